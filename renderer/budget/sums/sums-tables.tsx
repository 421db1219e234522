import type { ReactNode } from 'react';
import {
  itemRows,
  monthFlows,
  type RowOf,
  type SumRow,
  sourceRows,
  statementRows,
  unitRows,
} from '../../../shared/domain/budget/sum-views.ts';
import { type Fen, fen, sumFen } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';
import { Amount } from '../../ui/amount.tsx';
import { useMonthName } from '../words.ts';
import { useSumWords } from './sum-words.ts';
import { useDrill } from './sums-drill.tsx';
import type { SumsInSight } from './use-sums.ts';

interface Shown {
  readonly sums: SumsInSight;
}

/** One table of the sums: its headings, and rows of figures, each of which may say what it is made of. */
export function SumTable(props: {
  readonly caption: string;
  readonly head: readonly string[];
  /** Counts, not money: no amount unit is said; what is counted stands beside the name, the year stays in sight. */
  readonly counted?: boolean;
  readonly children: ReactNode;
}) {
  const { t, amountUnit } = usePreferences();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section className="card sums-scroll" tabIndex={0} aria-label={props.caption}>
      <table className={props.counted ? 'sums-table sums-counts' : 'sums-table'}>
        <caption>
          {props.caption}
          {props.counted ? null : (
            <span className="hint">{t(amountUnit === 'yuan' ? 'budgetSums.inYuan' : 'budgetSums.inWan')}</span>
          )}
        </caption>
        <thead>
          <tr>
            {props.head.map((text, index) => (
              <th key={text} scope="col" className={index < (props.counted ? 2 : 1) ? undefined : 'figure'}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{props.children}</tbody>
      </table>
    </section>
  );
}

function Figures({ amounts }: { readonly amounts: readonly Fen[] }) {
  return amounts.map((amount, column) => (
    // Columns never move: their place is their name.
    // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its place
    <td key={column} className="figure">
      <Amount value={amount} />
    </td>
  ));
}

/** 单位合计: opens the units that it is made of. */
function MadeOf(props: { readonly of: RowOf | undefined; readonly name: string; readonly amount: Fen }) {
  const { t } = usePreferences();
  const { open } = useDrill();
  const { of, name, amount } = props;
  return (
    <td className="figure">
      {of ? (
        <button type="button" className="sums-figure" title={t('budgetSums.drill', { name })} onClick={() => open(of)}>
          <Amount value={amount} />
        </button>
      ) : (
        <Amount value={amount} />
      )}
    </td>
  );
}

function Rows(props: {
  readonly caption: string;
  readonly rows: readonly SumRow[];
  readonly nameOf: (row: SumRow) => string;
}) {
  const { t } = usePreferences();
  const head = [t('budgetSums.line'), t('budgetSums.units'), t('budgetSums.eliminated'), t('budgetSums.amount')];
  return (
    <SumTable caption={props.caption} head={head}>
      {props.rows.map((row) => {
        const name = props.nameOf(row);
        return (
          <tr key={row.key} className={row.total ? 'sum' : undefined}>
            <th scope="row" className={`depth-${row.depth}`}>
              {row.starred ? <abbr title={t('budgetSums.starred')}>*</abbr> : null}
              {name}
            </th>
            <MadeOf of={row.of} name={name} amount={row.units} />
            <Figures amounts={[row.eliminated, row.amount]} />
          </tr>
        );
      })}
    </SumTable>
  );
}

/** 收入支出总表. */
export function Form({ sums: { budget, units } }: Shown) {
  const { t } = usePreferences();
  const words = useSumWords();
  return <Rows caption={t('budgetSums.view.form')} rows={statementRows(budget, units)} nameOf={words.row} />;
}

/** By item: classes and what is below them. */
export function Items({ sums: { budget } }: Shown) {
  const { t } = usePreferences();
  const words = useSumWords();
  const nameOf = ({ key }: SumRow): string => {
    const code = key.replace('.', '');
    return `${code} ${words.item(code)}`;
  };
  return <Rows caption={t('budgetSums.view.items')} rows={itemRows(budget)} nameOf={nameOf} />;
}

export function Units({ sums: { units, budget, year } }: Shown) {
  const { t } = usePreferences();
  const rows = unitRows(units);
  const total = (of: 'revenue' | 'used' | 'spending' | 'balance') => sumFen(rows.map((row) => row[of]));
  const eliminated = sumFen(budget.pairs.map((pair) => pair.eliminated));
  const sums = [total('revenue'), total('used'), total('spending'), total('balance')] as const;
  const last: readonly (readonly [string, readonly Fen[]])[] = [
    [t('budgetSums.units'), sums],
    [t('budgetSums.eliminated'), [eliminated, fen(0), eliminated, fen(0)]],
    [t('budgetSums.amount'), [fen(sums[0] - eliminated), sums[1], fen(sums[2] - eliminated), sums[3]]],
  ];
  const head = ['unit', 'income', 'used', 'spent', 'balance'] as const;
  return (
    <SumTable caption={t('budgetSums.view.units')} head={head.map((key) => t(`budgetSums.head.${key}`))}>
      {rows.map(({ unit, revenue, used, spending, balance }, index) => (
        <tr key={unit}>
          <th scope="row">
            <ToPage to="/budget" search={{ unit, year: String(year) }} className="sums-link">
              {unit} {units[index]?.name}
            </ToPage>{' '}
            <ToPage to="/budget-cuts" search={{ unit, year: String(year) }} className="sums-aside">
              {t('budgetSums.toCuts')}
            </ToPage>
          </th>
          <Figures amounts={[revenue, used, spending, balance]} />
        </tr>
      ))}
      {last.map(([name, amounts]) => (
        <tr key={name} className="sum">
          <th scope="row">{name}</th>
          <Figures amounts={amounts} />
        </tr>
      ))}
    </SumTable>
  );
}

export function Sources({ sums: { budget, units } }: Shown) {
  const { t } = usePreferences();
  const words = useSumWords();
  const rows = sourceRows(budget, units);
  const itemsOf = (source: string, kind: 'revenue' | 'spending'): RowOf => ({
    source,
    items: itemRows(budget).flatMap(({ key, of, depth }) =>
      depth === 0 && of && key < '5' === (kind === 'revenue') ? of.items : [],
    ),
  });
  const head = ['source', 'income', 'incomeLess', 'used', 'spent', 'spentLess', 'balance'] as const;
  const totals = [
    rows.map(({ revenue }) => revenue.units),
    rows.map(({ revenue }) => revenue.eliminated),
    rows.map(({ used }) => used),
    rows.map(({ spending }) => spending.units),
    rows.map(({ spending }) => spending.eliminated),
    rows.map(({ balance }) => balance),
  ].map((amounts) => sumFen(amounts));
  return (
    <SumTable caption={t('budgetSums.view.sources')} head={head.map((key) => t(`budgetSums.head.${key}`))}>
      {rows.map(({ source, revenue, spending, used, balance }) => (
        <tr key={source}>
          <th scope="row">{words.source(source)}</th>
          <MadeOf of={itemsOf(source, 'revenue')} name={words.source(source)} amount={revenue.units} />
          <Figures amounts={[revenue.eliminated, used]} />
          <MadeOf of={itemsOf(source, 'spending')} name={words.source(source)} amount={spending.units} />
          <Figures amounts={[spending.eliminated, balance]} />
        </tr>
      ))}
      <tr className="sum">
        <th scope="row">{t('budgetSums.total')}</th>
        <Figures amounts={totals} />
      </tr>
    </SumTable>
  );
}

/** 现金流 by month, consolidated. */
export function Months({ sums: { budget, units } }: Shown) {
  const { t } = usePreferences();
  const monthName = useMonthName();
  const flows = monthFlows(budget, units);
  const head = ['month', 'opening', 'income', 'spent', 'net', 'closing'] as const;
  const [income, spent] = [sumFen(flows.map(({ revenue }) => revenue)), sumFen(flows.map(({ spending }) => spending))];
  return (
    <SumTable caption={t('budgetSums.view.months')} head={head.map((key) => t(`budgetSums.head.${key}`))}>
      {flows.map(({ month, opening, revenue, spending, closing }) => (
        <tr key={month} className={closing < 0 ? 'short' : undefined}>
          <th scope="row">{monthName(month)}</th>
          <Figures amounts={[opening, revenue, spending, fen(revenue - spending), closing]} />
        </tr>
      ))}
      <tr className="sum">
        <th scope="row">{t('budgetSums.wholeYear')}</th>
        <Figures amounts={[flows[0]!.opening, income, spent, fen(income - spent), flows[11]!.closing]} />
      </tr>
    </SumTable>
  );
}
