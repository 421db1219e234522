import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { instantName } from '../../ui/time.ts';
import { OrderActions } from './order-actions.tsx';
import { OrderLines } from './order-lines.tsx';
import { type Order, STAGE_CHIPS } from './words.ts';

/** One order: what is ordered, for whom, what was done to it, and what can be done now. */
export function OrderSheet({ id, onClose }: { readonly id: number; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const read = useQuery(api.procurement.order.queryOptions({ input: { id } }));
  const [cancelling, setCancelling] = useState<ReadonlyMap<number, number>>();
  const failed = failedOf(read, t);
  const order = read.data;
  const title = order ? `${order.number} ${order.supplierName}` : t('purchaseOrders.view.orders');
  return (
    <Drawer open title={title} width={1040} onClose={onClose}>
      {failed ? (
        <Failed {...failed} />
      ) : order === undefined ? (
        <Loading />
      ) : (
        <div className="orders-drawer">
          <Head order={order} />
          <OrderActions order={order} cancelling={cancelling} onCancelling={setCancelling} />
          <OrderLines order={order} cancelling={cancelling} onCancelling={setCancelling} />
          <h2>{t('purchaseOrders.history')}</h2>
          <ol className="orders-history">
            {order.steps.map(({ step, display, instant, reason }) => (
              <li key={`${step} ${instant}`}>
                <b>{t(`procurement.step.${step}`)}</b> {display} <time dateTime={instant}>{instantName(instant)}</time>
                {reason === '' ? null : <q>{reason}</q>}
              </li>
            ))}
          </ol>
        </div>
      )}
    </Drawer>
  );
}

function Head({ order }: { readonly order: Order }) {
  const { t } = usePreferences();
  const contact = [order.contact, order.phone].filter((part) => part !== '').join(' ');
  const said: readonly (readonly [string, string])[] = [
    [t('purchaseOrders.orderDay'), order.day],
    [t('purchaseOrders.promised'), order.promised || '–'],
    [t('purchaseOrders.settlement'), t(`purchaseOrders.settlement.${order.settlement}`)],
    [t('purchaseOrders.contact'), contact || '–'],
  ];
  return (
    <dl className="orders-head">
      <div>
        <dt>{t('purchaseOrders.stage')}</dt>
        <dd>
          <span className={STAGE_CHIPS[order.stage] ?? 'chip'}>{t(`procurement.stage.${order.stage}`)}</span>{' '}
          {order.urgent ? <span className="chip danger">{t('purchaseOrders.urgent')}</span> : null}
        </dd>
      </div>
      {said.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
