import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type House, openHouse } from '../../electron/service/compose.ts';
import { NO_FOLLOWER } from '../../electron/service/ledger/follower.ts';
import { type Posting, postVouchers } from '../../electron/service/ledger/posting.ts';
import { StandingBalances } from '../../electron/service/ledger/standing.ts';
import { runTask } from '../../electron/service/tasks.ts';
import { inPlaceWorkers } from '../../electron/service/workers/workers.ts';
import type { Caller } from '../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../shared/kernel/date.ts';
import { fen, ZERO } from '../../shared/kernel/fen.ts';
import { type Running, startService } from '../e2e/program.ts';

/** Books of 5,000,000 voucher lines of 31 units in one year, made once a run: to be asked in place, or served. */

export const OPERATOR: Caller & { kind: 'local' } = { kind: 'local', osUser: 'bench' };
export const LINES = Number(process.env['TONGCAI_BENCH_LINES'] ?? 5_000_000);
const LINES_A_VOUCHER = 4;
const TOWNSHIPS = 30;
/** The lead hospital's share of all lines; the townships share the rest. */
const LEAD_SHARE = 0.4;

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

/** Who may see the lead's books in the console that is served. */
export const PERSON = { name: 'guanli', password: 'a long pass phrase' } as const;

const OPTIONS = {
  workers: inPlaceWorkers(runTask),
  clock: { nowMs: () => Date.UTC(2026, 0, 5) },
  randomBytes: (length: number) => new Uint8Array(randomBytes(length)),
  version: 'bench',
  report: (error: unknown) => String(error),
};

/** Made without the rules that check a voucher: what is measured is reading them. */
async function make(dir: string): Promise<House> {
  const house = await openHouse({ dir, create: true, ...OPTIONS });
  const units = MEMBERS.map(({ code }, at) => ({
    code,
    name: at === 0 ? '青石县人民医院' : `第${at}卫生院`,
    kind: at === 0 ? 'lead' : 'township',
    chart: at === 0 ? 'hospital' : 'primary',
  }));
  await house.call('organisation.initialise', { name: '青石县', fiscalYear: 2025, units }, OPERATOR);
  await house.call(
    'session.createFirstAdministrator',
    { ...PERSON, display: '管理员', alsoChiefAccountant: true },
    OPERATOR,
  );
  const standing = new StandingBalances(house.books);
  for (const each of MEMBERS)
    for (let month = 1; month <= 12; month += 1) {
      const period = `2025-${String(month).padStart(2, '0')}`;
      await house.books.transact({ actor: 'bench', operation: 'bench' }, async (tx) => {
        await postVouchers(tx, { standing, follower: NO_FOLLOWER }, postingsOf(each, month), {
          postedBy: 'bench',
          reviewedBy: 'bench',
        });
        await tx.bulkInsert('period', [
          { unit: each.code, period, state: 'open', basis: 'detail', chain_head: null, reason: null },
        ]);
      });
    }
  return house;
}

let folder: string | undefined;
let open: { readonly house: House } | { readonly served: Running } | undefined;

/** One program holds the folder at a time. */
async function close(): Promise<void> {
  const last = open;
  open = undefined;
  if (last && 'house' in last) await last.house.close();
  if (last && 'served' in last) await last.served.stop();
}

/** The books in this process. */
export async function largeBooks(): Promise<House> {
  if (open && 'house' in open) return open.house;
  await close();
  if (folder === undefined) {
    const dir = mkdtempSync(join(tmpdir(), 'tongcai-bench-'));
    process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
    open = { house: await make(dir) };
    folder = dir;
  } else open = { house: await openHouse({ dir: folder, ...OPTIONS }) };
  return open.house;
}

/** So soon a service answers that is not busy with something else. */
const QUICK_MS = 500;

/** Waits until the service has read ahead what first pages ask for: what is timed is scrolling, not starting. */
async function atRest(url: string): Promise<void> {
  for (let quick = 0; quick < 5; ) {
    const start = performance.now();
    await (await fetch(url, { headers: { connection: 'close' } })).arrayBuffer();
    quick = performance.now() - start < QUICK_MS ? quick + 1 : 0;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** The books behind a service of its own, as a desk meets them. */
export async function servedBooks(): Promise<Running> {
  if (open && 'served' in open) return open.served;
  if (folder === undefined) await largeBooks();
  await close();
  const served = await startService(folder!);
  open = { served };
  await atRest(served.url);
  process.once('exit', () => void served.stop());
  return served;
}

/** Closes the books when they are not asked for any more, so that the run can end. */
export const closeBooks = close;
