import type { BooksReader } from '../../database.ts';

/** Of the order's request lines: the request's number and the day by which it is needed. */
export async function readOrderRequests(db: BooksReader, order: number) {
  const rows = await db
    .selectFrom('order_allocation as allocation')
    .innerJoin('order_line as line', 'line.id', 'allocation.line')
    .innerJoin('request_line as asked', 'asked.id', 'allocation.request_line')
    .innerJoin('procurement_paper as paper', 'paper.id', 'asked.request')
    .select(['asked.id', 'asked.request', 'paper.number', 'paper.content'])
    .where('line.order_id', '=', order)
    .execute();
  return new Map(
    rows.map(({ id, request: requestId, number, content }) => [
      id,
      { request: number, requestId, needed: (JSON.parse(content) as { needed?: string }).needed ?? '' },
    ]),
  );
}

export interface OrderChange {
  readonly packs: number;
  readonly display: string;
  readonly instant: string;
  readonly reason: string;
}

/** What was cancelled of the order's allocations, the oldest first. */
export async function readOrderChanges(db: BooksReader, order: number): Promise<Map<number, OrderChange[]>> {
  const rows = await db
    .selectFrom('order_change as change')
    .innerJoin('order_allocation as allocation', 'allocation.id', 'change.allocation')
    .innerJoin('order_line as line', 'line.id', 'allocation.line')
    .select(['change.allocation', 'change.packs', 'change.display', 'change.instant', 'change.reason'])
    .where('line.order_id', '=', order)
    .orderBy('change.id')
    .execute();
  const changes = new Map<number, OrderChange[]>();
  for (const { allocation, ...change } of rows) changes.set(allocation, [...(changes.get(allocation) ?? []), change]);
  return changes;
}

/** Numbers of the exceptions that the order's allocations stand on. */
export async function readOrderOverrides(db: BooksReader, order: number): Promise<Map<number, string[]>> {
  const rows = await db
    .selectFrom('order_override as used')
    .innerJoin('order_allocation as allocation', 'allocation.id', 'used.allocation')
    .innerJoin('order_line as line', 'line.id', 'allocation.line')
    .innerJoin('procurement_paper as paper', 'paper.id', 'used.override')
    .select(['used.allocation', 'paper.number'])
    .where('line.order_id', '=', order)
    .orderBy('paper.id')
    .execute();
  const used = new Map<number, string[]>();
  for (const { allocation, number } of rows) used.set(allocation, [...(used.get(allocation) ?? []), number]);
  return used;
}
