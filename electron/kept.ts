import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the window stood when it was closed; in the desktop's own pixels. */
export interface WindowState {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
  /** Chromium's level: 0 is 100 %, each step a fifth more. */
  readonly zoom: number;
}

/** What a desk remembers from one start to the next, in `desk.json` among the program's own settings. */
export interface Kept {
  /** The centre that this desk works with, `https://…/`; whoever looks after the desk writes it. */
  readonly centre?: string;
  readonly window?: WindowState;
}

const FILE = 'desk.json';

/** What was kept in the folder; anything that cannot be read, or is no window, counts as not kept. */
export function readKept(folder: string): Kept {
  const { centre, window } = everything(folder);
  return {
    ...(typeof centre === 'string' && centre.trim() !== '' ? { centre: centre.trim() } : {}),
    ...(isWindow(window) ? { window } : {}),
  };
}

/** Keeps where the window stood; the rest of the file stays as it is. A disk that refuses is no reason not to end. */
export function keepWindow(folder: string, window: WindowState): void {
  try {
    mkdirSync(folder, { recursive: true });
    const file = join(folder, FILE);
    writeFileSync(`${file}.part`, `${JSON.stringify({ ...everything(folder), window }, null, 2)}\n`);
    renameSync(`${file}.part`, file);
  } catch {
    // The window opens in the middle of the screen next time.
  }
}

function everything(folder: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(readFileSync(join(folder, FILE), 'utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function isWindow(value: unknown): value is WindowState {
  if (typeof value !== 'object' || value === null) return false;
  const { x, y, width, height, maximized, zoom } = value as Partial<Record<keyof WindowState, unknown>>;
  return [x, y, width, height, zoom].every(Number.isFinite) && typeof maximized === 'boolean';
}
