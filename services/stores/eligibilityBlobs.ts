import { RestError, type BlobServiceClient } from '@azure/storage-blob';
import type { Eligibility } from '../ports.ts';

/** Where hand-overs lie beside the PoE. */
export const ELIGIBILITY_CONTAINER = 'eligibility';

/**
 * Approved claims handed over as one blob each, made once: whichever machine comes second finds it
 * there.
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
