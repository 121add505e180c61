// @ts-check
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// files dropped onto the upload page; page.ts puts this before browser.js

import { one } from './tools.js';

/**
 * Takes files that are dropped anywhere on the page, while it is open for them. Folders are told
 * apart, since they look like files that cannot be read.
 * @param {{ isOpen: () => boolean, onFiles: (files: File[]) => void,
 *   onFolder: (folder: File) => void }} page
 */
export function watchDrops({ isOpen, onFiles, onFolder }) {
  const over = one('#over');
  const holdsFiles = (/** @type {DragEvent} */ { dataTransfer }) =>
    dataTransfer?.types.includes('Files') === true;
  document.addEventListener('dragover', (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    over.hidden = !isOpen();
  });
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) over.hidden = true;
  });
  document.addEventListener('drop', (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    over.hidden = true;
    const items = [...(event.dataTransfer?.items ?? [])];
    const folders = items.filter((item) => item.webkitGetAsEntry()?.isDirectory);
    const files = items.filter((item) => !folders.includes(item)).map((item) => item.getAsFile());
    for (const folder of isOpen() ? folders.map((item) => item.getAsFile()) : [])
      if (folder) onFolder(folder);
    onFiles(files.filter((file) => file !== null));
  });
}
