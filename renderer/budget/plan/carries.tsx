import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Fen, formatYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { api } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useFundSources } from '../../ledger/books/names.ts';
import { Amount } from '../../ui/amount.tsx';
import { AmountField } from '../../ui/amount-field.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { useMonthName } from '../words.ts';
import { MONTHS, type Plan } from './plan-rows.ts';
import type { Planning } from './use-planning.ts';

const NIL = formatYuan(ZERO);

/** 结转结余: what the unit expects to hold of each source at the year's beginning, and what of it the plan uses. */
export function CarryTable(props: {
  readonly plan: Plan;
  /** Absent for whoever only reads. */
  readonly onSave?: Planning['saveCarry'] | undefined;
}) {
  const { t, locale } = usePreferences();
  const monthName = useMonthName();
  const { plan, onSave } = props;
  const sources = useFundSources();
  const [added, setAdded] = useState<readonly string[]>([]);
  const input = { unit: plan.unit, year: plan.year };
  const carried = useQuery(api.budget.carried.queryOptions({ input })).data;
  const proposed = new Map(carried?.carries.map(({ source, opening }) => [source, opening]));
  const used = new Set(
    [...plan.cells, ...plan.carries].map(({ source }) => source).concat(added, [...proposed.keys()]),
  );
  const rows = sources
    .filter(({ code }) => used.has(code))
    .map(({ code, name }) => {
      const carry = plan.carries.find(({ source }) => source === code);
      return { code, name, opening: carry?.opening ?? NIL, used: carry?.used ?? NIL };
    });
  const other = rows.filter(({ code, opening }) => proposed.has(code) && proposed.get(code) !== opening);
  const missing = MONTHS.filter((month) => carried && !carried.months.includes(month));
  async function take(): Promise<void> {
    for (const { code } of other)
      if (!(await onSave?.(code, 'opening', parseYuan(proposed.get(code) ?? NIL) ?? ZERO))) return;
  }
  const change = (row: (typeof rows)[number], column: 'opening' | 'used', amount: Fen | undefined): void => {
    if (formatYuan(amount ?? ZERO) !== row[column]) onSave?.(row.code, column, amount ?? ZERO);
  };
  return (
    <section className="card budget-carries" aria-label={t('budget.carries')}>
      <p className="hint">{t('budget.carriesHint')}</p>
      <table className="budget-table">
        <thead>
          <tr>
            <th>{t('budget.source')}</th>
            <th className="figure">{t('budgetSchedules.carried', { year: plan.year - 1 })}</th>
            <th className="figure">{t('budget.opening')}</th>
            <th className="figure">{t('budget.usedOfIt')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <td>{row.name}</td>
              <td className="figure">
                <Amount value={proposed.get(row.code) ?? NIL} />
              </td>
              {(['opening', 'used'] as const).map((column) => (
                <td key={column} className="figure">
                  {onSave ? (
                    <AmountField
                      label={`${row.name} ${t(column === 'opening' ? 'budget.opening' : 'budget.usedOfIt')}`}
                      value={parseYuan(row[column])}
                      onChange={(amount) => change(row, column, amount)}
                    />
                  ) : (
                    <Amount value={row[column]} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {missing.length === 0 ? null : (
        <p className="hint">
          {t('budgetSchedules.carriedMissing', {
            year: plan.year - 1,
            months: missing.map(monthName).join(locale === 'zh-CN' ? '、' : ', '),
          })}
        </p>
      )}
      {onSave && other.length > 0 ? (
        <button type="button" className="button" onClick={() => void take()}>
          {t('budgetSchedules.takeCarried', { count: other.length })}
        </button>
      ) : null}
      {onSave ? (
        <ChoiceField
          label={t('budget.addSource')}
          placeholder={t('budget.addSource')}
          options={sources.filter(({ code }) => !used.has(code))}
          codeless
          value={undefined}
          onChange={(code) => code && setAdded((before) => [...before, code])}
          width={240}
        />
      ) : null}
    </section>
  );
}
