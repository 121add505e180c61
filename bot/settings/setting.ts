import type { z } from 'zod';

/** A variable of the environment, as the table describes it. */
export type Setting = {
  /**
   * Reads the text that is set. Error messages follow the variable's name, and never quote a
   * secret.
   */
  readonly read: z.ZodType<unknown, string>;
  /** Default text, everywhere or in local mode only. `$NAME` is another setting's text. */
  readonly default?: string | { readonly local: string };
  /** Meaning of being unset (Markdown), where the default does not say it well enough. */
  readonly unset?: string | { readonly local?: string; readonly elsewhere?: string };
  /**
   * Required outside local mode: the bot does not start without it, and says this text after the
   * variable's name.
   */
  readonly required?: string;
  /** Whether the value must never be shown, valid or not. */
  readonly secret?: true;
  /** Purpose (Markdown), for people who run the bot. */
  readonly help: string;
};

/** Default text of a setting, in local mode or outside of it. */
export function defaultOf(setting: Setting, local: boolean): string | undefined {
  if (typeof setting.default === 'string') return setting.default;
  return local ? setting.default?.local : undefined;
}

/**
 * Meaning of an unset setting (Markdown), in local mode or outside of it: the table's words, else
 * the default; undefined where it has no meaning of its own.
 */
export function meaningUnset(
  setting: Setting,
  local: boolean,
  standIn = defaultOf(setting, local),
): string | undefined {
  const { unset, required } = setting;
  const words = typeof unset === 'string' ? unset : unset?.[local ? 'local' : 'elsewhere'];
  if (words !== undefined) return words;
  if (standIn !== undefined) return `\`${standIn}\``;
  return required !== undefined && !local ? 'required' : undefined;
}
