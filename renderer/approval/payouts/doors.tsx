import { usePreferences } from '../../app/preferences.tsx';
import type { Door } from './looks.ts';

/** 支付控制: each door open or shut, and why it is shut. Signs and words, never colour alone. */
export function Doors({ doors, label }: { readonly doors: readonly Door[]; readonly label?: string }) {
  const { t } = usePreferences();
  return (
    <ul className="payout-doors" aria-label={label ?? t('payouts.doors')}>
      {doors.map(({ door, problems }) => (
        <li key={door} className={problems.length === 0 ? 'open' : 'shut'}>
          <span aria-hidden="true">{problems.length === 0 ? '✓' : '✕'}</span>
          <b>{t(`payouts.door.${door}`)}</b>
          {problems.length === 0 ? (
            <span className="hint">{t(`payouts.open.${door}`)}</span>
          ) : (
            <span className="payout-why">
              {problems.map(({ message }) => (
                <span key={message}>{message}</span>
              ))}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Whether nothing stands against it, and how much does. */
export function DoorsSaid({ doors }: { readonly doors: readonly Door[] }) {
  const { t } = usePreferences();
  const shut = doors.filter(({ problems }) => problems.length > 0).length;
  return shut === 0 ? (
    <span className="chip ok">{t('payouts.allOpen')}</span>
  ) : (
    <span className="chip danger">{t('payouts.shut', { count: shut })}</span>
  );
}
