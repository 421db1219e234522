import { readFileSync } from 'node:fs';
import { closeBooks, LINES, PERSON, servedBooks } from './large-books.ts';

/** Whole years of books as workbooks, written by a service that answers others meanwhile. */
interface ExportBench {
  readonly name: string;
  run(): Promise<{ readonly ours: string; readonly limit: string; readonly ratio: string }>;
}

/** A million lines of eight columns are written in so long (goal); other questions wait no longer than for a page. */
const MILLION_MS = 8000;
const OTHERS_MS = 200;

async function call<T>(url: string, operation: string, input: object, token?: string): Promise<T> {
  const reply = await fetch(new URL(`/api/${operation.replace('.', '/')}`, url), {
    method: 'POST',
    // A connection each: one that idles while the service is busy may be closed under the next question.
    headers: {
      'content-type': 'application/json',
      connection: 'close',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify(input),
  });
  if (!reply.ok) throw new Error(`${operation}: ${reply.status} ${await reply.text()}`);
  return (await reply.json()) as T;
}

/** The most memory the service ever held, in MiB: its own, or that of the program that it started. */
function peak(starter: number): number {
  const of = (pid: string): number =>
    Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  try {
    const children = readFileSync(`/proc/${starter}/task/${starter}/children`, 'utf8').trim().split(' ');
    return Math.max(of(String(starter)), ...children.filter((pid) => pid !== '').map(of));
  } catch {
    return Number.NaN;
  }
}

const exporting = (name: string, operation: string, input: object, last: boolean): ExportBench => ({
  name: `${LINES.toLocaleString('en')} lines: ${name} as a workbook`,
  async run() {
    const { url, pid } = await servedBooks();
    const { token } = await call<{ token: string }>(url, 'session.signIn', PERSON);
    const before = peak(pid);
    let longest = 0;
    let going = true;
    const others = (async () => {
      while (going) {
        const start = performance.now();
        await call(url, 'ledger.generalLedger', { unit: 'T01', from: '2025-12', to: '2025-12' }, token);
        longest = Math.max(longest, performance.now() - start);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    })();
    const start = performance.now();
    const { rows } = await call<{ rows: number }>(url, operation, input, token);
    const took = performance.now() - start;
    going = false;
    await others;
    const most = peak(pid);
    const more = Math.round(most - before);
    if (last) await closeBooks();
    const goal = (MILLION_MS * rows) / 1e6;
    return {
      ours: `${(took / 1000).toFixed(1)} s for ${rows.toLocaleString('en')} lines, ${more} MiB more at most (${Math.round(most)} MiB with the books); others waited ${Math.round(longest)} ms at most`,
      limit: `${(goal / 1000).toFixed(1)} s to write as many rows; ${OTHERS_MS} ms for others (goals)`,
      ratio: `${Math.round((took / goal) * 100) / 100} ×, ${Math.round((longest / OTHERS_MS) * 100) / 100} ×`,
    };
  },
});

const YEAR = { unit: 'H01', from: '2025-01', to: '2025-12' };

export const exportBenches: readonly ExportBench[] = [
  exporting('明细账 of the bank, a year,', 'ledger.accountBook', { ...YEAR, code: '1002' }, false),
  exporting('序时账 of the lead, a year,', 'ledger.journalBook', YEAR, true),
];
