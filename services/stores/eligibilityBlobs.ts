import { RestError, type BlobServiceClient } from '@azure/storage-blob';
import type { Eligibility } from '../ports.ts';

/** The container of hand-overs, beside that of the PoE. */
export const ELIGIBILITY_CONTAINER = 'eligibility';

/**
 * Hands approved claims over as one blob each, which is written once: a second instance finds the
 * blob there.
 */
export function eligibilityBlobs(service: BlobServiceClient): Eligibility {
  const container = service.getContainerClient(ELIGIBILITY_CONTAINER);
  return {
    async deliver(message) {
      const body = JSON.stringify(message);
      try {
        await container
          .getBlockBlobClient(`${message.messageId}-${message.action}.json`)
          .upload(body, Buffer.byteLength(body), {
            blobHTTPHeaders: { blobContentType: 'application/json' },
            conditions: { ifNoneMatch: '*' },
          });
      } catch (error) {
        if (!(error instanceof RestError) || error.code !== 'BlobAlreadyExists') throw error;
      }
    },
  };
}
