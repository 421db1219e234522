import { request as httpRequest } from 'node:http';
import { OPERATOR_KEY_HEADER, OS_USER_HEADER } from '../http/callers.ts';
import type { Desk } from './desk.ts';
import { NoData, Refusal } from './desk.ts';
import type { DeskOptions } from './local-desk.ts';

export interface PipeAddress {
  readonly path: string;
  /** Read from the data folder: it proves that this command line may. */
  readonly operatorKey: string;
}

interface Answer {
  readonly status: number;
  readonly bytes: Buffer;
}

/** The desk over the pipe of the service that holds the data folder. */
export function pipeDesk(address: PipeAddress, options: DeskOptions): Desk {
  const tokens = new Map<string, string>();
  const headersFor = async (person: string | undefined): Promise<Record<string, string>> => {
    const headers: Record<string, string> = {
      host: 'tongcai',
      [OPERATOR_KEY_HEADER]: address.operatorKey,
      [OS_USER_HEADER]: encodeURIComponent(options.osUser),
    };
    if (person === undefined) return headers;
    let token = tokens.get(person);
    if (token === undefined) {
      const password = await options.askPassword(person);
      token = ((await operation({ ...headers }, 'session.signIn', { name: person, password })) as { token: string })
        .token;
      tokens.set(person, token);
    }
    return { ...headers, authorization: `Bearer ${token}` };
  };
  const operation = async (headers: Record<string, string>, name: string, input: unknown): Promise<unknown> => {
    const answer = await send(address.path, {
      method: 'POST',
      path: `/api/${name.replace('.', '/')}`,
      headers: { ...headers, 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(input)),
      signal: options.signal,
    });
    const reply = parse(answer);
    if (answer.status < 300) return reply;
    const { code, message, data } = (reply ?? {}) as { code?: string; message?: string; data?: unknown };
    throw new Refusal(code ?? String(answer.status), message ?? `服务答复 ${answer.status}`, data);
  };
  const callAs = async <T>(person: string | undefined, name: string, input: unknown): Promise<T> =>
    (await operation(await headersFor(person), name, input)) as T;
  return {
    kind: 'pipe',
    call: (name, input) => callAs(options.person, name, input),
    callAs: (person, name, input) => callAs(person ?? options.person, name, input),
    async putFile(bytes) {
      const headers = await headersFor(options.person);
      const answer = await send(address.path, {
        method: 'POST',
        path: '/files',
        headers,
        body: bytes,
        signal: options.signal,
      });
      const reply = parse(answer) as { file?: string; code?: string; message?: string } | undefined;
      if (answer.status !== 201 || reply?.file === undefined) {
        throw new Refusal(reply?.code ?? String(answer.status), reply?.message ?? '文件没有送到', undefined);
      }
      return reply.file;
    },
    async getFile(sha256) {
      const headers = await headersFor(options.person);
      const answer = await send(address.path, {
        method: 'GET',
        path: `/files/${sha256}`,
        headers,
        signal: options.signal,
      });
      if (answer.status !== 200) throw new Refusal('NOT_FOUND', '文件已不在', undefined);
      return answer.bytes;
    },
    async close() {},
  };
}

interface Sent {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: Uint8Array;
  readonly signal: AbortSignal;
}

function send(socketPath: string, { method, path, headers, body, signal }: Sent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      {
        socketPath,
        method,
        path,
        signal,
        headers: { ...headers, ...(body ? { 'content-length': String(body.byteLength) } : {}) },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, bytes: Buffer.concat(chunks) }));
        response.on('error', reject);
      },
    );
    request.on('error', (error: NodeJS.ErrnoException) =>
      reject(
        signal.aborted
          ? signal.reason
          : new NoData(`数据正由另一个服务使用，但它没有答复：${error.code ?? error.message}`),
      ),
    );
    request.end(body);
  });
}

function parse(answer: Answer): unknown {
  try {
    return JSON.parse(answer.bytes.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
