import { assert } from '../../../../shared/kernel/assert.ts';
import type { RowBlock } from '../rows.ts';
import { quoted } from '../schema.ts';
import type { Cell } from '../values.ts';
import type { Statements } from './statements.ts';

/** Rows a statement: where SQLite was quickest (PERFORMANCE.md); and its limit of parameters. */
const ROWS = 100;
const PARAMETERS = 32_000;
/** Texts of statements kept; a table has a handful. */
const TEXTS = 500;

/**
 * Inserts many rows with few statements, in their order. In a full statement, columns that hold one value throughout
 * (unit, period, empty dimensions) share one parameter: binding texts is the larger part of the cost.
 */
export class RowInserter {
  readonly #texts = new Map<string, string>();

  constructor(private readonly statements: Statements) {}

  insert(table: string, { columns, rows }: RowBlock): void {
    assert(columns.length > 0 && columns.length <= PARAMETERS, `no columns for ${table}`);
    const head = `INSERT INTO ${quoted(table)} (${columns.map(quoted).join(', ')}) VALUES `;
    const most = Math.max(1, Math.min(ROWS, Math.floor(PARAMETERS / columns.length)));
    for (let at = 0; at < rows.length; ) {
      const count = sizeFor(rows.length - at, most);
      const same = count === most && count > 1 ? sameThroughout(rows, at, count) : columns.map(() => false);
      const prepared = this.statements.prepare(this.#text(head, count, same));
      const { changed } = this.statements.change(prepared, parameters(rows, at, count, same));
      assert(changed === count, `${count} rows went in and ${changed} came to lie in the books`);
      at += count;
    }
  }

  #text(head: string, count: number, same: readonly boolean[]): string {
    const key = `${head}${count} ${same.map(Number).join('')}`;
    const known = this.#texts.get(key);
    if (known !== undefined) return known;
    if (this.#texts.size >= TEXTS) this.#texts.clear();
    const text = head + placeholders(count, same);
    this.#texts.set(key, text);
    return text;
  }
}

/** Few different sizes, so that few statements are compiled: full ones, 32, 16, and what a voucher has. */
function sizeFor(left: number, most: number): number {
  if (left >= most) return most;
  if (left > 32) return Math.min(32, most);
  return left > 16 ? Math.min(16, most) : left;
}

/** Which columns hold one value in all of these rows. */
function sameThroughout(rows: readonly Cell[][], at: number, count: number): boolean[] {
  const first = rows[at] as Cell[];
  const same = first.map(() => true);
  for (let r = at + 1; r < at + count; r += 1) {
    const row = rows[r] as Cell[];
    for (let c = 0; c < same.length; c += 1) if (same[c] && row[c] !== first[c]) same[c] = false;
  }
  return same;
}

/** The shared parameters come first, then those of each row. */
function placeholders(count: number, same: readonly boolean[]): string {
  let number = 0;
  const shared = same.map((is) => (is ? `?${++number}` : undefined));
  const row = () => `(${shared.map((parameter) => parameter ?? `?${++number}`).join(',')})`;
  return Array.from({ length: count }, row).join(',');
}

function parameters(rows: readonly Cell[][], at: number, count: number, same: readonly boolean[]): Cell[] {
  const cells = (rows[at] as Cell[]).filter((_, c) => same[c]);
  for (let r = at; r < at + count; r += 1) {
    const row = rows[r] as Cell[];
    for (let c = 0; c < row.length; c += 1) if (!same[c]) cells.push(row[c] as Cell);
  }
  return cells;
}
