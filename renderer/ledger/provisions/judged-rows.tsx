import { useQuery } from '@tanstack/react-query';
import { ALLOWANCE_LIMITS, ALLOWANCE_SIDES } from '../../../shared/domain/ledger/provisions/allowance-settings.ts';
import { formatYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { api } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { AmountField } from '../../ui/amount-field.tsx';
import type { Settings } from './answers.ts';

type Judged = Settings['judged'];

/** 个别认定: debtors of whom the unit judges by itself, how much each needs and why. */
export function JudgedRows(props: {
  readonly unit: string;
  readonly judged: Judged;
  readonly onChange: (judged: Judged) => void;
}) {
  const { t } = usePreferences();
  const { judged, onChange } = props;
  const units = useQuery(api.organisation.units.queryOptions({ input: {} })).data ?? [];
  const parties = useQuery(api.organisation.parties.queryOptions({ input: { limit: 1000 } })).data?.rows ?? [];
  const change = (at: number, more: Partial<Judged[number]>): void =>
    onChange(judged.map((each, index) => (index === at ? { ...each, ...more } : each)));
  return (
    <fieldset className="allowance-judged">
      <legend>{t('allowance.judged')}</legend>
      {judged.map((each, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own while they are typed.
        <div key={at}>
          <select
            className="input"
            aria-label={t('provisions.part')}
            value={each.side}
            onChange={({ target }) => change(at, { side: target.value as typeof each.side })}
          >
            {ALLOWANCE_SIDES.map((side) => (
              <option key={side} value={side}>
                {t(`allowance.side.${side}`)}
              </option>
            ))}
          </select>
          <select
            className="input"
            aria-label={t('allowance.debtor')}
            value={each.counterparty}
            onChange={({ target }) => change(at, { counterparty: target.value })}
          >
            <option value="">{t('allowance.nobody')}</option>
            {units
              .filter(({ code }) => code !== props.unit)
              .map(({ code, name }) => (
                <option key={code} value={`unit:${code}`}>
                  {name}
                </option>
              ))}
            {parties.map(({ code, name }) => (
              <option key={code} value={`party:${code}`}>
                {name}
              </option>
            ))}
          </select>
          <AmountField
            label={t('provisions.required')}
            value={parseYuan(each.amount) ?? ZERO}
            onChange={(amount) => change(at, { amount: formatYuan(amount ?? ZERO) })}
          />
          <input
            className="input"
            aria-label={t('allowance.judgedReason')}
            placeholder={t('allowance.judgedReason')}
            maxLength={ALLOWANCE_LIMITS.text}
            value={each.reason}
            onChange={({ target }) => change(at, { reason: target.value })}
          />
          <button type="button" className="button" onClick={() => onChange(judged.filter((_, index) => index !== at))}>
            {t('allowance.drop')}
          </button>
        </div>
      ))}
      <button
        type="button"
        className="button"
        disabled={judged.length >= ALLOWANCE_LIMITS.judged}
        onClick={() => onChange([...judged, { side: 'trade', counterparty: '', amount: '0.00', reason: '' }])}
      >
        {t('allowance.add')}
      </button>
    </fieldset>
  );
}
