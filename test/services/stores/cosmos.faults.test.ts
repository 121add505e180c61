import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { noAssociations } from '../../../services/claims/associations.ts';
import type { ClaimEvent } from '../../../services/claims/events.ts';
import { entryOf } from '../../../services/outbox/entries.ts';
import type { Commit } from '../../../services/ports.ts';
import type { DigestMessage } from '../../../services/outbox/ports.ts';
import {
  checkCosmos,
  findCosmosProblems,
  createContainers,
  indexingPolicyOf,
} from '../../../services/stores/cosmosContainers.ts';
import { type CosmosFault, first, startCosmosDouble } from '../../support/cosmosDouble.ts';
import { connectTo, openOnDouble, storesOn } from '../../support/cosmosStores.ts';
import { good, MONDAY, run } from '../../support/law.ts';

/**
 * Longer than any machine takes: the faults here come from the double, never from a slow machine.
 */
const limits = { attemptMs: 20_000, callMs: 60_000 };
const digest: DigestMessage = { kind: 'digest', id: 'digest-1', claimId: 'digest-1', at: MONDAY };
const before = run([good.submit]);
const after = run([good.submit, good.startReview]);
const { id } = before.claim;
const newEvents: readonly ClaimEvent[] = after.events.slice(before.events.length);

let made: Awaited<ReturnType<typeof openOnDouble>>;
let next: Commit;
beforeEach(async () => {
  made = await openOnDouble({ limits });
  await made.claims.commit({ ...before, etag: undefined, dueAt: undefined, entries: [] });
  const { etag } = (await made.claims.load(id)) ?? {};
  next = {
    claim: after.claim,
    etag,
    dueAt: undefined,
    events: newEvents,
    entries: [],
    receipt: 'press',
  };
});
afterEach(() => made.close());

/**
 * A client whose attempts end soon, for answers that the double holds back; and one whose calls end
 * soon.
 */
const hasty = () => storesOn(connectTo(made.double, { limits: { ...limits, attemptMs: 1000 } }));
const inTurn = () => storesOn(connectTo(made.double, { limits: { ...limits, callMs: 300 } }));

/** Expects that every reader finds the whole commit, once. */
async function isThereOnce(): Promise<void> {
  expect((await made.claims.load(id))?.value).toEqual(after.claim);
  expect(await made.claims.events(id)).toEqual(after.events);
  expect(await made.claims.hasReceipt(id, 'press')).toBe(true);
}
async function isNotThere(): Promise<void> {
  expect((await made.claims.load(id))?.value).toEqual(before.claim);
  expect(await made.claims.events(id)).toEqual(before.events);
  expect(await made.claims.hasReceipt(id, 'press')).toBe(false);
}
/** Another caller changes the claim. */
const byOther = async (more: Partial<Commit> = {}): Promise<void> => {
  const other = storesOn(connectTo(made.double));
  const { etag } = (await other.claims.load(id)) ?? {};
  expect(await other.claims.commit({ ...next, etag, receipt: 'theirs', ...more })).toBe(
    'committed',
  );
};

