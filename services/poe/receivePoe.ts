import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Actor } from '../claims/actor.ts';
import type { Claim, Poe } from '../claims/claim.ts';
import { policyOf, type Rules } from '../claims/deadlines.ts';
import { newPoeId, type ClaimId } from '../claims/ids.ts';
import type { Caller, HandleClaim } from '../handleClaim.ts';
import type { Clock, PoeStore } from '../ports.ts';
import type { IntakeResult } from '../outbox/ports.ts';
import { inspectFile, inspectName } from './inspect.ts';

type Parts = { handleClaim: HandleClaim; poeStore: PoeStore; clock: Clock; rules: Rules };
/** The sender, and the message whose button asked for the file, if any. */
type Sender = Pick<Caller, 'pressed'> & { readonly actor: Actor };
type File = { name: string; bytes: Readable };

/**
 * Takes in a file: writes the stream to a temporary file, checks it, stores it, then notes it on
 * the claim. Never holds the whole in memory; a refused file is not kept. `bytes` is read to its
 * end or destroyed.
 */
export async function receivePoe(
  claimId: ClaimId,
  { name, bytes }: File,
  by: Sender,
  parts: Parts,
): Promise<IntakeResult> {
  const { actor } = by;
  // a stream may fail before it is read: the pipeline reports that, and the process must not end
  bytes.on('error', () => undefined);
  try {
    const claim = (await parts.handleClaim.look(claimId, actor))?.claim;
    if (!claim) return { outcome: { kind: 'refused', refusal: { kind: 'unknownClaim' } } };
    // decided before any byte is read
    const refusal = parts.handleClaim.whyNot(claim, 'addPoe', { actor });
    if (refusal) return { claim, outcome: { kind: 'refused', refusal } };
    const named = inspectName(name);
    if ('refused' in named) return { claim, outcome: { kind: 'badFile', reason: named.refused } };
    return await checkAndKeep(claim, { name, bytes }, by, parts);
  } finally {
    bytes.destroy();
  }
}

async function checkAndKeep(
  claim: Claim,
  { name, bytes }: File,
  by: Sender,
  parts: Parts,
): Promise<IntakeResult> {
  const folder = await mkdtemp(path.join(tmpdir(), 'poe-'));
  try {
    const aside = path.join(folder, 'file');
    const measured = await spool(bytes, aside, policyOf(claim, parts.rules).poeMaxBytes);
    if (typeof measured === 'string')
      return { claim, outcome: { kind: 'badFile', reason: measured } };
    const seen =
      measured.size === 0 ? { refused: 'empty' as const } : await inspectFile(aside, name);
    if ('refused' in seen) return { claim, outcome: { kind: 'badFile', reason: seen.refused } };
    const known = claim.poe.find(({ sha256 }) => sha256 === measured.sha256);
    if (known) return { claim, outcome: { kind: 'known', poe: known } };
    const poe: Poe = {
      id: newPoeId(randomBytes(6)),
      name,
      contentType: seen.contentType,
      ...measured,
      by: by.actor.person,
      at: parts.clock.now(),
    };
    return await keep({ claimId: claim.id, poe, file: aside }, by, parts);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Writes the stream to a file; returns its size and hash, or why not: too large, or broken off. */
async function spool(
  bytes: Readable,
  to: string,
  maxBytes: number,
): Promise<{ size: number; sha256: string } | 'tooLarge' | 'notFetched'> {
  const hash = createHash('sha256');
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      size += chunk.length;
      if (size > maxBytes) return next(new TooLarge());
      hash.update(chunk);
      return next(null, chunk);
    },
  });
  try {
    await pipeline(bytes, measure, createWriteStream(to));
  } catch (error) {
    if (error instanceof TooLarge) return 'tooLarge';
    if (bytes.errored) return 'notFetched';
    throw error;
  }
  return { size, sha256: hash.digest('hex') };
}
class TooLarge extends Error {}

/**
 * Stores the file first, then notes it on the claim; removes the file where the claim refuses it
 * after all.
 */
async function keep(
  { claimId, poe, file }: { claimId: ClaimId; poe: Poe; file: string },
  by: Sender,
  { handleClaim, poeStore }: Parts,
): Promise<IntakeResult> {
  await poeStore.put(claimId, poe.id, createReadStream(file));
  const { claim, refusal } = await handleClaim.handle(claimId, { type: 'addPoe', poe }, by);
  if (claim?.poe.some(({ id }) => id === poe.id))
    return { claim, outcome: { kind: 'stored', poe } };
  await poeStore.remove(claimId, poe.id);
  const known = claim?.poe.find(({ sha256 }) => sha256 === poe.sha256);
  const seen = claim ? { claim } : {};
  if (known) return { ...seen, outcome: { kind: 'known', poe: known } };
  return { ...seen, outcome: { kind: 'refused', refusal: refusal ?? { kind: 'unknownClaim' } } };
}
