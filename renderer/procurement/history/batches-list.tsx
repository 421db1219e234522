import { type ReactNode, useMemo } from 'react';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { Problem } from '../../ui/states.tsx';
import { instantName } from '../../ui/time.ts';
import { type Batch, grouped, numberColumn } from './looks.ts';

/** The files that were taken in; one that was the wrong one is withdrawn with a reason and stays in sight. */
export function BatchesList(props: { readonly batches: readonly Batch[]; readonly head: ReactNode }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const buys = may('procurement.buy', '');
  const columns = useMemo((): GridColumn<Batch>[] => {
    async function withdraw({ id, fileName, rows }: Batch): Promise<void> {
      const reason = await dialogs.reason({
        title: t('deliveryHistory.withdrawTitle', { name: fileName }),
        body: t('deliveryHistory.withdrawBody', { rows }),
        action: t('deliveryHistory.withdraw'),
        danger: true,
      });
      if (reason !== undefined)
        await act(() => client.procurement.withdrawDeliveryHistory({ id, reason }), t('deliveryHistory.withdrawn'));
    }
    return [
      { id: 'fileName', title: t('deliveryHistory.file'), value: ({ fileName }) => fileName, flex: 2, minWidth: 160 },
      { id: 'system', title: t('deliveryHistory.system'), value: ({ system }) => system, flex: 1, minWidth: 100 },
      { id: 'span', title: t('deliveryHistory.span'), value: ({ first, last }) => `${first} – ${last}`, width: 184 },
      numberColumn('rows', t('deliveryHistory.deliveries'), ({ rows }) => rows, 80),
      { id: 'currency', title: t('deliveryHistory.currency'), value: ({ currency }) => currency, width: 64 },
      {
        ...{ id: 'amount', title: t('deliveryHistory.amount'), kind: 'number', width: 136 },
        value: ({ amount }) => Number(amount),
        render: ({ amount }) => grouped(amount),
      },
      {
        ...{ id: 'control', title: t('deliveryHistory.control'), kind: 'number', width: 136 },
        value: ({ control }) => (control === null ? undefined : Number(control)),
        render: ({ control }) => (control === null ? '–' : grouped(control)),
      },
      {
        ...{ id: 'who', title: t('deliveryHistory.takenBy'), width: 210, hidden: true },
        value: ({ display, instant }) => `${display} ${instantName(instant)}`,
      },
      {
        ...{ id: 'state', title: t('deliveryHistory.state'), width: 180, pin: 'right', sortable: false },
        value: ({ withdrawn }) =>
          withdrawn ? t('deliveryHistory.withdrawnFor', { reason: withdrawn.reason }) : t('deliveryHistory.counts'),
        render: (row) =>
          row.withdrawn ? (
            <span className="chip" title={`${row.withdrawn.display} ${instantName(row.withdrawn.instant)}`}>
              {t('deliveryHistory.withdrawnFor', { reason: row.withdrawn.reason })}
            </span>
          ) : buys ? (
            <button type="button" className="history-link" disabled={busy} onClick={() => void withdraw(row)}>
              {t('deliveryHistory.withdraw')}
            </button>
          ) : (
            t('deliveryHistory.counts')
          ),
      },
    ];
  }, [t, act, busy, buys, dialogs]);
  return (
    <>
      <Problem sentence={problem} />
      <Grid<Batch>
        id="procurement.history-batches"
        label={`${t('deliveryHistory.title')} ${t('deliveryHistory.part.batches')}`}
        columns={columns}
        rows={props.batches}
        rowKey={({ id }) => String(id)}
        header={props.head}
        empty={{ title: t('deliveryHistory.none'), body: t('deliveryHistory.noneBody') }}
      />
    </>
  );
}
