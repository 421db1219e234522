import type { Book, Element, Side, UnitAccount } from '../../../shared/domain/ledger/account.ts';
import { initialChart } from '../../../shared/domain/ledger/charts/unit-chart.ts';
import type { ChartName, UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { BooksReader, BooksTx } from '../database.ts';
import { takeNumbers } from './counters.ts';

/** A unit's own chart (单位科目表), to look up by code. */
export class UnitChart {
  readonly accounts: readonly UnitAccount[];
  private readonly byCode: ReadonlyMap<string, UnitAccount>;

  constructor(
    readonly unit: UnitCode,
    readonly official: ChartName,
    accounts: readonly UnitAccount[],
  ) {
    this.accounts = accounts;
    this.byCode = new Map(accounts.map((account) => [account.code, account]));
  }

  get(code: string): UnitAccount | undefined {
    return this.byCode.get(code);
  }

  /** The name, or the code itself for an account that is not (or no longer) in the chart. */
  nameOf(code: string): string {
    return this.byCode.get(code)?.name ?? code;
  }

  /** 总账科目/明细科目, as a voucher names an account: the names from the first level down. */
  fullNameOf(code: string): string {
    const account = this.byCode.get(code);
    if (!account) return code;
    return account.parent === undefined ? account.name : `${this.fullNameOf(account.parent)}/${account.name}`;
  }
}

/**
 * The charts of the given units, or of all. A unit whose books have shown nothing yet has its official chart; rows are
 * kept only once the unit's books differ from it.
 */
export async function readCharts(db: BooksReader, units?: readonly UnitCode[]): Promise<Map<UnitCode, UnitChart>> {
  let unitRows = db.selectFrom('unit').select(['code', 'chart']).orderBy('position');
  let accountRows = db.selectFrom('unit_account').selectAll().orderBy('unit').orderBy('code');
  if (units) {
    unitRows = unitRows.where('code', 'in', [...units]);
    accountRows = accountRows.where('unit', 'in', [...units]);
  }
  const own = new Map<UnitCode, UnitAccount[]>();
  for (const row of await accountRows.execute()) {
    const account: UnitAccount = {
      unit: row.unit,
      code: row.code,
      name: row.name,
      element: row.element as Element,
      book: row.book as Book,
      side: row.side as Side,
      parent: row.parent ?? undefined,
      level: row.level,
      leaf: row.leaf === 1,
      official: row.official ?? undefined,
    };
    const list = own.get(row.unit);
    if (list) list.push(account);
    else own.set(row.unit, [account]);
  }
  const charts = new Map<UnitCode, UnitChart>();
  for (const { code, chart } of await unitRows.execute()) {
    const official = chart as ChartName;
    charts.set(code, new UnitChart(code, official, own.get(code) ?? initialChart(code, official)));
  }
  return charts;
}

/** One unit's chart; undefined when there is no such unit. */
export async function readChart(db: BooksReader, unit: UnitCode): Promise<UnitChart | undefined> {
  return (await readCharts(db, [unit])).get(unit);
}

/** Name of the counter that rises whenever some unit's chart changes. */
export const CHART_VERSION = 'chart-version';

/** Keeps a unit's chart as it has grown, in the place of the one before. */
export async function keepChart(tx: BooksTx, unit: UnitCode, accounts: readonly UnitAccount[]): Promise<void> {
  await takeNumbers(tx, CHART_VERSION, 1);
  await tx.db.deleteFrom('unit_account').where('unit', '=', unit).execute();
  await tx.bulkInsert(
    'unit_account',
    accounts.map((account) => ({
      unit,
      code: account.code,
      name: account.name,
      element: account.element,
      book: account.book,
      side: account.side,
      parent: account.parent ?? null,
      level: account.level,
      leaf: account.leaf ? 1 : 0,
      official: account.official ?? null,
    })),
  );
}

/** Codes of a unit's accounts that carry lines or balances: they never leave the chart. */
export async function usedCodes(db: BooksReader, unit: UnitCode): Promise<Set<string>> {
  const rows = await db.selectFrom('balance').select('code').distinct().where('unit', '=', unit).execute();
  return new Set(rows.map((row) => row.code));
}

export async function chartVersion(db: BooksReader): Promise<number> {
  const row = await db.selectFrom('counter').select('value').where('name', '=', CHART_VERSION).executeTakeFirst();
  return row?.value ?? 0;
}
