import { isShortcut } from '../../ui/shortcut.ts';
import type { Cell } from './editing.ts';

/** Whose keys the hands know (快捷键习惯): 用友 or 金蝶. */
export const KEY_SETS = ['yonyou', 'kingdee'] as const;
export type KeySet = (typeof KEY_SETS)[number];

/** What is done by one key while a voucher is entered. */
export const COMMANDS = [
  'new',
  'save',
  'submit',
  'lookup',
  'balance',
  'insert',
  'remove',
  'details',
  'accept',
  'template',
  'split',
  'restore',
] as const;
export type Command = (typeof COMMANDS)[number];

/** The key that stands on the button. F1 is help everywhere. */
const COMMON = {
  new: 'F5',
  submit: 'F9',
  balance: 'Ctrl+F7',
  insert: 'Ctrl+I',
  remove: 'Ctrl+Delete',
  details: 'Ctrl+E',
  accept: 'F12',
  // 用友's; 金蝶 has no key of its own for them, and this one is free there.
  template: 'F4',
  split: 'Ctrl+D',
  restore: 'Ctrl+Z',
} as const;
export const KEYS: Readonly<Record<KeySet, Readonly<Record<Command, string>>>> = {
  yonyou: { ...COMMON, save: 'F6', lookup: 'F2' },
  kingdee: { ...COMMON, save: 'F8', lookup: 'F7' },
};

/** Keys that do the same, for hands that know them from elsewhere. */
const ALSO: Partial<Readonly<Record<Command, readonly string[]>>> = {
  save: ['Ctrl+S'],
  lookup: ['F2'],
  insert: ['Insert'],
  accept: ['Alt+B'],
};

/** Every key that asks for a command in a set, the one on the button first. */
export const keysOf = (command: Command, keySet: KeySet): readonly string[] => [
  ...new Set([KEYS[keySet][command], ...(ALSO[command] ?? [])]),
];

type Key = Parameters<typeof isShortcut>[0];

/** The command that a key asks for, in one's own key set. */
export const commandOf = (event: Key, keySet: KeySet): Command | undefined =>
  COMMANDS.find((command) => keysOf(command, keySet).some((shortcut) => isShortcut(event, shortcut)));

/** Where a key leads on the sheet: right then down, back, or a line up or down. */
export type Step = 'on' | 'back' | 'up' | 'down';

export function stepOf({ key, ctrlKey, altKey, metaKey, shiftKey }: Key): Step | undefined {
  if (ctrlKey || altKey || metaKey) return undefined;
  if (key === 'Enter') return shiftKey ? 'back' : 'on';
  if (shiftKey) return undefined;
  return key === 'ArrowUp' ? 'up' : key === 'ArrowDown' ? 'down' : undefined;
}

/**
 * Two characters that stand for what is written above: 用友 `//` the narration above, `..` the account above; 金蝶 `..` the
 * narration above and `//` that of the first line. In an account's cell both mean the account above.
 */
export function shorthandOf(cell: Cell, text: string, keySet: KeySet): 'above' | 'first' | undefined {
  const typed = text.trim().replaceAll('。', '.').replaceAll('、', '/');
  if (typed !== '//' && typed !== '..') return undefined;
  if (cell === 'code') return 'above';
  if (cell !== 'summary') return undefined;
  return keySet === 'kingdee' && typed === '//' ? 'first' : 'above';
}

const KEPT = 'tongcai.desk.keys';

export const keptKeySet = (): KeySet => KEY_SETS.find((each) => each === localStorage.getItem(KEPT)) ?? 'yonyou';
export const keepKeySet = (keySet: KeySet): void => localStorage.setItem(KEPT, keySet);
