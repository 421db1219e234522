import { Checkbox } from 'antd';
import { useId } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { FUND_SOURCES } from '../../../shared/domain/ledger/fund.ts';
import { formatYuan, groupedYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { AmountField } from '../../ui/amount-field.tsx';
import { usePlanWords } from '../words.ts';

export type Settings = ReplyOf<Contract['budget']['controls']>['past'][number]['settings'];

/** 预算设置 as they stand or are proposed; what differs from `before` is marked. */
export function SettingsShown({ settings, before }: { readonly settings: Settings; readonly before?: Settings }) {
  const { t, locale } = usePreferences();
  const words = usePlanWords('');
  const said = (of: Settings): readonly string[] => [
    `${t('budgetSetting.movable')}${locale === 'en' ? ': ' : '：'}${FUND_SOURCES.filter(({ code }) =>
      of.movable.includes(code),
    )
      .map(({ code }) => words.source(code))
      .join(locale === 'en' ? ', ' : '、')}`,
    t(of.holdUnapproved ? 'budgetSetting.held' : 'budgetSetting.notHeld'),
    t('budgetSetting.variance', {
      points: of.variancePoints,
      least: groupedYuan(parseYuan(of.varianceLeast) ?? ZERO),
    }),
  ];
  const earlier = before && said(before);
  return (
    <ul className="control-settings" aria-label={t('budgetSetting.title')}>
      {said(settings).map((sentence) => (
        <li key={sentence}>
          {sentence}{' '}
          {earlier === undefined || earlier.includes(sentence) ? null : (
            <span className="chip accent">{t('budgetControl.mark.new')}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** 预算设置 in the form of a proposal. */
export function SettingsFields({
  settings,
  onChange,
}: {
  readonly settings: Settings;
  readonly onChange: (part: Partial<Settings>) => void;
}) {
  const { t } = usePreferences();
  const words = usePlanWords('');
  const { movable } = settings;
  const least = useId();
  return (
    <fieldset className="control-settings-form">
      <legend>{t('budgetSetting.title')}</legend>
      <fieldset className="control-sources">
        <legend>{t('budgetSetting.movable')}</legend>
        {FUND_SOURCES.map(({ code }) => (
          <Checkbox
            key={code}
            checked={movable.includes(code)}
            onChange={({ target }) =>
              onChange({ movable: target.checked ? [...movable, code] : movable.filter((each) => each !== code) })
            }
          >
            {words.source(code)}
          </Checkbox>
        ))}
        <p className="hint">{t('budgetSetting.movableHint')}</p>
      </fieldset>
      <Checkbox
        checked={settings.holdUnapproved}
        onChange={({ target }) => onChange({ holdUnapproved: target.checked })}
      >
        {t('budgetSetting.holdUnapproved')}
      </Checkbox>
      <div className="change-form-line">
        <label className="control-percent">
          {t('budgetSetting.variancePoints')}
          <input
            className="input"
            type="number"
            min={1}
            max={100}
            value={settings.variancePoints}
            onChange={({ target }) =>
              onChange({ variancePoints: Math.min(100, Math.max(1, Math.trunc(Number(target.value) || 1))) })
            }
          />
        </label>
        <label className="control-percent" htmlFor={least}>
          {t('budgetSetting.varianceLeast')}
          <AmountField
            id={least}
            value={parseYuan(settings.varianceLeast)}
            width={140}
            onChange={(amount) => onChange({ varianceLeast: amount === undefined ? '' : formatYuan(amount) })}
          />
        </label>
      </div>
    </fieldset>
  );
}
