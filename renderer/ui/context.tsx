import { createContext, useContext } from 'react';
import type { Locale } from '../../shared/i18n/locale.ts';
import type { Translate } from '../../shared/i18n/translate.ts';

/** How amounts are shown (金额单位): 元, or 万元 rounded half-up to two decimals. */
export type AmountUnit = 'yuan' | 'wan';

/** How the person likes it shown, as far as a widget must know. The desk gives it (`app/preferences.tsx`). */
export interface Taste {
  readonly t: Translate;
  readonly locale: Locale;
  /** Whether the dark look is on, whoever chose it: the person or the system. */
  readonly dark: boolean;
  readonly amountUnit: AmountUnit;
}

const Context = createContext<Taste | undefined>(undefined);

export const TasteProvider = Context;

export function useTaste(): Taste {
  const taste = useContext(Context);
  if (!taste) throw new Error('outside TasteProvider');
  return taste;
}
