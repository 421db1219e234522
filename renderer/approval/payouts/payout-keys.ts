import { useEffect, useMemo, useRef } from 'react';
import type { Translate } from '../../../shared/i18n/translate.ts';
import { type PageKeys, usePageKeys } from '../../app/page-keys.ts';
import { usePreferences } from '../../app/preferences.tsx';

/** What a key asks for while a payment is looked at; a letter alone, since nothing is typed meanwhile. */
const KEYS = {
  next: 'J',
  previous: 'K',
  check: 'A',
  return: 'R',
  pay: 'Z',
  post: 'B',
  paperNext: '→',
  paperPrevious: '←',
  paperLarge: 'V',
  print: 'P',
} as const;
export type PayoutCommand = keyof typeof KEYS;
const COMMANDS = Object.keys(KEYS) as readonly PayoutCommand[];
export const keyOf = (command: PayoutCommand): string => KEYS[command];

const ARROWS: Readonly<Record<string, string>> = { ArrowRight: '→', ArrowLeft: '←' };
type Key = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey'>;

/** The command of a key; an input method that is on gives its letters by their place on the keyboard. */
export function commandOf({ key, code, ctrlKey, altKey, metaKey, shiftKey }: Key): PayoutCommand | undefined {
  if (ctrlKey || altKey || metaKey || shiftKey) return undefined;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  const struck = ARROWS[key] ?? (key === 'Process' && letter !== undefined ? letter : key);
  return COMMANDS.find((command) => KEYS[command].toLowerCase() === struck.toLowerCase());
}

/** Over a paper that is looked at large, the papers alone are turned. */
const OVER_PAPER: readonly PayoutCommand[] = ['paperNext', 'paperPrevious', 'paperLarge'];

/** Whether something is typed, or a question or another drawer stands over it: its keys are its own. */
function isTaken(target: EventTarget | null, command: PayoutCommand): boolean {
  if (document.querySelector('.ant-modal-confirm') !== null) return true;
  if (document.querySelectorAll('.ant-drawer-open').length > 1 && !OVER_PAPER.includes(command)) return true;
  return (
    target instanceof Element &&
    target.closest('form, textarea, select, [type=text], [type=search], [popover]') !== null
  );
}

/** Runs those commands of an open payment that this part carries out. */
export function usePayoutKeys(run: Partial<Record<PayoutCommand, () => unknown>>): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const command = event.defaultPrevented ? undefined : commandOf(event);
      const does = command && latest.current[command];
      if (!command || !does || isTaken(event.target, command)) return;
      event.preventDefault();
      does();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}

const GROUPS = {
  list: ['next', 'previous'],
  does: ['check', 'return', 'pay', 'post', 'print'],
  papers: ['paperNext', 'paperPrevious', 'paperLarge'],
} as const satisfies Record<string, readonly PayoutCommand[]>;

/** The keys of an open payment, for F1. */
const pageKeysOf = (t: Translate): PageKeys => ({
  sets: [t('payouts.title')],
  chosen: 0,
  groups: (['list', 'does', 'papers'] as const).map((group) => ({
    title: t(`payouts.keys.${group}`),
    lines: GROUPS[group].map((command) => ({ does: t(`payouts.key.${command}`), keys: [[KEYS[command]]] })),
  })),
});

/** Has F1 show them. */
export function usePayoutHelp(): void {
  const { t } = usePreferences();
  usePageKeys(useMemo(() => pageKeysOf(t), [t]));
}
