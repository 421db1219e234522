import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isClosing } from '../../../shared/domain/ledger/closing.ts';
import { type PeriodEnd, type PeriodEndAsked, periodEnd } from '../../../shared/domain/ledger/period-end/transfers.ts';
import { reverseVoucher } from '../../../shared/domain/ledger/reversal.ts';
import { evaluateStatement, lineAmount } from '../../../shared/domain/ledger/statements/evaluate.ts';
import { incomeStatement } from '../../../shared/domain/ledger/statements/income.ts';
import type { VoucherLine } from '../../../shared/domain/ledger/voucher.ts';
import { Books, C, D, date, period, yuan } from './support/books.ts';

/** 期末结转 (DOMAIN 1.7). */

const DETAILS = {
  '8101': '财政拨款结转',
  '810101': '本年收支结转',
  '810102': '累计结转',
  '8201': '非财政拨款结转',
  '820101': '本年收支结转',
  '820102': '累计结转',
};

function close(
  books: Books,
  at: string,
  welfare = 0,
  chosen: Pick<PeriodEndAsked, 'special' | 'finished'> = {},
): PeriodEnd {
  return periodEnd({
    unit: books.unit,
    period: period(at),
    chart: books.chart,
    accounts: books.accounts,
    groupOf: books.group(at),
    figures: books.figures(at).figures,
    welfare: yuan(welfare),
    type: '记',
    ...chosen,
  });
}

/** 借 and 贷 of a transfer, in 元. */
const told = ({ transfers }: PeriodEnd, key: string): string[] =>
  (transfers.find((transfer) => transfer.key === key)?.draft.lines ?? []).map(
    ({ code, debit, credit, fund }) =>
      `${debit !== 0 ? 'D' : 'C'} ${code}${fund === undefined ? '' : ` ${fund}`} ${(debit || credit) / 100}`,
  );

const post = (books: Books, day: string, { transfers }: PeriodEnd): void => {
  for (const { draft } of transfers) books.post(day, draft.lines);
};

const left = (books: Books, at: string, pattern: RegExp): string[] => {
  const totals = new Map<string, number>();
  for (const { code, closing } of books.figures(at).figures)
    if (pattern.test(code)) totals.set(code, (totals.get(code) ?? 0) + closing);
  return [...totals].filter(([, amount]) => amount !== 0).map(([code, amount]) => `${code} ${amount / 100}`);
};

const fund = (name: string) => ({ fund: name });

/** A year of a hospital: both accountings, money of every nature. */
function hospital(): Books {
  const books = new Books('hospital', DETAILS);
  const cash = (revenue: string, budget: string, amount: number, of?: { fund: string }) =>
    books.post('2025-06-05', [D('1002', amount), C(revenue, amount, of), D('8001', amount), C(budget, amount, of)]);
  const spend = (expense: string, budget: string, amount: number, of: { fund: string }) =>
    books.post('2025-06-06', [D(expense, amount, of), C('1002', amount), D(budget, amount, of), C('8001', amount)]);
  cash('4001', '6001', 300, fund('fiscal-basic'));
  cash('4001', '6001', 200, fund('fiscal-project'));
  cash('4101010102', '610101', 1000);
  cash('410102', '610102', 50, fund('research'));
  cash('4401', '6401', 40);
  spend('5001', '7201', 260, fund('fiscal-basic'));
  spend('5001', '7201', 150, fund('fiscal-project'));
  spend('5101', '7201', 700, fund('other'));
  spend('5001', '7201', 30, fund('research'));
  spend('5201', '7301', 25, fund('other'));
  books.post('2025-07-01', [D('1302', 60), C('3401', 60)]);
  books.post('2025-07-02', [D('3501', 5), C('1002', 5), D('7901', 5, fund('other')), C('8001', 5)]);
  return books;
}

