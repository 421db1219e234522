import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aggregateFigures, groupFigures } from '../../../shared/domain/ledger/aggregate.ts';
import { natureOfCode } from '../../../shared/domain/ledger/charts/element.ts';
import { trialBalance } from '../../../shared/domain/ledger/statements/trial-balance.ts';
import { Books, C, D, yuan } from './support/books.ts';

const figure = (books: Books, at: string, code: string) =>
  aggregateFigures(books.figures(at).figures).find((found) => found.code === code);

describe('figures from kept balances', () => {
  const books = new Books('hospital', { '100201': '工行' })
    .open({ '100201': 1000, '300102': -1000 })
    .summary('2025-01', { '100201': [500, 200], '4101010102': [0, 500], '5001': [200, 0] });
  books.post('2025-02-10', [D('100201', 70, { with: 'P001' }), C('4101010102', 70, { department: '内科' })]);
  books.post('2025-02-28', [D('4101010102', 570), C('330102', 570)]);

  it('say opening, turnovers and closing of the period and of the year', () => {
    expect(figure(books, '2025-02', '100201')).toMatchObject({
      name: '工行',
      side: 'debit',
      group: '1002',
      yearOpening: yuan(1000),
      opening: yuan(1300),
      debit: yuan(70),
      credit: 0,
      yearDebit: yuan(570),
      yearCredit: yuan(200),
      closing: yuan(1370),
    });
  });

  it('leave closing vouchers out of the movements that statements read', () => {
    expect(figure(books, '2025-02', '4101010102')).toMatchObject({
      closing: 0,
      debit: yuan(570),
      monthMovement: yuan(-70),
      yearMovement: yuan(-570),
    });
    expect(figure(books, '2025-02', '330102')).toMatchObject({ closing: yuan(-570), yearMovement: 0 });
  });

  it('stop at the period asked for, and know nothing of other years', () => {
    expect(figure(books, '2025-01', '100201')).toMatchObject({ closing: yuan(1300), debit: yuan(500) });
    expect(books.figures('2026-01').figures).toEqual([]);
  });

  it('keep the dimensions, in the order of codes', () => {
    const own = books.figures('2025-02').figures;
    expect(own.find((f) => f.counterparty !== undefined)).toMatchObject({ code: '100201', counterparty: 'party:P001' });
    expect(own.map((f) => f.code)).toEqual([...own.map((f) => f.code)].sort());
  });

  it('are added up over dimensions, all or some', () => {
    const own = books.figures('2025-02').figures;
    expect(aggregateFigures(own).filter((f) => f.code === '100201')).toHaveLength(1);
    expect(aggregateFigures(own, ['department']).filter((f) => f.code === '4101010102')).toHaveLength(2);
    expect(aggregateFigures(own).every((f) => !('department' in f) && !('counterparty' in f))).toBe(true);
  });

  it('read the nature of money from the names of accounts', () => {
    const named = new Books('hospital', {
      '600101': '基本支出拨款',
      '600102': '项目支出拨款',
      '500101': '科教经费',
      '500102': '财政项目拨款经费',
      '720101': '非财政专项资金支出',
      '400109': '政府性基金预算拨款',
    });
    for (const code of ['600101', '600102', '500101', '500102', '720101', '400109', '5101'])
      named.summary('2025-01', { [code]: [1, 0] });
    const sources = Object.fromEntries(named.figures('2025-01').figures.map((f) => [f.code, f.accountFund]));
    expect(sources).toEqual({
      '400109': 'government-fund',
      '500101': 'research',
      '500102': 'fiscal-project',
      '5101': undefined,
      '600101': 'fiscal-basic',
      '600102': 'fiscal-project',
      '720101': undefined,
    });
  });
});

