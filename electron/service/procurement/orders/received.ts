import type { BooksReader } from '../../database.ts';
import { receivedOf } from '../deliveries/reading.ts';

/** Packs of an allocation. */
export type ReceivedOf = (allocation: number) => number;

/** What was accepted of allocations. */
export async function readReceived(db: BooksReader, allocations: readonly number[]): Promise<ReceivedOf> {
  const known = await receivedOf(db, allocations);
  return (allocation) => known.get(allocation)?.received ?? 0;
}

/** What has come of allocations, accepted or waiting for it: no more of it can be cancelled. */
export async function readArrived(db: BooksReader, allocations: readonly number[]): Promise<ReceivedOf> {
  const known = await receivedOf(db, allocations);
  return (allocation) => {
    const { received = 0, waiting = 0 } = known.get(allocation) ?? {};
    return received + waiting;
  };
}
