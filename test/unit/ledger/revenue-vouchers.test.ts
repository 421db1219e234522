import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initialChart } from '../../../shared/domain/ledger/charts/unit-chart.ts';
import { offeredCounterparty } from '../../../shared/domain/ledger/revenue/counterparties.ts';
import {
  correctedOn,
  type DayContext,
  decideDay,
  type StandingDay,
} from '../../../shared/domain/ledger/revenue/day-state.ts';
import { differenceOf } from '../../../shared/domain/ledger/revenue/difference.ts';
import { kindIn, sheetName } from '../../../shared/domain/ledger/revenue/kinds.ts';
import type { RevenueDay, RevenueEntry } from '../../../shared/domain/ledger/revenue/reading.ts';
import { suggestAccount } from '../../../shared/domain/ledger/revenue/suggest.ts';
import { revenueContent } from '../../../shared/domain/ledger/revenue/voucher.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { fen, parseYuan } from '../../../shared/kernel/fen.ts';

/** 收入日报 as vouchers: the accounts of its words, the day's entry, and what differs from one made before. */

const DAY = '2025-12-05' as AccountingDate;
const entry = (role: 'item' | 'pay', word: string, amount: number, department = ''): RevenueEntry => ({
  ...{ role, word, department },
  amount: fen(amount),
});
const day = (...entries: RevenueEntry[]): RevenueDay => ({ from: DAY, date: DAY, entries, rows: [4] });

describe('a suggested account', () => {
  const hospital = initialChart('H01', 'hospital');
  const primary = initialChart('T01', 'primary');
  const of = (role: 'item' | 'pay', word: string, more: Partial<Parameters<typeof suggestAccount>[2]> = {}) =>
    suggestAccount(role, word, { accounts: hospital, kind: 'outpatient', pending: false, accrues: false, ...more });
  it.each([
    ['挂号费', '4101010101'],
    ['诊查费', '4101010102'],
    ['CT费', '4101010103'],
    ['检验费', '4101010104'],
    ['注射费', '4101010105'],
    ['手术费', '4101010106'],
    ['材料费', '4101010107'],
    ['西药费', '410101010801'],
    ['中成药', '410101010802'],
    ['中草药', '410101010803'],
    ['其他', '4101010109'],
  ])('of %s is %s', (word, code) => expect(of('item', word)).toBe(code));
  it.each([
    ['现金', 'outpatient', '1001'],
    ['医保统筹', 'outpatient', '1212020101'],
    ['个人账户', 'discharge', '1212020102'],
    ['欠费', 'outpatient', '12120202'],
    ['欠费', 'discharge', '12120203'],
    ['预交金冲抵', 'discharge', '23050103'],
    ['银行卡', 'outpatient', '1002'],
  ] as const)('of %s on a sheet of %s is %s', (word, kind, code) => expect(of('pay', word, { kind })).toBe(code));
  it('follows the chart: inpatients, 2308, one account for all, or none', () => {
    expect(of('item', '护理费', { kind: 'inpatient' })).toBe('4101010207');
    expect(of('item', '一般诊疗费', { accounts: primary })).toBe('4101010109');
    expect(of('item', '西药费', { accounts: primary, pending: true })).toBe('230801080101');
    expect(of('item', '西药费', { kind: 'discharge', accrues: true })).toBe('121201');
    const short = hospital
      .filter(({ code }) => !/^410101\d/.test(code))
      .map((one) => (one.code === '410101' ? { ...one, leaf: true } : one));
    expect(of('item', '西药费', { accounts: short })).toBe('410101');
    expect(of('item', '西药费', { accounts: [] })).toBeUndefined();
    expect(of('pay', '健康卡')).toBeUndefined();
  });
  it('of 微信 and 支付宝 is the account whose name says so: their own, the platform’s, money on its way, 1021, and 1002 last', () => {
    const account = (code: string, name: string) => ({ ...hospital.find((one) => one.code === '1002')!, code, name });
    const with1021 = (...below: ReturnType<typeof account>[]) => [
      ...hospital.map((one) => (one.code === '1021' ? { ...one, leaf: below.length === 0 } : one)),
      ...below,
    ];
    const chosen = (word: string, ...below: ReturnType<typeof account>[]) =>
      of('pay', word, { accounts: with1021(...below) });
    const [others, way, platform, own] = [
      account('102101', '外埠存款'),
      account('102102', '在途资金'),
      account('102103', '第三方支付平台'),
      account('102104', '支付宝'),
    ];
    expect(chosen('支付宝', others, way, platform, own)).toBe('102104');
    expect(chosen('微信', others, way, platform, own)).toBe('102103');
    expect(chosen('扫码支付', others, way)).toBe('102102');
    expect(chosen('微信')).toBe('1021');
    expect(chosen('微信', others), 'money in another town is not on a platform').toBe('1002');
    const short = hospital.filter(({ code }) => code !== '1021');
    expect(of('pay', '微信', { accounts: short })).toBe('1002');
  });
});

