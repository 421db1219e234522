import type { UnitAccount } from '../../../shared/domain/ledger/account.ts';
import type { VoucherDraft } from '../../../shared/domain/ledger/voucher.ts';
import type { Unit, UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { assert } from '../../../shared/kernel/assert.ts';
import { type Period, periodOf } from '../../../shared/kernel/period.ts';
import { memberChart } from './chart.ts';
import { declarationsOf } from './declarations.ts';
import { type Desk, openCounty } from './desk.ts';
import type { Member } from './members.ts';
import type { MemberSummary, SampleBalanceRow, SampleCounty, SampleDepartment } from './model.ts';
import { PARTIES } from './parties.ts';
import { PEOPLE } from './people.ts';
import { balanceRows } from './trialBalance.ts';
import { LATE_UNIT, makeTrouble, OWN_WAYS } from './troubles.ts';
import { liveThrough } from './year.ts';

const FISCAL_YEAR = 2025;
const NAME = '清河县医共体（虚构示例）';

const unitOf = ({ code, name, kind, chart }: Member): Unit => ({ code, name, kind, chart });
const departmentOf = ({ unit, code, name, class: kind }: SampleDepartment): SampleDepartment => ({
  unit,
  code,
  name,
  class: kind,
});

/** A unit's vouchers in order of date; those of one day as they were written. */
const inOrder = (desk: Desk): VoucherDraft[] =>
  desk.books.drafts().sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));

const MONTHS = Array.from({ length: 12 }, (_, at) => periodOf(FISCAL_YEAR, at + 1));

/**
 * The sample county (示例县): 31 members, the fiscal year 2025, from a seed. Pure and deterministic; no store, no clock.
 *
 * December is as it stands on the 31st before the year is closed (年末结账): revenue and expense are open at all
 * members but two, H03 and T16, which carry them to 3301 every month. Six townships send trial balances and
 * declarations only; T17 has not sent its December.
 */
export function sampleCounty(seed = 2025): SampleCounty {
  const county = openCounty(seed, FISCAL_YEAR);
  let made: ReturnType<typeof makeTrouble> | undefined;
  liveThrough(county, () => {
    made = makeTrouble(county);
  });
  assert(made, 'the troubles were made in December');
  const charts = new Map<UnitCode, readonly UnitAccount[]>(
    county.desks.map(({ member }) => [member.code, memberChart(member, OWN_WAYS[member.code])]),
  );
  const vouchers: VoucherDraft[] = [];
  const lateVouchers: VoucherDraft[] = [];
  const summaries: MemberSummary[] = [];
  for (const desk of county.desks) {
    const drafts = inOrder(desk);
    if (desk.member.summaryOnly) {
      summaries.push(...summariesOf(desk, charts.get(desk.member.code)!, drafts));
      continue;
    }
    const isLate = ({ unit, date }: VoucherDraft) => unit === LATE_UNIT && date >= `${FISCAL_YEAR}-12`;
    vouchers.push(...drafts.filter((draft) => !isLate(draft)));
    lateVouchers.push(...drafts.filter(isLate));
  }
  return {
    seed,
    community: {
      name: NAME,
      fiscalYear: FISCAL_YEAR,
      units: county.desks.map(({ member }) => unitOf(member)),
      departments: county.desks.flatMap(({ departments }) => departments.map(departmentOf)),
      parties: PARTIES,
    },
    people: PEOPLE,
    accounts: [...charts.values()].flat(),
    openings: county.desks.flatMap(({ books }) => books.openings),
    vouchers,
    summaries,
    lateVouchers,
    nextYearVouchers: made.nextYear,
    troubles: made.troubles,
  };
}

const summariesOf = (desk: Desk, accounts: readonly UnitAccount[], drafts: readonly VoucherDraft[]): MemberSummary[] =>
  MONTHS.map((period) => ({
    unit: desk.member.code,
    period,
    rows: balanceRows(accounts, desk.books.openings, drafts, period),
    declarations: declarationsOf(accounts, desk.books.openings, drafts, period),
  }));

/**
 * 科目余额表 of any member at a month's end, for import demonstrations: what a member in summary sent, or what the delivered
 * vouchers of a member in detail come to.
 */
export function sampleTrialBalanceRows(
  county: SampleCounty,
  unit: UnitCode,
  period: Period,
): readonly SampleBalanceRow[] {
  const sent = county.summaries.find((summary) => summary.unit === unit && summary.period === period);
  if (sent) return sent.rows;
  const own = <T extends { readonly unit: UnitCode }>(rows: readonly T[]): T[] =>
    rows.filter((row) => row.unit === unit);
  return balanceRows(own(county.accounts), own(county.openings), own(county.vouchers), period);
}
