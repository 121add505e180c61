// @ts-check
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// the upload page's script; page.ts puts it into the page, after tools.js and drops.js

import { watchDrops } from './drops.js';
import {
  answerIn,
  button,
  element,
  fill,
  fillBy,
  mayPass,
  one,
  rowOf,
  rules,
  sizeText,
  whyNot,
  sumText,
} from './tools.js';

/**
 * @typedef {'waiting' | 'sending' | 'checking' | 'added' | 'cancelled' | 'failed'} State
 * after `failed`, `again` says whether another try may succeed
 * @typedef {{ file: File, state: State, say: string, again: boolean, request?: XMLHttpRequest,
 *   item: HTMLLIElement, bar: HTMLProgressElement, words: HTMLElement, acts: HTMLElement }} Upload
 */
const AT_ONCE = 2;
/**
 * Milliseconds to wait before the sum is spoken, so that files that end together are one sentence.
 */
const SPEAK_MS = 300;
const choose = one('#choose button');
const input = /** @type {HTMLInputElement} */ (one('#files'));
const kept = new Map(rules.kept);
/** @type {Upload[]} */
let uploads = [];
let linkWorks = true;

const isUnderWay = (/** @type {Upload} */ { state }) =>
  ['waiting', 'sending', 'checking'].includes(state);
const count = (/** @type {State} */ state) =>
  uploads.filter((upload) => upload.state === state).length;
/** @param {Iterable<File>} chosen */
function take(chosen) {
  if (!linkWorks) return;
  for (const file of chosen) {
    const upload = add(file);
    const reason = whyNot(file);
    if (reason) fail(upload, reason, false);
    else wait(upload);
  }
  work();
}

/** Queues a file, if the claim has room for it. @param {Upload} upload */
function wait(upload) {
  const fits = kept.size + uploads.filter(isUnderWay).length < rules.maxFiles;
  if (!fits) return fail(upload, rules.why.full ?? '', true);
  return become(upload, 'waiting', rules.words.waiting);
}

/** @param {File} file */
function add(file) {
  const row = rowOf(file);
  one('#uploads').append(row.item);
  /** @type {Upload} */
  const upload = { file, state: 'cancelled', say: '', again: false, ...row };
  uploads.push(upload);
  return upload;
}

/** Sends waiting files, two at a time. */
function work() {
  const free = AT_ONCE - count('sending') - count('checking');
  for (const upload of uploads
    .filter(({ state }) => state === 'waiting')
    .slice(0, Math.max(0, free)))
    send(upload);
  tell();
}

/** @param {Upload} upload */
function send(upload) {
  const request = new XMLHttpRequest();
  upload.request = request;
  request.open(
    'PUT',
    `${location.pathname}/${encodeURIComponent(upload.file.name.toWellFormed())}`,
  );
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    upload.bar.value = Math.floor((loaded / total) * 100);
    upload.words.textContent = fill(rules.words.sending, { percent: upload.bar.value });
  });
  request.upload.addEventListener('load', () => become(upload, 'checking', rules.words.checking));
  request.addEventListener('load', () => takeAnswer(upload, request));
  request.addEventListener('error', () => {
    fail(upload, rules.words.broke, true);
    work();
  });
  become(upload, 'sending', fill(rules.words.sending, { percent: 0 }));
  request.send(upload.file);
}

/**
 * @param {Upload} upload
 * @param {XMLHttpRequest} request
 */
function takeAnswer(upload, { status, responseText }) {
  const answer = answerIn(responseText);
  if (status === 201) showAdded(upload, answer.id ?? '');
  else if (status === 403) end(answer.title ?? '');
  else fail(upload, answer.title ?? rules.words.failed, mayPass(status));
  work();
}

/**
 * @param {Upload} upload
 * @param {string} id
 */
function showAdded(upload, id) {
  const known = kept.get(id);
  if (known !== undefined) return become(upload, 'added', fill(rules.words.known, { name: known }));
  kept.set(id, upload.file.name);
  const item = element('li');
  const about = element(
    'span',
    'quiet',
    fill(rules.words.addedNow, { size: sizeText(upload.file.size) }),
  );
  item.append(element('bdi', 'name', upload.file.name), document.createElement('br'), about);
  one('.kept').append(item);
  return become(upload, 'added', rules.words.added);
}

