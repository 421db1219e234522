import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAmount } from '../../../shared/domain/ledger/reading/amount.ts';
import { readAuxiliary } from '../../../shared/domain/ledger/reading/auxiliary.ts';
import { CodeBook, parentCodes, splitAccount } from '../../../shared/domain/ledger/reading/codes.ts';
import { periodsIn, readDate } from '../../../shared/domain/ledger/reading/dates.ts';
import { columnLetters, plainFenOf } from '../../../shared/domain/ledger/reading/grid.ts';
import { labelKindOf, rowKindOf } from '../../../shared/domain/ledger/reading/row-words.ts';
import { senseOf } from '../../../shared/domain/ledger/reading/sense.ts';
import { directionReader } from '../../../shared/domain/ledger/reading/side-word.ts';
import { readVoucherNumber } from '../../../shared/domain/ledger/reading/voucher-number.ts';
import { formatYuan } from '../../../shared/kernel/fen.ts';

const amount = (text: string) => {
  const read = parseAmount(text);
  return read.ok ? formatYuan(read.amount) : read.fault;
};

describe('amounts (LAYOUTS 0.9)', () => {
  it.each([
    ['1,234.50', '1234.50'],
    ['１，２３４．５０', '1234.50'],
    ['￥ 1,234.5', '1234.50'],
    ['¥1234.50元', '1234.50'],
    ['-5,600.00', '-5600.00'],
    ['(5,600.00)', '-5600.00'],
    ['（5,600.00）', '-5600.00'],
    ['5,600.00-', '-5600.00'],
    ['△5,600.00', '-5600.00'],
    ['−5600', '-5600.00'],
    ['-￥5,600.00', '-5600.00'],
    ['负 5600', '-5600.00'],
    ['+5', '5.00'],
    ['.5', '0.50'],
    ['5.', '5.00'],
    ['', '0.00'],
    ['-', '0.00'],
    ['--', '0.00'],
    ['——', '0.00'],
    ['0.000', '0.00'],
    ['None', '0.00'],
    ['1,2345,6789.00', '123456789.00'],
    ['1.2345E5', '123450.00'],
    ['50000.099999999999', '50000.10'],
    ['0.30000000000000004', '0.30'],
    ['9999999999999.99', '9999999999999.99'],
  ])('%s is %s', (text, wanted) => {
    expect(amount(text)).toBe(wanted);
  });

  it.each([
    ['1.234', 'three-decimals'],
    ['0.005', 'three-decimals'],
    ['1E-3', 'three-decimals'],
    ['12345678901234567', 'too-large'],
    ['1e300', 'too-large'],
    ['NaN', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['1,23', 'not-a-number'],
    ['1.234,50', 'not-a-number'],
    ['12%', 'not-a-number'],
    ['--5', 'not-a-number'],
    ['(-5)', 'not-a-number'],
    ['1 234 abc', 'not-a-number'],
    ['壹佰元整', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['5-6', 'not-a-number'],
  ])('%s is a fault: %s', (text, fault) => {
    expect(amount(text)).toBe(fault);
  });

  it('property: every amount in every way of writing it comes back', () => {
    const wide = (text: string) => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    const forms: readonly ((yuan: string) => string)[] = [
      (yuan) => yuan,
      (yuan) => ` ${yuan} `,
      (yuan) => yuan.replace(/\B(?=(\d{3})+\.)/g, ','),
      wide,
      (yuan) => `￥${yuan}`,
      (yuan) => (yuan.startsWith('-') ? `(${yuan.slice(1)})` : yuan),
      (yuan) => (yuan.startsWith('-') ? `${yuan.slice(1)}-` : yuan),
      (yuan) => (yuan.startsWith('-') ? `△${yuan.slice(1)}` : yuan),
    ];
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 14), max: 10 ** 14 }), fc.constantFrom(...forms), (fen, form) => {
        const yuan = formatYuan(fen as never);
        expect(amount(form(yuan))).toBe(yuan);
      }),
      { seed: 1 },
    );
  });

  it('property: what is plain is read alike by the quick way and the long one', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^-?[\d,]{0,8}\.?\d{0,3}$/), (text) => {
        const plain = plainFenOf(text);
        const read = parseAmount(text);
        if (!Number.isNaN(plain)) expect(read).toEqual({ ok: true, amount: plain });
      }),
      { seed: 2, numRuns: 2000 },
    );
  });
});

