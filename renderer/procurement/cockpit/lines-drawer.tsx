import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { formatYuan, parseYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Grid } from '../../ui/grid.tsx';
import { countColumn, type GridColumn } from '../../ui/grid-columns.ts';
import type { BoughtLine, Picked, Seen } from './looks.ts';

const NO_LINE = {
  ...{
    line: 0,
    receipt: 0,
    order: 0,
    orderNumber: '',
    day: '',
    unit: '',
    unitName: '',
    supplier: '',
    supplierName: '',
  },
  ...{ item: '', name: '', maker: '', packs: 0, price: '' },
};

/** The accepted lines behind a bar or a row, each with its receipt and its order to open. */
export function LinesDrawer(props: { readonly seen: Seen; readonly picked: Picked; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const { seen, picked } = props;
  const { by, key } = picked;
  const read = useQuery(api.procurement.cockpitLines.queryOptions({ input: { ...seen, by, key } }));
  const columns = useMemo(
    (): GridColumn<BoughtLine>[] => [
      { id: 'day', title: t('cockpit.day'), value: ({ day }) => day, width: 104 },
      {
        ...{ id: 'number', title: t('cockpit.receipt'), value: ({ number }) => number, width: 150 },
        render: ({ number, receipt }) =>
          receipt === 0 ? (
            number
          ) : (
            <ToPage to="/deliveries" search={{ view: 'receipts', receipt: String(receipt) }}>
              {number}
            </ToPage>
          ),
      },
      {
        ...{ id: 'order', title: t('cockpit.order'), value: ({ orderNumber }) => orderNumber, width: 132 },
        render: ({ orderNumber, order, item }) =>
          order === 0 ? (
            ''
          ) : (
            <ToPage to="/purchase-orders" search={{ view: 'orders', order: String(order), line: item }}>
              {orderNumber}
            </ToPage>
          ),
      },
      ...(by === 'unit'
        ? []
        : [
            {
              ...{ id: 'unit', title: t('cockpit.unit'), flex: 2, minWidth: 120 },
              value: ({ unit, unitName }: BoughtLine) => `${unit} ${unitName}`.trim(),
            },
          ]),
      ...(by === 'item'
        ? []
        : [
            { id: 'item', title: t('cockpit.item'), flex: 3, minWidth: 180, value: ({ name }: BoughtLine) => name },
            { id: 'maker', title: t('cockpit.maker'), flex: 1, minWidth: 110, value: ({ maker }: BoughtLine) => maker },
          ]),
      ...(by === 'supplier'
        ? []
        : [
            {
              ...{ id: 'supplier', title: t('cockpit.supplier'), flex: 2, minWidth: 140 },
              value: ({ supplierName }: BoughtLine) => supplierName,
            },
          ]),
      countColumn<BoughtLine>('packs', t('cockpit.packs'), ({ packs }) => packs, { width: 80 }),
      { id: 'price', title: t('cockpit.price'), kind: 'number', value: ({ price }) => price, width: 96 },
      { id: 'amount', title: t('cockpit.amount'), kind: 'money', value: ({ amount }) => amount, width: 124 },
    ],
    [t, by],
  );
  const total = useMemo(
    () => formatYuan(read.data?.length ? sumFen(read.data.map(({ amount }) => parseYuan(amount)!)) : ZERO),
    [read.data],
  );
  return (
    <Drawer open width={1080} onClose={props.onClose} title={`${t(`cockpit.${by}`)} ${picked.name}`}>
      <div className="cockpit-lines">
        <Grid<BoughtLine>
          id={`procurement.cockpit.${by}`}
          label={`${t('cockpit.lines')} ${picked.name}`}
          columns={columns}
          rows={read.data}
          height={540}
          rowKey={({ line }) => String(line)}
          totals={{ ...NO_LINE, number: t('cockpit.total'), amount: total }}
          failed={failedOf(read, t)}
          empty={{ title: t('cockpit.noLines') }}
        />
      </div>
    </Drawer>
  );
}
