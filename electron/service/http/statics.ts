import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * The renderer's files. A path without an extension is a page of the application and gets `index.html`; a file that is
 * not there is 404, so that a missing script is never answered with a page. Nothing outside the folder is ever read.
 */
export function staticFiles(folder: string): (path: string) => Promise<Response | undefined> {
  const root = realpath(folder).catch(() => undefined);
  const file = async (path: string): Promise<Response | undefined> => {
    const base = await root;
    if (base === undefined) return undefined;
    const type = TYPES[extname(path).toLowerCase()];
    if (type === undefined) return undefined;
    const real = await realpath(join(base, path)).catch(() => undefined);
    if (!real?.startsWith(base + sep)) return undefined;
    const bytes = await readFile(real).catch(() => undefined);
    if (!bytes) return undefined;
    // Built files carry their digest in their name and never change; pages are asked for again each time.
    const cache = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
    return new Response(new Uint8Array(bytes), { headers: { 'content-type': type, 'cache-control': cache } });
  };
  return async (path) => {
    const decoded = plainPath(path);
    if (decoded === undefined) return undefined;
    return extname(decoded) === '' ? file('/index.html') : file(decoded);
  };
}

function plainPath(path: string): string | undefined {
  try {
    const plain = decodeURIComponent(path);
    return plain.includes('\0') || plain.split('/').includes('..') ? undefined : plain;
  } catch {
    return undefined;
  }
}
