import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../../shared/domain/audit/check.ts';
import { runCheck, type UnitCheckInput } from '../../../shared/domain/ledger/checks/check-input.ts';
import { LEDGER_CHECKS, ledgerCheck, runLedgerChecks } from '../../../shared/domain/ledger/checks/registry.ts';
import { reverseVoucher } from '../../../shared/domain/ledger/reversal.ts';
import { reconcileSurplus } from '../../../shared/domain/ledger/statements/reconciliation.ts';
import { fen } from '../../../shared/kernel/fen.ts';
import { Books, C, D, date, period, yuan } from './support/books.ts';

function inputOf(books: Books, at: string, more: Partial<UnitCheckInput> = {}): UnitCheckInput {
  const group = books.group(at);
  return {
    unit: books.unit,
    period: period(at),
    basis: 'detail',
    figures: books.figures(at).figures,
    statements: books.statements(at),
    vouchers: books.vouchers.filter((voucher) => voucher.period === at),
    chart: books.chart,
    accounts: books.accounts,
    group,
    reconciliation: reconcileSurplus(books.vouchers, {
      period: period(at),
      layout: books.chart,
      group: (_, code) => group(code),
    }),
    ...more,
  };
}

const run = (name: string, books: Books, at: string, more: Partial<UnitCheckInput> = {}): CheckResult =>
  runCheck(ledgerCheck(name)!, inputOf(books, at, more));
const messages = (...args: Parameters<typeof run>): string[] => run(...args).rows.map((row) => row.message);

/** Books of a month in which everything is right. */
function sound(): Books {
  const books = new Books('hospital', { '100201': '工行', '230201': '应付药品款' }).open({
    '100201': 1000,
    '300102': -1000,
    '8001': 1000,
    '8202': -1000,
  });
  books.post('2025-03-05', [D('100201', 90), C('4101010102', 90), D('8001', 90), C('61010101', 90)]);
  books.post('2025-03-06', [D('130201', 40), C('230201', 40)]);
  books.post('2025-03-07', [D('5001', 25, { fund: 'other', department: '内科' }), C('130201', 25)]);
  return books;
}

