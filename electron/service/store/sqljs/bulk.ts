import { assert } from '../../../../shared/kernel/assert.ts';
import type { RowBlock } from '../rows.ts';
import { quoted } from '../schema.ts';
import type { Cell } from '../values.ts';
import type { Statements } from './statements.ts';

/** Rows a statement: where SQLite was quickest (PERFORMANCE.md); and its limit of parameters. */
const ROWS = 100;
const PARAMETERS = 32_000;
/** Shapes of rows that are remembered; a table has one or two. */
const SHAPES = 200;

/** How rows of one table with certain columns are written: texts of statements, made when they are first needed. */
interface Shape {
  readonly head: string;
  readonly width: number;
  /** Rows in a full statement. */
  readonly most: number;
  /** By the number of rows. */
  readonly texts: Map<number, string>;
  /** Full statements, by the columns that share a parameter. */
  readonly shared: Map<string, string>;
}

/**
 * Inserts many rows with few statements, in their order. In a full statement, columns that hold one value throughout
 * (unit, period, empty dimensions) share one parameter: binding texts is the larger part of the cost.
 */
export class RowInserter {
  readonly #shapes = new Map<string, Shape>();

  constructor(private readonly statements: Statements) {}

  insert(table: string, { columns, rows }: RowBlock): void {
    const shape = this.#shape(table, columns);
    for (let at = 0; at < rows.length; ) {
      const count = sizeFor(rows.length - at, shape.most);
      const changed = count < shape.most ? this.#few(shape, rows, at, count) : this.#many(shape, rows, at);
      assert(changed === count, `${count} rows went in and ${changed} came to lie in the books`);
      at += count;
    }
  }

  #few(shape: Shape, rows: readonly Cell[][], at: number, count: number): number {
    let text = shape.texts.get(count);
    if (text === undefined) {
      text =
        shape.head +
        placeholders(
          count,
          Array.from({ length: shape.width }, () => false),
        );
      shape.texts.set(count, text);
    }
    const cells = count === 1 ? (rows[at] as Cell[]) : rows.slice(at, at + count).flat();
    return this.statements.change(this.statements.prepare(text), cells).changed;
  }

  #many(shape: Shape, rows: readonly Cell[][], at: number): number {
    const same = sameThroughout(rows, at, shape.most);
    const key = same.map(Number).join('');
    let text = shape.shared.get(key);
    if (text === undefined) {
      text = shape.head + placeholders(shape.most, same);
      shape.shared.set(key, text);
    }
    return this.statements.change(this.statements.prepare(text), parameters(rows, at, shape.most, same)).changed;
  }

  #shape(table: string, columns: readonly string[]): Shape {
    const key = `${table}(${columns.join()})`;
    const known = this.#shapes.get(key);
    if (known) return known;
    const width = columns.length;
    assert(width > 0 && width <= PARAMETERS, `no columns for ${table}`);
    if (this.#shapes.size >= SHAPES) this.#shapes.clear();
    const head = `INSERT INTO ${quoted(table)} (${columns.map(quoted).join(', ')}) VALUES `;
    const most = Math.max(1, Math.min(ROWS, Math.floor(PARAMETERS / width)));
    const shape: Shape = { head, width, most, texts: new Map(), shared: new Map() };
    this.#shapes.set(key, shape);
    return shape;
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
