import { ledger } from '../../../shared/contract/ledger.ts';
import type { OutputOf } from '../../../shared/contract/operation.ts';
import { groupFigures } from '../../../shared/domain/ledger/aggregate.ts';
import { groupChart } from '../../../shared/domain/ledger/charts/group.ts';
import { officialChart } from '../../../shared/domain/ledger/charts/official.ts';
import type { AccountFigure } from '../../../shared/domain/ledger/figures.ts';
import type { StatementDefinition, StatementLine, StatementName } from '../../../shared/domain/ledger/statement.ts';
import { definitionOf, isDefined } from '../../../shared/domain/ledger/statements/definitions.ts';
import { evaluateStatement } from '../../../shared/domain/ledger/statements/evaluate.ts';
import { shownBalances } from '../../../shared/domain/ledger/statements/shown-balances.ts';
import { type TrialBalanceRow, trialBalance } from '../../../shared/domain/ledger/statements/trial-balance.ts';
import { withinScope } from '../../../shared/domain/organisation/access.ts';
import { type Fen, formatYuan, subtractFen, ZERO } from '../../../shared/kernel/fen.ts';
import { monthOf, type Period, periodOf, yearOf } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import { loadUnits } from '../organisation/queries.ts';
import { type Implementation, longQuery, query } from '../pipeline/implementation.ts';
import { Kept } from '../pipeline/kept.ts';
import { fileName } from '../workbook/write/file-name.ts';
import { writeWorkbook } from '../workbook/write/workbook.ts';
import { balancesWorkbook } from './balances-workbook.ts';
import { isSpan, NOT_ONE_YEAR, spanName, spanText } from './books/span.ts';
import { type ReadFigures, readFigures } from './figures.ts';
import { lastTouchedAnywhere } from './touched.ts';
import type { UnitChart } from './unit-charts.ts';

/** What the figures of statements are made of: accounts of a unit, units of the community; balances of any months. */
export function compositionQueries(): readonly Implementation[] {
  const kept = new Kept<UnitLines[]>(KEPT_MAX);
  return [
    query(ledger.statementAccounts, async (context, { statement, period, unit, layout }) => {
      const read = (await readFigures(context.db, period, [unit])).get(unit);
      if (!read) throw context.notFound(`单位 ${unit}`);
      const before = (await lastYear(context.db, period, [unit])).get(unit)?.figures ?? [];
      const definition = definitionOf(statement, layout === 'group' ? 'group' : read.chart.official);
      const own = byAccount(read.figures);
      const prior = before.length > 0 ? byAccount(before) : undefined;
      const accounts = [...new Set([...own.keys(), ...(prior?.keys() ?? [])])].sort();
      const made = accounts.map((code) => ({
        code,
        name: read.chart.nameOf(code),
        lines: new Map(
          evaluateStatement(definition, own.get(code) ?? [], prior && (prior.get(code) ?? [])).lines.map((line) => [
            line.key,
            line,
          ]),
        ),
      }));
      return {
        lines: definition.lines.flatMap(({ key, formula }) => {
          if (formula.kind !== 'accounts') return [];
          const parts = made.flatMap(({ code, name, lines }) => {
            const line = lines.get(key);
            return line && isThere(line) ? [{ code, name, ...columnsOf(line) }] : [];
          });
          return [{ key, accounts: parts }];
        }),
      };
    }),

    query(ledger.statementUnits, async ({ db, scope }, { statement, period }) => {
      const key = `${statement} ${period}`;
      const stamp = await lastTouchedAnywhere(db);
      const units = kept.at(key, stamp)?.value ?? (await unitLines(db, statement, period));
      kept.keep(key, stamp, units);
      return { units: withinScope(scope, units, ({ unit }) => unit) };
    }),

    query(ledger.balances, async (context, { unit, from, to }) => {
      if (!isSpan({ from, to })) throw context.refused('not-one-year', NOT_ONE_YEAR);
      const rows = await readBalanceRows(context.db, unit, from, to);
      if (!rows) throw context.notFound(`单位 ${unit}`);
      return rows;
    }),

    longQuery(
      ledger.balancesBook,
      async (context, { unit, from, to }) => {
        if (!isSpan({ from, to })) throw context.refused('not-one-year', NOT_ONE_YEAR);
        const rows = await readBalanceRows(context.db, unit, from, to);
        const own = (await loadUnits(context.db)).find(({ code }) => code === unit);
        if (!rows || !own) throw context.notFound(`单位 ${unit}`);
        return { rows, who: `${own.code} ${own.name}` };
      },
      async (context, { from, to, zero, level }, { rows, who }) => {
        const shown = shownBalances(rows, { zero, level });
        const book = {
          who,
          when: spanText({ from, to }),
          rows: shown,
          creator: context.actor,
          created: context.instant,
        };
        const { bytes } = await writeWorkbook(balancesWorkbook(book), { signal: context.signal });
        const { sha256 } = await context.files.put(context.actor, bytes);
        const name = fileName(`科目余额表-${who}-${spanName({ from, to })}.xlsx`);
        return { file: sha256, name, rows: shown.length };
      },
    ),
  ];
}

