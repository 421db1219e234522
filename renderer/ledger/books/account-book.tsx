import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback } from 'react';
import type { Period } from '../../../shared/kernel/period.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { FetchRows } from '../../ui/grid-columns.ts';
import { Loading } from '../../ui/states.tsx';
import { useBookColumns } from './book-columns.ts';
import type { Narrowed } from './dimensions.ts';
import { type BookRow, bookLength, lineRow, linesWanted, piecesOf, rowsOf } from './ledger-rows.ts';

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
  const columns = useBookColumns(asked.unit);
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
      failed={failedOf(head, t)}
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
