import { describe, expect, it } from '@jest/globals';
import { cardIn, type Person } from '../support/fakeTeams.ts';
import type { Card } from '../support/requests.ts';
import { inWorld } from './support/inWorld.ts';
import {
  act,
  makeApproved,
  makeAsked,
  carl,
  dataFor,
  ines,
  must,
  olaf,
  makeSubmitted,
  makeUnderReview,
  vera,
  viktor,
} from './support/world.ts';
import { elsewhere } from './support/listening.ts';
import {
  actionsOf,
  element,
  filled,
  inputsOf,
  linkOf,
  statusOf,
  verbsOf,
  wordsIn,
} from '../support/cardReading.ts';

const w = inWorld();

/** Posts the claim's card into somebody's chat; answers the message. */
async function postCard(who: Person, claimId: string): Promise<string> {
  // messages that are on their way to the chat come first
  await w.advance();
  const { posts } = await w.say(who, `claim ${claimId}`);
  await w.advance();
  return posts.at(-1)?.activityId ?? '';
}
/** The card that a message shows now: as posted, or as edited last. */
function shownCard(who: Person, activityId: string): Card | undefined {
  const all = [...w.teams.posts(who), ...w.teams.updates(who)].filter(
    (call) => call.activityId === activityId,
  );
  return cardIn(all.at(-1)?.activity ?? {});
}
const isLine = (card: Card | undefined): boolean =>
  actionsOf(card).length === 0 &&
  inputsOf(card).length === 0 &&
  /see its newer card in this chat/.test(wordsIn(card));

