import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';

type Sender = { readonly senderFrame: unknown; readonly sender: unknown };
type Answer = (event: Sender, ...said: unknown[]) => unknown;
type Handler = (request: Request) => Response | Promise<Response>;
/** A menu's template, as far as a test looks. */
export interface Item {
  readonly label?: string;
  readonly role?: string;
  readonly submenu?: readonly Item[];
  readonly click?: () => void;
}

/** What was set on a session, so that a test can ask it as a page would. */
export interface FakeSession {
  readonly name: string;
  permissionRequest?: (
    c: null,
    permission: string,
    answer: (ok: boolean) => void,
    d: { requestingUrl: string },
  ) => void;
  permissionCheck?: (c: null, permission: string, origin: string) => boolean;
  device?: () => boolean;
  screenSharing?: (request: object, answer: (streams: unknown) => void) => void;
  beforeRequest?: (details: { url: string }, answer: (what: { cancel: boolean }) => void) => void;
  certificates?: unknown;
  readonly fetched: Request[];
}

export interface FakeWindow extends EventEmitter {
  readonly options: Record<string, unknown>;
  readonly webContents: FakeContents;
  readonly urls: string[];
  focused: number;
  maximized: boolean;
  bounds: { x: number; y: number; width: number; height: number };
}

export interface FakeContents extends EventEmitter {
  zoom: number;
  openHandler?: (details: { url: string }) => { action: string };
  prints: unknown[];
  printAnswer: [boolean, string];
  pdfs: unknown[];
  reloads: number;
}

/** What main.ts did to the stand-in below, and the ends of it that a test pulls. */
export interface Fake {
  readonly log: string[];
  readonly app: EventEmitter & { locale: string; isPackaged: boolean };
  readonly windows: FakeWindow[];
  readonly handlers: Map<string, Answer>;
  readonly schemes: Map<string, Handler>;
  readonly sessions: Map<string, FakeSession>;
  /** The menu of the program, and those that the other mouse button opened. */
  menu: readonly Item[];
  readonly popups: (readonly Item[])[];
  /** The dialogs that were shown, and what the person answers, first come first served. */
  readonly dialogs: { readonly kind: string; readonly options: Record<string, unknown> }[];
  readonly answers: unknown[];
  readonly outside: string[];
  readonly removedSwitches: string[];
  readonly privileges: unknown[];
  readonly paths: Map<string, string>;
  lockData: unknown;
  children: (EventEmitter & { readonly stdout: PassThrough; readonly stderr: PassThrough })[];
}

/**
 * A stand-in for Electron, since its binary is not needed to prove what main.ts asks of it. What main.ts may call at all is
 * the compiler's business: it is checked against Electron's own declarations.
 */