type UnitLines = OutputOf<typeof ledger.statementUnits>['units'][number];

/** What each unit adds to a few statements is kept until any books change: most drills begin with it. */
const KEPT_MAX = 8;

async function unitLines(db: BooksReader, statement: StatementName, period: Period): Promise<UnitLines[]> {
  const read = [...(await readFigures(db, period))].filter(([, { figures }]) => figures.length > 0);
  if (statement === 'trial-balance')
    return read.map(([unit, { figures }]) => ({ unit, lines: groupBalances(figures) }));
  if (!isDefined(statement)) return [];
  const definition = definitionOf(statement, 'group');
  const before = await lastYear(db, period);
  return read.map(([unit, { figures }]) => ({ unit, lines: linesOf(definition, figures, before.get(unit)) }));
}

/** 科目余额表 of a unit over some months of one year, every account of its chart; undefined when there is no such unit. */
export async function readBalanceRows(db: BooksReader, unit: string, from: Period, to: Period) {
  const first = await balancesAt(db, unit, from);
  const last = from === to ? first : await balancesAt(db, unit, to);
  if (!first || !last) return undefined;
  const { chart } = last;
  const codes = new Set([...first.rows.keys(), ...last.rows.keys(), ...chart.accounts.map(({ code }) => code)]);
  return [...codes].sort().map((code) => {
    const begin = first.rows.get(code);
    const end = last.rows.get(code) ?? begin;
    const account = chart.get(code) ?? officialChart(chart.official).get(code);
    const turnover = (year: 'yearDebit' | 'yearCredit', month: 'debit' | 'credit'): Fen =>
      subtractFen(end?.[year] ?? ZERO, subtractFen(begin?.[year] ?? ZERO, begin?.[month] ?? ZERO));
    return {
      code,
      name: end?.name ?? account?.name ?? code,
      book: end?.book ?? account?.book ?? ('financial' as const),
      side: end?.side ?? account?.side ?? ('debit' as const),
      level: account?.level ?? 1,
      leaf: end?.leaf ?? (account && 'leaf' in account ? Boolean(account.leaf) : true),
      opening: formatYuan(begin?.opening ?? ZERO),
      debit: formatYuan(turnover('yearDebit', 'debit')),
      credit: formatYuan(turnover('yearCredit', 'credit')),
      yearDebit: formatYuan(end?.yearDebit ?? ZERO),
      yearCredit: formatYuan(end?.yearCredit ?? ZERO),
      closing: formatYuan(end?.closing ?? ZERO),
    };
  });
}

const lastYear = (db: BooksReader, period: Period, units?: readonly string[]) =>
  readFigures(db, periodOf(yearOf(period) - 1, monthOf(period)), units);

function byAccount(figures: readonly AccountFigure[]): Map<string, AccountFigure[]> {
  const accounts = new Map<string, AccountFigure[]>();
  for (const figure of figures) {
    const own = accounts.get(figure.code);
    if (own) own.push(figure);
    else accounts.set(figure.code, [figure]);
  }
  return accounts;
}

const isThere = ({ amount, month, prior }: StatementLine): boolean =>
  amount !== 0 || (month ?? 0) !== 0 || (prior ?? 0) !== 0;

const columnsOf = ({ amount, month, prior }: StatementLine) => ({
  amount: formatYuan(amount),
  month: month === undefined ? null : formatYuan(month),
  prior: prior === null ? null : formatYuan(prior),
});

const linesOf = (definition: StatementDefinition, figures: readonly AccountFigure[], before: ReadFigures | undefined) =>
  evaluateStatement(definition, figures, before && before.figures.length > 0 ? before.figures : undefined)
    .lines.filter(isThere)
    .map((line) => ({ key: line.key, ...columnsOf(line) }));

/** A unit's balances by group account: at the end, and at the month's beginning. */
const groupBalances = (figures: readonly AccountFigure[]) =>
  trialBalance(groupFigures(figures, 'group'), groupChart().accounts).map((row) => ({
    key: row.code,
    amount: formatYuan(row.closing),
    month: null,
    prior: formatYuan(row.opening),
  }));

async function balancesAt(
  db: BooksReader,
  unit: string,
  period: Period,
): Promise<{ rows: Map<string, TrialBalanceRow>; chart: UnitChart } | undefined> {
  const read = (await readFigures(db, period, [unit])).get(unit);
  if (!read) return undefined;
  const { figures, chart } = read;
  const rows = trialBalance(figures, [...officialChart(chart.official).accounts, ...chart.accounts]);
  return { rows: new Map(rows.map((row) => [row.code, row])), chart };
}
