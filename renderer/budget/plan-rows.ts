import { BUDGET_ITEMS, type ItemKind } from '../../shared/domain/budget/items.ts';
import { fundSource } from '../../shared/domain/ledger/fund.ts';
import { type Fen, fen, formatYuan, parseYuan, sumFen, ZERO } from '../../shared/kernel/fen.ts';
import type { Contract } from '../../shared/contract/index.ts';
import type { ReplyOf } from '../../shared/contract/operation.ts';
import { readAmount } from '../ui/arithmetic.ts';

export type Plan = ReplyOf<Contract['budget']['plan']>;
export type Cell = Plan['cells'][number];

/** A line of the grid: a row of the plan, or the subtotal of a kind. */
export interface PlanRow {
  readonly key: string;
  /** Undefined for a subtotal. */
  readonly cell?: Cell;
  readonly kind: ItemKind;
  readonly code: string;
  readonly name: string;
  readonly source: string;
  readonly department: string;
  /** Twelve months in 分, January first. */
  readonly months: readonly Fen[];
  readonly total: Fen;
}

export const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

const ITEMS = new Map(BUDGET_ITEMS.map((item) => [item.code, item]));

export const cellKey = ({ department, item, source, project }: Omit<Cell, 'months' | 'total'>): string =>
  [item, department, source, project].join(' ');

export const sourceName = (code: string): string => fundSource(code)?.name ?? code;

/** Kinds in the order of a budget's sheet (收支总表). */
const KINDS: readonly ItemKind[] = ['revenue', 'expenditure', 'capital', 'financing'];

/** The plan's rows by kind, each kind with its subtotal above. */
export function rowsOf(cells: readonly Cell[], nameOf: (kind: ItemKind) => string): PlanRow[] {
  return KINDS.flatMap((kind): PlanRow[] => {
    const own = cells.filter(({ item }) => ITEMS.get(item)?.kind === kind);
    if (own.length === 0) return [];
    const rows = own.map((cell): PlanRow => {
      const months = cell.months.map((amount) => parseYuan(amount) ?? ZERO);
      return {
        ...{ key: cellKey(cell), cell, kind, code: cell.item, months, total: sumFen(months) },
        name: ITEMS.get(cell.item)?.name ?? cell.item,
        source: sourceName(cell.source),
        department: cell.department,
      };
    });
    const months = MONTHS.map((_, index) => sumFen(rows.map((row) => row.months[index] ?? ZERO)));
    const head = { key: kind, kind, code: '', name: nameOf(kind), source: '', department: '' };
    return [{ ...head, months, total: sumFen(months) }, ...rows];
  });
}

/** A year's amount over twelve months: equal, the 分 that are left over one each from January on. */
export function spread(total: Fen): Fen[] {
  const sign = total < 0 ? -1 : 1;
  const [each, left] = [Math.floor(Math.abs(total) / 12), Math.abs(total) % 12];
  return MONTHS.map((month) => fen(sign * (each + (month <= left ? 1 : 0))));
}

export interface Typed {
  readonly row: PlanRow;
  readonly column: string;
  readonly text: string;
}

/** The rows after what was typed or pasted; undefined where a text is no amount. */
export function edited(typed: readonly Typed[]): Map<string, { row: PlanRow; months: Fen[] }> | undefined {
  const changed = new Map<string, { row: PlanRow; months: Fen[] }>();
  for (const { row, column, text } of typed) {
    const amount = text === '' || text === '-' || text === '–' ? ZERO : readAmount(text);
    if (amount === undefined) return undefined;
    const now = changed.get(row.key) ?? { row, months: [...row.months] };
    changed.set(row.key, now);
    if (column === 'total') now.months = spread(amount);
    else now.months[Number(column) - 1] = amount;
  }
  return changed;
}

export const monthsOut = (months: readonly Fen[]): string[] => months.map(formatYuan);
