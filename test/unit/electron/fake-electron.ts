import { EventEmitter } from 'node:events';

type Answer = (event: { senderFrame: unknown }) => unknown;

/** What main.ts did to the stand-in below, and the ends of it that a test pulls. */
export interface Fake {
  readonly log: string[];
  readonly app: EventEmitter;
  readonly windows: { options: Record<string, unknown>; url: string; focused: number }[];
  readonly handlers: Map<string, Answer>;
  readonly schemes: Map<string, (request: Request) => Promise<Response>>;
  child: { readonly stdout: EventEmitter };
}

/**
 * A stand-in for Electron, since its binary is not needed to prove what main.ts asks of it. What main.ts may call at all is
 * the compiler's business: it is checked against Electron's own declarations.
 */
export function fakeElectron(firstInstance: boolean): { fake: Fake; electron: object } {
  const log: string[] = [];
  const app = Object.assign(new EventEmitter(), {
    isPackaged: true,
    requestSingleInstanceLock: () => firstInstance,
    enableSandbox: () => log.push('sandbox'),
    whenReady: () => Promise.resolve(),
    getVersion: () => '0.1.0',
    getLocale: () => 'zh-CN',
    quit: () => log.push('quit'),
  });
  const fake: Fake = {
    log,
    app,
    windows: [],
    handlers: new Map(),
    schemes: new Map(),
    child: { stdout: new EventEmitter() },
  };

  class BrowserWindow extends EventEmitter {
    private readonly record: Fake['windows'][number];
    constructor(options: Record<string, unknown>) {
      super();
      this.record = { options, url: '', focused: 0 };
      fake.windows.push(this.record);
    }
    loadURL(url: string): Promise<void> {
      this.record.url = url;
      return Promise.resolve();
    }
    isMinimized(): boolean {
      return true;
    }
    restore(): void {
      log.push('restored');
    }
    focus(): void {
      this.record.focused += 1;
    }
  }

  function fork(file: string, args: string[]) {
    log.push(`fork ${file.split('/').slice(-2).join('/')} ${args.join(' ')}`);
    const child = Object.assign(new EventEmitter(), {
      stdout: new EventEmitter(),
      postMessage: (message: unknown) => {
        log.push(`service told: ${String(message)}`);
        child.emit('exit', 0);
      },
      kill: () => child.emit('exit', 0),
    });
    fake.child = child;
    return child;
  }

  const electron = {
    app,
    BrowserWindow,
    dialog: { showErrorBox: () => log.push('error box') },
    ipcMain: { handle: (name: string, handler: Answer) => fake.handlers.set(name, handler) },
    Menu: { setApplicationMenu: () => log.push('menu'), buildFromTemplate: (template: unknown) => template },
    net: { fetch: () => Promise.resolve(new Response('from the service')) },
    protocol: {
      registerSchemesAsPrivileged: () => log.push('scheme'),
      handle: (scheme: string, handler: (request: Request) => Promise<Response>) => fake.schemes.set(scheme, handler),
    },
    session: {
      defaultSession: {
        setPermissionRequestHandler: () => log.push('guarded'),
        setPermissionCheckHandler: () => undefined,
        setDevicePermissionHandler: () => undefined,
      },
    },
    shell: { openExternal: () => Promise.resolve() },
    utilityProcess: { fork },
  };
  return { fake, electron };
}
