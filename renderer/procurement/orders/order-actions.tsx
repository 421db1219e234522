import { useState } from 'react';
import { parseDate } from '../../../shared/kernel/date.ts';
import { useActing, useAttempt } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { downloadFile } from '../../app/files.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { useNotify } from '../../ui/notify.tsx';
import { Problem } from '../../ui/states.tsx';
import { type Order, restOf } from './words.ts';

type Cancelling = ReadonlyMap<number, number>;

/** What may be done to an order now, and its form for the supplier. */
export function OrderActions(props: {
  readonly order: Order;
  /** Packs to cancel, by allocation, while quantities are being changed. */
  readonly cancelling: Cancelling | undefined;
  readonly onCancelling: (next: Cancelling | undefined) => void;
}) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const [confirming, setConfirming] = useState(false);
  const { order, cancelling, onCancelling } = props;
  const { id, revision, number, supplierName, day } = order;
  const can = (step: Order['may'][number]): boolean => order.may.includes(step);

  async function place(): Promise<void> {
    const asked = {
      title: t('purchaseOrders.placeDraftTitle', { number, supplier: supplierName }),
      body: t('purchaseOrders.placeDraftBody'),
      action: t('purchaseOrders.placeDrafts'),
    };
    const orders = { day: day as never, orders: [{ id, revision }] };
    if (await dialogs.confirm(asked))
      await act(() => client.procurement.placeOrders(orders), t('purchaseOrders.done.place'));
  }
  async function change(): Promise<void> {
    const cancel = [...(cancelling ?? [])].map(([allocation, packs]) => ({ allocation, packs }));
    const wanted = cancel.filter(({ packs }) => packs > 0);
    const reason = await dialogs.reason({
      title: t('purchaseOrders.changeTitle'),
      action: t('purchaseOrders.changeSave'),
    });
    if (reason === undefined) return;
    const asked = { id, revision, cancel: wanted, reason };
    if (await act(() => client.procurement.changeOrder(asked), t('purchaseOrders.done.change')))
      onCancelling(undefined);
  }
  async function end(step: 'cancel' | 'close'): Promise<void> {
    const [command, word] =
      step === 'cancel' ? (['cancelOrder', 'cancelOrder'] as const) : (['closeOrder', 'close'] as const);
    const reason = await dialogs.reason({
      title: t(`purchaseOrders.${step}Title`, { number }),
      body: t(`purchaseOrders.${step}Body`),
      action: t(`purchaseOrders.${word}`),
      danger: step === 'cancel',
    });
    if (reason !== undefined)
      await act(() => client.procurement[command]({ id, revision, reason }), t(`purchaseOrders.done.${step}`));
  }
  const nothing = [...(cancelling?.values() ?? [])].every((packs) => packs === 0);
  const allocations = order.rows.flatMap((row) => row.allocations);
  const tooMany = allocations.some((each) => (cancelling?.get(each.id) ?? 0) > restOf(each));
  return (
    <>
      {cancelling ? (
        <div className="orders-line">
          <span className="hint">{t('purchaseOrders.changeHint')}</span>
          <button
            type="button"
            className="button primary"
            disabled={busy || nothing || tooMany}
            onClick={() => void change()}
          >
            {t('purchaseOrders.changeSave')}
          </button>
          <button type="button" className="button" onClick={() => onCancelling(undefined)}>
            {t('purchaseOrders.back')}
          </button>
        </div>
      ) : confirming && can('confirm') ? (
        <Confirming order={order} onClose={() => setConfirming(false)} />
      ) : (
        <div className="orders-line">
          {can('place') ? (
            <button type="button" className="button primary" disabled={busy} onClick={() => void place()}>
              {t('purchaseOrders.placeDrafts')}
            </button>
          ) : null}
          {can('confirm') ? (
            <button type="button" className="button primary" disabled={busy} onClick={() => setConfirming(true)}>
              {t('purchaseOrders.confirm')}
            </button>
          ) : null}
          {can('change') ? (
            <button type="button" className="button" disabled={busy} onClick={() => onCancelling(new Map())}>
              {t('purchaseOrders.change')}
            </button>
          ) : null}
          {can('close') && order.received > 0 ? (
            <button type="button" className="button" disabled={busy} onClick={() => void end('close')}>
              {t('purchaseOrders.close')}
            </button>
          ) : null}
          {can('cancel') && order.received === 0 ? (
            <button type="button" className="button" disabled={busy} onClick={() => void end('cancel')}>
              {t('purchaseOrders.cancelOrder')}
            </button>
          ) : null}
          {may('procurement.buy') && order.packs > 0 ? <FormButton order={order} /> : null}
        </div>
      )}
      <Problem sentence={problem} />
    </>
  );
}

/** The order as a workbook. */
function FormButton({ order }: { readonly order: Order }) {
  const { t } = usePreferences();
  const notify = useNotify();
  const { busy, attempt } = useAttempt();
  const save = () =>
    attempt(async () => {
      const { file, name } = await client.procurement.orderForm({ id: order.id });
      await downloadFile(file, name);
      notify.done({ title: t('statements.saved', { name }) });
    }, t('statements.notSaved'));
  return (
    <button type="button" className="button" disabled={busy} onClick={() => void save()}>
      {t('purchaseOrders.form')}
    </button>
  );
}

/** The supplier's answer: the day it promises. */
function Confirming({ order, onClose }: { readonly order: Order; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const [typed, setTyped] = useState(order.day);
  const [note, setNote] = useState('');
  const promised = parseDate(typed);
  async function save(): Promise<void> {
    if (promised === undefined) return;
    const asked = { orders: [{ id: order.id, revision: order.revision }], promised, note };
    if (await act(() => client.procurement.confirmOrders(asked), t('purchaseOrders.done.confirm'))) onClose();
  }
  return (
    <form
      className="orders-line"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label>
        {t('purchaseOrders.promisedDay')}{' '}
        <input
          className="input"
          type="date"
          required
          min={order.day}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      </label>
      <label>
        {t('purchaseOrders.note')}{' '}
        <input className="input" maxLength={200} value={note} onChange={({ target }) => setNote(target.value)} />
      </label>
      <button type="submit" className="button primary" disabled={busy || promised === undefined}>
        {t('purchaseOrders.confirmSave')}
      </button>
      <button type="button" className="button" onClick={onClose}>
        {t('cancel')}
      </button>
      <Problem sentence={problem} />
    </form>
  );
}
