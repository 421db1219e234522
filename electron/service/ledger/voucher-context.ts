import { sourceResolver } from '../../../shared/domain/ledger/charts/fund-by-name.ts';
import type { GroupResolver } from '../../../shared/domain/ledger/charts/mapping.ts';
import { type ProposalContext, proposeParallel } from '../../../shared/domain/ledger/parallel-proposal.ts';
import type { ProvisionKey } from '../../../shared/domain/ledger/provisions/provisions.ts';
import { voucherName } from '../../../shared/domain/ledger/reversal.ts';
import type { Voucher } from '../../../shared/domain/ledger/voucher.ts';
import { type FindingContext, findingsOf } from '../../../shared/domain/ledger/voucher-findings.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import { readResolvers } from './mapping.ts';
import { readCharts, type UnitChart } from './unit-charts.ts';

/** The vouchers before and after one in its unit's journal, which goes by date. */
export async function neighboursOf(
  db: BooksReader,
  { id, unit, date }: Voucher,
): Promise<{ previous: number | null; next: number | null }> {
  const others = db.selectFrom('voucher').select('id').where('unit', '=', unit);
  const before = await others
    .where(({ or, and, eb }) => or([eb('date', '<', date), and([eb('date', '=', date), eb('id', '<', id)])]))
    .orderBy('date', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const after = await others
    .where(({ or, and, eb }) => or([eb('date', '>', date), and([eb('date', '=', date), eb('id', '>', id)])]))
    .orderBy('date')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return { previous: before?.id ?? null, next: after?.id ?? null };
}

/** How people name another voucher: `2025-03 记-12`. */
export async function nameOf(db: BooksReader, id: number | undefined): Promise<string | null> {
  if (id === undefined) return null;
  const head = await db.selectFrom('voucher').selectAll().where('id', '=', id).executeTakeFirst();
  return head ? voucherName({ ...head, period: head.period as Period }) : null;
}

/** The import that brought a voucher; null where it was made here. */
export async function sourceOf(db: BooksReader, { batch }: Voucher) {
  if (batch === undefined) return null;
  const row = await db.selectFrom('batch').selectAll().where('id', '=', batch).executeTakeFirst();
  return row
    ? {
        batch: row.id,
        fileName: row.file_name,
        sha256: row.sha256,
        actor: row.actor,
        instant: row.instant,
        rows: row.rows,
      }
    : null;
}

/** 期末计提: which provision a voucher took, of the month it was made for; null for any other voucher. */
export async function provisionOf(db: BooksReader, { id }: Pick<Voucher, 'id'>) {
  const row = await db
    .selectFrom('provision_voucher')
    .select(['key', 'period'])
    .where('voucher', '=', id)
    .executeTakeFirst();
  return row ? { key: row.key as ProvisionKey, period: row.period } : null;
}

/** What the rules of vouchers ask of a unit's books in a month. */
export interface RuleContext extends FindingContext, ProposalContext {}

/** The rules' context of one unit's month: its chart, and the group accounts of that month. */
export function ruleContext(chart: UnitChart, resolve: GroupResolver | undefined): RuleContext {
  return {
    chart: chart.official,
    accounts: chart.accounts,
    account: (code) => chart.get(code),
    group: (code) => resolve?.(code),
    accountFund: sourceResolver(new Map(chart.accounts.map((account) => [account.code, account]))),
  };
}

/** What a person should look at in a posted voucher, and the budget block that it lacks, as the rules would make it. */
export async function readFindings(db: BooksReader, voucher: Voucher) {
  const charts = await readCharts(db, [voucher.unit]);
  const chart = charts.get(voucher.unit);
  if (!chart) return { found: [], proposal: undefined };
  const context = ruleContext(chart, (await readResolvers(db, charts, voucher.period)).get(voucher.unit));
  const found = findingsOf(voucher, context);
  const lacking = found.some(({ kind }) => kind === 'missing-parallel-block');
  return { found, proposal: lacking ? proposeParallel(voucher, context) : undefined };
}
