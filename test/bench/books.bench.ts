import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { type House, openHouse } from '../../electron/service/compose.ts';
import { type Posting, postVouchers } from '../../electron/service/ledger/posting.ts';
import { StandingBalances } from '../../electron/service/ledger/standing.ts';
import { runTask } from '../../electron/service/tasks.ts';
import { inPlaceWorkers } from '../../electron/service/workers/workers.ts';
import type { Caller } from '../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../shared/kernel/date.ts';
import { fen, ZERO } from '../../shared/kernel/fen.ts';

/** Books and statements over 5,000,000 voucher lines of 31 units in one year, each beside the goal. */
export interface BooksBench {
  readonly name: string;
  run(): Promise<{ readonly ours: string; readonly limit: string; readonly ratio: string }>;
}

const OPERATOR: Caller & { kind: 'local' } = { kind: 'local', osUser: 'bench' };
const LINES = Number(process.env['TONGCAI_BENCH_LINES'] ?? 5_000_000);
const LINES_A_VOUCHER = 4;
const TOWNSHIPS = 30;
/** The lead hospital's share of all lines; the townships share the rest. */
const LEAD_SHARE = 0.4;
const PAGE_MS = 200;
const STATEMENT_MS = 50;
const SPAN = { from: '2025-01', to: '2025-12' } as const;

const HOSPITAL = ['1001', '1002', '12120201', '12120202', '2302', '2307', '4101010101', '4101010103', '5001', '5101'];
const TOWNSHIP = ['1001', '1002', '12120201', '2302', '2307', '4101010101', '4101010104', '500101', '500102', '5101'];
const DEPARTMENTS = Array.from({ length: 40 }, (_, at) => `D${String(at + 1).padStart(2, '0')}`);

interface Member {
  readonly code: UnitCode;
  readonly accounts: readonly string[];
  readonly vouchers: number;
}

const MEMBERS: readonly Member[] = [
  member('H01', HOSPITAL, LEAD_SHARE),
  ...Array.from({ length: TOWNSHIPS }, (_, at) =>
    member(`T${String(at + 1).padStart(2, '0')}`, TOWNSHIP, (1 - LEAD_SHARE) / TOWNSHIPS),
  ),
];

function member(code: string, accounts: readonly string[], share: number): Member {
  return { code: code as UnitCode, accounts, vouchers: Math.floor((LINES * share) / LINES_A_VOUCHER) };
}

/** Every second voucher moves the bank: the account whose book is the longest of all. */
const accountOf = (accounts: readonly string[], voucher: number, line: number): string =>
  line === 0 && voucher % 2 === 0 ? accounts[1]! : accounts[(voucher * 7 + line * 3) % accounts.length]!;

/** A month's vouchers of a member: four lines each that balance. */
function postingsOf({ code, accounts, vouchers }: Member, month: number): Posting[] {
  const own = Math.floor(vouchers / 12);
  return Array.from({ length: own }, (_, at) => {
    const day = String(1 + Math.floor((at * 28) / own)).padStart(2, '0');
    const amount = fen(100 + ((at * 7919) % 900_000));
    const summary = `第${at + 1}号业务`;
    return {
      kind: 'ordinary',
      draft: {
        unit: code,
        date: `2025-${String(month).padStart(2, '0')}-${day}` as AccountingDate,
        type: '记',
        summary,
        attachments: 1,
        lines: Array.from({ length: LINES_A_VOUCHER }, (_, line) => ({
          book: 'financial' as const,
          code: accountOf(accounts, at, line),
          summary,
          debit: line % 2 === 0 ? amount : ZERO,
          credit: line % 2 === 0 ? ZERO : amount,
          department: DEPARTMENTS[(at + line) % DEPARTMENTS.length]!,
        })),
      },
    };
  });
}

/** The books are made once, without the rules that check a voucher: what is measured is reading them. */
let books: Promise<House> | undefined;
function largeBooks(): Promise<House> {
  books ??= (async () => {
    const dir = mkdtempSync(join(tmpdir(), 'tongcai-bench-'));
    process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
    const house = await openHouse({
      dir,
      create: true,
      workers: inPlaceWorkers(runTask),
      clock: { nowMs: () => Date.UTC(2026, 0, 5) },
      randomBytes: (length) => new Uint8Array(randomBytes(length)),
      version: 'bench',
      report: (error) => String(error),
    });
    const units = MEMBERS.map(({ code }, at) => ({
      code,
      name: at === 0 ? '青石县人民医院' : `第${at}卫生院`,
      kind: at === 0 ? 'lead' : 'township',
      chart: at === 0 ? 'hospital' : 'primary',
    }));
    await house.call('organisation.initialise', { name: '青石县', fiscalYear: 2025, units }, OPERATOR);
    const standing = new StandingBalances(house.books);
    for (const each of MEMBERS)
      for (let month = 1; month <= 12; month += 1) {
        const period = `2025-${String(month).padStart(2, '0')}`;
        await house.books.transact({ actor: 'bench', operation: 'bench' }, async (tx) => {
          await postVouchers(tx, standing, postingsOf(each, month), { postedBy: 'bench', reviewedBy: 'bench' });
          await tx.bulkInsert('period', [
            { unit: each.code, period, state: 'open', basis: 'detail', chain_head: null, reason: null },
          ]);
        });
      }
    return house;
  })();
  return books;
}

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
