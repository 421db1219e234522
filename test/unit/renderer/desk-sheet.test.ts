import { describe, expect, it } from 'vitest';
import { accountsOf, accountText, dueOf, findLeaves, readAccountCell } from '../../../renderer/ledger/desk/accounts.ts';
import { readDay, sensibleDay } from '../../../renderer/ledger/desk/days.ts';
import {
  balanced,
  changed,
  inserted,
  pasted,
  readTyped,
  reddened,
  removed,
  swapped,
  withBudget,
} from '../../../renderer/ledger/desk/editing.ts';
import { type Finding, shownFindings } from '../../../renderer/ledger/desk/findings.ts';
import { copied } from '../../../renderer/ledger/desk/hands.ts';
import { COMMANDS, commandOf, KEY_SETS, KEYS, shorthandOf, stepOf } from '../../../renderer/ledger/desk/keys.ts';
import {
  amountOf,
  blankRow,
  type Content,
  differenceOf,
  emptySheet,
  isEmptySheet,
  rowsOf,
  type Sheet,
  sentOf,
  sheetOf,
  sumOf,
} from '../../../renderer/ledger/desk/sheet.ts';
import { blockOf } from '../../../renderer/ui/grid-columns.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import type { Period } from '../../../shared/kernel/period.ts';

const DAY = '2025-12-05' as AccountingDate;
const line = (code: string, debit: string, credit: string, book: 'financial' | 'budget' = 'financial') =>
  ({ book, code, summary: '付药款', debit, credit }) as const;
const CONTENT: Content = {
  date: DAY,
  type: '记',
  summary: '',
  attachments: 2,
  withoutBudget: '',
  lines: [
    { ...line('2302', '40.00', ''), counterparty: 'party:P001' },
    line('100201', '', '40.00'),
    line('720101', '40.00', '', 'budget'),
    line('800102', '', '40.00', 'budget'),
  ],
};
const key = (name: string, held: Partial<KeyboardEvent> = {}) =>
  ({ key: name, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held }) as KeyboardEvent;

describe('a sheet', () => {
  it('gives back what was kept, and leaves out lines on which nothing was typed', () => {
    const sheet = sheetOf(CONTENT);
    expect(sentOf(sheet).content).toEqual(CONTENT);
    const longer = inserted(inserted(sheet, 2, 'after'), 2, 'after', '付药款');
    // A narration that only went along is nothing typed.
    expect(sentOf(longer).content).toEqual(CONTENT);
    expect(sentOf(longer).ids).toEqual([1, 2, 3, 4]);
  });

  it('keeps a line to type on in each block, and knows when nothing was typed at all', () => {
    const sheet = emptySheet(DAY);
    expect([rowsOf(sheet, 'financial').length, rowsOf(sheet, 'budget').length]).toEqual([2, 1]);
    expect(isEmptySheet(sheet)).toBe(true);
    expect(isEmptySheet(changed(sheet, 1, { summary: '付' }))).toBe(false);
    const without = [1, 2, 3].reduce(removed, sheet);
    expect(without.rows.map(({ book }) => book)).toEqual(['financial', 'budget']);
    expect(without.rows.every(({ id }) => id > 3)).toBe(true);
  });

  it('says the difference of a block, and nothing of amounts beyond what can be booked', () => {
    const sheet = changed(sheetOf(CONTENT), 2, { credit: '39.99' });
    expect(differenceOf(rowsOf(sheet, 'financial'))).toBe(1);
    expect(sumOf(rowsOf(sheet, 'budget'), 'debit')).toBe(4000);
    const huge = Array.from({ length: 200 }, (_, at) => ({ ...blankRow(at, 'financial'), debit: '9999999999999.99' }));
    expect([sumOf(huge, 'debit'), differenceOf(huge)]).toEqual([undefined, undefined]);
  });
});

