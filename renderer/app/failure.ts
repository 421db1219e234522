import { ORPCError } from '@orpc/client';
import type { Reason } from '../../shared/contract/errors.ts';
import { isPlainKey, type Translate } from '../../shared/i18n/translate.ts';

/** Whether the session behind a call is no more. The service may say so before it looks at the operation: by the status. */
export const isSignedOut = (error: unknown): boolean => error instanceof ORPCError && error.status === 401;

/** Whether the service has answered, and the answer was no: asking again by itself is of no use. */
export const isAnswered = (error: unknown): boolean =>
  error instanceof ORPCError && (error.defined || !AWAY.has(error.status));

/** What stands between us and the service answers so while the service is away. */
const AWAY = new Set([502, 503, 504]);

/** The reasons of a refusal by the rules, as the contract gives them; empty when a call failed otherwise. */
export function reasonsOf(error: unknown): readonly Reason[] {
  if (!(error instanceof ORPCError) || error.code !== 'REFUSED') return [];
  const data = error.data as { readonly reasons?: readonly Reason[] } | undefined;
  return data?.reasons ?? [];
}

/** Why a rule refused, reason by reason: the catalogue's sentence for the code (`refusal.CODE`), else the service's own. */
export function refusalsOf(error: unknown, t: Translate): string[] {
  return reasonsOf(error).map(({ code, message }) => {
    const key = `refusal.${code}`;
    return isPlainKey(key) ? t(key) : message;
  });
}

/** One sentence for a failed call, in the reader's language where the contract's code has one. */
export function sentenceOf(error: unknown, t: Translate): string {
  const refusals = refusalsOf(error, t);
  if (refusals.length > 0) return refusals.join(' ');
  const code = error instanceof ORPCError ? `error.${error.code}` : '';
  if (isPlainKey(code)) return t(code);
  return t('error.unknown', { message: error instanceof Error ? error.message : String(error) });
}

/** A question that was asked. */
interface Asked {
  readonly isError: boolean;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/** What a grid says where the answer to its question was no; undefined while there is none, or while the service is away. */
export const failedOf = (read: Asked, t: Translate) =>
  read.isError && isAnswered(read.error)
    ? { sentence: sentenceOf(read.error, t), onRetry: () => void read.refetch() }
    : undefined;
