import { constants, cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { openBrowser, openPage, type Watch, withoutBrowser } from './browser.ts';
import { startService, tongcai } from './program.ts';

type Options = NonNullable<Parameters<typeof openPage>[1]>;
interface Served {
  readonly url: string;
  stop(): Promise<unknown>;
}

const MINUTES_5 = 300_000;
export const DESK = { width: 1366, height: 768 };

/** Fills the books in a folder that is not there yet, which may be left to the service; gives the password that its people sign in with. */
export type Fill = (data: string) => string;

/** A copy of the sample county, which a run makes once. */
export const sampleCounty: Fill = (data) => {
  const sample = join(inject('runFolder'), 'sample');
  if (!existsSync(sample)) makeSample(sample);
  cpSync(join(sample, 'books'), data, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return readFileSync(join(sample, 'password'), 'utf8');
};

/** Made aside and moved at once: another file may be making it as well, and the first one stays. */
function makeSample(sample: string): void {
  const own = mkdtempSync(`${sample}-`);
  const made = tongcai(['init', '--demo', '--data', join(own, 'books'), '--json']);
  expect(made.code, made.stderr).toBe(0);
  writeFileSync(join(own, 'password'), (JSON.parse(made.stdout) as { password: string }).password);
  try {
    renameSync(own, sample);
  } catch (error) {
    if (!existsSync(sample)) throw error;
    rmSync(own, { recursive: true });
  }
}

export const ADMINISTRATOR = {
  name: 'guanli',
  display: '管理员',
  password: 'a long pass phrase 7',
  alsoChiefAccountant: true,
};

/** A hospital and a township without books, and who keeps them. */
export const twoUnits: Fill = (data) => {
  const units = [
    { code: 'H01', name: '青石县人民医院', kind: 'lead', chart: 'hospital' },
    { code: 'T01', name: '柳河镇卫生院', kind: 'township', chart: 'primary' },
  ];
  writeFileSync(`${data}.json`, JSON.stringify({ name: '青石县医共体', fiscalYear: 2025, units }));
  const made = tongcai(['init', '--community', `${data}.json`, '--data', data]);
  expect(made.code, made.stderr).toBe(0);
  const first = ['session.createFirstAdministrator', '--data', data, '--input', JSON.stringify(ADMINISTRATOR)];
  expect(tongcai(['call', ...first]).stderr).toBe('');
  return ADMINISTRATOR.password;
};

/** What the tests of one file share: books of their own, served, and a browser in which every page is watched. */
export class County<Service extends Served> {
  /** The file's own; the books are in `data` below it. */
  folder = '';
  password = '';
  service!: Service;
  browser!: Browser;
  #opened: { context: BrowserContext; watch: Watch }[] = [];
  #forgiven: RegExp[] = [];

  get data(): string {
    return join(this.folder, 'books');
  }

  at(path: string): string {
    return new URL(path, this.service.url).href;
  }

  /** A page that nobody has signed in at. */
  async open(path = '', options: Options = {}): Promise<Page> {
    const { context, page, watch } = await openPage(this.browser, { viewport: DESK, ...options });
    this.#opened.push({ context, watch });
    await page.goto(this.at(path));
    return page;
  }

  /** A page of the console, at an address, as somebody. */
  async signedIn(name: string, path = '', options: Options = {}): Promise<Page> {
    const page = await this.open(path, options);
    await this.signIn(page, name);
    await page.locator('#main h1').waitFor();
    return page;
  }

  async signIn(page: Page, name: string, password = this.password): Promise<void> {
    await page.fill('input[name=username]', name);
    await page.fill('input[name=password]', password);
    await page.keyboard.press('Enter');
  }

  /** What this test itself brings about is no complaint: a service that it kills cannot be reached. */
  forgive(complaint: RegExp): void {
    this.#forgiven.push(complaint);
  }

  /** What could be read on the pages when a test failed: a failure on a machine elsewhere tells little else. */
  async sayWhatStands(): Promise<void> {
    for (const page of this.#opened.flatMap(({ context }) => context.pages())) {
      const text = await page.locator('body').innerText();
      process.stderr.write(`\n—— ${page.url()}\n${text}\n——\n`);
    }
  }

  /** Whatever was done: nothing on the console, nothing stopped by the policy, nothing asked of another machine. */
  async closePages(): Promise<void> {
    const opened = this.#opened.splice(0);
    for (const { context } of opened) await context.close();
    const forgiven = this.#forgiven.splice(0);
    for (const { watch } of opened) {
      const complaints = watch.complaints.filter((text) => !forgiven.some((each) => each.test(text)));
      expect({ ...watch, complaints }).toEqual({ complaints: [], violations: [], strangers: [] });
    }
  }
}

/** Serves books for the tests of this file, and looks after each test whether a page complained. */
export function countyServed(fill: Fill): County<Awaited<ReturnType<typeof startService>>>;
export function countyServed<Service extends Served>(
  fill: Fill,
  start: (data: string) => Promise<Service>,
): County<Service>;
export function countyServed(fill: Fill, start: (data: string) => Promise<Served> = startService): County<Served> {
  const county = new County();
  if (withoutBrowser) return county;
  beforeAll(async () => {
    county.folder = mkdtempSync(join(tmpdir(), 'tongcai-e2e-'));
    county.password = fill(county.data);
    county.service = await start(county.data);
    county.browser = await openBrowser();
  }, MINUTES_5);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await county.sayWhatStands();
    await county.closePages();
  });
  afterAll(async () => {
    await county.browser?.close();
    await county.service?.stop();
    rmSync(county.folder, { recursive: true, force: true });
  });
  return county;
}
