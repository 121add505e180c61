import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { entryOf } from '../../../services/outbox/entries.ts';
import { withPatience } from '../../../services/patience.ts';
import type { DigestMessage, OutboxEntry } from '../../../services/outbox/ports.ts';
import {
  findCosmosProblems,
  createContainers,
  indexingPolicyOf,
} from '../../../services/stores/cosmosContainers.ts';
import { connectTo, openOnDouble, storesOn } from '../../support/cosmosStores.ts';
import { good, MONDAY, run } from '../../support/law.ts';

/** Longer than any machine takes: no call here ends because a machine is slow. */
const limits = { attemptMs: 20_000, callMs: 60_000 };
const digest: DigestMessage = { kind: 'digest', id: 'digest-1', claimId: 'digest-1', at: MONDAY };
const said = (error: string): OutboxEntry => ({ ...entryOf(digest, MONDAY), error });

let made: Awaited<ReturnType<typeof openOnDouble>>;
beforeEach(async () => {
  made = await openOnDouble({ limits });
});
afterEach(() => made.close());
const stored = async (): Promise<OutboxEntry | undefined> =>
  (await made.outbox.load('digest-1', 'digest-1'))?.value;

describe('a document that is put', () => {
  it('is added, and replaced by the newest', async () => {
    for (const error of ['one', 'two']) await made.outbox.put(said(error));
    expect(await stored()).toEqual(said('two'));
  });

  it('is put once more where somebody else changed it between reading and writing', async () => {
    await made.outbox.put(said('one'));
    const other = storesOn(connectTo(made.double));
    let meddled: Promise<void> | undefined;
    made.double.fails(({ kind }) => {
      if (kind !== 'batch' || meddled) return undefined;
      meddled = Promise.resolve();
      return { done: false, answer: 449 };
    });
    const putting = made.outbox.put(said('ours'));
    meddled = other.outbox.put(said('theirs'));
    await Promise.all([putting, meddled]);
    expect(['ours', 'theirs']).toContain((await stored())?.error);
  });

  it('never comes back over what was put after it, though its own answer was lost', async () => {
    await made.outbox.put(said('one'));
    const newer: OutboxEntry = { ...said('newer'), state: 'done' };
    let lost = false;
    made.double.fails(({ kind }) => {
      if (kind === 'batch' && !lost) {
        lost = true;
        return { done: true, answer: 'reset' };
      }
      // our write is stored; before it is looked for, another caller overwrites it
      const partition = made.double.collections
        .get('claims')
        ?.partitions.get(JSON.stringify(['digest-1']));
      const [[key, item] = []] = partition ?? [];
      if (kind === 'read' && lost && item && item.write !== 'theirs')
        partition?.set(key ?? '', { ...item, write: 'theirs', doc: newer, _etag: '"theirs"' });
      return undefined;
    });
    await made.outbox.put(said('ours'));
    expect(await stored()).toEqual(newer);
  });
});

describe('a commit of which one attempt was open and the next is refused for certain', () => {
  it.each([429, 403])('is told as ours, since it was stored (%s)', async (refused) => {
    const before = run([good.submit]);
    const after = run([good.submit, good.startReview]);
    const { id } = before.claim;
    await made.claims.commit({ ...before, etag: undefined, dueAt: undefined, entries: [] });
    const { etag } = (await made.claims.load(id)) ?? {};
    let batches = 0;
    let reads = 0;
    made.double.fails(({ kind }) => {
      if (kind === 'batch') {
        batches += 1;
        if (batches === 1) return { done: true, answer: 'reset' };
        return batches === 2 ? { done: false, answer: refused, retryAfterMs: 1 } : undefined;
      }
      if (kind !== 'read') return undefined;
      reads += 1;
      return reads === 1 ? { done: false, answer: 503 } : undefined;
    });
    const events = after.events.slice(before.events.length);
    const commit = {
      claim: after.claim,
      etag,
      dueAt: undefined,
      events,
      entries: [],
      receipt: 'press',
    };
    expect(await made.claims.commit(commit)).toBe('committed');
    made.double.fails();
    expect((await made.claims.load(id))?.value).toEqual(after.claim);
  });
});

describe('a turn', () => {
  it('ends in its own time, however many calls it makes of an account that is slow', async () => {
    const began = Date.now();
    let passed = 0;
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => began + passed);
    const never = Promise.withResolvers<void>();
    // three calls of ten seconds, one of almost all that is left, and then no answer: each alone
    // would have been in time
    const slow = [10_000, 10_000, 10_000, 29_900];
    let calls = 0;
    made.double.fails(() =>
      calls < slow.length ? undefined : { done: true, until: never.promise },
    );
    const turn = withPatience(60_000, async () => {
      for (; calls < 100; calls += 1) {
        await made.claims.due(MONDAY, 1);
        passed += slow[calls] ?? 0;
      }
    });
    try {
      await expect(turn).rejects.toThrow(/did not answer within 100 ms/);
      expect(calls).toBe(4);
    } finally {
      clock.mockRestore();
      never.resolve();
    }
  });
});
describe('containers of an earlier version', () => {
  it('are named before the start, and mended by --create', async () => {
    const claims = made.double.collections.get('claims');
    if (!claims) throw new Error('There is no container of claims.');
    const { includedPaths = [], ...rest } = indexingPolicyOf('claims');
    const indexingPolicy = {
      ...rest,
      includedPaths: includedPaths.filter(({ path }) => path !== '/customer/?'),
    };
    const policy = { id: 'claims', partitionKey: { paths: ['/claimId'] }, indexingPolicy };
    made.double.collections.set('claims', { ...claims, policy });
    expect(await findCosmosProblems(made.cosmos)).toEqual([
      expect.stringMatching(/claims lacks an index.*--create/),
    ]);
    expect(await createContainers(made.cosmos.database)).toEqual(['claims (index)']);
    expect(await findCosmosProblems(made.cosmos)).toEqual([]);
    expect(indexingPolicyOf('claims').includedPaths).toContainEqual({ path: '/customer/?' });
  });
});
