import type { Reason } from '../../../../shared/contract/errors.ts';
import { procurement } from '../../../../shared/contract/procurement.ts';
import { withinScope } from '../../../../shared/domain/organisation/access.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import {
  againstReturn,
  type Returnable,
  type ReturnForm,
} from '../../../../shared/domain/procurement/deliveries/returned.ts';
import { moveOf } from '../../../../shared/domain/procurement/papers.ts';
import { amountOf, price } from '../../../../shared/domain/procurement/price.ts';
import { byLot, freeOn, lotKey, type StockMove } from '../../../../shared/domain/procurement/stock/move.ts';
import { canonicalJson } from '../../../../shared/kernel/canonical.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { addFen, formatYuan, ZERO } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import { loadUnits } from '../../organisation/queries.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import { command, DONE, type Implementation, query } from '../../pipeline/implementation.ts';
import { type Paper, papersOf, readPaper, readSteps } from '../papers/papers.ts';
import { CHANGED, isOwn, keepPaper, NOT_NOW, paperOut, stepOn } from '../papers/stepping.ts';
import { readGoods } from '../stock/goods.ts';
import { type NewMove, postMoves, readMoves } from '../stock/moves.ts';
import { readPromised } from '../stock/promised.ts';
import { readSuppliers } from '../suppliers/reading.ts';
import { returnedOf } from './reading.ts';

const OWN = '提出退货或冲销的人不能自己确认，须由另一人办理';

/** 退货 and 冲销: asked for by one, confirmed by another; what was accepted otherwise stays as it was. */
export const returnOperations: readonly Implementation[] = [
  query(procurement.returns, async ({ db, caller, scope }, { unit }) => {
    let asked = papersOf(db, 'return');
    if (unit !== undefined) asked = asked.where('unit', '=', unit);
    const papers = withinScope(scope, (await asked.execute()) as readonly Paper[], (paper) => paper.unit as UnitCode);
    const lines = await returnLines(
      db,
      papers.map(({ id }) => id),
    );
    const goods = await readGoods(
      db,
      lines.map(({ item }) => item),
    );
    const steps = await readSteps(
      db,
      papers.map(({ id }) => id),
    );
    const suppliers = await readSuppliers(db);
    const names = new Map((await loadUnits(db)).map(({ code, name }) => [code, name]));
    return papers
      .map((paper) => {
        const own = lines.filter((line) => line.return_id === paper.id);
        const { form, why } = JSON.parse(paper.content) as { form: ReturnForm; why: string };
        return {
          ...{ ...paperOut(paper, steps.get(paper.id) ?? [], caller), unit: paper.unit, form, why, day: paper.first },
          ...{ unitName: names.get(paper.unit as UnitCode) ?? paper.unit, supplier: paper.subject },
          supplierName: suppliers.get(paper.subject)?.name ?? paper.subject,
          amount: formatYuan(own.reduce((sum, line) => addFen(sum, amountOf(price(line.price), line.packs)), ZERO)),
          rows: own.map((line) => ({
            ...{ item: line.item, name: goods(line.item).name, pack: goods(line.item).pack, receipt: line.receipt },
            ...{ receiptNumber: line.number, lot: line.lot, expiry: line.expiry, packs: line.packs },
          })),
        };
      })
      .reverse();
  }),

  command(procurement.askReturn, async (context, { unit, form, day, why, lines }) => {
    const { db } = context;
    const ground = await returnable(
      db,
      unit,
      lines.map(({ line }) => line),
    );
    const problems: Reason[] = againstReturn(lines, day, chinaDay(context.nowMs), ground);
    if (problems.length === 0) problems.push(...(await againstStock(db, unit, lines, day)));
    if (problems.length > 0) throw context.refused('not-fit', problems);
    const supplier = ground.get(lines[0]!.line)!.supplier;
    const number = await takeNumbers(context.tx, `procurement_return_${day.slice(0, 4)}`, 1);
    const kept = await keepPaper(context, 'return', {
      ...{ unit, number: `TH-${day.slice(0, 4)}-${String(number).padStart(5, '0')}`, subject: supplier },
      ...{ first: day, last: '' },
      content: canonicalJson({ form, why, lines: lines.map((line) => ({ ...line })) }),
    });
    let id = await takeNumbers(context.tx, 'return_line', lines.length);
    await context.tx.bulkInsert(
      'return_line',
      lines.map(({ line, packs }) => ({ id: id++, return_id: kept.id, receipt_line: line, packs, form })),
    );
    const { revision } = await stepOn(context, kept, 'hand');
    context.audit({ unit, subject: kept.number, after: { form, lines: lines.length }, reason: why });
    return { id: kept.id, number: kept.number, revision };
  }),

  command(procurement.decideReturn, async (context, { unit, id, revision, outcome, reason }) => {
    const paper = await readPaper(context.db, 'return', id);
    if (paper?.unit !== unit) throw context.notFound(`退货单 ${id}`);
    if (paper.revision !== revision) throw context.refused('changed', CHANGED);
    if (!moveOf('return', outcome, paper.stage)) throw context.refused('not-now', NOT_NOW);
    if (outcome === 'refuse' && reason === '') throw context.refused('no-reason', '不予通过须写明原因');
    const steps = (await readSteps(context.db, [id])).get(id) ?? [];
    if (isOwn(paper, outcome, steps, context.caller)) throw context.refused('own-work', OWN);
    await stepOn(context, paper, outcome, { reason });
    if (outcome === 'accept') await takeOut(context, paper, unit);
    context.audit({ unit, subject: paper.number, after: { outcome }, ...(reason === '' ? {} : { reason }) });
    return DONE;
  }),
];

