import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { CostItem } from '../../../shared/domain/costing/cost-item.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { api } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';
import { useFundName } from '../../ledger/books/names.ts';
import { formatAmount } from '../../ui/amount.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { Read } from './frame.tsx';
import { driverName, fenOf } from './words.ts';

type Traced = ReplyOf<Contract['costing']['traceCost']>;
type Part = Traced['parts'][number];

interface Asked {
  readonly unit: string;
  readonly period: Period;
  readonly run?: number;
  readonly path: readonly string[];
  readonly item?: CostItem;
}

/** As the address of a book has it, where lines that carry none are said by a stroke. */
const dimension = (value: string): string => (value === '' ? '-' : value);

/** One level of the way back, with the steps that led to it; a source opens the next, an account its book. */
export function TraceBack({
  asked,
  onPath,
}: {
  readonly asked: Asked;
  readonly onPath: (path: readonly string[]) => void;
}) {
  const { path } = asked;
  const read = useQuery({
    ...api.costing.traceCost.queryOptions({ input: { ...asked, path: [...path] } }),
    placeholderData: keepPreviousData,
  });
  return (
    <Read read={read}>
      {(traced) => (
        <>
          <Steps traced={traced} onPath={onPath} />
          <Parts asked={asked} traced={traced} onPath={onPath} />
        </>
      )}
    </Read>
  );
}

function Steps({ traced, onPath }: { readonly traced: Traced; readonly onPath: (path: readonly string[]) => void }) {
  const { t } = usePreferences();
  const { path, whole, carried } = traced;
  const yuan = (text: string): string => formatAmount(fenOf(text), 'yuan');
  return (
    <nav className="cost-path" aria-label={t('costReports.path')}>
      <ol>
        {path.map(({ node, code, name }, at) => {
          const label = `${code} ${name}`.trim();
          return (
            <li key={node}>
              {at === path.length - 1 ? (
                <strong aria-current="step">{label}</strong>
              ) : (
                <button
                  type="button"
                  className="link"
                  onClick={() => onPath(path.slice(0, at + 1).map((step) => step.node))}
                >
                  {label}
                </button>
              )}
            </li>
          );
        })}
      </ol>
      <span className="hint">
        {carried === whole
          ? t('costReports.wholeNote', { whole: yuan(whole) })
          : t('costReports.carriedNote', { carried: yuan(carried), whole: yuan(whole) })}
      </span>
    </nav>
  );
}

function Parts(props: {
  readonly asked: Asked;
  readonly traced: Traced;
  readonly onPath: (path: readonly string[]) => void;
}) {
  const { t } = usePreferences();
  const fundName = useFundName();
  const { asked, traced, onPath } = props;
  const { unit, period, path } = asked;
  const followed = traced.path.length > 1;
  const columns = useMemo((): GridColumn<Part>[] => {
    const stepOf = ({ account, node, stage }: Part): string => {
      if (account) return t('costReports.step.account');
      if (stage !== undefined) return t('costReports.step.stage', { stage: stage + 1 });
      return t(node?.startsWith('s:') ? 'costReports.step.shared' : 'costReports.step.above');
    };
    const nameOf = ({ account, code, name }: Part): string => {
      if (!account) return `${code} ${name}`.trim();
      return [`${account.code} ${account.name}`, account.fund === '' ? '' : fundName(account.fund)]
        .filter((text) => text !== '')
        .join(' · ');
    };
    return [
      { id: 'step', title: t('costReports.step'), width: 104, value: stepOf, sortable: false },
      {
        ...{ id: 'source', title: t('costReports.source'), minWidth: 260, flex: 2, value: nameOf },
        render: (part) => (part.node === undefined ? nameOf(part) : <span className="link">{nameOf(part)}</span>),
      },
      {
        ...{ id: 'measure', title: t('costReports.measure'), width: 150 },
        value: ({ measured }) => (measured ? driverName(t, measured.driver) : ''),
      },
      { id: 'pool', title: t('costReports.pool'), kind: 'money', width: 130, value: ({ measured }) => measured?.pool },
      {
        ...{ id: 'weight', title: t('costReports.weight'), kind: 'number', width: 110 },
        ...quantity((part) => part.measured?.weight),
      },
      {
        ...{ id: 'weights', title: t('costReports.weights'), kind: 'number', width: 110 },
        ...quantity((part) => part.measured?.total),
      },
      {
        ...{ id: 'rate', title: t('costReports.rate'), kind: 'number', width: 110, hidden: true },
        ...quantity((part) => part.measured?.rate),
      },
      { id: 'amount', title: t('costReports.taken'), kind: 'money', width: 130, value: ({ amount }) => amount },
      ...(followed
        ? [
            {
              ...{ id: 'carried', title: t('costReports.carried'), kind: 'money' as const, width: 130 },
              value: ({ carried }: Part) => carried,
            },
          ]
        : []),
      {
        ...{ id: 'book', title: '', width: 84, sortable: false, value: () => '' },
        render: ({ account }) =>
          account ? (
            <ToPage
              to="/books"
              search={{
                ...{ unit, account: account.code, from: period, to: period },
                ...{ department: dimension(account.department), fund: dimension(account.fund) },
              }}
              className="link"
            >
              {t('costReports.book')}
            </ToPage>
          ) : null,
      },
    ];
  }, [t, fundName, followed, unit, period]);
  const sum: Part = { name: t('costing.total'), code: '', amount: traced.whole, carried: traced.carried };
  return (
    <Grid<Part>
      id={followed ? 'cost-reports.trace-on' : 'cost-reports.trace'}
      label={t('costReports.tab.trace')}
      columns={columns.map((column) =>
        column.id === 'step' ? { ...column, value: stepUnlessSum(column.value) } : column,
      )}
      rows={traced.parts}
      rowKey={({ node, account, stage, measured }) =>
        [node, stage, measured?.driver, account?.code, account?.department, account?.fund].join(' ')
      }
      totals={traced.parts.length > 0 ? sum : undefined}
      onOpen={({ node }) => (node === undefined || node === '' ? undefined : onPath([...path, node]))}
      empty={{ title: t('costing.none') }}
    />
  );
}

/** A measure's text to its last place, which sorts by its size. */
const quantity = (textOf: (part: Part) => string | undefined) => ({
  value: (part: Part): number | undefined => {
    const text = textOf(part);
    return text === undefined ? undefined : Number(text);
  },
  render: (part: Part): string => textOf(part) ?? '',
});

/** The totals row is no step. */
const stepUnlessSum =
  (value: (part: Part) => string | number | null | undefined) =>
  (part: Part): string | number | null | undefined =>
    part.node === undefined && part.account === undefined ? '' : value(part);
