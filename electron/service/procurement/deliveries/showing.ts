import { procurement } from '../../../../shared/contract/procurement.ts';
import type { Caller } from '../../../../shared/domain/organisation/access.ts';
import { actorOf, reaches, scopeOf, withinScope } from '../../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import {
  type Arrival,
  coldRange,
  type RefusedReason,
} from '../../../../shared/domain/procurement/deliveries/receipt.ts';
import type { PaperStep } from '../../../../shared/domain/procurement/papers.ts';
import { amountOf, formatPrice, price } from '../../../../shared/domain/procurement/price.ts';
import { type AccountingDate, daysBetween } from '../../../../shared/kernel/date.ts';
import { addFen, formatYuan, ZERO } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnits } from '../../organisation/queries.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { readOrders } from '../orders/documents.ts';
import { type Paper, papersOf, readPaper, readSteps, type StepMade } from '../papers/papers.ts';
import { paperOut } from '../papers/stepping.ts';
import { readGoods } from '../stock/goods.ts';
import { readSuppliers } from '../suppliers/reading.ts';
import { buyersOf, orderOf, ownOf } from './accepting.ts';
import { awaitedOf, readOrderedLines } from './ordered.ts';
import { returnedOf } from './reading.ts';
import { mayRegister } from './registrar.ts';
import { loadDeliveryRules } from './rules.ts';

/** 到货验收单, in a list and whole. */
export const receiptReading: readonly Implementation[] = [
  query(procurement.receipts, async ({ db, caller, scope }, { unit, first, last, stage }) => {
    let asked = papersOf(db, 'receipt');
    if (unit !== undefined) asked = asked.where('unit', '=', unit);
    if (first !== undefined) asked = asked.where('first', '>=', first);
    if (last !== undefined) asked = asked.where('first', '<=', last);
    if (stage !== undefined) asked = asked.where('stage', '=', stage);
    const papers = withinScope(scope, (await asked.execute()) as readonly Paper[], (paper) => paper.unit as UnitCode);
    return (await rowsOf(db, papers, caller)).reverse();
  }),

  query(procurement.receipt, async ({ db, caller, scope, notFound }, { id }) => {
    const paper = await readPaper(db, 'receipt', id);
    // Of another unit's papers not even that they are there is said.
    if (!paper || !reaches(scope, paper.unit as UnitCode)) throw notFound(`到货验收单 ${id}`);
    const [row] = await rowsOf(db, [paper], caller);
    const lines = await db.selectFrom('receipt_line').selectAll().where('receipt', '=', id).orderBy('id').execute();
    const ids = lines.map((line) => line.id);
    const back = await returnedOf(db, ids, ['accepted']);
    const asked = await returnedOf(db, ids, ['handed']);
    const ordered = new Map(
      (await readOrderedLines(db, { allocations: [...new Set(lines.map(({ allocation }) => allocation))] })).map(
        ({ allocation, quantity }) => [allocation, quantity],
      ),
    );
    const goods = await readGoods(
      db,
      lines.map(({ item }) => item),
    );
    const codes = await db.selectFrom('receipt_code').selectAll().where('line', 'in', ids).orderBy('code').execute();
    const arrival = JSON.parse(paper.content) as Arrival;
    const { cold } = await loadDeliveryRules(db);
    const range = coldRange(
      lines.map(({ item }) => item),
      cold,
    );
    const asks = scopeOf(caller, 'procurement.request');
    return {
      ...row!,
      ...{ cold: arrival.cold ?? null, coldRange: range ?? null, coldWhy: arrival.coldWhy },
      returns: paper.stage === 'accepted' && asks !== undefined && reaches(asks, paper.unit as UnitCode),
      rows: lines.map((line) => {
        const { name, maker, pack } = goods(line.item);
        const sumOf = (of: typeof back): number => (of.get(line.id)?.goods ?? 0) + (of.get(line.id)?.reversal ?? 0);
        return {
          ...{ id: line.id, allocation: line.allocation, item: line.item, name, maker, pack, lot: line.lot },
          ...{ produced: line.produced, expiry: line.expiry, delivered: line.delivered, accepted: line.accepted },
          ...{ refused: line.reason as RefusedReason | '', why: line.why, price: formatPrice(price(line.price)) },
          amount: formatYuan(amountOf(price(line.price), line.accepted)),
          codes: codes.filter((code) => code.line === line.id).map(({ code }) => code),
          ordered: ordered.get(line.allocation) ?? 0,
          ...{ returned: sumOf(back), returning: sumOf(asked) },
        };
      }),
    };
  }),
];

