import { createHash, timingSafeEqual } from 'node:crypto';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import { Failure } from '../pipeline/failure.ts';
import type { Sessions } from '../pipeline/sessions.ts';
import { isNearby, type Transport } from './transport.ts';

/** Proves that the asker can read the data folder (the command line); only believed on this machine. */
export const OPERATOR_KEY_HEADER = 'tongcai-operator';
/** The operating system's user of that command line, percent-encoded. */
export const OS_USER_HEADER = 'tongcai-os-user';

const BEARER = /^Bearer ([A-Za-z0-9_-]{1,200})$/;

/**
 * Who asks. With a bearer token: the person who signed in, or UNAUTHENTICATED when the token no longer holds. With the
 * operator's key as well: the same person, or else the local operator, under the operating system's user.
 * `quiet` looks without noting that the person was seen.
 */
export async function callerOf(
  request: Request,
  transport: Transport,
  sessions: Sessions,
  operatorKey: string | undefined,
  quiet = false,
): Promise<Caller> {
  const osUser = operatorOf(request, transport, operatorKey);
  const authorization = request.headers.get('authorization');
  if (authorization === null)
    return osUser === undefined ? { kind: 'nobody', nearby: isNearby(transport) } : { kind: 'local', osUser };
  const token = BEARER.exec(authorization)?.[1];
  const caller = token && (await sessions.authenticate(token, { osUser, quiet, nearby: isNearby(transport) }));
  if (!caller) throw new Failure('UNAUTHENTICATED', {}, '登录已失效，请重新登录');
  return caller;
}

function operatorOf(request: Request, transport: Transport, operatorKey: string | undefined): string | undefined {
  const given = request.headers.get(OPERATOR_KEY_HEADER);
  if (given === null || operatorKey === undefined || !isNearby(transport)) return undefined;
  // Digests are of one length, so that the comparison takes as long whatever was given.
  const digest = (value: string) => createHash('sha256').update(value, 'utf8').digest();
  if (!timingSafeEqual(digest(given), digest(operatorKey))) return undefined;
  return osUserFrom(request.headers.get(OS_USER_HEADER));
}

function osUserFrom(header: string | null): string {
  try {
    const name = decodeURIComponent(header ?? '').trim();
    return name !== '' && name.length <= 64 && !/[\p{Cc}\p{Surrogate}]/u.test(name) ? name : 'unknown';
  } catch {
    return 'unknown';
  }
}
