import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { BOOK_LINES_AT_ONCE } from '../../../shared/domain/ledger/printing/book-paper.ts';
import { absFen, formatYuan, parseYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { yearOf } from '../../../shared/kernel/period.ts';
import { useAttempt } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { Grid } from '../../ui/grid.tsx';
import type { FetchRows, GridColumn } from '../../ui/grid-columns.ts';
import { useNotify } from '../../ui/notify.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import { type ColumnarBook, ColumnarPaper } from '../printing/columnar-paper.tsx';
import type { BookProps } from './book-props.ts';
import { ColumnPicking } from './column-picking.tsx';
import { type ColumnarRow, columnarRow, onPaper, widthOf } from './columnar-rows.ts';
import { sideOf } from './ledger-rows.ts';
import { useNames } from './names.ts';
import { SaveBook } from './save-book.tsx';
import { useAccount, useBookLabel } from './use-account.tsx';
import { useSpan } from './use-span.tsx';

const FIRST = 200;
/** Lines that are read at once for the printer. */
const PRINTED_PIECE = 500;
const keyOf = (row: ColumnarRow): string => row.key;

/** 多栏账 of an account: its lines, each in the column of its account below or its department; endless. */
export function Columnar({ unit, period }: BookProps) {
  const { t } = usePreferences();
  const { from, to } = useSpan(period);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { chart, account, picker } = useAccount(unit, to);
  const label = useBookLabel();
  const names = useNames();
  const notify = useNotify();
  const { busy, attempt } = useAttempt();
  const [paper, setPaper] = useState<ColumnarBook>();
  const printed = useCallback(() => setPaper(undefined), []);
  const [byAsked, setBy] = useAddress('columnsBy');
  const [pickedAsked, setPicked] = useAddress('columns');
  const by = byAsked === 'department' ? ('department' as const) : ('account' as const);
  const code = account?.code;
  const asked = useMemo(() => {
    const picked = pickedAsked?.split(',').map((value) => (value === '-' ? '' : value));
    return { unit, code: code ?? '', from, to, by, ...(picked ? { columns: picked.slice(0, 30) } : {}) };
  }, [unit, code, from, to, by, pickedAsked]);
  // While other columns of the same book are read, those before stand: whoever picks keeps the list open.
  const book = `${unit} ${code} ${by} ${from} ${to}`;
  const shown = useRef(book);
  useEffect(() => {
    shown.current = book;
  }, [book]);
  const read = useQuery({
    ...api.ledger.columns.queryOptions({ input: asked }),
    placeholderData: (before) => (shown.current === book ? before : undefined),
    enabled: code !== undefined,
  });
  const first = useQuery({
    ...api.ledger.accountLines.queryOptions({ input: { unit, code: code ?? '', from, to, limit: FIRST } }),
    enabled: code !== undefined,
  });
  const { data } = read;
  const lines = first.data;
  const fetchRows = useCallback<FetchRows<ColumnarRow>>(
    async (start, end) => {
      if (!data || !lines || lines.total === 0) return { total: 0, rows: [] };
      const { total, rows: head } = lines;
      const opening: ColumnarRow = { ...NOTHING, key: 'opening', summary: t('books.opening'), balance: lines.opening };
      // The opening stands before the first line.
      const offset = Math.max(0, start - 1);
      const last = Math.min(end - 1, total);
      const input = { unit, code: code ?? '', from, to, offset, limit: Math.max(1, last - offset) };
      const page =
        last <= head.length
          ? head.slice(offset, last)
          : (await queries.fetchQuery(api.ledger.accountLines.queryOptions({ input }))).rows;
      const rows = page.map((line) => columnarRow(line, by, data));
      return { total: total + 1, rows: start === 0 ? [opening, ...rows] : rows };
    },
    [queries, data, lines, unit, code, from, to, by, t],
  );
  const totals = useMemo<ColumnarRow | undefined>(() => {
    if (!data || !lines) return undefined;
    const { months } = lines;
    const sum = (of: (month: (typeof months)[number]) => string): string =>
      formatYuan(sumFen(months.map((month) => parseYuan(of(month)) ?? ZERO)));
    return {
      ...NOTHING,
      key: 'total',
      summary: t('columnar.total'),
      debit: sum((month) => month.debit),
      credit: sum((month) => month.credit),
      balance: months.at(-1)?.closing ?? lines.opening,
      amounts: [...data.columns.map(({ amount }) => amount), data.others],
    };
  }, [data, lines, t]);
  const columns = useMemo<GridColumn<ColumnarRow>[]>(() => {
    const own = { kind: 'money' as const, sortable: false };
    const side = (amount: string | null): string => (amount === null ? '' : t(`side.${sideOf(amount) ?? 'flat'}`));
    const size = (amount: string | null) => (amount === null ? null : absFen(parseYuan(amount) ?? ZERO));
    const name = (at: number): string => {
      const column = data?.columns[at];
      if (!column) return t('columnar.others');
      if (column.value === '') return t(by === 'account' ? 'columnar.itself' : 'dimension.none');
      return column.name;
    };
    return [
      { id: 'date', title: t('books.date'), value: (row) => row.date, width: 96, sortable: false, pin: 'left' },
      { id: 'number', title: t('books.number'), value: (row) => row.number, width: 78, sortable: false, pin: 'left' },
      {
        id: 'summary',
        title: t('books.summary'),
        value: (row) => row.summary,
        width: 190,
        sortable: false,
        pin: 'left',
      },
      { id: 'debit', title: t('books.debit'), value: (row) => row.debit, width: 122, ...own },
      { id: 'credit', title: t('books.credit'), value: (row) => row.credit, width: 122, ...own },
      { id: 'side', title: t('books.side'), value: (row) => side(row.balance), width: 56, sortable: false },
      { id: 'balance', title: t('books.balance'), value: (row) => size(row.balance), width: 128, ...own },
      ...Array.from(
        { length: data ? widthOf(data) : 0 },
        (_, at): GridColumn<ColumnarRow> => ({
          id: `column${at}`,
          title: name(at),
          value: (row) => row.amounts[at],
          width: 124,
          ...own,
        }),
      ),
    ];
  }, [data, by, t]);
  /** All lines are read, and the book is laid out on pages. */
  const print = () =>
    attempt(async () => {
      if (!data || !lines || !account) return;
      if (lines.total > BOOK_LINES_AT_ONCE) {
        notify.warn({
          title: t('grid.tooMany', { total: lines.total, most: BOOK_LINES_AT_ONCE }),
          body: t('grid.tooManyPrint'),
        });
        return;
      }
      const all = [];
      while (all.length < lines.total) {
        const input = { unit, code: account.code, from, to, offset: all.length, limit: PRINTED_PIECE };
        const { rows } = await client.ledger.accountLines(input);
        if (rows.length === 0) break;
        all.push(...rows);
      }
      setPaper({
        unit: names.unit(unit),
        account: `${account.code} ${account.name}`,
        year: yearOf(to),
        columns: columns.filter(({ id }) => id.startsWith('column')).map(({ title }) => title),
        rows: [
          onPaper('opening', { ...NOTHING, summary: t('books.opening'), balance: lines.opening }),
          ...all.map((line) => onPaper('line', columnarRow(line, by, data))),
          ...(totals ? [onPaper('total', totals)] : []),
        ],
      });
    }, t('columnar.notPrinted'));
  if (!chart) return <Loading />;
  if (!account)
    return (
      <Empty title={t('books.accountFirst')} action={picker}>
        <p>{t('columnar.accountFirstBody')}</p>
      </Empty>
    );
  const failed = [read, first].find((each) => each.isError && isAnswered(each.error));
  if ((!data || !lines) && !failed) return <Loading />;
  return (
    <Grid
      key={book}
      id="books.columnar"
      label={label(`${t('columnar.title')} ${account.code} ${account.name}`, { from, to })}
      columns={columns}
      rowKey={keyOf}
      fetchRows={fetchRows}
      totals={totals}
      onOpen={({ voucher }) =>
        voucher !== undefined && void navigate({ to: `/vouchers/${voucher}`, search: { unit, period } as never })
      }
      rowLook={(row) => (row.voucher === undefined ? 'sum' : undefined)}
      failed={
        failed
          ? {
              sentence: sentenceOf(failed.error, t),
              onRetry: () => {
                void read.refetch();
                void first.refetch();
              },
            }
          : undefined
      }
      empty={{ title: t('books.nothing'), body: <p>{t('books.nothingBody')}</p> }}
      header={
        <>
          {picker}
          <select
            className="input"
            aria-label={t('columnar.by')}
            value={by}
            onChange={(event) => {
              setPicked(undefined, { replace: true });
              setBy(event.target.value === 'department' ? 'department' : undefined);
            }}
          >
            <option value="account">{t('columnar.account')}</option>
            <option value="department">{t('columnar.department')}</option>
          </select>
          {data ? <ColumnPicking by={by} columns={data} onPick={setPicked} /> : null}
          <SaveBook make={() => client.ledger.columnarBook(asked)} />
          <button type="button" className="button" disabled={busy} onClick={() => void print()}>
            {t('columnar.print')}
          </button>
          {paper ? <ColumnarPaper book={paper} onDone={printed} /> : null}
          <span className="hint" role="status">
            {lines ? t('books.lines', { count: lines.total }) : null}
          </span>
        </>
      }
    />
  );
}

const NOTHING: ColumnarRow = {
  key: '',
  date: '',
  number: '',
  summary: '',
  debit: null,
  credit: null,
  balance: null,
  amounts: [],
};
