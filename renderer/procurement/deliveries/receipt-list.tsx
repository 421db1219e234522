import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { Grid } from '../../ui/grid.tsx';
import { countColumn, type GridColumn } from '../../ui/grid-columns.ts';
import { Segments } from '../../ui/segments.tsx';
import { Kept } from './kept.tsx';
import { stageChip, stageOf } from './looks.ts';
import { ReceiptDrawer } from './receipt-drawer.tsx';

type Row = ReplyOf<Contract['procurement']['receipts']>[number];

/** 验收单, the latest first, and which of them wait for the reader. */
export function ReceiptList() {
  const { t } = usePreferences();
  const { unit } = useScope();
  const [shown, setShown] = useState<'all' | 'mine'>('all');
  const [open, setOpen] = useAddress('receipt');
  const read = useQuery(api.procurement.receipts.queryOptions({ input: unit === undefined ? {} : { unit } }));
  const waits = (row: Row): boolean => row.may.includes('accept');
  const rows = useMemo(
    () => read.data?.filter((row) => shown === 'all' || row.may.includes('accept')),
    [read.data, shown],
  );
  const columns = useMemo(
    (): GridColumn<Row>[] => [
      { id: 'number', title: t('deliveries.number'), value: ({ number }) => number, width: 136, pin: 'left' },
      {
        ...{ id: 'unit', title: t('deliveries.unit'), flex: 2, minWidth: 112 },
        value: ({ unit: code, unitName }) => `${code} ${unitName}`,
      },
      {
        ...{ id: 'supplier', title: t('deliveries.supplier'), flex: 2, minWidth: 124 },
        value: ({ supplierName }) => supplierName,
      },
      { id: 'order', title: t('deliveries.order'), value: ({ orderNumber }) => orderNumber, width: 124 },
      { id: 'note', title: t('deliveries.note'), value: ({ note }) => note, width: 112 },
      { id: 'at', title: t('deliveries.at'), value: ({ at }) => at.replace('T', ' '), width: 136 },
      {
        ...{ id: 'late', title: t('deliveries.timely'), width: 84 },
        value: ({ late }) => late,
        text: ({ late, expected }) =>
          expected
            ? t('deliveries.unpromised')
            : late > 0
              ? t('deliveries.lateBy', { days: late })
              : t('deliveries.inTime'),
        render: (row) => (row.id === 0 ? null : <Kept receipt={row} />),
      },
      countColumn<Row>('lines', t('deliveries.lines'), ({ lines }) => lines, { width: 64 }),
      { id: 'amount', title: t('deliveries.amount'), kind: 'money', value: ({ amount }) => amount, width: 116 },
      {
        ...{ id: 'stage', title: t('deliveries.stage'), width: 96, pin: 'right' },
        value: ({ stage }) => t(`deliveries.stage.${stageOf(stage)}`),
        render: ({ stage }) => <span className={stageChip(stage)}>{t(`deliveries.stage.${stageOf(stage)}`)}</span>,
      },
    ],
    [t],
  );
  return (
    <>
      <Grid<Row>
        id="procurement.receipts"
        label={`${t('deliveries.title')} ${t('deliveries.view.receipts')}`}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => String(id)}
        onOpen={({ id }) => setOpen(String(id))}
        header={
          <Segments
            label={t('deliveries.shown')}
            value={shown}
            choices={[
              { value: 'all', label: t('deliveries.all') },
              { value: 'mine', label: t('deliveries.mine', { count: read.data?.filter(waits).length ?? 0 }) },
            ]}
            onChange={setShown}
          />
        }
        failed={failedOf(read, t)}
        empty={{ title: t('deliveries.noneReceipts'), body: t('deliveries.noneReceiptsBody') }}
      />
      {open !== undefined && /^[1-9]\d{0,9}$/.test(open) ? (
        <ReceiptDrawer key={open} id={Number(open)} onClose={() => setOpen(undefined)} />
      ) : null}
    </>
  );
}
