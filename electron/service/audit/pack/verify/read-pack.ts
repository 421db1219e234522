import { crc32, inflateRawSync } from 'node:zlib';
import { Budget, DEFAULT_LIMITS, RATIO_FREE_BYTES } from '../../../workbook/read/limits.ts';
import { refuse } from '../../../workbook/read/refusal.ts';
import { readDirectory, type ZipDirectory } from '../../../workbook/read/zip.ts';
import { ContentDigest } from '../digest.ts';
import { APPROVAL_CHAIN } from '../sheets/approval-chain.ts';
import { COVER, DIGEST_CELL } from '../sheets/cover.ts';
import { MANIFEST } from '../sheets/manifest-sheet.ts';
import { TRAIL } from '../sheets/trail.ts';
import {
  ForeignDialect,
  readSharedStrings,
  readSheetNames,
  type WrittenCell,
  WrittenSheetReader,
} from './written-sheet.ts';

/** Cells of a sheet by their columns' letters, by row; none where a row is empty. */
export type SheetRows = readonly ReadonlyMap<string, string>[];

/** What a pack's file holds, read anew: the digest of each sheet, and the cells that the verification looks at. */
export interface ReadPack {
  /** In the order of the workbook. */
  readonly digests: ReadonlyMap<string, { readonly sha256: string; readonly cells: number }>;
  readonly cover: ReadonlyMap<string, string>;
  readonly manifest: ReadonlyMap<string, string>;
  /** The trail's cells by row, and those of 审批链. */
  readonly trail: SheetRows;
  readonly approvals: SheetRows;
}

/** Program that saved the file last, as its properties say; undefined when they do not. */
export function savedBy(bytes: Uint8Array): string | undefined {
  const container = new Container(bytes);
  const properties = container.has('docprops/app.xml') ? container.part('docprops/app.xml').toString('utf8') : '';
  return /<Application>([^<$]{1,60})/.exec(properties)?.[1];
}

/**
 * Reads a pack with our own reader of what our own writer wrote. Throws what the container's reader refuses, and
 * `ForeignDialect` for anything that our writer does not write.
 */
export function readPack(bytes: Uint8Array): ReadPack {
  const container = new Container(bytes);
  const names = readSheetNames(container.part('xl/workbook.xml').toString('utf8'));
  const shared = readSharedStrings(container.part('xl/sharedstrings.xml').toString('utf8'));
  const digests = new Map<string, { sha256: string; cells: number }>();
  const cells = new Map<string, Map<string, string>>([
    [COVER.name, new Map()],
    [MANIFEST.name, new Map()],
  ]);
  const rows = new Map<string, Map<string, string>[]>([
    [TRAIL.name, []],
    [APPROVAL_CHAIN.name, []],
  ]);
  for (const [index, name] of names.entries()) {
    const digest = new ContentDigest(name);
    const kept = cells.get(name);
    const own = rows.get(name);
    const reader = new WrittenSheetReader(shared, (cell) => {
      if (name !== COVER.name || cell.ref !== DIGEST_CELL) digest.cell(cell.ref, cell.type, cell.value, cell.formula);
      kept?.set(cell.ref, cell.value);
      if (own) keepRow(own, cell);
    });
    for (const text of pieces(container.part(`xl/worksheets/sheet${index + 1}.xml`))) reader.take(text);
    reader.end();
    digests.set(name, { cells: digest.cells, sha256: digest.finish() });
  }
  return {
    digests,
    cover: cells.get(COVER.name)!,
    manifest: cells.get(MANIFEST.name)!,
    trail: rows.get(TRAIL.name)!,
    approvals: rows.get(APPROVAL_CHAIN.name)!,
  };
}

/** A large part as text, piece by piece: one string of it all could be longer than strings can be. */
function* pieces(part: Uint8Array): Generator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let at = 0; at < part.length; at += PIECE_BYTES) {
    yield decoder.decode(part.subarray(at, at + PIECE_BYTES), { stream: true });
  }
  yield decoder.decode();
}

const PIECE_BYTES = 1024 * 1024;

/** The parts of a pack's file, inflated on asking, within the limits of everything that comes from outside. */
class Container {
  readonly #file: Buffer;
  readonly #directory: ZipDirectory;
  readonly #budget = new Budget({ limits: DEFAULT_LIMITS });

  constructor(bytes: Uint8Array) {
    this.#file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#directory = readDirectory(this.#file, this.#budget);
  }

  has(name: string): boolean {
    return this.#directory.has(name);
  }

  /** A part's bytes; its stated length bounds what is inflated, and length and CRC-32 must be right. */
  part(name: string): Buffer {
    const entry = this.#directory.get(name);
    if (!entry || entry.stored) throw new ForeignDialect();
    this.#budget.inflated(entry.bytes);
    const { ratio } = this.#budget.limits;
    if (entry.bytes > RATIO_FREE_BYTES && entry.bytes > entry.compressedBytes * ratio) {
      refuse('zip-ratio', { part: name, limit: ratio });
    }
    const packed = this.#file.subarray(entry.start, entry.start + entry.compressedBytes);
    const part = inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.bytes) });
    if (part.length !== entry.bytes || crc32(part) !== entry.crc)
      refuse('damaged-zip', { where: `${name} 校验和不符` });
    return part;
  }
}

function keepRow(rows: Map<string, string>[], { ref, value }: WrittenCell): void {
  const letters = ref.replace(/\d+$/, '');
  const row = Number(ref.slice(letters.length));
  rows[row] ??= new Map();
  rows[row].set(letters, value);
}
