import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { officialChart } from '../../../shared/domain/ledger/charts/official.ts';
import {
  budgetEquation,
  rollForward,
  trialBalanceBalances,
} from '../../../shared/domain/ledger/checks/balance-checks.ts';
import { runCheck } from '../../../shared/domain/ledger/checks/check-input.ts';
import {
  balanceSheetBalances,
  reconciliationExplains,
  statementArticulation,
} from '../../../shared/domain/ledger/checks/statement-checks.ts';
import { blocksBalance } from '../../../shared/domain/ledger/checks/voucher-checks.ts';
import { FUND_SOURCES } from '../../../shared/domain/ledger/fund.ts';
import { evaluateAll, lineAmount } from '../../../shared/domain/ledger/statements/evaluate.ts';
import { reconcileSurplus, reconciliationGap } from '../../../shared/domain/ledger/statements/reconciliation.ts';
import type { VoucherLine } from '../../../shared/domain/ledger/voucher.ts';
import type { ChartName } from '../../../shared/domain/organisation/unit.ts';
import { fen } from '../../../shared/kernel/fen.ts';
import { Books, C, D, period } from './support/books.ts';

/** Books that nobody would keep: any account against any other, red entries, some accounts unmapped, in any month. */
const OWN = { '5701': '利息费用', '1407': '受托加工物资', '100209': '受托代理资产', '8999': '待定' };
const SOURCES = [undefined, ...FUND_SOURCES.map((source) => source.code)];

/** 8301 is only ever credited by closing; whatever else credits it has no row in 预02. */
const SKIPPED = /^(1002|8301)/;

const leaves = (chart: ChartName, book: 'financial' | 'budget'): string[] => [
  ...officialChart(chart)
    .leaves()
    .filter((account) => account.book === book && !SKIPPED.test(account.code))
    .map((account) => account.code),
  ...(book === 'financial' ? ['5701', '1407', '100209'] : ['8999']),
];

interface Entry {
  readonly debit: string;
  readonly credit: string;
  readonly amount: number;
  readonly fund: string | undefined;
}
interface Posting {
  /** 0 is the year's opening, in which income and expense hold nothing. */
  readonly month: number;
  readonly entries: readonly Entry[];
}

const anyEntry = (chart: ChartName, book: 'financial' | 'budget'): fc.Arbitrary<Entry> =>
  fc.record({
    debit: fc.constantFrom(...leaves(chart, book)),
    credit: fc.constantFrom(...leaves(chart, book)),
    amount: fc.integer({ min: -9999, max: 9999 }).filter((amount) => amount !== 0),
    fund: fc.constantFrom(...SOURCES),
  });

const anyPostings = (chart: ChartName): fc.Arbitrary<Posting[]> =>
  fc.array(
    fc.record({
      month: fc.integer({ min: 0, max: 12 }),
      entries: fc
        .tuple(
          fc.array(anyEntry(chart, 'financial'), { minLength: 1, maxLength: 3 }),
          fc.array(anyEntry(chart, 'budget'), { maxLength: 2 }),
        )
        .map(([financial, budget]) => [...financial, ...budget]),
    }),
    { maxLength: 25 },
  );

const month = (number: number): string => `2025-${String(number).padStart(2, '0')}`;
const anyMonth = fc.integer({ min: 1, max: 12 }).map(month);

function booksOf(chart: ChartName, postings: readonly Posting[], unit = 'T01'): Books {
  const books = new Books(chart, OWN, unit);
  for (const posting of postings) {
    const lines = posting.entries.flatMap(({ debit, credit, amount, fund }): VoucherLine[] => {
      const dimensions = fund === undefined ? {} : { fund };
      return [D(debit, amount, dimensions), C(credit, amount, dimensions)];
    });
    if (posting.month > 0) books.post(`${month(posting.month)}-15`, lines);
    else
      for (const { code, debit, credit } of lines)
        books.open({ [/^[45]/.test(code) ? '1001' : /^[67]/.test(code) ? '8001' : code]: (debit - credit) / 100 });
  }
  return books;
}

function statementsOf(books: Books, at: string) {
  const statements = books.statements(at);
  const of = (statement: string, key: string) =>
    lineAmount(statements.find((found) => found.statement === statement)!, key);
  return { statements, of };
}

