/** Crockford base 32: no I, L, O, U, so that an id survives being read out over the telephone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CLAIM_ID = /^CPOR-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/;

export type ClaimId = string & { readonly brand: 'ClaimId' };

/**
 * Reads a claim id as people type it: any case, O for 0, I and L for 1. Undefined for any other
 * text.
 */
export function parseClaimId(value: unknown): ClaimId | undefined {
  if (typeof value !== 'string' || value.length > 40) return undefined;
  const [prefix, ...rest] = value.trim().toUpperCase().split('-');
  const id = [
    prefix,
    ...rest.map((part) => part.replaceAll('O', '0').replaceAll(/[IL]/g, '1')),
  ].join('-');
  return CLAIM_ID.test(id) ? (id as ClaimId) : undefined;
}

/** A claim id from eight or more random bytes, of which 40 bits are used. */
export function newClaimId(random: Uint8Array): ClaimId {
  const letters = [...random.subarray(0, 8)].map((byte) => ALPHABET[byte % 32]).join('');
  return `CPOR-${letters.slice(0, 4)}-${letters.slice(4)}` as ClaimId;
}

/** The id of a PoE file from six or more random bytes. */
export function newPoeId(random: Uint8Array): string {
  return `P${[...random.subarray(0, 6)].map((byte) => ALPHABET[byte % 32]).join('')}`;
}
