import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { type Fake, type FakeWindow, fakeElectron } from './fake-electron.ts';

/** Long enough for what is promised at once to have happened. */
export const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10));

/** A started desktop program around the stand-in. */
export interface Desk {
  readonly fake: Fake;
  /** Where the desk keeps its settings. */
  readonly folder: string;
  /** The service prints its address. */
  serve(port?: number): Promise<void>;
  window(): FakeWindow;
  /** Asks what the preload asks, from a frame at this address. */
  call(name: string, url: string, ...said: unknown[]): Promise<unknown>;
  end(): void;
}

/** Starts main.ts as the command would, up to the service being forked. */
export async function startDesk(
  args: readonly string[] = [],
  options: { firstInstance?: boolean; locale?: string; folder?: string } = {},
): Promise<Desk> {
  const folder = options.folder ?? join(mkdtempSync(join(tmpdir(), 'tongcai-desk-')), 'tongcai-desk');
  const { fake, electron } = fakeElectron(options.firstInstance ?? true, folder, options.locale);
  vi.resetModules();
  vi.doMock('electron', () => electron);
  const before = process.argv;
  process.argv = ['electron', '.', ...args];
  try {
    await import('../../../electron/main.ts');
  } finally {
    process.argv = before;
  }
  await settle();
  const window = (): FakeWindow => fake.windows.at(-1)!;
  return {
    fake,
    folder,
    window,
    async serve(port = 40_123) {
      fake.children.at(-1)!.stdout.write(`http://127.0.0.1:${port}/\n`);
      await settle();
    },
    async call(name, url, ...said) {
      const event = { senderFrame: { url, parent: null }, sender: window().webContents };
      return fake.handlers.get(`host:${name}`)!(event, ...said);
    },
    end: () => rmSync(join(folder, '..'), { recursive: true, force: true }),
  };
}
