import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { ColumnKind } from '../../../shared/domain/ledger/columns.ts';
import type { ColumnarPaperRow } from '../../../shared/domain/ledger/printing/columnar-pages.ts';
import { type Fen, formatYuan, negateFen, parseYuan, subtractFen, ZERO } from '../../../shared/kernel/fen.ts';
import type { AccountLine } from './ledger-rows.ts';

export type Columns = ReplyOf<Contract['ledger']['columns']>;

/** A row of 多栏账: the opening, a line in its column, or the totals. Amounts in 元, the balance debit-positive. */
export interface ColumnarRow {
  readonly key: string;
  readonly date: string;
  readonly number: string;
  readonly summary: string;
  readonly debit: string | null;
  readonly credit: string | null;
  readonly balance: string | null;
  /** By column; 其他 is the last where there is one. */
  readonly amounts: readonly (string | null)[];
  readonly voucher?: number;
}

/** How many columns there are, 其他 with them. */
export const widthOf = ({ columns, others }: Columns): number => columns.length + (others === null ? 0 : 1);

/** A line in the column of its account or department, in the account's own direction; 其他 where it has none. */
export function columnarRow(line: AccountLine, by: ColumnKind, columns: Columns): ColumnarRow {
  const value = by === 'account' ? (columns.places[line.code] ?? '') : line.department;
  const at = columns.columns.findIndex((column) => column.value === value);
  const net = subtractFen(parseYuan(line.debit) ?? ZERO, parseYuan(line.credit) ?? ZERO);
  const amount = formatYuan(columns.side === 'debit' ? net : negateFen(net));
  const place = at < 0 ? columns.columns.length : at;
  return {
    key: `${line.voucher}/${line.line}`,
    date: line.date,
    number: line.number,
    summary: line.summary,
    debit: line.debit,
    credit: line.credit,
    balance: line.balance,
    amounts: Array.from({ length: widthOf(columns) }, (_, index) => (index === place ? amount : null)),
    voucher: line.voucher,
  };
}

/** A row as it stands on paper, in 分. */
export function onPaper(kind: ColumnarPaperRow['kind'], row: ColumnarRow): ColumnarPaperRow {
  const amountOf = (text: string | null): Fen | undefined => (text === null ? undefined : parseYuan(text));
  return {
    kind,
    date: row.date,
    number: row.number,
    summary: row.summary,
    debit: amountOf(row.debit),
    credit: amountOf(row.credit),
    balance: amountOf(row.balance) ?? ZERO,
    amounts: row.amounts.map(amountOf),
  };
}
