import { useState } from 'react';
import { type Fen, groupedYuan } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { AmountField } from '../../ui/amount-field.tsx';
import { stagesTotal, type TypedStage } from './looks.ts';

/** 付款节点 while they are typed; what they come to stands below, beside what they must. */
export function StageFields(props: {
  readonly stages: readonly TypedStage[];
  /** What they must come to, in 分. */
  readonly worth: Fen;
  /** It was to be saved already: what is missing is said. */
  readonly tried: boolean;
  readonly onChange: (stages: readonly TypedStage[]) => void;
}) {
  const { t } = usePreferences();
  const { stages, worth, tried, onChange } = props;
  const [left, setLeft] = useState<readonly number[]>([]);
  const isNameless = ({ key, name }: TypedStage): boolean => name.trim() === '' && (tried || left.includes(key));
  const total = stagesTotal(stages);
  const change = (key: number, more: Partial<TypedStage>): void =>
    onChange(stages.map((stage) => (stage.key === key ? { ...stage, ...more } : stage)));
  return (
    <fieldset className="contract-stages">
      <legend>{t('contracts.stages')}</legend>
      {stages.map((stage, at) => {
        const { key, name, amount, accepting, kept } = stage;
        const nameless = isNameless(stage);
        return (
          <div key={key} className="contract-stage">
            <input
              className="input"
              aria-label={t('contracts.stageName', { number: at + 1 })}
              placeholder={t('contracts.stageExample')}
              aria-invalid={nameless}
              aria-describedby={nameless ? `contract-stage-${key}` : undefined}
              onBlur={() => setLeft([...left, key])}
              maxLength={60}
              disabled={kept}
              value={name}
              onChange={({ target }) => change(key, { name: target.value })}
            />
            <AmountField
              label={t('contracts.stageAmount', { number: at + 1 })}
              value={amount}
              disabled={kept}
              onChange={(next) => change(key, { amount: next })}
              onTyping={(next) => change(key, { amount: next })}
            />
            <label className="approval-line">
              <input
                type="checkbox"
                checked={accepting}
                disabled={kept}
                onChange={({ target }) => change(key, { accepting: target.checked })}
              />
              {t('contracts.accepting')}
            </label>
            <button
              type="button"
              className="button"
              disabled={kept || stages.length === 1}
              onClick={() => onChange(stages.filter((stage) => stage.key !== key))}
            >
              {t('contracts.dropStage')}
            </button>
            {nameless ? (
              <small id={`contract-stage-${key}`} className="field-problem">
                {t('contracts.stageMissing')}
              </small>
            ) : null}
          </div>
        );
      })}
      <div className="approval-line">
        <button
          type="button"
          className="button"
          onClick={() =>
            onChange([
              ...stages,
              {
                ...{ key: Math.max(0, ...stages.map(({ key }) => key)) + 1, name: '', accepting: true, kept: false },
                amount: undefined,
              },
            ])
          }
        >
          {t('contracts.addStage')}
        </button>
        <span className={total === worth ? 'hint' : 'field-problem'}>
          {t('contracts.stagesSum', { sum: groupedYuan(total), worth: groupedYuan(worth) })}
        </span>
      </div>
    </fieldset>
  );
}
