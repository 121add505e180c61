import { createHash } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parsed, request } from '../support/requests.ts';
import { docx, encryptedDocx, exe, pdf, png, zip } from '../support/samples.ts';
import { inWorld } from './support/inWorld.ts';
import {
  act,
  addPoe,
  draft,
  ines,
  must,
  makeRejected,
  makeSubmitted,
  makeUnderReview,
} from './support/world.ts';
import { drop, isAtRest, onClaim, openLink, text, title, uploadLink } from './support/files.ts';
import { wordsIn } from '../support/cardReading.ts';
import { judgesAllThatWasSeen } from './support/cardRules.ts';

const w = inWorld();
let claimId: string;
beforeEach(async () => {
  claimId = await draft(w);
});
afterEach(() => isAtRest(w));

const MB = 1024 * 1024;
const refused: { what: string; name: string; bytes: Buffer; why: RegExp; status?: number }[] = [
  { what: 'an empty file', name: 'empty.pdf', bytes: Buffer.alloc(0), why: /empty/ },
  {
    what: 'a file of 26 MB',
    name: 'large.pdf',
    bytes: Buffer.alloc(26 * MB, 'x'),
    why: /too large/,
    status: 413,
  },
  {
    what: 'a type that is not allowed',
    name: 'notes.md',
    bytes: text(),
    why: /type are not taken/,
  },
  { what: 'a file without a type', name: 'notes', bytes: text(), why: /type are not taken/ },
  { what: 'an archive', name: 'all.zip', bytes: zip({ 'a.txt': 'a' }), why: /Archives/ },
  { what: 'a program', name: 'setup.exe', bytes: exe(), why: /Programs/ },
  {
    what: 'a program named as a document',
    name: 'work.pdf',
    bytes: exe(),
    why: /not what its name says|Programs/,
  },
  {
    what: 'content that is not what the name says',
    name: 'work.png',
    bytes: pdf(),
    why: /not what its name says/,
  },
  {
    what: 'an archive named as a document',
    name: 'work.docx',
    bytes: zip({ 'a.txt': 'a' }),
    why: /name says|damaged|Archives/,
  },
  {
    what: 'an encrypted document',
    name: 'work.docx',
    bytes: encryptedDocx(),
    why: /encrypted|password/,
  },
  { what: 'a damaged document', name: 'work.docx', bytes: docx().subarray(0, 200), why: /damaged/ },
  { what: 'a document with macros', name: 'work.docm', bytes: docx(), why: /macros/ },
];

