import { bodyIsWhole, FRAME_HEADER, type FrameHead, frameHash, HASH_BYTES, nextMagic, readHead } from './frame.ts';
import { JOURNAL_HEAD } from './generation.ts';

/** Where one good frame lies. */
export interface FramePlace {
  readonly at: number;
  readonly end: number;
  readonly sequence: number;
}

/**
 * How a journal ends. `clean`: after the last frame there is nothing. `torn`: the last write did not finish, so it was
 * never acknowledged. `corrupt`: something that had been written has changed since, and frames may be lost.
 */
export type Tail =
  | { readonly kind: 'clean' }
  | { readonly kind: 'torn'; readonly bytes: Buffer; readonly why: string }
  | { readonly kind: 'corrupt'; readonly why: string };

export interface Scan {
  readonly frames: readonly FramePlace[];
  /** Where the next frame would begin. */
  readonly end: number;
  readonly sequence: number;
  readonly hash: Buffer;
  readonly tail: Tail;
}

/** So many zeros in a body were never written. */
const HOLE = Buffer.alloc(8);

/** The smallest piece that a disk writes as one. */
const SECTOR = 512;

/** Reads a journal's frames from its head on: each must be whole, number the next transaction and carry the hash before. */
export function scanJournal(journal: Buffer, base: { readonly sequence: number; readonly hash: string }): Scan {
  const frames: FramePlace[] = [];
  let at = JOURNAL_HEAD;
  let sequence = base.sequence;
  let hash: Buffer = Buffer.from(base.hash, 'hex');
  for (;;) {
    const head = readHead(journal, at);
    if (!head || !follows(head, sequence, hash) || !bodyIsWhole(journal, at, head)) break;
    const end = at + FRAME_HEADER + head.length;
    hash = frameHash(journal.subarray(at, end));
    sequence = head.sequence;
    frames.push({ at, end, sequence });
    at = end;
  }
  return { frames, end: at, sequence, hash, tail: tailOf(journal, at, sequence) };
}

const follows = (head: FrameHead, sequence: number, hash: Buffer): boolean =>
  head.sequence === sequence + 1 && Buffer.compare(head.previous, hash.subarray(0, HASH_BYTES)) === 0;

/**
 * Tells a write that did not finish from damage. The file was zeros before the write, a record's body has no zero
 * byte, and every allocation is whole sectors. So an unfinished write shows: zeros where the record should be, or a
 * file that ends too early. A record that is all there but does not check was changed afterwards. (A flipped bit can
 * make one zero byte, not eight in a row.)
 */
function tailOf(journal: Buffer, at: number, sequence: number): Tail {
  if (isZero(journal, at, journal.length)) return { kind: 'clean' };
  const later = laterFrame(journal, at, sequence);
  if (later !== undefined)
    return { kind: 'corrupt', why: `the record after ${sequence} is damaged, and record ${later} after it is whole` };
  const torn = (why: string): Tail => ({ kind: 'torn', bytes: journal.subarray(at), why });
  if (journal.length % SECTOR !== 0) return torn('the file ends in the middle of a record');
  const head = readHead(journal, at);
  const end = at + FRAME_HEADER + (head?.length ?? 0);
  if (end > journal.length) return torn('the file ends in the middle of a record');
  if (hasZeroSector(journal, at, end)) return torn('a part of the record was not written');
  if (!head) {
    if (isZero(journal, end, journal.length)) return torn('only the beginning of a record was written');
    return { kind: 'corrupt', why: `the head of the record after ${sequence} is damaged` };
  }
  const hole = journal.indexOf(HOLE, at + FRAME_HEADER);
  if (hole >= 0 && hole < end) return torn('a part of the record was not written');
  if (bodyIsWhole(journal, at, head))
    return { kind: 'corrupt', why: `record ${head.sequence} does not continue record ${sequence}` };
  return { kind: 'corrupt', why: `record ${head.sequence} was changed after it was written` };
}

/** The sequence of a whole frame further on that did not come with the same unfinished write. */
function laterFrame(journal: Buffer, at: number, sequence: number): number | undefined {
  for (let place = nextMagic(journal, at + 1); place >= 0; place = nextMagic(journal, place + 1)) {
    const head = readHead(journal, place);
    if (!head || head.sequence <= sequence || !bodyIsWhole(journal, place, head)) continue;
    const writtenTogether = head.distance > 0 && place - head.distance <= at;
    if (!writtenTogether) return head.sequence;
  }
  return undefined;
}

/** Whether one of the sectors under [from, to) holds nothing but zeros there. A frame that was written has none. */
function hasZeroSector(journal: Buffer, from: number, to: number): boolean {
  for (let start = from; start < to; ) {
    const end = Math.min(to, (Math.floor(start / SECTOR) + 1) * SECTOR, journal.length);
    if (end <= start) return true;
    if (isZero(journal, start, end)) return true;
    start = end;
  }
  return false;
}

const ZEROS = Buffer.alloc(64 * 1024);

function isZero(journal: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at += ZEROS.length) {
    const end = Math.min(to, at + ZEROS.length);
    if (journal.compare(ZEROS, 0, end - at, at, end) !== 0) return false;
  }
  return true;
}
