import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { actorOf, type Caller, scopeOf } from '../../../shared/domain/organisation/access.ts';
import { Failure } from '../pipeline/failure.ts';
import type { FolderFiles } from '../pipeline/folder-files.ts';

/** The most that may be handed in over the wire: a journal of several hundred thousand lines. */
export const MAX_UPLOAD_BYTES = 100 * 1024 * 1024;

/** The most that a backup brought back may hold, where the machine's owner says nothing else: it is whole books. */
export const MAX_BACKUP_BYTES = 16 * 1024 ** 3;

/** What a machine's owner allows for a backup (`TONGCAI_MAX_BACKUP_MB`); anything that is no number counts as not said. */
export const backupLimit = (megabytes: string | undefined): number =>
  /^[1-9]\d{0,8}$/.test(megabytes ?? '') ? Number(megabytes) * 1024 * 1024 : MAX_BACKUP_BYTES;

/** How much a request may hand in: `?for=backup` is for who may check and restore one. */
export function uploadLimit(request: Request, caller: Caller, maxBackupBytes: number): number {
  const isBackup = new URL(request.url).searchParams.get('for') === 'backup';
  if (!isBackup || caller.kind === 'nobody') return MAX_UPLOAD_BYTES;
  if (scopeOf(caller, 'store.backup')?.kind !== 'community')
    throw new Failure('FORBIDDEN', { permission: 'store.backup' });
  return maxBackupBytes;
}

const TYPES: Readonly<Record<string, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
};

const mustBeSomeone = (caller: Caller): string => {
  if (caller.kind === 'nobody') throw new Failure('UNAUTHENTICATED', {});
  return actorOf(caller);
};

/** `POST /files`: takes the body in as it streams and answers with its SHA-256, by which operations name it. */
export async function takeFile(
  request: Request,
  caller: Caller,
  files: FolderFiles,
  maxBytes = MAX_UPLOAD_BYTES,
): Promise<Response> {
  const owner = mustBeSomeone(caller);
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > maxBytes) throw new Failure('TOO_LARGE', { limit: maxBytes, unit: '字节' });
  const kept = await files.receive(owner, request.body ?? none(), maxBytes);
  return Response.json({ file: kept.sha256, bytes: kept.bytes }, { status: 201 });
}

/** `GET /files/:sha256?name=…`: gives back what this caller handed in or had made, streamed, as a download. */
export async function giveFile(
  request: Request,
  sha256: string,
  caller: Caller,
  files: FolderFiles,
): Promise<Response> {
  const path = await files.path(mustBeSomeone(caller), sha256);
  if (path === undefined) throw new Failure('NOT_FOUND', { what: 'file' });
  const { size } = await stat(path);
  const name = fileName(new URL(request.url).searchParams.get('name'));
  const headers = new Headers({
    'content-type': TYPES[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream',
    'content-length': String(size),
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  });
  const body = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
  return new Response(body, { headers });
}

/** A name that is only a name: no folders, no controls, never empty. */
function fileName(asked: string | null): string {
  const bare = (asked ?? '').replaceAll(/[\p{Cc}\p{Surrogate}/\\:*?"<>|]/gu, '_').slice(0, 120);
  return bare.replace(/^\.+/, '') || 'file';
}

async function* none(): AsyncGenerator<Uint8Array> {}
