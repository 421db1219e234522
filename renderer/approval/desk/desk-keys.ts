import { useEffect, useMemo, useRef } from 'react';
import type { Translate } from '../../../shared/i18n/translate.ts';
import { type PageKeys, usePageKeys } from '../../app/page-keys.ts';
import { usePreferences } from '../../app/preferences.tsx';

/** What a key asks for on the desk; a letter alone, since nothing is typed while one looks. */
export const KEYS = {
  next: ['J', '↓'],
  previous: ['K', '↑'],
  pass: ['A'],
  refuse: ['R'],
  add: ['S'],
  move: ['T'],
  urge: ['U'],
  paperNext: ['→'],
  paperPrevious: ['←'],
  paperLarge: ['V'],
  scrollOn: ['PageDown'],
  scrollBack: ['PageUp'],
  print: ['P'],
} as const;
export type DeskCommand = keyof typeof KEYS;
const COMMANDS = Object.keys(KEYS) as readonly DeskCommand[];

const GROUPS = {
  list: ['next', 'previous'],
  decide: ['pass', 'refuse', 'add', 'move', 'urge'],
  papers: ['paperNext', 'paperPrevious', 'paperLarge', 'scrollOn', 'scrollBack', 'print'],
} as const satisfies Record<string, readonly DeskCommand[]>;

const ARROWS: Readonly<Record<string, string>> = { ArrowDown: '↓', ArrowUp: '↑', ArrowRight: '→', ArrowLeft: '←' };

/** Keys with which a part that scrolls moves by itself, and those with which a choice does. */
const SCROLLING = new Set(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp']);
const isOwn = (target: EventTarget | null, key: string): boolean =>
  target instanceof Element &&
  ((SCROLLING.has(key) && target.closest('[data-scrolls]') !== null) || (key in ARROWS && target.matches('input')));

type Key = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey'>;

/** The command of a key; an input method that is on gives its letters by their place on the keyboard. */
export function commandOf({ key, code, ctrlKey, altKey, metaKey, shiftKey }: Key): DeskCommand | undefined {
  if (ctrlKey || altKey || metaKey || shiftKey) return undefined;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  const struck = ARROWS[key] ?? (key === 'Process' && letter !== undefined ? letter : key);
  return COMMANDS.find((command) =>
    (KEYS[command] as readonly string[]).some((one) => one.toLowerCase() === struck.toLowerCase()),
  );
}

/** Over a paper that is looked at large, the papers alone are turned. */
const OVER_PAPER: readonly DeskCommand[] = ['paperNext', 'paperPrevious'];

/** Whether something is typed, or a question or drawer stands over the page: its keys are its own. */
function isTaken(target: EventTarget | null, command: DeskCommand): boolean {
  const over = document.querySelector('.ant-modal-confirm, .ant-drawer-open');
  if (over) return over.querySelector('.approvals-turning') === null || !OVER_PAPER.includes(command);
  return (
    target instanceof Element &&
    target.closest('form, textarea, select, [type=text], [type=search], [popover]') !== null
  );
}

/** Runs the desk's commands wherever on the page the focus is, except where something is typed. */
export function useDeskCommands(run: (command: DeskCommand) => void): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const { target, key } = event;
      const command = event.defaultPrevented || isOwn(target, key) ? undefined : commandOf(event);
      if (command === undefined || isTaken(target, command)) return;
      event.preventDefault();
      latest.current(command);
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}

/** The desk's keys for F1. */
const pageKeysOf = (t: Translate): PageKeys => ({
  sets: [t('approvals.title')],
  chosen: 0,
  groups: (['list', 'decide', 'papers'] as const).map((group) => ({
    title: t(`approvals.keys.${group}`),
    lines: [
      ...GROUPS[group].map((command) => ({ does: t(`approvals.key.${command}`), keys: [KEYS[command]] })),
      ...(group === 'decide'
        ? [
            { does: t('approvals.key.confirm'), keys: [['Enter']] },
            { does: t('approvals.key.back'), keys: [['Esc']] },
          ]
        : []),
    ],
  })),
});

/** Has F1 show the desk's keys. */
export function useDeskKeys(): void {
  const { t } = usePreferences();
  usePageKeys(useMemo(() => pageKeysOf(t), [t]));
}
