import { describe, expect, it } from '@jest/globals';
import { inWorld } from './support/inWorld.ts';
import {
  makeApproved,
  carl,
  cleo,
  dataFor,
  everybody,
  ines,
  mara,
  nils,
  olaf,
  show,
  makeSubmitted,
  makeUnderReview,
  vera,
  viktor,
} from './support/world.ts';
import { historyOf } from './support/listening.ts';
import { linkOf, poeIdsOf } from '../support/cardReading.ts';
import { judgesAllThatWasSeen } from './support/cardRules.ts';

// one reviewer whom Teams cannot reach: the app is not installed there
const w = inWorld(
  {},
  everybody.filter((who) => who !== viktor && who !== cleo),
);

const DATE = String.raw`\d+ \w{3} \d{4}, \d\d:\d\d UTC`;

describe('the history', () => {
  it('says who was told of what and when, and whom Teams could not reach', async () => {
    const claimId = await makeUnderReview(w);
    await w.press(vera, 'comment', { claimId, comment: 'A word.' });
    await w.advance();
    const seen = await historyOf(w, claimId, vera);
    expect(seen).toMatch(new RegExp(`Commented “A word\\.” Told Ines Incentives, ${DATE}`));
    const both = '(?:Vera Reviewer|Mara Both)';
    expect(seen).toMatch(
      new RegExp(
        `Submitted the claim.* Told ${both}, ${both}, ${DATE} Could not reach Viktor Reviewer, ${DATE}`,
      ),
    );
  });

  it('tells a partner that the reviewers were told, and not who they all are', async () => {
    const claimId = await makeUnderReview(w);
    await w.advance();
    const seen = await historyOf(w, claimId);
    expect(seen).toMatch(/Submitted the claim.* Told the reviewers, /);
    for (const who of [viktor, mara, nils]) expect(seen).not.toContain(who.name);
  });

  it('names the customer’s contact to both sides, once they were told', async () => {
    const claimId = await makeApproved(w);
    await w.advance();
    for (const who of [ines, vera])
      expect(await historyOf(w, claimId, who)).toMatch(/Approved the claim.* Told Carl Contact, /);
  });

  it('says of somebody who came later when they were told', async () => {
    const claimId = await makeApproved(w, { customerContactEmail: 'cleo@trey.example' });
    await w.advance();
    expect(await historyOf(w, claimId)).not.toContain('Cleo');
    await w.install(cleo);
    await w.advance();
    expect(await historyOf(w, claimId)).toMatch(/The customer was told: cleo@trey\.example/);
  });

  it('says who was issued a link to which file, and who opened it', async () => {
    const claimId = await makeSubmitted(w);
    const [poeId = ''] = poeIdsOf((await show(w, vera, claimId)).card);
    const link = linkOf((await w.press(vera, 'openPoe', { claimId, poeId })).card);
    expect(await historyOf(w, claimId)).not.toContain('Opened');
    expect((await w.get(link)).status).toBe(200);
    for (const who of [ines, olaf, vera]) {
      const seen = await historyOf(w, claimId, who);
      expect(seen).toMatch(new RegExp(`Vera Reviewer ${DATE} Opened \\S+`));
      expect(seen).toMatch(/Vera Reviewer .* Was issued a link to/);
    }
  });

  it('is nothing for the customer’s contact', async () => {
    const claimId = await makeApproved(w);
    const { says, card } = await w.press(
      carl,
      'showHistory',
      await dataFor(w, ines, 'showHistory', claimId),
    );
    expect([card, says]).toEqual([
      undefined,
      expect.stringMatching(/for the partner or a reviewer/),
    ]);
  });

  judgesAllThatWasSeen(() => w);
});
