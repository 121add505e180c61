import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { partnerRoles, type Actor } from '../../services/claims/actor.ts';
import type { Person } from '../../services/claims/claim.ts';
import type { Organisation } from '../../services/claims/validate.ts';
import type { Directory, Log } from '../../services/ports.ts';

const guid = z.guid().transform((id) => id.toLowerCase());
const mpnId = z.string().regex(/^\d{5,10}$/, 'an MPN ID has 5 to 10 digits');
const peopleSchema = z.object({
  organisations: z.array(
    z.object({
      id: z.string().min(1),
      name: z.string().min(1),
      tenantId: guid,
      globalMpnId: mpnId,
      locations: z.array(z.object({ mpnId, name: z.string(), enrolled: z.boolean() })),
      people: z.array(
        z.object({
          aadObjectId: guid,
          name: z.string(),
          email: z.string(),
          roles: z.array(z.enum(partnerRoles)).default([]),
          mpnIds: z.array(mpnId).default([]),
        }),
      ),
    }),
  ),
  reviewers: z.array(
    z.object({ aadObjectId: guid, tenantId: guid, name: z.string(), email: z.string() }),
  ),
});
type People = z.infer<typeof peopleSchema>;
type Size = { readonly organisations: number; readonly people: number; readonly reviewers: number };

/** Milliseconds between checks whether the file has changed. */
const LOOK_EVERY_MS = 1000;

/**
 * The directory in a file, which is read again when it changes. If the new content is broken, the
 * last good one stays in force and the log says so. Throws where the first read fails.
 */
export function fileDirectory(name: string, log: Log): Directory & { size(): Size } {
  let people = readPeople(name);
  let stamp = stampOf(name);
  let looked = Date.now();

  function current(): People {
    if (Date.now() - looked < LOOK_EVERY_MS) return people;
    looked = Date.now();
    const now = stampOf(name);
    if (now === stamp) return people;
    stamp = now;
    try {
      people = readPeople(name);
      log.info('the directory file was read again', { file: name });
    } catch (error) {
      log.warn('the directory file is broken; the last good one stays in force', {
        file: name,
        error: error instanceof Error ? error.message : String(error),
      });
    }
    return people;
  }

  return {
    size: () => ({
      organisations: current().organisations.length,
      people: current().organisations.flatMap((one) => one.people).length,
      reviewers: current().reviewers.length,
    }),
    actor: (person) => actorOf(current(), person),
    organisation: (id) =>
      current().organisations.find((one) => one.id === id) satisfies Organisation | undefined,
    reviewers: () =>
      current().reviewers.map(({ aadObjectId, tenantId, name: full }): Person => ({
        id: aadObjectId,
        tenantId,
        name: full,
      })),
  };
}

function stampOf(name: string): string {
  const { mtimeMs = 0, size = 0 } = statSync(name, { throwIfNoEntry: false }) ?? {};
  return `${mtimeMs}/${size}`;
}

function readPeople(name: string): People {
  const parsed = peopleSchema.safeParse(readJsonFile(name));
  if (parsed.success) return parsed.data;
  throw new Error(
    `${name}: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`,
  );
}

function readJsonFile(name: string): unknown {
  try {
    return JSON.parse(readFileSync(name, 'utf8'));
  } catch (cause) {
    throw new Error(
      `the directory file ${name} cannot be read: ${cause instanceof Error ? cause.message : ''}`,
      {
        cause,
      },
    );
  }
}

function actorOf({ organisations, reviewers }: People, person: Person): Actor {
  const id = person.id.toLowerCase();
  const tenantId = person.tenantId.toLowerCase();
  const belongsTo = organisations.filter(
    ({ people, tenantId: theirs }) =>
      theirs === tenantId || people.some(({ aadObjectId }) => aadObjectId === id),
  );
  const own = belongsTo.find(
    ({ tenantId: theirs, people }) =>
      theirs === tenantId && people.some(({ aadObjectId }) => aadObjectId === id),
  );
  const entry = own?.people.find(({ aadObjectId }) => aadObjectId === id);
  const reviewer = reviewers.find((one) => one.aadObjectId === id && one.tenantId === tenantId);
  return {
    person: { id, tenantId, name: entry?.name ?? reviewer?.name ?? person.name },
    ...(own && entry
      ? { partner: { organisationId: own.id, roles: entry.roles, mpnIds: entry.mpnIds } }
      : {}),
    ...(reviewer ? { reviewer: { belongsTo: belongsTo.map((one) => one.id) } } : {}),
  };
}
