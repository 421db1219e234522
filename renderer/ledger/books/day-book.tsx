import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { isCashAccount } from '../../../shared/domain/ledger/cash.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { FetchRows } from '../../ui/grid-columns.ts';
import { Empty, Loading } from '../../ui/states.tsx';
import { useBookColumns } from './book-columns.ts';
import type { BookProps } from './book-props.ts';
import { DayRows } from './day-rows.ts';
import type { BookRow } from './ledger-rows.ts';
import { SaveBook } from './save-book.tsx';
import { type ChartAccount, useAccount, useBookLabel } from './use-account.tsx';
import { useSpan } from './use-span.tsx';

const keyOf = (row: BookRow): string => row.key;
const isCash = ({ group }: ChartAccount): boolean => isCashAccount(group ?? undefined);

/** 日记账 of a cash or bank account: its lines by day, with the balance of each day; endless. */
export function DayBook({ unit, period }: BookProps) {
  const { t } = usePreferences();
  const { from, to } = useSpan(period);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { chart, account, picker } = useAccount(unit, to, { among: isCash });
  const label = useBookLabel();
  const columns = useBookColumns(unit);
  const code = account?.code;
  const input = useMemo(() => ({ unit, code: code ?? '', from, to }), [unit, code, from, to]);
  const read = useQuery({ ...api.ledger.days.queryOptions({ input }), enabled: code !== undefined });
  const { data } = read;
  const days = useMemo(
    () =>
      data &&
      new DayRows(data, {
        opening: t('books.opening'),
        day: t('days.dayTotal'),
        month: t('books.monthTotal'),
        year: t('books.yearTotal'),
      }),
    [data, t],
  );
  const fetchRows = useCallback<FetchRows<BookRow>>(
    async (start, end) => {
      if (!days || days.length === 1) return { total: 0, rows: [] };
      const lines = async (offset: number, count: number) =>
        (await queries.fetchQuery(api.ledger.accountLines.queryOptions({ input: { ...input, offset, limit: count } })))
          .rows;
      return { total: days.length, rows: await days.read(start, end, lines) };
    },
    [queries, input, days],
  );
  if (!chart) return <Loading />;
  if (!account)
    return (
      <Empty title={t('days.accountFirst')} action={picker}>
        <p>{t('days.accountFirstBody')}</p>
      </Empty>
    );
  if (!data && !read.isError) return <Loading />;
  return (
    <Grid
      key={`${unit} ${account.code}`}
      id="books.days"
      label={label(`${t('days.title')} ${account.code} ${account.name}`, { from, to })}
      columns={columns}
      rowKey={keyOf}
      fetchRows={fetchRows}
      onOpen={({ voucher }) =>
        voucher !== undefined && void navigate({ to: `/vouchers/${voucher}`, search: { unit, period } as never })
      }
      rowLook={(row) => (row.kind === 'line' ? undefined : 'sum')}
      failed={failedOf(read, t)}
      empty={{ title: t('books.nothing'), body: <p>{t('books.nothingBody')}</p> }}
      header={
        <>
          {picker}
          <SaveBook make={() => client.ledger.dayBook(input)} />
          <span className="hint" role="status">
            {data ? t('days.count', { count: data.days.length }) : null}
          </span>
        </>
      }
    />
  );
}
