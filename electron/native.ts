import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { Translate } from '../shared/i18n/translate.ts';

/** A file that a person picked. One that is larger than asked for comes without its bytes. */
export interface Opened {
  readonly name: string;
  readonly size: number;
  readonly bytes?: Uint8Array;
}

/** What a page may ask to open, as it came from the page and was looked at. */
export interface Asked {
  readonly extensions: readonly string[];
  readonly multiple: boolean;
  readonly maxBytes: number;
}

const MOST_FILES = 100;
const MOST_BYTES = 512 * 1024 * 1024;
const MOST_NAME = 120;

/** Reads what a page asks for; whatever is not what it should be falls back to the least. */
export function readAsked(said: unknown): Asked {
  const given = (typeof said === 'object' && said !== null ? said : {}) as Partial<Record<keyof Asked, unknown>>;
  const { extensions, multiple, maxBytes } = given;
  const list: unknown[] = Array.isArray(extensions) ? extensions : [];
  const most = typeof maxBytes === 'number' && maxBytes > 0 ? maxBytes : 0;
  return {
    extensions: list.filter((each): each is string => typeof each === 'string' && /^[a-z0-9]{1,10}$/i.test(each)),
    multiple: multiple === true,
    maxBytes: Math.min(most, MOST_BYTES),
  };
}

/** A name that is a name on every system, and no path: whatever a page asks for, the file lies where the person says. */
export function safeName(name: string): string {
  const plain = name
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not stand in a name.
    .replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069<>:"/\\|?*]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const usable = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(plain) ? `_${plain}` : plain;
  if (usable === '') return 'tongcai';
  const extension = extname(usable).slice(0, 20);
  return usable.length <= MOST_NAME ? usable : `${usable.slice(0, MOST_NAME - extension.length)}${extension}`;
}

/** Lets the person pick files, and reads them. Empty when the person changes their mind. */
export async function openFiles(window: BrowserWindow, asked: Asked, t: Translate): Promise<Opened[]> {
  const { extensions, multiple, maxBytes } = asked;
  const all = { name: t('desktop.allFiles'), extensions: ['*'] };
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openFile', ...(multiple ? (['multiSelections'] as const) : [])],
    filters: extensions.length > 0 ? [{ name: extensions.join(' '), extensions: [...extensions] }, all] : [all],
  });
  const picked = canceled ? [] : filePaths.slice(0, multiple ? MOST_FILES : 1);
  return Promise.all(
    picked.map(async (path) => {
      const { size } = await stat(path);
      const seen = { name: basename(path), size };
      return size > maxBytes ? seen : { ...seen, bytes: new Uint8Array(await readFile(path)) };
    }),
  );
}

/** Saves bytes where the person says, whole or not at all. False when the person changes their mind or it fails. */
export async function saveFile(window: BrowserWindow, name: string, bytes: Uint8Array, t: Translate): Promise<boolean> {
  const safe = safeName(name);
  const extension = extname(safe).slice(1);
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: join(app.getPath('downloads'), safe),
    filters: [
      ...(extension ? [{ name: extension.toUpperCase(), extensions: [extension] }] : []),
      { name: t('desktop.allFiles'), extensions: ['*'] },
    ],
  });
  if (canceled || !filePath) return false;
  const part = `${filePath}.${randomUUID()}.part`;
  try {
    await writeFile(part, bytes, { flag: 'wx' });
    await rename(part, filePath);
    return true;
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    await tell(window, t('desktop.saveFailed', { reason: reasonOf(error) }));
    return false;
  }
}

/** Prints the page by the desktop's own dialog. False when the person changes their mind or it fails. */
export async function printPage(window: BrowserWindow, t: Translate): Promise<boolean> {
  const [printed, reason] = await new Promise<[boolean, string]>((resolve) =>
    window.webContents.print({ printBackground: true, pageSize: 'A4' }, (ok, why) => resolve([ok, why])),
  );
  if (!printed && !/cancel/i.test(reason)) await tell(window, t('desktop.printFailed', { reason }));
  return printed;
}

/** Saves the page as an A4 PDF, as it would be printed. */
export async function savePdf(window: BrowserWindow, t: Translate): Promise<boolean> {
  const pdf = await window.webContents.printToPDF({ printBackground: true, preferCSSPageSize: true, pageSize: 'A4' });
  return saveFile(window, `${window.getTitle()}.pdf`, pdf, t);
}

const tell = (window: BrowserWindow, message: string): Promise<unknown> =>
  dialog.showMessageBox(window, { type: 'warning', message });

const reasonOf = (error: unknown): string =>
  error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error);
