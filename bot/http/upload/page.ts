import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { badFileText, megabytes, sizeText } from '../../../cards/poeText.ts';
import { refusalText } from '../../../cards/refusalText.ts';
import type { ByNumber } from '../../../cards/text/uploadPage.ts';
import type { Words } from '../../../cards/text/words.ts';
import { timeText } from '../../../cards/time.ts';
import type { Claim, Poe } from '../../../services/claims/claim.ts';
import { checklistItems } from '../../../services/claims/reasons.ts';
import { ALLOWED_EXTENSIONS, REFUSED_EXTENSIONS } from '../../../services/poe/kinds.ts';

type UploadForm = { claim: Claim; maxBytes: number; maxFiles: number; zone: string };
type UploadPage = { problem: string } | UploadForm;

/** Reads a file of this folder. Line ends become `\n`, since browsers hash a page with these. */
const readAsset = (name: string): string =>
  readFileSync(new URL(name, import.meta.url), 'utf8').replaceAll('\r\n', '\n');
const hash = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const style = readAsset('style.css');

/**
 * Makes a module part of the page's one script: imports and exports go, since all three modules
 * stand in one block.
 */
const inlineModule = (name: string): string =>
  readAsset(name)
    .replaceAll(/^import [^;]*;$/gm, '')
    .replaceAll(/^export /gm, '');
const script = `{\n${['tools.js', 'drops.js', 'browser.js'].map(inlineModule).join('\n')}\n}`;

/** Allows the page's own style, script and uploads, and nothing else. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src ${hash(style)}`,
  `script-src ${hash(script)}`,
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const escape = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** Escapes a text and puts HTML in place of names in braces. */
const fillIn = (text: string, parts: Readonly<Record<string, string>>): string =>
  escape(text).replaceAll(/\{(\w+)\}/g, (all, name: string) => parts[name] ?? all);

/**
 * The upload page: people choose or drop several files. Each shows its progress, can be cancelled
 * and tried again, and says why where it is refused.
 */
export function uploadPage(page: UploadPage, words: Words): string {
  const { tag, uploadPage: own } = words;
  const about = 'problem' in page ? '' : `${page.claim.fields.name ?? ''} (${page.claim.id}): `;
  return `<!doctype html>
<html lang="${tag}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(`${about}${own.tab}`)}</title>
<style>${style}</style>
</head>
<body>
${'problem' in page ? refusalBody(page.problem, words) : formBody(page, words)}
</body>
</html>`;
}

const refusalBody = (problem: string, { uploadPage: own }: Words): string => `<main>
<h1>${escape(own.title)}</h1>
<p class="box bad" role="alert">${escape(problem)}</p>
</main>`;

function formBody(page: UploadForm, words: Words): string {
  const { claim, zone } = page;
  const { uploadPage: own } = words;
  const count = `<span class="count">${claim.poe.length}</span>`;
  return `<main data-rules="${escape(JSON.stringify(rulesOf(page, words)))}">
<header>
<h1>${escape(own.title)}</h1>
<p><bdi class="name">${escape(claim.fields.name ?? '')}</bdi> <span class="quiet whole">${claim.id}</span></p>
</header>
<div class="columns">
<div>
<p id="ended" class="box bad" role="alert" tabindex="-1" hidden></p>
${zoneOf(page, count, words)}
<p id="status" role="status" aria-atomic="true"><strong id="sum"></strong><span id="why" class="unseen"></span></p>
<section id="sending" aria-label="${escape(own.uploads)}" hidden>
<p id="next" class="box done" hidden>${escape(own.next)}</p>
<ul id="uploads" role="list"></ul>
</section>
</div>
<div>
<section aria-labelledby="kept">
<h2 id="kept">${fillIn(own.kept, { n: count })}</h2>
<p id="none" class="quiet"${claim.poe.length > 0 ? ' hidden' : ''}>${escape(own.none)}</p>
<ul class="kept" role="list">${claim.poe.map((poe) => fileItem(poe, zone, words)).join('')}</ul>
</section>
<section aria-labelledby="check">
<h2 id="check">${escape(own.checks)}</h2>
<ul class="check" role="list">${checklistItems.map((item) => `<li>${escape(words.checklist[item])}</li>`).join('')}</ul>
<p class="quiet">${escape(own.checksHelp)}</p>
</section>
</div>
</div>
</main>
<div id="over" hidden>${escape(own.letGo)}</div>
<script>${script}</script>`;
}

/** The part where files are chosen: what is taken, how many fit, and the button. */
function zoneOf(
  { claim, maxBytes, maxFiles }: UploadForm,
  count: string,
  { tag, uploadPage: own }: Words,
): string {
  const accept = ALLOWED_EXTENSIONS.map((extension) => `.${extension}`).join(',');
  const room = roomText(maxFiles - claim.poe.length, own.script, tag);
  const onClaim = fillIn(own.onClaim, { n: count, most: String(maxFiles) });
  return `<section id="zone" aria-label="${escape(own.choose)}">
<ul class="limits" role="list">
<li><strong>${escape(own.types)}</strong> ${escape(own.typesTaken)}</li>
<li><strong>${escape(own.size)}</strong> ${escape(own.sizeTaken(megabytes(maxBytes)))}</li>
<li><strong>${escape(own.room)}</strong> <span id="room">${escape(room)}</span>. <a href="#kept">${onClaim}</a></li>
</ul>
<p id="choose" hidden><button type="button">${escape(own.choose)}</button><input id="files" type="file" multiple accept="${accept}" hidden> <span class="quiet">${escape(own.orDrop)}</span></p>
<noscript><p class="bad">${escape(own.noScript)}</p></noscript>
</section>`;
}

/** Text for the room that is left; browser.js says the same after each file. */
function roomText(
  left: number,
  { noRoom, room }: { noRoom: string; room: ByNumber },
  tag: string,
): string {
  if (left <= 0) return noRoom;
  return (room[new Intl.PluralRules(tag).select(left)] ?? room.other).replaceAll(
    '{n}',
    String(left),
  );
}

const fileItem = ({ name, size, by, at }: Poe, zone: string, words: Words): string =>
  `<li><bdi class="name">${escape(name)}</bdi><br><span class="quiet">${sizeText(size, words.claimWords)}, ${timeText(at, zone, words)}, <bdi>${escape(by.name)}</bdi></span></li>`;

/** Data for the page's script: limits, to refuse files before sending them, and texts. */
function rulesOf({ claim, maxBytes, maxFiles }: UploadForm, words: Words) {
  const why = (reason: Parameters<typeof badFileText>[0]): string =>
    badFileText(reason, maxBytes, words);
  return {
    maxBytes,
    maxFiles,
    kept: claim.poe.map(({ id, name }) => [id, name]),
    allowed: ALLOWED_EXTENSIONS,
    refused: Object.fromEntries(REFUSED_EXTENSIONS),
    units: words.claimWords.units,
    why: {
      nameMissing: why('nameMissing'),
      nameTooLong: why('nameTooLong'),
      typeNotAllowed: why('typeNotAllowed'),
      macros: why('macros'),
      archive: why('archive'),
      executable: why('executable'),
      empty: why('empty'),
      tooLarge: why('tooLarge'),
      full: refusalText({ kind: 'poeFull', max: maxFiles }, words),
    },
    words: words.uploadPage.script,
  };
}
