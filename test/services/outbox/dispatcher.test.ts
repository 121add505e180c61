import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sweep } from '../../../services/sweep.ts';
import type { Command } from '../../../services/claims/commands.ts';
import { approveClaim } from '../../../services/holds/approveClaim.ts';
import { entryOf, HEADSTART_MS } from '../../../services/outbox/entries.ts';
import {
  claimIdOf,
  CONTACT_EMAIL,
  DAY,
  good,
  HOUR,
  m365Input,
  MONDAY,
  people,
  poeOf,
} from '../../support/law.ts';
import { makeParts, type TestParts } from '../../support/parts.ts';

const id = claimIdOf('CPOR-1111-1111');

describe('dispatching', () => {
  let parts: TestParts;
  beforeEach(async () => {
    parts = makeParts();
    for (const { person } of [people.partner, people.reviewer, people.otherReviewer])
      await parts.meet(person);
    await parts.meet(people.contact.person, CONTACT_EMAIL);
  });
  afterEach(() => {
    expect(parts.faults).toEqual([]);
    parts.close();
  });

  const act = async (
    command: Command,
    actor: Parameters<typeof parts.handleClaim.look>[1] = people.partner,
  ) => {
    const caller = { actor, rev: (await parts.store.load(id))?.value.rev };
    const outcome =
      command.type === 'approve'
        ? await approveClaim(id, command, caller, parts)
        : await parts.handleClaim.handle(id, command, caller);
    if (outcome.refusal) throw new Error(JSON.stringify(outcome.refusal));
  };
  const submitted = async () => {
    await parts.handleClaim.create({ id, input: m365Input }, { actor: people.partner });
    await act({ type: 'addPoe', poe: poeOf(1) });
    await act(good.submit);
  };
  const approved = async () => {
    await submitted();
    await act(good.startReview, people.reviewer);
    await act(good.approve, people.reviewer);
  };
  const flush = async () => {
    parts.wait(HEADSTART_MS + 1);
    await parts.dispatching.run();
  };
  const look = async () => {
    await sweep(parts);
    await flush();
    await sweep(parts);
    await flush();
  };

  it('tells all reviewers of a submitted claim, once each', async () => {
    await submitted();
    await flush();
    await flush();
    expect(parts.told.toSorted((a, b) => a.to.localeCompare(b.to))).toEqual([
      { to: 'Rashid Reviewer', what: 'submitted' },
      { to: 'Rita Reviewer', what: 'submitted' },
    ]);
  });

  it('leaves a fresh message to whoever committed it, for a while', async () => {
    await submitted();
    await parts.dispatching.run();
    expect(parts.told).toEqual([]);
    await parts.dispatching.send(parts.committed);
    expect(parts.told).toHaveLength(2);
  });

  it('tries again after what Teams says, and repeats nobody who has it', async () => {
    let busy = true;
    parts.teams.answer = (to) =>
      to.person.name === 'Rita Reviewer' && busy
        ? { kind: 'later', afterMs: HOUR, error: '429' }
        : { kind: 'sent', activityId: 'a' };
    await submitted();
    await flush();
    expect(parts.told.map(({ to }) => to)).toEqual(['Rashid Reviewer']);
    busy = false;
    await flush();
    expect(parts.told).toHaveLength(1);
    parts.wait(HOUR);
    await flush();
    expect(parts.told.map(({ to }) => to)).toEqual(['Rashid Reviewer', 'Rita Reviewer']);
  });

  it('gives up after a week and keeps the message as a dead letter that says why', async () => {
    parts.teams.answer = () => ({ kind: 'later', error: '503' });
    await submitted();
    for (let i = 0; i < 9; i += 1) {
      parts.wait(DAY);
      await parts.dispatching.run();
    }
    const notices = (await parts.outbox.ofClaim(id)).filter(
      ({ message }) => message.kind === 'notice',
    );
    expect(notices.map(({ state, error }) => ({ state, error }))).toEqual([
      { state: 'dead', error: '503' },
    ]);
  });

  it('writes down who cannot be reached, and asks Teams no more until they come back', async () => {
    parts.teams.answer = (to) =>
      to.person.name === 'Rita Reviewer'
        ? { kind: 'unreachable' }
        : { kind: 'sent', activityId: 'a' };
    await submitted();
    await flush();
    const entry = (await parts.outbox.ofClaim(id)).find(({ message }) => message.kind === 'notice');
    expect(
      Object.values(entry?.deliveries ?? {})
        .map(({ how }) => how)
        .toSorted(),
    ).toEqual(['sent', 'unreachable']);
    expect((await parts.conversations.of(people.reviewer.person))?.blockedAt).toBeDefined();
  });

  it('goes on after a crash between send and record: whoever was told may hear it twice, nobody never', async () => {
    await submitted();
    const entry = parts.committed.find(({ message }) => message.kind === 'notice');
    const stored = await parts.outbox.load(id, entry?.message.id ?? '');
    // a worker took it and died
    await parts.outbox.save(
      {
        ...(stored?.value ??
          entryOf({ kind: 'digest', id: 'x', claimId: 'x', at: MONDAY }, MONDAY)),
        attempts: 1,
        dueAt: new Date(Date.parse(MONDAY) + 60_000).toISOString(),
      },
      stored?.etag ?? '',
    );
    await parts.dispatching.send(parts.committed);
    expect(parts.told).toEqual([]);
    await parts.dispatching.recover();
    await parts.dispatching.run();
    expect(parts.told).toHaveLength(2);
  });

  it('sends one message once though two workers look at the same moment', async () => {
    await submitted();
    parts.wait(HEADSTART_MS + 1);
    await Promise.all([parts.dispatching.run(), parts.dispatching.run(), parts.dispatching.run()]);
    expect(parts.told).toHaveLength(2);
  });

  it('sends no reminder of a state that has ended meanwhile', async () => {
    await submitted();
    await act(good.startReview, people.reviewer);
    await act({ ...good.requestInformation, productIds: [] }, people.reviewer);
    await flush();
    parts.told.length = 0;
    parts.wait(2 * DAY);
    await sweep(parts);
    await act(good.resubmit);
    await flush();
    expect(parts.told.map(({ what }) => what)).toEqual(['resubmitted']);
  });

  it('notes that the customer was told, and only then lets silence count', async () => {
    parts.teams.answer = (to) =>
      to.person.name === 'Cora Contact'
        ? { kind: 'unreachable' }
        : { kind: 'sent', activityId: 'a' };
    await approved();
    await flush();
    parts.wait(9 * DAY);
    await look();
    expect((await parts.store.load(id))?.value.state).toMatchObject({
      status: 'approved',
      consent: 'open',
    });
    expect(parts.handed).toEqual([]);
    await act(good.recordCustomerTold, people.reviewer);
    await look();
    expect((await parts.store.load(id))?.value.state).toMatchObject({
      status: 'approved',
      consent: 'passed',
    });
    expect(parts.handed).toMatchObject([
      { action: 'assess', claimId: id, programme: 'OSU – Microsoft 365', payable: true },
    ]);
  });

  it('does not count a reminder as telling when the days that it counts have passed', async () => {
    parts.teams.answer = (to) =>
      to.person.name === 'Cora Contact'
        ? { kind: 'unreachable' }
        : { kind: 'sent', activityId: 'a' };
    await approved();
    await flush();
    parts.teams.answer = () => ({ kind: 'sent', activityId: 'a' });
    await parts.meet(people.contact.person, CONTACT_EMAIL);
    parts.wait(9 * DAY);
    await look();
    expect(parts.told.filter(({ to }) => to === 'Cora Contact')).toEqual([]);
    expect((await parts.store.load(id))?.value.state).toMatchObject({
      status: 'approved',
      consent: 'open',
    });
  });

  it('hands over to eligibility once, and frees and withdraws when the partner gives up', async () => {
    await approved();
    await flush();
    parts.wait(9 * DAY);
    await look();
    await look();
    await act(good.requestRejection);
    await flush();
    expect(parts.handed.map(({ action }) => action)).toEqual(['assess', 'withdraw']);
  });

  it('sends one digest of all that is overdue on each business day, from nine o’clock on', async () => {
    await submitted();
    await flush();
    parts.told.length = 0;
    parts.wait(7 * DAY);
    await look();
    const heard = () =>
      parts.told
        .filter(({ what }) => what.startsWith('digest'))
        .map(({ to }) => to)
        .toSorted();
    expect(heard()).toEqual([]);
    parts.wait(DAY - 3 * HOUR);
    await look();
    await look();
    expect(heard()).toEqual([]);
    parts.wait(3 * HOUR);
    await look();
    await look();
    expect(heard()).toEqual(['Rashid Reviewer', 'Rita Reviewer']);
    expect(parts.told.filter(({ what }) => what === 'digest of 1')).toHaveLength(2);
  });
});
