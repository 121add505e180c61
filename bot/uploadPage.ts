import { fileTypes, checklist } from '../cards/text/en.ts';
import { checklistItems } from '../services/claims/reasons.ts';
import type { Claim } from '../services/claims/claim.ts';
import { ALLOWED_EXTENSIONS } from '../services/poe/inspect.ts';
import { script } from './uploadScript.ts';

type Page = { problem: string } | { claim: Claim; maxBytes: number; maxFiles: number };

const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** The upload page: choose or drop several files, progress for each, clear refusals. Nothing comes from elsewhere. */
export function uploadPage(page: Page): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Proof of execution</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${'problem' in page ? `<h1>Proof of execution (PoE)</h1><p class="bad" role="alert">${escape(page.problem)}</p>` : form(page)}
</main>
</body>
</html>`;
}

function form({ claim, maxBytes, maxFiles }: Exclude<Page, { problem: string }>): string {
  const accept = ALLOWED_EXTENSIONS.map((extension) => `.${extension}`).join(',');
  const left = maxFiles - claim.poe.length;
  return `<h1>Proof of execution (PoE)</h1>
<p><strong>${escape(claim.fields.name ?? '')}</strong><br><span class="quiet">${claim.id}</span></p>
<div id="zone" class="zone">
<p><label for="files" class="button">Choose files</label><input id="files" type="file" multiple accept="${accept}" class="hidden"> or drop them here</p>
<p class="quiet">${fileTypes}. Up to ${Math.floor(maxBytes / 1024 / 1024)} MB each; ${left} more ${left === 1 ? 'file fits' : 'files fit'} on this claim.</p>
</div>
<ul id="list" aria-live="polite"></ul>
<p id="done" hidden>You can close this page and go back to Teams: the claim shows the files.</p>
<h2>Before you upload</h2>
<ul class="check">${checklistItems.map((item) => `<li>${checklist[item]}</li>`).join('')}</ul>
<script>${script(maxBytes)}</script>`;
}

const STYLE = `
:root { color-scheme: light dark; --line: #8a8886; --accent: #4f52b2; --bad: #b10e1c; --good: #0b6a0b; }
@media (prefers-color-scheme: dark) { :root { --accent: #a8aaff; --bad: #ff9aa2; --good: #7ad27a; } }
* { box-sizing: border-box; }
body { font: 16px/1.5 "Segoe UI", system-ui, sans-serif; margin: 0; }
main { max-width: 40rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; }
.quiet { opacity: .75; font-size: .9rem; }
.zone { border: 2px dashed var(--line); border-radius: 8px; padding: 1rem; text-align: center; }
.zone.over { border-color: var(--accent); border-style: solid; }
.button { display: inline-block; padding: .5rem 1rem; border-radius: 4px; background: #4f52b2; color: #fff; cursor: pointer; }
.hidden { position: absolute; opacity: 0; width: 1px; height: 1px; }
.hidden:focus-visible + *, .zone:focus-within .button { outline: 3px solid var(--accent); outline-offset: 2px; }
#list { list-style: none; padding: 0; }
#list li { border: 1px solid var(--line); border-radius: 6px; padding: .5rem .75rem; margin: .5rem 0; overflow-wrap: anywhere; }
progress { width: 100%; accent-color: var(--accent); }
.bad { color: var(--bad); } .good { color: var(--good); }
`;