describe('the registry', () => {
  it('has unique kebab-case names and a title for each check', () => {
    const names = LEDGER_CHECKS.map((check) => check.name);
    expect(new Set(names).size).toBe(names.length);
    for (const check of LEDGER_CHECKS) {
      expect(check.name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(check.title).not.toBe('');
      expect(ledgerCheck(check.name)).toBe(check);
    }
  });

  it.each([
    ['blocks-balance', 'error'],
    ['trial-balance-balances', 'error'],
    ['roll-forward', 'error'],
    ['number-continuity', 'error'],
    ['balance-sheet-balances', 'error'],
    ['statement-articulation', 'error'],
    ['mapping-coverage', 'error'],
    ['budget-equation', 'error'],
    ['negative-stock-cash-bank', 'finding'],
    ['missing-parallel-block', 'finding'],
    ['missing-dimension', 'finding'],
    ['both-sides', 'finding'],
    ['name-differs', 'finding'],
    ['chart-stops-short', 'finding'],
    ['closed-accounts', 'finding'],
    ['duplicate-vouchers', 'finding'],
  ])('%s is of severity %s', (name, severity) => {
    expect(ledgerCheck(name)?.severity).toBe(severity);
  });

  it('finds nothing in sound books, runs all or those named', () => {
    const results = runLedgerChecks(inputOf(sound(), '2025-03'));
    expect(results.filter((result) => !result.ok).map((result) => [result.name, result.rows])).toEqual([]);
    expect(results).toHaveLength(LEDGER_CHECKS.length);
    expect(runLedgerChecks(inputOf(sound(), '2025-03'), ['both-sides', 'no-such']).map((r) => r.name)).toEqual([
      'both-sides',
    ]);
  });
});

describe('checks of vouchers', () => {
  it('blocks-balance lists the block and the difference', () => {
    const books = sound();
    books.post('2025-03-08', [D('100201', 9), C('4604', 9), D('8001', 9), C('6609', 8)]);
    expect(run('blocks-balance', books, '2025-03').rows).toEqual([
      {
        unit: 'T01',
        period: '2025-03',
        place: '2025-03 记-4',
        message: '预算会计分录借贷不平，差 1.00',
        difference: '1.00',
      },
    ]);
  });

  it('number-continuity lists gaps and repetitions by type', () => {
    const books = sound();
    const lines = [D('1001', 1), C('100201', 1)];
    books.post('2025-03-08', lines, { number: 3 });
    books.post('2025-03-08', lines, { number: 7 });
    books.post('2025-03-08', lines, { type: '付', number: 1 });
    expect(messages('number-continuity', books, '2025-03')).toEqual(['记字凭证重号：3', '记字凭证缺号：4–6']);
  });

  it('source-number-continuity reads the numbers that the unit itself gave', () => {
    const books = new Books('hospital');
    const lines = [D('1001', 1), C('1011', 1)];
    for (const sourceNumber of ['记-0011', '记字第12号', 'GL-202503-0014'])
      books.post('2025-03-08', lines, { sourceNumber });
    expect(messages('source-number-continuity', books, '2025-03')).toEqual(['记字原凭证号缺号：13']);
  });

  it('missing-parallel-block, missing-dimension, both-sides and mixed-closing each list their own', () => {
    const books = sound();
    books.post('2025-03-08', [D('230201', 5), C('100201', 5)]);
    books.post('2025-03-09', [D('5101', 5), C('1602', 5)]);
    books.post('2025-03-10', [D('130201', 5), C('130201', 5)]);
    books.post('2025-03-31', [D('4604', 5), C('330102', 5), D('8001', 5), C('6609', 5)]);
    const places = (name: string) => run(name, books, '2025-03').rows.map((row) => row.place);
    expect(places('missing-parallel-block')).toEqual(['2025-03 记-4']);
    expect(places('missing-dimension')).toEqual(['2025-03 记-5', '2025-03 记-5', '2025-03 记-5']);
    expect(places('both-sides')).toEqual(['2025-03 记-6']);
    expect(places('mixed-closing')).toEqual(['2025-03 记-7']);
  });

  it('duplicate-vouchers lists equal vouchers and documents booked twice, but not what was reversed', () => {
    const books = new Books('hospital');
    const lines = [D('1302', 5, { with: '某公司', document: 'FP-1' }), C('2302', 5)];
    const first = books.post('2025-03-05', lines);
    expect(run('duplicate-vouchers', books, '2025-03').ok).toBe(true);
    books.post('2025-03-09', [D('1302', 5, { with: '某公司', document: 'FP-1' }), C('2307', 5)]);
    books.post('2025-03-05', [...lines].reverse());
    expect(messages('duplicate-vouchers', books, '2025-03')).toEqual([
      '与 记-1 日期和分录完全相同',
      '单据 FP-1 已在 记-1 以相同科目和金额入账',
      '单据 FP-1 已在 记-1 以相同科目和金额入账',
    ]);
    books.post('2025-03-20', reverseVoucher(first, date('2025-03-20')).lines, { reverses: first.id });
    expect(messages('duplicate-vouchers', books, '2025-03')).toEqual(['单据 FP-1 已在 记-2 以相同科目和金额入账']);
  });
});

describe('checks of balances', () => {
  it('trial-balance-balances lists the book and what does not balance', () => {
    const books = sound().open({ '1001': 3 });
    expect(messages('trial-balance-balances', books, '2025-03')).toEqual([
      '财务会计年初余额借贷不平，差 3.00',
      '财务会计期初余额借贷不平，差 3.00',
      '财务会计期末余额借贷不平，差 3.00',
    ]);
    expect(messages('balance-sheet-balances', books, '2025-03')).toEqual([
      '资产总计 1,108.00，负债和净资产总计 1,105.00，差 3.00',
      '资产总计 1,003.00，负债和净资产总计 1,000.00，差 3.00',
    ]);
  });

  it('roll-forward lists an account that does not roll, and a year that does not open with what the last one left', () => {
    const input = inputOf(sound(), '2025-03');
    const broken = input.figures.map((f) => (f.code === '130201' ? { ...f, closing: fen(f.closing + 1) } : f));
    expect(messages('roll-forward', sound(), '2025-03', { figures: broken })).toEqual([
      '130201 药品 期初加本期发生不等于期末，差 -0.01',
      '130201 药品 年初加本年发生不等于期末，差 -0.01',
    ]);
    const lastYear = new Books('hospital', { '100201': '工行' })
      .open({ '100201': 990, '300102': -990, '8001': 1000, '8202': -1000 })
      .figures('2025-01').figures;
    expect(
      run('roll-forward', sound(), '2025-03', { lastYear }).rows.map((row) => [row.place, row.difference]),
    ).toEqual([
      ['100201', '10.00'],
      ['300102', '-10.00'],
    ]);
  });

  it('trial-balance-agrees lists where a trial balance and the vouchers disagree', () => {
    const differences = [
      { period: period('2025-03'), code: '1001', kind: 'debit' as const, trialBalance: yuan(10), kept: yuan(9) },
    ];
    expect(messages('trial-balance-agrees', sound(), '2025-03', { differences })).toEqual([
      '1001 借方发生额不一致：余额表 10.00，账面 9.00',
    ]);
  });

  it('mapping-coverage lists each gap with its balance and what the regulation offers', () => {
    const books = new Books('hospital', { '5701': '利息费用', '1407': '受托加工物资', '1408': '空科目' }).open({
      '1407': 20,
      '300102': -20,
    });
    books.post('2025-03-01', [D('5701', 7), C('2304', 7)]);
    expect(messages('mapping-coverage', books, '2025-03')).toEqual([
      '1407 受托加工物资 没有映射到集团科目，期末余额 20.00，本年发生净额 0.00',
      '5701 利息费用 没有映射到集团科目，期末余额 7.00，本年发生净额 7.00，可映射到 5901',
    ]);
  });

  it('budget-equation compares 8001 with carry-overs and what is not closed yet', () => {
    expect(run('budget-equation', sound(), '2025-03').ok).toBe(true);
    expect(messages('budget-equation', sound().open({ '8201': -4 }), '2025-03')).toEqual([
      '资金结存 1,090.00，结转结余与未结转收支合计 1,094.00，差 -4.00',
    ]);
  });

  it('negative-stock-cash-bank lists what is below zero, but not 成本差异', () => {
    const books = new Books('hospital', { '100201': '工行' }).open({
      '100201': -5,
      '130201': -1,
      '130205': -3,
      '2302': 9,
    });
    expect(run('negative-stock-cash-bank', books, '2025-01').rows.map((row) => row.place)).toEqual([
      '100201',
      '130201',
    ]);
  });

  it('closed-accounts: 3302 and 3501 at any month, the others once the year is closed', () => {
    const books = new Books('hospital').open({ '1001': 12, '3302': -5, '3501': -4, '3401': -3 });
    expect(run('closed-accounts', books, '2025-05').rows.map((row) => row.place)).toEqual(['3302', '3501']);
    expect(run('closed-accounts', books, '2025-12').rows.map((row) => row.place)).toEqual(['3302', '3401', '3501']);
    books.post('2025-12-01', [D('1001', 1), C('4604', 1)]);
    expect(messages('closed-accounts', books, '2025-12')).toContain(
      '年末财务会计收支科目尚未结转：4604（共 1 个科目）',
    );
  });

  it('unsettled-temporary-payments asks at the year end only', () => {
    const books = new Books('hospital', { '121801': '备用金' }).open({ '121801': 6, '300102': -6 });
    expect(run('unsettled-temporary-payments', books, '2025-11').ok).toBe(true);
    expect(run('unsettled-temporary-payments', books, '2025-12').rows.map((row) => row.place)).toEqual(['121801']);
  });
});

describe('checks of statements', () => {
  const altered = (statement: string, key: string, more: Partial<UnitCheckInput> = {}) => {
    const input = inputOf(sound(), '2025-03', more);
    const statements = input.statements.map((found) =>
      found.statement === statement
        ? { ...found, lines: found.lines.map((l) => (l.key === key ? { ...l, amount: fen(l.amount + 100) } : l)) }
        : found,
    );
    return { statements };
  };
  const places = (name: string, statement: string, key: string) =>
    run(name, sound(), '2025-03', altered(statement, key)).rows.map((row) => row.place);

  it.each([
    ['income', 'surplus', ['净资产变动表 本年盈余', '收入费用表 本期盈余其中项']],
    ['net-assets', 'closing.total', ['净资产变动表 本年年末余额']],
    ['net-assets', 'opening.total', ['净资产变动表 上年年末余额']],
    ['income', 'medical-surplus', ['收入费用表 本期盈余其中项']],
    ['budget-carry-over', 'closing', ['预算结转结余变动表 年末']],
  ])('statement-articulation notices %s %s', (statement, key, expected) => {
    expect(places('statement-articulation', statement, key)).toEqual(expected);
  });

  it.each([
    ['budget', 'budget-balance', ['预算结转结余变动表 本年收支差额', '预算收入支出表 其中项']],
    ['budget-carry-over', 'closing-other', ['其他资金结转结余']],
    ['fiscal-budget', 'total.revenue', ['财政拨款预算收入支出表 变动']],
  ])('carry-over-articulation notices %s %s', (statement, key, expected) => {
    expect(places('carry-over-articulation', statement, key)).toEqual(expected);
  });

  it('reconciliation-explains notices another 本年盈余 and a difference without a class', () => {
    expect(places('reconciliation-explains', 'income', 'surplus')).toEqual(['差异调节 本年盈余']);
    const input = inputOf(sound(), '2025-03');
    const reconciliation = {
      ...input.reconciliation!,
      lines: input.reconciliation!.lines.map((l) =>
        l.key === 'other-matters' ? { ...l, amount: fen(l.amount + 1) } : l,
      ),
    };
    expect(run('reconciliation-explains', sound(), '2025-03', { reconciliation }).rows.map((r) => r.place)).toEqual([
      '差异调节',
    ]);
  });

  it('reconciliation-classified notices a difference that no class takes, and none of the tax in a rent', () => {
    const received = (counter: string) => {
      const books = sound();
      books.post('2025-03-09', [D('1002', 106), C('4605', 100), C(counter, 6), D('80010201', 106), C('6609', 106)]);
      return run('reconciliation-classified', books, '2025-03').rows.map(({ difference }) => difference);
    };
    expect(received('21010104')).toEqual([]);
    expect(received('1891')).toEqual(['-6.00']);
  });

  it('net-asset-movements notices a direct change of 累计盈余 that no row explains', () => {
    const books = sound();
    books.post('2025-03-09', [D('2401', 30), C('300102', 30)]);
    expect(run('net-asset-movements', books, '2025-03').rows.map((row) => row.difference)).toEqual(['30.00']);
  });
});

describe('checks of the chart', () => {
  const books = new Books('hospital', { '3001': '累计盈余', '1302': '库存物资', '5701': '利息费用' });

  it.each([
    ['chart-stops-short', ['1302', '3001']],
    ['name-differs', ['1302']],
    ['first-level-not-official', ['5701']],
    ['code-differs', []],
  ])('%s lists %j', (name, expected) => {
    expect(run(name, books, '2025-01').rows.map((row) => row.place)).toEqual(expected);
  });
});
