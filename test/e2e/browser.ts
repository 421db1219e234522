import { accessSync, constants, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const INSTALL = 'apt-get install -y --no-install-recommends chromium fonts-noto-cjk';
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Pictures of pages, kept as artifacts of a run and looked at; git ignores them. */
export const ARTIFACTS = fileURLToPath(new URL('../../test-artifacts', import.meta.url));

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const found = [
  process.env['CHROMIUM'] ?? '',
  ...(process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name))),
].find((file) => file !== '' && isProgram(file));

/**
 * Whether there is no browser to test in. Where everything must be tested (`CI=true`) that is a failure; elsewhere the
 * tests are skipped, with the line that installs one.
 */
export const withoutBrowser = found === undefined;
if (withoutBrowser) {
  if (process.env['CI'] === 'true') throw new Error(`no Chromium: ${INSTALL}`);
  process.stderr.write(`Skipped: there is no Chromium. To run these tests: ${INSTALL}\n`);
}

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: found!, args: FLAGS });

/** What no page may ever do, gathered while it is used. */
export interface Watch {
  /** Errors and warnings on the console, uncaught exceptions. */
  readonly complaints: string[];
  /** What the content security policy stopped. */
  readonly violations: string[];
  /** Requests to anywhere but this machine. */
  readonly strangers: string[];
}

/** A refusal of the contract travels as 4xx, which Chromium writes on the console by itself: that is no complaint. */
const isRefusal = (text: string): boolean =>
  /^Failed to load resource: the server responded with a status of 4\d\d/.test(text);

/** Opens a page in a fresh context, and watches it. */
export async function openPage(
  browser: Browser,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<{ context: BrowserContext; page: Page; watch: Watch }> {
  // As who has asked for less motion: a colour half-way through its transition is nobody's colour.
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const watch: Watch = { complaints: [], violations: [], strangers: [] };
  await context.exposeBinding('reportViolation', (_source, what: string) => void watch.violations.push(what));
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      const report = (globalThis as unknown as { reportViolation: (what: string) => void }).reportViolation;
      report(`${event.violatedDirective}: ${event.blockedURI}`);
    });
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    const text = message.text();
    if (['error', 'warning'].includes(message.type()) && !isRefusal(text)) watch.complaints.push(text);
  });
  page.on('pageerror', (error) => watch.complaints.push(error.message));
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (!['data:', 'blob:'].includes(protocol) && hostname !== '127.0.0.1') watch.strangers.push(request.url());
  });
  return { context, page, watch };
}

/** Whether somebody is going to look: pictures of every page in every dress take minutes. */
export const withPictures = process.env['TONGCAI_PICTURES'] !== undefined;

/** Keeps a picture of a page under a name, where pictures are wanted. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!withPictures) return;
  mkdirSync(ARTIFACTS, { recursive: true });
  await page.screenshot({ path: join(ARTIFACTS, `${name}.png`) });
}
