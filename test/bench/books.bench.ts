import { sql } from 'kysely';
import { LINES, largeBooks, OPERATOR } from './large-books.ts';

/** Books and statements over 5,000,000 voucher lines of 31 units in one year, each beside the goal. */
export interface BooksBench {
  readonly name: string;
  run(): Promise<{ readonly ours: string; readonly limit: string; readonly ratio: string }>;
}

const PAGE_MS = 200;
const STATEMENT_MS = 50;
const SPAN = { from: '2025-01', to: '2025-12' } as const;

async function median(times: number, work: (at: number) => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let at = 0; at < times; at += 1) {
    const start = performance.now();
    await work(at);
    took.push(performance.now() - start);
  }
  return took.sort((a, b) => a - b)[Math.floor(took.length / 2)] ?? 0;
}

const asking = (name: string, goal: number, operation: string, inputs: (at: number) => object): BooksBench => ({
  name: `${LINES.toLocaleString('en')} lines: ${name}`,
  async run() {
    const house = await largeBooks();
    const ours = await median(5, (at) => house.call(operation, inputs(at), OPERATOR));
    return {
      ours: `${Math.round(ours)} ms`,
      limit: `${goal} ms (goal)`,
      ratio: `${Math.round((ours / goal) * 100) / 100} ×`,
    };
  },
});

const LEAD = { unit: 'H01', ...SPAN };
/** A page somewhere in the book, another each time. */
const somewhere = (at: number) => ({ offset: 1000 * (1 + at * 37), limit: 100 });

export const booksBenches: readonly BooksBench[] = [
  asking('科目余额表 of the lead', PAGE_MS, 'ledger.balances', () => LEAD),
  asking('总账 of the lead', PAGE_MS, 'ledger.generalLedger', () => LEAD),
  asking('明细账 of its bank, first page of the year', PAGE_MS, 'ledger.accountLines', () => ({
    ...LEAD,
    code: '1002',
  })),
  asking('明细账 of its bank, a page within', PAGE_MS, 'ledger.accountLines', (at) => ({
    ...{ ...LEAD, code: '1002' },
    ...somewhere(at),
  })),
  asking('明细账 of its bank, one month', PAGE_MS, 'ledger.accountLines', () => ({
    ...{ unit: 'H01', from: '2025-12', to: '2025-12', code: '1002' },
  })),
  asking('日记账 of its bank, one month', PAGE_MS, 'ledger.days', () => ({
    ...{ unit: 'H01', from: '2025-12', to: '2025-12', code: '1002' },
  })),
  asking('序时账 of the lead, a page within', PAGE_MS, 'ledger.vouchers', (at) => ({
    ...{ unit: 'H01', from: '2025-01', to: '2025-12' },
    ...somewhere(at),
  })),
  asking('序时账 of all 31 units, first page', PAGE_MS, 'ledger.vouchers', () => ({ from: '2025-01', to: '2025-12' })),
  asking('辅助核算余额表 by department', PAGE_MS, 'ledger.crossing', () => ({
    ...{ ...LEAD, by: ['department'] },
  })),
  asking('资产负债表 of the lead', STATEMENT_MS, 'ledger.statement', () => ({
    ...{ unit: 'H01', period: '2025-12', statement: 'balance-sheet' },
  })),
  asking('收入费用表 of the lead', STATEMENT_MS, 'ledger.statement', () => ({
    ...{ unit: 'H01', period: '2025-12', statement: 'income' },
  })),
  asking('收入费用表 of the 31 units added up', STATEMENT_MS, 'consolidation.statement', () => ({
    ...{ period: '2025-12', statement: 'income' },
  })),
  {
    name: `${LINES.toLocaleString('en')} lines: unit × account summed from the lines, for comparison`,
    async run() {
      const house = await largeBooks();
      const ours = await median(1, () =>
        house.books.read((db) =>
          db
            .selectFrom('voucher_line')
            .select(({ fn }) => ['unit', 'code', fn.sum<number>('debit').as('debit')])
            .where(sql<boolean>`period <= '2025-12'`)
            .groupBy(['unit', 'code'])
            .execute(),
        ),
      );
      return { ours: `${Math.round(ours)} ms`, limit: '–', ratio: '–' };
    },
  },
];
