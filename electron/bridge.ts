import { HOST } from './guards.ts';

/** What a request must not carry from hop to hop, and what tells where the page lives, which the service need not know. */
const NOT_PASSED_ON = ['connection', 'host', 'origin', 'referer', 'content-length', 'cookie'];
/** Chromium's word on which page asks; here it is the bridge that asks. */
const PAGES_OWN = 'sec-fetch-';
/** The body arrives here already unpacked. */
const NOT_PASSED_BACK = ['connection', 'content-encoding', 'content-length', 'transfer-encoding', 'set-cookie'];

/**
 * The handler of `app://console/…`: hands each request to the service and its answer back, streaming both ways. Pages and
 * figures come the same way as in a browser, with the same headers; the renderer cannot tell the two apart.
 *
 * @param service the service's address at this moment, e.g. `http://127.0.0.1:40123/`; undefined while it is (re)starting.
 * @param send sends a request; `fetch`, or a stand-in for it in a test.
 * @param away what a window shows while there is no service; a call of the page is told in plain text.
 */
export function bridge(
  service: () => string | undefined,
  send: (request: Request) => Promise<Response>,
  away: () => Response = unavailable,
) {
  return async (request: Request): Promise<Response> => {
    const asked = new URL(request.url);
    if (asked.host !== HOST) return plain(404, 'not found');
    const isPage = request.method === 'GET' && (request.headers.get('accept') ?? '').includes('text/html');
    const nobody = isPage ? away : unavailable;
    const address = service();
    if (address === undefined) return nobody();
    // Set part by part: a path such as `//elsewhere/` must not become another host.
    const target = new URL(address);
    target.pathname = asked.pathname;
    target.search = asked.search;
    try {
      return passBack(await send(passOn(request, target)));
    } catch (error) {
      if (request.signal.aborted) throw error;
      return nobody();
    }
  };
}

function passOn(request: Request, target: URL): Request {
  const headers = new Headers(request.headers);
  for (const name of [...headers.keys()])
    if (NOT_PASSED_ON.includes(name) || name.startsWith(PAGES_OWN)) headers.delete(name);
  const hasBody = request.body !== null;
  return new Request(target, {
    method: request.method,
    headers,
    redirect: 'manual',
    signal: request.signal,
    ...(hasBody ? { body: request.body, duplex: 'half' as const } : {}),
  });
}

function passBack(answer: Response): Response {
  // The service sends nobody elsewhere; whoever does is not the service.
  if (answer.headers.has('location')) return plain(502, 'sent elsewhere');
  const headers = new Headers(answer.headers);
  for (const name of NOT_PASSED_BACK) headers.delete(name);
  return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers });
}

const unavailable = (): Response => plain(503, 'the finance service is starting', { 'retry-after': '1' });

const plain = (status: number, text: string, headers: Record<string, string> = {}): Response =>
  new Response(text, { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers } });
