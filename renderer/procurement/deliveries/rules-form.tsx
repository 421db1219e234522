import { useState } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { RULE_BOUNDS } from '../../../shared/domain/procurement/deliveries/rules.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Problem } from '../../ui/states.tsx';
import { tenthsOf } from './typed.ts';

type Rules = ReplyOf<Contract['procurement']['deliveryRules']>;
const NUMBERS = ['leastMonths', 'nearDays', 'shortDays', 'useDays'] as const;

/** Sets 验收与库存规则 for all units, with a reason. */
export function RulesForm({ rules, onClose }: { readonly rules: Rules; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const [typed, setTyped] = useState<Readonly<Record<(typeof NUMBERS)[number], string>>>(() => ({
    ...{ leastMonths: String(rules.leastMonths), nearDays: String(rules.nearDays) },
    ...{ shortDays: String(rules.shortDays), useDays: String(rules.useDays) },
  }));
  const [cold, setCold] = useState(() =>
    rules.cold.map(({ item, least, most }) => `${item} ${least / 10} ${most / 10}`).join('\n'),
  );
  const [reason, setReason] = useState('');
  const fits = (name: (typeof NUMBERS)[number]): boolean => {
    const { least, most } = RULE_BOUNDS[name];
    return /^\d{1,3}$/.test(typed[name]) && Number(typed[name]) >= least && Number(typed[name]) <= most;
  };
  const lines = cold.split('\n').filter((line) => line.trim() !== '');
  const read = lines.map((line) => {
    const [item = '', least = '', most = '', ...more] = line.trim().split(/\s+/);
    const [low, high] = [tenthsOf(least), tenthsOf(most)];
    return more.length === 0 && typeof low === 'number' && typeof high === 'number'
      ? { item: item.toUpperCase(), least: low, most: high }
      : undefined;
  });
  const wrong = read.indexOf(undefined);
  const good = NUMBERS.every(fits) && wrong < 0 && reason.trim() !== '';
  async function save(): Promise<void> {
    if (!good || busy) return;
    const asked = {
      ...{ leastMonths: Number(typed.leastMonths), nearDays: Number(typed.nearDays) },
      ...{ shortDays: Number(typed.shortDays), useDays: Number(typed.useDays) },
      ...{ cold: read.flatMap((each) => each ?? []), reason: reason.trim() },
    };
    if (await act(() => client.procurement.setDeliveryRules(asked), t('deliveries.rulesSaved'))) onClose();
  }
  return (
    <Drawer open title={t('deliveries.rules')} width={480} onClose={onClose}>
      <form
        className="delivery-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className="hint">{t('deliveries.rulesAbout')}</p>
        {NUMBERS.map((name) => (
          <Labelled
            key={name}
            label={t(`deliveries.rule.${name}`)}
            problem={fits(name) ? undefined : t('deliveries.rule.wrong', RULE_BOUNDS[name])}
          >
            {(field) => (
              <input
                {...field}
                className="input"
                inputMode="numeric"
                maxLength={3}
                value={typed[name]}
                onChange={({ target }) => setTyped({ ...typed, [name]: target.value.trim() })}
              />
            )}
          </Labelled>
        ))}
        <Labelled
          label={t('deliveries.rule.cold')}
          problem={wrong < 0 ? undefined : t('deliveries.rule.coldWrong', { row: wrong + 1 })}
        >
          {(field) => (
            <textarea
              {...field}
              className="input delivery-codes"
              rows={5}
              value={cold}
              onChange={({ target }) => setCold(target.value)}
            />
          )}
        </Labelled>
        <Labelled label={t('reason.label')}>
          {(field) => (
            <input
              {...field}
              className="input"
              maxLength={200}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Labelled>
        <Problem sentence={problem} />
        <div className="delivery-line">
          <button type="submit" className="button primary" disabled={busy || !good}>
            {t('deliveries.rulesSave')}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {t('cancel')}
          </button>
        </div>
      </form>
    </Drawer>
  );
}