describe('结转本期收入和费用', () => {
  it('goes into 本期盈余 by the kind that 收入费用表 tells, each combination of dimensions emptied', () => {
    const books = hospital();
    const month = close(books, '2025-07');
    expect(month.transfers.map(({ key }) => key)).toEqual(['revenue', 'expense']);
    expect(told(month, 'revenue')).toEqual([
      'D 4001 fiscal-basic 300',
      'D 4001 fiscal-project 200',
      'D 4101010102 1000',
      'D 410102 research 50',
      'D 4401 40',
      'C 330102 1340',
      'C 330101 200',
      'C 330103 50',
    ]);
    expect(told(month, 'expense')).toEqual([
      'C 5001 fiscal-basic 260',
      'C 5001 fiscal-project 150',
      'C 5001 research 30',
      'C 5101 other 700',
      'C 5201 other 25',
      'D 330102 985',
      'D 330101 150',
      'D 330103 30',
    ]);
    expect(month.proofs).toEqual([{ key: 'flows', amount: 0 }]);
  });

  it('closes the rest when it is asked again, and nothing when nothing is left', () => {
    const books = hospital();
    post(books, '2025-07-31', close(books, '2025-07'));
    expect(close(books, '2025-07').transfers).toEqual([]);
    books.post('2025-07-31', [D('5901', 3), C('1002', 3)]);
    expect(told(close(books, '2025-07'), 'expense')).toEqual(['C 5901 3', 'D 330102 3']);
  });
});

