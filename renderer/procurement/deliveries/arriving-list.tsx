import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { addFen, formatYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { api } from '../../app/client.ts';
import { useDayShown } from '../../app/day-shown.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { Grid } from '../../ui/grid.tsx';
import { countColumn, type GridColumn } from '../../ui/grid-columns.ts';

type Row = ReplyOf<Contract['procurement']['arriving']>['orders'][number];

/** 在途: orders that have not all come, the overdue first; opened, an arrival is registered. */
export function ArrivingList({ onOpen }: { readonly onOpen: (arrival: string) => void }) {
  const { t } = usePreferences();
  const { unit } = useScope();
  const [on] = useDayShown();
  const read = useQuery(
    api.procurement.arriving.queryOptions({ input: { on, ...(unit === undefined ? {} : { unit }) } }),
  );
  const rows = read.data?.orders;
  const columns = useMemo((): GridColumn<Row>[] => {
    const owed = ({ overdue: days, expected }: Row): string =>
      days > 0
        ? t(expected ? 'deliveries.pastExpected' : 'deliveries.days', { days })
        : days === 0
          ? t('deliveries.dueToday')
          : t('deliveries.daysLeft', { days: -days });
    return [
      { id: 'number', title: t('deliveries.order'), value: ({ number }) => number, width: 132, pin: 'left' },
      {
        ...{ id: 'unit', title: t('deliveries.unit'), flex: 2, minWidth: 128 },
        value: ({ unit: code, unitName }) => `${code} ${unitName}`,
      },
      {
        ...{ id: 'supplier', title: t('deliveries.supplier'), flex: 3, minWidth: 150 },
        value: ({ supplierName }) => supplierName,
      },
      { id: 'day', title: t('deliveries.ordered'), value: ({ day }) => day, width: 100 },
      {
        ...{ id: 'promised', title: t('deliveries.promised'), value: ({ promised }) => promised, width: 136 },
        text: ({ promised, expected }) => (expected ? t('deliveries.expectedOn', { day: promised }) : promised),
        render: ({ promised, expected }) =>
          expected ? <span className="hint">{t('deliveries.expectedOn', { day: promised })}</span> : promised,
      },
      {
        ...{ id: 'overdue', title: t('deliveries.overdue'), kind: 'number', width: 128 },
        value: ({ overdue }) => overdue,
        text: (row) => (row.outstanding === 0 ? '' : owed(row)),
        render: (row) =>
          row.outstanding === 0 ? (
            ''
          ) : (
            <span className={row.overdue > 0 && !row.expected ? 'chip danger' : 'chip'}>{owed(row)}</span>
          ),
      },
      countColumn<Row>('lines', t('deliveries.lines'), ({ lines }) => lines, { width: 64 }),
      countColumn<Row>('outstanding', t('deliveries.outstanding'), ({ outstanding }) => outstanding, { width: 108 }),
      countColumn<Row>('waiting', t('deliveries.waiting'), ({ waiting }) => waiting, { width: 76 }),
      { id: 'amount', title: t('deliveries.amount'), kind: 'money', value: ({ amount }) => amount, width: 116 },
    ];
  }, [t]);
  const totals = useMemo(() => rows && totalOf(rows, t('deliveries.total')), [rows, t]);
  return (
    <Grid<Row>
      id="procurement.arriving"
      label={`${t('deliveries.title')} ${t('deliveries.view.arriving')}`}
      columns={columns}
      rows={rows}
      totals={rows && rows.length > 0 ? totals : undefined}
      rowKey={({ unit: code, order }) => `${code}-${order}`}
      onOpen={({ unit: code, order }) => onOpen(`${code}-${order}`)}
      header={read.data ? <span className="hint">{t('deliveries.overdueAsOf', { day: read.data.on })}</span> : null}
      failed={failedOf(read, t)}
      empty={{ title: t('deliveries.noneArriving'), body: t('deliveries.noneArrivingBody') }}
    />
  );
}

const totalOf = (rows: readonly Row[], number: string): Row => ({
  ...{ unit: '', unitName: '', supplier: '', supplierName: '', order: 0, number, day: '', promised: '', overdue: 0 },
  ...{ expected: false, registers: false },
  lines: rows.reduce((sum, row) => sum + row.lines, 0),
  // Packs of different products are not added up.
  ...{ outstanding: 0, waiting: 0 },
  amount: formatYuan(rows.reduce((sum, row) => addFen(sum, parseYuan(row.amount) ?? ZERO), ZERO)),
});
