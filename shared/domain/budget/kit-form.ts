import { columnLetters } from '../ledger/reading/grid.ts';
import type { ItemKind } from './items.ts';
import type { Carry, PlanCell } from './plan.ts';
import type { WorkloadRow } from './workload.ts';

/** A cell as it must come back: fixed text, a formula, or open for an amount, a count or a choice. */
export type KitCell =
  | { readonly kind: 'fixed'; readonly text: string }
  | { readonly kind: 'formula'; readonly formula: string }
  | { readonly kind: 'amount' }
  | { readonly kind: 'count' }
  | { readonly kind: 'pick'; readonly of: 'department' | 'item' | 'source' | 'project' | 'measure' };

/** What a block of the sheet holds: a kind of items, borrowing apart from what goes out, and what costs no money apart. */
export type KitBlock = ItemKind | 'borrowing' | 'cashless';

export interface KitRow {
  readonly look: 'section' | 'given' | 'free' | 'total';
  readonly cells: readonly KitCell[];
  /** The block that it stands in (收入、支出……). */
  readonly block?: KitBlock;
  /** Of a total over whole blocks (收入合计、支出合计): which. */
  readonly over?: readonly KitBlock[];
  /** Of a given row: what it plans. */
  readonly cell?: PlanCell;
  readonly carry?: Carry;
  readonly workload?: WorkloadRow;
}

/** A sheet below its headings; `firstRow` counts from 1. */
export interface KitSheet {
  readonly name: string;
  readonly title: string;
  readonly headings: readonly string[];
  readonly firstRow: number;
  readonly rows: readonly KitRow[];
}

export interface Named {
  readonly code: string;
  readonly name: string;
}

/** Title, unit and year, headings. */
export const FIRST_ROW = 4;

/** Rows of each block for combinations that are not given. */
export const FREE_ROWS = 8;

/** How a choice is shown, and read back. */
export const labelOf = ({ code, name }: Named): string => `${code} ${name}`;

export const fixed = (text: string): KitCell => ({ kind: 'fixed', text });
export const pick = (of: (KitCell & { kind: 'pick' })['of']): KitCell => ({ kind: 'pick', of });

export const sumOf = (column: number, row: number, lastColumn: number, lastRow: number): KitCell => ({
  kind: 'formula',
  formula: `SUM(${columnLetters(column)}${row}:${columnLetters(lastColumn)}${lastRow})`,
});
