import { beforeAll, describe, expect, it } from '@jest/globals';
import { cardIn, type Answer, type Call, type Person } from '../support/fakeTeams.ts';
import { objectOf, type Card, type Json } from '../support/requests.ts';
import { inWorld } from './support/inWorld.ts';
import {
  makeApproved,
  dataFor,
  ines,
  mara,
  must,
  rosa,
  startWorld,
  stan,
  makeSubmitted,
  vera,
  viktor,
} from './support/world.ts';
import { isDigest, monday } from './support/calendar.ts';
import { elsewhere } from './support/listening.ts';
import { actionsOf, element, statusOf, verbsOf, wordsIn } from '../support/cardReading.ts';

const CHANNEL = '19:reviewers0123@thread.tacv2';
const w = inWorld({ REVIEW_CHANNEL: CHANNEL });

const inChannel = (claimId: string, kind: Call['kind'], from = 0): Call[] =>
  w.teams.calls
    .slice(from)
    .filter((call) => call.kind === kind && call.conversation.startsWith(CHANNEL))
    .filter(({ activity }) => JSON.stringify(activity).includes(claimId));
const cardOf = (call: Call | undefined): Card | undefined => cardIn(call?.activity ?? {});
const textOf = ({ activity }: Call): string =>
  typeof activity.text === 'string' ? activity.text : '';
/**
 * Sends what a client in the channel sends: by itself, or when somebody presses a button in their
 * own view.
 */
const press = (who: Person, verb: string, data: Json, message = ''): Promise<Answer> =>
  w.teams.press(who, verb, data, message, {
    id: `${CHANNEL};messageid=${message}`,
    conversationType: 'channel',
  });

describe('a claim in the reviewers’ channel', () => {
  let claimId: string;
  let message: string;
  beforeAll(async () => {
    claimId = await makeSubmitted(w, elsewhere());
    await w.advance();
    message = inChannel(claimId, 'post')[0]?.activityId ?? '';
  });

  it('is one card, and reviewers’ own chats stay silent', () => {
    expect(inChannel(claimId, 'post')).toHaveLength(1);
    for (const who of [vera, viktor])
      expect(JSON.stringify(w.teams.posts(who))).not.toContain(claimId);
  });

  it('shows everybody there a card without actions, partner or customer', () => {
    const card = cardOf(inChannel(claimId, 'post')[0]);
    expect([element(card, 'claimId'), statusOf(card)]).toEqual([claimId, 'Submitted']);
    const { refresh, ...rest } = card ?? {};
    expect(actionsOf(rest)).toEqual([]);
    expect(objectOf(refresh).action).toMatchObject({ verb: 'refreshClaim', data: { claimId } });
    for (const words of ['Alpine', 'Trey', 'Carl', ines.name])
      expect(JSON.stringify(card)).not.toContain(words);
  });

  it('is shown to each reviewer in a view of their own, which their clients ask for', async () => {
    const { userIds } = objectOf(cardOf(inChannel(claimId, 'post')[0])?.refresh) as {
      userIds: string[];
    };
    expect(userIds).toEqual(expect.arrayContaining([vera.id, viktor.id]));
    expect(userIds.length).toBeLessThanOrEqual(60);
    const from = w.teams.calls.length;
    const { card } = await press(vera, 'refreshClaim', { claimId }, message);
    expect(verbsOf(card)).toContain('startReview');
    expect(objectOf(card?.refresh).userIds).toEqual([vera.id]);
    expect(w.teams.calls.slice(from).filter(({ kind }) => kind === 'update')).toEqual([]);
  });

  it('is nothing to who is no reviewer, nor to one of the partner', async () => {
    expect((await press(stan, 'refreshClaim', { claimId }, message)).says).toMatch(/personal chat/);
    expect((await press(rosa, 'startReview', { claimId, rev: 1 }, message)).says).toMatch(
      /personal chat/,
    );
    // of a partner and a reviewer at once: what partners do is done in their own chat
    for (const verb of ['listClaims', 'newClaim'])
      expect((await press(mara, verb, { page: 0 }, message)).says).toMatch(/personal chat/);
    const own = await makeSubmitted(w, { mpnId: '6660001', ...elsewhere() }, rosa);
    await w.advance();
    expect((await press(mara, 'refreshClaim', { claimId: own }, message)).says).toMatch(
      /no such claim/i,
    );
    expect((await press(mara, 'refreshClaim', { claimId }, message)).card).toBeDefined();
  });

  it('is acted on there, and the card is brought up to date for all', async () => {
    const from = w.teams.calls.length;
    const started = await press(
      vera,
      'startReview',
      await dataFor(w, vera, 'startReview', claimId),
      message,
    );
    expect([statusOf(started.card), verbsOf(started.card).includes('approveClaim')]).toEqual([
      'Under review',
      true,
    ]);
    await w.advance();
    const updates = inChannel(claimId, 'update', from);
    expect(new Set(updates.map(({ activityId }) => activityId))).toEqual(new Set([message]));
    expect(statusOf(cardOf(updates.at(-1)))).toBe('Under review');
    // never somebody's own view in what all see
    for (const update of updates)
      expect(verbsOf({ ...cardOf(update), refresh: undefined })).toEqual([]);
    // the own chat is where it was: a press in the channel does not move it
    const comment = await w.say(vera, 'queue');
    expect(comment.status).toBe(200);
  });

  it('has comments and what happens as replies in its thread', async () => {
    const from = w.teams.calls.length;
    await must(w, ines, 'comment', claimId, { comment: 'Page 3 is *signed*.' });
    await w.advance();
    const [reply] = inChannel(claimId, 'post', from);
    expect(reply?.conversation).toBe(`${CHANNEL};messageid=${message}`);
    expect(reply && textOf(reply)).toMatch(/Page 3 is \*signed\*\./);
    expect(reply?.activity.textFormat).toBe('plain');
    expect(inChannel(claimId, 'post')).toHaveLength(2);
  });

  it('still reaches partners and customers in their own chats', async () => {
    const other = await makeApproved(w, { productIds: 'm365.intune' });
    await w.advance();
    expect(wordsIn(w.teams.posts(ines).map(({ activity }) => cardIn(activity)))).toContain(other);
  });
});

