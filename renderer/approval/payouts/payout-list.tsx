import { useMemo } from 'react';
import { formatYuan } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Grid, type GridProps } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { instantName } from '../../ui/time.ts';
import { inOrder, type PayoutRow, STAGE_LOOKS, totalOf, type View } from './looks.ts';

/** Which of a list are picked, to be paid together. */
export interface Picked {
  readonly ids: ReadonlySet<number>;
  readonly onMark: (row: PayoutRow) => void;
}

/** 付款申请 of one stage, or all of a year. */
export function PayoutList(props: {
  readonly view: Exclude<View, 'payable'>;
  readonly rows: readonly PayoutRow[] | undefined;
  readonly about: string;
  readonly picked: Picked | undefined;
  readonly header: GridProps<PayoutRow>['header'];
  readonly failed: GridProps<PayoutRow>['failed'];
  readonly onOpen: (id: number) => void;
  readonly onPayable: (() => void) | undefined;
}) {
  const { t } = usePreferences();
  const { view, picked, onPayable } = props;
  const rows = useMemo(() => props.rows && inOrder(props.rows), [props.rows]);
  const total = useMemo(
    (): PayoutRow | undefined =>
      rows && rows.length > 0
        ? { ...NOTHING, number: t('payouts.sum', { count: rows.length }), amount: formatYuan(totalOf(rows)) }
        : undefined,
    [rows, t],
  );
  const columns = useColumns(view, picked);
  return (
    <Grid<PayoutRow>
      id={`approval.payouts.${view === 'all' ? 'all' : 'stage'}`}
      label={t(`payouts.view.${view}`)}
      about={props.about}
      columns={columns}
      rows={rows}
      totals={total}
      rowKey={({ id }) => String(id)}
      rowLook={({ id }) => (picked?.ids.has(id) ? 'hot' : undefined)}
      onOpen={({ id }) => id > 0 && props.onOpen(id)}
      {...(picked ? { onMark: picked.onMark } : {})}
      header={props.header}
      failed={props.failed}
      empty={{
        title: t(`payouts.none.${view}`),
        body: t(`payouts.noneBody.${view}`),
        action:
          onPayable && (view === 'draft' || view === 'all') ? (
            <button type="button" className="button primary" onClick={onPayable}>
              {t('payouts.toPayable')}
            </button>
          ) : undefined,
      }}
    />
  );
}

/** The row of totals has nothing of a payment but its amount. */
const NOTHING: PayoutRow = {
  ...{ id: 0, number: '', revision: 0, stage: 'draft', document: 0, documentNumber: '', category: 'other' },
  ...{ purpose: '', contract: null, contractNumber: '', unit: '', unitName: '', payee: '', payeeName: '' },
  ...{ amount: '0.00', prepaid: false, day: '2000-01-01' as PayoutRow['day'], paid: '', reference: '', display: '' },
  ...{ instant: '', warnings: 0, keptHere: true },
};

function useColumns(view: View, picked: Picked | undefined): GridColumn<PayoutRow>[] {
  const { t, locale } = usePreferences();
  return useMemo(() => {
    const isWordy = locale === 'en';
    const said = (row: PayoutRow, text: string): string => (row.id === 0 ? '' : text);
    const isAll = view === 'all';
    return [
      {
        ...{ id: 'number', title: t('payouts.number'), value: ({ number }) => number, pin: 'left' },
        width: picked ? 190 : 164,
        render: (row) =>
          picked && row.id > 0 ? (
            <span className="payout-pick">
              <input
                type="checkbox"
                tabIndex={-1}
                aria-label={t('payouts.pick', { number: row.number })}
                checked={picked.ids.has(row.id)}
                onChange={() => picked.onMark(row)}
              />
              {row.number}
            </span>
          ) : (
            row.number
          ),
      },
      {
        ...{ id: 'stage', title: t('payouts.stage'), width: isWordy ? 112 : 88, hidden: !isAll },
        value: (row) => said(row, t(`payouts.stage.${row.stage}`)),
        render: (row) =>
          row.id === 0 ? null : <span className={STAGE_LOOKS[row.stage]}>{t(`payouts.stage.${row.stage}`)}</span>,
      },
      {
        ...{ id: 'unit', title: t('payouts.unit'), flex: 1, minWidth: 124 },
        value: ({ unit, unitName }) => `${unit} ${unitName}`.trim(),
        render: ({ unitName }) => unitName,
      },
      { id: 'payee', title: t('payouts.payee'), value: ({ payeeName }) => payeeName, flex: 2, minWidth: 150 },
      {
        ...{ id: 'purpose', title: t('payouts.purpose'), flex: 2, minWidth: 130 },
        value: ({ purpose }) => purpose,
        render: ({ purpose, prepaid }) => (
          <>
            {prepaid ? <span className="chip warn">{t('payouts.prepaidChip')}</span> : null} {purpose}
          </>
        ),
      },
      { id: 'amount', title: t('payouts.amount'), kind: 'money', value: ({ amount }) => amount, width: 118 },
      { id: 'day', title: t('payouts.day'), value: (row) => said(row, row.day), width: isWordy ? 112 : 104 },
      {
        id: 'paid',
        title: t('payouts.paidOn'),
        value: ({ paid }) => paid,
        width: 100,
        hidden: !isAll && view !== 'paid',
      },
      {
        ...{ id: 'reference', title: t('payouts.reference'), value: ({ reference }) => reference, width: 132 },
        hidden: view !== 'paid',
      },
      { id: 'document', title: t('payouts.document'), value: ({ documentNumber }) => documentNumber, width: 124 },
      {
        ...{ id: 'contract', title: t('payouts.contract'), value: ({ contractNumber }) => contractNumber, width: 116 },
        hidden: true,
      },
      {
        ...{ id: 'category', title: t('payouts.category'), width: isWordy ? 132 : 112, hidden: true },
        value: (row) => said(row, t(`approval.category.${row.category}`)),
      },
      {
        ...{ id: 'display', title: t('payouts.lastBy'), width: 150 },
        value: ({ display }) => display,
        text: (row) => said(row, `${row.display} ${row.instant === '' ? '' : instantName(row.instant)}`),
      },
    ];
  }, [t, locale, view, picked]);
}
