import { beforeAll, describe, expect, it } from '@jest/globals';
import { parsed } from '../support/requests.ts';
import { pdf } from '../support/samples.ts';
import { inWorld } from './support/inWorld.ts';
import {
  act,
  makeApproved,
  makeAsked,
  carl,
  draft,
  ines,
  must,
  makeRejected,
  rosa,
  show,
  readStatus,
  vera,
  type Stores,
} from './support/world.ts';
import { hear, historyOf } from './support/listening.ts';
import { onClaim, openLink, uploadLink } from './support/files.ts';
import { element, linkOf, statusOf, verbsOf, wordsIn } from '../support/cardReading.ts';

const places: Readonly<Record<Stores, string>> = {
  machine: 'SQLite and a folder',
  cloud: 'Cosmos DB and Blob Storage',
};
const proof = pdf();

describe.each(Object.keys(places) as Stores[])(
  'the main job, on the stores of one %s',
  (stores) => {
    const w = inWorld({}, undefined, stores);
    let claimId: string;
    beforeAll(async () => {
      claimId = await draft(w);
    });

    it(`keeps claims and PoE in ${places[stores]}`, async () => {
      expect(
        w.cloud?.double.collections.get('claims')?.partitions.has(JSON.stringify([claimId])),
      ).toBe(stores === 'cloud' ? true : undefined);
      await must(w, ines, 'addPoe', claimId);
      const from = w.teams.calls.length;
      await w.drop(ines, 'statement of work.pdf', proof);
      await w.teams.until(
        ({ activity }) => wordsIn(activity).includes('statement of work.pdf was added'),
        from,
      );
      expect(await w.poeFiles()).toEqual(await onClaim(w, claimId));
    });

    it('lets reviewers read what was submitted', async () => {
      const said = await hear(w, vera, () =>
        must(w, ines, 'submitClaim', claimId, { checklist: 'claim' }),
      );
      expect(said).toEqual([expect.stringContaining(claimId)]);
      const [poeId = ''] = await onClaim(w, claimId, vera);
      const file = await w.get(await openLink(w, claimId, poeId, vera));
      expect([file.status, file.bytes.equals(proof)]).toEqual([200, true]);
      await must(w, vera, 'startReview', claimId);
      expect(await readStatus(w, claimId)).toBe('Under review');
    });

    it('asks the partner for more, and takes it', async () => {
      const ask = {
        reasons: 'missingCustomerAcknowledgment',
        comment: 'Please have page 3 signed.',
      };
      const said = await hear(w, ines, () => must(w, vera, 'requestInformation', claimId, ask));
      expect(said.join()).toMatch(/Missing Customer Acknowledgment.*page 3/);
      expect(element((await show(w, ines, claimId)).card, 'deadline')).toMatch(
        /5 business days left/,
      );
      const put = await w.put(
        await uploadLink(w, claimId),
        'signed.txt',
        Buffer.from('Signed by Carl Contact.\n'),
      );
      expect([put.status, parsed(put.text).name]).toEqual([201, 'signed.txt']);
      await must(w, ines, 'resubmitClaim', claimId, { comment: 'Signed now.' });
      expect(await readStatus(w, claimId)).toBe('Under review');
    });

    it('tells the customer of the approval, and hands over once when they let the window pass', async () => {
      const from = w.teams.calls.length;
      await must(w, vera, 'approveClaim', claimId, { comment: 'Fine.' });
      await w.advance();
      expect(JSON.stringify(w.teams.posts(carl, from))).toContain('declineAssociation');
      await w.advance('P6D');
      expect(w.eligibility()).toEqual([]);
      const told = await hear(w, ines, async () => w.advance('P2D'));
      await w.advance('P1D');
      expect(w.eligibility()).toEqual([expect.objectContaining({ claimId })]);
      expect(told.filter((words) => /eligib/i.test(words))).toHaveLength(1);
    });

    it('keeps a history of all of it, and shows none of it to another partner', async () => {
      for (const who of [ines, vera]) {
        const history = await historyOf(w, claimId, who);
        for (const words of [
          ines.name,
          vera.name,
          'Please have page 3 signed.',
          'Signed now.',
          'statement of work.pdf',
        ])
          expect(history).toContain(words);
      }
      expect((await show(w, rosa, claimId)).raw).not.toContain('Trey');
    });

    it('lets the customer decline in time, and the partner dispute it', async () => {
      const declined = await makeApproved(w, { productIds: 'm365.intune' });
      await w.advance('P1D');
      const said = await hear(w, ines, () =>
        must(w, carl, 'declineAssociation', declined, { comment: 'Not with them.' }),
      );
      expect(said.join()).toMatch(/Customer decline/);
      await must(w, ines, 'disputeClaim', declined, { justification: 'It was agreed on.' });
      expect([
        await readStatus(w, declined),
        element((await show(w, vera, declined)).card, 'disputed'),
      ]).toEqual(['Under review', expect.stringMatching(/disputed/)]);
    });

    it('rejects by the clock who does not answer', async () => {
      const silent = await makeAsked(w, { productIds: 'm365.yammer' });
      await w.advance('P9D');
      const { card } = await show(w, ines, silent);
      expect([statusOf(card), element(card, 'reason')]).toEqual([
        'Rejected',
        expect.stringContaining('No Partner Response'),
      ]);
    });

    it('lists, finds and queues', async () => {
      const waiting = await makeAsked(w, { productIds: 'm365.apps', name: 'A needle in the hay' });
      expect(wordsIn((await w.say(ines, 'my claims')).card)).toContain('Trey');
      expect(wordsIn((await w.say(ines, 'find needle')).card)).toContain(waiting);
      expect(wordsIn((await w.say(vera, 'queue')).card)).toContain('needle');
      expect(verbsOf((await w.say(ines, `claim ${waiting}`)).card)).toContain('addPoe');
    });

    it('has lost nothing after kill -9, and goes on', async () => {
      const lost = await makeRejected(w, { productIds: 'm365.teamsPhone' });
      const before = await w.now();
      await w.restart();
      expect((await w.now()).getTime()).toBeGreaterThanOrEqual(before.getTime());
      expect(await readStatus(w, lost)).toBe('Rejected');
      expect(verbsOf((await act(w, ines, 'addPoe', lost)).card)).toContain('disputeClaim');
      expect(await readStatus(w, await draft(w))).toBe('Editing');
      expect(linkOf((await act(w, ines, 'addPoe', lost)).card)).toContain('/poe/upload/');
    });
  },
);