/** Papers that one question names. */
const AT_A_TIME = 400;

async function rowsOf(db: BooksReader, papers: readonly Paper[], caller: Caller) {
  const ids = papers.map(({ id }) => id);
  const steps = await readSteps(db, ids);
  const sums = await sumsOf(db, ids);
  const orders = await ordersOf(db, papers.map(orderOf));
  const buyers = await buyersOf(db, papers.filter(({ stage }) => stage === 'handed').map(orderOf));
  const suppliers = await readSuppliers(db);
  const names = new Map((await loadUnits(db)).map(({ code, name }) => [code, name]));
  return papers.map((paper) => {
    const made = steps.get(paper.id) ?? [];
    const { note, at } = JSON.parse(paper.content) as Arrival;
    const order = orders.get(orderOf(paper))!;
    const supplier = suppliers.get(paper.subject);
    const awaited = awaitedOf(order, supplier);
    const out = paperOut(paper, made, caller);
    const { lines, delivered, accepted, amount } = sums.get(paper.id) ?? NO_SUM;
    return {
      ...{ ...out, may: mayOf(out.may, paper, made, buyers, caller), unit: paper.unit },
      ...{ unitName: names.get(paper.unit as UnitCode) ?? paper.unit, supplier: paper.subject },
      ...{ supplierName: supplier?.name ?? paper.subject, order: orderOf(paper), orderNumber: order.number },
      ...{ note, at, ...awaited, late: daysBetween(awaited.promised, paper.first as AccountingDate) },
      ...{ lines, delivered, accepted, amount: formatYuan(amount) },
    };
  });
}

/** What may be done to a receipt, also by the pharmacy centre that registered it, and never by who bought. */
function mayOf(
  may: readonly PaperStep[],
  paper: Paper,
  steps: readonly StepMade[],
  buyers: ReadonlyMap<number, readonly StepMade[]>,
  caller: Caller,
): PaperStep[] {
  if (paper.stage !== 'handed') return [];
  const own = ownOf(paper, steps, buyers, { actor: actorOf(caller), caller }) !== undefined;
  const decides = may.filter((step) => (step === 'accept' || step === 'refuse') && !own);
  return mayRegister(caller, paper.unit as UnitCode) ? ['withdraw', ...decides] : decides;
}

const NO_SUM = { lines: 0, delivered: 0, accepted: 0, amount: ZERO };

async function sumsOf(db: BooksReader, receipts: readonly number[]): Promise<Map<number, typeof NO_SUM>> {
  const sums = new Map<number, typeof NO_SUM>();
  for (let from = 0; from < receipts.length; from += AT_A_TIME) {
    const lines = await db
      .selectFrom('receipt_line')
      .select(['receipt', 'delivered', 'accepted', 'price'])
      .where('receipt', 'in', receipts.slice(from, from + AT_A_TIME))
      .execute();
    for (const { receipt, delivered, accepted, price: each } of lines) {
      const sum = sums.get(receipt) ?? NO_SUM;
      sums.set(receipt, {
        ...{ lines: sum.lines + 1, delivered: sum.delivered + delivered, accepted: sum.accepted + accepted },
        amount: addFen(sum.amount, amountOf(price(each), accepted)),
      });
    }
  }
  return sums;
}

async function ordersOf(db: BooksReader, ids: readonly number[]) {
  const orders = await readOrders(db, { ids });
  return new Map(
    orders.map(({ id, number, first, last: agreed, urgent }) => [
      id,
      { number, day: first as AccountingDate, agreed: agreed as AccountingDate | '', urgent },
    ]),
  );
}
