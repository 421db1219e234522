import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { Grid } from '../../ui/grid.tsx';
import { countColumn, type GridColumn } from '../../ui/grid-columns.ts';

type Row = ReplyOf<Contract['procurement']['deliveryScores']>[number];

const percent = (tenths: number | null): string => (tenths === null ? '–' : `${(tenths / 10).toFixed(1)}%`);

/** 配送考核 of the suppliers. */
export function ScoreList() {
  const { t } = usePreferences();
  const { unit } = useScope();
  const read = useQuery(api.procurement.deliveryScores.queryOptions({ input: unit === undefined ? {} : { unit } }));
  const columns = useMemo((): GridColumn<Row>[] => {
    const share = (id: 'timely' | 'filled', title: string): GridColumn<Row> => ({
      ...{ id, title, kind: 'number', width: 104, value: (row) => row[id] },
      render: (row) => percent(row[id]),
    });
    return [
      {
        id: 'supplier',
        title: t('deliveries.supplier'),
        value: ({ supplierName }) => supplierName,
        flex: 3,
        minWidth: 200,
      },
      countColumn<Row>('due', t('deliveries.due'), ({ due }) => due, { width: 116 }),
      countColumn<Row>('onTime', t('deliveries.onTime'), ({ onTime }) => onTime, { width: 136 }),
      share('timely', t('deliveries.timelyShare')),
      countColumn<Row>('ordered', t('deliveries.orderedPacks'), ({ ordered }) => ordered, { width: 116 }),
      countColumn<Row>('received', t('deliveries.receivedPacks'), ({ received }) => received, { width: 116 }),
      share('filled', t('deliveries.filledShare')),
      countColumn<Row>('refused', t('deliveries.refused'), ({ refused }) => refused),
      countColumn<Row>('returned', t('deliveries.returnedPacks'), ({ returned }) => returned),
    ];
  }, [t]);
  return (
    <Grid<Row>
      id="procurement.scores"
      label={`${t('deliveries.title')} ${t('deliveries.view.scores')}`}
      columns={columns}
      rows={read.data}
      rowKey={({ supplier }) => supplier}
      header={<span className="hint">{t('deliveries.noneScoresBody')}</span>}
      failed={failedOf(read, t)}
      empty={{ title: t('deliveries.noneScores'), body: t('deliveries.noneScoresBody') }}
    />
  );
}
