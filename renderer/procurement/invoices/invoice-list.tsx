import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { VERDICTS, type Verdict } from '../../../shared/domain/procurement/invoices/match.ts';
import { parseDate } from '../../../shared/kernel/date.ts';
import { sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { type Unit, useScope } from '../../app/scope.ts';
import { useAmountSaid } from '../../ui/amount.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { FindField } from '../../ui/find-field.tsx';
import { Grid } from '../../ui/grid.tsx';
import { fenOf, type GridColumn } from '../../ui/grid-columns.ts';
import { Segments } from '../../ui/segments.tsx';
import { UnitField } from '../../ui/unit-field.tsx';
import { jointOf } from '../joints.ts';
import { byUrgency, type InvoiceRow, VERDICT_LOOKS } from './looks.ts';

const NONE: readonly InvoiceRow[] = [];
const NO_UNITS: readonly Unit[] = [];
type Shown = 'all' | Verdict | 'first';

/** Everything by which an invoice is found, in capital letters. */
const textOf = ({ number, sellerName, products, lots, orders, receipts }: InvoiceRow): string =>
  [number, sellerName, ...products, ...lots, ...orders, ...receipts].join(' ').toUpperCase();

/** A column that is exported, and shown where somebody chooses it. */
const hidden = (
  id: string,
  title: string,
  value: (row: InvoiceRow) => string,
  kind: 'text' | 'money' = 'text',
): GridColumn<InvoiceRow> => ({ id, title, kind, value, width: 150, hidden: true });

/** A year's invoices, what waits for a decision first. */
export function InvoiceList(props: { readonly year: string; readonly onOpen: ((id: number) => void) | undefined }) {
  const { t, locale } = usePreferences();
  const { may } = useIdentity();
  const saidOf = useAmountSaid();
  const { units = NO_UNITS } = useScope();
  const { year, onOpen } = props;
  const [shown, setShown] = useState<Shown>('all');
  const [typed, setTyped] = useState('');
  const [seller, setSeller] = useState<string>();
  const [unit, setUnit] = useState<string>();
  const [first, last] = [parseDate(`${year}-01-01`)!, parseDate(`${year}-12-31`)!];
  const read = useQuery(api.procurement.supplierInvoices.queryOptions({ input: { first, last } }));
  const all = read.data ?? NONE;
  const rows = useMemo(() => {
    const words = typed.trim().toUpperCase();
    return all
      .filter(
        (row) =>
          (shown === 'all' || (shown === 'first' ? row.verdict === null : row.verdict === shown)) &&
          (seller === undefined || row.seller === seller) &&
          (unit === undefined || row.units.includes(unit)) &&
          (words === '' || textOf(row).includes(words)),
      )
      .sort(byUrgency);
  }, [all, shown, typed, seller, unit]);
  const firms = useMemo(
    () => [...new Map(all.map((row) => [row.seller, { code: row.seller, name: row.sellerName }])).values()],
    [all],
  );
  const nameOf = useCallback((unit: string): string => units.find(({ code }) => code === unit)?.name ?? unit, [units]);
  const columns = useMemo(
    (): GridColumn<InvoiceRow>[] => [
      {
        ...{ id: 'verdict', title: t('supplierInvoices.verdict'), width: 96 },
        value: ({ verdict }) => t(`supplierInvoices.verdict.${verdict ?? 'first'}`),
        render: ({ verdict }) => (
          <span className={verdict ? VERDICT_LOOKS[verdict] : 'chip'}>
            {t(`supplierInvoices.verdict.${verdict ?? 'first'}`)}
          </span>
        ),
      },
      {
        ...{ id: 'number', title: t('supplierInvoices.number'), width: 206 },
        value: ({ number }) => number,
        render: ({ number, red }) => (
          <>
            {red ? <span className="chip danger invoice-red">{t('supplierInvoices.red')}</span> : null}
            <span className="code">{number}</span>
          </>
        ),
      },
      { id: 'day', title: t('supplierInvoices.day'), value: ({ day }) => day, width: 100 },
      {
        id: 'seller',
        title: t('supplierInvoices.seller'),
        value: ({ sellerName }) => sellerName,
        flex: 2,
        minWidth: 130,
      },
      {
        ...{ id: 'products', title: t('supplierInvoices.products'), flex: 2, minWidth: 120 },
        value: ({ products }) =>
          products.length > 1
            ? t('supplierInvoices.andMore', { name: products[0]!, count: products.length })
            : (products[0] ?? ''),
      },
      { id: 'amount', title: t('supplierInvoices.amount'), kind: 'money', value: ({ amount }) => amount, width: 126 },
      {
        id: 'payable',
        title: t('supplierInvoices.payable'),
        kind: 'money',
        value: ({ verdict, payable }) => (verdict === null || fenOf(payable) === ZERO ? '' : payable),
        width: 112,
      },
      hidden('tax', t('supplierInvoices.tax'), ({ tax }) => tax ?? '', 'money'),
      hidden('units', t('supplierInvoices.unit'), (row) =>
        row.units.map((code) => nameOf(code)).join(jointOf(locale, '、')),
      ),
      hidden('orders', t('supplierInvoices.orders'), ({ orders }) => orders.join(jointOf(locale, '、'))),
      hidden('receipts', t('supplierInvoices.receipts'), ({ receipts }) => receipts.join(jointOf(locale, '、'))),
      hidden('lots', t('supplierInvoices.lots'), ({ lots }) => lots.join(jointOf(locale, '、'))),
      {
        ...{ id: 'reasons', title: t('supplierInvoices.reasons'), flex: 3, minWidth: 240 },
        value: ({ reasons, released, held, payable }) =>
          [
            // What is not paid of one that is paid in part.
            ...(held.lines > 0 && fenOf(payable) !== ZERO
              ? [t('supplierInvoices.held', { count: held.lines, amount: saidOf(held.amount) })]
              : []),
            ...reasons.map((reason) => t(`supplierInvoices.reason.${reason}`)),
            ...(released ? [t('supplierInvoices.released')] : []),
          ].join(jointOf(locale, '、')),
      },
    ],
    [t, locale, nameOf, saidOf],
  );
  const count = (of: Shown): number =>
    of === 'all'
      ? all.length
      : all.filter(({ verdict }) => (of === 'first' ? verdict === null : verdict === of)).length;
  const choices: readonly Shown[] = ['all', ...[...VERDICTS].reverse(), 'first'];
  const sum = (of: (row: InvoiceRow) => string): string =>
    saidOf(sumFen(rows.flatMap((row) => (row.verdict === null ? [] : [fenOf(of(row)) ?? ZERO]))));
  return (
    <Grid<InvoiceRow>
      id="procurement.invoices"
      label={t('supplierInvoices.title')}
      about={[
        t('supplierInvoices.ofYear', { year }),
        ...(shown === 'all' ? [] : [t(`supplierInvoices.verdict.${shown}`)]),
        ...(seller === undefined ? [] : [firms.find(({ code }) => code === seller)?.name ?? seller]),
        ...(unit === undefined ? [] : [nameOf(unit)]),
        ...(typed.trim() === '' ? [] : [`“${typed.trim()}”`]),
      ].join(' · ')}
      columns={columns}
      rows={read.data ? rows : undefined}
      rowKey={({ id }) => String(id)}
      {...(onOpen ? { onOpen: ({ id }: InvoiceRow) => onOpen(id) } : {})}
      header={
        <>
          <FindField label={t('supplierInvoices.find')} value={typed} onChange={setTyped} width={220} />
          <Segments
            label={t('supplierInvoices.shown')}
            value={shown}
            choices={choices.map((value) => ({
              value,
              label: t('supplierInvoices.counted', {
                what: t(value === 'all' ? 'supplierInvoices.all' : `supplierInvoices.verdict.${value}`),
                count: count(value),
              }),
            }))}
            onChange={setShown}
          />
          <ChoiceField
            label={t('supplierInvoices.seller')}
            placeholder={t('supplierInvoices.everySeller')}
            options={firms}
            value={seller}
            onChange={setSeller}
            clearable
            codeless
            width={170}
          />
          <UnitField
            label={t('supplierInvoices.unit')}
            placeholder={t('supplierInvoices.everyUnit')}
            options={units}
            value={unit}
            onChange={setUnit}
            clearable
            width={150}
          />
          <span className="hint figure">
            {t('supplierInvoices.sums', {
              amount: sum(({ amount }) => amount),
              payable: sum(({ payable }) => payable),
            })}
          </span>
        </>
      }
      failed={failedOf(read, t)}
      empty={
        all.length > 0
          ? { title: t('supplierInvoices.noneFound') }
          : {
              title: t('supplierInvoices.none', { year }),
              body: t(may('procurement.buy') ? 'supplierInvoices.noneBody' : 'supplierInvoices.noneYet'),
            }
      }
    />
  );
}