describe('a commit whose answer leaves it open', () => {
  it.each<[string, CosmosFault]>([
    ['the connection breaks before it is stored', { done: false, answer: 'reset' }],
    ['the connection breaks after it was stored', { done: true, answer: 'reset' }],
    ['408, not stored', { done: false, answer: 408 }],
    ['408, stored', { done: true, answer: 408 }],
    ['449', { done: false, answer: 449 }],
    ['503, not stored', { done: false, answer: 503 }],
    ['503, stored', { done: true, answer: 503 }],
    ['500, stored', { done: true, answer: 500 }],
  ])('is there once, and is told so: %s', async (_, fault) => {
    made.double.fails(first('batch', 1, fault));
    expect(await made.claims.commit(next)).toBe('committed');
    await isThereOnce();
  });

  it('is there once, and is told so: the answer comes too late', async () => {
    const committed = Promise.withResolvers<void>();
    made.double.fails(first('batch', 1, { done: true, until: committed.promise }));
    expect(await hasty().claims.commit(next)).toBe('committed');
    // the first attempt, given up long ago, arrives only now
    committed.resolve();
    await new Promise(setImmediate);
    await isThereOnce();
  });

  it('is told as ours also when somebody has changed the claim since', async () => {
    const looking = Promise.withResolvers<void>();
    const changed = Promise.withResolvers<void>();
    const batches = first('batch', 1, { done: true, answer: 'reset' });
    made.double.fails((seen) => {
      // the first caller looks for its receipt and waits there until the other has committed
      if (seen.kind !== 'read' || seen.request.path[5] !== 'receipt-press') return batches(seen);
      looking.resolve();
      return { done: true, until: changed.promise };
    });
    const committing = made.claims.commit(next);
    await looking.promise;
    await byOther({ events: [], receipt: 'later' });
    changed.resolve();
    expect(await committing).toBe('committed');
    expect(made.double.seen.filter((kind) => kind === 'batch')).toHaveLength(3);
    await isThereOnce();
  });

  it('is told as ours also when it was stored so late that the next attempt meets it', async () => {
    // the first attempt waits for the second, is stored, and then the second arrives
    const second = Promise.withResolvers<void>();
    let batches = 0;
    made.double.fails(({ kind }) => {
      if (kind !== 'batch') return undefined;
      batches += 1;
      if (batches === 1) return { done: true, until: second.promise };
      if (batches > 2) return undefined;
      second.resolve();
      return { done: true, until: new Promise(setImmediate) };
    });
    expect(await hasty().claims.commit(next)).toBe('committed');
    expect(batches).toBe(2);
    await isThereOnce();
  });

  it('is a conflict where somebody else was first, with nothing of ours', async () => {
    await byOther();
    made.double.fails(first('batch', 1, { done: true, answer: 'reset' }));
    expect(await made.claims.commit(next)).toBe('conflict');
    expect(await made.claims.hasReceipt(id, 'press')).toBe(false);
  });

  it('is made once by one of two whose answers are both lost', async () => {
    made.double.fails(first('batch', 2, { done: true, answer: 'reset' }));
    const other = storesOn(connectTo(made.double, { limits }));
    const results = await Promise.all([
      made.claims.commit(next),
      other.claims.commit({ ...next, receipt: 'other' }),
    ]);
    expect(results.toSorted()).toEqual(['committed', 'conflict']);
    expect(await made.claims.events(id)).toEqual(after.events);
  });

  it('fails where nobody says what happened, after four attempts', async () => {
    const from = made.double.seen.length;
    made.double.fails(() => ({ done: false, answer: 503 }));
    await expect(made.claims.commit(next)).rejects.toThrow(/Cosmos DB does not say/);
    expect(made.double.seen.slice(from).filter((kind) => kind === 'batch')).toHaveLength(4);
    made.double.fails();
    await isNotThere();
  });

  it('fails where nobody answers at all, in the time of a turn', async () => {
    const never = Promise.withResolvers<void>();
    made.double.fails(() => ({ done: false, until: never.promise }));
    await expect(inTurn().claims.commit(next)).rejects.toThrow(
      /Cosmos DB did not answer within 300 ms/,
    );
    made.double.fails();
    never.resolve();
    await isNotThere();
  });
});

describe('a throttled request', () => {
  it.each(['batch', 'read', 'query'] as const)(
    'waits as long as Azure says, and is tried again: %s',
    async (kind) => {
      made.double.fails(first(kind, 2, { done: false, answer: 429, retryAfterMs: 30 }));
      expect(await made.claims.commit(next)).toBe('committed');
      await isThereOnce();
    },
  );

  it.each(['batch', 'read', 'query'] as const)(
    'is sent five times at most, then it is a fault: %s',
    async (kind) => {
      const from = made.double.seen.length;
      made.double.fails((seen) =>
        seen.kind === kind ? { done: false, answer: 429, retryAfterMs: 1 } : undefined,
      );
      const calls = {
        batch: () => made.claims.commit(next),
        read: () => made.claims.load(id),
        query: () => made.claims.events(id),
      };
      await expect(calls[kind]()).rejects.toMatchObject({ code: 429 });
      expect(made.double.seen.slice(from).filter((one) => one === kind)).toHaveLength(5);
    },
  );

  it('waits no more once it has waited 2 s, however long the call may take', async () => {
    const from = made.double.seen.length;
    made.double.fails((seen) =>
      seen.kind === 'batch' ? { done: false, answer: 429, retryAfterMs: 2000 } : undefined,
    );
    await expect(made.claims.commit(next)).rejects.toMatchObject({ code: 429 });
    expect(made.double.seen.slice(from).filter((kind) => kind === 'batch')).toHaveLength(2);
  });

  it('is given up in the time of a turn where Azure asks for more, and nothing is written later', async () => {
    made.double.fails(first('batch', 1, { done: false, answer: 429, retryAfterMs: 600 }));
    // a second attempt would succeed
    await expect(inTurn().claims.commit(next)).rejects.toThrow(/did not answer within 300 ms/);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await isNotThere();
  });
});

