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

type Row = ReplyOf<Contract['budget']['requests']>[number];

/** Steps that a request waits for; the others can be done, but nothing waits for them. */
const WAITED = ['submit', 'approve'] as const;
const waitsFor = ({ may }: Row) => WAITED.find((step) => may.includes(step));

/** How a stage looks: over, waiting, going on. */
export const stageChip = (stage: Row['stage']): string =>
  stage === 'closed' ? 'chip ok' : stage === 'cancelled' ? 'chip' : stage === 'submitted' ? 'chip warn' : 'chip accent';

/** The year's requests, what they hold, and which of them wait for the reader. */
export function RequestList({ year, onOpen }: { readonly year: number; readonly onOpen: (id: number) => void }) {
  const { t, locale } = usePreferences();
  const isWordy = locale === 'en';
  const { unit } = useScope();
  const [shown, setShown] = useState<'all' | 'mine'>('all');
  const read = useQuery(api.budget.requests.queryOptions({ input: { year, ...(unit === undefined ? {} : { unit }) } }));
  const rows = useMemo(
    () => read.data?.filter((row) => shown === 'all' || waitsFor(row) !== undefined),
    [read.data, shown],
  );
  const waiting = read.data?.filter((row) => waitsFor(row) !== undefined).length;
  const columns = useMemo(
    (): GridColumn<Row>[] => [
      { id: 'number', title: t('budgetRequests.number'), value: ({ number }) => number, width: 124, pin: 'left' },
      {
        ...{ id: 'unit', title: t('budget.unit'), flex: 2, minWidth: 128 },
        value: ({ unit: of, unitName }) => `${of} ${unitName}`,
      },
      { id: 'purpose', title: t('budgetRequests.purpose'), value: ({ purpose }) => purpose, flex: 3, minWidth: 140 },
      { id: 'payee', title: t('budgetRequests.payee'), value: ({ payee }) => payee, flex: 2, minWidth: 150 },
      {
        id: 'stage',
        title: t('budgetRequests.stage'),
        value: ({ stage }) => t(`budgetRequests.stage.${stage}`),
        render: ({ stage }) => <span className={stageChip(stage)}>{t(`budgetRequests.stage.${stage}`)}</span>,
        width: isWordy ? 112 : 92,
      },
      { id: 'amount', title: t('budgetRequests.amount'), kind: 'money', value: ({ amount }) => amount, width: 104 },
      {
        id: 'reserved',
        title: t('budgetSpend.reserved'),
        kind: 'money',
        value: ({ reserved }) => reserved,
        width: 104,
      },
      {
        id: 'committed',
        title: t('budgetSpend.committed'),
        kind: 'money',
        value: ({ committed }) => committed,
        width: 104,
      },
      { id: 'spent', title: t('budgetSpend.spent'), kind: 'money', value: ({ spent }) => spent, width: 104 },
      {
        id: 'left',
        title: t('budgetRequests.daysLeft'),
        value: ({ daysLeft }) => (daysLeft === null ? '' : t('budgetRequests.inDays', { days: daysLeft })),
        width: isWordy ? 96 : 84,
      },
      {
        id: 'waits',
        title: t('budgetChange.waits'),
        value: (row) => {
          const step = waitsFor(row);
          return step ? t(`budgetRequests.step.${step}`) : '';
        },
        render: (row) => {
          const step = waitsFor(row);
          return step ? <span className="chip warn">{t(`budgetRequests.step.${step}`)}</span> : null;
        },
        width: isWordy ? 104 : 84,
        pin: 'right',
      },
    ],
    [t, isWordy],
  );
  return (
    <Grid<Row>
      id="budget.requests"
      label={`${t('budgetRequests.title')} ${year}`}
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
      empty={{ title: t('budgetRequests.none'), body: t('budgetRequests.noneBody') }}
    />
  );
}
