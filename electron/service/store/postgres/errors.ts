import { StoreError } from '../port.ts';

/** PostgreSQL's own code of what went wrong (`40001`), when the error carries one. */
export function sqlStateOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Serialization failure and deadlock: nothing was changed, and the same work may succeed when it runs again. */
export const isRetryable = (error: unknown): boolean => {
  const state = sqlStateOf(error);
  return state === '40001' || state === '40P01';
};

/** An error of PostgreSQL in the store's terms. Its messages name tables and columns, never the statement. */
export function asPostgresError(error: unknown): Error {
  if (error instanceof StoreError) return error;
  const state = sqlStateOf(error);
  const message = error instanceof Error ? error.message : String(error);
  if (state === undefined) return error instanceof Error ? error : new Error(message);
  if (isRetryable(error)) return error as Error;
  // Integrity, values out of range, text that cannot be kept, a right that the service's role does not have.
  if (/^(23|22)/.test(state) || state === '42501' || state === 'P0001') return new StoreError('constraint', message);
  if (state === '53100') return new StoreError('disk-full', 'The disk of the database server is full.');
  if (state === '25006') return new StoreError('read-only', 'A reader cannot change anything.');
  if (state === '55P03' || state === '57014') return new StoreError('busy', message);
  if (/^(08|57|58|53)/.test(state) || /^E[A-Z]+$/.test(state))
    return new StoreError('io', `The database server does not answer (${message}).`);
  return error as Error;
}
