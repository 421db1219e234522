import { consolidation } from '../../../shared/contract/consolidation.ts';
import { amountOf } from '../../../shared/domain/consolidation/draft.ts';
import { type GroupStatementSources, groupStatement } from '../../../shared/domain/consolidation/group-statement.ts';
import type { Consolidation, Elimination } from '../../../shared/domain/consolidation/model.ts';
import { DEFAULT_RULES } from '../../../shared/domain/consolidation/rules.ts';
import { eliminationsOn, isPartlyWithin, subgroupOf } from '../../../shared/domain/consolidation/subgroup.ts';
import { groupFigures } from '../../../shared/domain/ledger/aggregate.ts';
import { groupChart } from '../../../shared/domain/ledger/charts/group.ts';
import type { Statement, StatementDefinition, StatementName } from '../../../shared/domain/ledger/statement.ts';
import {
  definitionOf,
  isDefined,
  isOffered,
  NOT_OFFERED,
} from '../../../shared/domain/ledger/statements/definitions.ts';
import { evaluateStatement } from '../../../shared/domain/ledger/statements/evaluate.ts';
import { trialBalance } from '../../../shared/domain/ledger/statements/trial-balance.ts';
import type { Unit, UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { formatYuan } from '../../../shared/kernel/fen.ts';
import { monthOf, type Period, periodOf, previousPeriod, yearOf } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import {
  allFigures,
  headOf,
  readFigures,
  readReconciliation,
  readsOpening,
  type StatementOut,
  statementLine,
  trialBalanceLine,
  unknownOpenings,
} from '../ledger/queries.ts';
import { loadUnits } from '../organisation/queries.ts';
import { type Implementation, query } from '../pipeline/implementation.ts';
import { GROUP_DEFINITIONS } from './input.ts';
import { confirmedHead } from './runs.ts';
import { TriedConsolidations } from './tried.ts';

/** Said of statements of several units that no consolidation has. */
export const NOT_ELIMINATED = '各单位汇总数，未经内部抵销';

/** A statement of all units or of some, with the consolidation that it was made of. */
export interface ConsolidatedStatement {
  readonly statement: Statement;
  /** Of the chosen units, where some were chosen. */
  readonly consolidation: Consolidation;
  /** Eliminations between a chosen unit and one that was not, which would change the statement: they are not in it. */
  readonly outside: readonly Elimination[];
  /** Nobody has confirmed it: whether manual entries are in it that nobody confirmed either. */
  readonly tried?: { readonly manual: boolean };
}

/** 全县的报表 and 部分单位的报表: from the confirmed consolidation where there is one, else tried on the books as they are. */
export const groupStatements = (tried: TriedConsolidations): readonly Implementation[] => [
  query(consolidation.statement, async (context, { statement, period }) => {
    if (!isOffered(statement, 'group')) throw context.refused('other-chart', NOT_OFFERED);
    const made = await readCommunityStatement(context.db, statement, period, undefined, tried);
    if (!made) throw context.refused('no-data', `${period} 还没有任何单位的账务`);
    return made.out;
  }),

  query(consolidation.subgroupStatement, async (context, { statement, period, units }) => {
    if (!isOffered(statement, 'group')) throw context.refused('other-chart', NOT_OFFERED);
    const known = await loadUnits(context.db);
    const stranger = units.find((code) => !known.some((unit) => unit.code === code));
    if (stranger !== undefined) throw context.notFound(`单位 ${stranger}`);
    const chosen = known.filter(({ code }) => units.includes(code));
    const codes = chosen.map(({ code }) => code);
    const made = await readCommunityStatement(context.db, statement, period, new Set(codes), tried);
    if (!made) throw context.refused('no-data', `所选单位在 ${period} 还没有账务`);
    return {
      ...made.out,
      scope: codes.join(','),
      remarks: [chosenNote(chosen), ...made.out.remarks],
      eliminations: made.consolidated ? appliedOut(made.consolidated) : [],
      outside: made.consolidated?.outside.length ?? 0,
    };
  }),
];

/** A statement of the community or of some units; undefined when none of them has any data in the year. */
async function readCommunityStatement(
  db: BooksReader,
  statement: StatementName,
  period: Period,
  chosen: ReadonlySet<UnitCode> | undefined,
  tried: TriedConsolidations,
): Promise<{ out: StatementOut; consolidated?: ConsolidatedStatement } | undefined> {
  const head = { ...headOf(statement, 'group', period), scope: 'group' };
  if (GROUP_DEFINITIONS.has(statement)) {
    const consolidated = await readConsolidatedStatement(db, statement, period, chosen, tried);
    if (!consolidated) return undefined;
    const { lines, remarks } = consolidated.statement;
    const { caption } = consolidated.consolidation;
    const out = { ...head, caption, lines: lines.map(statementLine), remarks: [...remarks] };
    return { out: consolidated.tried ? { ...out, tried: consolidated.tried } : out, consolidated };
  }
  const read = await readFigures(db, period, chosen && [...chosen]);
  const figures = allFigures(read);
  if (figures.length === 0) return undefined;
  if (statement === 'trial-balance') {
    const rows = trialBalance(groupFigures(figures, 'group'), groupChart().accounts);
    return { out: { ...head, caption: NOT_ELIMINATED, lines: rows.map(trialBalanceLine), remarks: [] } };
  }
  const made: Statement = isDefined(statement)
    ? evaluateStatement(definitionOf(statement, 'group'), figures)
    : await readReconciliation(db, read, period, 'group');
  return {
    out: { ...head, caption: NOT_ELIMINATED, lines: made.lines.map(statementLine), remarks: [...made.remarks] },
  };
}

/**
 * A statement that is consolidated, of the community or of the chosen units; undefined when none of them has any data in
 * the year.
 */
export async function readConsolidatedStatement(
  db: BooksReader,
  statement: StatementName,
  period: Period,
  chosen: ReadonlySet<UnitCode> | undefined,
  tried: TriedConsolidations,
): Promise<ConsolidatedStatement | undefined> {
  const whole = await tried.of(db, period);
  if (!whole) return undefined;
  const definition = GROUP_DEFINITIONS.get(statement)!;
  const sources = await readStatementSources(db, period, [definition], tried);
  const run = await confirmedHead(db, period);
  const unsure = run ? {} : { tried: { manual: hasOpenManual(whole) } };
  if (chosen === undefined) {
    const made = groupStatement(whole, definition, sources);
    const notes = [...(await openingNotes(db, whole, statement)), ...(run ? [] : triedNotes(whole))];
    return {
      statement: { ...made, remarks: [...made.remarks, ...notes] },
      consolidation: whole,
      outside: [],
      ...unsure,
    };
  }
  const part = subgroupOf(whole, chosen);
  if (part.scope.included.length === part.scope.silent.length) return undefined;
  const made = groupStatement(part, definition, subgroupSources(sources, chosen));
  const outside = eliminationsOn(whole, statement).filter((one) => isPartlyWithin(one, chosen));
  const notes = [
    run ? `依据第 ${run.id} 次合并（已确认）的抵销` : '按账务现状试算，全县合并底稿尚未确认',
    `本表已抵销所选单位之间的 ${eliminationsOn(part, statement).length} 笔；另有 ${outside.length} 笔的一方不在所选单位内，未抵销`,
    ...missingNotes(whole, part, chosen),
    ...(await openingNotes(db, part, statement)),
  ];
  return { statement: { ...made, remarks: [...made.remarks, ...notes] }, consolidation: part, outside, ...unsure };
}

/** Members whose 年初数 nobody knows: what opened the year is the others', and the statement says so. */
async function openingNotes(
  db: BooksReader,
  { period, scope }: Consolidation,
  statement: StatementName,
): Promise<string[]> {
  if (!readsOpening(statement)) return [];
  const unknown = await unknownOpenings(db, yearOf(period), scope.included);
  return unknown.size === 0 ? [] : [`年初数未知的单位不在年初数中：${[...unknown].sort().join('、')}`];
}

/** Up to so many units are named; more stand by their codes, so that the note stays a line or two of the sheet. */
const NAMED_MAX = 12;

/** Which units a statement of some units is of. */
export function chosenNote(units: readonly Pick<Unit, 'code' | 'name'>[]): string {
  const words = units.map(({ code, name }) => (units.length > NAMED_MAX ? code : `${code} ${name}`));
  return `所选 ${units.length} 家单位：${words.join('、')}`;
}

const subgroupSources = (
  { monthBefore, yearEnd, opening, lastYear }: GroupStatementSources,
  chosen: ReadonlySet<UnitCode>,
): GroupStatementSources => {
  const part = (whole: Consolidation | undefined) => whole && subgroupOf(whole, chosen);
  return {
    monthBefore: part(monthBefore),
    yearEnd: part(yearEnd),
    opening: part(opening),
    lastYear: part(lastYear),
  };
};

const hasOpenManual = ({ checks }: Consolidation): boolean =>
  checks.some(({ name, ok }) => name === 'manual-entries' && !ok);

/** What is not in some units' statement though one might look for it, or is in it though nobody confirmed it. */
function missingNotes(whole: Consolidation, { scope }: Consolidation, chosen: ReadonlySet<UnitCode>): string[] {
  const { included, silent } = scope;
  const absent = [...chosen].filter((unit) => !included.includes(unit));
  return [
    ...(absent.length > 0 ? [`${absent.join('、')} 本期不在合并范围内，未计入`] : []),
    ...(silent.length > 0 ? [`${silent.join('、')} 尚未报送`] : []),
    ...(hasOpenManual(whole) ? ['全县尚有未经另一人确认的手工分录，其中属于所选单位的已计入'] : []),
  ];
}

/** The eliminations in a statement, each with what it does to the statement's lines. */
function appliedOut({ consolidation: part, statement: { statement } }: ConsolidatedStatement) {
  const names = new Map(DEFAULT_RULES.map(({ id, name }) => [id, name]));
  const lines = part.lines.filter((line) => line.statement === statement);
  return eliminationsOn(part, statement).map((one) => ({
    id: one.id,
    rule: one.rule,
    name: names.get(one.rule) ?? '手工抵销',
    pair: [...one.pair],
    amount: formatYuan(amountOf(one)),
    state: one.state,
    note: one.note ?? null,
    effects: Object.fromEntries(
      lines.flatMap(({ key, effects }) => {
        const effect = effects.find(({ elimination }) => elimination === one.id);
        return effect ? [[key, formatYuan(effect.amount)]] : [];
      }),
    ),
  }));
}

/** What the reader of a statement that nobody confirmed must know. */
function triedNotes({ checks, scope }: Consolidation): string[] {
  const open = checks.filter(({ name, ok }) => !ok && (name === 'manual-entries' || name === 'units-reported'));
  return [
    `试算：${scope.included.length} 家单位，按账务现状计算，合并底稿尚未确认`,
    ...open.map(({ name, detail }) => (name === 'manual-entries' ? `已计入未确认的手工分录：${detail}` : detail)),
  ];
}

/**
 * The consolidations that the other columns of group statements need: of the month before for the month, of last year
 * for 上年同期, and for 年初余额 that of last December or, where it was not consolidated and not every member kept it, of
 * the year's openings.
 */
export async function readStatementSources(
  db: BooksReader,
  period: Period,
  definitions: Iterable<StatementDefinition>,
  tried = new TriedConsolidations(),
): Promise<GroupStatementSources> {
  const bases = new Set([...definitions].map(({ basis }) => basis));
  const lastDecember = periodOf(yearOf(period) - 1, 12);
  const samePeriod = periodOf(yearOf(period) - 1, monthOf(period));
  const yearEnd = bases.has('balance') ? await wholeYearEnd(db, lastDecember, tried) : undefined;
  const opening = bases.has('balance') && !yearEnd ? await tried.openingOf(db, period) : undefined;
  if (!bases.has('movement')) return { yearEnd, opening };
  return {
    yearEnd,
    opening,
    monthBefore: monthOf(period) > 1 ? await tried.of(db, previousPeriod(period)) : undefined,
    lastYear: yearEnd && samePeriod === lastDecember ? yearEnd : await tried.of(db, samePeriod),
  };
}

/** Last December as it was confirmed, or as tried when all have it: one member's old books are not the community's. */
async function wholeYearEnd(
  db: BooksReader,
  december: Period,
  tried: TriedConsolidations,
): Promise<Consolidation | undefined> {
  const made = await tried.of(db, december);
  const isWhole = made?.scope.silent.length === 0 || (await confirmedHead(db, december)) !== undefined;
  return isWhole ? made : undefined;
}