describe('a unit in summary whose income and expense are already closed (DOMAIN 1.9)', () => {
  const closed = (more: Readonly<Record<string, readonly [number, number]>> = {}) =>
    new Books('hospital').summary('2025-03', {
      '1002': [100, 60],
      '4101010102': [100, 100],
      '5001': [60, 60],
      '330102': [60, 100],
      ...more,
    });

  it('gives the turnover of the normal side, and says which accounts', () => {
    const books = closed();
    expect(figure(books, '2025-03', '4101010102')).toMatchObject({ closing: 0, monthMovement: yuan(-100) });
    expect(figure(books, '2025-03', '5001')).toMatchObject({ closing: 0, monthMovement: yuan(60) });
    expect(figure(books, '2025-03', '330102')).toMatchObject({ closing: yuan(-40), yearMovement: 0 });
    expect(books.figures('2025-03').remarks).toEqual([
      'T01 2025-03 余额表中科目 4101010102、5001 已经结转，按正常方向的发生额取数；与本期盈余科目的发生额 40.00 一致',
    ]);
    expect(books.amount('2025-03', 'income', 'surplus')).toBe(40);
    expect(books.amount('2025-03', 'balance-sheet', 'surplus-of-period')).toBe(40);
  });

  it('says that it is doubtful when 本期盈余 disagrees: a refund was booked on the other side', () => {
    const books = closed({ '330102': [60, 95], '4101010102': [100, 100] });
    expect(books.figures('2025-03').remarks[0]).toContain('无法与结转区分');
  });

  it('takes an account that is merely reclassified among open ones as it is', () => {
    const books = new Books('hospital').summary('2025-03', {
      '1002': [100, 0],
      '4101010102': [0, 70],
      '4101010103': [0, 30],
      '5001': [60, 60],
      '5101': [10, 0],
    });
    expect(figure(books, '2025-03', '5001')).toMatchObject({ monthMovement: 0 });
    expect(books.figures('2025-03').remarks).toEqual([]);
  });

  it('knows a year closed in one go in December by what the months before left', () => {
    const books = new Books('institution')
      .summary('2025-11', { '4101': [0, 1000], '6101': [0, 900] })
      .summary('2025-12', {
        '4101': [1100, 100],
        '3301': [1100, 1100],
        '3001': [0, 1100],
        '6101': [980, 80],
        '8501': [980, 980],
      });
    expect(books.amount('2025-12', 'income', 'total-revenue')).toBe(1100);
    expect(books.amount('2025-12', 'income', 'total-revenue', 'month')).toBe(100);
    expect(books.amount('2025-12', 'budget', 'total-budget-revenue', 'month')).toBe(80);
    expect(books.figures('2025-12').remarks).toHaveLength(2);
  });
});

describe('the trial balance', () => {
  const books = new Books('primary', { '100201': '农商行', '5701': '利息费用' })
    .open({ '1001': 5, '100201': 95, '300102': -100, '8001': 100, '8202': -100 })
    .summary('2025-01', { '100201': [0, 10], '5701': [10, 0] });

  it('lists leaves of both books, and the accounts above them when asked', () => {
    const figures = books.figures('2025-01').figures;
    expect(trialBalance(figures).map((row) => [row.code, row.leaf])).toEqual([
      ['1001', true],
      ['100201', true],
      ['300102', true],
      ['5701', true],
      ['8001', true],
      ['8202', true],
    ]);
    const withParents = trialBalance(figures, books.accounts);
    expect(withParents.find((row) => row.code === '1002')).toMatchObject({
      name: '银行存款',
      leaf: false,
      opening: yuan(95),
      credit: yuan(10),
      closing: yuan(85),
    });
    expect(withParents.find((row) => row.code === '3001')).toMatchObject({
      leaf: false,
      closing: yuan(-100),
      side: 'credit',
    });
  });

  it('of several units stands by group account, with what is not mapped last under its own code', () => {
    const other = new Books('hospital', {}, 'H01').open({ '1001': 7, '300102': -7 });
    const rows = trialBalance(
      groupFigures([...books.figures('2025-01').figures, ...other.figures('2025-01').figures], 'group'),
    );
    expect(rows.find((row) => row.code === '1001')).toMatchObject({ closing: yuan(12), name: '库存现金' });
    expect(rows.find((row) => row.code === 'P300102')).toMatchObject({ name: '公共卫生盈余', closing: yuan(-100) });
    expect(rows.find((row) => row.code === '300102')).toMatchObject({ name: '医疗盈余', closing: yuan(-7) });
    expect(rows.find((row) => row.code === '5701')).toMatchObject({ name: '利息费用', closing: yuan(10) });
  });
});

describe('property: figures roll forward', () => {
  it('whatever was posted, opening + debit − credit = closing in the month and in the year', () => {
    const codes = ['1001', '4101010102', '5001', '8001', '6001', '330102'];
    const move = fc.record({
      code: fc.constantFrom(...codes),
      month: fc.integer({ min: 0, max: 12 }),
      debit: fc.integer({ min: -500, max: 500 }),
      credit: fc.integer({ min: -500, max: 500 }),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), fc.integer({ min: 1, max: 12 }), (moves, month) => {
        const books = new Books('hospital');
        for (const { code, month: at, debit, credit } of moves)
          if (at === 0) books.open({ [code]: debit });
          else books.summary(`2025-${String(at).padStart(2, '0')}`, { [code]: [debit, credit] });
        const at = `2025-${String(month).padStart(2, '0')}`;
        for (const f of books.figures(at).figures) {
          expect(f.opening + f.debit - f.credit).toBe(f.closing);
          expect(f.yearOpening + f.yearDebit - f.yearCredit).toBe(f.closing);
          expect(f.side).toBe(natureOfCode(f.code)?.side);
        }
      }),
      { seed: 11, numRuns: 100 },
    );
  });
});
