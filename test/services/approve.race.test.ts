import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { approveClaim, releaseHold } from '../../services/approveClaim.ts';
import { heldByOthers, holdKeys } from '../../services/claims/associations.ts';
import type { Actor } from '../../services/claims/actor.ts';
import type { Command } from '../../services/claims/commands.ts';
import type { ClaimId } from '../../services/claims/ids.ts';
import type { AssociationStore, ClaimStore } from '../../services/ports.ts';
import { claimIdOf, CUSTOMER_TENANT, good, m365Input, people, poeOf, runs } from '../support/law.ts';
import { makeParts, type TestParts } from '../support/parts.ts';

const ours = claimIdOf('CPOR-1111-1111');
const theirs = claimIdOf('CPOR-2222-2222');
const rival: Actor = { ...people.rival, partner: { ...people.rival.partner, organisationId: 'adatum' } };
class Crash extends Error {}

/** Lets the n-th write of a kind crash, before or after it was done; and gives others a turn before each step. */
function crashing<T extends object>(
  target: T,
  method: keyof T,
  fails: (n: number) => 'before' | 'after' | undefined,
): T {
  let n = 0;
  const original = target[method] as (...values: unknown[]) => Promise<unknown>;
  const wrapped = async (...values: unknown[]): Promise<unknown> => {
    const when = fails((n += 1));
    await new Promise(setImmediate);
    if (when === 'before') throw new Crash();
    const done = await original.apply(target, values);
    await new Promise(setImmediate);
    if (when === 'after') throw new Crash();
    return done;
  };
  return { ...target, [method]: wrapped };
}

async function underReview(parts: TestParts, id: ClaimId, actor: Actor): Promise<void> {
  await parts.handleClaim.create({ id, input: m365Input }, { actor });
  const rev = async () => (await parts.store.load(id))?.value.rev;
  for (const [command, who] of [
    [{ type: 'addPoe', poe: poeOf(1) }, actor],
    [good.submit, actor],
    [good.startReview, people.reviewer],
  ] satisfies [Command, Actor][]) {
    const { refusal } = await parts.handleClaim.handle(id, command, { actor: who, rev: await rev() });
    if (refusal) throw new Error(JSON.stringify(refusal));
  }
}

const approve = async (
  parts: TestParts,
  id: ClaimId,
  more: { associations?: AssociationStore; store?: ClaimStore } = {},
) => {
  const rev = (await parts.store.load(id))?.value.rev;
  return approveClaim(
    id,
    { comment: '', confirmContact: false },
    { actor: people.reviewer, rev },
    { ...parts, ...more },
  );
};
const status = async (parts: TestParts, id: ClaimId) => (await parts.store.load(id))?.value.state.status;

async function holders(parts: TestParts): Promise<string[]> {
  const stored = await parts.associations.load(CUSTOMER_TENANT);
  return holdKeys({ activity: 'usage', productIds: ['m365.exchange', 'm365.teams'] }).flatMap(
    (key) => stored?.value.holds[key]?.organisation ?? [],
  );
}

describe('two competing claims', () => {
  it('are approved one after the other: the second is refused while the first holds', async () => {
    const parts = makeParts();
    await underReview(parts, ours, people.partner);
    await underReview(parts, theirs, rival);
    expect((await approve(parts, ours)).claim?.state.status).toBe('approved');
    expect((await approve(parts, theirs)).refusal).toEqual({ kind: 'heldByOther' });
    expect(await status(parts, theirs)).toBe('underReview');
    parts.close();
  });

  it('of the same organisation may share a workload', async () => {
    const parts = makeParts();
    await underReview(parts, ours, people.partner);
    await underReview(parts, theirs, people.partner);
    await approve(parts, ours);
    expect((await approve(parts, theirs)).claim?.state.status).toBe('approved');
    parts.close();
  });

  it('a rejected claim frees what it held, and releasing twice is the same', async () => {
    const parts = makeParts();
    await underReview(parts, ours, people.partner);
    await underReview(parts, theirs, rival);
    await approve(parts, ours);
    const rev = (await parts.store.load(ours))?.value.rev;
    await parts.handleClaim.handle(ours, good.requestRejection, { actor: people.partner, rev });
    await releaseHold(ours, CUSTOMER_TENANT, parts);
    await releaseHold(ours, CUSTOMER_TENANT, parts);
    expect((await approve(parts, theirs)).claim?.state.status).toBe('approved');
    parts.close();
  });

  it('what a crash between the two writes left reserved is taken over', async () => {
    const parts = makeParts();
    await underReview(parts, ours, people.partner);
    await underReview(parts, theirs, rival);
    const associations = crashing(parts.associations, 'save', () => 'after');
    await expect(approve(parts, ours, { associations })).rejects.toThrow(Crash);
    expect(await holders(parts)).toEqual(['fabrikam', 'fabrikam']);
    expect((await approve(parts, theirs)).claim?.state.status).toBe('approved');
    expect(await holders(parts)).toEqual(['adatum', 'adatum']);
    expect((await approve(parts, ours)).refusal).toEqual({ kind: 'heldByOther' });
    parts.close();
  });

  it('are never both approved, and whoever is holds, whatever crashes and whoever is first', async () => {
    const faults = fc.record({
      ours: fc.constantFrom('before' as const, 'after' as const, undefined),
      theirs: fc.constantFrom('before' as const, 'after' as const, undefined),
      again: fc.boolean(),
      first: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(faults, async ({ ours: a, theirs: b, again, first }) => {
        const parts = makeParts();
        await underReview(parts, ours, people.partner);
        await underReview(parts, theirs, rival);
        const attempt = (id: ClaimId, when: 'before' | 'after' | undefined) =>
          approve(parts, id, {
            associations: crashing(parts.associations, 'save', (n) => (n === 1 ? when : undefined)),
          }).catch((error: unknown) => {
            if (!(error instanceof Crash)) throw error;
            return undefined;
          });
        const pair = [() => attempt(ours, a), () => attempt(theirs, b)];
        await Promise.all((first ? pair : pair.toReversed()).map((one) => one()));
        if (again) await Promise.all([attempt(theirs, undefined), attempt(ours, undefined)]);
        const approved = [];
        for (const id of [ours, theirs]) if ((await status(parts, id)) === 'approved') approved.push(id);
        expect(approved.length).toBeLessThan(2);
        if (again) expect(approved).toHaveLength(1);
        const [winner] = approved;
        if (winner)
          expect(await holders(parts)).toEqual(winner === ours ? ['fabrikam', 'fabrikam'] : ['adatum', 'adatum']);
        const stored = await parts.associations.load(CUSTOMER_TENANT);
        if (winner && stored)
          expect(
            heldByOthers(
              stored.value,
              holdKeys({ activity: 'usage', productIds: ['m365.teams'] }),
              winner === ours ? 'fabrikam' : 'adatum',
            ),
          ).toEqual([]);
        parts.close();
      }),
      runs(600),
    );
  }, 120_000);
});
