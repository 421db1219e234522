import { crc32, createInflateRaw } from 'node:zlib';
import { type Budget, RATIO_FREE_BYTES } from './limits.ts';
import { RefusedFile, refuse } from './refusal.ts';

/** One part of a ZIP container as its central directory describes it. */
export interface ZipEntry {
  readonly name: string;
  readonly stored: boolean;
  readonly start: number;
  readonly compressedBytes: number;
  readonly bytes: number;
  readonly crc: number;
}

/** The parts of a container by their names in small letters; a name that comes twice is refused, not resolved. */
export type ZipDirectory = ReadonlyMap<string, ZipEntry>;

const END = 0x06054b50;
const END64_LOCATOR = 0x07064b50;
const END64 = 0x06064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/** Reads the central directory, and checks that every part lies inside the file and none over another. */
export function readDirectory(file: Buffer, budget: Budget): ZipDirectory {
  const end = findEnd(file);
  let count = file.readUInt16LE(end + 10);
  let size = file.readUInt32LE(end + 12);
  let offset = file.readUInt32LE(end + 16);
  if (count === 0xffff || size === 0xffffffff || offset === 0xffffffff) ({ count, size, offset } = zip64(file, end));
  if (count > budget.limits.entries) refuse('too-many-entries', { limit: budget.limits.entries });
  if (offset + size > end) refuse('truncated', { where: '压缩包目录' });

  const directory = new Map<string, ZipEntry>();
  const spans: { readonly from: number; readonly to: number }[] = [];
  let at = offset;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || file.readUInt32LE(at) !== CENTRAL) refuse('damaged-zip', { where: '压缩包目录' });
    const flags = file.readUInt16LE(at + 8);
    const method = file.readUInt16LE(at + 10);
    const nameLength = file.readUInt16LE(at + 28);
    const next = at + 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
    if (next > end) refuse('damaged-zip', { where: '压缩包目录' });
    const name = file
      .toString('utf8', at + 46, at + 46 + nameLength)
      .replaceAll('\\', '/')
      .replace(/^\/+/, '');
    const local = file.readUInt32LE(at + 42);
    const compressedBytes = file.readUInt32LE(at + 20);
    if (flags & 1) refuse('encrypted');
    if (method !== 0 && method !== 8) refuse('damaged-zip', { where: `${name} 的压缩方法 ${method}` });
    if (local + 30 > file.length) refuse('truncated', { where: name });
    if (file.readUInt32LE(local) !== LOCAL) refuse('damaged-zip', { where: name });
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    if (start + compressedBytes > offset) refuse('truncated', { where: name });
    spans.push({ from: local, to: start + compressedBytes });

    const key = name.toLowerCase();
    if (directory.has(key)) refuse('duplicate-entry', { part: name });
    directory.set(key, {
      name,
      stored: method === 0,
      start,
      compressedBytes,
      bytes: file.readUInt32LE(at + 24),
      crc: file.readUInt32LE(at + 16),
    });
    at = next;
  }
  spans.sort((a, b) => a.from - b.from);
  for (let index = 1; index < spans.length; index += 1)
    if (spans[index]!.from < spans[index - 1]!.to) refuse('damaged-zip', { where: '部件互相重叠' });
  return directory;
}

/** The end record lies in the last 64 KB; without it the file was cut off. */
function findEnd(file: Buffer): number {
  const lowest = Math.max(0, file.length - 22 - 0xffff);
  for (let at = file.length - 22; at >= lowest; at -= 1)
    if (file[at] === 0x50 && file.readUInt32LE(at) === END && at + 22 + file.readUInt16LE(at + 20) <= file.length)
      return at;
  return refuse('truncated', { where: '压缩包没有结尾' });
}

function zip64(file: Buffer, end: number): { count: number; size: number; offset: number } {
  const locator = end - 20;
  if (locator < 0 || file.readUInt32LE(locator) !== END64_LOCATOR) refuse('damaged-zip', { where: '压缩包目录' });
  const record = Number(file.readBigUInt64LE(locator + 8));
  if (record + 56 > file.length || file.readUInt32LE(record) !== END64) refuse('damaged-zip', { where: '压缩包目录' });
  return {
    count: Number(file.readBigUInt64LE(record + 32)),
    size: Number(file.readBigUInt64LE(record + 40)),
    offset: Number(file.readBigUInt64LE(record + 48)),
  };
}

/**
 * Inflates a part chunk by chunk, so that a large sheet is scanned while it is inflated and never lies in memory whole.
 * Length and CRC-32 are checked at the end: a flipped bit is a refusal.
 */
export async function* inflate(file: Buffer, entry: ZipEntry, budget: Budget): AsyncGenerator<Buffer> {
  const compressed = file.subarray(entry.start, entry.start + entry.compressedBytes);
  let bytes = 0;
  let crc = 0;
  const take = (chunk: Buffer): Buffer => {
    bytes += chunk.length;
    budget.inflated(chunk.length);
    if (bytes > RATIO_FREE_BYTES && bytes > entry.compressedBytes * budget.limits.ratio)
      refuse('zip-ratio', { part: entry.name, limit: budget.limits.ratio });
    crc = crc32(chunk, crc);
    return chunk;
  };
  if (entry.stored) yield take(compressed);
  else {
    const stream = createInflateRaw({ chunkSize: 256 * 1024 });
    stream.end(compressed);
    try {
      for await (const chunk of stream) yield take(chunk as Buffer);
    } catch (error) {
      if (error instanceof RefusedFile) throw error;
      if (isZlibError(error)) refuse('damaged-zip', { where: entry.name }, error.code);
      throw error;
    } finally {
      stream.destroy();
    }
  }
  if (crc !== entry.crc) refuse('damaged-zip', { where: `${entry.name} 校验和不符` });
}

const isZlibError = (error: unknown): error is Error & { code: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_');

/** A part whole: for the small ones (workbook, styles) and the shared strings. */
export async function inflateWhole(file: Buffer, entry: ZipEntry, budget: Budget): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of inflate(file, entry, budget)) chunks.push(chunk);
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
}
