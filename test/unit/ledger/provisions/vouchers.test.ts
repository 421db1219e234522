import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ClosingAccounts } from '../../../../shared/domain/ledger/period-end/accounts.ts';
import type { AllowancePart } from '../../../../shared/domain/ledger/provisions/allowance.ts';
import type { Debt } from '../../../../shared/domain/ledger/provisions/allowance-base.ts';
import {
  type AllowanceSettings,
  millionths,
  percentOf,
  UNSETTLED,
} from '../../../../shared/domain/ledger/provisions/allowance-settings.ts';
import type { AssetCard } from '../../../../shared/domain/ledger/provisions/card.ts';
import { cardsInMonth, NOTHING_TAKEN } from '../../../../shared/domain/ledger/provisions/cards-in-month.ts';
import { type Provisions, provisionsOf } from '../../../../shared/domain/ledger/provisions/provisions.ts';
import { type Fen, fen } from '../../../../shared/kernel/fen.ts';
import { Books, C, D, period, yuan } from '../support/books.ts';
import { card } from '../support/cards.ts';

/** 期末计提 as vouchers: P13 and P25. */

const OWN = {
  '160201': '房屋和构筑物累计折旧',
  '160202': '专用设备累计折旧',
  '160203': '通用设备累计折旧',
  '510101': '工资福利费用',
  '510104': '固定资产折旧费',
  '510105': '无形资产摊销费',
  '590101': '利息费用',
  '590102': '坏账损失',
};
const HOSPITAL = { ...OWN, '500101': '工资福利费用', '500104': '固定资产折旧费', '500105': '无形资产摊销费' };
const PRIMARY = {
  ...OWN,
  '50010101': '工资福利费用',
  '50010104': '固定资产折旧费',
  '50010201': '工资福利费用',
  '50010204': '固定资产折旧费',
};

interface Given {
  readonly cards?: readonly Partial<AssetCard>[];
  readonly settings?: Partial<AllowanceSettings>;
  readonly debts?: readonly Debt[];
  readonly at?: string;
}

function provide(books: Books, { cards = [], settings = {}, debts, at = '2025-12' }: Given): Provisions {
  const month = period(at);
  const figures = books.figures(at).figures;
  return provisionsOf({
    chart: books.chart,
    accounts: new ClosingAccounts(books.accounts, books.group(at)),
    period: month,
    isAdministrative: (department) => department === 'CW',
    isPublicHealth: (department) => department === 'GW',
    unit: books.unit,
    type: '记',
    groupOf: books.group(at),
    figures,
    settings: { ...UNSETTLED, ...settings },
    cards: cardsInMonth(
      cards.map((more, number) => card({ number: String(number), ...more })),
      month,
      () => NOTHING_TAKEN,
    ),
    debts: debts ?? figures.map(({ code, counterparty = '', closing }) => ({ code, counterparty, balance: closing })),
  });
}

const told = ({ provisions }: Provisions, key: string): string[] =>
  (provisions.find((each) => each.key === key)?.draft.lines ?? []).map(
    ({ code, debit, credit, department, fund, counterparty }) =>
      [
        `${debit !== 0 ? 'D' : 'C'} ${code}`,
        department,
        fund,
        counterparty?.kind === 'unit' ? counterparty.unit : undefined,
        (debit || credit) / 100,
      ]
        .filter((part) => part !== undefined)
        .join(' '),
  );

