import type { Browser } from 'playwright-core';
import { addresses, sampleDocument } from './machine.ts';
import { open, type PlaygroundPage } from './playground.ts';

export type Shoot = (name: string, page: PlaygroundPage) => Promise<void>;
type Story = {
  browser: Browser;
  dataDir: string;
  screen: { width: number; height: number };
  shoot: Shoot;
};

const NAME = 'Litware Teams rollout';

/**
 * The main job as three people do it in their browsers: file, ask, answer, approve, decline.
 * `shoot` looks at each card.
 */
export async function mainJob({ browser, dataDir, screen, shoot }: Story): Promise<{
  partner: PlaygroundPage;
  reviewer: PlaygroundPage;
  customer: PlaygroundPage;
}> {
  const partner = await open(browser, addresses.partner, screen);
  await partner.waitForText('Welcome, Petra');
  await shoot('welcome-partner', partner);
  await fileClaim(partner, shoot);
  await addDocument(partner, browser, dataDir, screen, shoot);
  await partner.press('Submit');
  await partner.waitForText('Submit the claim');
  await shoot('checklist', partner);
  await partner.choose('My proof of execution', [
    'It concerns this claim',
    'Its dates are within 12 months before submission',
  ]);
  await partner.press('Submit now');
  await partner.waitForText('The reviewers were told');
  await shoot('submitted-partner', partner);

  const reviewer = await open(browser, addresses.reviewer, screen);
  await reviewer.waitForText('Welcome, Rashid');
  await shoot('welcome-reviewer', reviewer);
  await reviewer.press('Review queue');
  await reviewer.waitForText('Press a claim to open it');
  await shoot('queue', reviewer);
  await reviewer.say(`find ${NAME}`);
  await reviewer.waitForText(NAME);
  await reviewer.press('Open', NAME);
  await reviewer.waitForText('Next: start the review');
  await shoot('submitted-reviewer', reviewer);
  await reviewer.press('Start review');
  await reviewer.waitForText('The review has started');
  await shoot('under-review-reviewer', reviewer);
  await reviewer.press('Ask for information');
  await reviewer.waitForText('Ask the partner for information');
  await shoot('ask', reviewer);
  await reviewer.choose('What is missing (one or more)', [
    'Missing Customer Acknowledgment: the customer’s signature is not on the PoE',
  ]);
  await reviewer.fill('What the partner should do', 'Please have page 3 signed.');
  await reviewer.press('Ask');
  await reviewer.waitForText('The partner was asked');

  await partner.waitForText('Information is asked for');
  await shoot('partner-action-required', partner);
  await partner.fill('Comment', 'Signed now.');
  await partner.press('Resubmit');
  await partner.waitForText('The reviewer was told');

  const customer = await open(browser, addresses.customer, screen);
  await customer.waitForText('Welcome, Carla');
  await shoot('welcome-customer', customer);
  await reviewer.waitForText('The partner has answered');
  await reviewer.press('Approve');
  await reviewer.waitForText('Approved. The partner');
  await shoot('approved-reviewer', reviewer);
  await customer.waitForText('Yammer');
  await shoot('consent', customer);
  return { partner, reviewer, customer };
}

async function fileClaim(partner: PlaygroundPage, shoot: Shoot): Promise<void> {
  await partner.press('New claim');
  await partner.waitForText('Step 1 of 4');
  await partner.fill('Name of the claim', NAME);
  await partner.fill('Customer primary domain', 'not a domain');
  await partner.press('Next');
  await partner.waitForText('This is no domain');
  await shoot('form-problems', partner);
  await partner.choose('MPN ID (location)', ['1234566 (Seattle)']);
  await partner.fill('Customer name', 'Litware');
  await partner.fill('Customer primary domain', 'litware.example');
  await partner.fill('Customer tenant ID (directory ID)', '30000000-0000-4000-8000-00000000000a');
  await shoot('form-customer', partner);
  await partner.press('Next');
  await partner.waitForText('what you do for them');
  await partner.choose('Solution area', ['Microsoft 365']);
  await partner.choose('Activity', ['Usage']);
  await shoot('form-activity', partner);
  await partner.press('Next');
  await partner.waitForText('Exchange Online');
  await partner.choose('Products and workloads', ['Microsoft Teams', 'Yammer']);
  await shoot('form-products', partner);
  await partner.press('Next');
  await partner.waitForText('Step 3 of 4');
  const contacts = {
    'Customer contact: name': 'Carla Customer',
    'Customer contact: title': 'Chief information officer',
    'Customer contact: e-mail': 'carla@litware.example',
    'Your contact: name': 'Petra Partner',
    'Your contact: e-mail': 'petra@fabrikam.example',
  };
  for (const [label, value] of Object.entries(contacts)) await partner.fill(label, value);
  await shoot('form-contacts', partner);
  await partner.press('Finish');
  await partner.waitForText('Next: add proof of execution');
  await shoot('editing', partner);
}

async function addDocument(
  partner: PlaygroundPage,
  browser: Browser,
  dataDir: string,
  screen: Story['screen'],
  shoot: Shoot,
): Promise<void> {
  await partner.press('Add PoE');
  await partner.waitForText('its link works for an hour');
  await shoot('add-poe', partner);
  const context = await browser.newContext({ viewport: { width: screen.width, height: 760 } });
  const page = await context.newPage();
  await page.goto(await partner.linkOf('Open the upload page'));
  await page.setInputFiles('#files', [sampleDocument(dataDir), 'package.json']);
  await page.getByText('Added to the claim').waitFor();
  await page.locator('#uploads').getByText('Files of this type are not taken').waitFor();
  await shoot('upload', {
    ...partner,
    screenshot: async (path: string) => void (await page.screenshot({ path, fullPage: true })),
  });
  await context.close();
  await partner.waitForText('statement-of-work.pdf was added');
}
