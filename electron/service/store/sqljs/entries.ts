import { assert } from '../../../../shared/kernel/assert.ts';
import type { Cause } from '../port.ts';
import type { Cell } from '../values.ts';
import { FRAME_HEADER } from './frame.ts';

/** What one transaction did, in its order: statements with parameters and changed row counts, and bulk rows. */
export type Entry =
  | { readonly kind: 'statement'; readonly sql: string; readonly cells: readonly Cell[]; readonly changed: number }
  | {
      readonly kind: 'rows';
      readonly table: string;
      readonly columns: readonly string[];
      readonly rows: readonly Cell[][];
    };

/**
 * The texts of statements that a journal has already spelt out. A transaction repeats the same few, so a frame names
 * them by number and spells out only those that are new.
 */
export class Phrasebook {
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [];

  get size(): number {
    return this.#texts.length;
  }

  numberOf(sql: string): number | undefined {
    return this.#numbers.get(sql);
  }

  textOf(number: number): string | undefined {
    return this.#texts[number];
  }

  add(sql: string): void {
    this.#numbers.set(sql, this.#texts.push(sql) - 1);
  }
}

/** Rows in one line of a frame; a bulk of many takes many lines, so that no line grows without limit. */
export const ROWS_A_LINE = 1000;

/** One line a piece, kept as text while the transaction runs. */
export class Notes {
  readonly #lines: string[] = [];
  /** Statements that this transaction spells out, with the numbers they will have when it commits. */
  readonly #spelt = new Map<string, number>();

  constructor(private readonly phrasebook: Phrasebook) {}

  get isEmpty(): boolean {
    return this.#lines.length === 0;
  }

  statement(sql: string, cells: readonly Cell[], changed: number): void {
    this.#lines.push(`[${this.#numberOf(sql)},${changed},${JSON.stringify(cells)}]`);
  }

  rows(table: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): void {
    for (let at = 0; at < rows.length; at += ROWS_A_LINE)
      this.#lines.push(JSON.stringify({ table, columns, rows: rows.slice(at, at + ROWS_A_LINE) }));
  }

  /** The transaction is kept: the statements that it spelt out have their numbers for good. */
  settle(): void {
    for (const sql of this.#spelt.keys()) this.phrasebook.add(sql);
  }

  /** The frame with room for its header: who did what, then the lines. */
  toFrame(cause: Cause): Buffer {
    const head = JSON.stringify({ actor: cause.actor, operation: cause.operation });
    if (this.#lines.length < 100) {
      const text = `${head}\n${this.#lines.join('\n')}`;
      const frame = Buffer.allocUnsafe(FRAME_HEADER + Buffer.byteLength(text));
      frame.write(text, FRAME_HEADER);
      return frame;
    }
    const lines = [head, ...this.#lines].map((line) => Buffer.from(`${line}\n`));
    return Buffer.concat([Buffer.allocUnsafe(FRAME_HEADER), ...lines]).subarray(0, -1) as Buffer;
  }

  #numberOf(sql: string): string {
    const known = this.phrasebook.numberOf(sql) ?? this.#spelt.get(sql);
    if (known !== undefined) return String(known);
    this.#spelt.set(sql, this.phrasebook.size + this.#spelt.size);
    return JSON.stringify(sql);
  }
}

/** Reads the body of a frame back, in order. Asserts its form: the CRC has already shown that it is what was written. */
export function* entriesOf(body: Buffer, phrasebook: Phrasebook): Generator<Entry> {
  let first = true;
  for (const line of linesOf(body)) {
    if (first) {
      first = false;
      continue;
    }
    const value: unknown = JSON.parse(line);
    if (Array.isArray(value)) {
      const [phrase, changed, cells] = value as [number | string, number, Cell[]];
      const sql = typeof phrase === 'string' ? phrase : phrasebook.textOf(phrase);
      assert(sql !== undefined, `the journal names statement ${phrase}, which it never spelt out`);
      if (typeof phrase === 'string') phrasebook.add(sql);
      yield { kind: 'statement', sql, cells, changed };
    } else {
      const { table, columns, rows } = value as { table: string; columns: string[]; rows: Cell[][] };
      yield { kind: 'rows', table, columns, rows };
    }
  }
}

/** Small bodies at once, large ones line by line, so that no text comes near the limit of a string. */
function* linesOf(body: Buffer): Generator<string> {
  if (body.length < 1024 * 1024) {
    yield* body.toString('utf8').split('\n');
    return;
  }
  for (let at = 0; at < body.length; ) {
    const end = body.indexOf(10, at);
    yield body.toString('utf8', at, end < 0 ? body.length : end);
    at = end < 0 ? body.length : end + 1;
  }
}
