import { useCallback } from 'react';
import type { Period } from '../../../shared/kernel/period.ts';
import { client } from '../../app/client.ts';
import { reasonsOf, sentenceOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useRefreshed } from '../../app/refreshing.ts';
import { useDialogs } from '../../ui/dialogs.tsx';
import { useNotify } from '../../ui/notify.tsx';
import { periodName } from '../../ui/time.ts';
import type { UnitPeriod } from './results.ts';

export interface Step {
  readonly kind: 'submit' | 'lock' | 'reopen';
  readonly take: () => Promise<void>;
  /** Why it cannot be taken now. */
  readonly why?: string | undefined;
}

/** A step that was refused, with what stands against it. */
export interface Refused {
  readonly unit: string;
  readonly reasons: ReturnType<typeof reasonsOf>;
}

/** Submitting, locking and reopening units' periods, as far as this person may; a refusal hands over what stands against it. */
export function usePeriodSteps(
  period: Period,
  onRefused: (refused: Refused) => void,
): { readonly stepsOf: (row: UnitPeriod) => Step[] } {
  const { t, locale } = usePreferences();
  const { may } = useIdentity();
  const { confirm, reason } = useDialogs();
  const notify = useNotify();
  const refreshed = useRefreshed();
  const month = periodName(period, locale);

  const take = useCallback(
    async (kind: Step['kind'], { unit, name }: UnitPeriod): Promise<void> => {
      const question = {
        title: t(`checks.ask.${kind}`, { unit: name, period: month }),
        body: t(`checks.ask.${kind}Body`),
        action: t(`checks.step.${kind}`),
      };
      const given = kind === 'reopen' ? await reason(question) : (await confirm(question)) ? '' : undefined;
      if (given === undefined) return;
      try {
        if (kind === 'submit') await client.ledger.submitPeriod({ unit, period });
        else if (kind === 'lock') await client.ledger.lockPeriod({ unit, period });
        else await client.ledger.reopenPeriod({ unit, period, reason: given });
        await refreshed();
        notify.done({ title: t(`checks.took.${kind}`, { unit: name, period: month }) });
      } catch (error) {
        const reasons = reasonsOf(error);
        if (reasons.some(({ place }) => place !== undefined)) onRefused({ unit, reasons });
        else
          notify.failed({ title: t(`checks.not.${kind}`, { unit: name, period: month }), body: sentenceOf(error, t) });
      }
    },
    [period, month, t, confirm, reason, notify, refreshed, onRefused],
  );
  const stepsOf = useCallback(
    (row: UnitPeriod): Step[] => {
      const kinds: Step['kind'][] = [];
      if (row.state === 'open' && row.basis !== 'none' && may('ledger.submit', row.unit)) kinds.push('submit');
      if (row.state === 'submitted' && row.basis !== 'none' && may('ledger.lock', row.unit)) kinds.push('lock');
      if (row.state !== 'open' && may('ledger.reopen', row.unit)) kinds.push('reopen');
      const unsigned = row.unsigned.length > 0 ? t('move.why.unsigned') : undefined;
      return kinds.map((kind) => ({
        kind,
        take: () => take(kind, row),
        why: kind === 'lock' ? unsigned : undefined,
      }));
    },
    [may, take, t],
  );
  return { stepsOf };
}
