import { type BankSettings, USUAL_BANK_SETTINGS } from '../../../../shared/domain/ledger/bank/settings.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { type Fen, fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import type { UnitChart } from '../unit-charts.ts';
import type { BankTables } from './tables.ts';

/** 银行账户: where a unit's money lies, and the account of its books that says so. */
export interface BankAccount {
  readonly id: number;
  readonly unit: UnitCode;
  readonly number: string;
  readonly bank: string;
  readonly code: string;
  readonly start: Period;
  readonly opening: Fen | undefined;
  readonly closed: boolean;
}

export const bankAccountOf = (row: BankTables['bank_account']): BankAccount => ({
  id: row.id,
  unit: row.unit,
  number: row.number,
  bank: row.bank,
  code: row.code,
  start: row.start as Period,
  opening: row.opening === null ? undefined : fen(Number(row.opening)),
  closed: row.closed === 1,
});

/** An account of this unit: another unit's is not there. */
export async function findBankAccount(db: BooksReader, unit: UnitCode, id: number): Promise<BankAccount | undefined> {
  const row = await db
    .selectFrom('bank_account')
    .selectAll()
    .where('unit', '=', unit)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && bankAccountOf(row);
}

/** Who looks for an account and can say that there is none. */
interface Asking {
  readonly db: BooksReader;
  notFound(what: string): Error;
}

export async function bankAccountIn(context: Asking, unit: UnitCode, id: number): Promise<BankAccount> {
  const account = await findBankAccount(context.db, unit, id);
  if (!account) throw context.notFound(`银行账户 ${id}`);
  return account;
}

export async function readBankAccounts(
  db: BooksReader,
  units: readonly UnitCode[] | undefined,
): Promise<BankAccount[]> {
  let wanted = db.selectFrom('bank_account').selectAll().orderBy('unit').orderBy('code');
  if (units) {
    if (units.length === 0) return [];
    wanted = wanted.where('unit', 'in', [...units]);
  }
  return (await wanted.execute()).map(bankAccountOf);
}

export async function readBankSettings(db: BooksReader, unit: UnitCode): Promise<BankSettings> {
  const row = await db.selectFrom('bank_setting').selectAll().where('unit', '=', unit).executeTakeFirst();
  return row
    ? {
        windowDays: Number(row.window_days),
        mostLines: Number(row.most_lines),
        agedDays: Number(row.aged_days),
        oldDays: Number(row.old_days),
      }
    : USUAL_BANK_SETTINGS;
}

export const bankAccountOut = (account: BankAccount, chart: UnitChart | undefined) => ({
  ...account,
  name: chart?.fullNameOf(account.code) ?? account.code,
  opening: account.opening === undefined ? null : formatYuan(account.opening),
});

/** As people say it: 工商银行 …3456. */
export const bankAccountName = ({ bank, number }: BankAccount): string => `${bank} ${number}`;
