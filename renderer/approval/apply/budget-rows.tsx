import { useEffect, useMemo, useRef, useState } from 'react';
import { type Fen, fen, groupedYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { usePlanWords } from '../../budget/words.ts';
import { AmountField } from '../../ui/amount-field.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { amountOf, type Draft, type DraftRow, type Lines, placeKey, type Weighed } from './draft.ts';

/** 经费列支: which budget lines are asked for how much, and under each what it has and would have left. */
export function BudgetRows(props: {
  readonly unit: string;
  readonly draft: Draft;
  readonly lines: Lines | undefined;
  /** What the last trial says of each row; absent while it speaks of other rows. */
  readonly weighed: Weighed['rows'] | undefined;
  readonly problemOf: (field: string) => string | undefined;
  readonly onChange: (rows: readonly DraftRow[]) => void;
}) {
  const { t } = usePreferences();
  const words = usePlanWords(props.unit);
  const { draft, lines, weighed, problemOf, onChange } = props;
  const table = useRef<HTMLDivElement>(null);
  // Whoever has chosen a line writes its amount next.
  const [added, setAdded] = useState(0);
  useEffect(() => {
    if (added > 0) table.current?.querySelector<HTMLInputElement>('tbody tr:last-child .amount-field input')?.focus();
  }, [added]);
  const change = (row: DraftRow, amount: DraftRow['amount']): void =>
    onChange(draft.rows.map((each) => (each === row ? { ...row, amount } : each)));
  return (
    <div className="apply-rows" ref={table}>
      {draft.rows.length === 0 ? (
        <p className={problemOf('rows') ? 'field-problem' : 'hint'}>
          {problemOf('rows') ?? t('applications.rowsNone')}
        </p>
      ) : (
        <table className="approval-table">
          <thead>
            <tr>
              <th>{t('applications.item')}</th>
              <th>{t('applications.source')}</th>
              <th>{t('applications.project')}</th>
              <th className="figure">{t('applications.amountYuan')}</th>
              <th>
                <span className="visually-hidden">{t('applications.removing')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {draft.rows.map((row, index) => {
              const line = lines?.find((each) => placeKey(each) === placeKey(row));
              const said = weighed?.[index];
              const problem = problemOf(`rows.${index}.amount`) ?? problemOf(`rows.${index}`);
              return (
                <tr key={placeKey(row)}>
                  <td>
                    <span className="code">{row.item}</span> {words.item(row.item)}
                    {row.department === '' ? null : ` · ${words.department(row.department)}`}
                    <Standing
                      available={line && parseYuan(line.available)}
                      amount={row.amount ?? ZERO}
                      inBudget={said?.inBudget}
                    />
                    {problem ? <div className="field-problem">{problem}</div> : null}
                  </td>
                  <td>{words.source(row.source)}</td>
                  <td>{row.project === '' ? '' : words.project(row.project)}</td>
                  <td className="figure" data-field={`rows.${index}.amount`}>
                    <AmountField
                      label={t('applications.rowAmount', { place: index + 1 })}
                      value={row.amount}
                      width={150}
                      onChange={(amount) => change(row, amount)}
                      onTyping={(amount) => change(row, amount)}
                    />
                  </td>
                  <td className="figure">
                    <button
                      type="button"
                      className="button icon"
                      aria-label={t('applications.removeRow', { place: index + 1 })}
                      onClick={() => onChange(draft.rows.filter((each) => each !== row))}
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
              <td colSpan={3}>{t('applications.sum')}</td>
              <td className="figure">
                <strong>{groupedYuan(amountOf(draft) ?? ZERO)}</strong>
              </td>
              <td />
            </tr>
          </tfoot>
        </table>
      )}
      <div data-field="rows">
        <LinePicker
          unit={props.unit}
          lines={lines?.filter((line) => !draft.rows.some((row) => placeKey(row) === placeKey(line)))}
          onPick={({ department, item, source, project }) => {
            onChange([...draft.rows, { department, item, source, project, amount: undefined }]);
            setAdded((times) => times + 1);
          }}
        />
      </div>
    </div>
  );
}

/** Whether a row is in budget, what its line has, and what it then has left. */
function Standing(props: {
  readonly available: Fen | undefined;
  readonly amount: Fen;
  readonly inBudget: boolean | undefined;
}) {
  const { t } = usePreferences();
  const { available, amount, inBudget } = props;
  const left = available === undefined ? undefined : fen(available - amount);
  return (
    <div className="apply-standing">
      {inBudget === undefined ? null : (
        <span className={inBudget ? 'chip ok' : 'chip warn'}>{t(`approval.budget.${inBudget ? 'in' : 'out'}`)}</span>
      )}
      {available === undefined ? null : <span>{t('applications.available', { amount: groupedYuan(available) })}</span>}
      {left === undefined || amount === 0 ? null : left < 0 ? (
        <span className="field-problem">{t('applications.shortOf', { amount: groupedYuan(fen(-left)) })}</span>
      ) : (
        <span>{t('applications.leftAfter', { amount: groupedYuan(left) })}</span>
      )}
    </div>
  );
}

/** Picks one of the unit's lines (预算明细) into a new row, with what it has left. */
function LinePicker(props: {
  readonly unit: string;
  readonly lines: Lines | undefined;
  readonly onPick: (line: Lines[number]) => void;
}) {
  const { t } = usePreferences();
  const words = usePlanWords(props.unit);
  const options = useMemo(
    () =>
      props.lines?.map((line, index) => ({
        // A line has no code of its own: that of its item, and its place.
        code: `${line.item}-${index + 1}`,
        name: [
          words.item(line.item),
          words.source(line.source),
          ...(line.department === '' ? [] : [words.department(line.department)]),
          ...(line.project === '' ? [] : [words.project(line.project)]),
        ].join(' · '),
        available: groupedYuan(parseYuan(line.available) ?? ZERO),
        line,
      })) ?? [],
    [props.lines, words],
  );
  return (
    <ChoiceField
      label={t('applications.pickLine')}
      placeholder={t('applications.pickLine')}
      options={options}
      value={undefined}
      width={320}
      noteOf={({ available }) => t('applications.available', { amount: available })}
      select={{ popupMatchSelectWidth: 520 }}
      onChange={(_, option) => option && props.onPick(option.line)}
    />
  );
}
