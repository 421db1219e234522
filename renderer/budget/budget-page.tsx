import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import type { Contract } from '../../shared/contract/index.ts';
import type { ReplyOf } from '../../shared/contract/operation.ts';
import { api } from '../app/client.ts';
import { failedOf } from '../app/failure.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useScope } from '../app/scope.ts';
import { Grid } from '../ui/grid.tsx';
import type { GridColumn } from '../ui/grid-columns.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Loading } from '../ui/states.tsx';
import { UnitPlan } from './plan/unit-plan.tsx';
import { useBudgetYear, YearChoice } from './year-choice.tsx';
import './budget.css';

type Row = ReplyOf<Contract['budget']['board']>[number];

/** 预算: the community's board, or the plan of the one unit that is chosen. A budget is made in the year before. */
export function BudgetPage() {
  const { unit } = useScope();
  const year = useBudgetYear();
  if (year === undefined) return <Loading />;
  const years = <YearChoice year={year} />;
  return unit === undefined ? (
    <Board year={year} years={years} />
  ) : (
    <UnitPlan key={`${unit} ${year}`} unit={unit} year={year} years={years} />
  );
}

/** How far each unit has come. */
function Board({ year, years }: { readonly year: number; readonly years: ReactNode }) {
  const { t } = usePreferences();
  const { setUnit } = useScope();
  const read = useQuery(api.budget.board.queryOptions({ input: { year } }));
  const columns = useMemo(
    (): GridColumn<Row>[] => [
      { id: 'unit', title: t('budget.unit'), value: ({ unit, name }) => `${unit} ${name}`, flex: 3, minWidth: 200 },
      {
        id: 'stage',
        title: t('budget.stage'),
        value: ({ stage }) => t(`budget.stage.${stage}`),
        render: ({ stage }) => (
          <span className={stage === 'approved' ? 'chip ok' : 'chip'}>{t(`budget.stage.${stage}`)}</span>
        ),
        width: 140,
      },
      { id: 'custody', title: t('budget.custody'), value: ({ custody }) => t(`budget.custody.${custody}`), width: 120 },
      { id: 'revenue', title: t('budget.kind.revenue'), kind: 'money', value: ({ revenue }) => revenue, width: 160 },
      { id: 'spending', title: t('budget.spending'), kind: 'money', value: ({ spending }) => spending, width: 160 },
      {
        id: 'breaches',
        title: t('budget.breaches'),
        kind: 'number',
        value: ({ breaches }) => breaches,
        render: ({ breaches }) => (breaches > 0 ? <span className="chip warn">{breaches}</span> : '–'),
        width: 110,
      },
    ],
    [t],
  );
  return (
    <>
      <PageHead title={t('budget.title')}>{years}</PageHead>
      <Grid<Row>
        id="budget.board"
        label={`${t('budget.title')} ${year}`}
        columns={columns}
        rows={read.data}
        rowKey={({ unit }) => unit}
        onOpen={({ unit }) => setUnit(unit)}
        failed={failedOf(read, t)}
        empty={{ title: t('budget.noUnits') }}
      />
    </>
  );
}