describe('what keys do to a line', () => {
  const two = (): Sheet => changed(changed(emptySheet(DAY), 1, { code: '5101', debit: '100.50' }), 2, { code: '1002' });

  it('an amount on one side takes the other’s away', () => {
    expect(changed(two(), 1, { credit: '3.00' }).rows[0]).toMatchObject({ debit: '', credit: '3.00' });
  });

  it('fills in what balances, on the side where it is black, whatever stood there', () => {
    const done = balanced(two(), 2);
    expect(done?.side).toBe('credit');
    expect(done?.sheet.rows[1]).toMatchObject({ debit: '', credit: '100.50' });
    const red = balanced(changed(two(), 1, { debit: '-7.00' }), 2);
    expect(red?.sheet.rows[1]).toMatchObject({ debit: '7.00', credit: '' });
    expect(balanced(done!.sheet, 2)?.sheet.rows[1]).toMatchObject({ credit: '100.50' });
    expect(balanced(emptySheet(DAY), 1)).toBeUndefined();
  });

  it('changes sides, and red and black', () => {
    expect(swapped(two(), 1).rows[0]).toMatchObject({ debit: '', credit: '100.50' });
    expect(swapped(two(), 2)).toEqual(two());
    expect(reddened(two(), 1, 'debit').rows[0]?.debit).toBe('-100.50');
    expect(reddened(reddened(two(), 1, 'debit'), 1, 'debit').rows[0]?.debit).toBe('100.50');
    expect(reddened(two(), 1, 'credit')).toEqual(two());
  });

  it('reads arithmetic, and a number with its minus behind it', () => {
    const read = (text: string) => readTyped(text);
    expect([read('1200*3'), read('1200-'), read('1200-200'), read('-5'), read('1200*-'), read('x')]).toEqual([
      360000,
      -120000,
      100000,
      -500,
      undefined,
      undefined,
    ]);
  });

  it('copies the narration and the account of the line above', () => {
    const sheet = sheetOf(CONTENT);
    const typed = changed(changed(sheet, 1, { summary: '甲' }), 2, { summary: '乙' });
    const longer = inserted(typed, 2, 'after');
    const id = longer.next - 1;
    expect(copied(longer, id, 'summary', 'above')).toEqual({ summary: '乙' });
    expect(copied(longer, id, 'summary', 'first')).toEqual({ summary: '甲' });
    expect(copied(longer, id, 'code', 'above')).toEqual({ code: '100201' });
    // The first budget line may say what stands above it, but not on its account.
    expect(copied(typed, 3, 'summary', 'above')).toEqual({ summary: '乙' });
    expect(copied(typed, 3, 'code', 'above')).toBeUndefined();
    expect(copied(typed, 1, 'summary', 'above')).toBeUndefined();
  });

  it('takes the proposed budget block over in the place of what stood there', () => {
    const sheet = two();
    const { id: _id, book: _book, ...typed } = { ...blankRow(0, 'budget', '付'), code: '7201', debit: '100.50' };
    const taken = withBudget(sheet, [typed]);
    expect(rowsOf(taken, 'budget')).toMatchObject([{ code: '7201', debit: '100.50', summary: '付' }]);
    expect(new Set(taken.rows.map(({ id }) => id)).size).toBe(taken.rows.length);
  });
});

describe('a block from a spreadsheet', () => {
  const read = (text: string): string => /^\d+/.exec(text)?.[0] ?? '';

  it('is laid out to the right and down, and adds the lines that are wanting', () => {
    const block = blockOf('付药款\t2302 应付账款\t1,200.00\t\n付药款\t1002\t\t1200\n"补\n记"\t1001\t-5\t\n');
    const sheet = pasted(emptySheet(DAY), { row: 1, cell: 'summary' }, block, read);
    expect(rowsOf(sheet, 'financial')).toMatchObject([
      { summary: '付药款', code: '2302', debit: '1200.00', credit: '' },
      { summary: '付药款', code: '1002', debit: '', credit: '1200.00' },
      { summary: '补 记', code: '1001', debit: '-5.00', credit: '' },
    ]);
    expect(rowsOf(sheet, 'budget')).toHaveLength(1);
  });

  it('leaves out what stands beyond the last column, and what is no amount', () => {
    const sheet = pasted(emptySheet(DAY), { row: 1, cell: 'debit' }, [['-', '5', '附注']], read);
    expect(sheet.rows[0]).toMatchObject({ debit: '', credit: '5.00', summary: '' });
  });
});

