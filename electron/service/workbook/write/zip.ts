import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { crc32, createDeflateRaw } from 'node:zlib';
import { assert } from '../../../../shared/kernel/assert.ts';

/** A part of a ZIP file, packed. */
export interface Part {
  readonly name: string;
  readonly crc: number;
  readonly bytes: number;
  readonly packed: readonly Uint8Array[];
  readonly packedBytes: number;
}

/** Fast and within a few per cent of the default's size for sheets; higher levels cost more time than the writing itself. */
const LEVEL = 3;

/** Text that may wait for the packing thread before the making of text waits for it. */
const WAITING_BYTES_MAX = 8 * 1024 * 1024;

/**
 * Packs one part. Deflating runs on another thread while the next piece of text is made; pieces are handed over one by
 * one, so memory holds a piece and the packed bytes, never the whole part.
 */
export async function packPart(name: string, texts: Iterable<string> | AsyncIterable<string>): Promise<Part> {
  const deflater = createDeflateRaw({ level: LEVEL, chunkSize: 262_144 });
  const packed: Uint8Array[] = [];
  let packedBytes = 0;
  deflater.on('data', (chunk: Uint8Array) => {
    packed.push(chunk);
    packedBytes += chunk.length;
  });
  const end = once(deflater, 'end');
  let crc = 0;
  let bytes = 0;
  try {
    for await (const text of texts) {
      const piece = Buffer.from(text, 'utf8');
      crc = crc32(piece, crc);
      bytes += piece.length;
      deflater.write(piece);
      // Give way each time, so that a finished piece is followed by the next while we go on making text.
      await setImmediate();
      if (deflater.writableLength > WAITING_BYTES_MAX) await once(deflater, 'drain');
    }
    deflater.end();
    await end;
  } catch (error) {
    deflater.destroy();
    end.catch(() => undefined);
    throw error;
  }
  return { name, crc, bytes, packed, packedBytes };
}

/** 1980-01-01 00:00, the first instant a ZIP file knows: the same content gives the same bytes on every day. */
const DOS_DATE = 0x0021;
const FOUR_GIB = 0xffffffff;

/** Puts the parts together in their order, with a comment at the very end of the file. */
export function assembleZip(parts: readonly Part[], comment: Uint8Array): Uint8Array {
  assert(comment.length <= 0xffff && parts.length <= 0xffff, 'more than a ZIP file can hold');
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name, 'ascii');
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt16LE(0, 6);
    common.writeUInt16LE(DOS_DATE, 8);
    common.writeUInt32LE(part.crc, 10);
    common.writeUInt32LE(part.packedBytes, 14);
    common.writeUInt32LE(part.bytes, 18);
    common.writeUInt16LE(name.length, 22);
    common.writeUInt16LE(0, 24);
    const local = [signature(0x04034b50), common, name, ...part.packed];
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(offset, 10);
    directory.push(signature(0x02014b50), Buffer.from([20, 0]), common, entry, name);
    pieces.push(...local);
    offset += 30 + name.length + part.packedBytes;
    assert(offset <= FOUR_GIB && part.bytes <= FOUR_GIB, 'more than a ZIP file without its 64-bit extension can hold');
  }
  const directoryBytes = directory.reduce((sum, piece) => sum + piece.length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(directoryBytes, 8);
  end.writeUInt32LE(offset, 12);
  end.writeUInt16LE(comment.length, 16);
  return new Uint8Array(Buffer.concat([...pieces, ...directory, signature(0x06054b50), end, comment]));
}

function signature(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value, 0);
  return bytes;
}
