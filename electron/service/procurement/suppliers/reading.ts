import type { BankAccount } from '../../../../shared/domain/organisation/bank-account.ts';
import type { Supplier } from '../../../../shared/domain/procurement/supplier.ts';
import type { CriterionScore } from '../../../../shared/domain/procurement/suppliers/score.ts';
import {
  DEFAULT_SETTINGS,
  type SupplierSettings,
  type Weights,
} from '../../../../shared/domain/procurement/suppliers/settings.ts';
import type { BooksReader } from '../../database.ts';

/** Every supplier that was approved, stopped ones included, by code; of some codes only where they are given. */
export async function readSuppliers(db: BooksReader, codes?: readonly string[]): Promise<Map<string, Supplier>> {
  let asked = db.selectFrom('supplier').select(['code', 'state', 'content']).orderBy('code');
  if (codes) asked = asked.where('code', 'in', [...new Set(codes), '']);
  const rows = await asked.execute();
  return new Map(
    rows.map(({ code, state, content }) => [
      code,
      { ...(JSON.parse(content) as Omit<Supplier, 'stopped'>), stopped: state === 'stopped' },
    ]),
  );
}

/** An account in force, and the paper that brought it. */
export interface KeptPayee extends BankAccount {
  readonly supplier: string;
  readonly paper: number;
}

/** 收款账户 in force by supplier's code. */
export async function readPayees(db: BooksReader): Promise<Map<string, KeptPayee>> {
  const rows = await db.selectFrom('supplier_payee').selectAll().orderBy('supplier').execute();
  return new Map(rows.map((row) => [row.supplier, row]));
}

/** Where a supplier is paid to; undefined where no account was approved. */
export const readPayee = (db: BooksReader, supplier: string): Promise<KeptPayee | undefined> =>
  db.selectFrom('supplier_payee').selectAll().where('supplier', '=', supplier).executeTakeFirst();

export const RULES_KEY = 'procurement.suppliers.rules';

/** 证照要求、临期天数、评价权重 as the community set them. */
export async function readSupplierRules(db: BooksReader): Promise<SupplierSettings> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', RULES_KEY).executeTakeFirst();
  return row === undefined ? DEFAULT_SETTINGS : (JSON.parse(row.value) as SupplierSettings);
}

export interface KeptScore {
  readonly supplier: string;
  readonly half: string;
  readonly revision: number;
  /** Hundredths of a point. */
  readonly total: number;
  readonly scores: readonly CriterionScore[];
  readonly weights: Weights;
  readonly display: string;
  readonly instant: string;
}

/** Scores that count, by half-years from the first; of one supplier where it is named. */
export async function readScores(db: BooksReader, supplier?: string): Promise<readonly KeptScore[]> {
  let asked = db.selectFrom('supplier_score').selectAll();
  if (supplier !== undefined) asked = asked.where('supplier', '=', supplier);
  const rows = await asked.orderBy('supplier').orderBy('half').orderBy('revision').execute();
  const last = new Map(rows.map((row) => [`${row.supplier} ${row.half}`, row]));
  return [...last.values()].map(({ content, ...row }) => ({
    ...row,
    ...(JSON.parse(content) as Pick<KeptScore, 'scores' | 'weights'>),
  }));
}
