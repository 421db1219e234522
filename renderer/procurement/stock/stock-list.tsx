import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { addFen, formatYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { ItemDrawer } from './item-drawer.tsx';
import { counted, type StockRow, useStock } from './use-stock.ts';

/** 库存 by unit and product, or only what runs short. */
export function StockList({ on, short }: { readonly on: AccountingDate | undefined; readonly short: boolean }) {
  const { t } = usePreferences();
  const [open, setOpen] = useAddress('item');
  const read = useStock(on);
  const useDays = useQuery(api.procurement.deliveryRules.queryOptions({ input: {} })).data?.useDays;
  const rows = useMemo(() => read.data?.rows.filter((row) => !short || row.short), [read.data, short]);
  const columns = useMemo((): GridColumn<StockRow>[] => {
    const quantity = (id: string, title: string, of: (row: StockRow) => number, width = 92): GridColumn<StockRow> => ({
      ...{ id, title, kind: 'number', width, minWidth: 60, value: (row) => (row.item === '' ? undefined : of(row)) },
      render: (row) => (row.item === '' ? '' : counted(of(row))),
    });
    return [
      {
        ...{ id: 'holder', title: t('drugStock.unit'), width: 148, pin: 'left' },
        value: ({ holder, holderName }) => `${holder} ${holderName}`.trim(),
      },
      { id: 'item', title: t('drugStock.item'), value: ({ item }) => item, width: 200, hidden: true },
      { id: 'name', title: t('drugStock.product'), value: ({ name }) => name, flex: 4, minWidth: 200 },
      quantity('quantity', t('drugStock.smallestQuantity'), (row) => row.quantity, 108),
      { id: 'unit', title: t('drugStock.smallest'), value: ({ unit }) => unit, width: 84 },
      { id: 'value', title: t('drugStock.value'), kind: 'money', value: ({ value }) => value, width: 112 },
      quantity('lots', t('drugStock.lots'), ({ lots }) => lots.length, 72),
      { id: 'earliest', title: t('drugStock.earliest'), value: ({ lots }) => lots[0]?.expiry ?? '', width: 104 },
      quantity(
        'used',
        useDays === undefined ? t('drugStock.used') : t('drugStock.usedOver', { days: useDays }),
        (row) => row.used,
        112,
      ),
      {
        ...{
          id: 'cover',
          title: t('drugStock.cover'),
          kind: 'number',
          width: 88,
          minWidth: 60,
          value: ({ cover }) => cover,
        },
        render: ({ cover }) => (cover === null ? '' : counted(cover)),
      },
      {
        ...{ id: 'flags', title: t('drugStock.flags'), width: 112, pin: 'right' },
        value: (row) =>
          `${row.short ? t('drugStock.flag.short') : ''} ${row.near ? t('drugStock.flag.near') : ''}`.trim(),
        render: (row) => (
          <>
            {row.short ? <span className="chip danger">{t('drugStock.flag.short')}</span> : null}{' '}
            {row.near ? <span className="chip warn">{t('drugStock.flag.near')}</span> : null}
          </>
        ),
      },
    ];
  }, [t, useDays]);
  const totals = useMemo(
    (): StockRow | undefined =>
      (rows &&
        rows.length > 0 && {
          ...{ holder: '', holderName: t('drugStock.total'), item: '', name: '', unit: '', quantity: 0, used: 0 },
          value: formatYuan(rows.reduce((sum, row) => addFen(sum, parseYuan(row.value) ?? ZERO), ZERO)),
          ...{ cover: null, short: false, near: false, lots: [] },
        }) ||
      undefined,
    [rows, t],
  );
  const opened = read.data?.rows.find((row) => `${row.holder}-${row.item}` === open);
  return (
    <>
      <Grid<StockRow>
        id="procurement.stock"
        label={`${t('drugStock.title')} ${t(short ? 'drugStock.view.short' : 'drugStock.view.stock')}`}
        columns={columns}
        rows={rows}
        totals={totals}
        rowKey={({ holder, item }) => `${holder}-${item}`}
        onOpen={({ holder, item }) => setOpen(`${holder}-${item}`)}
        header={read.data ? <span className="hint">{t('deliveries.asOf', { day: read.data.on })}</span> : null}
        failed={failedOf(read, t)}
        empty={
          short ? { title: t('drugStock.noneShort') } : { title: t('drugStock.none'), body: t('drugStock.noneBody') }
        }
      />
      {opened && read.data ? <ItemDrawer row={opened} on={read.data.on} onClose={() => setOpen(undefined)} /> : null}
    </>
  );
}
