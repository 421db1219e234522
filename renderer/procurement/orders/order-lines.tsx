import { useEffect, useRef } from 'react';
import { parseYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { ToPage } from '../../app/to-page.tsx';
import { Money } from '../../ui/amount.tsx';
import { priceText } from '../../ui/price.ts';
import { OrderChain } from './order-chain.tsx';
import { type Order, type OrderRow, packsText, restOf } from './words.ts';

type Cancelling = ReadonlyMap<number, number>;
interface Changing {
  /** Packs to cancel, by allocation, while the order is being changed. */
  readonly cancelling: Cancelling | undefined;
  readonly onCancelling: (next: Cancelling) => void;
}

/** The order's products, and below each for whom it is ordered (分配); the one in the address shows its 采购链. */
export function OrderLines({ order, ...changing }: { readonly order: Order } & Changing) {
  const { t } = usePreferences();
  const [line, setLine] = useAddress('line');
  const columns = changing.cancelling ? 9 : 8;
  return (
    <table className="orders-table">
      <thead>
        <tr>
          <th>{t('purchaseOrders.item')}</th>
          <th>{t('purchaseOrders.request')}</th>
          <th>{t('purchaseOrders.neededBy')}</th>
          <th className="figure">{t('purchaseOrders.price')}</th>
          <th className="figure">{t('purchaseOrders.quantity')}</th>
          <th className="figure">{t('purchaseOrders.cancelled')}</th>
          <th className="figure">{t('purchaseOrders.received')}</th>
          <th className="figure">{t('purchaseOrders.amount')}</th>
          {changing.cancelling ? <th className="figure">{t('purchaseOrders.cancelNow')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {order.rows.map((row) => (
          <ProductRows
            key={row.id}
            {...{ row, order: order.id, columns, shown: line === row.item }}
            onShow={() => setLine(line === row.item ? undefined : row.item, { replace: true })}
            {...changing}
          />
        ))}
        <tr className="sum">
          <th colSpan={4}>{t('purchaseOrders.total')}</th>
          <td className="figure">{packsText(order.packs)}</td>
          <td className="figure">{packsText(order.cancelled)}</td>
          <td className="figure">{packsText(order.received)}</td>
          <td className="figure">
            <Money amount={sumFen(order.rows.map(({ amount }) => parseYuan(amount) ?? ZERO))} unit="yuan" />
          </td>
          {changing.cancelling ? <td /> : null}
        </tr>
      </tbody>
    </table>
  );
}

function ProductRows(
  props: {
    readonly row: OrderRow;
    readonly order: number;
    readonly columns: number;
    /** Whether it is the one in the address. */
    readonly shown: boolean;
    readonly onShow: () => void;
  } & Changing,
) {
  const { t } = usePreferences();
  const { row, order, columns, shown, onShow, cancelling, onCancelling } = props;
  const own = useRef<HTMLTableRowElement>(null);
  // Whoever comes for one line of many finds it before their eyes.
  useEffect(() => {
    if (shown) own.current?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  return (
    <>
      <tr ref={own} className={shown ? 'product shown' : 'product'}>
        <th colSpan={3}>
          {row.itemName} <small className="hint">{row.maker}</small>{' '}
          <button
            type="button"
            className="orders-link"
            aria-expanded={shown}
            aria-label={t('purchaseOrders.chainOf', { name: row.itemName })}
            onClick={onShow}
          >
            {t('purchaseOrders.chain')}
          </button>
        </th>
        <td className="figure">{priceText(row.price)}</td>
        <td className="figure">{packsText(row.packs)}</td>
        <td className="figure">{packsText(row.cancelled)}</td>
        <td className="figure">{packsText(row.received)}</td>
        <td className="figure">
          <Money amount={parseYuan(row.amount) ?? ZERO} unit="yuan" />
        </td>
        {cancelling ? <td /> : null}
      </tr>
      {row.allocations.map((allocation) => {
        const { id, unit, unitName, quantity, cancelled, received } = allocation;
        const most = restOf(allocation);
        const tooMany = (cancelling?.get(id) ?? 0) > most;
        const set = (text: string): void => {
          const packs = Math.max(Math.trunc(Number(text)) || 0, 0);
          onCancelling(new Map(cancelling).set(id, packs));
        };
        return (
          <tr key={id}>
            <td className="orders-unit">
              {unit} {unitName}{' '}
              {allocation.overrides.length === 0 ? null : (
                <span className="chip warn">
                  {t('purchaseOrders.byOverride', { numbers: allocation.overrides.join(' ') })}
                </span>
              )}
              {allocation.changes.map(({ packs, display, instant, reason }) => (
                <small key={instant} className="hint">
                  {t('purchaseOrders.changeSaid', { display, packs, reason })}
                </small>
              ))}
            </td>
            <td>
              <ToPage to="/purchase-requests" search={{ request: String(allocation.requestId) }} className="code">
                {allocation.request}
              </ToPage>
            </td>
            <td>{allocation.needed}</td>
            <td />
            <td className="figure">{packsText(quantity - cancelled)}</td>
            <td className="figure">{packsText(cancelled)}</td>
            <td className="figure">{packsText(received)}</td>
            <td />
            {cancelling ? (
              <td className="figure">
                <input
                  className="input"
                  type="number"
                  min={0}
                  max={most}
                  step={1}
                  disabled={most === 0}
                  aria-invalid={tooMany}
                  aria-label={t('purchaseOrders.cancelOf', { unit: `${unit} ${unitName}`, item: row.itemName })}
                  value={cancelling.get(id) ?? 0}
                  onChange={({ target }) => set(target.value)}
                />
                {tooMany ? (
                  <small className="field-problem" role="alert">
                    {t('purchaseOrders.cancelMost', { most: packsText(most) })}
                  </small>
                ) : null}
              </td>
            ) : null}
          </tr>
        );
      })}
      {shown ? (
        <tr className="orders-chained">
          <td colSpan={columns}>
            <OrderChain order={order} row={row} />
          </td>
        </tr>
      ) : null}
    </>
  );
}
