import { useCallback } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import type { Hand } from './plan-grid.tsx';
import type { Planning, ScheduleChanges } from './use-planning.ts';

/** Keeps changed rows of the schedules: at once for the unit, with a reason for the centre; false where it was not done. */
export function useScheduleSaving(planning: Planning, hand: Hand): (changes: ScheduleChanges) => Promise<boolean> {
  const { t } = usePreferences();
  const dialogs = useDialogs();
  return useCallback(
    async (changes) => {
      if (hand === 'nobody') return false;
      if (hand === 'unit') return planning.saveSchedules(changes);
      const reason = await dialogs.reason({
        title: t('budgetSchedules.reviseTitle'),
        label: t('budget.cutReason'),
        action: t('budgetSchedules.revise'),
      });
      return reason === undefined ? false : planning.saveSchedules(changes, reason);
    },
    [planning, hand, dialogs, t],
  );
}
