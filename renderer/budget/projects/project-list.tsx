import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { isBudgetable } from '../../../shared/domain/budget/project-route.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { SaveBook } from '../../ledger/books/save-book.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { Segments } from '../../ui/segments.tsx';
import { STAGE_CHIPS } from './looks.ts';

type Row = ReplyOf<Contract['budget']['projects']>[number];

/** Steps that a project waits for; the others can be done, but nothing waits for them. */
const WAITED = ['submit', 'admit'] as const;
const waitsFor = ({ may }: Row) => WAITED.find((step) => may.includes(step));
const isMine = (row: Row): boolean => waitsFor(row) !== undefined || row.waits !== null;

/** The library, and which of its projects wait for the reader. */
export function ProjectList({ onOpen }: { readonly onOpen: (id: number) => void }) {
  const { t, locale } = usePreferences();
  const isWordy = locale === 'en';
  const { unit } = useScope();
  const [shown, setShown] = useState<'all' | 'open' | 'mine'>('all');
  const read = useQuery(api.budget.projects.queryOptions({ input: {} }));
  const own = useMemo(() => read.data?.filter((row) => unit === undefined || row.unit === unit), [read.data, unit]);
  const rows = useMemo(
    () => own?.filter((row) => (shown === 'all' ? true : shown === 'open' ? isBudgetable(row.stage) : isMine(row))),
    [own, shown],
  );
  const columns = useMemo((): GridColumn<Row>[] => {
    const money = (id: 'estimate' | 'approved' | 'adjusted' | 'spent' | 'available', title: string) => ({
      ...{ id, title, kind: 'money' as const, width: 102, minWidth: 102 },
      value: (row: Row) => row[id],
    });
    const waits = (row: Row): string => {
      const step = waitsFor(row);
      return step
        ? t(`budgetProjects.step.${step}`)
        : row.waits === null
          ? ''
          : t('budgetProjects.waits.review', { year: row.waits });
    };
    return [
      // Units number their projects each on its own: a code says nothing without its unit's.
      {
        ...{ id: 'unit', title: t('budget.unit'), width: 150, pin: 'left' },
        value: ({ unit: of, unitName }) => `${of} ${unitName}`,
      },
      {
        id: 'code',
        title: t('budgetProjects.code'),
        value: ({ code }) => code,
        width: isWordy ? 112 : 84,
        pin: 'left',
      },
      { id: 'name', title: t('budgetProjects.name'), value: ({ name }) => name, width: 170, pin: 'left' },
      {
        ...{ id: 'category', title: t('budgetProjects.category'), width: isWordy ? 130 : 86, hidden: true },
        value: ({ category }) => t(`budgetProjects.category.${category}`),
      },
      {
        ...{ id: 'stage', title: t('budgetProjects.stage'), width: isWordy ? 132 : 88 },
        value: ({ stage }) => t(`budgetProjects.stage.${stage}`),
        render: ({ stage }) => <span className={STAGE_CHIPS[stage]}>{t(`budgetProjects.stage.${stage}`)}</span>,
      },
      {
        ...{ id: 'evaluated', title: t('budgetProjects.evaluated'), width: isWordy ? 158 : 116 },
        value: ({ evaluated }) =>
          evaluated === null
            ? ''
            : t('budgetProjects.evaluatedOf', {
                year: evaluated.year,
                grade: t(`budgetProjects.grade.${evaluated.grade}`),
                total: evaluated.total.toFixed(1),
              }),
      },
      {
        ...{ id: 'waits', title: t('budgetProjects.waits'), flex: 1, minWidth: 122 },
        value: waits,
        render: (row) => (waits(row) === '' ? null : <span className="chip warn">{waits(row)}</span>),
      },
      money('estimate', t('budgetProjects.estimate')),
      { ...money('approved', t('budgetSpend.approved')), hidden: true },
      { ...money('adjusted', t('budgetSpend.adjusted')), hidden: true },
      money('spent', t('budgetSpend.spent')),
      money('available', t('budgetSpend.available')),
      {
        ...{
          id: 'rate',
          title: t('budgetSpend.rate'),
          kind: 'number',
          width: isWordy ? 96 : 76,
          minWidth: 76,
          pin: 'right',
        },
        value: ({ rate }) => (rate === null ? '' : `${rate.toFixed(1)}%`),
      },
    ];
  }, [t, isWordy]);
  return (
    <Grid<Row>
      id="budget.projects"
      label={t('budgetProjects.title')}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => String(id)}
      onOpen={({ id }) => onOpen(id)}
      header={
        <>
          <Segments
            label={t('budgetProjects.shown')}
            value={shown}
            choices={[
              { value: 'all', label: t('budgetProjects.all', { count: own?.length ?? 0 }) },
              {
                value: 'open',
                label: t('budgetProjects.open', { count: own?.filter(({ stage }) => isBudgetable(stage)).length ?? 0 }),
              },
              { value: 'mine', label: t('budgetProjects.mine', { count: own?.filter(isMine).length ?? 0 }) },
            ]}
            onChange={setShown}
          />
          {own && own.length > 0 ? (
            <SaveBook make={() => client.budget.projectBook(unit === undefined ? {} : { unit })} />
          ) : null}
        </>
      }
      failed={failedOf(read, t)}
      empty={{ title: t('budgetProjects.none'), body: t('budgetProjects.noneBody') }}
    />
  );
}
