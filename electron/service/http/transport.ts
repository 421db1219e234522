/**
 * The way a request came in. `pipe`: a socket file or named pipe that only this operating-system user can open;
 * `loopback`: this machine; `lan`: any other, always over TLS.
 */
export interface Transport {
  readonly kind: 'pipe' | 'loopback' | 'lan';
  /** Whether a host name is one of ours: what a rebound name in a browser is not. IP addresses always are. */
  knowsHost(name: string): boolean;
}

export const isNearby = (transport: Transport): boolean => transport.kind !== 'lan';

const IPV4 = /^\d{1,3}(\.\d{1,3}){3}$/;

/**
 * Whether the request was meant for us and comes from our own pages (DNS rebinding, cross-site requests).
 * The Host must be an address, `localhost` or a name of ours; an Origin, where the browser sends one, must be the Host's
 * own; and a browser that says that another site asks is believed.
 */
export function isForUs(request: Request, transport: Transport): boolean {
  const { host, hostname } = new URL(request.url);
  const bare = hostname.replace(/\.$/, '').toLowerCase();
  const known = bare === 'localhost' || IPV4.test(bare) || bare.startsWith('[') || transport.knowsHost(bare);
  if (!known) return false;
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  const origin = request.headers.get('origin');
  return origin === null || (URL.canParse(origin) && new URL(origin).host === host);
}

/** Whether a page may be opened from elsewhere: a link may lead to us, a script or a form of another site may not. */
export const isNavigation = (request: Request): boolean =>
  request.method === 'GET' && request.headers.get('sec-fetch-mode') === 'navigate';
