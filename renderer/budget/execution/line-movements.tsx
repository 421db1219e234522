import { useInfiniteQuery } from '@tanstack/react-query';
import { fen, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { api } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';
import { Money } from '../../ui/amount.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { instantName } from '../../ui/time.ts';
import type { LineRow } from './execution-columns.tsx';

const AT_ONCE = 200;
const amountOf = (text: string) => parseYuan(text) ?? ZERO;

/** 预算流水 of one line: what each document moved, the latest first, with its voucher a step away. */
export function LineMovements(props: {
  readonly unit: string;
  readonly year: number;
  readonly line: Pick<LineRow, 'department' | 'item' | 'source' | 'project'>;
  readonly title: string;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { unit, year, line } = props;
  const { department, item, source, project } = line;
  const read = useInfiniteQuery(
    api.budget.movements.infiniteOptions({
      input: (offset: number) => ({ unit, year, department, item, source, project, offset, limit: AT_ONCE }),
      initialPageParam: 0,
      getNextPageParam: (last, pages) => {
        const had = pages.reduce((sum, { rows }) => sum + rows.length, 0);
        return had < last.total ? had : undefined;
      },
    }),
  );
  const rows = read.data?.pages.flatMap((page) => page.rows);
  return (
    <Drawer open title={props.title} width={760} onClose={props.onClose}>
      {read.isError && isAnswered(read.error) ? (
        <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />
      ) : rows === undefined ? (
        <Loading />
      ) : (
        <>
          <table className="execution-movements">
            <thead>
              <tr>
                <th scope="col">{t('budgetSpend.when')}</th>
                <th scope="col">{t('budgetSpend.what')}</th>
                <th scope="col">{t('budgetSpend.monthHead')}</th>
                <th scope="col">{t('budgetSpend.document')}</th>
                <th scope="col" className="figure">
                  {t('budgetSpend.change')}
                </th>
                <th scope="col">{t('budgetSpend.who')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td>{instantName(row.instant)}</td>
                  <td>{t(`budgetSpend.kind.${row.kind}`)}</td>
                  <td>{t('budgetSpend.month', { month: row.month })}</td>
                  <td>
                    {row.voucher ? (
                      <ToPage to="/vouchers/$id" params={{ id: String(row.voucher.id) }} search={{ unit }}>
                        {row.voucher.name} {row.voucher.summary}
                      </ToPage>
                    ) : row.draft === null ? (
                      ''
                    ) : (
                      t('budgetSpend.draft', { id: row.draft })
                    )}
                  </td>
                  <td className="figure">
                    <Money amount={effectOf(row)} unit="yuan" />
                  </td>
                  <td>{row.by}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {read.hasNextPage ? (
            <button
              type="button"
              className="button"
              disabled={read.isFetching}
              onClick={() => void read.fetchNextPage()}
            >
              {t('budgetSpend.more')}
            </button>
          ) : null}
        </>
      )}
    </Drawer>
  );
}

/** By how much the movement changed what is available. */
const effectOf = (row: {
  readonly approved: string;
  readonly adjusted: string;
  readonly reserved: string;
  readonly committed: string;
  readonly spent: string;
}) =>
  fen(
    amountOf(row.approved) +
      amountOf(row.adjusted) -
      amountOf(row.reserved) -
      amountOf(row.committed) -
      amountOf(row.spent),
  );