const account = (code: string, name: string, parent: string | null, leaf: boolean, group: string | null = null) => ({
  code,
  name,
  book: code.startsWith('7') ? ('budget' as const) : ('financial' as const),
  side: 'debit' as const,
  parent,
  level: parent === null ? 1 : 2,
  leaf,
  official: code.slice(0, 4),
  group: group ?? code.slice(0, 4),
});
const ACCOUNTS = accountsOf([
  account('1001', '库存现金', null, true),
  account('1002', '银行存款', null, false),
  account('100201', '工商银行', '1002', true),
  account('100202', '农业银行', '1002', true),
  account('5101', '单位管理费用', null, false),
  account('510101', '财政基本拨款经费', '5101', true),
  account('510199', '办公费', '5101', true),
  account('7201', '行政支出', null, true),
]);
const INITIALS: Record<string, string> = { 银行存款: 'yhck', 工商银行: 'gsyh', 农业银行: 'nyyh', 库存现金: 'kcxj' };
const initialsOf = (name: string) => INITIALS[name] ?? '';
const found = (typed: string, book: 'financial' | 'budget' = 'financial') => {
  const { leaves, exact, divided } = findLeaves(ACCOUNTS, book, typed, initialsOf);
  return { codes: leaves.map(({ code }) => code), exact: exact?.code, divided };
};

describe('the box for an account', () => {
  it('finds leaves by code, name and initials, and none of the other book', () => {
    expect(found('1001')).toEqual({ codes: ['1001'], exact: '1001', divided: false });
    expect(found('gsyh').codes).toEqual(['100201']);
    expect(found('农业').codes).toEqual(['100202']);
    expect(found('库存现金').exact).toBe('1001');
    expect(found('7201')).toEqual({ codes: [], exact: undefined, divided: false });
    expect(found('', 'budget').codes).toEqual(['7201']);
  });

  it('opens a parent’s children, by its code, name or initials, and takes none of them by itself', () => {
    for (const typed of ['1002', '银行存款', 'yhck']) expect(found(typed).codes).toEqual(['100201', '100202']);
    expect(found('1002')).toMatchObject({ exact: undefined, divided: true });
    expect([accountText('100201', ACCOUNTS), accountText('1001', ACCOUNTS), accountText('99', ACCOUNTS)]).toEqual([
      '100201 工商银行（银行存款）',
      '1001 库存现金',
      '99',
    ]);
  });

  it('reads pasted cells: code, code and name, name; unknown digits stay', () => {
    const read = readAccountCell(ACCOUNTS);
    expect(
      ['100201', '1002.01', '100202 农业银行', '库存现金', '999', '没有'].map((text) => read(text, 'financial')),
    ).toEqual(['100201', '100201', '100202', '1001', '999', '']);
  });

  it('knows what an account wants beside it, and what its own name says already', () => {
    expect(dueOf('510199', ACCOUNTS, 'hospital')).toEqual(['department', 'fund']);
    expect(dueOf('510101', ACCOUNTS, 'hospital')).toEqual(['department']);
    expect(dueOf('510199', ACCOUNTS, 'primary')).toEqual([]);
    expect(dueOf('5101', ACCOUNTS, 'hospital')).toEqual([]);
  });
});

