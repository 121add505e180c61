import type { Person } from '../../support/fakeTeams.ts';
import { ines, type World } from './world.ts';
import { actionsOf, wordsIn } from '../../support/cardReading.ts';

/** Texts that are posted to somebody's chat while something happens. */
export async function hear(w: World, who: Person, what: () => Promise<unknown>): Promise<string[]> {
  await w.advance();
  const from = w.teams.calls.length;
  await what();
  await w.advance();
  return w.teams.posts(who, from).map(({ activity }) => wordsIn(activity));
}

/** The whole history of a claim, page after page. */
export async function historyOf(w: World, claimId: string, who = ines): Promise<string> {
  const pages: string[] = [];
  for (let page = 0; page < 200; page += 1) {
    const { card } = await w.press(who, 'showHistory', { claimId, page });
    pages.push(wordsIn(card));
    if (!actionsOf(card).some(({ verb, data }) => verb === 'showHistory' && data.page === page + 1))
      break;
  }
  return pages.join('\n');
}

let customers = 0;
/** Another customer, whose products nobody holds. */
export const elsewhere = () => {
  customers += 1;
  return { customerTenantId: `cccccccc-1111-4111-8111-${String(customers).padStart(12, '0')}` };
};
