// @ts-check
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// texts and elements of the upload page's script; page.ts puts this before browser.js

/**
 * @typedef {import('../../../cards/text/uploadPage.ts').ScriptWords} Words
 * @typedef {import('../../../cards/text/uploadPage.ts').ByNumber} ByNumber
 * @typedef {{ maxBytes: number, maxFiles: number, kept: [string, string][], allowed: string[],
 *   refused: Record<string, string>, why: Record<string, string>, words: Words,
 *   units: Record<'byte' | 'kilo' | 'mega' | 'point', string> }} Rules
 */
export const one = (/** @type {string} */ selector) =>
  /** @type {HTMLElement} */ (document.querySelector(selector));
const main = one('main');
/** @type {Rules} */
export const rules = JSON.parse(main.dataset.rules ?? '');
const forms = new Intl.PluralRules(document.documentElement.lang);

/**
 * Puts values in place of names in braces.
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
export const fill = (text, values) =>
  text.replaceAll(/\{(\w+)\}/g, (all, name) => String(values[name] ?? all));

/**
 * @param {ByNumber} texts
 * @param {number} n
 * @param {Record<string, string | number>} [values]
 */
export const fillBy = (texts, n, values = {}) =>
  fill(texts[forms.select(n)] ?? texts.other, { n, ...values });

/** A size as cards write it. @param {number} bytes */
export function sizeText(bytes) {
  const { byte, kilo, mega, point } = rules.units;
  if (bytes < 1024) return `${bytes} ${byte}`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} ${kilo}`;
  return `${(bytes / 1024 / 1024).toFixed(1).replace('.', point)} ${mega}`;
}

/**
 * @param {string} tag
 * @param {string} [className]
 * @param {string} [text]
 */
export function element(tag, className = '', text = '') {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

/** @param {File} file */
export function whyNot({ name, size }) {
  const { why } = rules;
  const trimmed = name.trim();
  const dot = trimmed.lastIndexOf('.');
  const ending = trimmed.slice(dot + 1).toLowerCase();
  if (trimmed.length > 200) return why.nameTooLong;
  if (dot === 0 && rules.allowed.includes(ending)) return why.nameMissing;
  if (dot < 0 || !rules.allowed.includes(ending))
    return why[(dot >= 0 && rules.refused[ending]) || 'typeNotAllowed'];
  if (size === 0) return why.empty;
  return size > rules.maxBytes ? why.tooLarge : undefined;
}

/**
 * @param {string} label
 * @param {string} name
 * @param {() => void} press
 */
export function button(label, name, press) {
  const made = /** @type {HTMLButtonElement} */ (element('button', '', label));
  made.type = 'button';
  made.setAttribute('aria-label', `${label} ${name}`);
  made.addEventListener('click', press);
  return made;
}

/**
 * Progress of all uploads, in one sentence.
 * @param {number} all
 * @param {{ done: number, failed: number, cancelled: number, left: number }} counts
 */
export function sumText(all, { done, failed, cancelled, left }) {
  const { sum, sumFailed, sumCancelled, sumLeft } = rules.words;
  const parts = all > 0 ? [fillBy(sum, all, { done })] : [];
  if (failed > 0) parts.push(fill(sumFailed, { n: failed }));
  if (cancelled > 0) parts.push(fill(sumCancelled, { n: cancelled }));
  if (left > 0) parts.push(fill(sumLeft, { n: left }));
  return parts.join(', ');
}

/** Makes the row of a file: name and size, state, buttons, progress. @param {File} file */
export function rowOf(file) {
  const item = /** @type {HTMLLIElement} */ (element('li'));
  item.tabIndex = -1;
  const about = element('div');
  const words = element('div');
  const bar = document.createElement('progress');
  bar.max = 100;
  bar.setAttribute('aria-label', fill(rules.words.progress, { name: file.name }));
  const acts = element('div', 'acts');
  const size = element('span', 'quiet', sizeText(file.size));
  about.append(element('bdi', 'name', file.name), ' ', size, words);
  item.append(about, acts, bar);
  return { item, bar, words, acts };
}

/** HTTP statuses after which another try may succeed. */
export const mayPass = (/** @type {number} */ status) =>
  status >= 500 || [408, 409, 429].includes(status);

/**
 * The server's answer; empty where a proxy answered in its place.
 * @param {string} text
 * @returns {{ id?: string, title?: string }}
 */
export function answerIn(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
