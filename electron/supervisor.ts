/** What is needed of Electron's utility process (and of a stand-in for it in a test). */
export interface Child {
  readonly stdout: Stream | null;
  readonly stderr: Stream | null;
  on(event: 'exit', listener: (code: number) => void): unknown;
  postMessage(message: unknown): void;
  kill(): boolean;
}

interface Stream {
  on(event: 'data', listener: (chunk: Uint8Array) => void): unknown;
}

export interface Supervisor {
  /** The service's address, or undefined while it is starting. */
  address(): string | undefined;
  /** Resolves with the first address, or rejects when starting again is given up for good. */
  readonly ready: Promise<string>;
  /** Asks the service to close its books and end, for good; resolves when it has gone. */
  stop(): Promise<void>;
}

/** After so many quick deaths in a row the service is broken, not unlucky. */
const QUICK_DEATHS = 5;
const QUICK_MS = 10_000;
const PAUSE_MS = 500;
/** A service that does not end when asked is ended; what it acknowledged is on disk. */
const PATIENCE_MS = 10_000;
/** As much of what the service complained of as a dialog holds, in characters. */
const LAST_WORDS = 600;
const ADDRESS = /^(http:\/\/127\.0\.0\.1:\d+\/)\s*$/m;

/**
 * Starts the finance service, reads its address from what it prints, and starts it again when it dies: what was acknowledged
 * is on disk, so a new process goes on where the old one was.
 *
 * @param start starts one process.
 * @param gaveUp told, with the last exit code and what the service said last, when starting again seems of no use; it
 *   says whether to try all the same.
 */
export function supervise(
  start: () => Child,
  gaveUp: (code: number, said: string) => Promise<boolean>,
  clock: { nowMs(): number; later(work: () => void, ms: number): void },
): Supervisor {
  let address: string | undefined;
  let child: Child | undefined;
  let stopping = false;
  let quickDeaths = 0;
  let announce: (address: string) => void;
  let refuse: (error: Error) => void;
  const stopped: (() => void)[] = [];
  const ready = new Promise<string>((resolve, reject) => {
    announce = resolve;
    refuse = reject;
  });

  const run = (): void => {
    const startedMs = clock.nowMs();
    let printed = '';
    let said = '';
    const process = start();
    child = process;
    process.stdout?.on('data', (chunk) => {
      if (address !== undefined) return;
      printed += new TextDecoder().decode(chunk);
      address = ADDRESS.exec(printed)?.[1];
      if (address !== undefined) announce(address);
    });
    process.stderr?.on('data', (chunk) => {
      said = (said + new TextDecoder().decode(chunk)).slice(-LAST_WORDS);
    });
    process.on('exit', (code) => {
      address = undefined;
      child = undefined;
      if (stopping) {
        for (const done of stopped) done();
        return;
      }
      quickDeaths = clock.nowMs() - startedMs < QUICK_MS ? quickDeaths + 1 : 0;
      if (quickDeaths < QUICK_DEATHS) {
        clock.later(() => {
          if (!stopping) run();
        }, PAUSE_MS);
      } else void giveUp(code, said.trim());
    });
  };
  const giveUp = async (code: number, said: string): Promise<void> => {
    const again = await gaveUp(code, said);
    if (stopping) return;
    quickDeaths = 0;
    if (again) run();
    else refuse(new Error(`the finance service ended with code ${code}`));
  };
  run();

  return {
    address: () => address,
    ready,
    stop() {
      stopping = true;
      return new Promise((resolve) => {
        if (child === undefined) resolve();
        else {
          const asked = child;
          stopped.push(resolve);
          asked.postMessage('stop');
          clock.later(() => {
            if (child === asked) asked.kill();
          }, PATIENCE_MS);
        }
      });
    },
  };
}
