import type { Browser, Page } from 'playwright-core';
import { openBrowser, openPage } from '../e2e/browser.ts';
import { closeBooks, LINES, PERSON, servedBooks } from './large-books.ts';

/**
 * 明细账 of the lead's bank in Chromium over a service that holds 5,000,000 lines: what a person sees of the loading while
 * turning the wheel and dragging the scroll bar.
 */
interface ScrollingBench {
  readonly name: string;
  run(): Promise<{ readonly ours: string; readonly limit: string; readonly ratio: string }>;
}

/** A grid of very many rows is ready in so long (goal). */
const READY_MS = 500;
/** A page of a book comes in so long (goal): no row stands empty for longer. */
const PAGE_MS = 200;
/** Two frames of a screen of 60 Hz: what passes for smooth. */
const FRAME_MS = 34;
const PATIENCE_MS = 120_000;

const VIEW = '.ag-grid-viewport';
const TURNS = 240;
const TURN_PX = 120;
const TURN_EVERY_MS = 25;
const JUMPS = 24;

interface Watched {
  readonly frames: readonly number[];
  /** How long rows stood empty in sight, each time that some did. */
  readonly blanks: readonly number[];
  /** How long no row in sight had anything on it, each time. */
  readonly bare: readonly number[];
  readonly topRow: number;
}

declare global {
  var scrolling: { stop: () => Watched } | undefined;
}

let shown: Promise<{ page: Page; browser: Browser; ready: number[] }> | undefined;

/** The book open in a browser; closed after the last measure. */
const openBook = () =>
  (shown ??= (async () => {
    const { url } = await servedBooks();
    const browser = await openBrowser();
    const { page } = await openPage(browser, { viewport: { width: 1366, height: 768 } });
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(url);
    await page.locator('input[autocomplete="username"]').fill(PERSON.name);
    await page.locator('input[type="password"]').fill(PERSON.password);
    await page.keyboard.press('Enter');
    await page.locator('table.board tbody tr').first().waitFor();
    await page.addInitScript(() => {
      const filled = () =>
        [...document.querySelectorAll('.ag-grid-viewport .ag-row')].some(
          (row) => (row.textContent ?? '').trim() !== '',
        );
      const look = (): void => {
        if (!filled()) requestAnimationFrame(look);
        else Object.assign(globalThis, { firstRows: performance.now() });
      };
      requestAnimationFrame(look);
    });
    const address = new URL('/books?unit=H01&view=detail&account=1002&period=2025-12&from=2025-01', url).href;
    const ready: number[] = [];
    for (let at = 0; at < 4; at += 1) {
      await page.goto(address);
      const stands = await page.waitForFunction(() => (globalThis as { firstRows?: number }).firstRows);
      ready.push(Number(await stands.jsonValue()));
    }
    return { page, browser, ready };
  })());

/** Watches frames and empty rows until it is stopped. */
const watch = (page: Page) =>
  page.evaluate((selector) => {
    const view = [...document.querySelectorAll<HTMLElement>(selector)].sort(
      (a, b) => b.scrollHeight - a.scrollHeight,
    )[0]!;
    const frames: number[] = [];
    const blanks: number[] = [];
    const bare: number[] = [];
    let last = performance.now();
    let blankSince: number | undefined;
    let bareSince: number | undefined;
    let going = true;
    const inSight = () => {
      const { top, bottom } = view.getBoundingClientRect();
      return [...view.querySelectorAll('.ag-row')].filter((row) => {
        const box = row.getBoundingClientRect();
        return box.bottom > top + 1 && box.top < bottom - 1;
      });
    };
    const since = (began: number | undefined, holds: boolean, now: number, kept: number[]) => {
      if (holds) return began ?? now;
      if (began !== undefined) kept.push(now - began);
      return undefined;
    };
    const look = (now: number): void => {
      frames.push(now - last);
      last = now;
      const rows = inSight();
      const empty = rows.filter((row) => (row.textContent ?? '').trim() === '').length;
      blankSince = since(blankSince, empty > 0 || rows.length === 0, now, blanks);
      bareSince = since(bareSince, empty === rows.length, now, bare);
      if (going) requestAnimationFrame(look);
    };
    requestAnimationFrame((now) => {
      last = now;
      requestAnimationFrame(look);
    });
    globalThis.scrolling = {
      stop: () => {
        going = false;
        const topRow = Math.min(...inSight().map((row) => Number(row.getAttribute('row-index'))));
        return { frames, blanks, bare, topRow };
      },
    };
  }, VIEW);

