import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Grid } from '../../ui/grid.tsx';
import { countColumn, type GridColumn } from '../../ui/grid-columns.ts';
import { STAGE_CHIPS } from './looks.ts';

type Row = ReplyOf<Contract['costing']['chargeHistory']>[number];

/** Every charge of the year, month by month. */
export function HistoryView({ year }: { readonly year: number }) {
  const { t } = usePreferences();
  const read = useQuery(api.costing.chargeHistory.queryOptions({ input: { year } }));
  const columns = useMemo(
    (): GridColumn<Row>[] => [
      { id: 'period', title: t('charges.period'), value: ({ period }) => period, width: 90 },
      { id: 'centre', title: t('charges.centre'), value: ({ centre }) => centre, flex: 1, minWidth: 116 },
      { id: 'number', title: t('charges.runNumber'), value: ({ number }) => number, width: 130 },
      {
        id: 'stage',
        title: t('charges.stage'),
        value: ({ stage }) => t(`charges.stage.run.${stage}`),
        render: ({ stage }) => <span className={STAGE_CHIPS[stage]}>{t(`charges.stage.run.${stage}`)}</span>,
        width: 112,
      },
      {
        id: 'source',
        title: t('charges.costSource'),
        value: ({ costRun }) =>
          costRun === null ? t('charges.cost.direct') : t('charges.cost.run', { version: costRun }),
        width: 148,
      },
      { id: 'cost', title: t('charges.costColumn'), kind: 'money', value: ({ cost }) => cost, width: 122 },
      countColumn('volume', t('charges.volume'), ({ volume }) => volume, { width: 86 }),
      { id: 'own', title: t('charges.ownUse'), kind: 'money', value: ({ own }) => own, width: 112 },
      { id: 'charged', title: t('charges.charged'), kind: 'money', value: ({ charged }) => charged, width: 118 },
      { id: 'recovery', title: t('charges.recovery'), kind: 'money', value: ({ recovery }) => recovery, width: 112 },
    ],
    [t],
  );
  return (
    <div className="charges fill">
      <Grid<Row>
        id="costing.chargeHistory"
        label={t('charges.historyLabel', { year })}
        columns={columns}
        rows={read.data}
        rowKey={({ id }) => String(id)}
        failed={failedOf(read, t)}
        header={<span className="hint">{t('charges.historyLabel', { year })}</span>}
        empty={{ title: t('charges.noHistory') }}
      />
    </div>
  );
}
