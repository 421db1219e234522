import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { House } from '../../electron/service/compose.ts';
import { readFile } from '../../electron/service/workbook/read/read-file.ts';
import { contract } from '../../shared/contract/index.ts';
import type { Caller } from '../../shared/domain/organisation/access.ts';
import { formatYuan } from '../../shared/kernel/fen.ts';
import { openBuyingHouse } from './buying-house.ts';

/**
 * A history of real deliveries, from a foreign export to an answer: `TONGCAI_BENCH_HISTORY` names the file, which is no part of
 * the project. Where it names none, as many made-up deliveries of the same shape are read, and the row says so.
 */
interface HistoryBench {
  readonly name: string;
  run(): Promise<{ readonly ours: string; readonly limit: string; readonly ratio: string }>;
}

const { procurement } = contract;
const GIVEN = process.env['TONGCAI_BENCH_HISTORY'];
const MADE_ROWS = 10_324;
const READ_MS = 3000;
const PAGE_MS = 200;
const TIMES = 9;
const OF = GIVEN === undefined ? 'made-up deliveries (TONGCAI_BENCH_HISTORY is not given)' : basename(GIVEN);

const BUYER: Caller = {
  ...{ kind: 'person', id: 'buyer', name: 'buyer', display: 'buyer', session: 'buyer' },
  grants: [{ role: 'pharmacy-buyer', unit: '' }],
};
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** As many deliveries as the real file has, each its own, with words where days and freight are not known. */
function made(): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const day = (at: number) => `${two(1 + (at % 28))}-${MONTHS[at % 12]}-${two(6 + (at % 9))}`;
  const rows = Array.from({ length: MADE_ROWS }, (_, at) => {
    const packs = 10 + ((at * 37) % 5000);
    const cents = 125 + (at % 184) * 31;
    const words = [at + 1, `PO-${Math.floor(at / 2)}`, `"Tablet ${at % 184}, 300mg, 60 Tabs"`, `Vendor ${at % 73}`];
    const sent = at % 2 === 0 ? 'Date Not Captured' : `${1 + (at % 12)}/${1 + (at % 28)}/${two(6 + (at % 9))}`;
    const freight = at % 5 < 2 ? `See DN-${at}` : `${at % 900}.5`;
    const figures = [packs, (cents / 100).toFixed(2), formatYuan((packs * cents) as never), freight];
    return [...words, `Country ${at % 43}`, sent, day(at), day(at), ...figures].join(',');
  });
  const head = 'ID,PO #,Item Description,Vendor,Country,PO Sent to Vendor Date,Scheduled Delivery Date,';
  return `${head}Delivered to Client Date,Line Item Quantity,Pack Price,Line Item Value,Freight Cost (USD)\n${rows.join('\n')}\n`;
}

interface Taken {
  readonly house: House;
  readonly product: string;
  readonly rows: number;
  readonly amount: string;
  readonly rawMs: number;
  readonly readMs: number;
  readonly keptMs: number;
}
let taken: Promise<Taken> | undefined;

async function take(): Promise<Taken> {
  const house = await openBuyingHouse();
  const { pipeline } = house;
  const bytes = GIVEN === undefined ? new TextEncoder().encode(made()) : new Uint8Array(readFileSync(GIVEN));
  const fileName = GIVEN === undefined ? 'made.csv' : basename(GIVEN);
  // Beside it: the same cells merely found, without a word of them understood.
  const raw = performance.now();
  const file = await readFile(bytes, { name: fileName });
  if (!file.ok) throw new Error(file.error.message);
  const rawMs = performance.now() - raw;
  const { sha256 } = await house.files.put('buyer', bytes);
  const asked = { file: sha256, fileName, system: 'bench' };
  const start = performance.now();
  const seen = await pipeline.perform(procurement.readDeliveryHistory, asked, BUYER);
  const read = performance.now();
  if (seen.rejected > 0) throw new Error(`${seen.rejected} rows were refused: ${seen.rejections[0]?.message}`);
  const currency = seen.currency || 'USD';

  await pipeline.perform(
    procurement.importDeliveryHistory,
    { ...asked, currency, rows: seen.rows, amount: seen.amount, control: '' },
    BUYER,
  );
  const keptMs = performance.now() - read;
  const [most] = await pipeline.perform(procurement.historyPrices, { currency }, BUYER);
  return { house, product: most!.product, rows: seen.rows, amount: seen.amount, rawMs, readMs: read - start, keptMs };
}

const beside = (ours: number, limit: number, said = '') => ({
  ours: `${Math.round(ours)} ms${said}`,
  limit: `${limit} ms (goal)`,
  ratio: `${(ours / limit).toPrecision(2)} ×`,
});

const once = async (of: (done: Taken) => { ours: string; limit: string; ratio: string }) => {
  taken ??= take();
  return of(await taken);
};

const page = (name: string, ask: (done: Taken) => Promise<unknown>): HistoryBench => ({
  name: `history: ${name}`,
  async run() {
    taken ??= take();
    const done = await taken;
    const all: number[] = [];
    for (let at = 0; at < TIMES; at += 1) {
      const start = performance.now();
      await ask(done);
      all.push(performance.now() - start);
    }
    return beside(all.sort((a, b) => a - b)[Math.floor(TIMES / 2)]!, PAGE_MS);
  },
});

const USD = { currency: 'USD' } as const;

export const historyBenches: readonly HistoryBench[] = [
  {
    name: `history: ${OF}: read, checked and shown`,
    run: () => once(({ readMs, rows, amount }) => beside(readMs, READ_MS, `, ${rows} rows, ${amount}`)),
  },
  {
    name: 'history: the same, beside its cells merely found',
    run: () =>
      once(({ readMs, rawMs }) => ({
        ours: `${Math.round(readMs)} ms`,
        limit: `${Math.round(rawMs)} ms (cells)`,
        ratio: `${(readMs / rawMs).toPrecision(2)} ×`,
      })),
  },
  { name: 'history: read once more and kept, on disk', run: () => once(({ keptMs }) => beside(keptMs, READ_MS)) },
  page('prices of every product', ({ house }) => house.pipeline.perform(procurement.historyPrices, USD, BUYER)),
  page('one product by supplier and day', ({ house, product }) =>
    house.pipeline.perform(procurement.historyProduct, { ...USD, product }, BUYER),
  ),
  page('delivery performance of suppliers', ({ house }) =>
    house.pipeline.perform(procurement.historyPerformance, { ...USD, by: 'supplier' }, BUYER),
  ),
  page('a page of deliveries found by a word', ({ house }) =>
    house.pipeline.perform(
      procurement.historyDeliveries,
      { ...USD, text: 'tab', sort: 'amount', descending: true, offset: 0, limit: 200 },
      BUYER,
    ),
  ),
];
