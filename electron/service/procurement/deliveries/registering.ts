import type { Reason } from '../../../../shared/contract/errors.ts';
import { procurement } from '../../../../shared/contract/procurement.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import {
  type Arrival,
  againstArrival,
  dayOf,
  isMoment,
  type ReceiptLine,
} from '../../../../shared/domain/procurement/deliveries/receipt.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import { command, DONE, type Implementation } from '../../pipeline/implementation.ts';
import { readItems } from '../formulary/reading.ts';
import { type Paper, readPaper } from '../papers/papers.ts';
import { CHANGED, keepPaper, NOT_NOW, stepOn } from '../papers/stepping.ts';
import { readGoods } from '../stock/goods.ts';
import { expiriesOf, readMoves } from '../stock/moves.ts';
import { type OrderedLine, readOrderedLines } from './ordered.ts';
import { receivedOf } from './reading.ts';
import { mayRegister, NOT_YOURS } from './registrar.ts';
import { loadDeliveryRules } from './rules.ts';

type Registering = CommandContext<typeof procurement.registerReceipts>;

/** 登记到货: what arrived, by whoever was there; it waits for another to accept it. */
export const registeringOperations: readonly Implementation[] = [
  command(procurement.registerReceipts, async (context, { unit, arrivals }) => {
    if (!mayRegister(context.caller, unit)) throw context.refused('not-yours', NOT_YOURS);
    const receipts: { id: number; number: string; revision: number }[] = [];
    // One after the other: a later one sees what the earlier ones have taken of the order.
    for (const arrival of arrivals) {
      const { id, number, revision } = await register(context, unit, {
        ...arrival,
        lines: arrival.lines.map((line) => ({ ...line, why: line.why.trim() })),
      });
      receipts.push({ id, number, revision });
    }
    context.audit({
      ...{
        unit,
        subject: receipts.length === 1 ? receipts[0]!.number : `${receipts[0]!.number} 等 ${receipts.length} 份`,
      },
      after: {
        receipts: receipts.map(({ id }) => id),
        lines: arrivals.reduce((sum, { lines }) => sum + lines.length, 0),
      },
    });
    return { receipts };
  }),

  command(procurement.withdrawReceipt, async (context, { unit, id, revision, reason }) => {
    if (!mayRegister(context.caller, unit)) throw context.refused('not-yours', NOT_YOURS);
    const paper = await readPaper(context.db, 'receipt', id);
    if (paper?.unit !== unit) throw context.notFound(`到货验收单 ${id}`);
    if (paper.revision !== revision) throw context.refused('changed', CHANGED);
    if (paper.stage !== 'handed') throw context.refused('not-now', NOT_NOW);
    await stepOn(context, paper, 'withdraw', { reason });
    await freeCodes(context.db, id);
    context.audit({ unit, subject: paper.number, after: { receipts: [id] }, reason });
    return DONE;
  }),
];

/** Lets the 追溯码 of a receipt that does not stand be read again. */
export const freeCodes = (db: CommandContext<typeof procurement.withdrawReceipt>['db'], receipt: number) =>
  db
    .deleteFrom('receipt_code')
    .where('line', 'in', (eb) => eb.selectFrom('receipt_line').select('id').where('receipt', '=', receipt))
    .execute();

async function register(context: Registering, unit: UnitCode, arrival: Arrival): Promise<Paper> {
  const { db } = context;
  const ordered = await readOrderedLines(db, { unit, order: arrival.order, open: true });
  const [first] = ordered;
  if (!first) throw context.notFound(`本单位可到货的采购订单 ${arrival.order}`);
  if (!isMoment(arrival.at)) throw context.refused('not-fit', `没有这个到货时间：${arrival.at}`);
  const day = dayOf(arrival.at);
  const problems = await against(context, unit, arrival, ordered, first);
  if (problems.length > 0) throw context.refused('not-fit', problems);
  const number = await takeNumbers(context.tx, `procurement_receipt_${day.slice(0, 4)}`, 1);
  const kept = await keepPaper(context, 'receipt', {
    ...{ unit, number: `YS-${day.slice(0, 4)}-${String(number).padStart(5, '0')}`, subject: first.supplier },
    ...{ first: day, last: '', content: canonicalJson(arrival as unknown as Json) },
  });
  await keepLines(context, kept.id, day, arrival.lines, new Map(ordered.map((line) => [line.allocation, line])));
  return stepOn(context, kept, 'hand');
}

async function against(
  context: Registering,
  unit: UnitCode,
  arrival: Arrival,
  ordered: readonly OrderedLine[],
  first: OrderedLine,
): Promise<Reason[]> {
  const { db } = context;
  const came = await receivedOf(
    db,
    ordered.map(({ allocation }) => allocation),
  );
  const goods = await readGoods(
    db,
    ordered.map(({ item }) => item),
  );
  const lotItems = ordered.filter(({ allocation }) => arrival.lines.some((line) => line.allocation === allocation));
  const known = await readMoves(db, { unit, items: lotItems.map(({ item }) => item) });
  const problems: Reason[] = againstArrival(arrival, {
    awaited: new Map(
      ordered.map(({ allocation, item, quantity }) => {
        const { received, waiting } = came.get(allocation)!;
        return [allocation, { item, name: goods(item).name, outstanding: quantity - received - waiting }];
      }),
    ),
    ...{ rules: await loadDeliveryRules(db), orderDay: first.day, today: chinaDay(context.nowMs) },
    expiryOf: expiriesOf(known),
  });
  const codes = arrival.lines.flatMap((line) => line.codes);
  for (let from = 0; from < codes.length; from += CODES_AT_A_TIME) {
    const taken = await db
      .selectFrom('receipt_code as read')
      .innerJoin('receipt_line as line', 'line.id', 'read.line')
      .innerJoin('procurement_paper as paper', 'paper.id', 'line.receipt')
      .select(['read.code', 'paper.number', 'paper.unit'])
      .where('read.code', 'in', codes.slice(from, from + CODES_AT_A_TIME))
      .execute();
    for (const { code, number, unit: holder } of taken) {
      const row = arrival.lines.findIndex((line) => line.codes.includes(code)) + 1;
      problems.push({
        ...{ code: 'code', row },
        message: `第 ${row} 行：追溯码 ${code} 已在 ${holder} 的 ${number} 中验收，同一追溯码不能再次入库`,
      });
    }
  }
  return problems;
}
const CODES_AT_A_TIME = 400;

async function keepLines(
  context: Registering,
  receipt: number,
  day: OrderedLine['day'],
  lines: readonly ReceiptLine[],
  ordered: ReadonlyMap<number, OrderedLine>,
): Promise<void> {
  const items = await readItems(
    context.db,
    day,
    [...ordered.values()].map(({ item }) => item),
  );
  let id = await takeNumbers(context.tx, 'receipt_line', lines.length);
  const codes: { code: string; line: number }[] = [];
  const rows = lines.map((line) => {
    const { item, price } = ordered.get(line.allocation)!;
    const card = items.get(item);
    if (!card) throw context.refused('not-fit', `${item} 在 ${day} 不在目录中，没有转换比，不能入库：请先把它列入目录`);
    for (const code of line.codes) codes.push({ code, line: id });
    return {
      ...{ id: id++, receipt, allocation: line.allocation, item, lot: line.lot, produced: line.produced },
      ...{ expiry: line.expiry, delivered: line.delivered, accepted: line.accepted, reason: line.reason },
      ...{ why: line.why, price, pack_size: card.packSize },
    };
  });
  await context.tx.bulkInsert('receipt_line', rows);
  if (codes.length > 0) await context.tx.bulkInsert('receipt_code', codes);
}
