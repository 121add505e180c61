import type { Claim } from '../services/claims/claim.ts';

/** A button of a card. */
export type Button = {
  verb: string;
  title: string;
  style: 'default' | 'positive' | 'destructive';
  mode: 'primary' | 'secondary';
  inputs: 'auto' | 'none';
  data: Readonly<Record<string, unknown>>;
};

/**
 * Data of a button about a claim: the claim, the revision that was shown, and the rendering
 * (`once`), so that pressing twice counts once.
 */
export function dataOf(
  { id, rev }: Pick<Claim, 'id' | 'rev'>,
  once?: string,
): Record<string, unknown> {
  return { claimId: id, rev, ...(once === undefined ? {} : { once }) };
}

export function button(
  verb: string,
  title: string,
  data: Button['data'],
  more: Partial<Button> = {},
): Button {
  return { verb, title, data, style: 'default', mode: 'primary', inputs: 'auto', ...more };
}

/**
 * Fits buttons to Teams' limits: six on a card, three of them outside the "more" menu. `elsewhere`:
 * prominent buttons in other places of the card, which count too.
 */
export function arrange(buttons: readonly Button[], elsewhere = 0): Button[] {
  return buttons
    .slice(0, 6 - elsewhere)
    .map((one, i) => (i < 3 - elsewhere ? one : { ...one, mode: 'secondary' }));
}
