import type { Translate } from '../../../shared/i18n/translate.ts';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { priceText } from '../../ui/price.ts';
import { type Choice, count, explained } from './words.ts';

type Supplied = Pick<Choice, 'suggestion' | 'stockDays' | 'lastUse' | 'unit' | 'pack' | 'price'>;

/**
 * 建议, 库存, 可用天数, 近三月用量 and 协议价 beside a product; hovering over the suggestion says where it comes from. Rows
 * without a product (a heading) leave them empty.
 */
export function supplyColumns<Row>(t: Translate, of: (row: Row) => Supplied | undefined): GridColumn<Row>[] {
  const figure = (
    id: string,
    title: string,
    width: number,
  ): Pick<GridColumn<Row>, 'id' | 'title' | 'kind' | 'width'> => ({
    ...{ id, title, kind: 'number', width },
  });
  return [
    {
      ...figure('suggested', t('purchaseRequests.suggested'), 74),
      minWidth: 72,
      value: (row) => of(row)?.suggestion.packs,
      render: (row) => {
        const own = of(row);
        if (!own) return null;
        const { packs } = own.suggestion;
        return (
          <span className="suggested" title={explained(own, t)}>
            {packs === 0 ? '–' : count(packs)}
          </span>
        );
      },
    },
    {
      ...figure('stock', t('purchaseRequests.stock'), 78),
      minWidth: 72,
      value: (row) => of(row)?.suggestion.onHand,
      render: (row) => {
        const own = of(row);
        return own ? `${count(own.suggestion.onHand)}${own.unit}` : null;
      },
    },
    {
      ...figure('stockDays', t('purchaseRequests.stockDays'), 84),
      minWidth: 72,
      value: (row) => of(row)?.stockDays,
      render: (row) => {
        const days = of(row)?.stockDays;
        return days === undefined || days === null ? '' : <span className={days < 7 ? 'short-stock' : ''}>{days}</span>;
      },
    },
    {
      ...figure('lastUse', t('purchaseRequests.lastUse'), 152),
      value: (row) => of(row)?.lastUse[0],
      render: (row) => {
        const said = of(row)?.lastUse.map(count).join(' / ');
        return said === undefined ? null : <span title={said}>{said}</span>;
      },
    },
    {
      ...figure('price', t('purchaseRequests.price'), 80),
      minWidth: 72,
      value: (row) => {
        const own = of(row);
        return own && Number(own.price || 0);
      },
      render: (row) => {
        const own = of(row);
        if (!own) return null;
        return own.price === '' ? (
          <span className="hint" title={t('purchaseRequests.noPriceWhy')}>
            {t('purchaseRequests.noPrice')}
          </span>
        ) : (
          priceText(own.price)
        );
      },
    },
  ];
}
