import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { PAY_MODES, type PayMode } from '../../../shared/domain/procurement/invoices/ordered-line.ts';
import { AGES, type Age } from '../../../shared/domain/procurement/payments/due.ts';
import type { RunMode } from '../../../shared/domain/procurement/payments/run.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { groupedYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { FindField } from '../../ui/find-field.tsx';
import { Grid } from '../../ui/grid.tsx';
import { countColumn, fenOf, type GridColumn } from '../../ui/grid-columns.ts';
import { Segments } from '../../ui/segments.tsx';
import type { AgedSupplier, Payables } from './looks.ts';
import { SupplierDrawer } from './supplier-drawer.tsx';

/** How most of what a supplier may be paid is settled; what the list shows, where that is a way of paying. */
function modeOf(rows: Payables['rows'], supplier: string, shown: PayMode | undefined): RunMode {
  if (shown === 'community' || shown === 'insurance') return shown;
  const openOf = (mode: RunMode): number =>
    rows.reduce((sum, row) => sum + (row.supplier === supplier && row.mode === mode ? (fenOf(row.open) ?? 0) : 0), 0);
  return openOf('insurance') > openOf('community') ? 'insurance' : 'community';
}

type Shown = PayMode | 'all';
const SHOWN: readonly Shown[] = ['all', 'community', 'insurance', 'unit'];
const isMode = (text: string | undefined): text is PayMode => PAY_MODES.includes(text as PayMode);

/** 应付账龄: what is matched and not paid, by supplier and by how long it is past its day; of it what runs plan to pay. */
export function AgeingView(props: {
  readonly on: AccountingDate;
  readonly onDay: (typed: string) => void;
  readonly onRun: ((run: number) => void) | undefined;
  readonly onPay: ((supplier: string, mode: RunMode) => void) | undefined;
}) {
  const { t } = usePreferences();
  const { on } = props;
  const [asked, setMode] = useAddress('mode');
  const [chosen, setChosen] = useAddress('supplier');
  const [typed, setTyped] = useState('');
  const mode = isMode(asked) ? asked : undefined;
  const read = useQuery(api.procurement.payables.queryOptions({ input: mode ? { on, mode } : { on } }));
  const data = read.data;
  const rows = useMemo(() => {
    const words = typed.trim().toUpperCase();
    return data?.suppliers.filter(({ supplier, supplierName }) =>
      `${supplier} ${supplierName}`.toUpperCase().includes(words),
    );
  }, [data, typed]);
  const totals: AgedSupplier | undefined =
    data && typed.trim() === '' && data.suppliers.length > 0
      ? { supplier: '', supplierName: t('drugPayments.total'), stopped: false, ...data.total }
      : undefined;
  const columns = useMemo((): GridColumn<AgedSupplier>[] => {
    const age = (each: Age): GridColumn<AgedSupplier> => ({
      ...{ id: each, title: t(`drugPayments.age.${each}`), kind: 'money', width: 96 },
      value: ({ ages }) => ages[each],
    });
    return [
      {
        ...{ id: 'supplierName', title: t('drugPayments.supplier'), flex: 2, minWidth: 170 },
        value: ({ supplierName }) => supplierName,
        render: ({ supplierName, stopped }) => (
          <>
            {supplierName}
            {stopped ? <span className="chip danger payment-mark">{t('drugPayments.stopped')}</span> : null}
          </>
        ),
      },
      { id: 'unpaid', title: t('drugPayments.unpaid'), kind: 'money', value: ({ unpaid }) => unpaid, width: 108 },
      { id: 'overdue', title: t('drugPayments.overdue'), kind: 'money', value: (row) => row.overdue, width: 108 },
      { id: 'planned', title: t('drugPayments.planned'), kind: 'money', value: ({ planned }) => planned, width: 108 },
      { id: 'open', title: t('drugPayments.open'), kind: 'money', value: ({ open }) => open, width: 108 },
      countColumn('late', t('drugPayments.late'), ({ late }) => late, { width: 76 }),
      ...AGES.map(age),
      { id: 'credits', title: t('drugPayments.credits'), kind: 'money', value: ({ credits }) => credits, width: 92 },
    ];
  }, [t]);
  const one = data?.suppliers.find(({ supplier }) => supplier === chosen);
  return (
    <>
      <Grid<AgedSupplier>
        id="procurement.payables"
        label={t('drugPayments.view.ageing')}
        columns={columns}
        rows={rows}
        rowKey={({ supplier }) => supplier}
        totals={totals}
        onOpen={({ supplier }) => supplier !== '' && setChosen(supplier)}
        header={
          <>
            <FindField label={t('drugPayments.findSupplier')} value={typed} onChange={setTyped} width={200} />
            <Segments
              label={t('drugPayments.mode')}
              value={mode ?? 'all'}
              choices={SHOWN.map((value) => ({ value, label: t(`drugPayments.mode.${value}`) }))}
              onChange={(next) => setMode(next === 'all' ? undefined : next)}
            />
            <label className="payment-bar">
              {t('drugPayments.asOf')}
              <input className="input" type="date" value={on} onChange={({ target }) => props.onDay(target.value)} />
            </label>
            <span className="hint figure">
              {data
                ? t('drugPayments.sums', {
                    unpaid: groupedYuan(fenOf(data.total.unpaid) ?? ZERO),
                    overdue: groupedYuan(fenOf(data.total.overdue) ?? ZERO),
                  })
                : null}
            </span>
          </>
        }
        failed={failedOf(read, t)}
        empty={{ title: t('drugPayments.nothingDue'), body: t('drugPayments.nothingDueBody') }}
      />
      {one && data ? (
        <SupplierDrawer
          supplier={one}
          rows={data.rows.filter(({ supplier }) => supplier === one.supplier)}
          onRun={props.onRun}
          onPay={props.onPay && ((supplier) => props.onPay?.(supplier, modeOf(data.rows, supplier, mode)))}
          onClose={() => setChosen(undefined)}
        />
      ) : null}
    </>
  );
}
