import type { BooksReader } from '../../database.ts';

/** Packs that have come of an allocation; what is received can be cancelled no more. */
export type ReceivedOf = (allocation: number) => number;

/** What has come of allocations. Receipts are no part of the books yet, so that every order is still on its way. */
export async function readReceived(_db: BooksReader, _allocations: readonly number[]): Promise<ReceivedOf> {
  return () => 0;
}
