import { useMemo } from 'react';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { counted, type StockLot, type StockRow, useStock } from './use-stock.ts';

type Near = StockLot & Pick<StockRow, 'holder' | 'holderName' | 'item' | 'name' | 'unit'>;

/** 近效期: lots that expire soon or have expired, the first to expire first. */
export function NearList({ on }: { readonly on: AccountingDate | undefined }) {
  const { t } = usePreferences();
  const read = useStock(on);
  const rows = useMemo(
    () =>
      read.data?.rows
        .flatMap(({ holder, holderName, item, name, unit, lots }) =>
          lots.filter(({ near }) => near).map((lot): Near => ({ ...lot, holder, holderName, item, name, unit })),
        )
        .sort((a, b) => a.daysLeft - b.daysLeft),
    [read.data],
  );
  const columns = useMemo(
    (): GridColumn<Near>[] => [
      {
        ...{ id: 'holder', title: t('drugStock.unit'), flex: 2, minWidth: 140, pin: 'left' },
        value: ({ holder, holderName }) => `${holder} ${holderName}`,
      },
      { id: 'name', title: t('drugStock.product'), value: ({ name }) => name, flex: 4, minWidth: 220 },
      { id: 'lot', title: t('drugStock.lot'), value: ({ lot }) => lot, width: 132 },
      { id: 'expiry', title: t('drugStock.expiry'), value: ({ expiry }) => expiry, width: 112 },
      {
        ...{
          id: 'left',
          title: t('drugStock.daysLeft'),
          kind: 'number',
          width: 120,
          value: ({ daysLeft }) => daysLeft,
        },
        render: ({ daysLeft }) => (
          <span className={daysLeft < 0 ? 'chip danger' : 'chip warn'}>
            {daysLeft < 0 ? t('drugStock.flag.expired') : t('deliveries.days', { days: daysLeft })}
          </span>
        ),
      },
      {
        ...{ id: 'quantity', title: t('drugStock.quantity'), kind: 'number', width: 112 },
        ...{ value: ({ quantity }) => quantity, render: ({ quantity }) => counted(quantity) },
      },
      { id: 'unit', title: t('drugStock.smallest'), value: ({ unit }) => unit, width: 96 },
      { id: 'price', title: t('drugStock.price'), kind: 'number', value: ({ price }) => price, width: 104 },
      { id: 'value', title: t('drugStock.value'), kind: 'money', value: ({ value }) => value, width: 124 },
    ],
    [t],
  );
  return (
    <Grid<Near>
      id="procurement.near"
      label={`${t('drugStock.title')} ${t('drugStock.view.near')}`}
      columns={columns}
      rows={rows}
      rowKey={({ holder, item, lot, price, packSize }) => `${holder} ${item} ${lot} ${price} ${packSize}`}
      header={read.data ? <span className="hint">{t('deliveries.asOf', { day: read.data.on })}</span> : null}
      failed={failedOf(read, t)}
      empty={{ title: t('drugStock.noneNear') }}
    />
  );
}
