import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useMemo, useState } from 'react';
import { MEASURES, measureOf } from '../../../shared/domain/budget/measures.ts';
import { COUNT_MAX, spreadCount, workloadKey, workloadYear } from '../../../shared/domain/budget/workload.ts';
import { api } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { readAmount } from '../../ui/arithmetic.ts';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { useNotify } from '../../ui/notify.tsx';
import { useMonthName, usePlanWords } from '../words.ts';
import { Count } from './count.tsx';
import type { Hand } from './plan-grid.tsx';
import { MONTHS, type Plan } from './plan-rows.ts';
import { useScheduleSaving } from './schedule-saving.ts';
import { Revisions } from './schedule-versions.tsx';
import { useMeasureWords } from './schedule-words.ts';
import type { Planning } from './use-planning.ts';

type Row = Pick<Plan['workload'][number], 'department' | 'measure' | 'months'>;

/** A whole count, not below nil; undefined for any other text. Takes arithmetic and separators as amounts do. */
function countIn(text: string): number | undefined {
  if (text.trim() === '' || text.trim() === '–') return 0;
  const count = (readAmount(text) ?? -1) / 100;
  return Number.isInteger(count) && count >= 0 && count <= COUNT_MAX ? count : undefined;
}

/** 业务量预算: what is counted × department, twelve months and the year; counts only, no income. */
export function WorkloadSchedule({ plan, planning, hand }: { plan: Plan; planning: Planning; hand: Hand }) {
  const { t, locale } = usePreferences();
  const monthName = useMonthName();
  const words = useMeasureWords();
  const names = usePlanWords(plan.unit);
  const notify = useNotify();
  const save = useScheduleSaving(planning, hand);
  const [typed, setTyped] = useState<ReadonlyMap<string, Row>>(new Map());
  const rows = useMemo((): Row[] => {
    const known = new Map(plan.workload.map((row): [string, Row] => [workloadKey(row), row]));
    for (const [key, row] of typed) known.set(key, row);
    return [...known].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  }, [plan.workload, typed]);
  const columns = useMemo((): GridColumn<Row>[] => {
    const editable = hand !== 'nobody';
    return [
      {
        ...{ id: 'measure', title: t('budgetSchedules.measure'), width: locale === 'en' ? 260 : 190, pin: 'left' },
        value: ({ measure }) => words.measure(measure),
      },
      {
        ...{ id: 'department', title: t('budget.department'), width: 150 },
        value: ({ department }) => (department === '' ? t('budget.departmentAll') : names.department(department)),
      },
      {
        ...{ id: 'counted', title: t('budgetSchedules.counted'), width: 100 },
        value: ({ measure }) => words.countedIn(measure),
      },
      ...MONTHS.map(
        (month): GridColumn<Row> => ({
          ...{
            id: String(month),
            title: monthName(month),
            kind: 'number',
            width: 90,
            minWidth: 80,
            editable,
          },
          value: ({ months }) => months[month - 1] ?? 0,
          render: ({ months }) => <Count value={months[month - 1] ?? 0} />,
          sortable: false,
        }),
      ),
      {
        ...{ id: 'year', title: t('budgetSchedules.year'), kind: 'number', width: 120, pin: 'right', editable },
        value: (row) => workloadYear(row),
        render: (row) => <Count value={workloadYear(row)} />,
        sortable: false,
      },
    ];
  }, [t, locale, monthName, words, names, hand]);

  async function keep(changed: ReadonlyMap<string, Row>): Promise<void> {
    setTyped((before) => new Map([...before, ...changed]));
    await save({
      workload: [...changed.values()].map(({ department, measure, months }) => ({
        ...{ department, measure },
        months: [...months],
      })),
      ...{ procurement: [], removed: [] },
    });
    setTyped((before) => new Map([...before].filter(([key, row]) => changed.get(key) !== row)));
  }
  function edit(edits: readonly { row: Row; column: string; text: string }[]): void {
    const changed = new Map<string, Row>();
    for (const { row, column, text } of edits) {
      const count = countIn(text);
      if (count === undefined) {
        notify.failed({ title: t('budgetSchedules.noCount') });
        return;
      }
      const key = workloadKey(row);
      const before = changed.get(key)?.months ?? row.months;
      const months =
        column === 'year'
          ? spreadCount(row.measure, count)
          : before.map((old, index) => (index === Number(column) - 1 ? count : old));
      if (months.some((each, index) => each !== before[index])) changed.set(key, { ...row, months });
    }
    if (changed.size > 0) void keep(changed);
  }
  return (
    <>
      {hand === 'nobody' ? null : (
        <NewMeasure plan={plan} rows={rows} onAdd={(row) => void keep(new Map([[workloadKey(row), row]]))} />
      )}
      <Grid<Row>
        id="budget.workload"
        label={`${t('budget.view.workload')} ${plan.unit} ${plan.year}`}
        columns={columns}
        rows={rows}
        rowKey={workloadKey}
        {...(hand === 'nobody' ? {} : { onEdit: edit })}
        empty={{ title: t('budgetSchedules.noWorkload'), body: t('budgetSchedules.noWorkloadBody') }}
        header={<span className="hint">{t('budgetSchedules.workloadHint')}</span>}
      />
      <Revisions plan={plan} />
    </>
  );
}

