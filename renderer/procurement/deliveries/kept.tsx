import { usePreferences } from '../../app/preferences.tsx';
import type { Receipt } from './looks.ts';

type Arrived = Pick<Receipt, 'late' | 'expected'>;

/** Whether what came kept its supplier's promise; without one it is neither in time nor late. */
export function Kept({ receipt }: { readonly receipt: Arrived }) {
  const { t } = usePreferences();
  const { late, expected } = receipt;
  if (expected) return <span className="chip">{t('deliveries.unpromised')}</span>;
  return (
    <span className={late > 0 ? 'chip warn' : 'chip ok'}>
      {late > 0 ? t('deliveries.lateBy', { days: late }) : t('deliveries.inTime')}
    </span>
  );
}
