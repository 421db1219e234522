import type {
  Crossing,
  CrossingAmounts,
  CrossingKey,
  CrossingRow,
  Dimension,
} from '../../../../shared/domain/ledger/crossing.ts';
import { type Fen, negateFen, sumFen, ZERO } from '../../../../shared/kernel/fen.ts';
import type { Cell, Column, Row, Workbook } from '../../workbook/write/model.ts';
import { type BookHead, bookWorkbook, cellsOf, made } from './book-sheet.ts';
import { KEY_WORDS, NOT_STATED } from './book-words.ts';
import { bareCode, type ValueNames } from './value-names.ts';

export interface CrossingBook {
  readonly crossing: Crossing;
  readonly by: readonly Dimension[];
  /** Whether the rows stand under accounts. */
  readonly byAccount: boolean;
  readonly nameOf: ValueNames;
}

const LEAF = '明细';

const debitOf = (net: Fen): Fen => (net > 0 ? net : ZERO);
const creditOf = (net: Fen): Fen => (net < 0 ? negateFen(net) : ZERO);

const AMOUNTS: readonly { readonly heading: readonly [string, string]; readonly of: (row: CrossingAmounts) => Fen }[] =
  [
    { heading: ['期初余额', '借方'], of: (row) => debitOf(row.opening) },
    { heading: ['期初余额', '贷方'], of: (row) => creditOf(row.opening) },
    { heading: ['本期发生额', '借方'], of: (row) => row.debit },
    { heading: ['本期发生额', '贷方'], of: (row) => row.credit },
    { heading: ['本年累计发生额', '借方'], of: (row) => row.yearDebit },
    { heading: ['本年累计发生额', '贷方'], of: (row) => row.yearCredit },
    { heading: ['期末余额', '借方'], of: (row) => debitOf(row.closing) },
    { heading: ['期末余额', '贷方'], of: (row) => creditOf(row.closing) },
  ];

/** 辅助核算余额表 as a workbook: each subtotal a formula over the rows below it, the total over all that are no subtotal. */
export function crossingWorkbook(head: BookHead, { crossing, by, byAccount, nameOf }: CrossingBook): Workbook {
  const keys: readonly CrossingKey[] = [...(byAccount ? (['account'] as const) : []), ...by];
  const fixed = keys.reduce((all, key) => all + widthOf(key), 0);
  const mark = fixed + AMOUNTS.length;
  const columns: Column[] = [
    ...keys.flatMap((key): Column[] => {
      const { code, name } = KEY_WORDS[key];
      const named: Column = { heading: name, kind: 'text', width: 26 };
      return code === undefined ? [named] : [{ heading: code, kind: 'code', width: 13 }, named];
    }),
    ...AMOUNTS.map(({ heading }): Column => ({ heading, kind: 'money', width: 17 })),
    { heading: '行类', kind: 'text', width: 8, printed: false },
  ];
  const { rows: listed } = crossing;

  /** Formulas over rows `first` to `last` of those listed, with what they come to. */
  const sums = (first: number, last: number, firstRow: number): Cell[] => {
    const leaves = listed.slice(first, last + 1).filter(({ leaf }) => leaf);
    const range = (column: number): string => cellsOf(column, firstRow + first, firstRow + last);
    return AMOUNTS.map(({ of }, at) =>
      made(sumFen(leaves.map(of)), `SUMIFS(${range(fixed + at)},${range(mark)},"${LEAF}")`),
    );
  };
  const named = (row: CrossingRow): Cell[] =>
    keys.flatMap((key): Cell[] => {
      const value = row.within[key];
      const name = value === undefined ? null : value === '' ? NOT_STATED : nameOf(key, value);
      return widthOf(key) === 1 ? [name] : [value ? bareCode(value) : null, name];
    });
  const rows = (firstRow: number): Row[] => {
    const made = listed.map((row, at): Row => {
      if (row.leaf)
        return { look: 'body', data: true, cells: [...named(row), ...AMOUNTS.map(({ of }) => of(row)), LEAF] };
      return {
        look: 'total',
        data: true,
        cells: [...named(row), ...sums(at + 1, lastBelow(listed, at), firstRow), '小计'],
      };
    });
    if (made.length === 0) return [[]];
    const total: Row = {
      look: 'total',
      cells: [{ value: '合计', kind: 'text' }, ...Array(fixed - 1).fill(null), ...sums(0, listed.length - 1, firstRow)],
    };
    return [...made, total];
  };
  return bookWorkbook(head, {
    columns,
    rows,
    frozenColumns: Math.min(fixed, 4),
    filter: true,
    remarks: ['小计和合计的借、贷余额分别为各行借方、贷方余额之和，两者之差为科目余额表的余额。'],
  });
}

/** A column for its name, and one for its code where people write one. */
const widthOf = (key: CrossingKey): number => (KEY_WORDS[key].code === undefined ? 1 : 2);

/** The last row below a subtotal. */
function lastBelow(rows: readonly CrossingRow[], at: number): number {
  let last = at;
  while ((rows[last + 1]?.depth ?? -1) > rows[at]!.depth) last += 1;
  return last;
}
