import { useState } from 'react';
import { GUARD_BOUNDS } from '../../../shared/domain/procurement/guards/rules.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Problem } from '../../ui/states.tsx';
import type { Rules } from './looks.ts';

/** Shares are typed as percentages, everything else as whole numbers. */
const FIELDS = {
  jumpBps: 100,
  jumpMonths: 1,
  jumpLeast: 1,
  peerBps: 100,
  volumeBps: 100,
  volumeMonths: 1,
  herbalBps: 100,
} as const;
type Field = keyof typeof FIELDS;
const NAMES = Object.keys(FIELDS) as Field[];

/** Sets 采购监督规则 for all units, with a reason. */
export function RulesForm({ rules, onClose }: { readonly rules: Rules; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const [typed, setTyped] = useState(
    () => Object.fromEntries(NAMES.map((name) => [name, String(rules[name] / FIELDS[name])])) as Record<Field, string>,
  );
  const [volumeLeast, setVolumeLeast] = useState(rules.volumeLeast);
  const [consumables, setConsumables] = useState(rules.consumables);
  const [reason, setReason] = useState('');
  const typedOf = (name: Field): number | undefined => {
    if (!/^\d{1,4}(\.\d{1,2})?$/.test(typed[name])) return undefined;
    const value = Math.round(Number(typed[name]) * FIELDS[name] * 100) / 100;
    const { least, most } = GUARD_BOUNDS[name];
    return Number.isInteger(value) && value >= least && value <= most ? value : undefined;
  };
  const moneyFits = /^\d{1,8}(\.\d{1,2})?$/.test(volumeLeast.trim());
  const good = NAMES.every((name) => typedOf(name) !== undefined) && moneyFits && reason.trim() !== '';
  async function save(): Promise<void> {
    if (!good || busy) return;
    const values = Object.fromEntries(NAMES.map((name) => [name, typedOf(name)!])) as Record<Field, number>;
    const asked = { ...values, consumables, volumeLeast: volumeLeast.trim(), reason: reason.trim() };
    if (await act(() => client.procurement.setGuardRules(asked), t('guards.rulesSaved'))) onClose();
  }
  return (
    <Drawer open title={t('guards.rules')} width={520} onClose={onClose}>
      <form
        className="guard-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className="hint whole">{t('guards.rulesAbout')}</p>
        {NAMES.map((name) => (
          <Labelled
            key={name}
            label={t(`guards.set.${name}`)}
            problem={
              typedOf(name) === undefined
                ? t('guards.set.wrong', {
                    least: GUARD_BOUNDS[name].least / FIELDS[name],
                    most: GUARD_BOUNDS[name].most / FIELDS[name],
                  })
                : undefined
            }
          >
            {(field) => (
              <input
                {...field}
                className="input figure"
                inputMode="decimal"
                maxLength={7}
                value={typed[name]}
                onChange={({ target }) => setTyped({ ...typed, [name]: target.value.trim() })}
              />
            )}
          </Labelled>
        ))}
        <Labelled label={t('guards.set.volumeLeast')} problem={moneyFits ? undefined : t('guards.set.money')}>
          {(field) => (
            <input
              {...field}
              className="input figure"
              inputMode="decimal"
              value={volumeLeast}
              onChange={({ target }) => setVolumeLeast(target.value)}
            />
          )}
        </Labelled>
        <label className="whole">
          <input type="checkbox" checked={consumables} onChange={({ target }) => setConsumables(target.checked)} />{' '}
          {t('guards.set.consumables')}
        </label>
        <div className="whole">
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
        </div>
        <div className="whole guard-sheet">
          <Problem sentence={problem} />
          <div className="guard-line">
            <button type="submit" className="button primary" disabled={busy || !good}>
              {t('guards.rulesSave')}
            </button>
            <button type="button" className="button" onClick={onClose}>
              {t('cancel')}
            </button>
          </div>
        </div>
      </form>
    </Drawer>
  );
}
