import { describe, expect, it } from '@jest/globals';
import { historyCard } from '../../cards/historyCard.ts';
import { english as words } from '../../cards/text/languages.ts';
import type { ClaimEvent } from '../../services/claims/events.ts';
import type { Notified } from '../../services/ports.ts';
import { cardProblems } from '../support/cardLint.ts';
import { longText } from '../support/longest.ts';
import { good, on, people, presalesInput, reach, rulesWith, run, utc } from '../support/law.ts';

const rules = rulesWith();

describe('the history', () => {
  const notified: Notified[] = [];
  const history = (events: readonly ClaimEvent[], page: number, claim = reach('approved')) =>
    historyCard({ claim, events, audits: [], notified, page, rules, words });
  it('names eight of those who were told under what they were told of, and counts the others', () => {
    const { claim, events } = run([good.submit]);
    const many = Array.from({ length: 30 }, (_, n) => ({ name: `${longText(300)}${n}` }));
    const at = events.at(-1)?.at ?? '';
    const one: Notified = { at, seq: claim.seq, reached: many, missed: many };
    const card = historyCard({ claim, events, audits: [], notified: [one], page: 0, rules, words });
    expect(cardProblems(card)).toEqual([]);
    const json = JSON.stringify(card);
    expect(json.match(/and 22 more/g)).toHaveLength(2);
    expect(json.indexOf('Submitted the claim')).toBeLessThan(json.indexOf('Told '));
    expect(json.indexOf('Told ')).toBeLessThan(json.indexOf('Added the file'));
  });

  it('shows what was chosen by its name', () => {
    const { events } = run([], { input: presalesInput });
    const json = JSON.stringify(history(events, 0));
    expect(json).toContain('Solution area: Business Applications');
    expect(json).toContain('Activity: Pre-sales');
  });

  it('shows every event of every status, page after page, each page a good card', () => {
    const { claim, events } = run([
      good.submit,
      good.startReview,
      good.requestInformation,
      good.resubmit,
      good.comment,
      good.approve,
      good.recordNotice,
      on(utc('2026-11-12'), good.tick),
    ]);
    const pages = [0, 1, 2].map((page) => history(events, page, claim));
    for (const page of pages) expect(cardProblems(page)).toEqual([]);
    const all = JSON.stringify(pages);
    for (const said of [
      'Started the claim',
      'Asked for information: Missing Products',
      'Resubmitted',
      'See page two.',
      'Approved the claim',
      'sent to the eligibility check',
      'Petra Partner (partner)',
      'Rita Reviewer (reviewer)',
    ])
      expect(all).toContain(said);
  });
  it('fits into a message with twenty comments as long as comments may be', () => {
    const comment: ClaimEvent = {
      v: 1,
      seq: 9,
      at: '2026-11-02T12:00:00.000Z',
      by: { role: 'reviewer', person: people.reviewer.person },
      type: 'commented',
      comment: longText(1000),
    };
    const events = Array.from({ length: 20 }, (_, i) => ({ ...comment, seq: i + 1 }));
    for (const page of [0, 1, 2, 3]) expect(cardProblems(history(events, page))).toEqual([]);
  });
  it('shows the last page where a later one is asked for', () => {
    expect(JSON.stringify(history(run([]).events, 99))).toContain('Started the claim');
  });
});
