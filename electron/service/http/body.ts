import { Failure } from '../pipeline/failure.ts';

/** The request with its body read up to a limit; TOO_LARGE as soon as more is announced or comes. */
export async function limitedBody(request: Request, maxBytes: number): Promise<Request> {
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
  return new Request(request.url, { method, headers, signal, body: Buffer.concat(chunks) });
}

const tooLarge = (maxBytes: number) => new Failure('TOO_LARGE', { limit: maxBytes, unit: '字节' });
