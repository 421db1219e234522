import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Grid } from '../../ui/grid.tsx';
import { countColumn, type GridColumn } from '../../ui/grid-columns.ts';
import { Segments } from '../../ui/segments.tsx';
import { stageLook } from '../stage-look.ts';
import type { RunRow } from './looks.ts';

const OPEN = ['draft', 'handed', 'approved', 'paid'];
type Shown = 'open' | 'all';

/** Every run, the latest first; what somebody still has to do with, or all. Who waits for one finds it whatever its year. */
export function RunList(props: { readonly mayPrepare: boolean; readonly onOpen: (run: number) => void }) {
  const { t } = usePreferences();
  const { mayPrepare, onOpen } = props;
  const [shown, setShown] = useState<Shown>('all');
  const read = useQuery(api.procurement.paymentRuns.queryOptions({ input: {} }));
  const all = read.data;
  const rows = useMemo(() => all?.filter(({ stage }) => shown === 'all' || OPEN.includes(stage)), [all, shown]);
  const columns = useMemo(
    (): GridColumn<RunRow>[] => [
      {
        ...{ id: 'stage', title: t('drugPayments.stage'), width: 112 },
        value: ({ stage }) => t(`procurement.stage.${stage}`),
        render: ({ stage }) => <span className={stageLook(stage)}>{t(`procurement.stage.${stage}`)}</span>,
      },
      { id: 'number', title: t('drugPayments.number'), value: ({ number }) => number, width: 124 },
      {
        ...{ id: 'mode', title: t('drugPayments.mode'), width: 128 },
        value: ({ mode, advance }) => (advance ? t('drugPayments.byAdvance') : t(`drugPayments.mode.${mode}`)),
      },
      { id: 'day', title: t('drugPayments.day'), value: ({ day }) => day, width: 100 },
      { id: 'until', title: t('drugPayments.until'), value: ({ until }) => until, width: 100 },
      countColumn('suppliers', t('drugPayments.suppliers'), ({ suppliers }) => suppliers, { width: 80 }),
      countColumn('lines', t('drugPayments.lineCount'), ({ lines }) => lines, { width: 76 }),
      { id: 'credits', title: t('drugPayments.credits'), kind: 'money', value: ({ credits }) => credits, width: 96 },
      { id: 'amount', title: t('drugPayments.amount'), kind: 'money', value: ({ amount }) => amount, width: 120 },
      { id: 'paid', title: t('drugPayments.paid'), value: ({ paid }) => paid, width: 100 },
      {
        ...{ id: 'display', title: t('drugPayments.lastBy'), flex: 1, minWidth: 120 },
        value: ({ display }) => display,
      },
    ],
    [t],
  );
  return (
    <Grid<RunRow>
      id="procurement.payment-runs"
      label={t('drugPayments.view.runs')}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => String(id)}
      onOpen={({ id }) => onOpen(id)}
      header={
        <Segments
          label={t('drugPayments.shown')}
          value={shown}
          choices={(['all', 'open'] as const).map((value) => ({ value, label: t(`drugPayments.shown.${value}`) }))}
          onChange={setShown}
        />
      }
      failed={failedOf(read, t)}
      empty={
        all?.length
          ? { title: t('drugPayments.noOpenRuns') }
          : mayPrepare
            ? { title: t('drugPayments.noRuns'), body: t('drugPayments.noRunsBody') }
            : { title: t('drugPayments.noRuns') }
      }
    />
  );
}
