import { type ReactNode, useMemo } from 'react';
import { isIncome } from '../../../shared/domain/budget/change.ts';
import { BUDGET_ITEMS } from '../../../shared/domain/budget/items.ts';
import { isControlled } from '../../../shared/domain/budget/plan.ts';
import { type Fen, fen, groupedYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useFundSources } from '../../ledger/books/names.ts';
import { AmountField } from '../../ui/amount-field.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Segments } from '../../ui/segments.tsx';
import { useUsableProjects } from '../projects/use-choices.ts';
import { useMonthName, usePlanWords } from '../words.ts';
import { type Draft, type DraftRow, type Lines, leftAfter, lineOfDraft, onlyMore } from './draft.ts';

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/** One row of a document while it is typed: which line, which month, up or down, and what the line then has left. */
export function ChangeRowFields(props: {
  readonly draft: Draft;
  readonly row: DraftRow;
  readonly place: number;
  /** The two sides of a transfer; one unit otherwise. */
  readonly units: readonly { readonly code: string; readonly name: string }[];
  readonly departments: readonly { readonly unit: string; readonly code: string; readonly name: string }[];
  /** The lines of the row's unit, of the year before for 结转; undefined where they are not the reader's to see. */
  readonly lines: Lines | undefined;
  readonly onChange: (part: Partial<DraftRow>) => void;
  readonly onRemove: (() => void) | undefined;
}) {
  const { t } = usePreferences();
  const sources = useFundSources();
  const { draft, row, place, lines, onChange } = props;
  const words = usePlanWords(row.unit);
  const monthName = useMonthName();
  const items = useMemo(
    () =>
      BUDGET_ITEMS.filter((item) => isControlled(item) || (draft.kind === 'supplement' && isIncome(item.code))).map(
        ({ code }) => ({ code, name: words.item(code) }),
      ),
    [words, draft.kind],
  );
  const own = useMemo(() => props.departments.filter(({ unit }) => unit === row.unit), [props.departments, row.unit]);
  const projects = useUsableProjects(row.unit);
  // A row of a line that is there keeps its project, whatever became of it.
  const choices = useMemo(
    () =>
      row.project === '' || projects.some(({ code }) => code === row.project)
        ? projects
        : [...projects, { code: row.project, name: '' }],
    [projects, row.project],
  );
  const revenue = row.item !== undefined && isIncome(row.item);
  return (
    <div className="change-row" data-row={place}>
      {props.units.length > 1 ? (
        <select
          className="input"
          aria-label={t('budgetChange.rowUnit', { place })}
          value={row.unit}
          onChange={({ target }) => onChange({ unit: target.value, department: '' })}
        >
          {props.units.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      ) : null}
      <ChoiceField
        label={t('budgetChange.rowItem', { place })}
        placeholder={t('budget.item')}
        options={items}
        value={row.item}
        width={200}
        onChange={(item) =>
          onChange({
            item,
            // No revenue target for a department (贵 三(十二)).
            ...(item !== undefined && isIncome(item) ? { department: '' } : {}),
          })
        }
      />
      <ChoiceField
        label={t('budgetChange.rowSource', { place })}
        placeholder={t('budget.source')}
        options={sources}
        codeless
        value={row.source}
        width={170}
        onChange={(source) => onChange({ source })}
      />
      <ChoiceField
        label={t('budgetChange.rowDepartment', { place })}
        placeholder={t('budget.departmentAll')}
        options={own}
        value={row.department === '' ? undefined : row.department}
        clearable
        disabled={revenue}
        width={140}
        onChange={(department) => onChange({ department: department ?? '' })}
      />
      {choices.length === 0 ? null : (
        <ChoiceField
          label={t('budgetProjects.rowProject', { place })}
          placeholder={t('budgetProjects.choose')}
          options={choices}
          value={row.project === '' ? undefined : row.project}
          clearable
          width={150}
          onChange={(project) => onChange({ project: project ?? '' })}
        />
      )}
      <select
        className="input"
        aria-label={t('budgetChange.rowMonth', { place })}
        value={row.month}
        onChange={({ target }) => onChange({ month: Number(target.value) })}
      >
        {MONTHS.map((month) => (
          <option key={month} value={month}>
            {monthName(month)}
          </option>
        ))}
      </select>
      {onlyMore(draft.kind) ? (
        <span className="chip">{t(revenue ? 'budgetChange.income' : 'budgetChange.up')}</span>
      ) : (
        <Segments
          label={t('budgetChange.rowSide', { place })}
          value={row.up ? 'up' : 'down'}
          choices={[
            { value: 'down', label: t('budgetChange.down') },
            { value: 'up', label: t('budgetChange.up') },
          ]}
          onChange={(side) => onChange({ up: side === 'up' })}
        />
      )}
      <AmountField
        label={t('budgetChange.rowAmount', { place })}
        value={row.amount}
        width={130}
        onChange={(amount) => onChange({ amount })}
        onTyping={(amount) => onChange({ amount })}
      />
      {props.onRemove ? (
        <button
          type="button"
          className="button icon"
          aria-label={t('budgetChange.removeRow', { place })}
          onClick={props.onRemove}
        >
          ×
        </button>
      ) : null}
      <LineHint {...{ draft, row, lines, revenue }} />
    </div>
  );
}

/** 可用: what the line holds now, and after the document. */
function LineHint(props: {
  readonly draft: Draft;
  readonly row: DraftRow;
  readonly lines: Lines | undefined;
  readonly revenue: boolean;
}): ReactNode {
  const { t } = usePreferences();
  const { draft, row, lines } = props;
  if (!row.item || !row.source) return null;
  if (props.revenue) return <small className="hint change-row-hint">{t('budgetChange.revenueHint')}</small>;
  if (lines === undefined) return <small className="hint change-row-hint">{t('budgetChange.othersLine')}</small>;
  const line = lineOfDraft(row, lines);
  const left = leftAfter(row, draft, lines);
  return (
    <small className={left !== undefined && left < 0 ? 'field-problem change-row-hint' : 'hint change-row-hint'}>
      {line
        ? t(draft.kind === 'carry' ? 'budgetChange.lastYearLeft' : 'budgetChange.lineHolds', {
            planned: yuan(line.approved, line.adjusted),
            available: yuan(line.available),
          })
        : t(draft.kind === 'carry' ? 'budgetChange.noLastYear' : 'budgetChange.newLine')}
      {left === undefined || row.amount === undefined
        ? null
        : ` → ${t(left >= 0 ? 'budgetChange.leftAfter' : draft.kind === 'carry' ? 'budgetChange.carryBelow' : 'budgetChange.leftBelow', { left: groupedYuan(left) })}`}
    </small>
  );
}

const read = (text: string): Fen => parseYuan(text) ?? ZERO;
const yuan = (...texts: readonly string[]): string =>
  groupedYuan(fen(texts.reduce((sum, text) => sum + read(text), 0)));
