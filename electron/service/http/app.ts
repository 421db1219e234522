import { Hono } from 'hono';
import type { ContractTree } from '../../../shared/contract/operation.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import type { JobDesk } from '../jobs/jobs.ts';
import { Failure } from '../pipeline/failure.ts';
import type { FolderFiles } from '../pipeline/folder-files.ts';
import type { Pipeline } from '../pipeline/pipeline.ts';
import type { Sessions } from '../pipeline/sessions.ts';
import { errorBody, errorResponse, type Report } from './answers.ts';
import { limitedJson } from './body.ts';
import { callerOf } from './callers.ts';
import { eventStream, sharedStream } from './events.ts';
import { secured } from './headers.ts';
import { giveFile, MAX_BACKUP_BYTES, takeFile, uploadLimit } from './kept-files.ts';
import { openApiDocument, openApiPage } from './openapi.ts';
import { MAX_RPC_BYTES, rpcDoor } from './rpc.ts';
import { staticFiles } from './statics.ts';
import { isForUs, isNavigation, type Transport } from './transport.ts';
import { type Listener, Windows } from './windows.ts';
import { localeOf, worded } from './wording.ts';

export interface HttpParts {
  readonly contract: ContractTree;
  readonly pipeline: Pipeline;
  readonly sessions: Sessions;
  readonly jobs: JobDesk;
  readonly files: FolderFiles;
  readonly report: Report;
  /** The most that a backup that is brought back may hold. */
  readonly maxBackupBytes?: number | undefined;
  readonly version: string;
  /** Where the built renderer lies; without it only the operations and their page are served. */
  readonly rendererFolder?: string;
  /** Known to the command line, which reads it from the data folder. */
  readonly operatorKey?: string;
  readonly heartbeatMs?: number;
}

/** The service as a web-standard handler; the same for every transport. */
export type ServiceFetch = (request: Request, transport: Transport) => Promise<Response>;

interface Env {
  Bindings: { readonly transport: Transport };
}

const HEARTBEAT_MS = 15_000;

/** Room for the tickets of more windows than anybody opens. */
const MAX_TICKETS_BYTES = 16 * 1024;

export function httpApp(parts: HttpParts): ServiceFetch {
  const { pipeline, report } = parts;
  const door = rpcDoor(pipeline, report);
  const statics = parts.rendererFolder === undefined ? undefined : staticFiles(parts.rendererFolder);
  const document = once(() => openApiDocument(parts.contract, parts.version));
  const caller = (request: Request, transport: Transport, quiet = false): Promise<Caller> =>
    callerOf(request, transport, parts.sessions, parts.operatorKey, quiet);

  const events = { bulletin: pipeline.bulletin, jobs: parts.jobs, beatMs: parts.heartbeatMs ?? HEARTBEAT_MS };
  const windows = new Windows(pipeline.bulletin);
  // Of the request its headers are kept and nothing else: it is over long before its listener is.
  const listenerOf = ({ url, headers }: Request, transport: Transport): Listener => {
    const asked = new Request(url, { headers });
    return { again: () => caller(asked, transport, true), locale: localeOf(asked) };
  };

  const app = new Hono<Env>();

  app.get('/health', (context) => {
    const { ok, mode } = pipeline.parts.books.health();
    return context.json({ ok, mode, version: parts.version }, ok ? 200 : 503);
  });

  app.get('/openapi.json', async (context) => context.json(await document()));
  app.get('/openapi', async (context) => context.html(openApiPage(parts.contract, await document())));

  for (const form of ['rpc', 'api'] as const) {
    app.post(`/${form}/*`, async ({ req: { raw, path }, env }) => {
      const locale = localeOf(raw);
      try {
        const asked = await caller(raw, env.transport);
        const request = await limitedJson(raw, MAX_RPC_BYTES);
        const idempotencyKey = raw.headers.get('idempotency-key') ?? undefined;
        const response = await door[form](request, { caller: asked, idempotencyKey, signal: raw.signal, locale });
        if (!response) throw new Failure('NOT_FOUND', { what: path });
        return response;
      } catch (error) {
        return errorResponse(worded(errorBody(error, report, path), locale), form === 'rpc' ? 'rpc' : 'plain');
      }
    });
  }

  app.post('/files', async ({ req, env }) => {
    const asked = await caller(req.raw, env.transport);
    return takeFile(req.raw, asked, parts.files, uploadLimit(req.raw, asked, parts.maxBackupBytes ?? MAX_BACKUP_BYTES));
  });
  app.get('/files/:sha256', async ({ req, env }) =>
    giveFile(req.raw, req.param('sha256'), await caller(req.raw, env.transport), parts.files),
  );

  app.get('/events', async ({ req, env }) => {
    return eventStream(events, listenerOf(req.raw, env.transport), req.raw.signal);
  });
  app.post('/events/windows', async ({ req, env }) => {
    const listener = listenerOf(req.raw, env.transport);
    if ((await listener.again())?.kind === 'nobody') throw new Failure('UNAUTHENTICATED', {});
    return Response.json({ ticket: windows.admit(listener) });
  });
  app.post('/events', async ({ req }) => {
    const request = await limitedJson(req.raw, MAX_TICKETS_BYTES);
    return sharedStream(events, windows, ticketsIn(await request.text()), req.raw.signal);
  });

  for (const path of ['/rpc/*', '/api/*', '/files/*', '/events', '/events/*'])
    app.all(path, (context) =>
      context.json({ code: 'NOT_FOUND', message: '没有找到', data: { what: context.req.path } }, 405),
    );
  app.get('*', async (context) => (await statics?.(context.req.path)) ?? context.notFound());
  app.notFound((context) =>
    errorResponse(errorBody(new Failure('NOT_FOUND', { what: context.req.path }), report, ''), 'plain'),
  );
  app.onError((error, { req }) =>
    errorResponse(worded(errorBody(error, report, req.path), localeOf(req.raw)), 'plain'),
  );

  return async (request, transport) => {
    const secure = transport.kind === 'lan';
    if (!isForUs(request, transport) && !isWelcome(request, transport)) return secured(misdirected(), secure);
    return secured(await app.fetch(request, { transport }), secure);
  };
}

/** A link on another site may open our pages, under our own name; it can neither read them nor ask the service. */
const isWelcome = (request: Request, transport: Transport): boolean => {
  if (!isNavigation(request)) return false;
  const plain = new Request(request.url, { method: 'GET' });
  return isForUs(plain, transport) && !/^\/(rpc|api|files|events)(\/|$)/.test(new URL(request.url).pathname);
};

const misdirected = (): Response =>
  Response.json(
    { code: 'FORBIDDEN', message: '请求的主机名或来源不被接受', data: { permission: 'host' } },
    { status: 421 },
  );

/** The tickets that a body names; INVALID_INPUT where it names none. */
function ticketsIn(text: string): string[] {
  const said: unknown = text === '' ? undefined : (JSON.parse(text) as { tickets?: unknown } | null)?.tickets;
  if (Array.isArray(said) && said.length > 0 && said.every((one) => typeof one === 'string')) return said;
  throw new Failure('INVALID_INPUT', { issues: [{ path: 'tickets', message: '没有写明窗口' }] });
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