describe('the keys', () => {
  it('are those of 用友 or 金蝶, each of them one command', () => {
    expect(commandOf(key('F6'), 'yonyou')).toBe('save');
    expect(commandOf(key('F8'), 'kingdee')).toBe('save');
    expect(commandOf(key('F7'), 'kingdee')).toBe('lookup');
    expect(commandOf(key('F7', { ctrlKey: true }), 'kingdee')).toBe('balance');
    expect(commandOf(key('i', { ctrlKey: true }), 'yonyou')).toBe('insert');
    expect(commandOf(key('b', { altKey: true }), 'yonyou')).toBe('accept');
    expect(commandOf(key('F7'), 'yonyou')).toBeUndefined();
    for (const keySet of KEY_SETS) {
      expect(new Set(COMMANDS.map((command) => KEYS[keySet][command])).size).toBe(COMMANDS.length);
      expect(Object.values(KEYS[keySet])).not.toContain('F1');
    }
  });

  it('lead on with Enter, back with Shift, and up and down', () => {
    expect(stepOf(key('Enter'))).toBe('on');
    expect(stepOf(key('Enter', { shiftKey: true }))).toBe('back');
    expect(stepOf(key('ArrowDown'))).toBe('down');
    expect(stepOf(key('ArrowDown', { altKey: true }))).toBeUndefined();
  });

  it('copy from above by two characters, as each habit has them', () => {
    expect(shorthandOf('summary', '//', 'yonyou')).toBe('above');
    expect(shorthandOf('summary', '//', 'kingdee')).toBe('first');
    expect(shorthandOf('summary', '..', 'kingdee')).toBe('above');
    expect(shorthandOf('summary', '。。', 'kingdee')).toBe('above');
    expect(shorthandOf('code', '..', 'yonyou')).toBe('above');
    expect(shorthandOf('debit', '..', 'yonyou')).toBeUndefined();
    expect(shorthandOf('summary', '../x', 'yonyou')).toBeUndefined();
  });
});

describe('findings', () => {
  const finding = (code: string, at: number | null): Finding => ({
    severity: 'error',
    code,
    message: `${code} ${at}`,
    line: at,
    account: null,
  });
  const all = [
    finding('wrong-book', 1),
    finding('wrong-book', 2),
    finding('no-amount', 2),
    finding('unbalanced', null),
  ];

  it('leave the line in peace that is typed on, and what is merely unfinished, until it was handed in', () => {
    const typing = shownFindings(all, [7, 9], { active: 7, asked: false });
    expect([...typing.byRow.keys()]).toEqual([9]);
    expect([typing.byRow.get(9)?.length, typing.whole.length]).toEqual([1, 0]);
    const asked = shownFindings(all, [7, 9], { active: 7, asked: true });
    expect([asked.byRow.get(7)?.length, asked.byRow.get(9)?.length, asked.whole.length]).toEqual([1, 2, 1]);
  });

  it('stand with the whole voucher where their line is gone', () => {
    expect(shownFindings([finding('wrong-book', 3)], [7], { active: undefined, asked: false }).whole).toHaveLength(1);
  });
});

describe('the day of a new voucher', () => {
  const month = '2025-12' as Period;
  const of = (now: string, before: string | null = null) => sensibleDay(month, now as AccountingDate, before);
  it('is that of the one before, today within the month, its last day after it, its first before it', () => {
    expect(of('2025-12-09', '2025-12-03')).toBe('2025-12-03');
    expect(of('2025-12-09', '2025-11-30')).toBe('2025-12-09');
    expect(of('2026-11-22')).toBe('2025-12-31');
    expect(of('2025-11-22', 'gibberish')).toBe('2025-12-01');
  });
});

describe('a day', () => {
  const read = (text: string) => readDay(text, DAY);
  it('is read from what one types on the number pad, beside the day that stands there', () => {
    expect(['7', '07', '1107', '11-7', '11.7', '20260131', '2026-1-31', '2026年1月31日', '１５'].map(read)).toEqual([
      '2025-12-07',
      '2025-12-07',
      '2025-11-07',
      '2025-11-07',
      '2025-11-07',
      '2026-01-31',
      '2026-01-31',
      '2026-01-31',
      '2025-12-15',
    ]);
  });
  it('is none where the calendar has none', () => {
    expect(['', '32', '0230', '123', 'x', '2025-02-30', '5-'].map(read)).toEqual(Array(7).fill(undefined));
  });
});

it('an amount’s text is 分 exactly', () => expect([amountOf(''), amountOf('-0.01')]).toEqual([0, -1]));
