import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  app,
  BrowserWindow,
  dialog,
  type IpcMainInvokeEvent,
  ipcMain,
  Menu,
  protocol,
  session,
  shell,
  utilityProcess,
} from 'electron';
import { type Locale, pickLocale } from '../shared/i18n/locale.ts';
import { type Translate, translator } from '../shared/i18n/translate.ts';
import { awayPage } from './away.ts';
import { bridge } from './bridge.ts';
import {
  dropSwitches,
  guardContents,
  guardSession,
  isFromConsole,
  isOurs,
  limitRequests,
  mayLoad,
  SCHEME,
} from './guards.ts';
import { keepWindow, readKept } from './kept.ts';
import { contextTemplate, menuTemplate } from './menu.ts';
import { openFiles, printPage, readAsked, saveFile, savePdf } from './native.ts';
import { meansElsewhere, type Place, placeOf } from './place.ts';
import { type Supervisor, supervise } from './supervisor.ts';
import { openWindow } from './window.ts';
import { readWishes, type Wishes, wishesFrom } from './wishes.ts';

const HOST_NAME = `Electron ${process.versions['electron']}`;
/** Wrong usage, as on the command line. */
const WRONG_USAGE = 2;

let locale: Locale;
let t: Translate;
let window: BrowserWindow | undefined;

function speak(next: Locale, place: Place): void {
  locale = next;
  t = translator(next);
  const actions = {
    print: () => window && void printPage(window, t),
    savePdf: () => window && void savePdf(window, t),
    back: () => window?.webContents.navigationHistory.goBack(),
    forward: () => window?.webContents.navigationHistory.goForward(),
    about: () => void showAbout(place),
  };
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(t, process.platform === 'darwin', actions)));
}

const nameOf = (place: Place): string =>
  place.kind === 'centre' ? place.home : (place.data ?? t('desktop.placeHere'));

async function showAbout(place: Place): Promise<void> {
  const detail = t('desktop.aboutBody', { version: app.getVersion(), host: HOST_NAME, place: nameOf(place) });
  await ask({ message: `${t('app.name')} ${t('app.full')}`, detail });
}

/** A question over the window, where there is one. Resolves with the number of the button. */
async function ask(options: Electron.MessageBoxOptions): Promise<number> {
  const answer = window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options);
  return (await answer).response;
}

function startService(data: string | undefined): Supervisor {
  const args = ['--port', '0', ...(data === undefined ? [] : ['--data', data])];
  const start = () => {
    const file = fileURLToPath(new URL('../service/start.js', import.meta.url));
    const child = utilityProcess.fork(file, args, { stdio: ['ignore', 'pipe', 'pipe'], serviceName: 'tongcai' });
    child.stderr?.on('data', (chunk: Uint8Array) => process.stderr.write(chunk));
    return child;
  };
  const gaveUp = async (code: number, said: string): Promise<boolean> => {
    const buttons = [t('desktop.tryAgain'), t('desktop.quit')];
    const detail = t('desktop.serviceFailsBody', { code, said });
    const again =
      (await ask({ type: 'error', message: t('desktop.serviceFails'), detail, buttons, cancelId: 1 })) === 0;
    if (!again) app.quit();
    return again;
  };
  return supervise(start, gaveUp, { nowMs: () => performance.now(), later: (work, ms) => void setTimeout(work, ms) });
}

/** `app://console/`: the console, where its service is here; of a centre, only that it cannot be reached. */
function answerPages(place: Place, service: Supervisor | undefined): void {
  const own = session.defaultSession;
  guardSession(own, place.home);
  limitRequests(own, (url) => mayLoad(url, place.home) || (!app.isPackaged && url.startsWith('devtools:')));
  if (!service) {
    protocol.handle(SCHEME, (request) => awayOf(place, new URL(request.url).searchParams.get('why') ?? ''));
    return;
  }
  // The bridge asks in a session of its own, so that the pages' session needs no way to the net at all.
  const ways = session.fromPartition('bridge');
  guardSession(ways, place.home);
  limitRequests(ways, (url) => {
    const address = service.address();
    return address !== undefined && url.startsWith(address);
  });
  const away = () => awayOf(place, '');
  protocol.handle(
    SCHEME,
    bridge(service.address, (request) => ways.fetch(request), away),
  );
}

function awayOf(place: Place, why: string): Response {
  const said = { language: locale, again: place.home };
  if (place.kind === 'here')
    return awayPage({ ...said, title: t('desktop.awayHere'), body: t('desktop.awayHereBody') });
  const about = { place: place.home, why: /^[A-Z0-9_]{1,60}$/.test(why) ? why : '…' };
  return /^ERR_(CERT|SSL)/.test(why)
    ? awayPage({ ...said, title: t('desktop.awayCertificate'), body: t('desktop.awayCertificateBody', about) })
    : awayPage({ ...said, title: t('desktop.awayCentre'), body: t('desktop.awayCentreBody', about) });
}

