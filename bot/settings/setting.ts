import type { z } from 'zod';

/** What stands in its table of one variable of the environment. */
export type Setting = {
  /**
   * Reads the text that is set. Its message follows the variable's name, and never quotes a secret.
   */
  readonly read: z.ZodType<unknown, string>;
  /**
   * The text that stands in where none is set, everywhere or in local mode only. `$NAME` is another
   * setting's text.
   */
  readonly default?: string | { readonly local: string };
  /** Says in words (Markdown) what being unset means, where no default says it well enough. */
  readonly unset?: string | { readonly local?: string; readonly elsewhere?: string };
  /**
   * Outside local mode the bot does not start without it, and says this after the variable's name.
   */
  readonly required?: string;
  /** Never shown to anybody, neither right nor wrong. */
  readonly secret?: true;
  /** What it is for (Markdown), for whoever runs the bot. */
  readonly help: string;
};

/** The text that stands in for a setting in local mode, or outside of it. */
export function defaultOf(setting: Setting, local: boolean): string | undefined {
  if (typeof setting.default === 'string') return setting.default;
  return local ? setting.default?.local : undefined;
}

/**
 * What being unset means in local mode, or outside of it (Markdown): the words of the table, else
 * the text that stands in, else nothing in particular.
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
