import { CATEGORY_CODES } from '../../../shared/domain/approval/category.ts';
import { isBody, LEVEL_CODES, type Level, MODE_CODES, type Mode } from '../../../shared/domain/approval/level.ts';
import type { Step } from '../../../shared/domain/approval/rule.ts';
import { MOST_DAYS } from '../../../shared/domain/approval/table.ts';
import { UNIT_KINDS } from '../../../shared/domain/organisation/unit.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useFundSources } from '../../ledger/books/names.ts';
import { AmountField } from '../../ui/amount-field.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { PickMany } from '../pick-many.tsx';
import { type DraftRow, rowFault } from './draft.ts';

/** Days that a level has when it is first named. */
const USUAL_DAYS = { person: 3, body: 10 };
const BUDGETS = ['either', 'in', 'out'] as const;

/** One row of the draft; every key pressed shows in the doubts above. */
export function RowForm({
  row,
  onChange,
}: {
  readonly row: DraftRow;
  readonly onChange: (part: Partial<DraftRow>) => void;
}) {
  const { t } = usePreferences();
  const sources = useFundSources();
  const fault = rowFault(row);
  return (
    <div className="approval-row-form">
      <div className="approval-row-fields">
        <Labelled label={t('approvalRules.kinds')} hint={t('approvalRules.kindsHint')}>
          {({ id }) => (
            <PickMany
              id={id}
              every={t('approval.every.kinds')}
              options={UNIT_KINDS.map((code) => ({ code, name: t(`kind.${code}`) }))}
              value={row.kinds}
              onChange={(kinds) => onChange({ kinds })}
            />
          )}
        </Labelled>
        <Labelled label={t('approvalRules.categories')} hint={t('approvalRules.kindsHint')}>
          {({ id }) => (
            <PickMany
              id={id}
              every={t('approval.every.categories')}
              options={CATEGORY_CODES.map((code) => ({ code, name: t(`approval.category.${code}`) }))}
              value={row.categories}
              onChange={(categories) => onChange({ categories })}
            />
          )}
        </Labelled>
        <Labelled label={t('approvalRules.sources')} hint={t('approvalRules.kindsHint')}>
          {({ id }) => (
            <PickMany
              id={id}
              every={t('approval.every.sources')}
              options={sources}
              value={row.sources}
              onChange={(chosen) => onChange({ sources: chosen })}
            />
          )}
        </Labelled>
        <Labelled label={t('approvalRules.budget')}>
          {(field) => (
            <select
              {...field}
              className="input"
              value={row.budget}
              onChange={({ target }) => onChange({ budget: target.value as DraftRow['budget'] })}
            >
              {BUDGETS.map((budget) => (
                <option key={budget} value={budget}>
                  {t(`approval.budget.${budget}`)}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        <Labelled
          label={t('approvalRules.from')}
          problem={fault === 'span' ? t('approvalRules.fault.span') : undefined}
        >
          {({ id }) => (
            <AmountField
              id={id}
              width="100%"
              value={row.from}
              onChange={(from) => onChange({ from })}
              onTyping={(from) => onChange({ from })}
            />
          )}
        </Labelled>
        <Labelled label={t('approvalRules.below')} hint={t('approvalRules.belowHint')}>
          {({ id }) => (
            <AmountField
              id={id}
              width="100%"
              value={row.below}
              onChange={(below) => onChange({ below })}
              onTyping={(below) => onChange({ below })}
            />
          )}
        </Labelled>
      </div>
      <Levels steps={row.steps} onChange={(steps) => onChange({ steps })} />
      {fault === 'levels' ? (
        <p className="field-problem" role="alert">
          {t('approvalRules.fault.levels')}
        </p>
      ) : null}
      <p className="hint">{t('approvalRules.modeHint')}</p>
    </div>
  );
}

/** The levels from below upwards: which of them, how each decides, and within how many days. */
function Levels({
  steps,
  onChange,
}: {
  readonly steps: readonly Step[];
  readonly onChange: (steps: readonly Step[]) => void;
}) {
  const { t } = usePreferences();
  const of = (level: Level): Step | undefined => steps.find((step) => step.level === level);
  const set = (level: Level, step: Step | undefined): void =>
    onChange(
      LEVEL_CODES.flatMap((each) => {
        const its = each === level ? step : of(each);
        return its ? [its] : [];
      }),
    );
  return (
    <div className="approval-level-fields">
      {LEVEL_CODES.map((level) => {
        const step = of(level);
        const name = t(`approval.level.${level}`);
        const days = isBody(level) ? USUAL_DAYS.body : USUAL_DAYS.person;
        return (
          <div key={level} className={step ? 'approval-level-field chosen' : 'approval-level-field'}>
            <label>
              <input
                type="checkbox"
                checked={step !== undefined}
                aria-label={t('approvalRules.level', { level: name })}
                onChange={({ target }) => set(level, target.checked ? { level, mode: 'single', days } : undefined)}
              />
              {name}
            </label>
            {step ? (
              <span className="approval-level-how">
                {isBody(level) ? null : (
                  <select
                    className="input"
                    aria-label={t('approvalRules.levelMode', { level: name })}
                    value={step.mode}
                    onChange={({ target }) => set(level, { ...step, mode: target.value as Mode })}
                  >
                    {MODE_CODES.map((mode) => (
                      <option key={mode} value={mode}>
                        {t(`approval.mode.${mode}`)}
                      </option>
                    ))}
                  </select>
                )}
                <input
                  className="input figure"
                  type="number"
                  min={1}
                  max={MOST_DAYS}
                  aria-label={t('approvalRules.levelDays', { level: name })}
                  value={step.days}
                  onChange={({ target }) =>
                    set(level, {
                      ...step,
                      days: Math.min(MOST_DAYS, Math.max(1, Math.trunc(Number(target.value)) || 1)),
                    })
                  }
                />
                <span className="hint">{t('approvalRules.daysUnit')}</span>
              </span>
            ) : null}
          </div>
        );
      })}
    </div>
  );
}
