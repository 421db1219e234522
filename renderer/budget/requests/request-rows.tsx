import { groupedYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useNames } from '../../ledger/books/names.ts';
import { Money } from '../../ui/amount.tsx';
import { AmountField } from '../../ui/amount-field.tsx';
import { usePlanWords } from '../words.ts';
import { type Draft, type DraftRow, type Lines, leftAfter, placeKey, totalOf } from './draft.ts';

/** 用款明细 while it is typed: what each line has, what is asked of it, and what it then has left. */
export function RequestRows(props: {
  readonly unit: string;
  readonly draft: Draft;
  readonly lines: Lines | undefined;
  readonly onChange: (rows: readonly DraftRow[]) => void;
}) {
  const { t } = usePreferences();
  const names = useNames();
  const words = usePlanWords(props.unit);
  const { draft, lines } = props;
  if (draft.rows.length === 0) return <p className="hint">{t('budgetRequests.noRows')}</p>;
  const change = (row: DraftRow, amount: DraftRow['amount']): void =>
    props.onChange(draft.rows.map((each) => (each === row ? { ...row, amount } : each)));
  return (
    <table className="change-table request-table">
      <thead>
        <tr>
          <th>{t('budget.item')}</th>
          <th>{t('budget.source')}</th>
          <th>{t('budget.department')}</th>
          <th className="figure">{t('budgetSpend.available')}</th>
          <th className="figure">{t('budgetRequests.amount')}</th>
          <th className="figure">{t('budgetRequests.after')}</th>
          <th>
            <span className="visually-hidden">{t('budgetRequests.removing')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {draft.rows.map((row, index) => {
          const left = leftAfter(row, lines);
          const line = lines?.find((each) => placeKey(each) === placeKey(row));
          return (
            <tr key={placeKey(row)}>
              <td>
                <span className="code">{row.item}</span> {words.item(row.item)}
                {row.project === '' ? null : ` · ${row.project}`}
              </td>
              <td>{words.source(row.source)}</td>
              <td>
                {row.department === '' ? t('budget.departmentAll') : names.department(props.unit, row.department)}
              </td>
              <td className="figure">
                <Money amount={parseYuan(line?.available ?? '0.00') ?? ZERO} unit="yuan" />
              </td>
              <td className="figure">
                <AmountField
                  label={t('budgetChange.rowAmount', { place: index + 1 })}
                  value={row.amount}
                  width={150}
                  onChange={(amount) => change(row, amount)}
                  onTyping={(amount) => change(row, amount)}
                />
              </td>
              <td className={left !== undefined && left < 0 ? 'figure problem' : 'figure'}>
                {left === undefined ? '' : <Money amount={left} unit="yuan" />}
              </td>
              <td>
                <button
                  type="button"
                  className="button icon"
                  aria-label={t('budgetChange.removeRow', { place: index + 1 })}
                  onClick={() => props.onChange(draft.rows.filter((each) => each !== row))}
                >
                  ×
                </button>
              </td>
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={4}>{t('budgetSpend.total')}</td>
          <td className="figure">{groupedYuan(totalOf(draft))}</td>
          <td colSpan={2} />
        </tr>
      </tfoot>
    </table>
  );
}
