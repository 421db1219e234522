import { useMemo } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';
import { Grid, type GridProps } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import type { Payable } from './looks.ts';

/** 可以付款的: each contract, and each application that needs none, with what may be paid today. A row opens its payment. */
export function PayableList(props: {
  readonly rows: readonly Payable[] | undefined;
  readonly header: GridProps<Payable>['header'];
  readonly failed: GridProps<Payable>['failed'];
  readonly onPay: (row: Payable) => void;
}) {
  const { t, locale } = usePreferences();
  const columns = useMemo((): GridColumn<Payable>[] => {
    const isWordy = locale === 'en';
    return [
      {
        ...{ id: 'document', title: t('payouts.document'), value: (row) => row.documentNumber, width: 128 },
        render: ({ documentNumber, early }) => (
          <>
            {documentNumber} {early ? <span className="chip warn">{t('payouts.earlyChip')}</span> : null}
          </>
        ),
      },
      {
        ...{ id: 'contract', title: t('payouts.contract'), width: 120 },
        value: ({ contractNumber }) => contractNumber,
        render: ({ contract, contractNumber }) =>
          contract === null ? <span className="hint">{t('payouts.noContract')}</span> : contractNumber,
      },
      {
        ...{ id: 'unit', title: t('payouts.unit'), flex: 1, minWidth: 124 },
        value: ({ unit, unitName }) => `${unit} ${unitName}`,
        render: ({ unitName }) => unitName,
      },
      { id: 'payee', title: t('payouts.payee'), value: ({ payeeName }) => payeeName, flex: 1, minWidth: 140 },
      { id: 'purpose', title: t('payouts.purpose'), value: ({ purpose }) => purpose, flex: 2, minWidth: 140 },
      {
        ...{ id: 'category', title: t('payouts.category'), width: isWordy ? 132 : 112, hidden: true },
        value: ({ category }) => t(`approval.category.${category}`),
      },
      { id: 'granted', title: t('payouts.granted'), kind: 'money', value: ({ granted }) => granted, width: 118 },
      { id: 'taken', title: t('payouts.takenBefore'), kind: 'money', value: ({ taken }) => taken, width: 118 },
      { id: 'ready', title: t('payouts.ready'), kind: 'money', value: ({ ready }) => ready, width: 118 },
    ];
  }, [t, locale]);
  return (
    <Grid<Payable>
      id="approval.payable"
      label={t('payouts.view.payable')}
      columns={columns}
      rows={props.rows}
      rowKey={({ document, contract }) => `${document} ${contract ?? ''}`}
      onOpen={props.onPay}
      header={props.header}
      failed={props.failed}
      empty={{
        title: t('payouts.none.payable'),
        body: t('payouts.noneBody.payable'),
        action: (
          <ToPage to="/approval-applications" className="button">
            {t('payouts.toApplications')}
          </ToPage>
        ),
      }}
    />
  );
}
