import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import type { NoteRow } from './looks.ts';

/** Rows of receipts and returns: whence each came, and what it comes to. */
export function NoteRows<Row extends NoteRow>(props: {
  readonly id: string;
  readonly label: string;
  readonly rows: readonly Row[] | undefined;
  /** What of them is shown, as a printed list says it. */
  readonly about?: string;
  /** Columns before those of every row. */
  readonly first?: readonly GridColumn<Row>[];
  readonly header: ReactNode;
  readonly height?: number | 'rows';
  readonly failed?: { readonly sentence: string; readonly onRetry: () => void } | undefined;
  readonly empty: { readonly title: string; readonly body?: string };
}) {
  const { t } = usePreferences();
  const { first } = props;
  const columns = useMemo(
    (): GridColumn<Row>[] => [
      ...(first ?? []),
      { id: 'day', title: t('settlements.date'), value: ({ day }) => day, width: 100 },
      { id: 'item', title: t('settlements.item'), value: ({ itemName }) => itemName, flex: 3, minWidth: 220 },
      {
        ...{ id: 'supplier', title: t('settlements.supplier'), flex: 2, minWidth: 130 },
        value: ({ supplierName }) => supplierName,
      },
      { id: 'lot', title: t('settlements.lot'), value: ({ lot }) => lot, width: 92 },
      {
        ...{ id: 'packs', title: t('settlements.packs'), kind: 'number', width: 68, value: ({ packs }) => packs },
        render: ({ packs }) => (
          <span className={packs < 0 ? 'money negative' : 'money'}>{packs.toLocaleString('en')}</span>
        ),
      },
      { id: 'price', title: t('settlements.price'), kind: 'number', value: ({ price }) => price, width: 76 },
      { id: 'amount', title: t('settlements.amount'), kind: 'money', value: ({ amount }) => amount, width: 108 },
      { id: 'document', title: t('settlements.document'), value: ({ document }) => document, width: 128 },
      { id: 'order', title: t('settlements.order'), value: ({ order }) => order, width: 124 },
      {
        ...{ id: 'kind', title: t('settlements.kind'), width: 88, hidden: true },
        value: ({ kind }) => t(`procurement.kind.${kind}`),
      },
      { id: 'code', title: t('settlements.code'), value: ({ item }) => item, width: 210, hidden: true },
    ],
    [t, first],
  );
  return (
    <Grid<Row>
      id={props.id}
      label={props.label}
      {...(props.about === undefined ? {} : { about: props.about })}
      columns={columns}
      rows={props.rows}
      rowKey={({ receipt }) => receipt}
      header={props.header}
      {...(props.height === undefined ? {} : { height: props.height })}
      failed={props.failed}
      empty={props.empty}
    />
  );
}