/** A row that is not there yet: what is counted, of which department, and the year, spread over the months. */
function NewMeasure(props: { readonly plan: Plan; readonly rows: readonly Row[]; readonly onAdd: (row: Row) => void }) {
  const { t } = usePreferences();
  const words = useMeasureWords();
  const { plan, rows, onAdd } = props;
  const departments = useQuery(api.organisation.departments.queryOptions({ input: {} })).data;
  const own = useMemo(
    () => departments?.filter(({ unit, open }) => open && unit === plan.unit) ?? [],
    [departments, plan.unit],
  );
  const measures = useMemo(() => MEASURES.map(({ code }) => ({ code, name: words.measure(code) })), [words]);
  const [measure, setMeasure] = useState<string>();
  const [department, setDepartment] = useState<string>();
  const [year, setYear] = useState('');
  const count = countIn(year);
  const at = { measure: measure ?? '', department: department ?? '' };
  const stop = !measure
    ? t('budgetSchedules.stop.measure')
    : rows.some((row) => workloadKey(row) === workloadKey(at))
      ? t('budgetSchedules.stop.stands')
      : !count
        ? t('budgetSchedules.stop.count')
        : undefined;
  return (
    <form
      className="card budget-new"
      aria-label={t('budgetSchedules.addMeasure')}
      onSubmit={(event) => {
        event.preventDefault();
        if (stop !== undefined || !count) return;
        onAdd({ ...at, months: spreadCount(at.measure, count) });
        setMeasure(undefined);
        setYear('');
      }}
    >
      <ChoiceField
        label={t('budgetSchedules.measure')}
        placeholder={t('budgetSchedules.measure')}
        options={measures}
        value={measure}
        width={230}
        onChange={setMeasure}
      />
      <ChoiceField
        label={t('budget.department')}
        placeholder={t('budget.departmentAll')}
        options={own}
        value={department}
        onChange={setDepartment}
        clearable
        width={180}
      />
      <label htmlFor="budget-workload-year">
        {t(measureOf(at.measure)?.year === 'end' ? 'budgetSchedules.yearEnd' : 'budgetSchedules.year')}
      </label>
      <Input
        id="budget-workload-year"
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
        style={{ width: 120, textAlign: 'right' }}
        value={year}
        {...(count === undefined ? { status: 'error' as const } : {})}
        onChange={({ target }) => setYear(target.value)}
      />
      <button type="submit" className="button" aria-disabled={stop !== undefined} title={stop}>
        {t('budgetSchedules.addMeasure')}
      </button>
      {measure && stop ? <span className="hint">{stop}</span> : null}
    </form>
  );
}
