import type { Column } from '../reading/columns.ts';
import type { RawSheet } from '../reading/grid.ts';
import { columnsOfBlock, hasHeadingWords } from '../reading/heading.ts';
import { type BankRole, type BankSense, bankSenseOf } from './vocabulary.ts';

/** The columns of a bank's download by what they hold. */
export interface BankColumns {
  /** 0-based rows of the heading. */
  readonly first: number;
  readonly last: number;
  readonly of: ReadonlyMap<BankRole, Column>;
  /** 摘要, 用途, 附言 …: all that say what it was for. */
  readonly purposes: readonly Column[];
}

const SEARCH_ROWS = 60;

/** Finds the heading by its words, wherever it stands: a day, an amount in some form, and at least one column more. */
export function findBankHeading(sheet: RawSheet): BankColumns | undefined {
  const until = Math.min(sheet.rowCount, SEARCH_ROWS);
  for (let row = 0; row < until; row += 1) {
    if (!mayBeHeading(sheet, row)) continue;
    for (const last of [row, row + 1]) {
      if (last > row && (last >= sheet.rowCount || !mayBeHeading(sheet, last))) continue;
      const found = columnsIn(sheet, row, last);
      if (found && isWhole(found)) return found;
    }
  }
  return undefined;
}

const mayBeHeading = (sheet: RawSheet, row: number): boolean =>
  hasHeadingWords(sheet, row, (text) => bankSenseOf(text) !== undefined);

function columnsIn(sheet: RawSheet, first: number, last: number): BankColumns | undefined {
  const best = new Map<BankRole, { column: Column; sense: BankSense }>();
  const purposes: Column[] = [];
  for (const column of columnsOfBlock(sheet, first, last)) {
    const sense = bankSenseOf(column.words.join('')) ?? column.words.toReversed().map(bankSenseOf).find(Boolean);
    if (!sense || sense.role === 'ignored') continue;
    const { role } = sense;
    if (role === 'purpose') purposes.push(column);
    const before = best.get(role);
    if (!before || sense.rank < before.sense.rank) {
      // 交易时间 beside 交易日期 is the time of day.
      if (before && role === 'date') best.set('time', before);
      best.set(role, { column, sense });
    } else if (role === 'date' && !best.has('time')) best.set('time', { column, sense });
  }
  const posted = best.get('posted');
  if (posted && !best.has('date')) best.set('date', posted);
  if (best.size === 0) return undefined;
  return { first, last, of: new Map([...best].map(([role, { column }]) => [role, column])), purposes };
}

function isWhole({ of }: BankColumns): boolean {
  const amount = of.has('amount') || (of.has('out') && of.has('in'));
  return of.has('date') && amount && of.size >= 3;
}
