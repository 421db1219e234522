import type { House } from '../../electron/service/compose.ts';
import { appendEvent } from '../../electron/service/pipeline/trail.ts';
import { readMatched, readPurchases } from '../../electron/service/procurement/queries.ts';
import { contract } from '../../shared/contract/index.ts';
import type { Caller } from '../../shared/domain/organisation/access.ts';
import type { AccountingDate } from '../../shared/kernel/date.ts';
import type { Period } from '../../shared/kernel/period.ts';
import { openBoughtYear, RECEIPT_LINES } from './bought-year.ts';

/**
 * What is drawn from a year of joint purchases, in CPU time of this process (others on the machine do not count), beside the
 * goal of a page: the best of some, each after a change to the books, so that nothing is kept from the question before.
 */
interface BuyingBench {
  readonly name: string;
  run(): Promise<{ readonly ours: string; readonly limit: string; readonly ratio: string }>;
}

const { procurement } = contract;
const PAGE_MS = 200;
const TIMES = 9;
const OF = `${RECEIPT_LINES.toLocaleString('en')} receipt lines`;
const YEAR = { period: '2025-12' as Period, span: 'year' as const };
const FIRST = '2025-01-01' as AccountingDate;
const LAST = '2025-12-31' as AccountingDate;
const CHIEF: Caller = {
  ...{ kind: 'person', id: 'chief', name: 'chief', display: 'chief', session: 'chief' },
  grants: [{ role: 'chief-pharmacist', unit: '' }],
};

let opened: Promise<House> | undefined;

/** What the trail calls a purchase: nothing that was kept of purchasing holds after it. */
const change = ({ books }: House): Promise<unknown> =>
  books.transact({ actor: 'bench', operation: 'procurement.bench' }, ({ db }) =>
    appendEvent(
      db,
      {
        instant: '2025-06-01T00:00:00Z',
        actor: 'bench',
        operation: 'procurement.bench',
        osUser: undefined,
        inputDigest: '',
      },
      {},
    ),
  );

/** Milliseconds of CPU that a question takes at the best. */
async function best(house: House, ask: (house: House) => Promise<unknown>, changed: boolean): Promise<number> {
  const all: number[] = [];
  for (let at = 0; at < TIMES; at += 1) {
    if (changed) await change(house);
    const start = process.cpuUsage();
    await ask(house);
    const { user, system } = process.cpuUsage(start);
    all.push((user + system) / 1000);
  }
  return Math.min(...all);
}

const drawn = (name: string, ask: (house: House) => Promise<unknown>): BuyingBench => ({
  name: `buying: ${name} of ${OF}`,
  async run() {
    opened ??= openBoughtYear();
    const house = await opened;
    const after = await best(house, ask, true);
    const again = await best(house, ask, false);
    return {
      ours: `${Math.round(after)} ms CPU, again ${Math.round(again)}`,
      limit: `${PAGE_MS} ms (goal)`,
      ratio: `${(after / PAGE_MS).toPrecision(2)} ×`,
    };
  },
});

export const buyingBenches: readonly BuyingBench[] = [
  drawn('cockpit', ({ pipeline }) => pipeline.perform(procurement.cockpit, YEAR, CHIEF)),
  drawn('cockpit (what was paid in time, and the guards)', ({ pipeline }) =>
    pipeline.perform(procurement.cockpitWatch, YEAR, CHIEF),
  ),
  drawn('guards', ({ pipeline }) => pipeline.perform(procurement.guardFindings, YEAR, CHIEF)),
  drawn('matching', ({ books }) => books.read(readMatched)),
  drawn('chain', ({ books }) => books.read((db) => readPurchases(db, FIRST, LAST))),
  drawn('report', ({ pipeline }) => pipeline.perform(procurement.report, { period: YEAR.period }, CHIEF)),
];