describe('dates (LAYOUTS 0.13)', () => {
  const date = (text: string, context = {}) => {
    const read = readDate(text, context);
    return read.kind === 'date' ? read.date : read.kind;
  };

  it.each([
    '2025.12.02',
    '2025-12-02',
    '2025/12/2',
    '20251202',
    '20251202.0',
    '2025年12月2日',
    '2025-12-02 09:15:23',
    '2025-12-02T00:00:00',
    '20251202 09:15:23',
    '２０２５－１２－０２',
    '45993',
    '45993.5',
    '二〇二五年十二月二日',
    '贰零贰伍年壹拾贰月零贰日',
  ])('%s', (text) => {
    expect(date(text)).toBe('2025-12-02');
  });

  it('month and day take the year from elsewhere; 1904 counts from another day', () => {
    expect(date('12-02', { year: 2025 })).toBe('2025-12-02');
    expect(date('12月2日', { year: 2025 })).toBe('2025-12-02');
    expect(date('12-02')).toBe('unreadable');
    expect(date('44531', { date1904: true })).toBe('2025-12-02');
  });

  it.each([
    ['2025-02-29', 'impossible'],
    ['2025-13-01', 'impossible'],
    ['20250431', 'impossible'],
    ['2025-12', 'unreadable'],
    ['12', 'unreadable'],
    ['hello', 'unreadable'],
    ['02/03/2025', 'either-order'],
  ])('%s is %s', (text, kind) => {
    expect(date(text)).toBe(kind);
  });

  it('a day above 12 tells which is which', () => {
    expect(date('31/12/2025')).toBe('2025-12-31');
    expect(date('12/31/2025')).toBe('2025-12-31');
  });

  it.each([
    ['2025.12-2025.12', '2025-12', '2025-12'],
    ['2025年第12期', '2025-12', '2025-12'],
    ['2025-01 至 2025-12', '2025-01', '2025-12'],
    ['2025年1-12月', '2025-01', '2025-12'],
    ['2025.01.01-2025.12.31', '2025-01', '2025-12'],
    ['202512', '2025-12', '2025-12'],
    ['2025年9月', '2025-09', '2025-09'],
  ])('months in %s', (text, from, to) => {
    expect(periodsIn(text)).toEqual({ from, to });
  });
});

describe('codes (LAYOUTS 0.8)', () => {
  const codes = (...texts: string[]) => {
    const book = new CodeBook(texts.map((text) => ({ text, fromNumber: false })));
    return texts.map((text) => book.of(text));
  };

  it('separators, blanks, quotes, the .0 of a number, full-width digits', () => {
    expect(codes('1002.01', '1002-02', '1002 03', '1002_04', "'100205", '１００２０６', '1001.0')).toEqual([
      '100201',
      '100202',
      '100203',
      '100204',
      '100205',
      '100206',
      '1001',
    ]);
  });

  it('uneven parts are filled up: in front where they are text, behind where a number lost its nought', () => {
    expect(codes('1002.1', '1002.2', '1002.10')).toEqual(['100201', '100202', '100210']);
    const book = new CodeBook(['1002.1', '1002.01', '1002.02'].map((text) => ({ text, fromNumber: true })));
    expect(['1002.1', '1002.01'].map((text) => book.of(text))).toEqual(['100210', '100201']);
  });

  it('leading noughts stay, words and short numbers are none, an exponent only with all its digits', () => {
    expect(codes('001', '库存现金', '12', '4.10101E+05', '4.1E+11', '1002.01x')).toEqual([
      '001',
      undefined,
      undefined,
      '410101',
      undefined,
      undefined,
    ]);
  });

  it('a code and a name in one cell', () => {
    const split = { code: '1002.01', name: '基本户' };
    for (const text of [
      '1002.01 基本户',
      '1002.01\\基本户',
      '[1002.01]基本户',
      '1002.01-基本户',
      '1002.01基本户',
      '基本户(1002.01)',
      '基本户（1002.01）',
    ])
      expect(splitAccount(text)).toEqual(split);
    expect(splitAccount('基本户')).toBeUndefined();
    expect(splitAccount('3号门诊楼')).toBeUndefined();
  });

  it('parents are the codes that others extend', () => {
    expect([...parentCodes(['1002', '100201', '10020101', '1003', '2'])]).toEqual(['1002', '100201']);
  });
});

describe('voucher numbers (LAYOUTS 0.12)', () => {
  it.each([
    ['记-1', '记', 1],
    ['记-0001', '记', 1],
    ['记--1', '记', 1],
    ['记0001', '记', 1],
    ['记字第1号', '记', 1],
    ['记字 第 12 号', '记', 12],
    ['转 12', '转', 12],
    ['银付-7', '银付', 7],
    ['记账凭证-3', '记', 3],
    ['GL-202601-0001', 'GL', 1],
    ['2025-12-记-3', '记', 3],
    ['记-12 1/3', '记', 12],
    ['12', '', 12],
    ['0012', '', 12],
    ['12.0', '', 12],
    ['第12号', '', 12],
  ])('%s', (text, word, number) => {
    expect(readVoucherNumber(text)).toEqual({ word, number });
  });

  it.each(['', '记', '记-', '合计', '第三号'])('%s is none', (text) => {
    expect(readVoucherNumber(text)).toBeUndefined();
  });
});

