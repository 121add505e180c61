import { createHmac, timingSafeEqual } from 'node:crypto';
import { parseClaimId, type ClaimId } from './claims/ids.ts';
import type { Person } from './claims/claim.ts';
import type { Clock } from './ports.ts';

/** The purpose of a link. A token of one kind is not accepted as another. */
export type Link =
  | { readonly kind: 'upload'; readonly claimId: ClaimId; readonly person: Person }
  | {
      readonly kind: 'poe';
      readonly claimId: ClaimId;
      readonly poeId: string;
      readonly person: Person;
    };

/** The lifetime of each kind, in milliseconds (docs/interface.md section 4). */
const LIFE: Readonly<Record<Link['kind'], number>> = { upload: 60 * 60_000, poe: 5 * 60_000 };

/** The content of a token: the link and its end, in milliseconds since 1970. */
type Signed<L extends Link> = L & { readonly until: number };

export type Links = ReturnType<typeof links>;

/**
 * Signed, short-lived links. The token holds claim, person and kind, so that none can be changed.
 * `secrets[0]` signs and all secrets verify, so that a secret can be replaced while links are in
 * use.
 */
export function links({
  secrets,
  clock,
  publicUrl,
}: {
  secrets: readonly string[];
  clock: Clock;
  publicUrl: string;
}) {
  const sign = (payload: string, secret: string): Buffer =>
    createHmac('sha256', secret).update(`link:${payload}`).digest();
  const [current = ''] = secrets;

  function tokenOf(link: Link): string {
    const payload = Buffer.from(
      JSON.stringify({ ...link, until: Date.parse(clock.now()) + LIFE[link.kind] }),
    ).toString('base64url');
    return `${payload}.${sign(payload, current).toString('base64url')}`;
  }

  /** The content of a token that one of our secrets signed, expired or not; else undefined. */
  function readSigned(text: string): Signed<Link> | undefined {
    const [payload = '', signature = '', ...rest] = text.split('.');
    const given = Buffer.from(signature, 'base64url');
    const signed = secrets.some((secret) => {
      const right = sign(payload, secret);
      return given.length === right.length && timingSafeEqual(given, right);
    });
    if (!signed || rest.length > 0 || given.toString('base64url') !== signature) return undefined;
    return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Signed<Link>;
  }

  return {
    upload: (claimId: ClaimId, person: Person): string =>
      `${publicUrl}/poe/upload/${tokenOf({ kind: 'upload', claimId, person })}`,
    poe: (claimId: ClaimId, poeId: string, person: Person): string =>
      `${publicUrl}/poe/${tokenOf({ kind: 'poe', claimId, poeId, person })}`,
    /** The link in a token that is ours, of this kind and not expired; else undefined. */
    read<K extends Link['kind']>(kind: K, text: string): Extract<Link, { kind: K }> | undefined {
      const link = readSigned(text) as Signed<Extract<Link, { kind: K }>> | undefined;
      if (
        link?.kind !== kind ||
        Date.parse(clock.now()) >= link.until ||
        !parseClaimId(link.claimId)
      )
        return undefined;
      return link;
    },
    /**
     * The person of a token that is ours, even if it has expired or is of another kind, so that the
     * refusal can be in their language.
     */
    holderOf: (text: string): Person | undefined => readSigned(text)?.person,
    /** A mark on the first form, so that only ids made by the bot become claims. */
    draftMark: (claimId: ClaimId, person: Person): string => markOf(claimId, person, current),
    isDraftMark: (mark: string, claimId: ClaimId, person: Person): boolean =>
      secrets.some((secret) => markOf(claimId, person, secret) === mark),
  };
}

const markOf = (claimId: ClaimId, { tenantId, id }: Person, secret: string): string =>
  createHmac('sha256', secret)
    .update(`draft:${claimId}:${tenantId}:${id}`)
    .digest('base64url')
    .slice(0, 16);
