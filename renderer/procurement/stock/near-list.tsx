import { useMemo } from 'react';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { formatYuan, parseYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { ItemDrawer } from './item-drawer.tsx';
import { counted, type StockLot, type StockRow, useStock } from './use-stock.ts';

type Near = StockLot & Pick<StockRow, 'holder' | 'holderName' | 'item' | 'name' | 'unit'>;

/** 近效期: lots that expire soon or have expired, the first to expire first. */
export function NearList({ on }: { readonly on: AccountingDate | undefined }) {
  const { t } = usePreferences();
  const [open, setOpen] = useAddress('item');
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
        value: ({ holder, holderName }) => `${holder} ${holderName}`.trim(),
      },
      { id: 'name', title: t('drugStock.product'), value: ({ name }) => name, flex: 4, minWidth: 180 },
      { id: 'lot', title: t('drugStock.lot'), value: ({ lot }) => lot, width: 112 },
      { id: 'expiry', title: t('drugStock.expiry'), value: ({ expiry }) => expiry, width: 100 },
      {
        ...{
          id: 'left',
          title: t('drugStock.daysLeft'),
          kind: 'number',
          width: 92,
          value: ({ item, daysLeft }) => (item === '' ? undefined : daysLeft),
        },
        render: ({ item, daysLeft }) =>
          item === '' ? (
            ''
          ) : (
            <span className={daysLeft < 0 ? 'chip danger' : 'chip warn'}>
              {daysLeft < 0 ? t('drugStock.flag.expired') : t('deliveries.days', { days: daysLeft })}
            </span>
          ),
      },
      {
        ...{ id: 'quantity', title: t('drugStock.smallestQuantity'), kind: 'number', width: 112 },
        ...{ value: ({ item, quantity }) => (item === '' ? undefined : quantity) },
        render: ({ item, quantity }) => (item === '' ? '' : counted(quantity)),
      },
      { id: 'unit', title: t('drugStock.smallest'), value: ({ unit }) => unit, width: 72 },
      { id: 'price', title: t('drugStock.packPrice'), kind: 'number', value: ({ price }) => price, width: 112 },
      { id: 'value', title: t('drugStock.value'), kind: 'money', value: ({ value }) => value, width: 112 },
    ],
    [t],
  );
  const totals = useMemo(
    (): Near | undefined =>
      rows && rows.length > 0
        ? {
            ...{ ...rows[0]!, holder: '', holderName: t('drugStock.total'), item: '', name: '', unit: '', lot: '' },
            ...{ expiry: '', price: '', quantity: 0 },
            value: formatYuan(sumFen(rows.map(({ value }) => parseYuan(value) ?? ZERO))),
          }
        : undefined,
    [rows, t],
  );
  const opened = read.data?.rows.find((row) => `${row.holder}-${row.item}` === open);
  return (
    <>
      <Grid<Near>
        id="procurement.near"
        label={`${t('drugStock.title')} ${t('drugStock.view.near')}`}
        columns={columns}
        rows={rows}
        rowKey={({ holder, item, lot, price, packSize }) => `${holder} ${item} ${lot} ${price} ${packSize}`}
        header={read.data ? <span className="hint">{t('deliveries.asOf', { day: read.data.on })}</span> : null}
        failed={failedOf(read, t)}
        empty={{ title: t('drugStock.noneNear') }}
        totals={totals}
        onOpen={({ holder, item }) => setOpen(`${holder}-${item}`)}
      />
      {opened && read.data ? <ItemDrawer row={opened} on={read.data.on} onClose={() => setOpen(undefined)} /> : null}
    </>
  );
}
