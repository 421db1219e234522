import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { formatYuan, parseYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { api } from '../../app/client.ts';
import { useDayShown } from '../../app/day-shown.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { FindField } from '../../ui/find-field.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { type PageAction, PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { OrderSheet } from './order-sheet.tsx';
import { isOf, ORDER_FILTERS, stateOn } from './order-state.ts';
import { type OrderHead, packsText, STAGE_CHIPS } from './words.ts';

/** 采购订单 of a year, the latest first; one opens beside them. */
export function OrderList(props: {
  readonly choice: ReactNode;
  readonly modes: PageAction;
  readonly year: number;
  readonly present: number;
  readonly onYear: (year: number) => void;
  readonly onPlan: () => void;
}) {
  const { t } = usePreferences();
  const { year, present } = props;
  const [opened, setOpened] = useAddress('order');
  const [, setLine] = useAddress('line');
  const [find, setFind] = useState('');
  const [asked, setFilter] = useAddress('state');
  const filter = ORDER_FILTERS.find((each) => each === asked);
  const [day] = useDayShown();
  const read = useQuery(api.procurement.orders.queryOptions({ input: { year } }));
  const rows = useMemo(() => {
    const words = find.trim().toLowerCase();
    const found = read.data?.filter(
      (order) =>
        `${order.number} ${order.supplier} ${order.supplierName}`.toLowerCase().includes(words) &&
        (filter === undefined || isOf(order, filter, day)),
    );
    return found && [...found].reverse();
  }, [read.data, find, filter, day]);
  const columns = useColumns(day);
  const total: OrderHead | undefined = rows && { ...NO_ORDER, ...sums(rows), number: t('purchaseOrders.total') };
  const near = [present - 1, present, present + 1];
  // The line that was looked at goes with its order.
  const close = (): void => {
    setLine(undefined, { replace: true });
    setOpened(undefined);
  };
  const id = /^[1-9]\d{0,9}$/.test(opened ?? '') ? Number(opened) : undefined;
  return (
    <>
      <PageHead title={t('purchaseOrders.title')} actions={[props.modes]}>
        {props.choice}
        <Segments
          label={t('purchaseOrders.year')}
          value={String(year)}
          choices={(near.includes(year) ? near : [...near, year].sort()).map((each) => ({
            ...{ value: String(each), label: String(each) },
          }))}
          onChange={(next) => props.onYear(Number(next))}
        />
      </PageHead>
      <div className="orders fill">
        <Grid<OrderHead>
          id="procurement.orders"
          label={`${t('purchaseOrders.view.orders')} ${year}`}
          columns={columns}
          rows={rows}
          rowKey={(row) => String(row.id)}
          totals={total}
          onOpen={(row) => setOpened(String(row.id))}
          header={
            <>
              <FindField label={t('purchaseOrders.findOrder')} value={find} onChange={setFind} width={240} />
              <select
                className="input"
                aria-label={t('purchaseOrders.stage')}
                value={filter ?? ''}
                onChange={({ target }) => setFilter(target.value || undefined, { replace: true })}
              >
                <option value="">{t('purchaseOrders.state.all')}</option>
                {ORDER_FILTERS.map((each) => (
                  <option key={each} value={each}>
                    {each === 'arrived'
                      ? t('purchaseOrders.state.arrived')
                      : each === 'late'
                        ? t('purchaseOrders.state.lateAll')
                        : t(`procurement.stage.${each}`)}
                  </option>
                ))}
              </select>
              <span className="hint">{t('purchaseOrders.lateAsOf', { day })}</span>
            </>
          }
          failed={failedOf(read, t)}
          empty={{
            title: t('purchaseOrders.ordersNone', { year }),
            body: <p>{t('purchaseOrders.ordersNoneBody')}</p>,
            action: (
              <button type="button" className="button primary" onClick={props.onPlan}>
                {t('purchaseOrders.toPlan')}
              </button>
            ),
          }}
        />
      </div>
      {id === undefined ? null : <OrderSheet key={id} id={id} onClose={close} />}
    </>
  );
}

const NO_ORDER: OrderHead = {
  ...{ id: 0, number: '', stage: 'placed', revision: 0, display: '', instant: '', reason: '', may: [], supplier: '' },
  ...{ supplierName: '', day: '', urgent: false, settlement: 'community', promised: '', lines: 0, packs: 0 },
  ...{ cancelled: 0, received: 0, amount: '0.00' },
};

const sums = (rows: readonly OrderHead[]) => ({
  packs: rows.reduce((sum, { packs }) => sum + packs, 0),
  received: rows.reduce((sum, { received }) => sum + received, 0),
  amount: formatYuan(sumFen(rows.map(({ amount }) => parseYuan(amount) ?? ZERO))),
});

function useColumns(day: AccountingDate): GridColumn<OrderHead>[] {
  const { t } = usePreferences();
  return useMemo(
    () => [
      {
        ...{ id: 'number', title: t('purchaseOrders.number'), width: 124, pin: 'left' },
        value: ({ number }) => number,
        render: ({ number }) => <span className="code">{number}</span>,
      },
      {
        ...{ id: 'supplier', title: t('purchaseOrders.supplier'), flex: 3, minWidth: 150 },
        value: ({ supplierName }) => supplierName,
        render: ({ supplierName, urgent }) => (
          <span className="orders-cell">
            <span className="one-line">{supplierName}</span>
            {urgent ? <span className="chip danger">{t('purchaseOrders.urgent')}</span> : null}
          </span>
        ),
      },
      { id: 'day', title: t('purchaseOrders.orderDay'), value: ({ day }) => day, width: 92 },
      {
        ...{ id: 'settlement', title: t('purchaseOrders.settlement'), flex: 1, minWidth: 116 },
        value: ({ id, settlement }) => (id === 0 ? '' : t(`purchaseOrders.settlement.${settlement}`)),
      },
      {
        ...{ id: 'lines', title: t('purchaseOrders.lines'), kind: 'number', width: 64, minWidth: 60 },
        value: ({ lines }) => lines || undefined,
      },
      {
        ...{ id: 'packs', title: t('purchaseOrders.packs'), kind: 'number', width: 80, minWidth: 76 },
        value: ({ packs }) => packs,
        render: ({ packs }) => packsText(packs),
      },
      { id: 'amount', title: t('purchaseOrders.amount'), kind: 'money', value: ({ amount }) => amount, width: 120 },
      {
        ...{ id: 'stage', title: t('purchaseOrders.stage'), width: 168, pin: 'right' },
        value: ({ id, stage }) => (id === 0 ? '' : t(`procurement.stage.${stage}`)),
        render: (order) => (order.id === 0 ? null : <States order={order} day={day} />),
      },
      { id: 'promised', title: t('purchaseOrders.promised'), value: ({ promised }) => promised, width: 92 },
      {
        ...{
          id: 'progress',
          title: t('purchaseOrders.progress'),
          kind: 'number',
          width: 112,
          minWidth: 104,
          sortable: false,
        },
        value: ({ received, packs }) => `${received} / ${packs}`,
        render: ({ received, packs }) => (packs === 0 ? '–' : `${packsText(received)} / ${packsText(packs)}`),
      },
    ],
    [t, day],
  );
}

/** The stage, and whether all has come or is late. */
function States({ order, day }: { readonly order: OrderHead; readonly day: AccountingDate }) {
  const { t } = usePreferences();
  const state = stateOn(order, day);
  return (
    <span className="orders-cell">
      <span className={STAGE_CHIPS[order.stage] ?? 'chip'}>{t(`procurement.stage.${order.stage}`)}</span>
      {state === undefined ? null : state.is === 'arrived' ? (
        <span className="chip ok">{t('purchaseOrders.state.arrived')}</span>
      ) : (
        <span className="chip danger" title={day}>
          {t('purchaseOrders.state.late', { days: state.days })}
        </span>
      )}
    </span>
  );
}
