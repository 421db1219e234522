import { describe, expect, it } from 'vitest';
import { Books, C, D } from './support/books.ts';

const OWN = {
  '600101': '基本支出',
  '600102': '项目支出',
  '660901': '利息预算收入',
  '660902': '其他',
  '790101': '利息支出',
  '800101': '货币资金',
  '810101': '年初余额调整',
  '810102': '本年收支结转',
  '810103': '累计结转',
  '810104': '归集调入',
  '810201': '累计结余',
  '820201': '累计结余',
};

/** Entries of the budget book alone; the financial ones do not matter here. */
function year(): Books {
  const books = new Books('hospital', OWN).open({
    '800101': 350,
    '810103': -100,
    '810201': -20,
    '820201': -200,
    '8301': -30,
  });
  const receive = (code: string, amount: number, fund?: string) =>
    books.post('2025-02-01', [D('800101', amount), C(code, amount, fund ? { fund } : {})]);
  const spend = (code: string, amount: number, fund: string) =>
    books.post('2025-03-01', [D(code, amount, { fund }), C('800101', amount)]);
  receive('600101', 500);
  receive('600102', 300);
  receive('61010101', 900);
  receive('61010201', 40);
  receive('6501', 60);
  receive('660901', 3);
  receive('660902', 2);
  receive('810101', 5);
  receive('810104', 11);
  spend('7201', 480, 'fiscal-basic');
  spend('7201', 250, 'public-health');
  spend('7201', 30, 'research');
  spend('7201', 820, 'other');
  spend('7701', 25, 'other');
  spend('790101', 4, 'other');
  books.post('2025-04-01', [D('8301', 8), C('800101', 8)]);
  return books;
}

function closed(): Books {
  const books = year();
  const close = (lines: Parameters<Books['post']>[1]) => books.post('2025-12-31', lines);
  close([D('600101', 500), D('600102', 300), C('810102', 800)]);
  close([D('810102', 730), C('7201', 480, { fund: 'fiscal-basic' }), C('7201', 250, { fund: 'public-health' })]);
  close([D('61010101', 900), D('61010201', 40), D('6501', 60), D('660901', 3), D('660902', 2), C('8501', 1005)]);
  close([
    D('8501', 879),
    C('7201', 30, { fund: 'research' }),
    C('7201', 820, { fund: 'other' }),
    C('7701', 25, { fund: 'other' }),
    C('790101', 4, { fund: 'other' }),
  ]);
  close([D('810102', 70), D('810101', 5), D('810104', 11), C('810103', 86)]);
  close([D('8501', 126), C('8701', 126)]);
  close([D('8701', 26), C('8301', 26)]);
  close([D('8701', 100), C('820201', 100)]);
  return books;
}

describe('预算收入支出表 会政预01 of a hospital (医院补充规定 二（五）)', () => {
  it.each([
    ['total-budget-revenue', 1805],
    ['fiscal-basic-budget-revenue', 500],
    ['fiscal-project-budget-revenue', 300],
    ['medical-budget-revenue', 900],
    ['research-budget-revenue', 40],
    ['interest-budget-revenue', 3],
    ['total-budget-expenditure', 1609],
    ['service-expenditure-fiscal-project', 250],
    ['interest-expenditure', 4],
    ['budget-balance', 196],
    ['fiscal-project-balance', 50],
    ['medical-balance', 500 + 900 + 60 + 5 - 480 - 820 - 25 - 4],
    ['research-balance', 10],
  ])('%s is %d, closed or not', (key, amount) => {
    expect(year().amount('2025-12', 'budget', key)).toBe(amount);
    expect(closed().amount('2025-12', 'budget', key)).toBe(amount);
  });
});

describe('预算结转结余变动表 会政预02', () => {
  const moved: [string, number][] = [
    ['opening', 350],
    ['opening-fiscal', 120],
    ['opening-other', 230],
    ['adjustment-fiscal', 5],
    ['fiscal-balance', 70],
    ['transferred-in', 11],
    ['change-fiscal', 81],
    ['other-balance', 126],
    ['special-surplus-used', -8],
    ['income-tax-paid', 0],
    ['change', 199],
    ['closing', 554],
    ['closing-fiscal-carry-over', 186],
    ['closing-fiscal-surplus', 20],
    ['closing-fiscal', 206],
    ['closing-other', 348],
  ];

  it.each(moved)('%s is %d, closed or not', (key, amount) => {
    expect(year().amount('2025-12', 'budget-carry-over', key)).toBe(amount);
    expect(closed().amount('2025-12', 'budget-carry-over', key)).toBe(amount);
  });

  it('divides the year end as the closing did', () => {
    const at = (key: string) => closed().amount('2025-12', 'budget-carry-over', key);
    expect(at('closing-non-fiscal-surplus')).toBe(300);
    expect(at('closing-special-surplus')).toBe(48);
  });

  it('is not misled by a closing voucher that leaves the dimensions out', () => {
    const books = new Books('hospital', OWN);
    books.post('2025-02-01', [D('800101', 100), C('600101', 100)]);
    books.post('2025-03-01', [
      D('7201', 60, { fund: 'fiscal-basic' }),
      D('7201', 40, { fund: 'other' }),
      C('800101', 100),
    ]);
    books.post('2025-12-31', [D('600101', 100), C('810103', 100)]);
    books.post('2025-12-31', [D('810103', 60), D('8501', 40), C('7201', 100)]);
    const at = (key: string) => books.amount('2025-12', 'budget-carry-over', key);
    expect([at('closing-fiscal'), at('closing-other'), at('closing')]).toEqual([40, -40, 0]);
    expect([at('fiscal-balance'), at('other-balance')]).toEqual([40, -40]);
  });
});

describe('财政拨款预算收入支出表 会政预03', () => {
  it.each([
    ['general-basic.revenue', 500],
    ['general-basic.expenditure', 480],
    ['general-project.revenue', 300],
    ['general-project.expenditure', 250],
    ['general-project.opening-surplus', 20],
    ['general-budget.revenue', 800],
    ['government-fund.revenue', 0],
    ['total.opening-carry-over', 100],
    ['total.adjustment', 5],
    ['total.transferred-in', 11],
    ['total.closing-carry-over', 186],
    ['total.closing-surplus', 20],
  ])('%s is %d, closed or not', (key, amount) => {
    expect(year().amount('2025-12', 'fiscal-budget', key)).toBe(amount);
    expect(closed().amount('2025-12', 'fiscal-budget', key)).toBe(amount);
  });

  it('has 政府性基金 in a row of its own, by source', () => {
    const books = new Books('hospital', OWN);
    books.post('2025-02-01', [D('800101', 90), C('600102', 90, { fund: 'government-fund' })]);
    books.post('2025-02-02', [D('7201', 70, { fund: 'government-fund' }), C('800101', 70)]);
    const at = (key: string) => books.amount('2025-02', 'fiscal-budget', key);
    expect([at('government-fund.revenue'), at('government-fund.expenditure'), at('general-project.revenue')]).toEqual([
      90, 70, 0,
    ]);
    expect(books.amount('2025-02', 'budget', 'government-fund-budget-revenue')).toBe(90);
  });
});