describe.each(['hospital', 'primary', 'institution'] as const)('any balanced books of the %s chart', (chart) => {
  it('A = L + NA, and the statements articulate, in every month', () => {
    fc.assert(
      fc.property(anyPostings(chart), anyMonth, (postings, at) => {
        const books = booksOf(chart, postings);
        const { figures } = books.figures(at);
        const { statements, of } = statementsOf(books, at);
        const input = { unit: books.unit, period: period(at), figures, statements, vouchers: books.vouchers };
        for (const check of [trialBalanceBalances, rollForward, budgetEquation])
          expect(runCheck(check, input).rows).toEqual([]);
        for (const check of [balanceSheetBalances, statementArticulation])
          expect(runCheck(check, input).rows).toEqual([]);
        expect(runCheck(blocksBalance, input).ok).toBe(true);
        expect(of('balance-sheet', 'total-assets')).toBe(
          of('balance-sheet', 'total-liabilities') + of('balance-sheet', 'total-net-assets'),
        );
      }),
      { seed: 42, numRuns: 80 },
    );
  });

  it('the 其中 lines add up to the lines they are of', () => {
    const parts: [string, string[]][] =
      chart === 'institution'
        ? []
        : [
            [
              'surplus',
              chart === 'hospital'
                ? ['fiscal-project-surplus', 'medical-surplus', 'research-surplus']
                : ['medical-surplus', 'public-health-surplus', 'research-surplus'],
            ],
            ['fiscal-appropriation', ['fiscal-basic-revenue', 'fiscal-project-revenue']],
          ];
    fc.assert(
      fc.property(anyPostings(chart), anyMonth, (postings, at) => {
        const { of } = statementsOf(booksOf(chart, postings), at);
        for (const [whole, keys] of parts)
          expect(
            keys.reduce((sum, key) => sum + of('income', key), 0),
            whole,
          ).toBe(of('income', whole));
      }),
      { seed: 43, numRuns: 80 },
    );
  });

  it('the reconciliation explains 盈余 less 预算收支差额 exactly, and agrees with 02 and 预01', () => {
    fc.assert(
      fc.property(anyPostings(chart), anyMonth, (postings, at) => {
        const books = booksOf(chart, postings);
        const { statements, of } = statementsOf(books, at);
        const group = books.group(at);
        const context = { period: period(at), layout: chart, group: (_: string, code: string) => group(code) };
        const reconciliation = reconcileSurplus(books.vouchers, context);
        expect(reconciliationGap(reconciliation)).toBe(0);
        expect(reconciliationGap(reconciliation, 'month')).toBe(0);
        expect(lineAmount(reconciliation, 'surplus')).toBe(of('income', 'surplus'));
        if (chart === 'hospital')
          expect(of('income', 'medical-surplus')).toBe(
            of('medical-activities', 'total-medical-revenue') - of('medical-activities', 'total-medical-expense'),
          );
        const input = { unit: books.unit, period: period(at), statements, reconciliation };
        expect(runCheck(reconciliationExplains, input).rows).toEqual([]);
      }),
      { seed: 44, numRuns: 80 },
    );
  });
});

describe('a community of any books', () => {
  it('has statements that are the sums of its units, line by line, in the layout of the group', () => {
    const charts = ['hospital', 'primary', 'institution'] as const;
    fc.assert(
      fc.property(fc.tuple(...charts.map(anyPostings)), (postings) => {
        const figures = charts.map(
          (chart, at) => booksOf(chart, postings[at] ?? [], `T0${at}`).figures('2025-12').figures,
        );
        const apart = figures.map((own) => evaluateAll(own, 'group'));
        evaluateAll(figures.flat(), 'group').forEach((together, index) => {
          const columns =
            together.statement === 'balance-sheet' ? (['amount', 'prior'] as const) : (['amount', 'month'] as const);
          for (const column of columns)
            for (const { key } of together.lines)
              expect(lineAmount(together, key, column), `${together.statement} ${key}`).toBe(
                fen(apart.reduce((sum, own) => sum + lineAmount(own[index]!, key, column), 0)),
              );
        });
      }),
      { seed: 45, numRuns: 60 },
    );
  });
});
