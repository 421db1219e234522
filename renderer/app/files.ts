import { ORPCError } from '@orpc/client';
import { saveAs } from '../ui/save.ts';
import { asOurselves } from './client.ts';
import { watchedFetch } from './connection.ts';

/** A file that the service has taken in; operations name it by its SHA-256. */
export interface Kept {
  readonly file: string;
  readonly bytes: number;
}

/** The most that the service takes in one file, in bytes. */
export const MAX_UPLOAD_BYTES = 100 * 1024 * 1024;

async function ask(request: Request): Promise<Response> {
  const answer = await watchedFetch(request, {});
  if (answer.ok) return answer;
  // The service says in the contract's words why not; anything else between us and it is told by its status.
  const said = (await answer.json().catch(() => ({}))) as { code?: string; message?: string; data?: unknown };
  const { code, message, data } = said;
  throw new ORPCError(code ?? String(answer.status), {
    defined: code !== undefined,
    status: answer.status,
    message: message ?? answer.statusText,
    data,
  });
}

/** Hands a file's bytes to the service. Refused with the contract's errors (TOO_LARGE, UNAUTHENTICATED…). */
export const uploadFile = (bytes: Blob | Uint8Array<ArrayBuffer>, signal?: AbortSignal): Promise<Kept> =>
  send('/files', bytes, signal);

/** Hands a backup over, straight from the disk: it is whole books, and never read into the page. */
export const uploadBackup = (file: Blob, signal?: AbortSignal): Promise<Kept> =>
  send('/files?for=backup', file, signal);

async function send(path: string, body: Blob | Uint8Array<ArrayBuffer>, signal?: AbortSignal): Promise<Kept> {
  const init = { method: 'POST', headers: asOurselves(), body, ...(signal ? { signal } : {}) };
  const answer = await ask(new Request(new URL(path, location.href), init));
  return (await answer.json()) as Kept;
}

/** Takes a file from the service, by its SHA-256, and gives it to the person under a name. */
export async function downloadFile(sha256: string, name: string): Promise<void> {
  saveAs(await fetchFile(sha256, name), name);
}

/** Takes a file from the service, by its SHA-256, to be looked at here. */
export async function fetchFile(sha256: string, name: string): Promise<Blob> {
  const address = new URL(`/files/${sha256}`, location.href);
  address.searchParams.set('name', name);
  const answer = await ask(new Request(address, { headers: asOurselves() }));
  return answer.blob();
}
