import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, dialog, ipcMain, Menu, net, protocol, session, shell, utilityProcess } from 'electron';
import { bridge } from './bridge.ts';
import { guardContents, guardSession, HOME, isFromConsole, SCHEME } from './guards.ts';
import { menuTemplate } from './menu.ts';
import { type Supervisor, supervise } from './supervisor.ts';

const beside = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Where the books are, when the command that started us says so; otherwise the service's own default. */
function dataFolder(args: readonly string[]): string[] {
  const at = args.indexOf('--data');
  const folder = args[at + 1];
  return at >= 0 && folder ? ['--data', folder] : [];
}

function startService(): Supervisor {
  const args = ['--port', '0', ...dataFolder(process.argv)];
  return supervise(
    () =>
      utilityProcess.fork(beside('../service/start.js'), args, {
        stdio: ['ignore', 'pipe', 'inherit'],
        serviceName: 'tongcai',
      }),
    (code) => {
      dialog.showErrorBox(
        '统财',
        `账务服务无法启动（代码 ${code}）。\nThe finance service does not start (code ${code}).`,
      );
      app.quit();
    },
    { nowMs: () => performance.now(), later: (work, ms) => void setTimeout(work, ms) },
  );
}

function openWindow(): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 960,
    minHeight: 600,
    show: false,
    backgroundColor: '#f5f6f4',
    title: '统财',
    webPreferences: {
      preload: beside('../preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(HOME);
  return window;
}

function focus(window: BrowserWindow | undefined): void {
  if (window?.isMinimized()) window.restore();
  window?.focus();
}

async function boot(): Promise<void> {
  const service = startService();
  let quitting = false;
  app.on('before-quit', (event) => {
    if (quitting) return;
    // The service closes its books before the program ends.
    event.preventDefault();
    quitting = true;
    void service.stop().then(() => app.quit());
  });
  app.on('window-all-closed', () => app.quit());

  guardSession(session.defaultSession);
  protocol.handle(
    SCHEME,
    bridge(service.address, (request) => net.fetch(request)),
  );
  ipcMain.handle('host:about', (event) => {
    if (!isFromConsole(event.senderFrame)) throw new Error('not for this page');
    return { version: app.getVersion(), host: `Electron ${process.versions['electron']}`, platform: process.platform };
  });
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(menuTemplate(/^zh/i.test(app.getLocale()), process.platform === 'darwin')),
  );

  try {
    await service.ready;
  } catch {
    // Said in a dialog already, by the supervisor's last word.
    return;
  }
  const window = openWindow();
  app.on('second-instance', () => focus(window));
}

// One desk, one console: a second start brings the first one's window forward.
if (!app.requestSingleInstanceLock()) app.quit();
else {
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
  app.on('web-contents-created', (_event, contents) => guardContents(contents, (url) => void shell.openExternal(url)));
  void app.whenReady().then(boot);
}
