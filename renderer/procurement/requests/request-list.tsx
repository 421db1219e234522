import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { FindField } from '../../ui/find-field.tsx';
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
  const [typed, setTyped] = useState('');
  const words = typed.trim().toLowerCase();
  const rows = useMemo(
    () =>
      read.data?.filter(({ number, unitName, kind, stage, display, day }) =>
        `${number} ${unitName} ${t(`purchaseRequests.kind.${kind}`)} ${t(`procurement.stage.${stage}`)} ${display} ${day}`
          .toLowerCase()
          .includes(words),
      ),
    [read.data, words, t],
  );
  const many = unit === undefined;
  const columns = useMemo(
    (): GridColumn<Listed>[] => [
      { id: 'number', title: t('purchaseRequests.number'), value: ({ number }) => number, width: 126, pin: 'left' },
      ...(many
        ? [
            {
              ...{ id: 'unit', title: t('purchaseRequests.unit'), flex: 2, minWidth: 130 },
              value: ({ unitName }: Listed) => unitName,
            },
          ]
        : []),
      {
        ...{ id: 'kind', title: t('purchaseRequests.kind'), flex: 1, minWidth: 96 },
        value: ({ kind }) => t(`purchaseRequests.kind.${kind}`),
        render: ({ kind }) => <span className={KIND_LOOKS[kind]}>{t(`purchaseRequests.kind.${kind}`)}</span>,
      },
      { id: 'day', title: t('purchaseRequests.day'), value: ({ day }) => day, width: 92 },
      { id: 'needed', title: t('purchaseRequests.needed'), value: ({ needed }) => needed, width: 92 },
      {
        ...{ id: 'stage', title: t('purchaseRequests.stage'), flex: 1, minWidth: 80 },
        value: ({ stage }) => t(`procurement.stage.${stage}`),
        render: ({ stage }) => <span className={STAGE_LOOKS[stage] ?? 'chip'}>{t(`procurement.stage.${stage}`)}</span>,
      },
      countColumn<Listed>('lines', t('purchaseRequests.kinds'), ({ lines }) => lines, { width: 60 }),
      countColumn<Listed>('asked', t('purchaseRequests.asked'), ({ asked }) => asked, { width: 68 }),
      countColumn<Listed>('approved', t('purchaseRequests.approved'), ({ approved }) => approved, { width: 68 }),
      countColumn<Listed>('ordered', t('purchaseRequests.ordered'), ({ ordered }) => ordered, { width: 68 }),
      countColumn<Listed>('dropped', t('purchaseRequests.droppedPacks'), ({ dropped }) => dropped, { width: 68 }),
      countColumn<Listed>('open', t('purchaseRequests.open'), ({ open }) => open, { width: 68 }),
      { id: 'amount', title: t('purchaseRequests.amount'), kind: 'money', value: ({ amount }) => amount, width: 110 },
      { id: 'display', title: t('purchaseRequests.lastBy'), value: ({ display }) => display, width: 150, hidden: true },
      {
        ...{ id: 'instant', title: t('purchaseRequests.lastAt'), width: 150, hidden: true },
        value: ({ instant }) => instantName(instant),
      },
    ],
    [t, many],
  );
  return (
    <Grid<Listed>
      id="procurement.requests"
      label={t('purchaseRequests.title')}
      columns={columns}
      rows={rows}
      header={<FindField label={t('purchaseRequests.find')} value={typed} onChange={setTyped} width={240} />}
      rowKey={({ id }) => String(id)}
      onOpen={({ id }) => onOpen(id)}
      failed={failedOf(read, t)}
      empty={
        read.data?.length
          ? { title: t('purchaseRequests.noneFound') }
          : { title: t('purchaseRequests.none'), body: <p>{t('purchaseRequests.noneBody')}</p> }
      }
    />
  );
}
