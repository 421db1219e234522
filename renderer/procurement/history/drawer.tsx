import { useQuery } from '@tanstack/react-query';
import type { Currency } from '../../../shared/domain/procurement/history/layout.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { grouped, type Narrowed, type Product } from './looks.ts';
import { HistoryChart } from './price-chart.tsx';
import { RowsList } from './rows-list.tsx';

const ROWS_HEIGHT = 420;

/** One product with its prices, or one supplier or receiver, and every delivery of it. */
export function HistoryDrawer(props: {
  readonly currency: Currency;
  readonly of: Narrowed;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { currency, of } = props;
  const asked = { currency, [of.by]: of.group, text: '', limit: 1 } as const;
  // Groups may be codes; people know names.
  const named = useQuery(api.procurement.historyDeliveries.queryOptions({ input: asked })).data?.rows[0]?.[of.by];
  return (
    <Drawer open title={`${t(`deliveryHistory.${of.by}`)}　${named ?? of.group}`} width={1080} onClose={props.onClose}>
      <div className="history-stack">
        {of.by === 'product' ? <ProductPart currency={currency} product={of.group} /> : null}
        <RowsList currency={currency} of={of} height={of.by === 'product' ? ROWS_HEIGHT : ROWS_HEIGHT + 160} />
      </div>
    </Drawer>
  );
}

function ProductPart({ currency, product }: { readonly currency: Currency; readonly product: string }) {
  const { t } = usePreferences();
  const read = useQuery(api.procurement.historyProduct.queryOptions({ input: { currency, product } }));
  const failed = failedOf(read, t);
  if (failed) return <Failed {...failed} />;
  if (!read.data) return <Loading lines={6} />;
  return (
    <>
      <HistoryChart product={read.data} currency={currency} />
      <BySupplier product={read.data} currency={currency} />
    </>
  );
}

function BySupplier({ product, currency }: { readonly product: Product; readonly currency: string }) {
  const { t } = usePreferences();
  const prices = ['first', 'least', 'median', 'most', 'last'] as const;
  const priceOf = (row: Product['suppliers'][number] | Product, of: (typeof prices)[number]) => {
    const found = row[of];
    return found === null ? '–' : typeof found === 'string' ? found : found.price;
  };
  const cells = (row: Product['suppliers'][number] | Product) => (
    <>
      <td className="figure">{row.deliveries.toLocaleString('en')}</td>
      <td>{row.first && row.last ? `${row.first.day} – ${row.last.day}` : '–'}</td>
      {prices.map((each) => (
        <td key={each} className="figure">
          {priceOf(row, each)}
        </td>
      ))}
      <td className="figure">{row.quantity.toLocaleString('en')}</td>
      <td className="figure">{grouped(row.amount)}</td>
    </>
  );
  return (
    <div className="history-wide">
      <table className="history-table">
        <thead>
          <tr>
            <th scope="col">{t('deliveryHistory.supplier')}</th>
            <th scope="col" className="figure">
              {t('deliveryHistory.deliveries')}
            </th>
            <th scope="col">{t('deliveryHistory.span')}</th>
            {prices.map((each) => (
              <th key={each} scope="col" className="figure">
                {t(`deliveryHistory.${each}`)}
              </th>
            ))}
            <th scope="col" className="figure">
              {t('deliveryHistory.quantity')}
            </th>
            <th scope="col" className="figure">
              {t('deliveryHistory.amountIn', { currency })}
            </th>
          </tr>
        </thead>
        <tbody>
          {product.suppliers.map((row) => (
            <tr key={row.supplier}>
              <th scope="row">{row.name}</th>
              {cells(row)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('deliveryHistory.all')}</th>
            {cells(product)}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
