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
const BLANK_MS = 200;
const SCROLLS = 60;

const beside = (ours: number, limit: number, what: string) => ({
  ours: `${Math.round(ours)} ms`,
  limit: `${limit} ms (${what})`,
  ratio: `${Math.round((ours / limit) * 100) / 100} ×`,
});

/** A signed-in page over a fresh sample county; everything is gone afterwards. */
async function withConsole<T>(work: (page: Page, url: string) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'tongcai-bench-'));
  const data = join(dir, 'sample');
  const made = tongcai(['init', '--demo', '--data', data]);
  if (made.code !== 0) throw new Error(made.stderr);
  const service = await startService(data);
  const browser = await openBrowser();
  try {
    const { page } = await openPage(browser, { viewport: { width: 1366, height: 768 } });
    await page.goto(service.url);
    await page.getByRole('button', { name: '示例·李总会计师' }).click();
    await page.locator('table.board tbody tr').first().waitFor();
    return await work(page, service.url);
  } finally {
    await browser.close();
    await service.stop();
    rmSync(dir, { recursive: true, force: true });
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

export const consoleBenches: readonly ConsoleBench[] = [
  {
    name: 'board of 31 units ready, from a reload',
    run: () =>
      withConsole(async (page) => {
        const ours = await medianOf(5, async () => {
          const start = performance.now();
          await page.reload();
          await page.locator('table.board tbody tr').first().waitFor();
          return performance.now() - start;
        });
        return beside(ours, PAGE_READY_MS, 'goal');
      }),
  },
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