describe('a file', () => {
  it('uploaded or dropped becomes PoE of the claim, with its hash', async () => {
    const bytes = pdf();
    const reply = await w.put(await uploadLink(w, claimId), 'signed page.pdf', bytes);
    expect(reply.status).toBe(201);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { id, ...rest } = parsed(reply.text);
    expect(rest).toEqual({ name: 'signed page.pdf', size: bytes.length, sha256 });
    expect(await onClaim(w, claimId)).toEqual([id]);
    expect(await drop(w, claimId, 'photo.png', png())).toMatch(/photo\.png was added/);
    expect(await onClaim(w, claimId)).toHaveLength(2);
  });

  it.each(refused)(
    'that is $what is refused at the upload, and kept nowhere',
    async ({ name, bytes, why, status = 400 }) => {
      const link = await uploadLink(w, claimId);
      const before = (await w.poeFiles()).length;
      const reply = await w.put(link, name, bytes);
      expect([reply.status, title(reply)]).toEqual([status, expect.stringMatching(why)]);
      expect(reply.headers['content-type']).toBe('application/problem+json');
      expect([(await w.poeFiles()).length - before, await onClaim(w, claimId)]).toEqual([0, []]);
    },
  );

  it.each(refused)(
    'that is $what is refused in the chat, and kept nowhere',
    async ({ name, bytes, why }) => {
      const before = (await w.poeFiles()).length;
      const said = await drop(w, claimId, name, bytes);
      expect(said).toContain(name);
      expect(said).toMatch(why);
      expect([(await w.poeFiles()).length - before, await onClaim(w, claimId)]).toEqual([0, []]);
    },
  );

  const ways = [
    { how: 'without a length that says so', headers: { 'transfer-encoding': 'chunked' } },
    {
      how: 'from a client that closes the connection afterwards',
      headers: { connection: 'close' },
    },
  ];
  it.each(ways)('of 26 MB $how is 413 too', async ({ headers }) => {
    const link = await uploadLink(w, claimId);
    const before = (await w.poeFiles()).length;
    const { status } = await request(`${link}/large.txt`, {
      method: 'PUT',
      headers,
      body: Buffer.alloc(26 * MB, 'x'),
    });
    expect([status, (await w.poeFiles()).length - before]).toEqual([413, 0]);
  });

  it('of exactly 25 MB is taken', async () => {
    const { status, text: said } = await w.put(
      await uploadLink(w, claimId),
      'largest.txt',
      Buffer.alloc(25 * MB, 'x\n'),
    );
    expect([status, parsed(said).size]).toEqual([201, 25 * MB]);
  });

  const names = [
    '../../etc/passwd.txt',
    '..\\..\\boot.txt',
    'a/b.txt',
    'päper “1”.txt',
    '<img src=x>.txt',
    "it's; x=y.txt",
  ];
  it.each(names.map((name) => ({ name })))(
    'named $name is kept and given back under that name',
    async ({ name }) => {
      const reply = await w.put(await uploadLink(w, claimId), name, text());
      expect([reply.status, parsed(reply.text).name]).toEqual([201, name]);
      const { headers } = await w.get(await openLink(w, claimId, String(parsed(reply.text).id)));
      const disposition = String(headers['content-disposition']);
      expect(decodeURIComponent(/filename\*=UTF-8''(\S+)$/.exec(disposition)?.[1] ?? '')).toBe(
        name,
      );
      expect(disposition).not.toMatch(/[\r\n]/);
    },
  );

  it('whose bytes are on the claim already is recognised and not stored twice', async () => {
    const link = await uploadLink(w, claimId);
    const bytes = text();
    const before = (await w.poeFiles()).length;
    const [one, two] = [await w.put(link, 'one.txt', bytes), await w.put(link, 'two.txt', bytes)];
    expect([one.status, two.status, parsed(two.text).id]).toEqual([201, 201, parsed(one.text).id]);
    expect(await drop(w, claimId, 'three.txt', bytes)).toMatch(/already/);
    await Promise.all([1, 2, 3, 4].map((n) => w.put(link, `${n}.txt`, bytes)));
    expect([(await w.poeFiles()).length - before, (await onClaim(w, claimId)).length]).toEqual([
      1, 1,
    ]);
  });

  it('may come together with others, and only twenty of them stay', async () => {
    const link = await uploadLink(w, claimId);
    const before = (await w.poeFiles()).length;
    const replies = await Promise.all(
      Array.from({ length: 24 }, (_, n) => w.put(link, `${n}.txt`, text(String(n)))),
    );
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(20);
    for (const reply of replies.filter(({ status }) => status !== 201))
      expect([reply.status, title(reply)]).toEqual([
        400,
        expect.stringMatching(/20 files at most/),
      ]);
    expect([(await w.poeFiles()).length - before, (await onClaim(w, claimId)).length]).toEqual([
      20, 20,
    ]);
    expect(title(await w.put(link, 'more.txt', text()))).toMatch(/20 files at most/);
    expect(wordsIn((await act(w, ines, 'addPoe', claimId)).card)).toMatch(/20 files at most/);
  });

  it('whose upload breaks off midway leaves nothing', async () => {
    const link = await uploadLink(w, claimId);
    const before = (await w.poeFiles()).length;
    const { hostname, port, pathname } = new URL(link);
    const headers = { 'content-length': 5 * MB };
    const sent = http.request({
      hostname,
      port,
      path: `${pathname}/half.txt`,
      method: 'PUT',
      headers,
      agent: false,
    });
    sent.on('error', () => undefined);
    sent.write(Buffer.alloc(2 * MB, 'x'));
    for (let i = 0; i < 500 && w.tempFiles().length === 0; i += 1) await sleep(10);
    expect(w.tempFiles()).not.toEqual([]);
    sent.destroy();
    for (let i = 0; i < 500 && w.tempFiles().length > 0; i += 1) await sleep(20);
    expect([
      (await w.poeFiles()).length - before,
      w.tempFiles(),
      await onClaim(w, claimId),
    ]).toEqual([0, [], []]);
  });

  it('whose upload breaks off at any moment does not end the process', async () => {
    const { hostname, port, pathname } = new URL(await uploadLink(w, claimId));
    const headers = { 'content-length': 5 * MB };
    const broken = Array.from({ length: 200 }, async (_, n) => {
      const path = `${pathname}/${n}.txt`;
      const sent = http.request({
        hostname,
        port: Number(port),
        path,
        method: 'PUT',
        headers,
        agent: false,
      });
      sent.on('error', () => undefined);
      sent.write('The beginning.');
      await once(sent, 'socket');
      await sleep(n / 10);
      sent.destroy();
    });
    await Promise.all(broken);
    expect(await onClaim(w, claimId)).toEqual([]);
  });

  it('removed from a draft is on it no more', async () => {
    const poeId = await addPoe(w, claimId);
    await must(w, ines, 'removePoe', claimId, { poeId });
    expect(await onClaim(w, claimId)).toEqual([]);
  });

  it('stays on a claim once that is submitted', async () => {
    const id = await makeSubmitted(w);
    const [poeId = ''] = await onClaim(w, id);
    expect(wordsIn((await act(w, ines, 'removePoe', id, { poeId })).card)).toMatch(/Editing/);
    expect(await onClaim(w, id)).toEqual([poeId]);
  });

  it('is added in Rejected while a dispute may be opened, and not Under review', async () => {
    const mayDispute = await makeRejected(w);
    await addPoe(w, mayDispute, 'new.txt');
    const link = await uploadLink(w, mayDispute);
    await must(w, ines, 'disputeClaim', mayDispute, { justification: 'See the new file.' });
    expect((await w.put(link, 'late.txt', text())).status).toBe(409);
    const reviewed = await makeUnderReview(w);
    expect(wordsIn((await act(w, ines, 'addPoe', reviewed)).card)).toMatch(
      /Editing, Submitted.*Partner action required/,
    );
  });

  judgesAllThatWasSeen(() => w);
});