export function fakeElectron(
  firstInstance: boolean,
  userData: string,
  locale = 'zh-CN',
): { fake: Fake; electron: object } {
  const log: string[] = [];
  const app = Object.assign(new EventEmitter(), {
    isPackaged: true,
    locale,
    commandLine: { removeSwitch: (name: string) => fake.removedSwitches.push(name) },
    requestSingleInstanceLock: (data: unknown) => {
      fake.lockData = data;
      return firstInstance;
    },
    enableSandbox: () => log.push('sandbox'),
    whenReady: () => Promise.resolve(),
    getVersion: () => '0.1.0',
    getLocale: () => locale,
    getPath: (name: string) => (name === 'appData' ? join(userData, '..') : join(userData, name)),
    setPath: (name: string, path: string) => {
      if (!existsSync(path)) throw new Error(`no such folder: ${path}`);
      fake.paths.set(name, path);
    },
    quit: () => log.push('quit'),
    exit: (code: number) => log.push(`exit ${code}`),
  });
  const fake: Fake = {
    log,
    app,
    windows: [],
    handlers: new Map(),
    schemes: new Map(),
    sessions: new Map(),
    menu: [],
    popups: [],
    dialogs: [],
    answers: [],
    outside: [],
    removedSwitches: [],
    privileges: [],
    paths: new Map(),
    lockData: undefined,
    children: [],
  };

  const contents = (loaded: string[]): FakeContents => {
    const made: FakeContents = Object.assign(new EventEmitter(), {
      zoom: 0,
      prints: [] as unknown[],
      printAnswer: [true, ''] as [boolean, string],
      pdfs: [] as unknown[],
      reloads: 0,
      navigationHistory: { goBack: () => log.push('back'), goForward: () => log.push('forward') },
      setZoomLevel: (level: number) => {
        made.zoom = level;
      },
      getZoomLevel: () => made.zoom,
      setWindowOpenHandler: (handler: NonNullable<FakeContents['openHandler']>) => {
        made.openHandler = handler;
      },
      loadURL: (url: string) => {
        loaded.push(url);
        return Promise.resolve();
      },
      reload: () => {
        made.reloads += 1;
      },
      print: (options: unknown, done: (ok: boolean, why: string) => void) => {
        made.prints.push(options);
        done(...made.printAnswer);
      },
      printToPDF: async (options: unknown) => {
        made.pdfs.push(options);
        return Buffer.from('%PDF');
      },
    });
    app.emit('web-contents-created', {}, made);
    return made;
  };

  class BrowserWindow extends EventEmitter implements FakeWindow {
    static fromWebContents(sender: unknown): BrowserWindow | null {
      return (fake.windows.find((each) => each.webContents === sender) as BrowserWindow | undefined) ?? null;
    }
    readonly urls: string[] = [];
    readonly webContents: FakeContents = contents(this.urls);
    focused = 0;
    maximized = false;
    bounds = { x: 10, y: 20, width: 1200, height: 700 };
    readonly options: Record<string, unknown>;
    constructor(options: Record<string, unknown>) {
      super();
      this.options = options;
      fake.windows.push(this);
    }
    loadURL(url: string): Promise<void> {
      return (this.webContents as unknown as { loadURL(url: string): Promise<void> }).loadURL(url);
    }
    isMinimized = (): boolean => true;
    restore = (): void => void log.push('restored');
    focus = (): void => {
      this.focused += 1;
    };
    show = (): void => void log.push('shown');
    maximize = (): void => {
      this.maximized = true;
    };
    isMaximized = (): boolean => this.maximized;
    getNormalBounds = () => this.bounds;
    getTitle = (): string => '月结看板 · 统财';
  }

  function fork(file: string, args: string[]) {
    log.push(`fork ${file.split('/').slice(-2).join('/')} ${args.join(' ')}`);
    const child = Object.assign(new EventEmitter(), {
      stdout: new PassThrough(),
      stderr: new PassThrough(),
      postMessage: (message: unknown) => {
        log.push(`service told: ${String(message)}`);
        setImmediate(() => child.emit('exit', 0));
      },
      kill: () => child.emit('exit', 0),
    });
    fake.children.push(child);
    return child;
  }

  const makeSession = (name: string) => {
    const made: FakeSession = { name, fetched: [] };
    fake.sessions.set(name, made);
    return {
      setPermissionRequestHandler: (handler: FakeSession['permissionRequest']) => {
        if (handler) made.permissionRequest = handler;
      },
      setPermissionCheckHandler: (handler: FakeSession['permissionCheck']) => {
        if (handler) made.permissionCheck = handler;
      },
      setDevicePermissionHandler: (handler: FakeSession['device']) => {
        if (handler) made.device = handler;
      },
      setDisplayMediaRequestHandler: (handler: FakeSession['screenSharing']) => {
        if (handler) made.screenSharing = handler;
      },
      setCertificateVerifyProc: (proc: unknown) => {
        made.certificates = proc;
      },
      webRequest: {
        onBeforeRequest: (handler: FakeSession['beforeRequest']) => {
          if (handler) made.beforeRequest = handler;
        },
      },
      fetch: (request: Request) => {
        made.fetched.push(request);
        return Promise.resolve(new Response('from the service'));
      },
    };
  };

  /** The options stand last, behind the window where there is one. */
  const shown =
    (kind: string, otherwise: unknown) =>
    (...given: unknown[]) => {
      fake.dialogs.push({ kind, options: given.at(-1) as Record<string, unknown> });
      return Promise.resolve(fake.answers.shift() ?? otherwise);
    };

  const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } };
  const electron = {
    app,
    BrowserWindow,
    dialog: {
      showErrorBox: (_title: string, text: string) => fake.dialogs.push({ kind: 'error', options: { message: text } }),
      showMessageBox: shown('message', { response: 1 }),
      showOpenDialog: shown('open', { canceled: true, filePaths: [] }),
      showSaveDialog: shown('save', { canceled: true, filePath: '' }),
    },
    ipcMain: { handle: (name: string, handler: Answer) => fake.handlers.set(name, handler) },
    Menu: {
      setApplicationMenu: ({ template }: { template: readonly Item[] }) => {
        fake.menu = template;
      },
      buildFromTemplate: (template: readonly Item[]) => ({ template, popup: () => fake.popups.push(template) }),
    },
    nativeTheme: { shouldUseDarkColors: false },
    protocol: {
      registerSchemesAsPrivileged: (schemes: unknown[]) => {
        log.push('scheme');
        fake.privileges.push(...schemes);
      },
      handle: (scheme: string, handler: Handler) => fake.schemes.set(scheme, handler),
    },
    screen: { getAllDisplays: () => [display], getPrimaryDisplay: () => display },
    session: { defaultSession: makeSession('default'), fromPartition: (name: string) => makeSession(name) },
    shell: {
      openExternal: (url: string) => {
        fake.outside.push(url);
        return Promise.resolve();
      },
    },
    utilityProcess: { fork },
  };
  return { fake, electron };
}
