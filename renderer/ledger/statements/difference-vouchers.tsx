import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import type { DrillProps } from './drill-parts.tsx';

/** The vouchers behind a line of 盈余与预算结余差异, the largest first; each opens itself. */
export function DifferenceVouchers(props: DrillProps) {
  const { t } = usePreferences();
  const { period, drill, scope } = props;
  const queries = useQueryClient();
  const input = {
    period,
    key: drill.line,
    ...(scope.unit === undefined ? {} : { unit: scope.unit }),
    ...(scope.some ? { units: [...scope.some] } : {}),
    ...(drill.figure === 'month' ? { figure: 'month' as const } : {}),
  };
  const read = useQuery(api.ledger.differenceVouchers.queryOptions({ input }));
  if (read.isError && isAnswered(read.error))
    return <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading lines={8} />;
  const { rows, total, sum } = read.data;
  if (rows.length === 0) return <p className="hint">{t('drill.noVouchers')}</p>;
  const near = (unit: string, id: number): void =>
    void queries.prefetchQuery(api.ledger.voucher.queryOptions({ input: { unit, id } }));
  const nameOf = (code: string): string => scope.units?.find((each) => each.code === code)?.name ?? code;
  return (
    <>
      {total > rows.length ? <p className="hint">{t('drill.largest', { shown: rows.length, count: total })}</p> : null}
      <table className="parts">
        <caption className="visually-hidden">{t('drill.vouchers')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('drill.vouchers')}</th>
            <th scope="col" className="figure">
              {t('drill.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} onPointerEnter={() => near(row.unit, row.id)}>
              <th scope="row">
                <button
                  type="button"
                  className="part"
                  onFocus={() => near(row.unit, row.id)}
                  onClick={() =>
                    props.onGo({
                      voucher: String(row.id),
                      ...(scope.unit === undefined ? { part: row.unit } : {}),
                    })
                  }
                >
                  <span className="code">
                    {row.date} {row.number}
                  </span>{' '}
                  {scope.unit === undefined ? `${nameOf(row.unit)} · ` : ''}
                  {row.summary}
                </button>
              </th>
              <td className="figure">
                <Amount value={row.amount} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('drill.allVouchers', { count: total })}</th>
            <td className="figure">
              <Amount value={sum} />
            </td>
          </tr>
        </tfoot>
      </table>
    </>
  );
}
