import type { KeptBalance } from '../../../shared/domain/ledger/composition.ts';
import type { Voucher } from '../../../shared/domain/ledger/voucher.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { fen } from '../../../shared/kernel/fen.ts';
import type { BooksReader, BooksTx } from '../database.ts';

/** A balance row of one unit. */
export interface UnitBalance extends KeptBalance {
  readonly unit: UnitCode;
}

const DIMENSIONS = ['unit', 'period', 'book', 'code', 'department', 'fund', 'project', 'counterparty'] as const;

/** Rows a statement; PostgreSQL allows 65,535 parameters and sql.js 32,766. */
const ROWS_PER_STATEMENT = 200;

const keyOf = (row: UnitBalance): string => DIMENSIONS.map((dimension) => row[dimension]).join('\u0000');

/** Adds up turnovers of equal key, so that each balance row is touched once a transaction. */
export function mergeMovements(rows: Iterable<UnitBalance>): UnitBalance[] {
  const merged = new Map<string, UnitBalance>();
  for (const row of rows) {
    const key = keyOf(row);
    const sum = merged.get(key);
    merged.set(
      key,
      sum
        ? {
            ...sum,
            debit: fen(sum.debit + row.debit),
            credit: fen(sum.credit + row.credit),
            closingDebit: fen(sum.closingDebit + row.closingDebit),
            closingCredit: fen(sum.closingCredit + row.closingCredit),
          }
        : row,
    );
  }
  return [...merged.values()];
}

/** What the lines of posted vouchers move, one row a line; merge before keeping. */
export function* movementsOf(
  vouchers: Iterable<Pick<Voucher, 'unit' | 'period' | 'kind' | 'lines'>>,
): Generator<UnitBalance> {
  for (const { unit, period, kind, lines } of vouchers) {
    const closing = kind === 'closing';
    for (const line of lines) {
      yield {
        unit,
        period,
        book: line.book,
        code: line.code,
        department: line.department ?? '',
        fund: line.fund ?? '',
        project: line.project ?? '',
        counterparty: counterpartyText(line.counterparty),
        debit: line.debit,
        credit: line.credit,
        closingDebit: closing ? line.debit : fen(0),
        closingCredit: closing ? line.credit : fen(0),
      };
    }
  }
}

/** `unit:H01`, `party:P001`, or '' for none: the form in which counterparties are kept. */
export const counterpartyText = (counterparty: Voucher['lines'][number]['counterparty']): string =>
  counterparty === undefined
    ? ''
    : counterparty.kind === 'unit'
      ? `unit:${counterparty.unit}`
      : `party:${counterparty.party}`;

/** Adds turnovers to the kept balances, in the transaction that posts the lines. Rows must be merged. */
export async function addMovements(tx: BooksTx, rows: readonly UnitBalance[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    await tx.db
      .insertInto('balance')
      .values(rows.slice(from, from + ROWS_PER_STATEMENT).map(columnsOf))
      .onConflict((conflict) =>
        conflict.columns([...DIMENSIONS]).doUpdateSet((eb) => ({
          debit: eb('balance.debit', '+', eb.ref('excluded.debit')),
          credit: eb('balance.credit', '+', eb.ref('excluded.credit')),
          closing_debit: eb('balance.closing_debit', '+', eb.ref('excluded.closing_debit')),
          closing_credit: eb('balance.closing_credit', '+', eb.ref('excluded.closing_credit')),
        })),
      )
      .execute();
  }
}

/** Puts a newly composed year of one unit in the place of what was kept. Rows must be merged. */
export async function replaceYear(
  tx: BooksTx,
  unit: UnitCode,
  year: number,
  rows: readonly UnitBalance[],
): Promise<void> {
  await tx.db
    .deleteFrom('balance')
    .where('unit', '=', unit)
    .where('period', '>=', `${year}-00`)
    .where('period', '<=', `${year}-12`)
    .execute();
  await tx.bulkInsert('balance', rows.map(columnsOf));
}

const columnsOf = (row: UnitBalance) => ({
  unit: row.unit,
  period: row.period,
  book: row.book,
  code: row.code,
  department: row.department,
  fund: row.fund,
  project: row.project,
  counterparty: row.counterparty,
  debit: row.debit,
  credit: row.credit,
  closing_debit: row.closingDebit,
  closing_credit: row.closingCredit,
});

/** Which accounts' rows are read: these, and all that begin so. */
export interface AccountsRead {
  readonly codes: readonly string[];
  readonly prefixes: readonly string[];
}

/** Kept balance rows of a year up to a period (`YYYY-00` … `YYYY-MM`), of the given units and accounts or of all. */
export async function readBalances(
  db: BooksReader,
  where: { units?: readonly UnitCode[]; from: string; to: string; accounts?: AccountsRead | undefined },
): Promise<UnitBalance[]> {
  let query = db.selectFrom('balance').selectAll().where('period', '>=', where.from).where('period', '<=', where.to);
  if (where.units) query = query.where('unit', 'in', [...where.units]);
  const { accounts } = where;
  if (accounts)
    query = query.where((row) =>
      row.or([
        ...(accounts.codes.length === 0 ? [] : [row('code', 'in', [...accounts.codes])]),
        ...accounts.prefixes.map((prefix) => row('code', 'like', `${prefix}%`)),
      ]),
    );
  const rows = await query.execute();
  return rows.map((row) => ({
    unit: row.unit,
    period: row.period,
    book: row.book as UnitBalance['book'],
    code: row.code,
    department: row.department,
    fund: row.fund,
    project: row.project,
    counterparty: row.counterparty,
    debit: fen(row.debit),
    credit: fen(row.credit),
    closingDebit: fen(row.closing_debit),
    closingCredit: fen(row.closing_credit),
  }));
}
