import type { Translate } from '../../../shared/i18n/translate.ts';
import type { KeyLine, PageKeys } from '../../app/page-keys.ts';
import { type Command, KEY_SETS, type KeySet, keysOf } from './keys.ts';

/** The commands of a sheet, grouped as one works. */
const GROUPS = {
  voucher: ['new', 'save', 'submit', 'template'],
  account: ['lookup', 'details'],
  lines: ['insert', 'remove', 'restore', 'balance', 'split', 'accept'],
} as const satisfies Record<string, readonly Command[]>;

/** Signs that do the same in an amount's cell. */
const IN_CELL: Partial<Record<Command, readonly string[]>> = { balance: ['='] };
/** What is typed in a cell. */
const TYPED = ['Enter', 'Shift Enter', '↑ ↓', 'Space', '-', '1200*3', 'Ctrl V'] as const;
/** Whose shorthand repeats what. */
const SHORTHANDS: readonly (readonly ['summary' | 'first' | 'account', readonly string[], readonly string[]])[] = [
  ['summary', ['//'], ['..']],
  ['first', [], ['//']],
  ['account', ['..'], ['..', '//']],
];
/** Keys while a voucher is looked at, the same for all hands. */
const LOOKED_AT = ['F9', 'F10', 'F6', 'F7', 'F8', 'Alt C', 'Alt R'] as const;
const EVERYWHERE = ['F1', 'Ctrl G', 'Ctrl K'] as const;

/** The desk's keys (F1), in both sets, each in its own column. */
export function deskKeys(t: Translate, own: KeySet): PageKeys {
  const both = (does: string, keys: readonly string[]): KeyLine => ({ does, keys: KEY_SETS.map(() => keys) });
  const command = (each: Command): KeyLine => ({
    does: t(`desk.does.${each}`),
    keys: KEY_SETS.map((set) => [
      ...keysOf(each, set).map((key) => key.replaceAll('+', ' ')),
      ...(IN_CELL[each] ?? []),
    ]),
  });
  return {
    sets: KEY_SETS.map((set) => t(`desk.keySet.${set}`)),
    chosen: KEY_SETS.indexOf(own),
    groups: [
      ...(['voucher', 'account', 'lines'] as const).map((group) => ({
        title: t(`desk.keyGroup.${group}`),
        lines: GROUPS[group].map(command),
      })),
      {
        title: t('desk.keyGroup.typed'),
        lines: [
          ...TYPED.map((key) => both(t(`desk.typed.${key}`), [key])),
          ...SHORTHANDS.map(([what, yonyou, kingdee]) => ({
            does: t(`desk.repeats.${what}`),
            keys: [yonyou, kingdee],
          })),
        ],
      },
      {
        title: t('desk.keyGroup.lookedAt'),
        lines: LOOKED_AT.map((key) => both(t(`desk.looked.${key}`), [key])),
      },
      {
        title: t('desk.keyGroup.everywhere'),
        lines: EVERYWHERE.map((key) => both(t(`desk.everywhere.${key}`), [key])),
      },
    ],
  };
}