describe('the entry of a day', () => {
  const mapping = {
    account: (role: 'item' | 'pay', word: string) =>
      word === '未知' ? undefined : role === 'pay' ? '1001' : `4101${word.length}`,
    counterparty: (role: 'item' | 'pay', word: string) => (role === 'pay' && word !== '现金' ? `party:${word}` : ''),
    department: (word: string) => (word === '外科' || word === '退费' ? undefined : '01'),
  };
  const voucher = (entries: readonly RevenueEntry[], byDepartment = false) =>
    revenueContent({ date: DAY, summary: '摘要', entries, byDepartment }, mapping);

  it('merges words of one account, keeps refunds negative, and names what nobody mapped', () => {
    const made = voucher([entry('item', '西药', 100), entry('item', '检查', -30), entry('pay', '现金', 70)]);
    expect(made.ok && made.value.lines.map(({ debit, credit }) => [debit, credit])).toEqual([
      ['0.70', ''],
      ['', '0.70'],
    ]);
    expect(voucher([entry('item', '未知', 1), entry('pay', '现金', 1)])).toEqual({
      ok: false,
      error: [{ what: 'word', word: '未知' }],
    });
    expect(voucher([entry('item', '西药', 1, '外科')], true)).toMatchObject({
      ok: false,
      error: [{ what: 'department' }],
    });
    expect(voucher([entry('item', '西药', 1, '外科')]).ok).toBe(true);
  });

  /** `D 摘要 微信 0.20 party:微信` of each line. */
  const lines = (entries: readonly RevenueEntry[], byDepartment = false) => {
    const made = voucher(entries, byDepartment);
    if (!made.ok) return expect.fail('every word is mapped');
    return made.value.lines.map(({ summary, debit, credit, counterparty, department }) =>
      [debit === '' ? 'C' : 'D', summary, debit || credit, counterparty, department].filter(Boolean).join(' '),
    );
  };

  it('has a line for each payment way, named, with its counterparty; charges of one account are one line', () => {
    expect(
      lines([
        ...[entry('item', '西药', 60), entry('item', '检查', 40)],
        ...[entry('pay', '微信', 20), entry('pay', '支付宝', 30), entry('pay', '现金', 50)],
      ]),
    ).toEqual(['D 摘要 微信 0.20 party:微信', 'D 摘要 支付宝 0.30 party:支付宝', 'D 摘要 现金 0.50', 'C 摘要 1.00']);
    const whole = lines([entry('item', '西药', 60), entry('pay', '全部应收', 60)]);
    expect(whole[0], 'a side that the sheet does not divide names no way').toMatch(/^D 摘要 0\.60/);
  });

  it('keeps the way in a narration that is cut', () => {
    const made = revenueContent(
      { date: DAY, summary: '长'.repeat(600), entries: [entry('pay', '微信', 1)], byDepartment: false },
      mapping,
    );
    expect(made.ok && made.value.lines[0]!.summary).toMatch(/^长{490,} 微信$/);
  });

  it('has a refund as its own negative line, named, without a department unless a person chose one', () => {
    const some = [
      ...[entry('item', '西药', 100, '内科'), entry('item', '西药', -30, '退费'), entry('item', '退药', -5, '内科')],
      entry('pay', '现金', 65),
    ];
    expect(lines(some, true)).toEqual([
      'D 摘要 现金 0.65',
      'C 摘要 1.00 01',
      'C 摘要 退费 -0.30',
      'C 摘要 退药 -0.05 01',
    ]);
    expect(lines(some)).toEqual(['D 摘要 现金 0.65', 'C 摘要 1.00', 'C 摘要 退费 -0.30', 'C 摘要 退药 -0.05']);
    const chosen = revenueContent(
      { date: DAY, summary: '摘要', entries: [entry('item', '西药', -30, '退费')], byDepartment: true },
      { ...mapping, department: () => '02' },
    );
    expect(chosen).toMatchObject({ ok: true, value: { lines: [{ credit: '-0.30', department: '02' }] } });
  });

  const entries = fc.array(
    fc.record({
      role: fc.constantFrom('item' as const, 'pay' as const),
      word: fc.constantFrom('西药', '检查', '中成药', '现金', '退药'),
      department: fc.constantFrom('', '内科', '退费'),
      amount: fc.integer({ min: -1e9, max: 1e9 }).map(fen),
    }),
    { maxLength: 30 },
  );
  it('Σ of the lines is Σ of the sheet, each side, to the 分', () => {
    fc.assert(
      fc.property(entries, fc.boolean(), (some, byDepartment) => {
        const made = voucher(some, byDepartment);
        if (!made.ok) return expect.fail('every word is mapped');
        const sum = (side: 'debit' | 'credit') =>
          made.value.lines.reduce((total, line) => total + (line[side] === '' ? 0 : parseYuan(line[side])!), 0);
        const of = (role: 'item' | 'pay') =>
          some.reduce((total, each) => (each.role === role ? total + each.amount : total), 0);
        expect([sum('debit'), sum('credit')]).toEqual([of('pay'), of('item')]);
        expect(made.value.lines.every(({ debit, credit }) => (debit === '') !== (credit === ''))).toBe(true);
      }),
    );
  });

  it('a correction upon what stands makes the new sheet', () => {
    fc.assert(
      fc.property(entries, entries, (before, now) => {
        const difference = differenceOf(now, [before]);
        expect(differenceOf(now, [before, difference])).toEqual([]);
        expect(differenceOf(now, [now])).toEqual([]);
      }),
    );
  });
});

