import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EligibilityMessage } from '../../../services/eligibilityMessage.ts';
import { createContainer } from '../../../services/stores/azureBlobPoe.ts';
import {
  ELIGIBILITY_CONTAINER,
  eligibilityBlobs,
} from '../../../services/stores/eligibilityBlobs.ts';
import { startAzurite, type Azurite } from '../../support/azurite.ts';
import { claimIdOf } from '../../support/law.ts';

const message: EligibilityMessage = {
  messageId: 'CPOR-1111-1111-9',
  action: 'assess',
  claimId: claimIdOf('CPOR-1111-1111'),
  catalogueVersion: '1',
  programme: 'OSU – Microsoft 365',
  payable: true,
  mpnId: '1234566',
  customerTenantId: 't',
  productIds: ['m365.teams'],
  subscriptionIds: [],
  submittedAt: null,
  approvedAt: null,
  sentAt: '2026-11-02T10:00:00.000Z',
};

describe('a hand-over to eligibility in Blob Storage', () => {
  let azurite: Azurite;
  beforeAll(async () => {
    azurite = await startAzurite();
  });
  afterAll(() => azurite.stop());
  const handed = async (): Promise<unknown[]> => {
    const container = azurite.byKey.getContainerClient(ELIGIBILITY_CONTAINER);
    const found: unknown[] = [];
    for await (const { name } of container.listBlobsFlat())
      found.push(JSON.parse((await container.getBlobClient(name).downloadToBuffer()).toString()));
    return found;
  };

  it('fails while there is no container, so that it is tried again', async () => {
    await expect(eligibilityBlobs(azurite.byKey).deliver(message)).rejects.toThrow();
  });

  it('is one, whichever machines do it at once and again', async () => {
    await createContainer(azurite.byKey, ELIGIBILITY_CONTAINER);
    const machines = [eligibilityBlobs(azurite.byKey), eligibilityBlobs(azurite.byKey)];
    await Promise.all(machines.map((one) => one.deliver(message)));
    await machines[1]?.deliver({ ...message, sentAt: '2026-11-03T10:00:00.000Z' });
    expect(await handed()).toEqual([message]);
  });

  it('and the withdrawal after it are two', async () => {
    await eligibilityBlobs(azurite.byKey).deliver({ ...message, action: 'withdraw' });
    expect(await handed()).toHaveLength(2);
  });
});