const returnLines = (db: BooksReader, papers: readonly number[]) =>
  db
    .selectFrom('return_line as back')
    .innerJoin('receipt_line as line', 'line.id', 'back.receipt_line')
    .innerJoin('procurement_paper as paper', 'paper.id', 'line.receipt')
    .select(['back.return_id', 'back.receipt_line', 'back.packs', 'line.receipt', 'paper.number', 'line.item'])
    .select(['line.lot', 'line.expiry', 'line.price', 'line.pack_size', 'line.accepted'])
    .where('back.return_id', 'in', [...papers])
    .orderBy('back.id')
    .execute();

/** Packs that the stock does not hold free any more: issued, on their way to another unit, or about to go back already. */
async function againstStock(
  db: BooksReader,
  unit: UnitCode,
  asked: readonly { readonly line: number; readonly packs: number }[],
  day: AccountingDate,
): Promise<Reason[]> {
  const rows = await db
    .selectFrom('receipt_line')
    .select(['id', 'item', 'lot', 'expiry', 'price', 'pack_size'])
    .where(
      'id',
      'in',
      asked.map(({ line }) => line),
    )
    .execute();
  const items = rows.map(({ item }) => item);
  const known = byLot<StockMove>([
    ...(await readMoves(db, { unit, items })),
    ...(await readPromised(db, { unit, items })),
  ]);
  const goods = await readGoods(db, items);
  const wanted = new Map<string, number>();
  return asked.flatMap(({ line, packs }, at): Reason[] => {
    const { item, lot, expiry, price: each, pack_size: packSize } = rows.find(({ id }) => id === line)!;
    const key = lotKey({ item, lot, expiry: expiry as AccountingDate, price: price(each), packSize });
    const all = (wanted.get(key) ?? 0) + packs * packSize;
    wanted.set(key, all);
    const free = Math.max(0, freeOn(known.get(key) ?? [], day));
    const message = `第 ${at + 1} 行：${goods(item).name} 批号 ${lot} 库存可退 ${free}，不够 ${all}（最小单位）`;
    return all > free ? [{ code: 'short', message, row: at + 1 }] : [];
  });
}

/** How much of accepted lines of a unit can still go back, by the line's id. */
async function returnable(db: BooksReader, unit: UnitCode, lines: readonly number[]): Promise<Map<number, Returnable>> {
  const ids = [...new Set(lines)];
  const back = await returnedOf(db, ids, ['handed', 'accepted']);
  const rows = await db
    .selectFrom('receipt_line as line')
    .innerJoin('procurement_paper as paper', 'paper.id', 'line.receipt')
    .select(['line.id', 'line.item', 'line.lot', 'line.accepted', 'paper.first', 'paper.subject'])
    .where('line.id', 'in', ids)
    .where('paper.unit', '=', unit)
    .where('paper.stage', '=', 'accepted')
    .execute();
  const goods = await readGoods(
    db,
    rows.map(({ item }) => item),
  );
  return new Map(
    rows.map(({ id, item, lot, accepted, first, subject }) => {
      const { goods: gone = 0, reversal = 0 } = back.get(id) ?? {};
      const left = accepted - gone - reversal;
      return [id, { name: goods(item).name, lot, day: first as AccountingDate, supplier: subject, left }];
    }),
  );
}

/** Takes what goes back out of the stock; what a reversal takes off whole may be read in again with its codes. */
async function takeOut(
  context: CommandContext<typeof procurement.decideReturn>,
  paper: Paper,
  unit: UnitCode,
): Promise<void> {
  const { form } = JSON.parse(paper.content) as { form: ReturnForm };
  const lines = await returnLines(context.db, [paper.id]);
  const problems = await postMoves(
    context.tx,
    paper.id,
    lines.map(
      (line): NewMove => ({
        ...{ unit, item: line.item, lot: line.lot, expiry: line.expiry as AccountingDate },
        ...{ day: paper.first as AccountingDate, kind: 'return', quantity: -line.packs * line.pack_size },
        ...{ price: price(line.price), packSize: line.pack_size },
      }),
    ),
  );
  if (problems.length > 0) throw context.refused('not-fit', problems);
  if (form !== 'reversal') return;
  const back = await returnedOf(
    context.db,
    lines.map((line) => line.receipt_line),
    ['accepted'],
  );
  const gone = lines.filter((line) => (back.get(line.receipt_line)?.reversal ?? 0) === line.accepted);
  if (gone.length > 0)
    await context.db
      .deleteFrom('receipt_code')
      .where(
        'line',
        'in',
        gone.map((line) => line.receipt_line),
      )
      .execute();
}
