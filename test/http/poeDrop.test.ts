import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import { cardIn, type Call, type Person } from '../support/fakeTeams.ts';
import { png } from '../support/samples.ts';
import { inWorld } from './support/inWorld.ts';
import { draft, fields, ines, must, rosa, show, vera } from './support/world.ts';
import { drop, isAtRest, onClaim, text } from './support/files.ts';
import { actionsOf, statusOf, verbsOf, wordsIn } from '../support/cardReading.ts';
import { judgesAllThatWasSeen } from './support/cardRules.ts';

const w = inWorld();
let claimId: string;
beforeEach(async () => {
  claimId = await draft(w);
});
afterEach(() => isAtRest(w));

describe('a dropped file', () => {
  const chats = async (who: Person, name: string, bytes = text()): Promise<Call[]> =>
    (await w.drop(who, name, bytes)).posts;

  it('goes to the claim that was named last, for fifteen minutes', async () => {
    const other = await draft(w);
    await must(w, ines, 'addPoe', claimId);
    await w.advance('PT14M');
    await chats(ines, 'plan.txt');
    expect([(await onClaim(w, claimId)).length, (await onClaim(w, other)).length]).toEqual([1, 0]);
    await w.advance('PT2M');
    const posts = await chats(ines, 'late.txt');
    expect(verbsOf(posts[0]?.activity)).toContain('attachPoe');
    expect([(await onClaim(w, claimId)).length, (await onClaim(w, other)).length]).toEqual([1, 0]);
  });

  it('without a claim in mind goes to the only claim that may take it; is asked about among several; else refused', async () => {
    const before = (await w.poeFiles()).length;
    expect(
      wordsIn(await chats(rosa, 'plan.txt').then((posts) => posts.map(({ activity }) => activity))),
    ).toMatch(/No claim/);
    const only = await draft(w, { mpnId: '6660001' }, rosa);
    await chats(rosa, 'plan.txt');
    await w.advance();
    expect(await onClaim(w, only, rosa)).toHaveLength(1);
    await draft(w, { mpnId: '6660001', name: 'Another' }, rosa);
    const asks = wordsIn((await chats(rosa, 'more.txt')).map(({ activity }) => activity));
    for (const words of ['Which claim', 'Another', String(fields.name)])
      expect(asks).toContain(words);
    expect((await w.poeFiles()).length - before).toBe(1);
  });

  it('of the same unique id is the same file, however often Teams sends it', async () => {
    const bytes = text();
    const before = (await w.poeFiles()).length;
    await drop(w, claimId, 'plan.txt', bytes, { uniqueId: 'one-and-the-same' });
    await drop(w, claimId, 'plan.txt', bytes, { uniqueId: 'one-and-the-same' });
    expect([(await w.poeFiles()).length - before, (await onClaim(w, claimId)).length]).toEqual([
      1, 1,
    ]);
  });

  const elsewhere = [
    'http://192.0.2.7/plan.txt',
    'https://trey-my.sharepoint.com/plan.txt',
    'file:///etc/passwd',
    'data:,x',
    '',
  ];
  it.each(elsewhere.map((downloadUrl) => ({ downloadUrl })))(
    'that lies at "$downloadUrl" is not fetched',
    async ({ downloadUrl }) => {
      const before = (await w.poeFiles()).length;
      expect(await drop(w, claimId, 'plan.txt', text(), { downloadUrl })).toMatch(
        /plan\.txt was not taken.*could not be fetched/,
      );
      expect([(await w.poeFiles()).length - before, await onClaim(w, claimId)]).toEqual([0, []]);
    },
  );

  it.each(elsewhere.slice(0, 3).map((location) => ({ location })))(
    'that is redirected to $location is not fetched',
    async ({ location }) => {
      const said = await drop(w, claimId, 'plan.txt', (_req, res) =>
        res.writeHead(302, { location }).end(),
      );
      expect(said).toMatch(/could not be fetched/);
      expect(await onClaim(w, claimId)).toEqual([]);
    },
  );

  it('that is redirected without end or answers an error is refused', async () => {
    expect(
      await drop(w, claimId, 'a.txt', (req, res) =>
        res.writeHead(302, { location: req.url ?? '' }).end(),
      ),
    ).toMatch(/could not be fetched/);
    expect(await drop(w, claimId, 'b.txt', (_req, res) => res.writeHead(404).end())).toMatch(
      /could not be fetched/,
    );
    expect(await onClaim(w, claimId)).toEqual([]);
  });

  it('that breaks off midway is refused, and can be sent again', async () => {
    const said = await drop(w, claimId, 'c.txt', (_req, res) => {
      res.writeHead(200, { 'content-length': 1000 });
      res.write('half', () => res.destroy());
    });
    expect(said).toMatch(/c\.txt was not taken/);
    expect(await onClaim(w, claimId)).toEqual([]);
    expect(await drop(w, claimId, 'c.txt', text())).toMatch(/c\.txt was added/);
  });

  it('that breaks off at any moment does not end the process', async () => {
    await must(w, ines, 'addPoe', claimId);
    for (let n = 0; n < 60; n += 1) {
      await w.drop(ines, `${n}.txt`, (_req, res) => {
        res.writeHead(200, { 'content-length': 1000 });
        res.write(
          'half',
          () => void (n % 2 === 0 ? res.destroy() : setTimeout(() => res.destroy(), n / 20)),
        );
      });
    }
    await w.advance();
    expect(await onClaim(w, claimId)).toEqual([]);
  });

  it('that comes slowly is acknowledged first and answered when it is there', async () => {
    await must(w, ines, 'addPoe', claimId);
    const from = w.teams.calls.length;
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const bytes = text();
    const sent = w.drop(
      ines,
      'slow.txt',
      (_req, res) => void released.then(() => res.writeHead(200).end(bytes)),
    );
    const first = await w.teams.until(
      ({ kind, conversation }) => kind === 'post' && conversation === ines.chat,
      from,
    );
    expect(wordsIn(first.activity)).toMatch(/slow\.txt.*checking/);
    expect(await onClaim(w, claimId)).toEqual([]);
    await sent;
    release();
    await w.teams.until(({ activity }) => wordsIn(activity).includes('slow.txt was added'), from);
    expect(await onClaim(w, claimId)).toHaveLength(1);
  });

  it('that was being fetched when the process died is fetched after the restart', async () => {
    await must(w, ines, 'addPoe', claimId);
    const from = w.teams.calls.length;
    let hangs = true;
    let asked = (): void => undefined;
    const isAsked = new Promise<void>((resolve) => (asked = resolve));
    const bytes = text();
    const sent = w.drop(ines, 'twice.txt', (_req, res) => {
      asked();
      if (!hangs) res.writeHead(200).end(bytes);
    });
    await isAsked;
    hangs = false;
    await w.restart();
    await sent;
    // with several machines a dead worker's lease has to run out; a bot alone takes it back at once
    if (w.cloud) await w.advance('PT61S');
    await w.teams.until(({ activity }) => wordsIn(activity).includes('twice.txt was added'), from);
    expect(await onClaim(w, claimId)).toHaveLength(1);
  });

  it('without a claim in mind is kept in mind, and one press gives it to a claim, once', async () => {
    const other = await draft(w);
    await w.advance('PT16M');
    const from = w.teams.calls.length;
    const asked = await w.drop(ines, 'whose.txt', text());
    expect(wordsIn(asked.card)).toMatch(/Which claim.*whose\.txt/);
    const row = actionsOf(asked.card).find(
      ({ verb, data }) => verb === 'attachPoe' && data.claimId === other,
    );
    const stranger = await w.press(rosa, 'attachPoe', row?.data);
    expect(stranger.says).toMatch(/no such claim/i);
    const before = w.teams.downloads();
    const message = asked.posts.at(-1)?.activityId;
    for (let i = 0; i < 2; i += 1) await w.press(ines, 'attachPoe', row?.data, message);
    await w.advance();
    expect([w.teams.downloads() - before, (await onClaim(w, other)).length]).toEqual([1, 1]);
    const news = w.teams.posts(ines, from).at(-1);
    expect(wordsIn(news?.activity)).toContain('whose.txt was added');
    expect(verbsOf(cardIn(news?.activity ?? {}))).toContain('addPoe');
    const unknown = await w.press(ines, 'attachPoe', { claimId: other, poeId: 'nothing' });
    expect(wordsIn(unknown.card)).toMatch(/not known here any more/);
  });

  it('that is a photo from a phone is fetched from Teams and named by its day', async () => {
    await must(w, ines, 'addPoe', claimId);
    await w.drop(ines, '', png(), { photo: true });
    await w.advance();
    expect(wordsIn((await show(w, ines, claimId)).card)).toMatch(
      /photo \d{4}-\d\d-\d\d \d\d\.\d\d\.png/,
    );
  });

  it('that turns out to be a web page is refused with what to do', async () => {
    const page = (_req: unknown, res: ServerResponse): void => {
      res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      res.end('<!doctype html><p>Sign in');
    };
    expect(await drop(w, claimId, 'plan.pdf', page)).toMatch(
      /plan\.pdf was not taken.*web page.*Attach the file/,
    );
    expect(await onClaim(w, claimId)).toEqual([]);
  });

  it('that is a picture pasted into the chat, or has no address, is answered and not kept', async () => {
    const before = (await w.poeFiles()).length;
    expect((await w.drop(ines, 'pasted.png', png(), { contentType: 'image/png' })).text).toMatch(
      /upload page|Attach/,
    );
    expect((await w.poeFiles()).length).toBe(before);
  });

  it('is seen by the reviewer with what the partner ticked', async () => {
    await must(w, ines, 'addPoe', claimId);
    await chats(ines, 'plan.txt');
    await w.advance();
    await must(w, ines, 'submitClaim', claimId, { checklist: 'claim,dates' });
    const { card } = await show(w, vera, claimId);
    expect(statusOf(card)).toBe('Submitted');
    expect(wordsIn(card)).toMatch(
      /plan\.txt.*ticked: It concerns this claim; Its dates.*Not ticked: .*signature/s,
    );
  });

  judgesAllThatWasSeen(() => w);
});
