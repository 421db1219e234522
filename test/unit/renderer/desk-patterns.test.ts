import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { removed } from '../../../renderer/ledger/desk/editing.ts';
import { commandOf, KEYS } from '../../../renderer/ledger/desk/keys.ts';
import {
  begunSheet,
  goneFrom,
  reddenedContent,
  restoredRow,
  sameBlock,
  splitRow,
  templateOf,
} from '../../../renderer/ledger/desk/patterns.ts';
import {
  amountOf,
  blankRow,
  type Content,
  emptySheet,
  type Row,
  sentOf,
  sheetOf,
} from '../../../renderer/ledger/desk/sheet.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';

const DAY = '2025-12-05' as AccountingDate;
const content: Content = {
  date: DAY,
  type: '记',
  summary: '',
  attachments: 3,
  withoutBudget: '',
  lines: [
    { book: 'financial', code: '5001', summary: '电费', debit: '100.00', credit: '', department: 'MZ' },
    { book: 'financial', code: '1002', summary: '电费', debit: '', credit: '100.00' },
    { book: 'budget', code: '7201', summary: '电费', debit: '100.00', credit: '' },
  ],
};
const parts = [
  { value: 'MZ', weight: '33.3' },
  { value: 'ZY', weight: '33.3' },
  { value: 'YJ', weight: '33.4' },
];
const sayings = (rows: readonly Row[]) =>
  rows.map(({ id, department, debit, credit }) => [id, department, debit, credit]);

describe('a sheet from a template', () => {
  it('takes everything over but the day and the papers; its lines are new ones', () => {
    const before = emptySheet(DAY);
    const sheet = begunSheet(before, templateOf(content));
    expect(sentOf(sheet).content).toEqual({ ...content, summary: '电费', attachments: 0 });
    expect(sheet.rows.every(({ id }) => id >= before.next && id < sheet.next)).toBe(true);
  });

  it('turned red has each amount with the other sign, on its own side', () => {
    expect(reddenedContent(content).lines.map(({ debit, credit }) => [debit, credit])).toEqual([
      ['-100.00', ''],
      ['', '-100.00'],
      ['-100.00', ''],
    ]);
    expect(reddenedContent(reddenedContent(content))).toEqual(content);
  });
});

describe('a line split', () => {
  it('becomes one line a share, in its place, with the sum of its amount', () => {
    const sheet = sheetOf({
      ...content,
      lines: content.lines.map((line) => ({ ...line, debit: line.debit && '0.10' })),
    });
    const split = splitRow(sheet, 1, 'department', parts)!;
    expect(sayings(split.rows.slice(0, 3))).toEqual([
      [1, 'MZ', '0.03', ''],
      [4, 'ZY', '0.03', ''],
      [5, 'YJ', '0.04', ''],
    ]);
    expect(split.rows.slice(3)).toEqual(sheet.rows.slice(1));
    expect(split.rows[1]).toMatchObject({ code: '5001', summary: '电费' });
  });

  it('may be red, and makes no line of a share that comes to nothing', () => {
    const sheet = sheetOf({ ...content, lines: [{ ...content.lines[0]!, debit: '-0.02' }] });
    expect(sayings(splitRow(sheet, 1, 'project', parts)!.rows.filter(({ book }) => book === 'financial'))).toEqual([
      [1, 'MZ', '-0.01', ''],
      [3, 'MZ', '-0.01', ''],
    ]);
    expect(splitRow(sheet, 9, 'project', parts)).toBeUndefined();
    expect(splitRow(emptySheet(DAY), 1, 'project', parts)).toBeUndefined();
  });

  it('sums to the amount, whatever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
        fc.pre(cents !== 0);
        const debit = (cents / 100).toFixed(2);
        const sheet = sheetOf({ ...content, lines: [{ ...content.lines[0]!, debit }] });
        const rows = splitRow(sheet, 1, 'code', parts)!.rows;
        expect(rows.reduce((sum, row) => sum + amountOf(row.debit), 0)).toBe(cents);
      }),
    );
  });
});

describe('a line taken away', () => {
  it('comes back where it stood, whatever was typed since', () => {
    const sheet = sheetOf(content);
    for (const { id } of sheet.rows) {
      const gone = goneFrom(sheet, id)!;
      expect(restoredRow(removed(sheet, id), gone).rows.filter((row) => row.code !== '')).toEqual(sheet.rows);
    }
    const gone = goneFrom(sheet, 2)!;
    const typedOn = { ...removed(sheet, 2), next: 9 };
    const rows = [...typedOn.rows, blankRow(8, 'financial', '又一行')];
    expect(restoredRow({ ...typedOn, rows }, gone).rows.map(({ id }) => id)).toEqual([1, 2, 8, 3]);
  });
});

describe('a budget block', () => {
  it('says the same in any order and with other narrations', () => {
    const rows = sheetOf(content).rows;
    expect(
      sameBlock(
        rows,
        [...rows].reverse().map((row) => ({ ...row, summary: '另' })),
      ),
    ).toBe(true);
    expect(sameBlock(rows, rows.slice(1))).toBe(false);
    expect(
      sameBlock(
        rows,
        rows.map((row) => ({ ...row, fund: 'other' })),
      ),
    ).toBe(false);
  });
});

describe('the keys of what repeats itself', () => {
  const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false, altKey: false, shiftKey: false });

  it('are the same for 用友 and 金蝶 hands, and no key means two things', () => {
    for (const keySet of ['yonyou', 'kingdee'] as const) {
      expect(commandOf(press('F4'), keySet)).toBe('template');
      expect(commandOf(press('d', true), keySet)).toBe('split');
      expect(commandOf(press('z', true), keySet)).toBe('restore');
      expect(new Set(Object.values(KEYS[keySet])).size).toBe(Object.values(KEYS[keySet]).length);
    }
    expect(commandOf(press('F8'), 'kingdee')).toBe('save');
    expect(commandOf(press('F7'), 'kingdee')).toBe('lookup');
    expect(commandOf(press('F8'), 'yonyou')).toBeUndefined();
  });
});
