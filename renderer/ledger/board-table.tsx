import type { PlainKey } from '../../shared/i18n/translate.ts';
import { usePreferences } from '../app/preferences.tsx';
import { Money } from '../ui/amount.tsx';
import { instantName } from '../ui/time.ts';
import {
  amountOf,
  type BoardRow,
  COLUMNS,
  type Column,
  type Order,
  type Standing,
  type Summary,
  standingOf,
} from './rows.ts';

const LOOK: Record<Standing, string> = { missing: 'danger', open: 'warn', submitted: 'accent', locked: 'ok' };

const HEADINGS: Record<Column, PlainKey> = {
  unit: 'board.units',
  books: 'board.books',
  state: 'board.state',
  lastImport: 'board.lastImport',
  totalAssets: 'board.totalAssets',
  surplus: 'board.surplus',
};
const isFigure = (column: Column): boolean => column === 'totalAssets' || column === 'surplus';

/** Units down, their month across: what is in, how far it is, and two figures by which one knows the unit. */
export function BoardTable(props: {
  readonly caption: string;
  readonly rows: readonly BoardRow[];
  readonly summary: Summary;
  readonly order: Order | undefined;
  readonly onOrder: (order: Order | undefined) => void;
}) {
  const { t, amountUnit } = usePreferences();
  const { summary } = props;
  return (
    <table className="board">
      <caption className="visually-hidden">{props.caption}</caption>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <Heading key={column} column={column} order={props.order} onOrder={props.onOrder} />
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <UnitRow key={row.unit} row={row} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={4}>
            {t('board.sumOf', { count: summary.inSums })}
          </th>
          <td className="figure">
            <Money amount={summary.totalAssets} unit={amountUnit} />
          </td>
          <td className="figure">
            <Money amount={summary.surplus} unit={amountUnit} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

/** Sorts by its column: up, down, and back to the register's order. */
function Heading({
  column,
  order,
  onOrder,
}: {
  column: Column;
  order: Order | undefined;
  onOrder: (order: Order | undefined) => void;
}) {
  const { t } = usePreferences();
  const active = order?.column === column ? order : undefined;
  const next = !active
    ? { column, descending: isFigure(column) }
    : active.descending === isFigure(column)
      ? { column, descending: !active.descending }
      : undefined;
  return (
    <th
      scope="col"
      className={isFigure(column) ? 'figure' : undefined}
      aria-sort={active ? (active.descending ? 'descending' : 'ascending') : undefined}
    >
      <button
        type="button"
        onClick={() => onOrder(next)}
        title={column === 'surplus' ? t('board.surplusNote') : undefined}
      >
        {t(HEADINGS[column])}
        <span aria-hidden="true" className="arrow">
          {active ? (active.descending ? '▾' : '▴') : ''}
        </span>
      </button>
    </th>
  );
}

function UnitRow({ row }: { row: BoardRow }) {
  const { t } = usePreferences();
  const standing = standingOf(row);
  return (
    <tr>
      <th scope="row">
        <span className="code">{row.unit}</span>
        {row.name}
        {row.kind === 'lead' ? <span className="chip beside">{t('kind.lead')}</span> : null}
      </th>
      <td>{row.basis === 'none' ? <span className="nothing">–</span> : <Books row={row} />}</td>
      <td>
        <span className={`chip ${LOOK[standing]}`}>{t(`state.${standing}`)}</span>
      </td>
      <td>{row.lastImport === null ? <span className="nothing">–</span> : instantName(row.lastImport)}</td>
      <Figure text={row.totalAssets} />
      <Figure text={row.surplus} />
    </tr>
  );
}

function Books({ row }: { row: BoardRow }) {
  const { t } = usePreferences();
  if (row.basis === 'detail') return t('basis.detail', { count: row.vouchers.toLocaleString('en') });
  return t(row.basis === 'summary' ? 'basis.summary' : 'basis.carried');
}

function Figure({ text }: { text: string | null }) {
  const { amountUnit } = usePreferences();
  const amount = amountOf(text);
  return (
    <td className="figure">
      {amount === undefined ? <span className="nothing">–</span> : <Money amount={amount} unit={amountUnit} />}
    </td>
  );
}
