import { groupFigures } from '../../../shared/domain/ledger/aggregate.ts';
import { groupChart, groupPrefixes } from '../../../shared/domain/ledger/charts/group.ts';
import type { Statement } from '../../../shared/domain/ledger/statement.ts';
import { type DefinedStatement, definitionOf } from '../../../shared/domain/ledger/statements/definitions.ts';
import { evaluateStatement } from '../../../shared/domain/ledger/statements/evaluate.ts';
import { shownBalances } from '../../../shared/domain/ledger/statements/shown-balances.ts';
import { trialBalance } from '../../../shared/domain/ledger/statements/trial-balance.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { formatYuan } from '../../../shared/kernel/fen.ts';
import { monthOf, type Period, yearOf } from '../../../shared/kernel/period.ts';
import {
  chosenNote,
  GROUP_DEFINITIONS,
  NOT_ELIMINATED,
  readConsolidatedStatement,
  type TriedConsolidations,
} from '../consolidation/queries.ts';
import type { BooksReader } from '../database.ts';
import {
  allFigures,
  type BalancesBook,
  readBalanceRows,
  readDefinedStatement,
  readFigures,
  trialBalanceLine,
} from '../ledger/queries.ts';
import { loadCommunity, loadUnits } from '../organisation/queries.ts';
import { type StatementScope, scopeName, unitLabel } from './pack/content.ts';
import type { StatementBook } from './pack/statement-book.ts';

export interface WantedBook {
  readonly statement: DefinedStatement;
  readonly period: Period;
  /** A unit's own, that of some units, or with neither the whole community's. */
  readonly unit?: UnitCode | undefined;
  readonly units?: readonly UnitCode[] | undefined;
  readonly preparedBy: string;
  readonly instant: string;
}

/** 科目余额表 of a unit, of some units or of the community, as it is written; undefined when there are no such books. */
export async function gatherTrialBalance(
  db: BooksReader,
  { period, unit, units: chosen, preparedBy, instant }: Omit<WantedBook, 'statement'>,
): Promise<BalancesBook | undefined> {
  const community = await loadCommunity(db);
  const known = await loadUnits(db);
  const when = `${yearOf(period)}年${monthOf(period)}月`;
  const about = { when, creator: preparedBy, created: instant };
  if (unit !== undefined) {
    const own = known.find(({ code }) => code === unit);
    const rows = await readBalanceRows(db, unit, period, period);
    return own && rows && { ...about, who: unitLabel(own), rows: shownBalances(rows, ALL_LEVELS) };
  }
  const wanted = chosen && known.filter(({ code }) => chosen.includes(code));
  const figures = allFigures(
    await readFigures(
      db,
      period,
      wanted?.map(({ code }) => code),
    ),
  );
  if (!community || figures.length === 0) return undefined;
  const rows = trialBalance(groupFigures(figures, 'group'), groupChart().accounts).map((row) => ({
    ...trialBalanceLine(row),
    level: row.level,
    yearDebit: formatYuan(row.yearDebit),
    yearCredit: formatYuan(row.yearCredit),
  }));
  const scope: StatementScope = wanted ? { kind: 'some' } : { kind: 'group' };
  return {
    ...about,
    who: scopeName({ community: community.name, scope, units: wanted ?? known }),
    rows: shownBalances(rows, ALL_LEVELS),
    remarks: [NOT_ELIMINATED, ...(wanted ? [chosenNote(wanted)] : [])],
  };
}

const ALL_LEVELS = { zero: false, level: undefined };

/** Gathers one statement with what it is made of, in one reading; undefined when there are no such books. */
export async function gatherStatement(
  db: BooksReader,
  wanted: WantedBook,
  tried: TriedConsolidations,
): Promise<StatementBook | undefined> {
  const community = await loadCommunity(db);
  if (!community) return undefined;
  const made = wanted.unit === undefined ? await ofUnits(db, wanted, tried) : await ofUnit(db, wanted, wanted.unit);
  return (
    made && {
      ...made,
      community: community.name,
      period: wanted.period,
      prepared: { by: wanted.preparedBy, at: wanted.instant },
      groupAccounts: groupChart().accounts.map(({ code, name, book, level }) => ({
        code,
        name,
        book,
        level,
        prefixes: groupPrefixes(code),
      })),
    }
  );
}

type Gathered = Pick<StatementBook, 'scope' | 'units' | 'books' | 'definition' | 'statement' | 'consolidation'>;

async function ofUnit(
  db: BooksReader,
  { statement, period }: WantedBook,
  unit: UnitCode,
): Promise<Gathered | undefined> {
  const found = await readDefinedStatement(db, unit, statement, period);
  const own = (await loadUnits(db)).find(({ code }) => code === unit);
  if (!found || !own || found.read.figures.length === 0) return undefined;
  const { made, read } = found;
  return {
    scope: { kind: 'unit', unit },
    units: [own],
    books: [{ unit, figures: read.figures, statements: [made], detailed: false }],
    definition: definitionOf(statement, read.chart.official),
    statement: made,
  };
}

async function ofUnits(
  db: BooksReader,
  { statement, period, units: chosen }: WantedBook,
  tried: TriedConsolidations,
): Promise<Gathered | undefined> {
  const known = await loadUnits(db);
  const wanted = chosen && known.filter(({ code }) => chosen.includes(code));
  const read = await readFigures(
    db,
    period,
    wanted?.map(({ code }) => code),
  );
  const definition = definitionOf(statement, 'group');
  const consolidated = GROUP_DEFINITIONS.has(statement)
    ? await readConsolidatedStatement(db, statement, period, chosen && new Set(chosen), tried)
    : undefined;
  if (GROUP_DEFINITIONS.has(statement) && !consolidated) return undefined;
  const consolidation = consolidated?.consolidation;
  const alive = known.filter(
    ({ code }) => (read.get(code)?.figures.length ?? 0) > 0 && (consolidation?.scope.included.includes(code) ?? true),
  );
  if (alive.length === 0) return undefined;
  const made: Statement = consolidated?.statement ?? evaluateStatement(definition, allFigures(read));
  const scope: StatementScope = wanted ? { kind: 'some' } : { kind: 'group' };
  return {
    scope,
    units: alive,
    books: alive.map(({ code }) => {
      const { figures } = read.get(code)!;
      return { unit: code, figures, statements: [evaluateStatement(definition, figures)], detailed: false };
    }),
    definition,
    statement: wanted ? { ...made, remarks: [chosenNote(wanted), ...made.remarks] } : made,
    consolidation,
  };
}
