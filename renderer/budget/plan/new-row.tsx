import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { spread } from '../../../shared/domain/budget/actuals.ts';
import { BUDGET_ITEMS } from '../../../shared/domain/budget/items.ts';
import { cellKey } from '../../../shared/domain/budget/plan.ts';
import type { Fen } from '../../../shared/kernel/fen.ts';
import { api } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useFundSources } from '../../ledger/books/names.ts';
import { AmountField } from '../../ui/amount-field.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { useUsableProjects } from '../projects/use-choices.ts';
import { usePlanWords } from '../words.ts';
import type { Plan, Typed } from './plan-rows.ts';

/** 增加一行: an item with its source, a department where spending has one, and the year's amount, spread over the months. */
export function NewRow({ plan, onAdd }: { plan: Plan; onAdd: (row: ReadonlyMap<string, Typed>) => void }) {
  const { t } = usePreferences();
  const sources = useFundSources();
  const words = usePlanWords(plan.unit);
  const departments = useQuery(api.organisation.departments.queryOptions({ input: {} })).data;
  const [item, setItem] = useState<string>();
  const [source, setSource] = useState<string>();
  const [department, setDepartment] = useState<string>();
  const projects = useUsableProjects(plan.unit);
  const [project, setProject] = useState<string>();
  const [amount, setAmount] = useState<Fen>();
  const items = useMemo(() => BUDGET_ITEMS.map(({ code }) => ({ code, name: words.item(code) })), [words]);
  const own = useMemo(
    () => departments?.filter(({ unit, open }) => open && unit === plan.unit) ?? [],
    [departments, plan.unit],
  );
  const kind = BUDGET_ITEMS.find(({ code }) => code === item)?.kind;
  const place = { department: department ?? '', item: item ?? '', source: source ?? '', project: project ?? '' };
  const stands = plan.cells.some((cell) => cellKey(cell) === cellKey(place));
  const stop = !item
    ? t('budget.stop.item')
    : !source
      ? t('budget.stop.source')
      : stands
        ? t('budget.stop.stands')
        : undefined;
  const noAmount = amount === undefined || amount <= 0;
  function add(): void {
    if (stop !== undefined || noAmount) return;
    onAdd(new Map([[cellKey(place), { place, months: spread(amount) }]]));
    setItem(undefined);
    setAmount(undefined);
  }
  return (
    <form
      className="card budget-new"
      aria-label={t('budget.addRow')}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <ChoiceField
        label={t('budget.item')}
        placeholder={t('budget.item')}
        options={items}
        value={item}
        width={230}
        onChange={(code) => {
          setItem(code);
          // No revenue target for a department (贵 三(十二)).
          if (BUDGET_ITEMS.find((each) => each.code === code)?.kind === 'revenue') setDepartment(undefined);
        }}
      />
      <ChoiceField
        label={t('budget.source')}
        placeholder={t('budget.source')}
        options={sources}
        codeless
        value={source}
        onChange={setSource}
        width={190}
      />
      {kind === 'revenue' ? null : (
        <ChoiceField
          label={t('budget.department')}
          placeholder={t('budget.departmentAll')}
          options={own}
          value={department}
          onChange={setDepartment}
          clearable
          width={170}
        />
      )}
      {projects.length === 0 ? null : (
        <ChoiceField
          label={t('budget.project')}
          placeholder={t('budget.projectNone')}
          options={projects}
          value={project}
          onChange={setProject}
          clearable
          width={170}
        />
      )}
      <label htmlFor="budget-year-total">{t('budget.yearTotal')}</label>
      <AmountField id="budget-year-total" value={amount} onChange={setAmount} onTyping={setAmount} width={140} />
      <button type="submit" className="button" aria-disabled={stop !== undefined} title={stop}>
        {t('budget.addRow')}
      </button>
      {item && (stop ?? noAmount) ? <span className="hint">{stop ?? t('budget.stop.amount')}</span> : null}
    </form>
  );
}
