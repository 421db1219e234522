import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Grid } from '../../ui/grid.tsx';
import { countColumn, type GridColumn } from '../../ui/grid-columns.ts';
import { instantName } from '../../ui/time.ts';
import { KIND_LOOKS, type Listed, STAGE_LOOKS } from './words.ts';

/** 申请单: those of the units in scope, the latest first, and how far each has come. */
export function RequestList({
  unit,
  onOpen,
}: {
  readonly unit: string | undefined;
  readonly onOpen: (id: number) => void;
}) {
  const { t } = usePreferences();
  const read = useQuery(api.procurement.requests.queryOptions({ input: unit === undefined ? {} : { unit } }));
  const columns = useMemo(
    (): GridColumn<Listed>[] => [
      { id: 'number', title: t('purchaseRequests.number'), value: ({ number }) => number, width: 148 },
      { id: 'unit', title: t('purchaseRequests.unit'), value: ({ unitName }) => unitName, flex: 2, minWidth: 130 },
      {
        ...{ id: 'kind', title: t('purchaseRequests.kind'), width: 104 },
        value: ({ kind }) => t(`purchaseRequests.kind.${kind}`),
        render: ({ kind }) => <span className={KIND_LOOKS[kind]}>{t(`purchaseRequests.kind.${kind}`)}</span>,
      },
      { id: 'day', title: t('purchaseRequests.day'), value: ({ day }) => day, width: 110 },
      { id: 'needed', title: t('purchaseRequests.needed'), value: ({ needed }) => needed, width: 110 },
      {
        ...{ id: 'stage', title: t('purchaseRequests.stage'), width: 96 },
        value: ({ stage }) => t(`procurement.stage.${stage}`),
        render: ({ stage }) => <span className={STAGE_LOOKS[stage] ?? 'chip'}>{t(`procurement.stage.${stage}`)}</span>,
      },
      countColumn<Listed>('lines', t('purchaseRequests.kinds'), ({ lines }) => lines, { width: 84 }),
      countColumn<Listed>('asked', t('purchaseRequests.asked'), ({ asked }) => asked, { width: 92 }),
      countColumn<Listed>('approved', t('purchaseRequests.approved'), ({ approved }) => approved, { width: 92 }),
      countColumn<Listed>('ordered', t('purchaseRequests.ordered'), ({ ordered }) => ordered, { width: 92 }),
      countColumn<Listed>('open', t('purchaseRequests.open'), ({ open }) => open, { width: 92 }),
      { id: 'amount', title: t('purchaseRequests.amount'), kind: 'money', value: ({ amount }) => amount, width: 130 },
      { id: 'display', title: t('purchaseRequests.lastBy'), value: ({ display }) => display, width: 150, hidden: true },
      {
        ...{ id: 'instant', title: t('purchaseRequests.lastAt'), width: 150, hidden: true },
        value: ({ instant }) => instantName(instant),
      },
    ],
    [t],
  );
  return (
    <Grid<Listed>
      id="procurement.requests"
      label={t('purchaseRequests.title')}
      columns={columns}
      rows={read.data}
      rowKey={({ id }) => String(id)}
      onOpen={({ id }) => onOpen(id)}
      failed={failedOf(read, t)}
      empty={{ title: t('purchaseRequests.none'), body: <p>{t('purchaseRequests.noneBody')}</p> }}
    />
  );
}
