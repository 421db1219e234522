import type { Operation } from '../../../../shared/contract/operation.ts';
import { procurement } from '../../../../shared/contract/procurement.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import { type MergedOrder, mergeIntoOrders } from '../../../../shared/domain/procurement/orders/merge.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import { command, DONE, type Implementation } from '../../pipeline/implementation.ts';
import { keepPaper, stepOn } from '../papers/stepping.ts';
import { againstPlacing, clearChosen } from './clearing.ts';
import { type OrderDocument, type OrderLine, orderContent } from './documents.ts';
import { NO_ACCOUNT, readGround } from './ground.ts';
import { openOrders, tellOf } from './steps.ts';

/** Rows that one statement brings in. */
const AT_A_TIME = 200;
const FUTURE = '下单日期不能晚于今天';

/** 归并 and 下单. */
export const makingOperations: readonly Implementation[] = [
  command(procurement.makeOrders, async (context, { day, place, lines }) => {
    if (day > chinaDay(context.nowMs)) throw context.refused('future-day', FUTURE);
    const { ground, cleared, reasons } = await clearChosen(context.db, lines, day);
    if (!ground.account) throw context.refused('no-account', NO_ACCOUNT);
    if (reasons.length > 0) throw context.refused('not-fit', reasons);
    const made: OrderDocument[] = [];
    for (const order of mergeIntoOrders(cleared)) made.push(await keepOrder(context, order, day));
    const orders: { id: number; number: string; revision: number }[] = [];
    for (const order of made) {
      const { id, number, revision } = place ? await stepOn(context, order, 'place') : order;
      orders.push({ id, number, revision });
    }
    tellOf(context, made, { placed: place });
    return { orders };
  }),

  command(procurement.placeOrders, async (context, { day, orders }) => {
    if (day > chinaDay(context.nowMs)) throw context.refused('future-day', FUTURE);
    const drafts = await openOrders(context, orders, 'place');
    const codes = drafts.flatMap(({ lines }) => lines.map(({ item }) => item));
    const ground = await readGround(context.db, day, codes);
    if (!ground.account) throw context.refused('no-account', NO_ACCOUNT);
    const reasons = drafts.flatMap((draft) => againstPlacing(ground, draft));
    if (reasons.length > 0) throw context.refused('not-fit', reasons);
    for (const draft of drafts)
      await stepOn(context, draft, 'place', {
        values: { first: day, content: orderContent({ ...draft, first: day }) },
      });
    tellOf(context, drafts, {});
    return DONE;
  }),
];

/** Keeps one order as a draft, with its lines and for whom they are. */
async function keepOrder(
  context: CommandContext<Operation>,
  merged: MergedOrder,
  day: AccountingDate,
): Promise<OrderDocument> {
  const { tx, db } = context;
  const year = day.slice(0, 4);
  const running = await takeNumbers(tx, `procurement_order ${year}`, 1);
  const number = `CG-${year}-${String(running).padStart(4, '0')}`;
  const firstLine = await takeNumbers(tx, 'order_line', merged.lines.length);
  let next = await takeNumbers(
    tx,
    'order_allocation',
    merged.lines.reduce((sum, { allocations }) => sum + allocations.length, 0),
  );
  const overrides: { allocation: number; override: number }[] = [];
  const lines = merged.lines.map(
    ({ item, price, agreement, allocations }, index): OrderLine => ({
      ...{ id: firstLine + index, item, price, agreement: agreement ?? null },
      allocations: allocations.map(({ requestLine, unit, quantity, overrides: lifted }) => {
        const id = next;
        next += 1;
        overrides.push(...lifted.map((override) => ({ allocation: id, override })));
        return { id, requestLine, unit, quantity, cancelled: 0 };
      }),
    }),
  );
  const { urgent, settlement } = merged;
  const of = { number, subject: merged.supplier, first: day as string, last: '' };
  const content = orderContent({ ...of, urgent, settlement, lines });
  const paper = await keepPaper(context, 'order', { ...of, unit: '', content });
  await db
    .insertInto('order_head')
    .values({ order_id: paper.id, urgent: urgent ? 1 : 0, settlement })
    .execute();
  const rows = lines.map(({ id, item, price, agreement }) => ({ id, order_id: paper.id, item, price, agreement }));
  for (const some of pieces(rows)) await db.insertInto('order_line').values(some).execute();
  const parts = lines.flatMap(({ id: line, allocations }) =>
    allocations.map(({ id, requestLine, unit, quantity, cancelled }) => ({
      ...{ id, line, request_line: requestLine, unit: unit as string, quantity, cancelled },
    })),
  );
  for (const some of pieces(parts)) await db.insertInto('order_allocation').values(some).execute();
  for (const some of pieces(overrides)) await db.insertInto('order_override').values(some).execute();
  return { ...paper, urgent, settlement, lines };
}

const pieces = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / AT_A_TIME) }, (_, at) =>
    rows.slice(at * AT_A_TIME, (at + 1) * AT_A_TIME),
  );