/** What the preload's four functions are answered, to the console's own page only. */
function answerHost(place: Place): void {
  const answer = (name: string, work: (window: BrowserWindow, ...said: unknown[]) => unknown): void =>
    ipcMain.handle(`host:${name}`, (event: IpcMainInvokeEvent, ...said: unknown[]) => {
      const from = BrowserWindow.fromWebContents(event.sender);
      if (!from || !isFromConsole(event.senderFrame, place.home)) throw new Error('not for this page');
      return work(from, ...said);
    });
  answer('about', (_window, language) => {
    const next = pickLocale([String(language)]);
    if (language !== undefined && next !== locale) speak(next, place);
    return { version: app.getVersion(), host: HOST_NAME, platform: process.platform };
  });
  answer('open', (from, asked) => openFiles(from, readAsked(asked), t));
  answer('save', (from, name, bytes) => {
    if (typeof name !== 'string' || !(bytes instanceof Uint8Array)) throw new Error('a name and bytes');
    return saveFile(from, name, bytes, t);
  });
  answer('print', (from) => printPage(from, t));
}

/** What every page is held to, from the moment it exists. */
function guardPages(place: Place): void {
  const openOutside = async (url: string): Promise<void> => {
    const buttons = [t('desktop.open'), t('desktop.cancel')];
    const question = { message: t('desktop.openOutside'), detail: url, buttons, defaultId: 1, cancelId: 1 };
    if ((await ask(question)) === 0) await shell.openExternal(url);
  };
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents, (url) => void openOutside(url), place.home);
    contents.on('context-menu', (_clicked, params) => {
      const items = contextTemplate(t, params);
      if (items.length > 0) Menu.buildFromTemplate(items).popup();
    });
    contents.on('render-process-gone', (_gone, { reason }) => {
      if (reason === 'clean-exit') return;
      // Asked first, so that a page that dies at once does not do so for ever.
      void ask({ type: 'warning', message: t('desktop.pageDied') }).then(() => contents.reload());
    });
    contents.on('did-fail-load', (_failed, _code, why, url, isMainFrame) => {
      // A centre that does not answer; of our own service the bridge tells.
      if (place.kind !== 'centre' || !isMainFrame || !isOurs(url, place.home) || why === 'ERR_ABORTED') return;
      void contents.loadURL(`${SCHEME}://console/?why=${encodeURIComponent(why)}`).catch(() => undefined);
    });
  });
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
}

/** Lets the program end only when the service has closed its books. */
function endAfter(service: Supervisor | undefined): void {
  let state: 'open' | 'closing' | 'closed' = service ? 'open' : 'closed';
  app.on('before-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    void service?.stop().then(() => {
      state = 'closed';
      app.quit();
    });
  });
  app.on('window-all-closed', () => app.quit());
}

/** The address of a page that was asked for; undefined when it is none of the console's. */
function addressOf(place: Place, page: string): string | undefined {
  if (!page.startsWith('/') || page.includes('\\') || !URL.canParse(page, place.home)) return undefined;
  const { href } = new URL(page, place.home);
  return isOurs(href, place.home) ? href : undefined;
}

async function boot(place: Place, wishes: Wishes, folder: string): Promise<void> {
  speak(pickLocale([app.getLocale()]), place);
  const service = place.kind === 'here' ? startService(place.data) : undefined;
  let address = addressOf(place, wishes.page ?? '/');
  endAfter(service);
  answerPages(place, service);
  answerHost(place);
  app.on('second-instance', (_event, _args, _cwd, said) => {
    const more = wishesFrom(said);
    if (window?.isMinimized()) window.restore();
    window?.focus();
    if (meansElsewhere(place, more)) void ask({ message: t('desktop.elsewhere', { place: nameOf(place) }) });
    else {
      const asked = addressOf(place, more.page ?? '');
      if (asked === undefined) return;
      address = asked;
      void window?.loadURL(asked).catch(() => undefined);
    }
  });
  // Why not is said by then, by the question whether to try again.
  if (service && !(await service.ready.catch(() => undefined))) return;
  const keep = (state: Parameters<typeof keepWindow>[1]) => keepWindow(folder, state);
  window = openWindow(address ?? place.home, readKept(folder).window, app.isPackaged, keep);
  window.on('closed', () => {
    window = undefined;
  });
}

function refuse(problem: 'centre' | 'both', given: string): void {
  t = translator(pickLocale([app.getLocale()]));
  dialog.showErrorBox(t('app.name'), problem === 'both' ? t('desktop.notBoth') : t('desktop.notCentre', { given }));
  app.exit(WRONG_USAGE);
}

function start(): void {
  const wishes = readWishes(process.argv.slice(1), process.cwd());
  // Chromium's caches and the desk's settings lie apart from the books, whose folder the service chooses.
  const folder = join(app.getPath('appData'), 'tongcai-desk');
  mkdirSync(folder, { recursive: true });
  for (const name of ['userData', 'sessionData']) app.setPath(name, folder);
  const kept = readKept(folder).centre;
  const place = placeOf(wishes, kept);
  if (typeof place === 'string') {
    void app.whenReady().then(() => refuse(place, wishes.centre ?? kept ?? ''));
    return;
  }
  // One desk, one console: a second start brings the first one's window forward, and hands on what it was asked for.
  if (!app.requestSingleInstanceLock({ ...wishes })) {
    app.quit();
    return;
  }
  dropSwitches(app.commandLine, app.isPackaged);
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
  guardPages(place);
  void app.whenReady().then(() => boot(place, wishes, folder));
}

start();
