import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser, openPage } from '../e2e/browser.ts';
import { startService, tongcai } from '../e2e/program.ts';

/** What a person waits for in the console, in Chromium over the sample county, beside the limits of the console's own goals. */
interface ConsoleBench {
  readonly name: string;
  run(): Promise<{ readonly ours: string; readonly limit: string; readonly ratio: string }>;
}

const PAGE_READY_MS = 1000;
const DRILL_MS = 100;
const BLANK_MS = 200;
const SCROLLS = 60;
const PERIOD = '2025-12';
/** A person points at something a little before pressing it. */
const POINTED_MS = 120;
const PATIENCE_MS = 60_000;
const IDLE_MS = 1000;

const beside = (ours: number, limit: number, what: string) => ({
  ours: `${Math.round(ours)} ms`,
  limit: `${limit} ms (${what})`,
  ratio: `${Math.round((ours / limit) * 100) / 100} ×`,
});

interface Console {
  readonly page: Page;
  readonly url: string;
  close(): Promise<void>;
}

/** A signed-in page over a fresh sample county whose December has been consolidated. */
async function openConsole(): Promise<Console> {
  const dir = mkdtempSync(join(tmpdir(), 'tongcai-bench-'));
  const data = join(dir, 'sample');
  for (const words of [
    ['init', '--demo'],
    ['consolidate', '--period', PERIOD],
  ]) {
    const made = tongcai([...words, '--data', data]);
    if (made.code !== 0) throw new Error(made.stderr);
  }
  const service = await startService(data);
  const browser = await openBrowser();
  const { page } = await openPage(browser, { viewport: { width: 1366, height: 768 } });
  await page.goto(service.url);
  await page.getByRole('button', { name: '示例·李总会计师' }).click();
  await page.locator('table.board tbody tr').first().waitFor();
  return {
    page,
    url: service.url,
    async close() {
      await browser.close();
      await service.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** One console serves all that is timed one after another; it is closed when nothing has asked for it for a while. */
let open: Promise<Console> | undefined;
let closing: NodeJS.Timeout | undefined;

async function withConsole<T>(work: (page: Page, url: string) => Promise<T>): Promise<T> {
  clearTimeout(closing);
  open ??= openConsole();
  try {
    const { page, url } = await open;
    return await work(page, url);
  } finally {
    closing = setTimeout(() => {
      const last = open;
      open = undefined;
      void last?.then((console) => console.close());
    }, IDLE_MS);
  }
}

async function medianOf(times: number, work: () => Promise<number>): Promise<number> {
  const all: number[] = [];
  for (let at = 0; at < times; at += 1) all.push(await work());
  return all.sort((a, b) => a - b)[Math.floor(times / 2)]!;
}

/** Scrolls a grid of a million lines down in great leaps and measures how long its window shows no line at all. */
async function longestBlank(page: Page): Promise<number> {
  return page.evaluate(async (scrolls) => {
    const view = [...document.querySelectorAll('.ag-grid-viewport')].sort(
      (a, b) => b.scrollHeight - a.scrollHeight,
    )[0] as HTMLElement;
    const filled = () => {
      const { top, bottom } = view.getBoundingClientRect();
      return [...view.querySelectorAll('.ag-row')].some((row) => {
        const box = row.getBoundingClientRect();
        return box.bottom > top && box.top < bottom && (row.textContent ?? '').trim() !== '';
      });
    };
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    let longest = 0;
    for (let at = 1; at <= scrolls; at += 1) {
      view.scrollTop = (view.scrollHeight / (scrolls + 1)) * at;
      const start = performance.now();
      do await frame();
      while (!filled() && performance.now() - start < 10_000);
      longest = Math.max(longest, performance.now() - start);
    }
    return longest;
  }, SCROLLS);
}

declare global {
  /** When what each selector names was first painted, in ms since the page began to load. */
  var painted: Record<string, number> | undefined;
}

/** Lets each page note by itself when something is painted: a driver that asks now and then sees it up to 500 ms late. */
const noteWhenPainted = (page: Page, selector: string) =>
  page.addInitScript((wanted) => {
    globalThis.painted ??= {};
    const { painted } = globalThis;
    const watch = new MutationObserver(() => {
      if (document.querySelector(wanted) === null) return;
      watch.disconnect();
      requestAnimationFrame(() => setTimeout(() => (painted[wanted] = performance.now())));
    });
    watch.observe(document, { subtree: true, childList: true });
  }, selector);

/** The main pages of the sample county, each with what is there when it can be read. */
const PAGES: readonly { readonly name: string; readonly at: string; readonly ready: string }[] = [
  { name: 'board of 31 units', at: '/', ready: 'table.board tbody tr' },
  { name: 'import', at: '/import?unit=T01', ready: 'main h1' },
  { name: 'checks of all units', at: '/checks', ready: '.ag-row' },
  { name: 'balance sheet of the lead hospital', at: '/statements?unit=H01', ready: '.form tbody tr' },
  { name: 'balance sheet of the county', at: '/statements', ready: '.form tbody tr' },
  { name: 'income statement of the county', at: '/statements?statement=income', ready: '.form tbody tr' },
  { name: 'balance sheet of three chosen units', at: '/statements?units=H01,T01,T02', ready: '.form tbody tr' },
  { name: 'vouchers of the lead hospital', at: '/vouchers?unit=H01', ready: '.ag-row .ag-cell' },
  { name: 'balances of the lead hospital', at: '/books?unit=H01&view=balances', ready: '.ag-row .ag-cell' },
  { name: 'reconciliation', at: '/reconciliation', ready: '.rec-matrix td button' },
  { name: 'worksheet', at: '/worksheet', ready: '.ag-row .ag-cell' },
  { name: 'audit packs', at: '/packs', ready: 'main h1' },
  { name: 'audit trail', at: '/admin/trail', ready: '.ag-row .ag-cell' },
];

/** From a reload to the page that can be read; the first visit, which fills what the service keeps, is said beside it. */
const pageReady = ({ name, at, ready }: (typeof PAGES)[number]): ConsoleBench => ({
  name: `page ready: ${name}`,
  run: () =>
    withConsole(async (page, url) => {
      const address = new URL(at, url);
      address.searchParams.set('period', PERIOD);
      await noteWhenPainted(page, ready);
      const visit = async () => {
        await page.goto(address.href);
        const shown = await page.waitForFunction((wanted) => globalThis.painted?.[wanted], ready, {
          timeout: PATIENCE_MS,
        });
        return Number(await shown.jsonValue());
      };
      const first = await visit();
      const { ours, ...rest } = beside(await medianOf(5, visit), PAGE_READY_MS, 'goal');
      return { ours: `${ours}, first ${Math.round(first)} ms`, ...rest };
    }),
});

/** A step of a drill: on a page, what is pressed and what then stands there. */
interface Step {
  readonly name: string;
  readonly press: string;
  readonly shows: string;
}

const DRILLS: readonly { readonly from: string; readonly ready: string; readonly steps: readonly Step[] }[] = [
  {
    from: '/statements?unit=H01',
    ready: '.form [data-figure]',
    steps: [
      { name: 'unit: figure to accounts', press: '.form [data-figure]', shows: '.drill .parts tfoot' },
      { name: 'unit: account to lines', press: '.parts .part', shows: '.parts.lines tbody .part' },
      { name: 'unit: line to voucher', press: '.parts.lines .part', shows: '.drill .voucher-block' },
    ],
  },
  {
    from: '/statements',
    ready: '.form [data-figure]',
    steps: [
      { name: 'county: figure to units', press: '.form [data-figure]', shows: '.drill .parts tfoot' },
      { name: 'county: unit to accounts', press: '.parts .part', shows: '.drill .parts tfoot' },
    ],
  },
  {
    from: '/worksheet?line=cash',
    ready: '.ws-panel .ws-unit',
    steps: [
      { name: 'worksheet: unit to accounts', press: '.ws-unit', shows: '.drill .parts tfoot' },
      { name: 'worksheet: account to lines', press: '.drill .parts .part', shows: '.parts.lines tbody .part' },
      { name: 'worksheet: line to voucher', press: '.parts.lines .part', shows: '.drill .voucher-block' },
    ],
  },
];

/** Presses what a person has pointed at for a moment, and measures until what it opens is painted. */
async function press(page: Page, { press: what, shows }: Step): Promise<number> {
  await page.locator(what).first().hover();
  await page.waitForTimeout(POINTED_MS);
  return page.evaluate(
    async ([selector, wanted]) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const before = new Set(document.querySelectorAll(wanted));
      const start = performance.now();
      document.querySelector<HTMLElement>(selector)?.click();
      const isThere = () => [...document.querySelectorAll(wanted)].some((each) => !before.has(each));
      do await frame();
      while (!isThere() && performance.now() - start < 10_000);
      return performance.now() - start;
    },
    [what, shows] as const,
  );
}

const drillStep = (from: string, ready: string, steps: readonly Step[], at: number): ConsoleBench => ({
  name: `drill step, ${steps[at]!.name}`,
  run: () =>
    withConsole(async (page, url) => {
      const address = new URL(from, url);
      address.searchParams.set('period', PERIOD);
      const ours = await medianOf(5, async () => {
        await page.goto(address.href);
        await page.locator(ready).first().waitFor({ timeout: PATIENCE_MS });
        for (const before of steps.slice(0, at)) await press(page, before);
        return press(page, steps[at]!);
      });
      return beside(ours, DRILL_MS, 'goal');
    }),
});

const SEARCH_MS = 100;
const SOUGHT: readonly { readonly name: string; readonly typed: string }[] = [
  { name: 'voucher number', typed: '记-12' },
  { name: 'amount', typed: '3375.00' },
  { name: 'narration', typed: '办公用品' },
  { name: 'payee', typed: '药业' },
  { name: 'account', typed: '银行存款' },
];

/** From the service's being asked to its answer, as the page's own search asks it; the year of 31 units lies behind it. */
const search = ({ name, typed }: (typeof SOUGHT)[number]): ConsoleBench => ({
  name: `search (Ctrl K), by ${name}`,
  run: () =>
    withConsole(async (page, url) => {
      const ours = await medianOf(5, async () => {
        // Anew each time: an answer of a moment ago is not asked for again.
        await page.goto(new URL(`/?period=${PERIOD}`, url).href);
        await page.locator('table.board tbody tr').first().waitFor();
        await page.keyboard.press('Control+K');
        await page.keyboard.type(typed);
        const asked = await page.waitForFunction(
          () =>
            performance.getEntriesByType('resource').findLast((entry) => entry.name.includes('/ledger/search'))
              ?.duration,
        );
        return Number(await asked.jsonValue());
      });
      return beside(ours, SEARCH_MS, 'goal');
    }),
});

export const consoleBenches: readonly ConsoleBench[] = [
  ...PAGES.map(pageReady),
  ...DRILLS.flatMap(({ from, ready, steps }) => steps.map((_, at) => drillStep(from, ready, steps, at))),
  ...SOUGHT.map(search),
  {
    name: 'grid of 1,000,000 lines, longest time without a line while scrolling',
    run: () =>
      withConsole(async (page, url) => {
        await page.goto(new URL('/gallery', url).href);
        await page.locator('.ag-row').first().waitFor();
        return beside(await longestBlank(page), BLANK_MS, 'goal');
      }),
  },
];
