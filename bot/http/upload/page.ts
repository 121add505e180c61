import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { timeText } from '../../../cards/time.ts';
import { badFileText } from '../../../cards/poeText.ts';
import { refusalText } from '../../../cards/refusalText.ts';
import { english } from '../../../cards/text/languages.ts';
import { fileTypes } from '../../../cards/text/quoted.ts';
import type { Claim, Poe } from '../../../services/claims/claim.ts';
import { checklistItems } from '../../../services/claims/reasons.ts';
import { ALLOWED_EXTENSIONS, REFUSED_EXTENSIONS } from '../../../services/poe/kinds.ts';

type Page = { problem: string } | { claim: Claim; maxBytes: number; maxFiles: number; zone: string };

/** Browsers hash what they have read, in which no line ends as on Windows. */
const asset = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8').replaceAll('\r\n', '\n');
const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const style = asset('style.css');
const script = asset('browser.js');

/** The page's own style and script, its own uploads, and nothing else. */
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

const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** Choose or drop several files; each has its progress, can be cancelled and tried again, and is refused in clear words. */
export function uploadPage(page: Page): string {
  const title = 'problem' in page ? '' : `${page.claim.fields.name ?? ''} (${page.claim.id}): `;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}add proof of execution</title>
<style>${style}</style>
</head>
<body>
${'problem' in page ? refused(page.problem) : form(page)}
</body>
</html>`;
}

const refused = (problem: string): string => `<main>
<h1>Add proof of execution (PoE)</h1>
<p class="box bad" role="alert">${escape(problem)}</p>
</main>`;

function form({ claim, maxBytes, maxFiles, zone }: Exclude<Page, { problem: string }>): string {
  const accept = ALLOWED_EXTENSIONS.map((extension) => `.${extension}`).join(',');
  const { length } = claim.poe;
  const room = maxFiles - length;
  return `<main data-rules="${escape(JSON.stringify(rulesOf(claim, maxBytes, maxFiles)))}">
<header>
<h1>Add proof of execution (PoE)</h1>
<p><bdi class="name">${escape(claim.fields.name ?? '')}</bdi> <span class="quiet whole">${claim.id}</span></p>
</header>
<div class="columns">
<div>
<p id="ended" class="box bad" role="alert" tabindex="-1" hidden></p>
<section id="zone" aria-label="Choose files">
<ul class="limits" role="list">
<li><strong>Types:</strong> ${fileTypes}. No macros, no passwords.</li>
<li><strong>Size:</strong> up to ${Math.floor(maxBytes / 1024 / 1024)} MB each.</li>
<li><strong>Room:</strong> <span id="room">${room} more ${room === 1 ? 'file fits' : 'files fit'}</span>. <a href="#kept">On this claim: <span class="count">${length}</span> of ${maxFiles}</a></li>
</ul>
<p id="choose" hidden><button type="button">Choose files</button><input id="files" type="file" multiple accept="${accept}" hidden> <span class="quiet">or drop them anywhere on this page</span></p>
<noscript><p class="bad">This page sends files with JavaScript, which is off in this browser. Drop the files into the chat with the bot in Teams instead.</p></noscript>
</section>
<p id="status" role="status" aria-atomic="true"><strong id="sum"></strong><span id="why" class="unseen"></span></p>
<section id="sending" aria-label="Your uploads" hidden>
<p id="next" class="box done" hidden>Go back to Teams: the claim’s card shows the files, and there you go on. You can close this page, or add more.</p>
<ul id="uploads" role="list"></ul>
</section>
</div>
<div>
<section aria-labelledby="kept">
<h2 id="kept">Files on this claim (<span class="count">${length}</span>)</h2>
<p id="none" class="quiet"${length > 0 ? ' hidden' : ''}>None yet.</p>
<ul class="kept" role="list">${claim.poe.map((poe) => kept(poe, zone)).join('')}</ul>
</section>
<section aria-labelledby="check">
<h2 id="check">What reviewers look for</h2>
<ul class="check" role="list">${checklistItems.map((item) => `<li>${english.checklist[item]}</li>`).join('')}</ul>
<p class="quiet">Nothing to do here: you tick these in Teams when you submit.</p>
</section>
</div>
</div>
</main>
<div id="over" hidden>Let go to add the files</div>
<script>${script}</script>`;
}

const kept = ({ name, size, by, at }: Poe, zone: string): string =>
  `<li><bdi class="name">${escape(name)}</bdi><br><span class="quiet">${sizeText(size)}, ${timeText(at, zone, english)}, <bdi>${escape(by.name)}</bdi></span></li>`;

function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** What the page itself can say before it sends anything, in the server's words. */
function rulesOf(claim: Claim, maxBytes: number, maxFiles: number) {
  const words = (reason: Parameters<typeof badFileText>[0]): string => badFileText(reason, maxBytes, english);
  return {
    maxBytes,
    maxFiles,
    kept: claim.poe.map(({ id, name }) => [id, name]),
    allowed: ALLOWED_EXTENSIONS,
    refused: Object.fromEntries(REFUSED_EXTENSIONS),
    words: {
      nameMissing: words('nameMissing'),
      nameTooLong: words('nameTooLong'),
      typeNotAllowed: words('typeNotAllowed'),
      macros: words('macros'),
      archive: words('archive'),
      executable: words('executable'),
      empty: words('empty'),
      tooLarge: words('tooLarge'),
      full: refusalText({ kind: 'poeFull', max: maxFiles }, english),
    },
  };
}
