import { type AccountingDate, parseDate } from '../../kernel/date.ts';
import { absFen, addFen, type Fen, fen, ZERO } from '../../kernel/fen.ts';
import { endOf, type Period, periodOf, startOf, yearOf } from '../../kernel/period.ts';
import type { Book } from '../ledger/account.ts';
import type { KeptBalance } from '../ledger/composition.ts';
import type { Declared } from '../ledger/declared.ts';
import type { UnitCode } from '../organisation/unit.ts';
import { type Mirror, mirrorOf } from './mirror.ts';
import type { InternalItem } from './model.ts';

export interface DeclaredContext {
  readonly period: Period;
  /** Months of the year that each unit keeps in summary, in order: for these its declarations speak. */
  readonly summaries: ReadonlyMap<UnitCode, readonly Period[]>;
  readonly balances: readonly (KeptBalance & { readonly unit: UnitCode })[];
  groupOf(unit: UnitCode, code: string): string | undefined;
}

/** Declarations as items: of balance accounts the latest one that stands, of income and expense each month's, or the year's. */
export function declaredItems(declared: readonly Declared[], context: DeclaredContext): InternalItem[] {
  const year = yearOf(context.period);
  const turnovers = turnoversByAccount(context.balances);
  const superseded = yearToDateDeclarations(declared, context, turnovers);
  return declared.flatMap((row): InternalItem[] => {
    const account = context.groupOf(row.unit, row.code);
    const book: Book = row.code >= '6' ? 'budget' : 'financial';
    const mirror = account === undefined ? undefined : mirrorOf(account, book);
    if (account === undefined || mirror === undefined) return [];
    const summary = context.summaries.get(row.unit) ?? [];
    const stock = mirror.group === 'receivable-payable';
    const opening = yearOf(row.period) < year;
    if (opening ? !stock || summary.length > 0 : stock ? summary.at(-1) !== row.period : !summary.includes(row.period))
      return [];
    if (!stock && !opening && row.period < (superseded.get(`${row.unit}/${row.code}`) ?? '')) return [];
    const given = mirror.group === 'transfer' && gaveAway(row, turnovers);
    return [itemOf(row, account, book, given ? { ...mirror, side: 'debit' } : mirror, opening)];
  });
}

/**
 * 3401 无偿调拨净资产 stands on the credit side of who receives and on the debit side of who gives: a negative amount says so,
 * and so does an account that moved on the debit side in the month.
 */
const gaveAway = (row: Declared, turnovers: ReadonlyMap<string, Fen>): boolean =>
  row.amount < 0 || (turnovers.get(`${row.unit}/${row.code}/${row.period}`) ?? 0) > 0;

function itemOf(row: Declared, account: string, book: Book, mirror: Mirror, opening: boolean): InternalItem {
  return {
    id: `declared:${row.batch}:${row.row}`,
    unit: row.unit,
    counterparty: row.counterparty,
    book,
    group: mirror.group,
    side: mirror.side,
    code: row.code,
    account,
    amount: mirror.group === 'transfer' ? absFen(row.amount) : row.amount,
    date: (parseDate(row.date) ?? (opening ? startOf(nextYear(row.period)) : endOf(row.period))) as AccountingDate,
    document: row.document || undefined,
    detail: opening ? 'opening' : row.document === '' ? 'balance' : 'item',
    origin: { kind: 'declaration', batch: String(row.batch), row: row.row },
  };
}

const nextYear = (period: Period): Period => periodOf(yearOf(period) + 1, 1);

/**
 * Some members declare income and expense for the month, some for the year so far: the declaration adds up to the
 * account's movement of the one or the other. Gives the last period whose declaration of an account is of the whole year.
 */
function yearToDateDeclarations(
  declared: readonly Declared[],
  context: DeclaredContext,
  turnovers: ReadonlyMap<string, Fen>,
): Map<string, Period> {
  const sums = new Map<string, Fen>();
  for (const row of declared) {
    const key = `${row.unit}/${row.code}/${row.period}`;
    sums.set(key, addFen(sums.get(key) ?? ZERO, row.amount));
  }
  const last = new Map<string, Period>();
  for (const [key, amount] of sums) {
    const [unit = '', code = '', period = ''] = key.split('/');
    if (yearOf(period as Period) !== yearOf(context.period)) continue;
    const month = Math.abs(turnovers.get(key) ?? 0);
    let year = 0;
    for (let m = 1; m <= Number(period.slice(5)); m += 1) {
      year += turnovers.get(`${unit}/${code}/${periodOf(yearOf(context.period), m)}`) ?? 0;
    }
    const stated = Math.abs(amount);
    const wholeYear = stated !== month && (stated === Math.abs(year) || (stated > month && stated <= Math.abs(year)));
    if (wholeYear && period > (last.get(`${unit}/${code}`) ?? '')) last.set(`${unit}/${code}`, period as Period);
  }
  return last;
}

/** Net turnover of each unit's account and everything below it in each month. */
function turnoversByAccount(balances: DeclaredContext['balances']): Map<string, Fen> {
  const turnovers = new Map<string, Fen>();
  for (const row of balances) {
    if (row.period.endsWith('-00')) continue;
    const net = fen(row.debit - row.credit - row.closingDebit + row.closingCredit);
    for (let length = 4; length <= row.code.length; length += 1) {
      const key = `${row.unit}/${row.code.slice(0, length)}/${row.period}`;
      turnovers.set(key, addFen(turnovers.get(key) ?? ZERO, net));
    }
  }
  return turnovers;
}
