import { hash } from 'node:crypto';
import { crc32 } from 'node:zlib';

/**
 * One committed transaction in the journal:
 *
 *     0  magic "TCF1"      8  length of the body     16  sequence (64 bits)       56  distance to the start of its write
 *     4  version, 0       12  CRC-32 of the body     24  SHA-256 of the previous  60  CRC-32 of bytes 0–59
 *                                                        frame, header and body   64  body
 *
 * Numbers are little-endian. The body is UTF-8 without a zero byte (lines of JSON, see entries.ts): a zero sector
 * inside a frame is therefore a sector that was never written. The distance is 0 for the first frame of a write and
 * tells frames apart that were written, and could be torn, together.
 */
export const FRAME_HEADER = 64;
export const HASH_BYTES = 32;
const MAGIC = Buffer.from('TCF1');
const VERSION = 1;
/** A limit that no transaction of the program comes near; a length beyond it is damage. */
export const MAX_BODY = 512 * 1024 * 1024;

export interface FrameHead {
  readonly length: number;
  readonly bodyCrc: number;
  readonly sequence: number;
  readonly previous: Uint8Array;
  readonly distance: number;
}

/** Writes the header in front of a body that already stands in `frame` from byte 64 on. */
export function sealFrame(frame: Buffer, head: Pick<FrameHead, 'sequence' | 'previous' | 'distance'>): void {
  MAGIC.copy(frame, 0);
  frame.writeUInt32LE(VERSION, 4);
  frame.writeUInt32LE(frame.length - FRAME_HEADER, 8);
  frame.writeUInt32LE(crc32(frame.subarray(FRAME_HEADER)), 12);
  frame.writeUInt32LE(head.sequence % 2 ** 32, 16);
  frame.writeUInt32LE(Math.floor(head.sequence / 2 ** 32), 20);
  frame.set(head.previous, 24);
  frame.writeUInt32LE(head.distance, 56);
  frame.writeUInt32LE(crc32(frame.subarray(0, 60)), 60);
}

/** The header at a place in the journal, or undefined when there is none that is whole and sane. */
export function readHead(journal: Buffer, at: number): FrameHead | undefined {
  if (at + FRAME_HEADER > journal.length) return undefined;
  if (!MAGIC.equals(journal.subarray(at, at + 4)) || journal.readUInt32LE(at + 4) !== VERSION) return undefined;
  if (journal.readUInt32LE(at + 60) !== crc32(journal.subarray(at, at + 60))) return undefined;
  const length = journal.readUInt32LE(at + 8);
  if (length > MAX_BODY) return undefined;
  return {
    length,
    bodyCrc: journal.readUInt32LE(at + 12),
    sequence: journal.readUInt32LE(at + 16) + journal.readUInt32LE(at + 20) * 2 ** 32,
    previous: journal.subarray(at + 24, at + 24 + HASH_BYTES),
    distance: journal.readUInt32LE(at + 56),
  };
}

/** Whether the body after a header is the one that was written. */
export function bodyIsWhole(journal: Buffer, at: number, head: FrameHead): boolean {
  const end = at + FRAME_HEADER + head.length;
  return end <= journal.length && crc32(journal.subarray(at + FRAME_HEADER, end)) === head.bodyCrc;
}

/** The hash that the next frame carries. */
export const frameHash = (frame: Uint8Array): Buffer => hash('sha256', frame, 'buffer');

/** The place of the next byte sequence that could begin a frame, or −1. */
export const nextMagic = (journal: Buffer, from: number): number => journal.indexOf(MAGIC, from);