/** Stops all uploads: the link is no longer valid. @param {string} title */
function end(title) {
  linkWorks = false;
  for (const upload of uploads.filter(isUnderWay)) {
    upload.request?.abort();
    fail(upload, rules.words.linkOver, false);
  }
  const ended = one('#ended');
  ended.textContent = title;
  ended.hidden = false;
  one('#zone').hidden = true;
  ended.focus();
}

/**
 * @param {Upload} upload
 * @param {string} why
 * @param {boolean} again
 */
function fail(upload, why, again) {
  upload.again = again;
  become(upload, 'failed', why);
}

/**
 * @param {Upload} upload
 * @param {State} state
 * @param {string} say
 */
function become(upload, state, say) {
  const { item, bar, words, acts, file } = upload;
  upload.state = state;
  upload.say = say;
  words.textContent = { added: '✓ ', failed: '✗ ' }[/** @type {string} */ (state)] ?? '';
  words.append(say);
  words.className = { added: 'good', failed: 'bad' }[/** @type {string} */ (state)] ?? 'quiet';
  bar.hidden = !isUnderWay(upload);
  if (state === 'waiting') bar.value = 0;
  const hadFocus = item.contains(document.activeElement);
  acts.replaceChildren(
    ...buttonsOf(upload).map(([label, press]) => button(label, file.name, press)),
  );
  if (hadFocus) (acts.querySelector('button') ?? item).focus();
}

/**
 * @param {Upload} upload
 * @returns {[string, () => void][]}
 */
function buttonsOf(upload) {
  const { state } = upload;
  if (state === 'waiting' || state === 'sending')
    return [[rules.words.cancel, () => cancel(upload)]];
  if (state === 'checking' || state === 'added') return [];
  /** @type {[string, () => void]} */
  const away = [rules.words.dismiss, () => dismiss(upload)];
  const again = linkWorks && (state === 'cancelled' || upload.again);
  return again ? [[rules.words.retry, () => retry(upload)], away] : [away];
}

/** @param {Upload} upload */
function retry(upload) {
  told.delete(upload);
  wait(upload);
  work();
}

/** @param {Upload} upload */
function cancel(upload) {
  upload.request?.abort();
  become(upload, 'cancelled', rules.words.cancelled);
  work();
}

/** Removes a file from the list; the focus goes to its neighbour. @param {Upload} upload */
function dismiss(upload) {
  const { item } = upload;
  const neighbour = /** @type {HTMLElement | null} */ (
    item.nextElementSibling ?? item.previousElementSibling
  );
  uploads = uploads.filter((other) => other !== upload);
  item.remove();
  (neighbour?.querySelector('button') ?? neighbour ?? choose).focus();
  tell();
}

/** Updates what depends on all uploads: the sum, the room that is left, the next step. */
function tell() {
  clearTimeout(speaking);
  speaking = setTimeout(speak, SPEAK_MS);
  const room = Math.max(0, rules.maxFiles - kept.size);
  one('#room').textContent = room === 0 ? rules.words.noRoom : fillBy(rules.words.room, room);
  for (const each of document.querySelectorAll('.count')) each.textContent = String(kept.size);
  one('#none').hidden = kept.size > 0;
  one('#sending').hidden = uploads.length === 0;
  one('#next').hidden = !linkWorks || uploads.some(isUnderWay) || count('added') === 0;
}

/** @type {Set<Upload>} */
const told = new Set();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let speaking;

/**
 * Shows the sum and has it spoken. The reason of a failure is spoken once, since the file's row is
 * not.
 */
function speak() {
  const sum = sumText(uploads.length, {
    done: count('added'),
    failed: count('failed'),
    cancelled: count('cancelled'),
    left: uploads.filter(isUnderWay).length,
  });
  const fresh = uploads.filter((upload) => upload.state === 'failed' && !told.has(upload));
  for (const upload of uploads) told[upload.state === 'failed' ? 'add' : 'delete'](upload);
  const why = fresh.map(({ file, say }) => ` ${file.name}: ${say}`).join('');
  if (one('#sum').textContent === sum && why === '') return;
  one('#sum').textContent = sum;
  one('#why').textContent = why;
}

choose.addEventListener('click', () => input.click());
input.addEventListener('change', () => {
  take(input.files ?? []);
  input.value = '';
});

watchDrops({
  isOpen: () => linkWorks,
  onFiles: take,
  onFolder: (folder) => fail(add(folder), rules.words.folder, false),
});

addEventListener('beforeunload', (event) => {
  if (uploads.some(isUnderWay)) event.preventDefault();
});

one('#choose').hidden = false;