describe('年末转账', () => {
  it('of a hospital: 财政、科教 and 财政基本拨款 straight into 累计盈余, the rest by way of 本年盈余分配', () => {
    const books = hospital();
    const year = close(books, '2025-12', 100);
    // 医疗盈余 1340 − 985 = 355, of which 财政基本拨款 made 300 − 260 = 40.
    expect(told(year, 'surplus')).toEqual([
      'D 330101 50',
      'C 300101 50',
      'D 330102 40',
      'C 300102 40',
      'D 330102 315',
      'C 330202 315',
      'D 330103 20',
      'C 300103 20',
    ]);
    expect(year.distributable).toBe(yuan(315));
    expect(told(year, 'welfare')).toEqual(['D 330201 100', 'C 310101 100']);
    expect(told(year, 'distribution')).toEqual(['C 330201 100', 'D 330202 315', 'C 300102 215']);
    expect(told(year, 'allocated-assets')).toEqual(['D 3401 60', 'C 300102 60']);
    expect(told(year, 'prior-years')).toEqual(['C 3501 5', 'D 300102 5']);
  });

  it('of a hospital with a deficit: straight into 累计盈余——医疗盈余, and nothing to set aside', () => {
    const books = new Books('hospital', DETAILS);
    books.post('2025-06-05', [D('5001', 80, fund('other')), C('1302', 80)]);
    const year = close(books, '2025-12', 1);
    expect(told(year, 'surplus')).toEqual(['C 330102 80', 'D 300102 80']);
    expect(year.problems).toEqual(['可供提取职工福利基金的盈余为 0.00 元，不能提取 1.00 元']);
  });

  it('of the budget accounting: fiscal, 专项, 经营 and other money each into its own carry-over', () => {
    const year = close(hospital(), '2025-12', 100);
    expect(told(year, 'fiscal-budget')).toEqual([
      'D 6001 fiscal-basic 300',
      'D 6001 fiscal-project 200',
      'C 7201 fiscal-basic 260',
      'C 7201 fiscal-project 150',
      'C 810101 fiscal-basic 40',
      'C 810101 fiscal-project 50',
    ]);
    expect(told(year, 'special-budget')).toEqual([
      'D 610102 research 50',
      'C 7201 research 30',
      'C 820101 research 20',
    ]);
    expect(told(year, 'business-budget')).toEqual(['D 6401 40', 'C 7301 other 25', 'C 8401 15']);
    expect(told(year, 'other-budget')).toEqual(['D 610101 1000', 'C 7201 other 700', 'C 7901 other 5', 'C 8501 295']);
    expect(told(year, 'carry-over-details')).toEqual([
      'D 810101 fiscal-basic 40',
      'D 810101 fiscal-project 50',
      'C 810102 fiscal-basic 40',
      'C 810102 fiscal-project 50',
      'D 820101 research 20',
      'C 820102 research 20',
    ]);
    expect(told(year, 'other-surplus')).toEqual(['D 8401 15', 'D 8501 295', 'C 8701 310']);
    expect(told(year, 'welfare-budget')).toEqual(['D 8701 100', 'C 8301 100']);
    expect(told(year, 'budget-distribution')).toEqual(['D 8701 210', 'C 8202 210']);
    expect(year.proofs.every(({ amount }) => amount === 0)).toBe(true);
  });

  it('doubts carry-overs of which more was spent than came in', () => {
    const books = new Books('hospital', DETAILS);
    const project = { fund: 'fiscal-project', project: 'JY' };
    books.post('2025-06-05', [D('8001', 90), C('6001', 90, project)]);
    books.post('2025-06-06', [D('7201', 70, fund('fiscal-project')), C('8001', 70)]);
    expect(close(books, '2025-12').doubts).toEqual([
      { code: '810102', fund: 'fiscal-project', project: undefined, amount: yuan(70) },
    ]);
    expect(close(hospital(), '2025-12').doubts).toEqual([]);
  });

  it('of finished projects turns what is carried over of them into 财政拨款结余, and leaves the rest', () => {
    const books = new Books('hospital', {
      ...DETAILS,
      '8102': '财政拨款结余',
      '810201': '结转转入',
      '810202': '累计结余',
    });
    const of = (project: string) => ({ fund: 'fiscal-project', project });
    books.post('2025-06-05', [D('8001', 90), C('6001', 90, of('JY'))]);
    books.post('2025-06-05', [D('8001', 50), C('6001', 50, of('GW'))]);
    books.post('2025-06-05', [D('8001', 20), C('6001', 20, fund('fiscal-basic'))]);
    books.post('2025-06-06', [D('7201', 60, of('JY')), C('8001', 60)]);
    const none = close(books, '2025-12');
    expect(none.projects).toEqual([
      { fund: 'fiscal-project', project: 'GW', amount: yuan(50) },
      { fund: 'fiscal-project', project: 'JY', amount: yuan(30) },
    ]);
    expect(none.transfers.map(({ key }) => key)).not.toContain('finished-projects');
    const year = close(books, '2025-12', 0, { finished: [{ fund: 'fiscal-project', project: 'JY' }] });
    expect(year.projects).toEqual(none.projects);
    expect(
      year.transfers
        .filter(({ key }) => key === 'finished-projects')
        .map(({ draft }) =>
          draft.lines.map(({ code, project, debit, credit }) => `${code} ${project} ${debit - credit}`),
        ),
    ).toEqual([
      ['810102 JY 3000', '810201 JY -3000'],
      ['810201 JY 3000', '810202 JY -3000'],
    ]);
    expect(year.proofs.every(({ amount }) => amount === 0)).toBe(true);
    post(books, '2025-12-31', year);
    expect(left(books, '2025-12', /^810/)).toEqual(['810102 -70', '810202 -30']);
  });

  it('refuses to finish a project as long as money of its source was spent without a project', () => {
    const books = new Books('hospital', { ...DETAILS, '8102': '财政拨款结余' });
    const of = (project: string) => ({ fund: 'fiscal-project', project });
    books.post('2025-06-05', [D('8001', 90), C('6001', 90, of('JY'))]);
    books.post('2025-06-06', [D('7201', 60, fund('fiscal-project')), C('8001', 60)]);
    expect(close(books, '2025-12').problems).toEqual([]);
    const year = close(books, '2025-12', 0, { finished: [of('JY')] });
    expect(year.problems).toEqual([expect.stringMatching(/^财政项目拨款经费有 60\.00 元支出没有注明项目/)]);
  });

  it('refuses to finish a project of which nothing is carried over', () => {
    const year = close(hospital(), '2025-12', 0, { finished: [{ fund: 'fiscal-project', project: 'XX' }] });
    expect(year.problems).toEqual(['项目 XX 没有财政拨款结转的贷方余额，不能转入财政拨款结余']);
  });

  it('closes a source into 非财政拨款结转 where the community says that it is tied, and else into 其他结余', () => {
    const books = new Books('hospital', DETAILS);
    books.post('2025-06-05', [D('8001', 70), C('6601', 70, fund('other-level-fiscal'))]);
    books.post('2025-06-05', [D('8001', 9), C('6609', 9, { fund: 'donation', project: 'JZ' })]);
    const untied = close(books, '2025-12');
    expect(told(untied, 'other-budget')).toEqual(['D 6601 other-level-fiscal 70', 'C 8501 70']);
    expect(told(untied, 'special-budget')).toEqual(['D 6609 donation 9', 'C 820101 donation 9']);
    const tied = close(books, '2025-12', 0, { special: { sources: ['research', 'other-level-fiscal'] } });
    expect(told(tied, 'other-budget')).toEqual([]);
    expect(told(tied, 'special-budget')).toEqual([
      'D 6601 other-level-fiscal 70',
      'D 6609 donation 9',
      'C 820101 other-level-fiscal 70',
      'C 820101 donation 9',
    ]);
    expect(tied.proofs.every(({ amount }) => amount === 0)).toBe(true);
    // What a project names stays tied, and so does 科教 only where it is said.
    const research = hospital();
    expect(told(close(research, '2025-12', 0, { special: { sources: [] } }), 'special-budget')).toEqual([]);
  });

  it('of a township: each kind of surplus into its own 累计盈余 by way of 本年盈余分配', () => {
    const books = new Books('primary');
    books.post('2025-06-05', [D('1002', 90), C('4101010102', 90)]);
    books.post('2025-06-05', [D('1002', 70), C('410102', 70)]);
    books.post('2025-06-06', [D('500102', 50), C('1002', 50)]);
    const year = close(books, '2025-12');
    expect(told(year, 'surplus')).toEqual(['D 330101 90', 'C 330203 90', 'D 330102 20', 'C 330203 20']);
    expect(told(year, 'distribution')).toEqual(['D 330203 20', 'C 300102 20', 'D 330203 90', 'C 300101 90']);
  });

  it('of carry-overs goes straight into what gathers where this year has no detail, and says what the chart lacks', () => {
    const received = (own: Record<string, string>) => {
      const books = new Books('hospital', { '8101': '财政拨款结转', ...own });
      books.post('2025-06-05', [D('8001', 5), C('6001', 5, fund('fiscal-project'))]);
      return close(books, '2025-12');
    };
    expect(told(received({ '810107': '累计结转' }), 'fiscal-budget')).toEqual([
      'D 6001 fiscal-project 5',
      'C 810107 fiscal-project 5',
    ]);
    expect(told(received({ '810101': '基本支出结转', '810102': '项目支出结转' }), 'fiscal-budget')[1]).toBe(
      'C 810102 fiscal-project 5',
    );
    expect(received({ '810101': '归集调入', '810102': '归集调出' }).problems).toEqual([
      '科目 8101 有明细，但没有“本年收支结转”，请先增设',
      '科目 8101 有明细，但没有“累计结转”，请先增设',
    ]);
  });
});

