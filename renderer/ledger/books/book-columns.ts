import { useMemo } from 'react';
import { absFen, parseYuan } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { type BookRow, sideOf } from './ledger-rows.ts';
import { useNames } from './names.ts';

/** The columns of a book of lines: 明细账 and 日记账 alike. */
export function useBookColumns(unit: string): GridColumn<BookRow>[] {
  const { t } = usePreferences();
  const names = useNames();
  return useMemo<GridColumn<BookRow>[]>(
    () => [
      { id: 'date', title: t('books.date'), value: (row) => row.date, width: 96, sortable: false },
      { id: 'number', title: t('books.number'), value: (row) => row.number, width: 82, sortable: false },
      {
        id: 'summary',
        title: t('books.summary'),
        value: (row) => row.summary,
        flex: 2,
        minWidth: 140,
        sortable: false,
      },
      {
        id: 'code',
        title: t('books.sub'),
        value: (row) => row.code,
        width: 110,
        sortable: false,
      },
      {
        id: 'counterparty',
        title: t('books.counterparty'),
        value: (row) => (row.counterparty ? names.counterparty(row.counterparty).name : ''),
        width: 150,
        sortable: false,
      },
      {
        id: 'department',
        title: t('dimension.department'),
        value: (row) => (row.department ? names.department(unit, row.department) : ''),
        width: 110,
        hidden: true,
        sortable: false,
      },
      {
        id: 'project',
        title: t('dimension.project'),
        value: (row) => row.project,
        width: 90,
        hidden: true,
        sortable: false,
      },
      {
        id: 'fund',
        title: t('dimension.fund'),
        value: (row) => (row.fund ? names.fund(row.fund) : ''),
        width: 130,
        hidden: true,
        sortable: false,
      },
      {
        id: 'document',
        title: t('books.document'),
        value: (row) => row.document,
        width: 110,
        hidden: true,
        sortable: false,
      },
      { id: 'debit', title: t('books.debit'), kind: 'money', value: (row) => row.debit, width: 128, sortable: false },
      {
        id: 'credit',
        title: t('books.credit'),
        kind: 'money',
        value: (row) => row.credit,
        width: 128,
        sortable: false,
      },
      {
        id: 'side',
        title: t('books.side'),
        value: (row) => {
          const side = sideOf(row.balance);
          return side ? t(`side.${side}`) : '';
        },
        width: 70,
        sortable: false,
      },
      {
        id: 'balance',
        title: t('books.balance'),
        kind: 'money',
        value: (row) => {
          const balance = row.balance === null ? undefined : parseYuan(row.balance);
          return balance === undefined ? undefined : absFen(balance);
        },
        width: 136,
        sortable: false,
      },
    ],
    [t, names, unit],
  );
}
