import type { Contract } from '../../shared/contract/index.ts';
import type { ReplyOf } from '../../shared/contract/operation.ts';
import { BUDGET_ITEMS, type ItemKind } from '../../shared/domain/budget/items.ts';
import { type Fen, fen, formatYuan, parseYuan, sumFen, ZERO } from '../../shared/kernel/fen.ts';
import { readAmount } from '../ui/arithmetic.ts';

export type Plan = ReplyOf<Contract['budget']['plan']>;
export type Cell = Plan['cells'][number];
/** Which row of a plan: what it is planned for. */
export type Place = Pick<Cell, 'department' | 'item' | 'source' | 'project'>;

/** A line of the grid: a row of the plan, or the subtotal of a kind. */
export interface PlanRow {
  readonly key: string;
  /** Undefined for a subtotal. */
  readonly place?: Place;
  readonly kind: ItemKind;
  readonly item: string;
  readonly source: string;
  readonly department: string;
  readonly project: string;
  /** Twelve months in 分, January first. */
  readonly months: readonly Fen[];
  readonly total: Fen;
}

/** What the rows are called on screen. */
export interface PlanWords {
  readonly kind: (kind: ItemKind) => string;
  readonly item: (code: string) => string;
  readonly source: (code: string) => string;
  readonly department: (code: string) => string;
}

export const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

const ITEMS = new Map(BUDGET_ITEMS.map((item) => [item.code, item]));

export const cellKey = ({ department, item, source, project }: Place): string =>
  [item, department, source, project].join(' ');

export const placeOf = ({ department, item, source, project }: Place): Place => ({ department, item, source, project });

/** Kinds in the order of a budget's sheet (收支总表). */
const KINDS: readonly ItemKind[] = ['revenue', 'expenditure', 'capital', 'financing'];

const monthsOf = ({ months }: Cell): Fen[] => months.map((amount) => parseYuan(amount) ?? ZERO);

/**
 * The plan's rows by kind, each kind with its subtotal above.
 *
 * @param waiting months by row that were typed and are on their way; a row that the plan does not have yet stands as well.
 */
export function rowsOf(plan: readonly Cell[], waiting: ReadonlyMap<string, Typed>, words: PlanWords): PlanRow[] {
  const known = new Map(plan.map((cell) => [cellKey(cell), { place: placeOf(cell), months: monthsOf(cell) }]));
  for (const [key, { place, months }] of waiting) known.set(key, { place, months: [...months] });
  const all = [...known].map(([key, { place, months }]): PlanRow => {
    const kind = ITEMS.get(place.item)?.kind ?? 'expenditure';
    return {
      ...{ key, place, kind, months, total: sumFen(months), project: place.project },
      item: `${place.item} ${words.item(place.item)}`,
      source: words.source(place.source),
      department: place.department === '' ? '' : words.department(place.department),
    };
  });
  all.sort((a, b) => (a.key < b.key ? -1 : 1));
  return KINDS.flatMap((kind): PlanRow[] => {
    const own = all.filter((row) => row.kind === kind);
    if (own.length === 0) return [];
    const months = MONTHS.map((_, index) => sumFen(own.map((row) => row.months[index] ?? ZERO)));
    const head = { key: kind, kind, item: words.kind(kind), source: '', department: '', project: '' };
    return [{ ...head, months, total: sumFen(months) }, ...own];
  });
}

/** A year's amount over twelve months: equal, the 分 that are left over one each from January on. */
export function spread(total: Fen): Fen[] {
  const sign = total < 0 ? -1 : 1;
  const [each, left] = [Math.floor(Math.abs(total) / 12), Math.abs(total) % 12];
  return MONTHS.map((month) => fen(sign * (each + (month <= left ? 1 : 0))));
}

/** A row as it was typed. */
export interface Typed {
  readonly place: Place;
  readonly months: readonly Fen[];
}

interface Edit {
  readonly row: PlanRow;
  readonly column: string;
  readonly text: string;
}

const NIL = new Set(['', '-', '–']);

/** The rows after what was typed or pasted; undefined where a text is no amount, or an amount below nil. */
export function edited(edits: readonly Edit[]): Map<string, Typed> | undefined {
  const changed = new Map<string, Typed>();
  for (const { row, column, text } of edits) {
    const amount = NIL.has(text.trim()) ? ZERO : readAmount(text);
    if (amount === undefined || amount < 0 || row.place === undefined) return undefined;
    const before = changed.get(row.key)?.months ?? row.months;
    const months =
      column === 'total' ? spread(amount) : before.map((old, index) => (index === Number(column) - 1 ? amount : old));
    changed.set(row.key, { place: row.place, months });
  }
  return changed;
}

/** As the contract takes a changed row. */
export const rowOut = ({ place, months }: Typed) => ({ ...place, months: months.map(formatYuan) });
