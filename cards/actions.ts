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
 * What a button about a claim sends: which claim, which revision was shown, which rendering it was
 * pressed on.
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
 * At most six in all and three prominent ones, those elsewhere on the card included; the rest stand
 * behind "more".
 */
export function arrange(buttons: readonly Button[], elsewhere = 0): Button[] {
  return buttons
    .slice(0, 6 - elsewhere)
    .map((one, i) => (i < 3 - elsewhere ? one : { ...one, mode: 'secondary' }));
}
