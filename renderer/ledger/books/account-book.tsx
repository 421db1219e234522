import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useMemo } from 'react';
import { absFen, parseYuan } from '../../../shared/kernel/fen.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { api } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { FetchRows, GridColumn } from '../../ui/grid-columns.ts';
import { Loading } from '../../ui/states.tsx';
import type { Narrowed } from './dimensions.ts';
import { type BookRow, bookLength, lineRow, linesWanted, piecesOf, rowsOf, sideOf } from './ledger-rows.ts';
import { useNames } from './names.ts';

export interface Asked {
  readonly unit: string;
  readonly code: string;
  readonly from: Period;
  readonly to: Period;
  /** Only lines with this text; then without totals between them. */
  readonly text?: string | undefined;
  /** Only what carries these: opening, totals and balances are then of this crossing (辅助核算明细账). */
  readonly narrowed?: Narrowed;
}

const FIRST = 200;

const inputOf = ({ unit, code, from, to, text, narrowed }: Asked) => ({
  unit,
  code,
  from,
  to,
  ...narrowed,
  ...(text === undefined ? {} : { text }),
});

/** How the beginning of an account's book is asked for. */
export const headOf = (asked: Asked) =>
  api.ledger.accountLines.queryOptions({ input: { ...inputOf(asked), limit: FIRST } });

/** Reads the beginning of an account's book before it is opened. */
export const prefetchBook = (queries: QueryClient, asked: Asked): void => void queries.prefetchQuery(headOf(asked));

const keyOf = (row: BookRow): string => row.key;

/** 明细账 of an account: opening, lines with the balance after each, totals of each month and of the year; endless. */
export function AccountBook(props: {
  readonly asked: Asked;
  readonly label: string;
  readonly onOpen: (voucher: number) => void;
  readonly header?: ReactNode;
}) {
  const { t } = usePreferences();
  const { asked } = props;
  const queries = useQueryClient();
  const names = useNames();
  const head = useQuery(headOf(asked));
  const { data } = head;
  const fetchRows = useCallback<FetchRows<BookRow>>(
    async (start, end) => {
      // An announced change that changes this book gives other data, and the rows are read anew; others leave them be.
      void data;
      const first = await queries.ensureQueryData(headOf(asked));
      const lines = async (offset: number, count: number) => {
        if (offset + count <= first.rows.length) return first.rows.slice(offset, offset + count);
        const input = { ...inputOf(asked), offset, limit: count };
        return (await queries.fetchQuery(api.ledger.accountLines.queryOptions({ input }))).rows;
      };
      if (asked.text !== undefined) {
        const count = Math.min(end, first.total) - start;
        return { total: first.total, rows: count > 0 ? (await lines(start, count)).map(lineRow) : [] };
      }
      if (first.months.length === 0) return { total: 0, rows: [] };
      const pieces = piecesOf(first.months, start, end);
      const wanted = linesWanted(pieces);
      return {
        total: bookLength(first.months),
        rows: rowsOf(pieces, wanted ? await lines(wanted.offset, wanted.count) : [], first.opening, {
          opening: t('books.opening'),
          month: t('books.monthTotal'),
          year: t('books.yearTotal'),
        }),
      };
    },
    [asked, queries, t, data],
  );
  const columns = useMemo<GridColumn<BookRow>[]>(
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
        value: (row) => (row.department ? names.department(asked.unit, row.department) : ''),
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
    [t, names, asked.unit],
  );
  if (!data && !head.isError) return <Loading />;
  return (
    <Grid
      id="books.account"
      label={props.label}
      columns={columns}
      rowKey={keyOf}
      fetchRows={fetchRows}
      onOpen={(row) => row.voucher !== undefined && props.onOpen(row.voucher)}
      rowLook={(row) => (row.kind === 'line' ? undefined : 'sum')}
      failed={
        head.isError && isAnswered(head.error)
          ? { sentence: sentenceOf(head.error, t), onRetry: () => void head.refetch() }
          : undefined
      }
      empty={{ title: t('books.nothing'), body: <p>{t('books.nothingBody')}</p> }}
      header={
        <>
          {props.header}
          <span className="hint" role="status">
            {data ? t('books.lines', { count: data.total }) : null}
          </span>
        </>
      }
    />
  );
}