describe('a day', () => {
  const whole = day(entry('item', '西药', 100), entry('pay', '现金', 100));
  const made = (over: Partial<StandingDay> = {}): StandingDay => ({
    ...{ from: DAY, date: DAY, entries: whole.entries, draft: 7, state: 'draft', voucher: undefined },
    ...over,
  });
  const decide = (what: RevenueDay, standing: readonly StandingDay[], isOpen: DayContext['isOpen'] = () => true) =>
    decideDay(what, { kind: 'outpatient', made: standing, isOpen });
  const more = day(entry('item', '西药', 120), entry('pay', '现金', 120));
  const posted = made({ state: 'posted', voucher: '2025-12 记-3' });

  it('is made, is there, is replaced or corrected, or waits', () => {
    expect(decide(whole, []).state).toBe('fresh');
    expect(decide(whole, [made()]).state).toBe('same');
    expect(decide(more, [made()])).toMatchObject({ state: 'replace', entries: more.entries });
    expect(decide(more, [posted])).toMatchObject({ state: 'correct', entries: [{ amount: 20 }, { amount: 20 }] });
    expect(decide(more, [made({ state: 'submitted' })]).state).toBe('waits');
    expect(decide(day(entry('item', '西药', 120), entry('pay', '现金', 100)), []).state).toBe('untied');
    expect(decide(whole, [made({ from: '2025-12-01' as AccountingDate })]).state).toBe('overlaps');
  });

  it('a correction that is still a draft is done anew, against what is posted', () => {
    const correction = made({ draft: 8, entries: [entry('item', '西药', 20), entry('pay', '现金', 20)] });
    expect(decide(day(entry('item', '西药', 90), entry('pay', '现金', 90)), [posted, correction])).toMatchObject({
      state: 'replace',
      entries: [{ amount: -10 }, { amount: -10 }],
    });
  });

  it('of a closed month is not made; a correction goes into the next that is open', () => {
    const isOpen = (period: string): boolean => period > '2025-12';
    expect(decide(whole, [], isOpen).state).toBe('closed');
    expect(decide(more, [posted], isOpen).state).toBe('correct');
    expect(correctedOn(DAY, isOpen)).toBe('2026-01-01');
    expect(correctedOn(DAY, () => false)).toBeUndefined();
  });
});

describe('a counterparty', () => {
  const asks = [
    { role: 'pay', code: '12120201', last: 'party:P9' },
    { role: 'pay', code: '1218', last: null },
  ] as const;
  it('is asked where the account carries one: as remembered with the account, or as used last with it', () => {
    expect(offeredCounterparty(asks, 'pay', '1001', undefined)).toBeUndefined();
    expect(offeredCounterparty(asks, 'item', '12120201', undefined)).toBeUndefined();
    expect(offeredCounterparty(asks, 'pay', null, undefined)).toBeUndefined();
    expect(offeredCounterparty(asks, 'pay', '12120201', undefined)).toEqual({
      counterparty: 'party:P9',
      from: 'suggested',
    });
    expect(offeredCounterparty(asks, 'pay', '1218', undefined)).toEqual({ counterparty: null, from: 'none' });
    expect(offeredCounterparty(asks, 'pay', '12120201', 'unit:H01')).toEqual({
      counterparty: 'unit:H01',
      from: 'remembered',
    });
    expect(offeredCounterparty(asks, 'pay', '12120201', ''), 'a person said: none').toEqual({
      counterparty: '',
      from: 'remembered',
    });
  });
});

describe('a sheet’s name', () => {
  it('says its kind, unless it is of both', () => {
    expect(kindIn(['东镇卫生院门诊收入日报表'])).toBe('outpatient');
    expect(kindIn(['住院预交金日报'])).toBe('deposit');
    expect(kindIn(['出院病人结算汇总'])).toBe('discharge');
    expect(kindIn(['门诊住院收入汇总', '住院'])).toBe('inpatient');
    expect(kindIn(['收入日报'])).toBeUndefined();
  });
  it('is told without the hospital’s', () => {
    expect(sheetName('东镇卫生院门诊收入日报表', 'outpatient')).toBe('门诊收入日报表');
    expect(sheetName('', 'deposit')).toBe('住院预交金日报');
  });
});
