import type { Reason } from '../../../../shared/contract/errors.ts';
import { procurement } from '../../../../shared/contract/procurement.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { moveOf } from '../../../../shared/domain/procurement/papers.ts';
import { byLot, freeOn, lotKey, nameOf } from '../../../../shared/domain/procurement/stock/move.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import { loadUnit, loadUnits } from '../../organisation/queries.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import { command, DONE, type Implementation, query } from '../../pipeline/implementation.ts';
import { type Paper, readPaper, readSteps } from '../papers/papers.ts';
import { CHANGED, isOwn, keepPaper, NOT_NOW, stepOn } from '../papers/stepping.ts';
import { readGoods } from './goods.ts';
import { readNamedLots } from './lot-lines.ts';
import { expiriesOf, type NewMove, postMoves, readMoves } from './moves.ts';
import { readPromised } from './promised.ts';
import { transferOf } from './transfer-paper.ts';

const ALREADY = '（在途调出和待退的不能再调）';
const OWN = '发出调剂的人不能自己接收，须由接收单位的人办理';

/** 院内调剂 and 无偿调拨: sent by one unit, received by the other; its subject is the unit that receives. */
export const transferOperations: readonly Implementation[] = [
  query(procurement.pharmacies, async ({ db }) => (await loadUnits(db)).map(({ code, name }) => ({ code, name }))),

  command(procurement.sendTransfer, async (context, { unit, to, day, form, why, lines }) => {
    const { db } = context;
    if (!(await loadUnit(db, to))) throw context.notFound(`单位 ${to}`);
    const { movesOf, problems } = await readNamedLots(db, unit, lines);
    if (to === unit) problems.push({ code: 'unit', message: '接收单位不能是本单位' });
    if (day > chinaDay(context.nowMs)) problems.push({ code: 'day', message: `日期 ${day} 还没有到` });
    const goods = await readGoods(
      db,
      lines.map(({ item }) => item),
    );
    const promised = byLot(await readPromised(db, { unit, items: lines.map(({ item }) => item) }));
    lines.forEach((line, at) => {
      const gone = promised.get(lotKey(line)) ?? [];
      const free = Math.max(0, freeOn([...movesOf(line), ...gone], day));
      const { name } = goods(line.item);
      if (movesOf(line).length > 0 && free < line.quantity)
        problems.push({
          ...{ code: 'short', row: at + 1 },
          message: `第 ${at + 1} 行：${name} 批号 ${line.lot} ${day} 可调 ${free}，不够 ${line.quantity}${gone.length > 0 ? ALREADY : ''}`,
        });
      if (line.expiry < day)
        problems.push({
          code: 'expired',
          row: at + 1,
          message: `第 ${at + 1} 行：${name} 批号 ${line.lot} 已过期，不能调剂`,
        });
    });
    if (problems.length > 0) throw context.refused('not-fit', problems);
    const number = await takeNumbers(context.tx, `procurement_transfer_${day.slice(0, 4)}`, 1);
    const kept = await keepPaper(context, 'transfer', {
      ...{
        unit,
        number: `TJ-${day.slice(0, 4)}-${String(number).padStart(5, '0')}`,
        subject: to,
        first: day,
        last: '',
      },
      content: canonicalJson({
        ...{ form, why },
        lines: lines.map((line) => ({ ...nameOf(line), quantity: line.quantity })) as unknown as Json,
      }),
    });
    const { id, number: named, revision } = await stepOn(context, kept, 'hand');
    context.audit({ unit, subject: named, after: { to, form, lines: lines.length }, reason: why });
    return { id, number: named, revision };
  }),

  command(procurement.withdrawTransfer, async (context, { unit, id, revision, reason }) => {
    const paper = await readPaper(context.db, 'transfer', id);
    if (paper?.unit !== unit) throw context.notFound(`调剂单 ${id}`);
    if (paper.revision !== revision) throw context.refused('changed', CHANGED);
    if (!moveOf('transfer', 'withdraw', paper.stage)) throw context.refused('not-now', NOT_NOW);
    await stepOn(context, paper, 'withdraw', { reason });
    context.audit({ unit, subject: paper.number, reason });
    return DONE;
  }),

  command(procurement.decideTransfer, async (context, { unit, id, revision, outcome, reason }) => {
    const paper = await readPaper(context.db, 'transfer', id);
    if (paper?.subject !== unit) throw context.notFound(`调剂单 ${id}`);
    if (paper.revision !== revision) throw context.refused('changed', CHANGED);
    if (!moveOf('transfer', outcome, paper.stage)) throw context.refused('not-now', NOT_NOW);
    if (outcome === 'refuse' && reason === '') throw context.refused('no-reason', '不予接收须写明原因');
    const steps = (await readSteps(context.db, [id])).get(id) ?? [];
    if (isOwn(paper, outcome, steps, context.caller)) throw context.refused('own-work', OWN);
    await stepOn(context, paper, outcome, { reason });
    if (outcome === 'accept') await moveOver(context, paper, unit);
    context.audit({
      unit,
      subject: paper.number,
      after: { from: paper.unit, outcome },
      ...(reason === '' ? {} : { reason }),
    });
    return DONE;
  }),
];

/** Moves the lots from the one stock to the other at the same price, both or neither. */
async function moveOver(
  context: CommandContext<typeof procurement.decideTransfer>,
  paper: Paper,
  to: UnitCode,
): Promise<void> {
  const { lines } = transferOf(paper);
  const known = expiriesOf(await readMoves(context.db, { unit: to, items: lines.map(({ item }) => item) }));
  const goods = await readGoods(
    context.db,
    lines.map(({ item }) => item),
  );
  const problems = lines.flatMap(({ item, lot, expiry }): Reason[] => {
    const other = known(item, lot);
    const message = `${goods(item).name} 批号 ${lot} 本单位已登记的有效期是 ${other}，请核对`;
    return other !== undefined && other !== expiry ? [{ code: 'expiry', message }] : [];
  });
  if (problems.length > 0) throw context.refused('not-fit', problems);
  const day = paper.first as AccountingDate;
  const over = (unit: string, kind: 'transfer-out' | 'transfer-in', sign: 1 | -1): NewMove[] =>
    lines.map((line) => ({
      ...{ ...nameOf(line), unit: unit as UnitCode, day, kind, quantity: sign * line.quantity },
    }));
  const short = await postMoves(context.tx, paper.id, [
    ...over(paper.unit, 'transfer-out', -1),
    ...over(to, 'transfer-in', 1),
  ]);
  if (short.length > 0) throw context.refused('not-fit', short);
}
