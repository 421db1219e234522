import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { spread } from '../../../shared/domain/budget/actuals.ts';
import { BUDGET_ITEMS } from '../../../shared/domain/budget/items.ts';
import { cellKey, isEarned } from '../../../shared/domain/budget/plan.ts';
import { type Fen, formatYuan, parseYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { readAmount } from '../../ui/arithmetic.ts';

export type Plan = ReplyOf<Contract['budget']['plan']>;
export type Cell = Plan['cells'][number];
/** Which row of a plan: what it is planned for. */
export type Place = Pick<Cell, 'department' | 'item' | 'source' | 'project'>;

/** A line of the grid: a row of the plan, or the subtotal of a part. */
export interface PlanRow {
  readonly key: string;
  /** Undefined for a subtotal. */
  readonly place?: Place;
  readonly part: Part;
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
  readonly part: (part: Part) => string;
  readonly item: (code: string) => string;
  readonly source: (code: string) => string;
  readonly department: (code: string) => string;
  /** A project's code with its name in the library. */
  readonly project: (code: string) => string;
}

export const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

const ITEMS = new Map(BUDGET_ITEMS.map((item) => [item.code, item]));

export const placeOf = ({ department, item, source, project }: Place): Place => ({ department, item, source, project });

/** Rows stand by item, then department; their names begin with the department. */
const orderOf = ({ place }: PlanRow): string =>
  place ? [place.item, place.department, place.source, place.project].join(' ') : '';

/** Parts in the order of a budget's sheet (收支总表); what costs no money (折旧、摊销、计提) stands apart. */
const PARTS = ['revenue', 'expenditure', 'capital', 'financing', 'cashless'] as const;
export type Part = (typeof PARTS)[number];

function partOf(code: string): Part {
  const item = ITEMS.get(code);
  if (item?.cashless) return 'cashless';
  return PARTS.find((part) => part === item?.kind) ?? 'expenditure';
}

const monthsOf = ({ months }: Cell): Fen[] => months.map((amount) => parseYuan(amount) ?? ZERO);

/**
 * The plan's rows by part, each part with its subtotal above.
 *
 * @param waiting months by row that were typed and are on their way; a row that the plan does not have yet stands as well.
 */
export function rowsOf(plan: readonly Cell[], waiting: ReadonlyMap<string, Typed>, words: PlanWords): PlanRow[] {
  const known = new Map(plan.map((cell) => [cellKey(cell), { place: placeOf(cell), months: monthsOf(cell) }]));
  for (const [key, { place, months }] of waiting) known.set(key, { place, months: [...months] });
  const all = [...known].map(([key, { place, months }]): PlanRow => {
    return {
      ...{ key, place, part: partOf(place.item), months, total: sumFen(months) },
      item: `${place.item} ${words.item(place.item)}`,
      source: words.source(place.source),
      department: place.department === '' ? '' : words.department(place.department),
      project: place.project === '' ? '' : words.project(place.project),
    };
  });
  all.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  return PARTS.flatMap((part): PlanRow[] => {
    const own = all.filter((row) => row.part === part);
    if (own.length === 0) return [];
    const months = MONTHS.map((_, index) => sumFen(own.map((row) => row.months[index] ?? ZERO)));
    const head = { key: part, part, item: words.part(part), source: '', department: '', project: '' };
    return [{ ...head, months, total: sumFen(months) }, ...own];
  });
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

/** 收入合计 and 支出合计 of the rows as they stand: all money that comes in, and all that goes out. */
export function totalsOf(rows: readonly PlanRow[], words: { readonly in: string; readonly out: string }): PlanRow[] {
  const total = (key: string, item: string, counts: (code: string) => boolean): PlanRow => {
    const own = rows.filter(({ place }) => place !== undefined && counts(place.item));
    const months = MONTHS.map((_, index) => sumFen(own.map((row) => row.months[index] ?? ZERO)));
    return {
      ...{ key, part: 'cashless', item, source: '', department: '', project: '' },
      months,
      total: sumFen(months),
    };
  };
  const known = (code: string) => ITEMS.get(code);
  const earned = (code: string): boolean => {
    const item = known(code);
    return item !== undefined && isEarned(item);
  };
  return [
    total('in', words.in, earned),
    total('out', words.out, (code) => !earned(code) && known(code)?.cashless !== true),
  ];
}
