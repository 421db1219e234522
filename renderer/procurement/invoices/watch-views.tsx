import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { chinaDay } from '../../../shared/domain/organisation/deadline.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { formatYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { endOf, type Period } from '../../../shared/kernel/period.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAmountSaid } from '../../ui/amount.tsx';
import { Grid } from '../../ui/grid.tsx';
import { countColumn, fenOf, type GridColumn } from '../../ui/grid-columns.ts';
import { jointOf } from '../joints.ts';
import type { Credit, MissingFirst, Unbilled } from './looks.ts';

/** 待补第一票: second invoices without the maker's, the longest waiting first. */
export function MissingView(props: { readonly period: Period; readonly onOpen: (invoice: number) => void }) {
  const { t } = usePreferences();
  const today = chinaDay(Date.now()) as AccountingDate;
  const end = endOf(props.period);
  const on = end < today ? end : today;
  const read = useQuery(api.procurement.missingFirstInvoices.queryOptions({ input: { on } }));
  const columns = useMemo(
    (): GridColumn<MissingFirst>[] => [
      countColumn('days', t('supplierInvoices.waitingDays'), ({ days }) => days, { width: 84 }),
      {
        id: 'seller',
        title: t('supplierInvoices.seller'),
        value: ({ sellerName }) => sellerName,
        flex: 2,
        minWidth: 140,
      },
      { id: 'title', title: t('supplierInvoices.product'), value: ({ title }) => title, flex: 2, minWidth: 150 },
      { id: 'maker', title: t('supplierInvoices.maker'), value: ({ maker }) => maker, flex: 1, minWidth: 130 },
      { id: 'lot', title: t('supplierInvoices.lot'), value: ({ lot }) => lot, width: 92 },
      countColumn('packs', t('supplierInvoices.packs'), ({ packs }) => packs, { width: 68 }),
      { id: 'amount', title: t('supplierInvoices.amount'), kind: 'money', value: ({ amount }) => amount, width: 110 },
      { id: 'number', title: t('supplierInvoices.second'), value: ({ number }) => number, width: 168 },
      { id: 'day', title: t('supplierInvoices.day'), value: ({ day }) => day, width: 98 },
      {
        ...{ id: 'released', title: t('supplierInvoices.release'), width: 84 },
        value: ({ released }) => (released ? t('supplierInvoices.released') : ''),
        render: ({ released }) =>
          released ? <span className="chip accent">{t('supplierInvoices.released')}</span> : null,
      },
    ],
    [t],
  );
  return (
    <Grid<MissingFirst>
      id="procurement.missing-firsts"
      label={t('supplierInvoices.view.missing')}
      about={t('supplierInvoices.upTo', { day: on })}
      columns={columns}
      rows={read.data}
      rowKey={({ line }) => String(line)}
      onOpen={({ invoice }) => props.onOpen(invoice)}
      header={<span className="hint">{t('supplierInvoices.missingHint', { day: on })}</span>}
      failed={failedOf(read, t)}
      empty={{ title: t('supplierInvoices.noMissing'), body: t('supplierInvoices.noMissingBody') }}
    />
  );
}

