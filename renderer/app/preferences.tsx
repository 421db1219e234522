import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { LOCALES, type Locale, pickLocale } from '../../shared/i18n/locale.ts';
import { type Translate, translator } from '../../shared/i18n/translate.ts';
import { type AmountUnit, TasteProvider } from '../ui/context.tsx';
import { tellLanguage } from './host.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
const AMOUNT_UNITS: readonly AmountUnit[] = ['yuan', 'wan'];

/** 自动锁屏: minutes without a touch. Below the service's own hour, so that the session still holds then. */
export const LOCK_MINUTES = [5, 15, 30, 45] as const;
export type LockMinutes = (typeof LOCK_MINUTES)[number];

/** How this person likes the console on this machine; it is kept there and never sent. */
interface Choices {
  readonly locale: Locale;
  readonly theme: Theme;
  readonly amountUnit: AmountUnit;
  readonly lockMinutes: LockMinutes;
}

export interface Preferences extends Choices {
  readonly t: Translate;
  /** Whether the dark look is on, whoever chose it: the person or the system. */
  readonly dark: boolean;
  choose(change: Partial<Choices>): void;
}

const KEY = 'tongcai.preferences';

const oneOf = <T extends string>(list: readonly T[], value: unknown): T | undefined =>
  list.find((each) => each === value);

/** What was kept last time; anything unreadable counts as not kept. */
export function readChoices(kept: string | null, languages: readonly string[]): Choices {
  let parsed: Partial<Record<keyof Choices, unknown>> = {};
  try {
    const value: unknown = JSON.parse(kept ?? '{}');
    if (typeof value === 'object' && value !== null) parsed = value;
  } catch {
    // Someone else's text under our key: the defaults do.
  }
  return {
    locale: oneOf(LOCALES, parsed.locale) ?? pickLocale(languages),
    theme: oneOf(THEMES, parsed.theme) ?? 'system',
    amountUnit: oneOf(AMOUNT_UNITS, parsed.amountUnit) ?? 'yuan',
    lockMinutes: LOCK_MINUTES.find((minutes) => minutes === parsed.lockMinutes) ?? 15,
  };
}

const systemLook = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)');

function followSystem(changed: () => void): () => void {
  const look = systemLook();
  look.addEventListener('change', changed);
  return () => look.removeEventListener('change', changed);
}

const Context = createContext<Preferences | undefined>(undefined);

export function PreferencesProvider({ children }: { children: ReactNode }) {
  const [choices, setChoices] = useState(() => readChoices(localStorage.getItem(KEY), ['zh-CN']));
  const systemDark = useSyncExternalStore(followSystem, () => systemLook().matches);
  const dark = choices.theme === 'system' ? systemDark : choices.theme === 'dark';
  const preferences = useMemo<Preferences>(
    () => ({
      ...choices,
      dark,
      t: translator(choices.locale),
      choose: (change) => setChoices((before) => ({ ...before, ...change })),
    }),
    [choices, dark],
  );
  useEffect(() => {
    localStorage.setItem(KEY, JSON.stringify(choices));
    const page = document.documentElement;
    if (choices.theme === 'system') delete page.dataset['theme'];
    else page.dataset['theme'] = choices.theme;
  }, [choices]);
  // Before anything is asked of the service, which answers in the page's language.
  useLayoutEffect(() => {
    document.documentElement.lang = choices.locale;
  }, [choices.locale]);
  useEffect(() => tellLanguage(choices.locale), [choices.locale]);
  return (
    <Context value={preferences}>
      <TasteProvider value={preferences}>{children}</TasteProvider>
    </Context>
  );
}

export function usePreferences(): Preferences {
  const preferences = useContext(Context);
  if (!preferences) throw new Error('outside PreferencesProvider');
  return preferences;
}
