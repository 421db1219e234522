import type { Transport } from '../../../electron/service/http/transport.ts';
import type { Service } from '../../../electron/service/service.ts';

export const LOOPBACK: Transport = { kind: 'loopback', knowsHost: () => false };
export const LAN: Transport = { kind: 'lan', knowsHost: (name) => name === 'finance.qingshi.test' };
export const HOME = 'http://127.0.0.1:8080';

export interface Ask {
  readonly method?: string;
  readonly token?: string;
  readonly headers?: Record<string, string>;
  readonly json?: unknown;
  readonly body?: BodyInit;
  readonly transport?: Transport;
  readonly home?: string;
  readonly signal?: AbortSignal;
}

/** Asks a service's handler as a browser or an integration would, without a socket. */
export function asker(service: Pick<Service, 'fetch'>) {
  return (
    path: string,
    { method, token, headers, json, body, transport = LOOPBACK, home = HOME, signal }: Ask = {},
  ) => {
    const content = json === undefined ? body : JSON.stringify(json);
    const request = new Request(new URL(path, home), {
      method: method ?? (content === undefined ? 'GET' : 'POST'),
      headers: {
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(content === undefined ? {} : { body: content, duplex: 'half' }),
      signal,
    });
    return service.fetch(request, transport);
  };
}
