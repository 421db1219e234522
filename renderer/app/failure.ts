import { ORPCError } from '@orpc/client';
import { isPlainKey, type Translate } from '../../shared/i18n/translate.ts';

/** Whether the session behind a call is no more. The service may say so before it looks at the operation: by the status. */
export const isSignedOut = (error: unknown): boolean => error instanceof ORPCError && error.status === 401;

/** Whether the service has answered, and the answer was no: asking again by itself is of no use. */
export const isAnswered = (error: unknown): boolean =>
  error instanceof ORPCError && (error.defined || !AWAY.has(error.status));

/** What stands between us and the service answers so while the service is away. */
const AWAY = new Set([502, 503, 504]);

/** One sentence for a failed call, in the reader's language where the contract's code has one. */
export function sentenceOf(error: unknown, t: Translate): string {
  const code = error instanceof ORPCError ? `error.${error.code}` : '';
  if (isPlainKey(code)) return t(code);
  return t('error.unknown', { message: error instanceof Error ? error.message : String(error) });
}
