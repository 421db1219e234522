import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { Segments } from '../../ui/segments.tsx';
import { instantName } from '../../ui/time.ts';

type Row = ReplyOf<Contract['budget']['changes']>[number];

/** Steps that a document waits for; the others can be done, but nothing waits for them. */
const WAITED = ['submit', 'confirm', 'approve'] as const;

const waitsFor = ({ may }: Row) => WAITED.find((step) => may.includes(step));

/** The year's documents, and which of them wait for the reader. */
export function ChangeList({ year, onOpen }: { readonly year: number; readonly onOpen: (id: number) => void }) {
  const { t } = usePreferences();
  const { unit } = useScope();
  const [shown, setShown] = useState<'all' | 'mine'>('all');
  const read = useQuery(api.budget.changes.queryOptions({ input: { year } }));
  const rows = useMemo(
    () =>
      read.data?.filter(
        (row) =>
          (unit === undefined || row.unit === unit || row.other === unit) &&
          (shown === 'all' || waitsFor(row) !== undefined),
      ),
    [read.data, unit, shown],
  );
  const waiting = read.data?.filter((row) => waitsFor(row) !== undefined).length;
  const columns = useMemo(
    (): GridColumn<Row>[] => [
      { id: 'number', title: t('budgetChange.number'), value: ({ number }) => number, width: 130 },
      { id: 'kind', title: t('budgetChange.kind'), value: ({ kind }) => t(`budgetChange.kind.${kind}`), width: 130 },
      {
        id: 'unit',
        title: t('budget.unit'),
        value: ({ unit: own, unitName, other, otherName }) =>
          other === '' || other === own ? unitName : t('budgetChange.between', { unit: unitName, other: otherName }),
        flex: 2,
        minWidth: 150,
      },
      { id: 'reason', title: t('budgetChange.reason'), value: ({ reason }) => reason, flex: 3, minWidth: 160 },
      { id: 'raised', title: t('budgetChange.raised'), kind: 'money', value: ({ raised }) => raised, width: 130 },
      {
        id: 'stage',
        title: t('budgetChange.stage'),
        value: ({ stage }) => t(`budgetChange.stage.${stage}`),
        render: ({ stage }) => (
          <span className={stage === 'approved' ? 'chip ok' : stage === 'cancelled' ? 'chip' : 'chip accent'}>
            {t(`budgetChange.stage.${stage}`)}
          </span>
        ),
        width: 160,
      },
      {
        id: 'waits',
        title: t('budgetChange.waits'),
        value: (row) => {
          const step = waitsFor(row);
          return step ? t(`budgetChange.step.${step}`) : '';
        },
        render: (row) => {
          const step = waitsFor(row);
          return step ? <span className="chip warn">{t(`budgetChange.step.${step}`)}</span> : null;
        },
        width: 110,
      },
      { id: 'display', title: t('budgetChange.lastBy'), value: ({ display }) => display, width: 130 },
      { id: 'instant', title: t('budgetChange.lastAt'), value: ({ instant }) => instantName(instant), width: 160 },
    ],
    [t],
  );
  return (
    <Grid<Row>
      id="budget.changes"
      label={`${t('budgetChange.title')} ${year}`}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => String(id)}
      onOpen={({ id }) => onOpen(id)}
      header={
        <Segments
          label={t('budgetChange.shown')}
          value={shown}
          choices={[
            { value: 'all', label: t('budgetChange.all') },
            { value: 'mine', label: t('budgetChange.mine', { count: waiting ?? 0 }) },
          ]}
          onChange={setShown}
        />
      }
      failed={failedOf(read, t)}
      empty={{ title: t('budgetChange.none'), body: t('budgetChange.noneBody') }}
    />
  );
}
