import { useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useMemo } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { shownBalances } from '../../../shared/domain/ledger/statements/shown-balances.ts';
import { absFen, formatYuan, parseYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { sideOf } from './ledger-rows.ts';
import { SaveBook } from './save-book.tsx';
import { useBookLabel } from './use-account.tsx';

export type BalanceRow = ReplyOf<Contract['ledger']['balances']>[number];

/** A total knows by how much its sides differ: by nothing, in books that balance. */
type ShownRow = BalanceRow & { readonly net?: { readonly opening: string; readonly closing: string } };

const isCredit = (amount: string): boolean => amount.startsWith('-');
/** A total has no code: its book names it. */
const keyOf = (row: BalanceRow): string => row.code || row.book;
const depthOf = (row: BalanceRow): number => row.level - 1;

/**
 * The totals of one book (财务会计合计、预算会计合计): the two are never added up. Balances are
 * the sum of the debit side, which the credit side equals where the side says 平.
 */
function totalOf(leaves: readonly BalanceRow[], book: BalanceRow['book'], name: string): ShownRow {
  const sum = (of: (row: BalanceRow) => string): string =>
    formatYuan(sumFen(leaves.map((row) => parseYuan(of(row)) ?? ZERO)));
  return {
    ...{ code: '', name, book, side: 'debit', level: 1, leaf: true },
    opening: sum(({ opening }) => (isCredit(opening) ? '0' : opening)),
    debit: sum((row) => row.debit),
    credit: sum((row) => row.credit),
    yearDebit: sum((row) => row.yearDebit),
    yearCredit: sum((row) => row.yearCredit),
    closing: sum(({ closing }) => (isCredit(closing) ? '0' : closing)),
    net: { opening: sum((row) => row.opening), closing: sum((row) => row.closing) },
  };
}

/** 科目余额表 of a unit over some months of a year, as a tree of its accounts; Enter opens an account's book. */
export function Balances(props: {
  readonly unit: string;
  readonly from: Period;
  readonly to: Period;
  readonly onOpen: (code: string) => void;
}) {
  const { t } = usePreferences();
  const { unit, from, to } = props;
  const label = useBookLabel();
  const [zeroAsked, setZero] = useAddress('zero');
  const [levelAsked, setLevel] = useAddress('level');
  const read = useQuery(api.ledger.balances.queryOptions({ input: { unit, from, to } }));
  const level = /^[1-6]$/.test(levelAsked ?? '') ? Number(levelAsked) : undefined;
  const zero = zeroAsked === 'yes';
  const rows = useMemo(() => read.data && shownBalances(read.data, { zero, level }), [read.data, zero, level]);
  const deepest = Math.max(1, ...(read.data?.map((row) => row.level) ?? []));
  const totals = useMemo(
    () =>
      (['financial', 'budget'] as const).flatMap((book) => {
        const leaves = read.data?.filter((row) => row.leaf && row.book === book) ?? [];
        return leaves.length > 0 ? [totalOf(leaves, book, t(`trial.${book}`))] : [];
      }),
    [read.data, t],
  );
  const columns = useMemo<GridColumn<ShownRow>[]>(() => {
    const side = (amount: string): string => t(`side.${sideOf(amount) ?? 'flat'}`);
    const size = (amount: string) => absFen(parseYuan(amount) ?? ZERO);
    return [
      { id: 'code', title: t('trial.code'), value: (row) => row.code, width: 170, pin: 'left' },
      { id: 'name', title: t('trial.name'), value: (row) => row.name, flex: 2, minWidth: 150 },
      {
        id: 'openingSide',
        title: t('trial.side'),
        value: (row) => side(row.net?.opening ?? row.opening),
        width: 62,
        minWidth: 56,
      },
      { id: 'opening', title: t('trial.opening'), kind: 'money', value: (row) => size(row.opening), minWidth: 128 },
      { id: 'debit', title: t('trial.debit'), kind: 'money', value: (row) => row.debit, minWidth: 128 },
      { id: 'credit', title: t('trial.credit'), kind: 'money', value: (row) => row.credit, minWidth: 128 },
      {
        id: 'yearDebit',
        title: t('trial.yearDebit'),
        kind: 'money',
        value: (row) => row.yearDebit,
        minWidth: 128,
        hidden: true,
      },
      {
        id: 'yearCredit',
        title: t('trial.yearCredit'),
        kind: 'money',
        value: (row) => row.yearCredit,
        minWidth: 128,
        hidden: true,
      },
      {
        id: 'closingSide',
        title: t('trial.side'),
        value: (row) => side(row.net?.closing ?? row.closing),
        width: 62,
        minWidth: 56,
      },
      { id: 'closing', title: t('trial.closing'), kind: 'money', value: (row) => size(row.closing), minWidth: 128 },
    ];
  }, [t]);
  return (
    <Grid<ShownRow>
      id="books.balances"
      label={label(t('books.balances'), { from, to })}
      columns={columns}
      rowKey={keyOf}
      rows={rows}
      depthOf={depthOf}
      totals={totals}
      onOpen={(row) => props.onOpen(row.code)}
      rowLook={(row) => (row.level === 1 && !row.leaf ? 'sum' : undefined)}
      failed={failedOf(read, t)}
      empty={{ title: t('books.noBalances'), body: <p>{t('books.noBalancesBody')}</p> }}
      header={
        <>
          <select
            className="input"
            aria-label={t('books.levels')}
            value={level ?? ''}
            onChange={(event) => setLevel(event.target.value || undefined, { replace: true })}
          >
            <option value="">{t('books.allLevels')}</option>
            {Array.from({ length: deepest }, (_, at) => at + 1).map((each) => (
              <option key={each} value={each}>
                {t('books.level', { level: each })}
              </option>
            ))}
          </select>
          <Checkbox
            checked={zero}
            onChange={(event) => setZero(event.target.checked ? 'yes' : undefined, { replace: true })}
          >
            {t('books.zero')}
          </Checkbox>
          <SaveBook
            make={() => client.ledger.balancesBook({ unit, from, to, zero, ...(level === undefined ? {} : { level }) })}
          />
        </>
      }
    />
  );
}
