import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pdf } from '../support/samples.ts';
import { inWorld } from './support/inWorld.ts';
import { addPoe, directory, draft, ines, olaf } from './support/world.ts';
import { isAtRest, onClaim, openLink, text, uploadLink } from './support/files.ts';
import { wordsIn } from '../support/cardReading.ts';
import { judgesAllThatWasSeen } from './support/cardRules.ts';

const w = inWorld();
let claimId: string;
beforeEach(async () => {
  claimId = await draft(w);
});
afterEach(() => isAtRest(w));

describe('a link', () => {
  it('to a file answers it as an attachment, never rendered, as often as it is read', async () => {
    const bytes = pdf();
    await w.put(await uploadLink(w, claimId), 'signed.pdf', bytes);
    const [poeId = ''] = await onClaim(w, claimId);
    const link = await openLink(w, claimId, poeId);
    for (let i = 0; i < 3; i += 1) {
      const reply = await w.get(link);
      expect([reply.status, reply.bytes.equals(bytes)]).toEqual([200, true]);
      expect(reply.headers['content-disposition']).toMatch(/^attachment; filename="signed.pdf"/);
      const own = w.cloud ? {} : { 'x-content-type-options': 'nosniff' };
      expect(reply.headers).toMatchObject({
        ...own,
        'cache-control': 'no-store',
        'content-type': 'application/pdf',
      });
    }
  });

  it('to a file leaves each opening, and its own issue, in the history', async () => {
    const poeId = await addPoe(w, claimId, 'plan.txt');
    await w.get(await openLink(w, claimId, poeId, olaf));
    const { card } = await w.press(ines, 'showHistory', { claimId, page: 0 });
    expect(wordsIn(card)).toMatch(/Olaf Onlooker.*Opened plan\.txt/s);
    expect(wordsIn(card)).toMatch(/Olaf Onlooker.*issued a link to plan\.txt/s);
  });

  it('that was tampered with, of another kind or foreign is 403 on each route', async () => {
    const upload = await uploadLink(w, claimId);
    const poe = await openLink(w, claimId, await addPoe(w, claimId));
    const before = (await w.poeFiles()).length;
    const tokenOf = (link: string): string => link.split('/').at(-1) ?? '';
    const [payload = '', signature = ''] = tokenOf(poe).split('.');
    const said = Buffer.from(payload, 'base64url').toString().replaceAll('"poe"', '"upload"');
    const forged = Buffer.from(said).toString('base64url');
    const foreign = createHmac('sha256', 'another secret of 32 bytes or more')
      .update(`link:${payload}`)
      .digest('base64url');
    const bad = [
      `${forged}.${signature}`,
      `${payload}.${foreign}`,
      `${payload}.`,
      payload,
      `${payload}.${signature}x`,
    ];
    bad.push(
      `${payload}.${signature}.${signature}`,
      'x',
      'null.null',
      '%00',
      'x'.repeat(3000),
      `x${tokenOf(upload)}`,
    );
    for (const token of [...bad, tokenOf(poe)]) {
      expect([token, (await w.get(`/poe/upload/${token}`)).status]).toEqual([token, 403]);
      expect([
        token,
        (await w.put(`${w.url}/poe/upload/${token}`, 'a.txt', text())).status,
      ]).toEqual([token, 403]);
    }
    for (const token of [...bad, tokenOf(upload)])
      expect([token, (await w.get(`/poe/${token}`)).status]).toEqual([token, 403]);
    expect((await w.poeFiles()).length).toBe(before);
  });

  it('to a file lives for five minutes', async () => {
    const link = await openLink(w, claimId, await addPoe(w, claimId));
    await w.advance('PT4M50S');
    expect((await w.get(link)).status).toBe(200);
    await w.advance('PT11S');
    expect((await w.get(link)).status).toBe(403);
  });

  it('to the upload lives for an hour, and takes several files', async () => {
    const link = await uploadLink(w, claimId);
    await w.advance('PT59M50S');
    for (const name of ['a.txt', 'b.txt'])
      expect((await w.put(link, name, text())).status).toBe(201);
    expect((await w.get(link)).status).toBe(200);
    await w.advance('PT11S');
    expect([(await w.get(link)).status, (await w.put(link, 'c.txt', text())).status]).toEqual([
      403, 403,
    ]);
    expect(await onClaim(w, claimId)).toHaveLength(2);
  });

  it('survives a crash', async () => {
    const link = await uploadLink(w, claimId);
    await w.restart();
    expect((await w.put(link, 'a.txt', text())).status).toBe(201);
  });

  it('is worth nothing once its owner has lost the role, or left', async () => {
    const [upload, poe] = [
      await uploadLink(w, claimId),
      await openLink(w, claimId, await addPoe(w, claimId)),
    ];
    const people = directory();
    for (const organisation of people.organisations) organisation.people = [];
    w.writePeople(people);
    for (let i = 0; i < 500 && (await w.get(poe)).status === 200; i += 1) await sleep(20);
    expect([(await w.get(poe)).status, (await w.get(upload)).status]).toEqual([403, 403]);
    expect((await w.put(upload, 'a.txt', text())).status).toBe(403);
    w.writePeople(directory());
    for (let i = 0; i < 500 && (await w.get(poe)).status !== 200; i += 1) await sleep(20);
  });

  it('opens a page with drop zone and checklist, which takes nothing from elsewhere', async () => {
    const { status, headers, text: page } = await w.get(await uploadLink(w, claimId));
    expect([status, headers['content-type']]).toEqual([200, expect.stringMatching(/^text\/html/)]);
    expect(headers['content-security-policy']).toMatch(/default-src 'none'/);
    for (const words of [claimId, 'type="file"', 'signature', '12 months', 'described'])
      expect(page).toContain(words);
    expect(page).not.toMatch(/(?:src|href)="?https?:/);
  });

  judgesAllThatWasSeen(() => w);
});
