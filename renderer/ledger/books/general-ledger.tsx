import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { absFen, formatYuan, parseYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { Loading } from '../../ui/states.tsx';
import { periodName } from '../../ui/time.ts';
import type { BookProps } from './book-props.ts';
import { wordsOf } from './dimensions.ts';
import { sideOf } from './ledger-rows.ts';
import { SaveBook } from './save-book.tsx';
import { useAccount, useBookLabel } from './use-account.tsx';
import { useSpan } from './use-span.tsx';

type Account = ReplyOf<Contract['ledger']['generalLedger']>[number];

/** An account with what it held before and moved in the year so far, or a month of it. */
interface Row {
  readonly code: string;
  /** Of a month. */
  readonly period?: string;
  readonly name: string;
  readonly opening: string;
  readonly debit: string;
  readonly credit: string;
  readonly yearDebit: string;
  readonly yearCredit: string;
  readonly closing: string;
}

const keyOf = ({ code, period }: Row): string => `${code} ${period ?? ''}`;
const depthOf = ({ period }: Row): number => (period === undefined ? 0 : 1);

/** 总账: each account with its months as a tree; Enter opens the account book, of a month its lines. */
export function GeneralLedger({ unit, period }: BookProps) {
  const { t, locale } = usePreferences();
  const { from, to } = useSpan(period);
  const navigate = useNavigate();
  const label = useBookLabel();
  const { chart, account, picker } = useAccount(unit, to, { all: true });
  const [levelAsked, setLevel] = useAddress('level');
  const level = /^[1-9]$/.test(levelAsked ?? '') ? Number(levelAsked) : 1;
  const code = account?.code;
  const input = { unit, from, to, level, ...(code === undefined ? {} : { code }) };
  const read = useQuery(api.ledger.generalLedger.queryOptions({ input }));
  const rows = useMemo(
    () => read.data?.flatMap((each) => rowsOf(each, (month) => periodName(month, locale))),
    [read.data, locale],
  );
  const columns = useMemo<GridColumn<Row>[]>(() => {
    const side = (amount: string): string => t(`side.${sideOf(amount) ?? 'flat'}`);
    const size = (amount: string) => absFen(parseYuan(amount) ?? ZERO);
    return [
      {
        id: 'item',
        title: t('general.item'),
        value: (row) => (row.period === undefined ? `${row.code} ${row.name}` : row.name),
        flex: 2,
        minWidth: 220,
        pin: 'left',
      },
      { id: 'openingSide', title: t('trial.side'), value: (row) => side(row.opening), width: 56, minWidth: 50 },
      { id: 'opening', title: t('trial.opening'), kind: 'money', value: (row) => size(row.opening), minWidth: 124 },
      { id: 'debit', title: t('books.debit'), kind: 'money', value: (row) => row.debit, minWidth: 124 },
      { id: 'credit', title: t('books.credit'), kind: 'money', value: (row) => row.credit, minWidth: 124 },
      { id: 'yearDebit', title: t('trial.yearDebit'), kind: 'money', value: (row) => row.yearDebit, minWidth: 124 },
      { id: 'yearCredit', title: t('trial.yearCredit'), kind: 'money', value: (row) => row.yearCredit, minWidth: 124 },
      { id: 'closingSide', title: t('trial.side'), value: (row) => side(row.closing), width: 56, minWidth: 50 },
      { id: 'closing', title: t('trial.closing'), kind: 'money', value: (row) => size(row.closing), minWidth: 124 },
    ];
  }, [t]);
  if (!chart) return <Loading />;
  const deepest = Math.max(1, ...chart.map((each) => each.level));
  return (
    <Grid
      id="books.general"
      label={label([t('general.title'), account?.code, account?.name].filter(Boolean).join(' '), { from, to })}
      columns={columns}
      rowKey={keyOf}
      rows={rows}
      depthOf={depthOf}
      onOpen={(row) =>
        void navigate({
          to: '.',
          search: (before: Record<string, unknown>) => ({
            ...before,
            ...wordsOf({}),
            view: undefined,
            text: undefined,
            account: row.code,
            ...(row.period === undefined ? {} : { from: row.period, to: row.period }),
          }),
        })
      }
      rowLook={(row) => (row.period === undefined ? 'sum' : undefined)}
      failed={failedOf(read, t)}
      empty={{ title: t('books.noBalances'), body: <p>{t('books.noBalancesBody')}</p> }}
      header={
        <>
          {picker}
          {code === undefined ? (
            <select
              className="input"
              aria-label={t('books.levels')}
              value={level}
              onChange={(event) => setLevel(event.target.value === '1' ? undefined : event.target.value)}
            >
              {Array.from({ length: deepest }, (_, at) => at + 1).map((each) => (
                <option key={each} value={each}>
                  {t('books.level', { level: each })}
                </option>
              ))}
            </select>
          ) : null}
          <SaveBook make={() => client.ledger.generalLedgerBook(input)} />
        </>
      }
    />
  );
}

function rowsOf({ code, name, opening, months }: Account, monthName: (period: string) => string): Row[] {
  let before = opening;
  const own = months.map((month): Row => {
    const row = { ...month, code, name: monthName(month.period), opening: before };
    before = month.closing;
    return row;
  });
  const sum = (of: (row: Row) => string): string => formatYuan(sumFen(own.map((row) => parseYuan(of(row)) ?? ZERO)));
  const last = months.at(-1);
  return [
    {
      code,
      name,
      opening,
      debit: sum((row) => row.debit),
      credit: sum((row) => row.credit),
      yearDebit: last?.yearDebit ?? formatYuan(ZERO),
      yearCredit: last?.yearCredit ?? formatYuan(ZERO),
      closing: before,
    },
    ...own,
  ];
}
