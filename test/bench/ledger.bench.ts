import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { type House, openHouse } from '../../electron/service/compose.ts';
import { GROUP_DEFINITIONS, readInput } from '../../electron/service/consolidation/input.ts';
import { loadSampleCounty } from '../../electron/service/demo/load.ts';
import { runTask } from '../../electron/service/tasks.ts';
import { writeWorkbook } from '../../electron/service/workbook/write/workbook.ts';
import { inPlaceWorkers } from '../../electron/service/workers/workers.ts';
import { consolidate } from '../../shared/domain/consolidation/consolidate.ts';
import type { Caller } from '../../shared/domain/organisation/access.ts';
import type { Period } from '../../shared/kernel/period.ts';

/** The ledger's work of PERFORMANCE's table, over the sample county and over a large journal. */
export interface LedgerBench {
  readonly name: string;
  run(): Promise<{ readonly ours: string; readonly limit: string; readonly ratio: string }>;
}

const OPERATOR: Caller & { kind: 'local' } = { kind: 'local', osUser: 'bench' };
const DECEMBER = '2025-12' as Period;
const LINES = 100_000;

const ms = (value: number): string => `${value < 10 ? Math.round(value * 1000) / 1000 : Math.round(value)} ms`;
const beside = (ours: number, limit: number, what: string) => ({
  ours: ms(ours),
  limit: `${ms(limit)} (${what})`,
  ratio: `${Math.round((ours / limit) * 100) / 100} ×`,
});

const median = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function repeated(times: number, work: () => unknown): Promise<number> {
  const all: number[] = [];
  for (let at = 0; at < times; at += 1) all.push(await timed(work));
  return median(all);
}

const newHouse = (dir: string): Promise<House> =>
  openHouse({
    dir,
    create: true,
    workers: inPlaceWorkers(runTask),
    clock: { nowMs: () => Date.UTC(2026, 0, 5) },
    randomBytes: (length) => new Uint8Array(randomBytes(length)),
    version: 'bench',
    report: () => 'bench',
  });

async function withHouse<T>(work: (house: House) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'tongcai-bench-'));
  const house = await newHouse(dir);
  try {
    return await work(house);
  } finally {
    await house.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** The sample county is loaded once and shared by the benches that only ask; it goes with the process. */
let county: Promise<House> | undefined;
function sampleCounty(): Promise<House> {
  county ??= (async () => {
    const dir = mkdtempSync(join(tmpdir(), 'tongcai-bench-'));
    process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
    const house = await newHouse(dir);
    await loadSampleCounty({ service: house, operator: OPERATOR, report: () => {} });
    return house;
  })();
  return county;
}

/** A year's journal of one hospital: two lines a voucher. */
function journalCsv(lines: number): string {
  const rows = ['日期,凭证字号,摘要,科目编码,科目名称,借方金额,贷方金额'];
  for (let voucher = 0; voucher < lines / 2; voucher += 1) {
    const month = 1 + Math.floor((voucher * 12) / (lines / 2));
    const date = `2025-${String(month).padStart(2, '0')}-${String(1 + (voucher % 28)).padStart(2, '0')}`;
    const amount = `${(voucher % 9000) + 1}.${String(voucher % 100).padStart(2, '0')}`;
    const head = `${date},记-${String((voucher % 5000) + 1).padStart(4, '0')},门诊收入 ${voucher}`;
    rows.push(`${head},1002,银行存款,${amount},`, `${head},4101010101,挂号收入,,${amount}`);
  }
  return rows.join('\n');
}

/** The same journal as a workbook. */
async function journalXlsx(lines: number): Promise<Uint8Array> {
  const [heading = '', ...rows] = journalCsv(lines).split('\n');
  const columns = heading.split(',').map((word) => ({ heading: word, kind: 'text' as const }));
  const { bytes } = await writeWorkbook({
    title: '序时账',
    creator: 'bench',
    created: '2026-01-05T00:00:00.000Z',
    sheets: [{ name: '序时账', columns, rows: rows.map((row) => row.split(',')), page: { orientation: 'landscape' } }],
  });
  return bytes;
}

const importBench = (format: 'CSV' | 'XLSX', make: () => Promise<Uint8Array>): LedgerBench => ({
  name: `import ${LINES.toLocaleString('en')} voucher lines from ${format}: read, checked, posted, durable`,
  run: () =>
    withHouse(async (house) => {
      const unit = { code: 'H01', name: '青石县人民医院', kind: 'lead', chart: 'hospital' };
      await house.call('organisation.initialise', { name: '青石县', fiscalYear: 2025, units: [unit] }, OPERATOR);
      const { sha256 } = await house.files.put('local:bench', await make());
      const input = { unit: 'H01', file: sha256, fileName: `journal.${format.toLowerCase()}` };
      const ours = await timed(() => house.call('ledger.importVouchers', input, OPERATOR));
      // The limit: as many rows into the same store, unread and unchecked.
      const rows = Array.from({ length: LINES }, (_, at) => ({
        batch: 1,
        row: at + 1,
        code: '1002',
        counterparty: 'H01',
        amount: at,
        measure: 'movement',
        document: `门诊收入 ${at}`,
        date: '2025-01-01',
      }));
      const cause = { actor: 'bench', operation: 'bench' };
      const limit = await timed(() => house.books.transact(cause, (tx) => tx.bulkInsert('declaration', rows)));
      return beside(ours, limit, 'bare rows into the store');
    }),
});

const standingBench: LedgerBench = {
  name: 'standing consolidated trial balance of 31 units, warm',
  async run() {
    const house = await sampleCounty();
    const ask = () => house.call('ledger.standing', { period: DECEMBER }, OPERATOR);
    await ask();
    const ours = await repeated(15, ask);
    const limit = await repeated(5, () =>
      house.books.read((db) =>
        db
          .selectFrom('voucher_line')
          .select(({ fn }) => ['code', fn.sum<number>('debit').as('debit'), fn.sum<number>('credit').as('credit')])
          .where(sql<boolean>`period <= ${DECEMBER}`)
          .groupBy('code')
          .execute(),
      ),
    );
    return beside(ours, limit, 'sum over the lines in SQL');
  },
};

const consolidationBench: LedgerBench = {
  name: 'full consolidation of 31 units: read, reconcile, eliminate, keep',
  async run() {
    const house = await sampleCounty();
    const ours = await repeated(3, () => house.call('consolidation.run', { period: DECEMBER }, OPERATOR));
    const input = await house.books.read((db) => readInput(db, DECEMBER));
    const limit = await repeated(3, () => consolidate(input, GROUP_DEFINITIONS));
    return beside(ours, limit, 'the rules alone, on what was read');
  },
};

const packBench: LedgerBench = {
  name: 'audit pack of a year, 31 units and their whole journal',
  async run() {
    const house = await sampleCounty();
    const ours = await timed(() => house.call('audit.pack', { period: DECEMBER }, OPERATOR));
    const one = await timed(() => house.call('audit.pack', { period: DECEMBER, unit: 'T01' }, OPERATOR));
    return beside(ours, one, 'the pack of one township');
  },
};

export const ledgerBenches: readonly LedgerBench[] = [
  importBench('CSV', async () => new TextEncoder().encode(journalCsv(LINES))),
  importBench('XLSX', () => journalXlsx(LINES)),
  standingBench,
  consolidationBench,
  packBench,
];
