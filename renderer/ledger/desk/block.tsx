import type { ReactNode } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { Money } from '../../ui/amount.tsx';
import type { Finding } from './findings.ts';
import { type Bench, Line } from './line.tsx';
import { type Book, differenceOf, type Row, sumOf } from './sheet.ts';

const NONE: readonly Finding[] = [];

/** A block of the sheet (财务会计 or 预算会计) with its totals and, where it does not balance, by how much. */
export function Block(props: {
  readonly book: Book;
  readonly rows: readonly Row[];
  /** The number of its first line. */
  readonly first: number;
  readonly active: number | undefined;
  readonly open: ReadonlySet<number>;
  readonly findings: ReadonlyMap<number, readonly Finding[]>;
  readonly bench: Bench;
  /** What stands in the block's place: the block that the rules propose. */
  readonly children?: ReactNode;
}) {
  const { t } = usePreferences();
  const { rows, bench } = props;
  const sums = { debit: sumOf(rows, 'debit'), credit: sumOf(rows, 'credit') };
  const difference = differenceOf(rows);
  return (
    <table className="desk-block">
      <caption>{t(`voucher.${props.book}`)}</caption>
      <thead>
        <tr>
          <th scope="col" className="at">
            {t('voucher.line')}
          </th>
          <th scope="col" className="summary">
            {t('voucher.summary')}
          </th>
          <th scope="col" className="account">
            {t('voucher.account')}
          </th>
          <th scope="col" className="aux">
            {t('desk.details')}
          </th>
          <th scope="col" className="figure">
            {t('voucher.debit')}
          </th>
          <th scope="col" className="figure">
            {t('voucher.credit')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <Line
            key={row.id}
            row={row}
            number={props.first + at}
            active={row.id === props.active}
            open={props.open.has(row.id)}
            findings={props.findings.get(row.id) ?? NONE}
            bench={bench}
          />
        ))}
      </tbody>
      {props.children}
      <tfoot>
        <tr>
          <td />
          <th scope="row" colSpan={3}>
            {t('voucher.sum')}
            {difference === undefined || difference === 0 ? null : (
              <span className="desk-difference" role="status">
                {t('desk.difference')} <Money amount={difference} unit="yuan" />
              </span>
            )}
          </th>
          {(['debit', 'credit'] as const).map((side) => (
            <td key={side} className="figure">
              {sums[side] === undefined ? t('desk.beyond') : <Money amount={sums[side]} unit="yuan" />}
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  );
}