describe('the card of the other side', () => {
  it('is updated in place, without a word, in each reader’s own view', async () => {
    const claimId = await makeSubmitted(w, elsewhere());
    const [inVeras, inOlafs] = [await postCard(vera, claimId), await postCard(olaf, claimId)];
    const from = w.teams.calls.length;
    const { card } = await act(w, ines, 'editClaim', claimId);
    const edited = await w.press(
      ines,
      'saveClaim',
      filled(card, 'saveClaim', { mpnId: '5550002' }),
    );
    expect(statusOf(edited.card)).toBe('Submitted');
    for (const [who, message] of [
      [vera, inVeras],
      [olaf, inOlafs],
    ] as const) {
      await w.teams.until((call) => call.kind === 'update' && call.activityId === message, from);
      expect(wordsIn(shownCard(who, message))).toContain('5550002');
      expect(w.teams.posts(who, from)).toEqual([]);
    }
    expect(verbsOf(shownCard(vera, inVeras))).toContain('startReview');
    // people who may only look get no button that changes anything
    expect(verbsOf(shownCard(olaf, inOlafs))).not.toContain('editClaim');
  });

  it('can be pressed as it then is', async () => {
    const claimId = await makeSubmitted(w, elsewhere());
    const message = await postCard(vera, claimId);
    await must(w, viktor, 'startReview', claimId);
    await w.advance();
    expect(statusOf(shownCard(vera, message))).toBe('Under review');
    const data = filled(shownCard(vera, message), 'approveClaim');
    expect(statusOf((await w.press(vera, 'approveClaim', data, message)).card)).toBe('Approved');
  });

  it('tells a customer nothing that is none of their business', async () => {
    const claimId = await makeApproved(w);
    await w.advance();
    const message = await postCard(carl, claimId);
    const from = w.teams.calls.length;
    await must(w, ines, 'comment', claimId, { comment: 'Between partner and reviewer.' });
    await w.advance();
    const seen =
      JSON.stringify(w.teams.updates(carl, from)) + JSON.stringify(shownCard(carl, message));
    for (const words of [
      'Between partner',
      'Trey moves to Teams',
      vera.name,
      'Pia Partner',
      'work.txt',
    ])
      expect(seen).not.toContain(words);
    await must(w, ines, 'requestRejection', claimId, { detail: 'other' });
    await w.advance();
    expect(verbsOf(shownCard(carl, message))).not.toContain('declineAssociation');
  });

  it('keeps what an answer said as long as the status stays, and lacks nothing of what happened since', async () => {
    const claimId = await makeUnderReview(w, { productIds: 'm365.yammer' });
    const message = await postCard(vera, claimId);
    await w.press(vera, 'approveClaim', await dataFor(w, vera, 'approveClaim', claimId), message);
    await w.advance();
    // the customer was told after the answer
    expect(wordsIn(shownCard(vera, message))).toMatch(
      /Approved\. The partner is told.*Customer told: carl@trey\.example/,
    );
    await must(w, carl, 'declineAssociation', claimId, { comment: 'No.' });
    await w.advance();
    const now = w.teams.posts(vera).at(-1);
    expect(wordsIn(now?.activity)).not.toContain('The partner is told');
  });

  it('keeps a link to the upload page while files come by it', async () => {
    const claimId = await makeSubmitted(w, elsewhere());
    const message = await postCard(ines, claimId);
    await w.press(ines, 'addPoe', await dataFor(w, ines, 'addPoe', claimId), message);
    await w.advance();
    const from = w.teams.calls.length;
    await must(w, vera, 'reassignClaim', claimId, { reviewerId: vera.aad });
    const noted = await w.teams.until(
      ({ kind, conversation }) => kind === 'post' && conversation === ines.chat,
      from,
    );
    expect(wordsIn(noted.activity)).toContain('new reviewer');
    await w.press(ines, 'addPoe', await dataFor(w, ines, 'addPoe', claimId), noted.activityId);
    await w.advance();
    const link = linkOf(shownCard(ines, noted.activityId));
    await w.put(link, 'more.txt', Buffer.from('More of it.'));
    await w.advance();
    expect(wordsIn(shownCard(ines, noted.activityId))).toMatch(/more\.txt was added/);
    expect(linkOf(shownCard(ines, noted.activityId))).toContain('/poe/upload/');
  });

  it('is left alone while a question stands there, and what is typed into it', async () => {
    const claimId = await makeUnderReview(w, elsewhere());
    const message = await postCard(vera, claimId);
    const question = await w.press(
      vera,
      'rejectClaim',
      await dataFor(w, vera, 'rejectClaim', claimId),
      message,
    );
    await w.teams.until((call) => call.kind === 'update' && call.activityId === message);
    expect(inputsOf(question.card).map(({ id }) => id)).toContain('reason');
    const from = w.teams.calls.length;
    await must(w, ines, 'comment', claimId, { comment: 'One more thing.' });
    await w.advance();
    expect(w.teams.updates(vera, from).filter(({ activityId }) => activityId === message)).toEqual(
      [],
    );
    expect(w.teams.posts(vera, from)).toHaveLength(1);
  });

  it('is left alone where it has become a list since', async () => {
    const claimId = await makeSubmitted(w, elsewhere());
    const message = await postCard(vera, claimId);
    await w.press(vera, 'reviewQueue', { page: 0 }, message);
    await w.advance();
    const from = w.teams.calls.length;
    await must(w, viktor, 'startReview', claimId);
    await w.advance();
    expect(w.teams.updates(vera, from)).toEqual([]);
  });
});

describe('a form in a chat', () => {
  it('is never overwritten by an upload that its chat asked for before', async () => {
    const claimId = await makeSubmitted(w, elsewhere());
    const message = await postCard(ines, claimId);
    await w.press(ines, 'addPoe', await dataFor(w, ines, 'addPoe', claimId), message);
    await w.advance();
    const link = linkOf(shownCard(ines, message));
    const form = await w.press(
      ines,
      'editClaim',
      await dataFor(w, ines, 'editClaim', claimId),
      message,
    );
    expect(inputsOf(form.card).length).toBeGreaterThan(3);
    await w.advance();
    await w.put(link, 'meanwhile.txt', Buffer.from('While the form was open.'));
    await w.advance();
    expect(inputsOf(shownCard(ines, message)).length).toBeGreaterThan(3);
  });

  it('is not wiped by a comment of the other side, nor is what is typed on the card', async () => {
    const claimId = await makeUnderReview(w, elsewhere());
    const message = await postCard(viktor, claimId);
    const from = w.teams.calls.length;
    await must(w, ines, 'comment', claimId, { comment: 'One more.' });
    await w.advance();
    expect(
      w.teams.updates(viktor, from).filter(({ activityId }) => activityId === message),
    ).toEqual([]);
  });

  it('leaves the newest card alone when an older one asked for the file', async () => {
    const claimId = await makeSubmitted(w, elsewhere());
    const older = await postCard(ines, claimId);
    await w.press(ines, 'addPoe', await dataFor(w, ines, 'addPoe', claimId), older);
    await w.advance();
    const link = linkOf(shownCard(ines, older));
    const newer = await postCard(ines, claimId);
    await w.put(link, 'late.txt', Buffer.from('Later than the card.'));
    await w.advance();
    expect(isLine(shownCard(ines, older))).toBe(true);
    expect(wordsIn(shownCard(ines, newer))).toContain('late.txt');
  });
});