describe('the digest', () => {
  it('is one line in the channel that names the claims', async () => {
    const week = await monday(w);
    const claimId = await makeSubmitted(w, elsewhere());
    const from = w.teams.calls.length;
    await week.to(9, '12:00');
    const lines = inChannel(claimId, 'post', from).filter((call) =>
      textOf(call).startsWith('Overdue:'),
    );
    expect(lines.length).toBeGreaterThan(0);
    expect(w.teams.posts(vera, from).filter(isDigest)).toEqual([]);
  });
});

describe('a channel that cannot be reached', () => {
  it('is no reason for silence: reviewers are told in their own chats', async () => {
    w.teams.faults((call) =>
      call.conversation.startsWith(CHANNEL)
        ? { status: 403, code: 'BotNotInConversationRoster' }
        : undefined,
    );
    const claimId = await makeSubmitted(w, elsewhere());
    await w.advance();
    w.teams.faults();
    for (const who of [vera, viktor]) expect(JSON.stringify(w.teams.posts(who))).toContain(claimId);
  });
});

describe('a claim that was under way before there was a channel', () => {
  it('comes there with its card and with what happened', async () => {
    const there = await startWorld();
    const claimId = await makeSubmitted(there);
    await there.advance();
    await there.restart({ REVIEW_CHANNEL: CHANNEL });
    const from = there.teams.calls.length;
    await must(there, ines, 'comment', claimId, { comment: 'Since yesterday.' });
    await there.advance();
    const posts = there.teams.calls
      .slice(from)
      .filter((call) => call.kind === 'post' && call.conversation.startsWith(CHANNEL));
    expect(posts.map((call) => (cardOf(call) ? 'card' : textOf(call)))).toEqual([
      'card',
      expect.stringContaining('Since yesterday.'),
    ]);
    expect(objectOf(posts[0]?.activity.conversation).tenantId).toBe(vera.tenant);
    await there.stop();
  });
});

describe('without anybody met who reviews', () => {
  it('nobody is told in the channel, and nothing is lost', async () => {
    const there = await startWorld({ REVIEW_CHANNEL: CHANNEL }, [ines]);
    const claimId = await makeSubmitted(there);
    await there.advance();
    expect(
      there.teams.calls.filter(({ conversation }) => conversation.startsWith(CHANNEL)),
    ).toEqual([]);
    await there.install(vera);
    expect(wordsIn((await there.say(vera, 'queue')).card)).toContain(claimId);
    await there.stop();
  });
});