describe('reading', () => {
  it('goes on after a broken connection', async () => {
    made.double.fails(first('read', 1, { done: false, answer: 'reset' }));
    expect((await made.claims.load(id))?.value).toEqual(before.claim);
  });

  it('goes on after an answer that came too late', async () => {
    const read = Promise.withResolvers<void>();
    made.double.fails(first('query', 1, { done: true, until: read.promise }));
    expect(await hasty().claims.events(id)).toEqual(before.events);
    read.resolve();
  });
});

describe('the other writes whose answer is lost', () => {
  const lost: CosmosFault = { done: true, answer: 'reset' };
  const entry = entryOf(digest, MONDAY);

  it('a message that was added is added; one that was there before is not', async () => {
    made.double.fails(first('batch', 1, lost));
    expect(await made.outbox.add(entry)).toBe(true);
    made.double.fails(first('batch', 1, lost));
    expect(await made.outbox.add(entry)).toBe(false);
  });

  it('a lease that was taken is ours, with an etag that holds', async () => {
    await made.outbox.add(entry);
    const found = await made.outbox.load(digest.claimId, digest.id);
    made.double.fails(first('batch', 1, lost));
    const etag = await made.outbox.save({ ...entry, attempts: 1 }, found?.etag ?? '');
    expect(await made.outbox.save({ ...entry, attempts: 2 }, etag ?? '')).toBeDefined();
    expect(await made.outbox.save({ ...entry, attempts: 3 }, etag ?? '')).toBeUndefined();
  });

  it('associations that were saved are saved, and a lost race stays lost', async () => {
    made.double.fails(first('batch', 1, lost));
    expect(await made.associations.save(noAssociations('t1'), undefined)).toBe('saved');
    made.double.fails(first('batch', 1, lost));
    expect(await made.associations.save(noAssociations('t1'), undefined)).toBe('conflict');
  });

  it('an audit is there once', async () => {
    made.double.fails(first('batch', 1, lost));
    const by = { id: 'p', tenantId: 't', name: 'P' };
    await made.claims.audit(id, { v: 1, id: 'a/1?', at: MONDAY, by, what: 'poeOpened' });
    expect(await made.claims.audits(id)).toHaveLength(1);
  });
});

describe('an account that does not do', () => {
  it('is told what to do: consistency and missing containers', async () => {
    expect(await findCosmosProblems(made.cosmos)).toEqual([]);
    const empty = await startCosmosDouble({ consistency: 'Session' });
    const cosmos = connectTo(empty);
    const problems = (await findCosmosProblems(cosmos)).join('\n');
    for (const named of [
      'Session',
      'Strong',
      'claims',
      'conversations',
      'associations',
      'doctor -- --create',
    ])
      expect(problems).toContain(named);
    cosmos.close();
    await empty.close();
  });

  it('is refused where it writes in several regions', async () => {
    const many = await startCosmosDouble({ manyWriteRegions: true });
    const cosmos = connectTo(many);
    await createContainers(cosmos.database);
    await expect(checkCosmos(cosmos)).rejects.toThrow(/writes in several regions/);
    cosmos.close();
    await many.close();
  });

  it('is refused where a container has another partition key', async () => {
    made.double.collections.delete('associations');
    const partitionKey = { paths: ['/id'] };
    const indexingPolicy = indexingPolicyOf('associations');
    await made.cosmos.database.containers.create({
      id: 'associations',
      partitionKey,
      indexingPolicy,
    });
    await expect(checkCosmos(made.cosmos)).rejects.toThrow(
      'the container associations has the partition key /id, not /tenantId',
    );
  });

  it('that has lost its container is a fault, not a claim that is not there', async () => {
    made.double.collections.delete('claims');
    await expect(made.claims.load(id)).rejects.toMatchObject({ code: 404 });
    await expect(made.claims.commit(next)).rejects.toMatchObject({ code: 404 });
  });

  it('of which the key is wrong refuses everything, and that is a fault, not a conflict', async () => {
    const key = Buffer.from('another key').toString('base64');
    const stranger = storesOn(connectTo({ ...made.double, key }, { limits }));
    await expect(stranger.claims.load(id)).rejects.toMatchObject({ code: 401 });
    await expect(stranger.claims.commit(next)).rejects.toMatchObject({ code: 401 });
  });
});
