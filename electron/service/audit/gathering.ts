import type { CheckResult } from '../../../shared/domain/audit/check.ts';
import { agreedPart } from '../../../shared/domain/consolidation/agreed.ts';
import { groupStatement } from '../../../shared/domain/consolidation/group-statement.ts';
import { namedEntries } from '../../../shared/domain/consolidation/manual.ts';
import type { ManualAdjustment, PairDifference } from '../../../shared/domain/consolidation/model.ts';
import { groupChart, groupPrefixes } from '../../../shared/domain/ledger/charts/group.ts';
import type { Layout } from '../../../shared/domain/ledger/statement.ts';
import { definitionOf, statementsOf } from '../../../shared/domain/ledger/statements/definitions.ts';
import { evaluateAll } from '../../../shared/domain/ledger/statements/evaluate.ts';
import type { Voucher } from '../../../shared/domain/ledger/voucher.ts';
import { chinaDay } from '../../../shared/domain/organisation/deadline.ts';
import type { Unit, UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { type Period, periodOf, yearOf, yearToDate } from '../../../shared/kernel/period.ts';
import { readLibrary, readRounds, readWatching } from '../budget/queries.ts';
import { computed, confirmedRun, GROUP_DEFINITIONS, readStatementSources } from '../consolidation/queries.ts';
import type { BooksReader } from '../database.ts';
import {
  type ReadFigures,
  readCharts,
  readFigures,
  readFirstLevels,
  readPeriod,
  readSigned,
  readStandIns,
  readVouchers,
} from '../ledger/queries.ts';
import { loadCommunity, loadDepartments, loadParties, loadUnits } from '../organisation/queries.ts';
import { gatherApprovals } from './approval-gathering.ts';
import { gatherChanges, gatherExecution } from './budget-gathering.ts';
import { runChecks } from './check-operations.ts';
import { gatherCosts } from './cost-gathering.ts';
import type { GroupBooks, NumberFinding, PackContent, PackLedger, PackNames, PackScope } from './pack/content.ts';
import { gatherAttachments, gatherCashCounts, gatherReconciliations } from './paper-gathering.ts';
import { gatherPurchases } from './purchase-gathering.ts';
import { eventOf } from './queries.ts';

export interface Gathering {
  readonly period: Period;
  /** Absent: the whole community. */
  readonly unit?: UnitCode;
  readonly preparedBy: string;
  readonly instant: string;
  readonly version: string;
}

const UNIT_CAPTION = '本单位账务，未经合并';

/** Gathers what an audit pack says, in one consistent reading; undefined when there is nothing to pack. */
export async function gatherPack(db: BooksReader, wanted: Gathering): Promise<PackContent | undefined> {
  const { period, unit } = wanted;
  const from = periodOf(yearOf(period), 1);
  const community = await loadCommunity(db);
  const read = await readFigures(db, period, unit === undefined ? undefined : [unit]);
  const alive = [...read].filter(([, one]) => one.figures.length > 0).map(([code]) => code);
  if (!community || alive.length === 0) return undefined;
  const units = (await loadUnits(db)).filter(({ code }) => alive.includes(code));
  const layout: Layout = unit === undefined ? 'group' : units[0]!.chart;
  const vouchers = await readVouchers(db, { units: alive, from, to: period });
  const scope: PackScope = unit === undefined ? { kind: 'group' } : { kind: 'unit', unit };
  const books = [];
  for (const { code } of units) {
    const { figures } = read.get(code)!;
    books.push({
      unit: code,
      figures,
      statements: evaluateAll(figures, layout),
      detailed: await isDetailed(db, code, period),
    });
  }
  const standIns = await readStandIns(db, period);
  const late = units.flatMap(({ code, name }) => {
    const last = standIns.get(code);
    return last === undefined ? [] : [{ unit: code, name, last }];
  });
  const group = unit === undefined ? await gatherGroup(db, period, read) : undefined;
  const checks = await runChecks((question) => question(db), {
    period,
    unit,
    scope: { kind: 'community' },
    known: { figures: read, consolidation: group?.consolidation },
  });
  return {
    community: community.name,
    notices: [...lateNotices(late), ...(await noticesOf(db, period, units, group, checks))],
    late: late.length,
    scope,
    period,
    caption: group?.consolidation.caption ?? UNIT_CAPTION,
    prepared: { by: wanted.preparedBy, at: wanted.instant },
    ...(group?.reviewedBy ? { reviewedBy: group.reviewedBy } : {}),
    program: { name: '统财', version: wanted.version },
    chainHead: await chainHead(db),
    units,
    books,
    groupAccounts: groupChart().accounts.map(({ code, name, book, level }) => ({
      code,
      name,
      book,
      level,
      prefixes: groupPrefixes(code),
    })),
    definitions: statementsOf(layout).map((statement) => definitionOf(statement, layout)),
    group,
    journal: vouchers,
    journalFrom: from,
    names: await gatherNames(db, units),
    attachments: await gatherAttachments(db, { units: alive, from, to: period }),
    bank: await gatherReconciliations(db, alive, period),
    cash: await gatherCashCounts(db, alive, period),
    budget: await readRounds(
      db,
      units.map(({ code }) => code),
      yearOf(period),
    ),
    projects: await readLibrary(
      db,
      units.map(({ code }) => code),
      yearOf(period),
    ),
    changes: await gatherChanges(
      db,
      units.map(({ code }) => code),
      period,
    ),
    execution: await gatherExecution(
      db,
      units.map(({ code }) => code),
      period,
    ),
    budgetWatching: await readWatching(
      db,
      units.map(({ code }) => code),
      yearOf(period),
    ),
    costs: await gatherCosts(
      db,
      units.map(({ code }) => code),
      period,
    ),
    purchases: await gatherPurchases(db, new Set(units.map(({ code }) => code)), period, unit === undefined),
    approvals: await gatherApprovals(db, {
      units: unit === undefined ? await loadUnits(db) : units,
      ...{ period, today: chinaDay(Date.parse(wanted.instant)) as AccountingDate },
    }),
    ledgers: await gatherLedgers(db, units, period),
    signatures: await readSigned(
      db,
      units.map(({ code }) => code),
      period,
    ),
    checks,
    numbers: numberFindings(vouchers),
    trail: await gatherTrail(db, unit),
  };
}

/** Members that have not sent the month: what stands in the pack for it. */
const lateNotices = (
  late: readonly { readonly unit: UnitCode; readonly name: string; readonly last: Period }[],
): string[] => late.map(({ unit, name, last }) => `${unit} ${name}本期尚未报账，以截至 ${last} 的余额和累计数代入`);

/** Units that are named before the rest is only counted. */
const NAMED = 4;

/** Members that have not locked the month, by name: what is still to be done before the figures are final. */
function unlockedNotice(units: readonly Unit[]): string[] {
  if (units.length === 0) return [];
  const named = units
    .slice(0, NAMED)
    .map(({ code, name }) => `${code} ${name}`)
    .join('、');
  return units.length > NAMED
    ? [`还有 ${units.length} 家没有锁定本期，数字仍可变动：${named} 等`]
    : [`还有 ${units.length} 家没有锁定本期，数字仍可变动：${named}`];
}

/** What a reader must know before trusting the figures: they are not final, or not whole. */
async function noticesOf(
  db: BooksReader,
  period: Period,
  units: readonly Unit[],
  group: (GroupBooks & { reviewedBy: string | null }) | undefined,
  checks: readonly CheckResult[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('period')
    .select('unit')
    .where('period', '=', period)
    .where('state', '=', 'locked')
    .where(
      'unit',
      'in',
      units.map(({ code }) => code),
    )
    .execute();
  const locked = new Set(rows.map(({ unit }) => unit));
  const open = group?.consolidation.differences.filter((row) => row.open !== 0 && row.settledBy === undefined) ?? [];
  const failed = checks.filter((check) => !check.ok && check.severity === 'error');
  return [
    ...(group && group.reviewedBy === null ? ['合并工作底稿是草稿，抵销分录尚未由另一人确认'] : []),
    ...unlockedNotice(units.filter(({ code }) => !locked.has(code))),
    ...(open.length > 0 ? [`内部往来差异 ${open.length} 项未决，见“内部往来差异”`] : []),
    ...failed.map((check) => `检查未通过：${check.title}（${check.rows.length} 处），见“检查结果”`),
  ];
}

async function isDetailed(db: BooksReader, unit: UnitCode, period: Period): Promise<boolean> {
  for (const at of yearToDate(period)) if ((await readPeriod(db, unit, at)).basis !== 'detail') return false;
  return true;
}

async function gatherGroup(
  db: BooksReader,
  period: Period,
  figures: ReadonlyMap<UnitCode, ReadFigures>,
): Promise<GroupBooks & { reviewedBy: string | null }> {
  const confirmed = await confirmedRun(db, period);
  const { input, result } = await computed((question) => question(db), period, figures);
  const consolidation = confirmed?.result ?? result;
  const sources = await readStatementSources(db, period, GROUP_DEFINITIONS.values());
  const { agreements = [] } = input;
  const decided = ({ settledBy }: PairDifference): boolean => settledBy?.startsWith('manual/') === true;
  const agreed = agreedPart(
    consolidation.differences,
    agreements,
    decided,
    new Set(consolidation.scope.included),
  ).adjustments;
  const adjustments: ManualAdjustment[] = [
    ...input.manual.filter((manual) => manual.kind !== 'elimination'),
    ...agreed.map((one) => ({ ...one, entries: namedEntries(one, GROUP_DEFINITIONS) })),
  ];
  return {
    consolidation,
    statements: [...GROUP_DEFINITIONS.values()].map((definition) => groupStatement(consolidation, definition, sources)),
    adjustments,
    agreements,
    reviewedBy: confirmed?.run.confirmedBy ?? null,
  };
}

async function gatherLedgers(db: BooksReader, units: readonly Unit[], period: Period): Promise<PackLedger[]> {
  const ledgers: PackLedger[] = [];
  for (const { code } of units) ledgers.push(...(await readFirstLevels(db, code, period)));
  return ledgers;
}

async function chainHead(db: BooksReader): Promise<string> {
  const last = await db.selectFrom('event').select('hash').orderBy('sequence', 'desc').limit(1).executeTakeFirst();
  return last?.hash ?? '';
}

async function gatherNames(db: BooksReader, units: readonly Unit[]): Promise<PackNames> {
  const departments = await loadDepartments(db);
  const parties = await loadParties(db);
  const charts = await readCharts(
    db,
    units.map(({ code }) => code),
  );
  return {
    departments: new Map(departments.map(({ unit, code, name }) => [`${unit}|${code}`, name])),
    parties: new Map(parties.map(({ code, name }) => [code, name])),
    accounts: new Map(
      [...charts].flatMap(([unit, chart]) =>
        chart.accounts.map(({ code, name }) => [`${unit}|${code}`, name] as const),
      ),
    ),
  };
}

/** The trail of the unit, or all of it, in the order of its events. */
async function gatherTrail(db: BooksReader, unit: UnitCode | undefined) {
  let events = db.selectFrom('event').selectAll().orderBy('sequence');
  if (unit !== undefined) events = events.where('unit', '=', unit);
  return (await events.execute()).map(eventOf);
}

/** Holes in the numbers given on posting (断号): there are none unless the books were changed from outside. */
function numberFindings(vouchers: readonly Pick<Voucher, 'unit' | 'period' | 'type' | 'number'>[]): NumberFinding[] {
  const series = new Map<string, { unit: UnitCode; period: Period; type: string; numbers: number[] }>();
  for (const { unit, period, type, number } of vouchers) {
    const key = `${unit}/${period}/${type}`;
    const own = series.get(key) ?? { unit, period, type, numbers: [] };
    own.numbers.push(number);
    series.set(key, own);
  }
  return [...series.values()].flatMap(({ unit, period, type, numbers }) => {
    const found: NumberFinding[] = [];
    let last = 0;
    for (const number of numbers.sort((a, b) => a - b)) {
      if (number === last) found.push({ unit, period, type, kind: 'duplicate', from: number, to: number });
      else if (number > last + 1) found.push({ unit, period, type, kind: 'gap', from: last + 1, to: number - 1 });
      last = number;
    }
    return found;
  });
}
