import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AssetCard } from '../../../../shared/domain/ledger/provisions/card.ts';
import { cardsInMonth, NOTHING_TAKEN, totalsOf } from '../../../../shared/domain/ledger/provisions/cards-in-month.ts';
import { categoryOf, LIVES } from '../../../../shared/domain/ledger/provisions/lives.ts';
import { dueIn, monthlyAmount } from '../../../../shared/domain/ledger/provisions/schedule.ts';
import { type Fen, fen, ZERO } from '../../../../shared/kernel/fen.ts';
import { nextPeriod } from '../../../../shared/kernel/period.ts';
import { date, period, yuan } from '../support/books.ts';
import { card } from '../support/cards.ts';

/** 折旧 of one card: 政府会计准则第3号 and its 应用指南. */

const stage = (at: string, more: Partial<AssetCard>, months = 60, taken: Fen = ZERO) => {
  const { stage: is, amount } = dueIn(card(more), months, period(at), taken);
  return `${is} ${amount / 100}`;
};

describe('一张卡片一个月的折旧', () => {
  it('begins in the month of addition, and ends before that of disposal', () => {
    expect([stage('2025-02', {}), stage('2025-03', {}), stage('2025-04', {})]).toEqual([
      'later 0',
      'due 100',
      'due 100',
    ]);
    const goneOn = date('2025-06-30');
    expect([stage('2025-05', { goneOn }), stage('2025-06', { goneOn })]).toEqual(['due 100', 'gone 0']);
    expect(stage('2025-05', { gone: true })).toBe('gone 0');
  });

  it('takes what is left in the last month of its life, and nothing of what is spent', () => {
    expect(monthlyAmount(yuan(100), 3)).toBe(3333);
    const cost = yuan(100);
    expect(stage('2025-05', { cost }, 3, fen(6666))).toBe('due 33.34');
    expect(stage('2025-04', { cost }, 3, fen(9999))).toBe('due 0.01');
    expect(stage('2025-05', { cost }, 3, cost)).toBe('spent 0');
    expect(stage('2025-06', { cost }, 3, fen(9999))).toBe('overrun 0');
  });

  it('property: the months of a life sum to the cost to the 分, whatever a list says was taken before', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999_999 }),
        fc.integer({ min: 1, max: 600 }),
        fc.integer({ min: 0, max: 599 }),
        fc.nat(),
        (cost, months, skipped, already) => {
          const begun = Math.min(skipped, months - 1);
          const own = card({ cost: fen(cost) });
          let taken = begun === 0 ? ZERO : fen(already % (cost + 1));
          let at = period('2025-03');
          for (let month = 0; month < begun; month += 1) at = nextPeriod(at);
          for (let month = begun; month < months + 2; month += 1) {
            const { amount } = dueIn(own, months, at, taken);
            expect(amount).toBeGreaterThanOrEqual(0);
            taken = fen(taken + amount);
            at = nextPeriod(at);
          }
          expect(taken).toBe(cost);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('类别的折旧年限（DOMAIN 1.13）', () => {
  it('finds each category of the table by its own name', () => {
    for (const life of LIVES) expect(categoryOf(life.name.split('、')[0]!).life?.years, life.name).toBe(life.years);
  });

  it.each([
    ['A02010104 台式计算机', 6],
    ['医用X线设备', 6],
    ['彩色超声诊断设备', 6],
    ['救护车', 10],
    ['钢筋混凝土结构房屋', 50],
    ['砖混结构', 30],
    ['病床（病房护理设备）', 5],
    ['图书档案设备', 5],
    ['家具', 15],
  ])('%s: %d 年', (category, years) => expect(categoryOf(category).life?.years).toBe(years));

  it('knows what is kept for ever, and that a heading of several lives has none', () => {
    expect(['图书', '文物和陈列品', '动植物', '土地'].map((word) => categoryOf(word).kept)).toEqual(
      Array(4).fill(true),
    );
    expect(categoryOf('通用设备')).toEqual({ kept: false, class: 'general' });
    // The older class is furniture first: a card of it that has a life of its own is depreciated.
    expect(categoryOf('家具、用具、装具及动植物')).toEqual({ kept: false, class: 'furniture' });
    expect(categoryOf('家具和用具')).toEqual({ kept: false, class: 'furniture' });
    expect(categoryOf('其他')).toEqual({ kept: false });
  });
});

describe('一个月的全部卡片', () => {
  const rows = (more: Partial<AssetCard>, taken = NOTHING_TAKEN) =>
    cardsInMonth([card(more)], period('2025-12'), () => taken)[0]!;

  it('takes the life of the card before that of its category, and lists what has neither', () => {
    expect(rows({})).toMatchObject({ months: 60, lifeFrom: 'table', due: yuan(100) });
    expect(rows({ months: 120 })).toMatchObject({ months: 120, lifeFrom: 'card', due: yuan(50) });
    expect(rows({ category: '其他' })).toMatchObject({ stage: 'no-life', due: 0 });
    expect(rows({ category: '其他', gone: true }).stage).toBe('gone');
    expect(rows({ category: '图书' }).stage).toBe('kept');
    expect(rows({ kind: 'intangible', category: '软件' }).stage).toBe('no-life');
  });

  it('proposes what was not posted yet', () => {
    expect(rows({}, { inMonth: yuan(100), otherwise: ZERO })).toMatchObject({ rest: 0, posted: yuan(100) });
    expect(rows({}, { inMonth: yuan(40), otherwise: yuan(900) })).toMatchObject({ rest: yuan(60), taken: yuan(900) });
  });

  it('sums what is still held', () => {
    const all = cardsInMonth([card(), card({ number: 'K2', gone: true })], period('2025-12'), () => NOTHING_TAKEN);
    expect(totalsOf(all, 'fixed')).toEqual({ cost: yuan(6000), accumulated: 0 });
  });
});
