import { Failure } from '../pipeline/failure.ts';

/**
 * The request with its JSON body read up to a limit: TOO_LARGE as soon as more is announced or comes, INVALID_INPUT when
 * it is not JSON, so that both are the contract's errors and not the transport's.
 */
export async function limitedJson(request: Request, maxBytes: number): Promise<Request> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > maxBytes) throw tooLarge(maxBytes);
  if (!request.body) return request;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  const { method, headers, signal } = request;
  const body = Buffer.concat(chunks);
  if (!isJson(headers, body)) throw new Failure('INVALID_INPUT', { issues: [{ path: '', message: '不是 JSON' }] });
  return new Request(request.url, { method, headers, signal, body });
}

const tooLarge = (maxBytes: number) => new Failure('TOO_LARGE', { limit: maxBytes, unit: '字节' });

function isJson(headers: Headers, body: Buffer): boolean {
  if (body.byteLength === 0) return true;
  if (!/^application\/json\b/i.test(headers.get('content-type') ?? '')) return false;
  try {
    JSON.parse(body.toString('utf8'));
    return true;
  } catch {
    return false;
  }
}
