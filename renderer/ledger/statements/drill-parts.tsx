import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { StatementName } from '../../../shared/domain/ledger/statement.ts';
import { isDefined } from '../../../shared/domain/ledger/statements/definitions.ts';
import { addFen, type Fen, parseYuan, subtractFen, ZERO } from '../../../shared/kernel/fen.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { api } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { prefetchBook } from '../books/account-book.tsx';
import { AppliedToLine } from './applied.tsx';
import { bySize, type Drill, eliminated, partIn, spanOf, sumOfParts } from './drill.ts';
import { Eliminations } from './eliminations.tsx';
import type { Figure } from './form.ts';
import { PartTable } from './part-table.tsx';
import { prefetchAccounts, type StatementScope, useStatement } from './reading.ts';

/** What a page behind the drawer says of its lines, where it shows no statement of the scope (合并底稿). */
export interface Stated {
  /** The line that was opened, as the way back says it. */
  readonly name: string;
  /** A line of the unit that was gone into, as it stands there. */
  readonly amountOf: (line: string) => Fen | undefined;
  /** The part of the opened line that manual adjustments made, once it is known: no account holds it. */
  readonly adjustment: Fen | undefined;
}

/** What every step of a drill is given. */
export interface DrillProps {
  readonly stated?: Stated | undefined;
  /** Stands below the accounts of a unit. */
  readonly children?: ReactNode;
  readonly statement: StatementName;
  readonly period: Period;
  readonly scope: StatementScope;
  readonly drill: Drill;
  /** Words of the address to change. */
  readonly onGo: (change: Readonly<Record<string, string | undefined>>) => void;
  readonly onClose: () => void;
}

/** Whether a unit is among those looked at: all of them, where none were chosen. */
const isIn = ({ some }: StatementScope, unit: string): boolean => some === undefined || some.includes(unit);

/** What each unit adds to the line of the county, and what the eliminations take away. */
export function Units(props: DrillProps & { consolidated: Fen }) {
  const { t } = usePreferences();
  const { statement, period, drill, scope, consolidated } = props;
  const queries = useQueryClient();
  const read = useQuery(api.ledger.statementUnits.queryOptions({ input: { statement, period } }));
  const made = useStatement(statement, period, scope).data;
  if (statement === 'reconciliation') return null;
  if (read.isError && isAnswered(read.error))
    return <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading lines={8} />;
  const figure: Figure = drill.figure;
  const rows = read.data.units
    .flatMap(({ unit, lines }) => {
      const part = isIn(scope, unit) ? lines.find(({ key }) => key === drill.line) : undefined;
      return part && partIn(part, figure) !== 0 ? [{ unit, ...part }] : [];
    })
    .sort(bySize(figure));
  const rest = eliminated(consolidated, rows, figure);
  const nameOf = (code: string): string => scope.units?.find((each) => each.code === code)?.name ?? code;
  const ready = (unit: string): void => prefetchAccounts(queries, statement, period, unit);
  return (
    <>
      <PartTable
        heading={t('drill.unit')}
        label={t('drill.units')}
        rows={rows.map((row) => ({
          key: row.unit,
          code: row.unit,
          name: nameOf(row.unit),
          amount: partIn(row, figure),
        }))}
        onOpen={(unit) => props.onGo({ part: unit })}
        onNear={ready}
        totals={[
          { name: t('drill.sum'), amount: sumOfParts(rows, figure) },
          ...(rest === 0
            ? []
            : [
                { name: t('drill.elimination'), amount: rest },
                { name: t(scope.some ? 'some.total' : 'drill.total'), amount: consolidated },
              ]),
        ]}
      />
      {rest === 0 || figure !== 'amount' ? null : scope.some ? (
        <AppliedToLine made={made} line={drill.line} nameOf={nameOf} />
      ) : (
        <Eliminations period={period} statement={statement} line={drill.line} nameOf={nameOf} />
      )}
    </>
  );
}

/** The accounts of a unit that make the line. */
export function Accounts(props: DrillProps & { unit: string; layout: 'unit' | 'group' }) {
  const { t } = usePreferences();
  const { statement, period, drill, unit, layout, stated } = props;
  const queries = useQueryClient();
  const defined = isDefined(statement) ? statement : undefined;
  const read = useQuery({
    ...api.ledger.statementAccounts.queryOptions({
      input: { statement: defined ?? 'balance-sheet', period, unit, ...(layout === 'group' ? { layout } : {}) },
    }),
    enabled: defined !== undefined,
  });
  if (!defined) return null;
  if (read.isError && isAnswered(read.error))
    return <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading lines={6} />;
  const made = read.data.lines.find(({ key }) => key === drill.line);
  // A sum of lines is taken apart into its lines, by the formula above.
  if (!made) return null;
  const rows = made.accounts.filter((part) => partIn(part, drill.figure) !== 0).sort(bySize(drill.figure));
  const held = sumOfParts(rows, drill.figure);
  const amount = stated?.amountOf(drill.line);
  const adjustment = stated?.adjustment ?? ZERO;
  const moved = stated?.adjustment !== undefined && amount !== undefined && subtractFen(amount, adjustment) !== held;
  return (
    <>
      {rows.length === 0 ? <p className="hint">{t('drill.noAccounts')}</p> : null}
      {rows.length === 0 && adjustment === 0 ? null : (
        <PartTable
          heading={t('drill.account')}
          label={t('drill.parts')}
          rows={rows.map((row) => ({
            key: row.code,
            code: row.code,
            name: row.name,
            amount: partIn(row, drill.figure),
          }))}
          onOpen={(account) => props.onGo({ account })}
          onNear={(code) => prefetchBook(queries, { unit, code, ...spanOf(statement, drill.figure, period) })}
          totals={[
            { name: t(adjustment === 0 ? 'drill.lineTotal' : 'drill.byBooks'), amount: held },
            ...(adjustment === 0
              ? []
              : [
                  { name: t('drill.adjusted'), amount: adjustment },
                  { name: t('drill.lineTotal'), amount: addFen(held, adjustment) },
                ]),
          ]}
        />
      )}
      {moved ? <p className="notice warn">{t('drill.moved')}</p> : null}
    </>
  );
}

/** An account of the community's trial balance in one unit, or a unit's own: the accounts that count in it. */
export function TrialAccounts(props: DrillProps & { unit: string }) {
  const { t } = usePreferences();
  const { period, drill, unit, scope } = props;
  const queries = useQueryClient();
  const chart = useQuery(api.ledger.chart.queryOptions({ input: { unit, period } })).data;
  const balances = useQuery(api.ledger.balances.queryOptions({ input: { unit, from: period, to: period } })).data;
  if (!chart || !balances) return <Loading lines={6} />;
  const groups = new Map(chart.map(({ code, group }) => [code, group]));
  const counts = (code: string): boolean =>
    scope.unit === undefined ? (groups.get(code) ?? `U${code}`).startsWith(drill.line) : code.startsWith(drill.line);
  const rows = balances.filter(({ code, leaf, closing }) => leaf && counts(code) && (parseYuan(closing) ?? ZERO) !== 0);
  if (rows.length === 0) return <p className="hint">{t('drill.noAccounts')}</p>;
  const parts = rows.map(({ closing }) => ({ amount: closing, month: null, prior: null }));
  return (
    <PartTable
      heading={t('drill.account')}
      label={t('drill.parts')}
      rows={rows.map(({ code, name, closing }) => ({ key: code, code, name, amount: parseYuan(closing) ?? ZERO }))}
      onOpen={(account) => props.onGo({ account })}
      onNear={(code) => prefetchBook(queries, { unit, code, ...spanOf('trial-balance', 'amount', period) })}
      totals={[{ name: t('drill.lineTotal'), amount: sumOfParts(parts, 'amount') }]}
    />
  );
}