describe('property: whatever a year holds', () => {
  const money = fc.integer({ min: 1, max: 5_000 });
  const source = fc.constantFrom('fiscal-basic', 'fiscal-project', 'research', 'other', 'public-health');
  const kind = fc.constantFrom('hospital' as const, 'primary' as const, 'institution' as const);
  const codes = {
    hospital: { revenue: ['4001', '4101010102', '410102', '4201', '4609'], expense: ['5001', '5101', '5201', '5901'] },
    primary: {
      revenue: ['40010101', '4101010102', '410102', '410103', '4609'],
      expense: ['500101', '500102', '500103', '5101'],
    },
    institution: { revenue: ['4001', '4101', '4609'], expense: ['5001', '5101', '5901'] },
  } as const;

  it('its flows are at nil afterwards, each kind of surplus is what the statement says, and the budget equation holds', () => {
    fc.assert(
      fc.property(
        kind,
        fc.array(fc.tuple(fc.nat(), source, money, fc.boolean(), fc.constantFrom('05', '11', '12')), { maxLength: 25 }),
        fc.boolean(),
        (chart, moves, monthly) => {
          const books = new Books(chart);
          for (const [pick, own, amount, brings, at] of moves) {
            const list = brings ? codes[chart].revenue : codes[chart].expense;
            const code = list[pick % list.length]!;
            const other = brings ? (own.startsWith('fiscal') ? '6001' : '6609') : '7901';
            const of = fund(own);
            const lines: VoucherLine[] = brings
              ? [D('1002', amount), C(code, amount, of), D('8001', amount), C(other, amount, of)]
              : [D(code, amount, of), C('1002', amount), D(other, amount, of), C('8001', amount)];
            books.post(`2025-${at}-03`, lines);
          }
          if (monthly) post(books, '2025-05-31', close(books, '2025-05'));
          const figures = books.figures('2025-12').figures;
          const before = evaluateStatement(incomeStatement(chart), figures);
          const year = close(books, '2025-12');
          expect(year.problems).toEqual([]);
          expect(year.proofs.filter(({ amount }) => amount !== 0)).toEqual([]);
          // Whatever is finished: as much as was carried over of it becomes a surplus, and everything holds as before.
          const done = close(books, '2025-12', 0, { finished: year.projects });
          expect([done.problems, done.proofs.filter(({ amount }) => amount !== 0)]).toEqual([[], []]);
          const turned = done.transfers
            .filter(({ key }) => key === 'finished-projects')
            .flatMap(({ draft }) => draft.lines.filter(({ code }) => code.startsWith('8102')))
            .reduce((sum, { debit, credit }) => sum + credit - debit, 0);
          expect(turned).toBe(year.projects.reduce((sum, { amount }) => sum + amount, 0));
          for (const { draft } of year.transfers) {
            for (const book of ['financial', 'budget'] as const) {
              const own = draft.lines.filter((line) => line.book === book);
              expect(own.reduce((sum, { debit, credit }) => sum + debit - credit, 0)).toBe(0);
            }
            expect(isClosing(draft.lines, books.account)).toBe(true);
          }
          post(books, '2025-12-31', year);
          expect(left(books, '2025-12', /^([4-7]|3301|3302|3401|3501|8501|8701)/)).toEqual([]);
          const after = evaluateStatement(incomeStatement(chart), books.figures('2025-12').figures);
          // Closing changes nothing of what the year made, and all of it rests in 累计盈余.
          expect(after.lines).toEqual(before.lines);
          const rested = books
            .figures('2025-12')
            .figures.filter(({ code }) => code.startsWith('3001'))
            .reduce((sum, { closing }) => sum - closing, 0);
          expect(rested).toBe(lineAmount(before, 'surplus'));
          expect(close(books, '2025-12').transfers).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('its closing reversed leaves every balance as it was, and the same is closed again', () => {
    fc.assert(
      fc.property(
        kind,
        fc.array(fc.tuple(fc.nat(), source, money, fc.boolean()), { minLength: 1, maxLength: 25 }),
        (chart, moves) => {
          const books = new Books(chart);
          for (const [pick, own, amount, brings] of moves) {
            const list = brings ? codes[chart].revenue : codes[chart].expense;
            const code = list[pick % list.length]!;
            const other = brings ? '6609' : '7901';
            const at = (line: typeof D, opposite: typeof D) => [
              opposite('1002', amount),
              line(code, amount, fund(own)),
              opposite('8001', amount),
              line(other, amount, fund(own)),
            ];
            books.post('2025-12-03', brings ? at(C, D) : at(D, C));
          }
          const held = () =>
            books
              .figures('2025-12')
              .figures.filter(({ debit, credit, closing }) => debit !== 0 || credit !== 0 || closing !== 0)
              .map(({ code, fund: of, debit, credit, closing }) => [code, of, debit, credit, closing].join(' '))
              .sort();
          const before = held();
          const year = close(books, '2025-12');
          const closings = year.transfers.map(({ draft }) => books.post('2025-12-31', draft.lines));
          expect(held()).not.toEqual(before);
          for (const voucher of closings)
            books.post('2025-12-31', reverseVoucher(voucher, date('2025-12-31')).lines, { reverses: voucher.id });
          expect(held()).toEqual(before);
          expect(close(books, '2025-12').transfers).toEqual(year.transfers);
        },
      ),
      { numRuns: 40 },
    );
  });
});
