import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { statuses } from '../../services/claims/claim.ts';
import type { Command } from '../../services/claims/commands.ts';
import { newClaimId, newPoeId, type ClaimId } from '../../services/claims/ids.ts';
import { approveClaim } from '../../services/holds/approveClaim.ts';
import { claimHandler } from '../../services/handleClaim.ts';
import type { Clock } from '../../services/ports.ts';
import type { App } from '../answers/app.ts';
import { samplePdf } from './samplePdf.ts';
import { samples, type Sample, type SampleStep } from './sampleStories.ts';

const HOUR_MS = 3_600_000;

/**
 * Creates a dozen sample claims, in every status, through the commands that people press. Nobody is
 * notified. Answers how many.
 */
export async function addSamples(app: App): Promise<number> {
  for (const sample of samples) await play(sample, app);
  return samples.length;
}

export async function hasClaims({ store, directory }: App): Promise<boolean> {
  const organisations = new Set(
    samples.map(({ by }) => directory.actor(by).partner?.organisationId ?? ''),
  );
  const lists = [...organisations].map((organisation) =>
    store.list({
      of: { organisation },
      statuses,
      limit: 1,
    }),
  );
  return (await Promise.all(lists)).some(({ claims }) => claims.length > 0);
}

async function play({ by, fields, steps }: Sample, app: App): Promise<void> {
  const started = Date.parse(app.clock.now());
  let now = started;
  const clock: Clock = { now: () => new Date(now).toISOString() };
  // no notices for steps that lie in the past
  const store: App['store'] = {
    ...app.store,
    commit: (commit) => app.store.commit({ ...commit, entries: [] }),
  };
  const handleClaim = claimHandler({ ...app, store, clock, onCommit: () => undefined });
  const id = newClaimId(randomBytes(8));
  for (const step of steps) {
    now = started - step.hoursAgo * HOUR_MS;
    await takeStep(step, id);
  }
  now = started;
  await handleClaim.handle(id, { type: 'tick' });

  async function takeStep({ who, what }: SampleStep, claimId: ClaimId): Promise<void> {
    const actor = who === 'system' ? undefined : app.directory.actor(who === 'partner' ? by : who);
    if (what === 'create')
      return must(
        await handleClaim.create(
          { id: claimId, input: fields },
          { actor: app.directory.actor(by) },
        ),
      );
    if ('file' in what)
      return must(
        await handleClaim.handle(claimId, await storeFile(what.file, claimId), {
          actor: app.directory.actor(by),
        }),
      );
    const claim = (await app.store.load(claimId))?.value;
    const asking = { ...(actor ? { actor } : {}), rev: claim?.rev };
    if (what.type === 'approve')
      return must(await approveClaim(claimId, what, asking, { ...app, store, handleClaim }));
    return must(await handleClaim.handle(claimId, what, asking));
  }

  async function storeFile(name: string, claimId: ClaimId): Promise<Command> {
    const bytes = samplePdf([
      name,
      fields.name ?? '',
      `Customer: ${fields.customerName ?? ''}`,
      `Claim: ${claimId}`,
    ]);
    const poe = {
      id: newPoeId(randomBytes(6)),
      name,
      size: bytes.length,
      contentType: 'application/pdf',
      by,
      at: clock.now(),
    };
    await app.poeStore.put(claimId, poe.id, Readable.from([bytes]));
    return {
      type: 'addPoe',
      poe: { ...poe, sha256: createHash('sha256').update(bytes).digest('hex') },
    };
  }
}

function must({ refusal }: { refusal?: unknown }): void {
  if (refusal) throw new Error(`A sample claim was refused: ${JSON.stringify(refusal)}`);
}
