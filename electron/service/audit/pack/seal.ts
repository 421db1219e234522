import { assert } from '../../../../shared/kernel/assert.ts';
import { sha256 } from './digest.ts';

/**
 * The seal (封条): the ZIP comment at the very end of a pack says the SHA-256 of the whole file, taken with the digest's
 * own 64 characters as zeros. It covers every byte: parts, names, times, the directory and the comment itself. It stands
 * in the file, so it holds whatever the file is called and wherever it lies. It is no signature: who rewrites the file
 * can seal it again, and is caught by the manifest's digest on the signed cover and by the trail's record of the pack.
 */
const LEAD = 'Tongcai audit pack 1; SHA-256 of this file with these 64 digits as zeros: ';
const DIGEST_LENGTH = 64;
const ZEROS = '0'.repeat(DIGEST_LENGTH);
const COMMENT_BYTES = LEAD.length + DIGEST_LENGTH;
const END_RECORD_BYTES = 22;

/** The comment to write a pack with, before it is sealed. */
export const blankSeal = (): Uint8Array => Buffer.from(LEAD + ZEROS, 'ascii');

/** Puts the digest into a file that ends with `blankSeal()`; changes the bytes it was given. */
export function seal(bytes: Uint8Array): string {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-COMMENT_BYTES);
  assert(tail.toString('latin1') === LEAD + ZEROS, 'only a file with a blank seal can be sealed');
  const digest = sha256(bytes);
  tail.write(digest, LEAD.length, 'ascii');
  return digest;
}

export type SealState =
  | { readonly kind: 'intact'; readonly digest: string }
  /** There is no seal where it must be: not a pack, cut, added to, or saved again by another program. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'broken'; readonly stated: string; readonly actual: string };

/** Checks the seal. The bytes are not changed. */
export function sealState(bytes: Uint8Array): SealState {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const commentStart = view.length - COMMENT_BYTES;
  const end = commentStart - END_RECORD_BYTES;
  if (end < 0) return { kind: 'missing' };
  if (view.readUInt32LE(end) !== 0x06054b50 || view.readUInt16LE(commentStart - 2) !== COMMENT_BYTES)
    return { kind: 'missing' };
  const comment = view.toString('latin1', commentStart);
  const stated = comment.slice(LEAD.length);
  if (!comment.startsWith(LEAD) || !/^[0-9a-f]{64}$/.test(stated)) return { kind: 'missing' };
  const blank = Buffer.from(view);
  blank.write(ZEROS, commentStart + LEAD.length, 'ascii');
  const actual = sha256(blank);
  return actual === stated ? { kind: 'intact', digest: actual } : { kind: 'broken', stated, actual };
}
