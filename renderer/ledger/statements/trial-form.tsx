import { type Fen, parseYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { sideOf } from '../books/ledger-rows.ts';
import { FigureCell, type Opened, useFigureKeys } from './figures.tsx';

/** A row of 科目余额表 as the service gives it; balances are debit-positive. */
export interface TrialRow {
  readonly code: string;
  readonly name: string;
  readonly book: 'financial' | 'budget';
  readonly opening: string;
  readonly debit: string;
  readonly credit: string;
  readonly closing: string;
  readonly leaf: boolean;
}

/** Levels of a code: four digits, then two for each level below. */
const depthOf = (code: string): number => Math.min(4, Math.max(0, Math.ceil((code.replace(/\D/g, '').length - 4) / 2)));

const unsigned = (amount: string): string => amount.replace('-', '');

/** 科目余额表 as it is printed: balances with their side, turnovers, and the totals of both books. */
export function TrialForm(props: {
  readonly caption: string;
  readonly rows: readonly TrialRow[];
  readonly opened: Opened | undefined;
  readonly onOpen: (opened: Opened) => void;
}) {
  const { t } = usePreferences();
  const keys = useFigureKeys();
  const side = (amount: string): string => t(`side.${sideOf(amount) ?? 'flat'}`);
  return (
    <table className="form trial" ref={keys.ref} onKeyDown={keys.onKeyDown}>
      <caption className="visually-hidden">{props.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('trial.code')}</th>
          <th scope="col">{t('trial.name')}</th>
          <th scope="col">{t('trial.side')}</th>
          <th scope="col" className="figure">
            {t('trial.opening')}
          </th>
          <th scope="col" className="figure">
            {t('trial.debit')}
          </th>
          <th scope="col" className="figure">
            {t('trial.credit')}
          </th>
          <th scope="col">{t('trial.side')}</th>
          <th scope="col" className="figure">
            {t('trial.closing')}
          </th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={`${row.book} ${row.code}`} className={props.opened?.line === row.code ? 'hot' : undefined}>
            <td>{row.code}</td>
            <th scope="row" className={`name trial-${depthOf(row.code)}`}>
              {row.name}
            </th>
            <td>{side(row.opening)}</td>
            <td className="figure">
              <Amount value={unsigned(row.opening)} />
            </td>
            <td className="figure">
              <Amount value={row.debit} />
            </td>
            <td className="figure">
              <Amount value={row.credit} />
            </td>
            <td>{side(row.closing)}</td>
            <td className="figure">
              <FigureCell
                line={{ key: row.code, name: row.name, amount: row.closing, prior: row.opening }}
                figure="amount"
                amount={unsigned(row.closing)}
                column={t('trial.closing')}
                opened={props.opened}
                onOpen={props.onOpen}
              />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        {(['financial', 'budget'] as const).map((book) => {
          const own = props.rows.filter((row) => row.book === book && row.leaf);
          if (own.length === 0) return null;
          const total = (of: (row: TrialRow) => string): Fen => sumFen(own.map((row) => parseYuan(of(row)) ?? ZERO));
          return (
            <tr key={book}>
              <td />
              <th scope="row" className="name">
                {t(`trial.${book}`)}
              </th>
              <td />
              <td className="figure">
                <Amount value={total((row) => row.opening)} />
              </td>
              <td className="figure">
                <Amount value={total((row) => row.debit)} />
              </td>
              <td className="figure">
                <Amount value={total((row) => row.credit)} />
              </td>
              <td />
              <td className="figure">
                <Amount value={total((row) => row.closing)} />
              </td>
            </tr>
          );
        })}
      </tfoot>
    </table>
  );
}