describe('a chat that hangs', () => {
  it('does not keep the others’ cards from being brought up to date', async () => {
    const claimId = await makeUnderReview(w, elsewhere());
    const message = await postCard(viktor, claimId);
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    let hung = false;
    w.teams.faults((call) => {
      if (call.conversation !== ines.chat || call.kind !== 'post') return undefined;
      hung = true;
      return { before: () => released };
    });
    const from = w.teams.calls.length;
    await w.press(vera, 'approveClaim', await dataFor(w, vera, 'approveClaim', claimId));
    await w.teams.until((call) => call.kind === 'update' && call.activityId === message, from);
    expect([hung, w.teams.posts(ines, from)]).toEqual([true, []]);
    w.teams.faults();
    release();
    await w.advance();
    expect(statusOf(shownCard(viktor, message))).toBe('Approved');
  });
});

describe('a claim in a chat', () => {
  it('has one live card: the older become one line without a button', async () => {
    const claimId = await makeSubmitted(w, elsewhere());
    const messages = [
      await postCard(ines, claimId),
      await postCard(ines, claimId),
      await postCard(ines, claimId),
    ];
    const cards = messages.map((message) => shownCard(ines, message));
    expect(cards.map(isLine)).toEqual([true, true, false]);
    expect(wordsIn(cards[0])).toContain(claimId);
    expect(element(cards[2], 'claimId')).toBe(claimId);
  });

  it('gives way to the card that answers a dropped file', async () => {
    const claimId = await makeSubmitted(w, elsewhere());
    const older = await postCard(ines, claimId);
    await w.press(ines, 'addPoe', await dataFor(w, ines, 'addPoe', claimId), older);
    await w.drop(ines, 'dropped.txt', Buffer.from('What was done.'));
    await w.advance();
    const newer = w.teams.posts(ines).at(-1)?.activityId ?? '';
    expect(wordsIn(shownCard(ines, newer))).toContain('dropped.txt was added');
    expect([isLine(shownCard(ines, older)), isLine(shownCard(ines, newer))]).toEqual([true, false]);
  });

  it('gives way to a notice, and a pressed row to the card that it opens', async () => {
    const claimId = await makeSubmitted(w, elsewhere());
    const before = await postCard(ines, claimId);
    await must(w, vera, 'startReview', claimId);
    await w.advance();
    expect(isLine(shownCard(ines, before))).toBe(true);
    const notice = w.teams.posts(ines).at(-1)?.activityId ?? '';
    expect(statusOf(shownCard(ines, notice))).toBe('Under review');
    const list = (await w.say(ines, 'my claims')).posts.at(-1)?.activityId ?? '';
    await w.press(ines, 'showClaim', { claimId }, list);
    await w.advance();
    expect([isLine(shownCard(ines, notice)), statusOf(shownCard(ines, list))]).toEqual([
      true,
      'Under review',
    ]);
  });

  it('is brought up to date when Teams was down for a while', async () => {
    const claimId = await makeSubmitted(w, elsewhere());
    const message = await postCard(vera, claimId);
    w.teams.faults((call) => (call.kind === 'update' ? { status: 503 } : undefined));
    await must(w, viktor, 'startReview', claimId);
    await w.advance();
    w.teams.faults();
    expect(statusOf(shownCard(vera, message))).toBe('Submitted');
    await w.advance('PT5M');
    expect(statusOf(shownCard(vera, message))).toBe('Under review');
  });

  it('stays up to date over a restart', async () => {
    const claimId = await makeAsked(w, elsewhere());
    const message = await postCard(vera, claimId);
    await w.restart();
    await must(w, ines, 'resubmitClaim', claimId, { comment: 'There.' });
    await w.advance();
    expect(isLine(shownCard(vera, message))).toBe(true);
  });
});
