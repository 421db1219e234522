import { useCallback, useMemo, useRef, useState } from 'react';
import { parseValue } from '../../../shared/domain/costing/drivers.ts';
import { formatYuan } from '../../../shared/kernel/fen.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { readAmount } from '../../ui/arithmetic.ts';
import { keyOf, type Place, type Sheet, valuesBy } from './sheet.ts';

export interface Said extends Place {
  readonly value: string;
}

/** The values as they stand with what is on its way, and the keeping of more. */
export interface Typing {
  readonly nowOf: (place: Place) => string;
  readonly beforeOf: (place: Place) => string;
  readonly save: (values: readonly Said[]) => void;
  readonly saving: boolean;
  readonly problem: string | undefined;
}

/** Keeps cells one after another, each upon the revision that the one before it left. */
export function useDrivers(unit: string, period: Period, sheet: Sheet): Typing {
  const { t } = usePreferences();
  const { problem, act } = useActing();
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const revision = useRef(sheet.revision);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const [open, setOpen] = useState(0);
  if (open === 0) revision.current = sheet.revision;
  const [now, before] = useMemo(() => [valuesBy(sheet.values), valuesBy(sheet.before)], [sheet]);

  const save = useCallback(
    (values: readonly Said[]): void => {
      if (values.length === 0) return;
      setOpen((count) => count + 1);
      setTyped((all) => new Map([...all, ...values.map((one) => [keyOf(one), one.value] as const)]));
      queue.current = queue.current.then(async () => {
        await act(
          async () => {
            const kept = await client.costing.saveDrivers({
              ...{ unit, period, revision: revision.current },
              values: [...values],
            });
            revision.current = kept.revision;
          },
          t('costDrivers.kept', { count: values.length }),
        );
        setOpen((count) => count - 1);
        const keys = new Set(values.map(keyOf));
        setTyped((all) => new Map([...all].filter(([key]) => !keys.has(key))));
      });
    },
    [unit, period, act, t],
  );
  return {
    nowOf: useCallback((place) => typed.get(keyOf(place)) ?? now.get(keyOf(place)) ?? '', [typed, now]),
    beforeOf: useCallback((place) => before.get(keyOf(place)) ?? '', [before]),
    save,
    saving: open > 0,
    problem,
  };
}

/** What was typed as a plain number, arithmetic worked out; what is none goes as it is and is refused with a sentence. */
export function typedValue(text: string): string {
  const plain = text.trim().replaceAll(',', '');
  if (plain === '' || plain === '–') return '';
  if (parseValue(plain) !== undefined) return plain;
  const amount = readAmount(plain);
  return amount === undefined ? plain.slice(0, 30) : formatYuan(amount);
}
