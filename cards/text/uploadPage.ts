// in a file of its own without imports, since the page's script (bot/http/upload/browser.js) is
// type-checked against it

/**
 * A text for each plural form of the language (`Intl.PluralRules`); `{n}` stands for the number.
 */
export type ByNumber = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/**
 * Texts of the upload page's script. They are sent to the browser as data, which puts values in
 * place of names in braces.
 */
export type ScriptWords = {
  readonly noRoom: string;
  readonly room: ByNumber;
  readonly waiting: string;
  /** Names the progress bar of the file `{name}`. */
  readonly progress: string;
  /** `{percent}` */
  readonly sending: string;
  readonly checking: string;
  readonly broke: string;
  readonly failed: string;
  /** `{name}` is the stored file with the same content. */
  readonly known: string;
  /** `{size}` */
  readonly addedNow: string;
  readonly added: string;
  readonly linkOver: string;
  readonly folder: string;
  readonly cancelled: string;
  /** Buttons of a file. */
  readonly cancel: string;
  readonly retry: string;
  readonly dismiss: string;
  /** `{done}` of `{n}` files; the next three texts are appended to it. */
  readonly sum: ByNumber;
  readonly sumFailed: string;
  readonly sumCancelled: string;
  readonly sumLeft: string;
};

export type UploadPageWords = {
  /** Title of the browser's tab, after the claim's name. */
  readonly tab: string;
  readonly title: string;
  readonly choose: string;
  readonly orDrop: string;
  readonly types: string;
  readonly typesTaken: string;
  readonly size: string;
  readonly sizeTaken: (megabytes: number) => string;
  readonly room: string;
  /** `{n}` of `{most}` files. */
  readonly onClaim: string;
  readonly noScript: string;
  readonly uploads: string;
  readonly next: string;
  /** `{n}` files. */
  readonly kept: string;
  readonly none: string;
  readonly checks: string;
  readonly checksHelp: string;
  readonly letGo: string;
  readonly script: ScriptWords;
};
