import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../services/claims/actor.ts';
import type { Command } from '../../services/claims/commands.ts';
import { evolve } from '../../services/claims/evolve.ts';
import type { Claim } from '../../services/claims/claim.ts';
import { receiptOf } from '../../services/handleClaim.ts';
import { claimIdOf, DAY, good, m365Input, people, poeOf } from '../support/law.ts';
import { makeParts, type TestParts } from '../support/parts.ts';

const id = claimIdOf('CPOR-1111-1111');

describe('handling a claim', () => {
  let parts: TestParts;
  beforeEach(() => {
    parts = makeParts();
  });
  afterEach(() => parts.close());

  const create = () =>
    parts.handleClaim.create({ id, input: m365Input }, { actor: people.partner });
  const rev = async () => (await parts.store.load(id))?.value.rev;
  const act = async (command: Command, actor: Actor = people.partner) =>
    parts.handleClaim.handle(id, command, { actor, rev: await rev() });
  const submitted = async () => {
    await create();
    await act({ type: 'addPoe', poe: poeOf(1) });
    return act(good.submit);
  };

  it('stores the claim, its history and its messages by one commit', async () => {
    await submitted();
    const stored = await parts.store.load(id);
    const events = await parts.store.events(id);
    expect(events.reduce<Claim | undefined>(evolve, undefined)).toEqual(stored?.value);
    expect((await parts.outbox.ofClaim(id)).map(({ message }) => message)).toMatchObject([
      { kind: 'refresh', claimId: id },
      { kind: 'notice', notice: 'submitted', audience: { to: 'reviewers' } },
    ]);
    expect(parts.committed.filter(({ message }) => message.kind === 'notice')).toHaveLength(1);
  });

  it('reads a claim anew that has changed since the caller read it', async () => {
    await submitted();
    const known = await parts.store.load(id);
    const actor = people.partner;
    const comment = { type: 'comment', comment: 'First.' } as const;
    await parts.handleClaim.handle(id, comment, { actor });
    const second = { type: 'comment', comment: 'Second.' } as const;
    const outcome = await parts.handleClaim.handle(id, second, { actor }, known ? { known } : {});
    expect(outcome.refusal).toBeUndefined();
    const said = (await parts.store.events(id)).flatMap((event) =>
      event.type === 'commented' ? [event.comment] : [],
    );
    expect(said).toEqual(['First.', 'Second.']);
  });

  it('writes nothing for a refused command', async () => {
    await create();
    const before = await parts.store.load(id);
    expect((await act(good.submit)).refusal).toMatchObject({ kind: 'poeMissing' });
    expect(await parts.store.load(id)).toEqual(before);
  });

  it('says of another organisation’s claim the same as of none', async () => {
    await create();
    const hidden = await parts.handleClaim.handle(id, good.discard, {
      actor: people.rival,
      rev: 2,
    });
    const missing = await parts.handleClaim.handle(claimIdOf('CPOR-9999-9999'), good.discard, {
      actor: people.rival,
      rev: 2,
    });
    expect(hidden).toEqual(missing);
    expect(
      await parts.handleClaim.create(
        { id, input: m365Input },
        {
          actor: {
            ...people.rival,
            partner: { ...people.rival.partner, organisationId: 'adatum' },
          },
        },
      ),
    ).toMatchObject({ events: [] });
  });

  it('does a press once that comes twice, one after the other or at the same moment', async () => {
    await submitted();
    const receipt = receiptOf('p', 'comment', { claimId: id, comment: 'Hello', once: 'x' });
    const comment = () =>
      parts.handleClaim.handle(
        id,
        { type: 'comment', comment: 'Hello' },
        { actor: people.partner, receipt },
      );
    const outcomes = [await comment(), ...(await Promise.all([comment(), comment()]))];
    expect(
      outcomes.every(({ refusal, claim }) => refusal === undefined && claim !== undefined),
    ).toBe(true);
    expect((await parts.store.events(id)).filter(({ type }) => type === 'commented')).toHaveLength(
      1,
    );
  });

  it('shows the result, not "stale", to a press that was carried out already', async () => {
    await submitted();
    const stale = await rev();
    const press = () =>
      parts.handleClaim.handle(id, good.startReview, {
        actor: people.reviewer,
        rev: stale,
        receipt: 'r1',
      });
    expect((await press()).claim?.state.status).toBe('underReview');
    expect(await press()).toMatchObject({
      claim: { state: { status: 'underReview' } },
      events: [],
    });
    expect(
      (
        await parts.handleClaim.handle(id, good.startReview, {
          actor: people.reviewer,
          rev: stale,
          receipt: 'r2',
        })
      ).refusal,
    ).toEqual({ kind: 'stale' });
  });

  it('makes one claim of a form that is sent twice', async () => {
    const outcomes = await Promise.all([create(), create()]);
    expect(outcomes.map(({ claim }) => claim?.id)).toEqual([id, id]);
    expect((await parts.store.events(id)).filter(({ type }) => type === 'created')).toHaveLength(1);
  });

  it('lets comments of many people at once all through: a lost race is tried again', async () => {
    await submitted();
    const comments = Array.from({ length: 12 }, (_, i) =>
      parts.handleClaim.handle(
        id,
        { type: 'comment', comment: `No ${i}` },
        { actor: people.partner },
      ),
    );
    expect((await Promise.all(comments)).every(({ refusal }) => !refusal)).toBe(true);
    expect((await parts.store.events(id)).filter(({ type }) => type === 'commented')).toHaveLength(
      12,
    );
  });

  it('carries out what is due first, by one commit with the command', async () => {
    await submitted();
    await act(good.startReview, people.reviewer);
    await act({ ...good.requestInformation, productIds: [] }, people.reviewer);
    const asked = await rev();
    parts.wait(10 * DAY);
    const late = await parts.handleClaim.handle(id, good.resubmit, {
      actor: people.partner,
      rev: asked,
    });
    expect(late.refusal).toEqual({ kind: 'stale' });
    expect(late.claim?.state).toMatchObject({ status: 'rejected', reason: 'noPartnerResponse' });
    expect((await parts.store.load(id))?.value).toEqual(late.claim);
  });

  it('names presses by person, verb, inputs and rendering, in whatever order the inputs come', () => {
    const one = receiptOf('p', 'v', { a: '1', b: '2' });
    expect(receiptOf('p', 'v', { b: '2', a: '1' })).toBe(one);
    const others = [
      receiptOf('q', 'v', { a: '1', b: '2' }),
      receiptOf('p', 'w', { a: '1', b: '2' }),
      receiptOf('p', 'v', { a: '1', b: '3' }),
      receiptOf('p', 'v', { a: '1' }),
    ];
    expect(new Set([one, ...others]).size).toBe(5);
  });
});