describe('计提折旧和摊销（P13）', () => {
  it('of a hospital: 5001 or 5101 by department and money, against the detail of 1602 of the class', () => {
    const made = provide(new Books('hospital', HOSPITAL), {
      cards: [
        { department: 'NK' },
        { department: 'NK', name: '监护仪' },
        { department: 'NK', fund: 'fiscal-project' },
        { department: 'CW', category: '计算机设备', cost: yuan(7200) },
        { department: 'CW', category: '软件', kind: 'intangible', months: 120, cost: yuan(1200) },
      ],
    });
    expect(told(made, 'depreciation')).toEqual([
      'D 500104 NK fiscal-project 100',
      'D 500104 NK other 200',
      'D 510104 CW other 100',
      'C 160202 fiscal-project 100',
      'C 160202 other 200',
      'C 160203 other 100',
    ]);
    expect(told(made, 'amortisation')).toEqual(['D 510105 CW other 10', 'C 1702 other 10']);
    expect(made.provisions.map(({ draft }) => [draft.date, draft.summary])).toEqual([
      ['2025-12-31', '计提12月固定资产折旧'],
      ['2025-12-31', '计提12月无形资产摊销'],
    ]);
  });

  it('of a township: 医疗、公共卫生 and 科教 each below its own 5001', () => {
    const funds = ['other', 'public-health', 'fiscal-project'].map((fund) => ({ fund }));
    const cards = [...funds, { department: 'GW' }];
    expect(told(provide(new Books('primary', PRIMARY), { cards }), 'depreciation').slice(0, 4)).toEqual([
      'D 50010104 fiscal-project 100',
      'D 50010104 other 100',
      'D 50010204 public-health 100',
      'D 50010204 GW other 100',
    ]);
  });

  it('of a plain chart: the first-level accounts; divided by money alone, that of the same money', () => {
    expect(told(provide(new Books('institution'), { cards: [{}] }), 'depreciation')).toEqual([
      'D 5001 other 100',
      'C 1602 other 100',
    ]);
    const byFund = new Books('hospital', { '160201': '财政项目拨款经费', '160202': '其他经费' });
    expect(told(provide(byFund, { cards: [{}, { fund: 'fiscal-project' }] }), 'depreciation').slice(2)).toEqual([
      'C 160201 fiscal-project 100',
      'C 160202 other 100',
    ]);
  });

  it('says what the chart lacks instead of guessing', () => {
    const books = new Books('hospital', {
      '160201': '房屋累计折旧',
      '160203': '通用设备累计折旧',
      '500101': '工资福利费用',
      '500102': '商品和服务费用',
    });
    expect(provide(books, { cards: [{}] }).problems).toEqual([
      '科目 5001 有明细，但没有“固定资产折旧费”，请先增设',
      '科目 1602 有明细，但没有“专用设备”，请先增设',
    ]);
  });

  it('property: every voucher balances, and takes what its cards take', () => {
    const some = fc.record({
      cost: fc.integer({ min: 0, max: 10_000_000 }).map(fen),
      department: fc.constantFrom('NK', 'CW', undefined),
      fund: fc.constantFrom('other', 'research', 'fiscal-project', 'public-health'),
      category: fc.constantFrom('医用电子仪器', '计算机设备', '钢结构房屋', '图书', '其他'),
      months: fc.option(fc.integer({ min: 1, max: 600 }), { nil: undefined }),
    });
    const flat = { '160201': '房屋', '160202': '专用设备', '160203': '通用设备' };
    fc.assert(
      fc.property(
        fc.array(some, { maxLength: 20 }),
        fc.constantFrom('hospital' as const, 'primary' as const),
        (cards, chart) => {
          const made = provide(new Books(chart, flat), { cards });
          const due = cardsInMonth(
            cards.map((more, at) => card({ number: String(at), ...more })),
            period('2025-12'),
            () => NOTHING_TAKEN,
          );
          const lines = made.provisions.flatMap(({ draft }) => draft.lines);
          const sum = (side: 'debit' | 'credit') => lines.reduce((total, line) => total + line[side], 0);
          expect(sum('debit')).toBe(due.reduce((total, { rest }) => total + rest, 0));
          expect(sum('credit')).toBe(sum('debit'));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('坏账准备（P25）', () => {
  const balance = (
    trade: string,
    other: string,
    more: Partial<AllowanceSettings> = {},
  ): Partial<AllowanceSettings> => ({
    method: 'balance',
    rates: { trade, other },
    ...more,
  });
  /** 应收 1000 of the insurer, 400 of patients still in, 200 of T02, 50 of a supplier that was paid too much. */
  function hospital(held = 0): Books {
    const books = new Books('hospital', HOSPITAL);
    books.post('2025-06-05', [D('1212020101', 1000, { with: 'P1' }), C('4101010102', 1000)]);
    books.post('2025-06-05', [D('121201', 400), C('4101010202', 400)]);
    books.post('2025-06-05', [D('1218', 200, { with: 'T02' }), C('1002', 200)]);
    books.post('2025-06-05', [D('1218', 100, { with: 'P2' }), C('1218', 50, { with: 'P3' }), C('1002', 50)]);
    if (held !== 0) books.post('2025-06-06', [D('590102', held), C('121901', held)]);
    return books;
  }
  const parts = ({ allowance }: Provisions) =>
    allowance.map(({ side, counterparty, required, held, change }) => [side, counterparty, required, held, change]);

  it('余额百分比: 应补提 = 期末应提数 − 贷方余额, without 应收在院病人医疗款', () => {
    const made = provide(hospital(30), { settings: balance('5', '10') });
    expect(parts(made)).toEqual([
      ['trade', '', 5000, 3000, 2000],
      ['other', '', 1000, 0, 1000],
    ]);
    expect(told(made, 'allowance')).toEqual(['D 590102 30', 'C 121901 20', 'C 121902 10']);
    expect(made.provisions[0]?.draft.summary).toBe('补提坏账准备');
  });

  it('takes back what is too much, and adds a debit balance to what is due', () => {
    const less = provide(hospital(80), { settings: balance('5', '0') });
    expect(told(less, 'allowance')).toEqual(['C 590102 30', 'D 121901 30']);
    expect(less.provisions[0]?.draft.summary).toBe('冲减坏账准备');
    const written = hospital();
    written.post('2025-07-01', [D('121901', 12), C('1212020101', 12, { with: 'P1' })]);
    expect(parts(provide(written, { settings: balance('5', '0') }))[0]).toEqual(['trade', '', 4940, -1200, 6140]);
  });

  it('proposes nothing when what is due stands, and nothing before a method is settled or in a month that reckons none', () => {
    expect(provide(hospital(50), { settings: balance('5', '0') }).provisions).toEqual([]);
    expect(provide(hospital(), {}).allowance).toEqual([]);
    expect(provide(hospital(), { settings: balance('5', '5'), at: '2025-11' }).allowance).toEqual([]);
    expect(
      provide(hospital(), { settings: balance('5', '5', { every: 'month' }), at: '2025-11' }).allowance,
    ).toHaveLength(2);
  });

  it('leaves members out unless the unit settled otherwise; then each has an allowance of its own to be eliminated', () => {
    const made = provide(hospital(), { settings: balance('0', '5', { members: true }) });
    expect(parts(made)).toEqual([
      ['trade', '', 0, 0, 0],
      ['other', '', 500, 0, 500],
      ['other', 'unit:T02', 1000, 0, 1000],
    ]);
    expect(told(made, 'allowance')).toEqual(['D 590102 15', 'C 121902 5', 'C 121902 T02 10']);
  });

  it('leaves out the accounts that the unit settled', () => {
    expect(parts(provide(hospital(), { settings: balance('5', '5', { excluded: ['121202'] }) }))[0]?.[2]).toBe(0);
  });

  it('keeps both sides on 1219 where the plain chart does not divide it', () => {
    const books = new Books('institution');
    books.post('2025-06-05', [D('1212', 100), D('1218', 100), C('4101', 200)]);
    books.post('2025-06-06', [D('5901', 4), C('1219', 4)]);
    const made = provide(books, { settings: balance('5', '10') });
    expect(parts(made)).toEqual([['trade', '', 1500, 400, 1100]]);
    expect(told(made, 'allowance')).toEqual(['D 5901 11', 'C 1219 11']);
  });

  it('账龄: each band by its own percent, the unknown by its own', () => {
    const aged = (unknown: number, ...bands: number[]): Debt => ({
      code: '1212020101',
      counterparty: 'party:P1',
      balance: yuan(unknown + bands.reduce((a, b) => a + b, 0)),
      aged: { total: yuan(1), unknown: yuan(unknown), bands: bands.map(yuan) },
    });
    const settings = { method: 'ageing', bands: [365, 730], bandRates: ['0', '20', '100'], unknownRate: '50' } as const;
    const [trade] = provide(hospital(), { settings, debts: [aged(10, 500, 100, 7), aged(-90, 0, 0, -3)] }).allowance;
    expect((trade as AllowancePart).steps.map(({ what, base, required }) => [what, base, required])).toEqual([
      ['band', 50_000, 0],
      ['band', 10_000, 2000],
      ['band', 700, 700],
      ['unknown', 1000, 500],
    ]);
    expect(trade?.required).toBe(3200);
  });

  it('个别认定: what was judged, with its reason', () => {
    const judged = [{ side: 'trade' as const, counterparty: 'party:P1', amount: yuan(60), reason: '已停业' }];
    const [trade] = provide(hospital(), { settings: { method: 'individual', judged } }).allowance;
    expect(trade).toMatchObject({ required: yuan(60), steps: [{ what: 'judged', reason: '已停业' }] });
  });

  it('property: posted, it stands as it should, and nothing is left to provide', () => {
    const percent = fc.integer({ min: 0, max: 1_000_000 }).map((value) => (value / 10_000).toFixed(4));
    fc.assert(
      fc.property(percent, percent, fc.integer({ min: 0, max: 500 }), fc.boolean(), (trade, other, held, members) => {
        const books = hospital(held);
        const settings = balance(trade, other, { members });
        for (const { draft } of provide(books, { settings }).provisions) books.post('2025-12-31', draft.lines);
        const after = provide(books, { settings });
        expect(after.provisions).toEqual([]);
        expect(after.allowance.every(({ required, held: has }) => required === has)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('reads percents to four decimals and rounds half up', () => {
    expect(['0', '100', '0.0001', '12.5'].map(millionths)).toEqual([0, 1_000_000, 1, 125_000]);
    expect(['100.0001', '-1', '1.00001', '1e2', ''].map(millionths)).toEqual(Array(5).fill(undefined));
    expect(percentOf(fen(50) as Fen, '1')).toBe(1);
    expect(percentOf(fen(49) as Fen, '1')).toBe(0);
  });
});
