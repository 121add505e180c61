/** The page's own script: one PUT a file, one after the other, with its progress and its answer. */
export function script(maxBytes: number): string {
  return `
const list = document.getElementById('list'), zone = document.getElementById('zone'), input = document.getElementById('files');
let queue = Promise.resolve();
function take(files) { for (const file of files) { const row = add(file); queue = queue.then(() => send(file, row)); } }
function add(file) {
  const row = document.createElement('li'), name = document.createElement('div'), bar = document.createElement('progress'), say = document.createElement('div');
  name.textContent = file.name; bar.max = 100; bar.value = 0; bar.setAttribute('aria-label', 'Progress of ' + file.name); say.textContent = 'Waiting';
  row.append(name, bar, say); list.append(row);
  return { bar, say, end(text, good) { bar.remove(); say.textContent = (good ? '\\u2713 ' : '\\u2717 ') + text; say.className = good ? 'good' : 'bad'; if (good) document.getElementById('done').hidden = false; } };
}
function send(file, row) {
  if (file.size === 0) return row.end('The file is empty.', false);
  if (file.size > ${maxBytes}) return row.end('The file is too large. ${Math.floor(maxBytes / 1024 / 1024)} MB is the most.', false);
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open('PUT', location.pathname + '/' + encodeURIComponent(file.name));
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = (e) => { row.bar.value = e.loaded / e.total * 100; row.say.textContent = e.loaded < e.total ? 'Uploading' : 'Checking'; };
    request.onload = () => {
      let answer = {}; try { answer = JSON.parse(request.responseText); } catch {}
      if (request.status === 201) row.end('Added to the claim.', true);
      else row.end(answer.title || 'The upload did not work. Try again.', false);
      done();
    };
    request.onerror = () => { row.end('The connection broke. Try again.', false); done(); };
    request.send(file);
  });
}
input.addEventListener('change', () => { take(input.files); input.value = ''; });
for (const kind of ['dragenter', 'dragover']) document.addEventListener(kind, (e) => { e.preventDefault(); zone.classList.add('over'); });
for (const kind of ['dragleave', 'drop']) document.addEventListener(kind, (e) => { e.preventDefault(); zone.classList.remove('over'); });
document.addEventListener('drop', (e) => take(e.dataTransfer.files));
`;
}