const stopped = (page: Page): Promise<Watched> => page.evaluate(() => globalThis.scrolling!.stop());

const settled = (page: Page) =>
  page.waitForFunction(
    (selector) =>
      [...document.querySelectorAll(`${selector} .ag-row`)].every((row) => (row.textContent ?? '').trim() !== ''),
    VIEW,
  );

/** Turns the wheel down through the rows, as a finger does: a notch now and then, quickly. */
async function turnWheel(page: Page): Promise<Watched> {
  await settled(page);
  const box = (await page.locator('.grid-body').boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await watch(page);
  for (let at = 0; at < TURNS; at += 1) {
    await page.mouse.wheel(0, TURN_PX);
    await page.waitForTimeout(TURN_EVERY_MS);
  }
  await settled(page);
  return stopped(page);
}

/** Drags the scroll bar to far places, each in a dozen frames, and rests there until the rows stand. */
async function dragBar(page: Page): Promise<Watched> {
  await settled(page);
  await watch(page);
  await page.evaluate(
    async ([selector, jumps]) => {
      const view = [...document.querySelectorAll<HTMLElement>(selector)].sort(
        (a, b) => b.scrollHeight - a.scrollHeight,
      )[0]!;
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const empty = () =>
        [...view.querySelectorAll('.ag-row')].some((row) => (row.textContent ?? '').trim() === '') ||
        view.querySelector('.ag-row') === null;
      for (let at = 1; at <= jumps; at += 1) {
        const to = (view.scrollHeight - view.clientHeight) * ((at * 0.381966) % 1);
        const from = view.scrollTop;
        for (let step = 1; step <= 12; step += 1) {
          view.scrollTop = from + ((to - from) * step) / 12;
          await frame();
        }
        const start = performance.now();
        do await frame();
        while (empty() && performance.now() - start < 20_000);
      }
    },
    [VIEW, JUMPS] as const,
  );
  return stopped(page);
}

const at = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
const ms = (time: number): string => `${Math.round(time)}`;

const beside = (ours: string, measured: number, goal: number, what: string) => ({
  ours,
  limit: `${goal} ms (${what})`,
  ratio: `${Math.round((measured / goal) * 100) / 100} ×`,
});

const BOOK = `${LINES.toLocaleString('en')} lines in Chromium, 明细账 of the bank`;

/** What was seen of a way of scrolling, asked for in three lines and seen once. */
function seen(name: string, scroll: (page: Page) => Promise<Watched>): ScrollingBench[] {
  let watched: Promise<Watched> | undefined;
  const look = () => (watched ??= openBook().then(({ page }) => scroll(page)));
  return [
    {
      name: `${BOOK}, ${name}: frames, p95`,
      async run() {
        const { frames, topRow } = await look();
        const p95 = at(frames, 0.95);
        const ours = `${ms(p95)} ms (p50 ${ms(at(frames, 0.5))}, longest ${ms(at(frames, 1))}, of ${frames.length}; at row ${topRow.toLocaleString('en')})`;
        return beside(ours, p95, FRAME_MS, 'two frames');
      },
    },
    {
      name: `${BOOK}, ${name}: an empty row stands, longest`,
      async run() {
        const { blanks, bare } = await look();
        const longest = at(blanks, 1);
        const ours = `${ms(longest)} ms (p50 ${ms(at(blanks, 0.5))}, ${blanks.length} times; nothing but empty rows ${ms(at(bare, 1))})`;
        return beside(ours, longest, PAGE_MS, 'goal of a page');
      },
    },
  ];
}

export const scrollingBenches: readonly ScrollingBench[] = [
  {
    name: `${BOOK}: from the address to its first rows`,
    async run() {
      const [first = 0, ...later] = (await openBook()).ready;
      const median = at(later, 0.5);
      return beside(`${ms(median)} ms, first ${ms(first)}`, median, READY_MS, 'goal');
    },
  },
  ...seen('wheel', turnWheel),
  ...seen('scroll bar', dragBar),
  {
    name: `${BOOK}: the service answers others meanwhile, longest`,
    async run() {
      const { page, browser } = await openBook();
      const { url } = await servedBooks();
      let longest = 0;
      let going = true;
      const others = (async () => {
        while (going) {
          const start = performance.now();
          await (await fetch(new URL('/', url))).arrayBuffer();
          longest = Math.max(longest, performance.now() - start);
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
      })();
      await dragBar(page);
      going = false;
      await others;
      await browser.close();
      shown = undefined;
      await closeBooks();
      return beside(`${ms(longest)} ms`, longest, PAGE_MS, 'goal of a page');
    },
  },
];