describe('auxiliary detail', () => {
  const short = (text: string, heading = '辅助项') =>
    readAuxiliary(text, heading).map(({ kind, code, name }) => [kind, ...(code ? [code] : []), name]);

  it.each([
    [
      '【部门：门诊部】【项目：基本医疗】',
      [
        ['department', '门诊部'],
        ['project', '基本医疗'],
      ],
    ],
    [
      '部门---0101---门诊部;项目---XM01---基本医疗',
      [
        ['department', '0101', '门诊部'],
        ['project', 'XM01', '基本医疗'],
      ],
    ],
    [
      '部门:0101,门诊部; 项目:XM01,基本医疗',
      [
        ['department', '0101', '门诊部'],
        ['project', 'XM01', '基本医疗'],
      ],
    ],
    ['客户:111111,个人客户', [['counterparty', '111111', '个人客户']]],
    [
      '金融机构:YG0001,工商银行; 成本中心:YG13,财务部',
      [
        ['bank', 'YG0001', '工商银行'],
        ['department', 'YG13', '财务部'],
      ],
    ],
    ['[部门]门诊部', [['department', '门诊部']]],
    ['床位:三楼', [['床位', '三楼']]],
    ['NONE', []],
    ['', []],
  ])('%s', (text, wanted) => {
    expect(short(text)).toEqual(wanted);
  });
});

describe('words', () => {
  it.each([
    [['期初余额', '借方'], { meaning: 'money', time: 'opening', side: 'debit' }],
    [['本期发生', '贷方'], { meaning: 'money', time: 'period', side: 'credit' }],
    [['借方累计'], { meaning: 'money', time: 'ytd', side: 'debit' }],
    [['年初余额', '借方金额'], { meaning: 'money', time: 'yearOpening', side: 'debit' }],
    [['本年累计发生额', '贷方'], { meaning: 'money', time: 'ytd', side: 'credit' }],
    [['期末余额(贷方)'], { meaning: 'money', time: 'closing', side: 'credit' }],
    [['借方', '原币'], { meaning: 'money', side: 'debit', currency: 'original' }],
    [['* 本币借方金额'], { meaning: 'money', side: 'debit', currency: 'local' }],
    [['摘　要'], { meaning: 'summary' }],
    [['2025年', '月'], { meaning: 'month' }],
    [['凭证', '字'], { meaning: 'word' }],
    [['科目', '编码'], { meaning: 'code' }],
    [['對方科目'], { meaning: 'counter-account' }],
    [['科目編碼'], { meaning: 'code' }],
    [['借贷方向'], { meaning: 'direction' }],
    [['余额方向'], { meaning: 'direction', ofAccount: true }],
    [['往来单位'], { meaning: 'auxiliary' }],
    [['交易日期[ Transaction Date ]'], { meaning: 'date' }],
    [['数量'], { meaning: 'ignored' }],
    [['天气'], { meaning: 'unknown' }],
  ])('%j', (words, wanted) => {
    expect(senseOf(words)).toMatchObject(wanted);
  });

  it('totals fill their cell; a summary that contains 合计 does not', () => {
    for (const text of ['合计', '合 计', '本页合计', '本月合计', '本年累计', '本日合计', '当前合计', '总计：'])
      expect(rowKindOf(text)).toBe('total');
    expect(rowKindOf('两笔合计')).toBeUndefined();
    expect(rowKindOf('本月合计入账的利息')).toBeUndefined();
    for (const text of ['资产小计', '核算账簿累计', '负债类合计']) expect(labelKindOf(text)).toBe('total');
    for (const text of ['过次页', '承前页', '转下页', '结转下年']) expect(rowKindOf(text)).toBe('carried-forward');
    for (const text of ['期初余额', '月初余额', '上年结转']) expect(rowKindOf(text)).toBe('opening');
  });

  it('directions in words and in pairs; J and D are pinyin, in which D is 贷', () => {
    expect(directionReader(['借', '贷', '平', '审核：某'])!('贷')).toBe('credit');
    expect(directionReader(['J', 'D'])!('D')).toBe('credit');
    expect(directionReader(['D', 'C'])!('D')).toBe('debit');
    expect(directionReader(['1', '-1'])!('-1')).toBe('credit');
    expect(directionReader(['A', 'B'])).toBeUndefined();
  });

  it('columns by letters', () => {
    expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
});
