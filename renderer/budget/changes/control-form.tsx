import { Input } from 'antd';
import { useMemo, useState } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import {
  CONTROL_STAGES,
  CONTROLS,
  DEFAULT_CONTROL,
  HORIZONS,
  patternKey,
} from '../../../shared/domain/budget/control.ts';
import { BUDGET_ITEMS } from '../../../shared/domain/budget/items.ts';
import { isControlled } from '../../../shared/domain/budget/plan.ts';
import { parseYuan } from '../../../shared/kernel/fen.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useFundSources } from '../../ledger/books/names.ts';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Problem } from '../../ui/states.tsx';
import { usePlanWords } from '../words.ts';
import { type Settings, SettingsFields } from './control-settings.tsx';

type Rule = ReplyOf<Contract['budget']['controls']>['past'][number]['rules'][number];
type Typed = Rule & { readonly id: number };

/** 提出控制规则和设置: the whole set, begun from what is in force. */
export function ControlForm({
  rules,
  settings: inForce,
  onClose,
}: {
  readonly rules: readonly Rule[];
  readonly settings: Settings;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const [typed, setTyped] = useState<readonly Typed[]>(() => rules.map((rule, index) => ({ ...rule, id: index + 1 })));
  const [settings, setSettings] = useState(inForce);
  const [reason, setReason] = useState('');
  const change = (id: number, part: Partial<Rule>): void =>
    setTyped(typed.map((rule) => (rule.id === id ? { ...rule, ...part } : rule)));
  const twice = new Set(typed.map(patternKey)).size < typed.length;
  const stop = twice
    ? t('budgetControl.stop.twice')
    : (parseYuan(settings.varianceLeast) ?? -1) < 0
      ? t('budgetSetting.stop.least')
      : reason.trim() === ''
        ? t('budgetControl.stop.reason')
        : undefined;
  async function propose(): Promise<void> {
    if (stop !== undefined || busy) return;
    const asked = { rules: typed.map(({ id: _, ...rule }) => rule), settings, reason };
    if (await act(() => client.budget.proposeControls(asked), t('budgetControl.proposedDone'))) onClose();
  }
  return (
    <form
      className="change-form card"
      aria-label={t('budgetControl.propose')}
      onSubmit={(event) => {
        event.preventDefault();
        void propose();
      }}
    >
      <p className="hint">{t('budgetControl.formHint')}</p>
      {typed.map((rule, index) => (
        <RuleFields
          key={rule.id}
          rule={rule}
          place={index + 1}
          onChange={(part) => change(rule.id, part)}
          onRemove={() => setTyped(typed.filter(({ id }) => id !== rule.id))}
        />
      ))}
      <div className="change-form-line">
        <button
          type="button"
          className="button"
          onClick={() =>
            setTyped([
              ...typed,
              {
                id: Math.max(0, ...typed.map(({ id }) => id)) + 1,
                item: '',
                source: '',
                stage: '',
                ...DEFAULT_CONTROL,
              },
            ])
          }
        >
          {t('budgetControl.addRule')}
        </button>
      </div>
      <SettingsFields settings={settings} onChange={(part) => setSettings({ ...settings, ...part })} />
      <Labelled label={t('reason.label')}>
        {(field) => (
          <Input.TextArea
            {...field}
            rows={2}
            maxLength={200}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Labelled>
      <Problem sentence={problem} />
      <div className="change-form-line">
        <button type="submit" className="button primary" aria-disabled={stop !== undefined || busy} title={stop}>
          {t('budgetControl.submit')}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t('cancel')}
        </button>
        <span className="hint">{stop ?? t('budgetControl.secondPerson')}</span>
      </div>
    </form>
  );
}

function RuleFields(props: {
  readonly rule: Rule;
  readonly place: number;
  readonly onChange: (part: Partial<Rule>) => void;
  readonly onRemove: () => void;
}) {
  const { t } = usePreferences();
  const sources = useFundSources();
  const words = usePlanWords('');
  const { rule, place, onChange } = props;
  const items = useMemo(
    () => BUDGET_ITEMS.filter(isControlled).map(({ code }) => ({ code, name: words.item(code) })),
    [words],
  );
  return (
    <div className="control-rule">
      <div>
        <span className="rule-heading" aria-hidden="true">
          {t('budget.item')}
        </span>
        <ChoiceField
          label={t('budgetControl.ruleItem', { place })}
          placeholder={t('budgetControl.everyItem')}
          options={items}
          value={rule.item === '' ? undefined : rule.item}
          clearable
          width={220}
          onChange={(item) => onChange({ item: item ?? '' })}
        />
      </div>
      <div>
        <span className="rule-heading" aria-hidden="true">
          {t('budget.source')}
        </span>
        <ChoiceField
          label={t('budgetControl.ruleSource', { place })}
          placeholder={t('budgetControl.everySource')}
          options={sources}
          codeless
          value={rule.source === '' ? undefined : rule.source}
          clearable
          width={180}
          onChange={(source) => onChange({ source: source ?? '' })}
        />
      </div>
      <div>
        <span className="rule-heading" aria-hidden="true">
          {t('budgetControl.stage')}
        </span>
        <Choose
          label={t('budgetControl.ruleStage', { place })}
          value={rule.stage}
          options={['', ...CONTROL_STAGES].map((value) => ({
            value: value as Rule['stage'],
            label: t(value === '' ? 'budgetControl.everyStage' : `budgetControl.stage.${value as 'reserve'}`),
          }))}
          onChange={(stage) => onChange({ stage })}
        />
      </div>
      <div>
        <span className="rule-heading" aria-hidden="true">
          {t('budgetControl.control')}
        </span>
        <Choose
          label={t('budgetControl.ruleControl', { place })}
          value={rule.control}
          options={CONTROLS.map((value) => ({ value, label: t(`budgetControl.control.${value}`) }))}
          onChange={(control) => onChange({ control })}
        />
      </div>
      <div>
        <span className="rule-heading" aria-hidden="true">
          {t('budgetControl.horizon')}
        </span>
        <Choose
          label={t('budgetControl.ruleHorizon', { place })}
          value={rule.horizon}
          options={HORIZONS.map((value) => ({ value, label: t(`budgetControl.horizon.${value}`) }))}
          onChange={(horizon) => onChange({ horizon })}
        />
      </div>
      <label className="control-percent">
        {t('budgetControl.warnFrom')}
        <input
          className="input"
          type="number"
          min={0}
          max={100}
          value={rule.warnFrom}
          onChange={({ target }) =>
            onChange({ warnFrom: Math.min(100, Math.max(0, Math.trunc(Number(target.value) || 0))) })
          }
        />
        %
      </label>
      <button
        type="button"
        className="button icon"
        aria-label={t('budgetControl.removeRule', { place })}
        onClick={props.onRemove}
      >
        ×
      </button>
    </div>
  );
}

function Choose<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}) {
  return (
    <select
      className="input"
      aria-label={props.label}
      value={props.value}
      onChange={({ target }) => {
        const chosen = props.options.find(({ value }) => value === target.value);
        if (chosen) props.onChange(chosen.value);
      }}
    >
      {props.options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