/** 欠红字发票: what went back after it was billed. */
export function CreditsView({ onOpen }: { readonly onOpen: (invoice: number) => void }) {
  const { t, locale } = usePreferences();
  const read = useQuery(api.procurement.awaitedCredits.queryOptions({ input: {} }));
  const columns = useMemo(
    (): GridColumn<Credit>[] => [
      {
        id: 'seller',
        title: t('supplierInvoices.seller'),
        value: ({ sellerName }) => sellerName,
        flex: 2,
        minWidth: 180,
      },
      { id: 'title', title: t('supplierInvoices.product'), value: ({ title }) => title, flex: 2, minWidth: 190 },
      { id: 'order', title: t('supplierInvoices.order'), value: ({ order }) => order, width: 130 },
      countColumn('invoiced', t('supplierInvoices.invoiced'), ({ invoiced }) => invoiced),
      countColumn('accepted', t('supplierInvoices.accepted'), ({ accepted }) => accepted),
      countColumn('returned', t('supplierInvoices.returned'), ({ returned }) => returned),
      countColumn('owed', t('supplierInvoices.owed'), ({ owed }) => owed),
      {
        id: 'amount',
        title: t('supplierInvoices.owedAmount'),
        kind: 'money',
        value: ({ amount }) => amount,
        width: 116,
      },
      {
        ...{ id: 'invoices', title: t('supplierInvoices.billedBy'), flex: 1, minWidth: 170 },
        value: ({ invoices }) => invoices.map(({ number }) => number).join(jointOf(locale, '、')),
      },
    ],
    [t, locale],
  );
  return (
    <Grid<Credit>
      id="procurement.awaited-credits"
      label={t('supplierInvoices.view.credits')}
      columns={columns}
      rows={read.data}
      rowKey={({ orderLine }) => String(orderLine)}
      onOpen={({ invoices }) => invoices.at(-1) && onOpen(invoices.at(-1)!.id)}
      header={<span className="hint">{t('supplierInvoices.creditsHint')}</span>}
      failed={failedOf(read, t)}
      empty={{ title: t('supplierInvoices.noCredits'), body: t('supplierInvoices.noCreditsBody') }}
    />
  );
}

/** 已收未开票: goods that are there and billed by nobody yet, for the estimate at the month's end (暂估入账). */
export function UnbilledView() {
  const { t, locale } = usePreferences();
  const saidOf = useAmountSaid();
  const read = useQuery(api.procurement.unbilledGoods.queryOptions({ input: {} }));
  const rows = read.data;
  const columns = useMemo(
    (): GridColumn<Unbilled>[] => [
      { id: 'day', title: t('supplierInvoices.acceptedDay'), value: ({ day }) => day, width: 108 },
      {
        id: 'seller',
        title: t('supplierInvoices.supplier'),
        value: ({ sellerName }) => sellerName,
        flex: 2,
        minWidth: 180,
      },
      { id: 'title', title: t('supplierInvoices.product'), value: ({ title }) => title, flex: 2, minWidth: 170 },
      {
        ...{ id: 'units', title: t('supplierInvoices.unit'), flex: 1, minWidth: 112 },
        value: ({ unitNames }) => unitNames.join(jointOf(locale, '、')),
      },
      { id: 'order', title: t('supplierInvoices.order'), value: ({ order }) => order, width: 124 },
      countColumn('accepted', t('supplierInvoices.accepted'), ({ accepted }) => accepted),
      countColumn('invoiced', t('supplierInvoices.invoiced'), ({ invoiced }) => invoiced),
      countColumn('open', t('supplierInvoices.open'), ({ open }) => open),
      { id: 'price', title: t('supplierInvoices.price'), kind: 'number', value: ({ price }) => price, width: 96 },
      { id: 'amount', title: t('supplierInvoices.estimate'), kind: 'money', value: ({ amount }) => amount, width: 120 },
    ],
    [t, locale],
  );
  const totals = useMemo(
    (): Unbilled | undefined =>
      rows && rows.length > 0
        ? {
            ...{ ...rows[0]!, orderLine: 0, order: '', day: t('supplierInvoices.totals'), sellerName: '', title: '' },
            ...{ unitNames: [], price: '', accepted: 0, invoiced: 0, open: 0 },
            amount: formatYuan(sumFen(rows.map(({ amount }) => fenOf(amount) ?? ZERO))),
          }
        : undefined,
    [rows, t],
  );
  return (
    <Grid<Unbilled>
      id="procurement.unbilled-goods"
      label={t('supplierInvoices.view.unbilled')}
      columns={columns}
      rows={rows}
      rowKey={({ orderLine }) => String(orderLine)}
      totals={totals}
      header={
        <span className="hint">
          {t('supplierInvoices.unbilledHint', {
            amount: saidOf(sumFen((rows ?? []).map(({ amount }) => fenOf(amount) ?? ZERO))),
          })}
        </span>
      }
      failed={failedOf(read, t)}
      empty={{ title: t('supplierInvoices.noUnbilled'), body: t('supplierInvoices.noUnbilledBody') }}
    />
  );
}
