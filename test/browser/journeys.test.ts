import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startBrowser, startMachine } from './support/machine.ts';
import type { PlaygroundPage } from './support/playground.ts';
import { mainJob } from './support/story.ts';

describe('three people in their browsers', () => {
  let machine: Awaited<ReturnType<typeof startMachine>>;
  let browser: Browser;
  let partner: PlaygroundPage;
  let reviewer: PlaygroundPage;
  let customer: PlaygroundPage;
  beforeAll(async () => {
    machine = await startMachine();
    browser = await startBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    expect(await machine.stop()).toBe(0);
  }, 30_000);

  it('the partner files and uploads, the reviewer asks, the partner answers, the reviewer approves', async () => {
    ({ partner, reviewer, customer } = await mainJob({
      browser,
      dataDir: machine.dataDir,
      screen: { width: 1000, height: 900 },
      shoot: async () => undefined,
    }));
    expect(await partner.lastCardText()).toContain('Your claim is approved');
  }, 180_000);

  it('the reviewer compares two claims for the same workload, and opens the other partner’s file beside both', async () => {
    await reviewer.say('find Proseware telephony');
    await reviewer.press('Open', 'Proseware telephony');
    await reviewer.press('Compare with competing claims', 'Proseware telephony');
    await reviewer.waitForText('Side by side: competing claims');
    expect(await reviewer.lastCardText()).toMatch(
      /Fabrikam Consulting.*Adatum.*☑ ticked.*statement-of-work\.pdf/s,
    );
    await reviewer.press('Open this file', 'Side by side');
    await reviewer.waitForText('works for five minutes');
    expect(await reviewer.lastCardText()).toContain('Side by side: competing claims');
  }, 60_000);

  it('the customer declines, and the partner reads why', async () => {
    await customer.fill(
      'Reason (optional; the partner sees it)',
      'We work with someone else.',
      'Yammer',
    );
    await customer.press('Decline', 'Yammer');
    await customer.waitForText('You declined this association');
    await partner.waitForText('The claim is rejected: Customer decline');
    expect(await partner.lastCardText()).toContain('We work with someone else.');
  }, 60_000);

  it('eight days later the claim that nobody declined has gone to eligibility, and the partner is told', async () => {
    await partner.say('skip 8 days');
    await partner.waitForText('What was due has been done');
    await partner.waitForText('sent to the eligibility check');
  }, 60_000);
});
