import { useCallback } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { driverOf } from '../../../shared/domain/costing/drivers.ts';
import type { InputPart } from '../../../shared/domain/costing/frozen-inputs.ts';
import type { PlainKey } from '../../../shared/i18n/translate.ts';
import { usePreferences } from '../../app/preferences.tsx';

export type Months = ReplyOf<Contract['costing']['runs']>['months'];
export type Run = ReplyOf<Contract['costing']['runDetail']>;
export type Compared = ReplyOf<Contract['costing']['compareRuns']>;
export type SchemeSeen = ReplyOf<Contract['costing']['scheme']>;

export const STATE_LOOKS = { prepared: 'chip accent', locked: 'chip ok', superseded: 'chip' } as const;

/** What a driver is called; a code that no version knows stands for itself. */
export function useDriverName(): (code: string) => string {
  const { t } = usePreferences();
  return useCallback(
    (code) => {
      const known = driverOf(code);
      return known ? t(`costRuns.driver.${known.code}` as PlainKey) : code;
    },
    [t],
  );
}

/** `账簿、参数已变动`, or '' where nothing did. */
export function useChanged(): (parts: readonly InputPart[]) => string {
  const { t } = usePreferences();
  return useCallback((parts) => parts.map((part) => t(`costRuns.part.${part}`)).join(t('costRuns.and')), [t]);
}
