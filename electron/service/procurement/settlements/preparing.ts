import { procurement } from '../../../../shared/contract/procurement.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { moveOf, type PaperStep } from '../../../../shared/domain/procurement/papers.ts';
import { formatYuan, sumFen } from '../../../../shared/kernel/fen.ts';
import type { BooksTx } from '../../database.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import { command, DONE, type Implementation } from '../../pipeline/implementation.ts';
import { readPaper, readSteps } from '../papers/papers.ts';
import { CHANGED, isOwn, keepPaper, NOT_NOW, stepOn } from '../papers/stepping.ts';
import { EVER, readDue } from './accepted.ts';
import { NO_ACCOUNT, readHolder } from './holder.ts';
import { type Note, noteContent, noteOf, noteRows } from './notes.ts';

export const OWN_WORK = '编制内部结算单的人不能自己确认，编制或确认的人不能自己记账';

/** 编制 by the pharmacy centre, 确认 and 退回 by the unit; rows of a note that does not stand are free again. */
export const preparingOperations: readonly Implementation[] = [
  command(procurement.prepareSettlements, async (context, { day, units }) => {
    const { db, tx } = context;
    if (day > chinaDay(context.nowMs)) throw context.refused('later-day', '结算到的日期不能晚于今天');
    const holder = await readHolder(db);
    if (!holder) throw context.refused('no-account', NO_ACCOUNT);
    const wanted = units && new Set<string>(units);
    const due = (await readDue(db, EVER, day)).filter(({ settled, note }) => settled && !note);
    const rows = due.filter(({ unit }) => wanted?.has(unit) ?? true);
    if (rows.length === 0) throw context.refused('nothing', `到 ${day} 没有验收而未结算的药品耗材`);
    const made: { id: number; number: string; unit: string; amount: string }[] = [];
    const all = [...new Set(rows.map(({ unit }) => unit))].sort();
    const running = await takeNumbers(tx, `settlement ${day.slice(0, 4)}`, all.length);
    for (const [at, unit] of all.entries()) {
      const own = await noteRows(
        db,
        rows.filter((row) => row.unit === unit),
      );
      const number = `JS-${day.slice(0, 4)}-${String(running + at).padStart(4, '0')}`;
      const paper = await keepPaper(context, 'settlement', {
        ...{ unit, number, subject: holder, first: own.map((row) => row.day).sort()[0] ?? day, last: day },
        content: noteContent({ holder, rows: own }),
      });
      await keepRows(tx, noteOf(paper));
      made.push({ id: paper.id, number, unit, amount: formatYuan(sumFen(own.map(({ amount }) => amount))) });
    }
    context.audit({
      subject: made.length === 1 ? made[0]!.number : `${made[0]!.number} 等 ${made.length} 份`,
      after: { paper: 'settlement', day, notes: made },
    });
    return made;
  }),

  command(procurement.confirmSettlement, async (context, asked) => {
    const note = await readFor(context, asked, 'confirm');
    await stepOn(context, note, 'confirm');
    context.audit({ unit: note.unit, subject: note.number, after: { amount: formatYuan(note.amount) } });
    return DONE;
  }),

  command(procurement.returnSettlement, async (context, { reason, ...asked }) => {
    const note = await readFor(context, asked, 'return');
    await stepOn(context, note, 'return', { reason });
    await freeRows(context.tx, note.id);
    context.audit({ unit: note.unit, subject: note.number, reason });
    return DONE;
  }),

  command(procurement.withdrawSettlement, async (context, { reason, ...asked }) => {
    const note = await readFor(context, asked, 'withdraw');
    await stepOn(context, note, 'withdraw', { reason });
    await freeRows(context.tx, note.id);
    context.audit({ unit: note.unit, subject: note.number, reason });
    return DONE;
  }),
];

interface Asked {
  readonly id: number;
  readonly revision: number;
  readonly unit: UnitCode;
}
type Ask = Parameters<Parameters<typeof command<typeof procurement.confirmSettlement>>[1]>[0];
/** What all commands on a note have of their contexts. */
interface NoteContext extends Pick<Ask, 'db' | 'caller' | 'notFound'> {
  refused(code: 'changed' | 'not-now', reasons: string): ReturnType<Ask['refused']>;
}

/** The note as the caller saw it, when the step may be made of it. */
export async function readFor(context: NoteContext, { id, revision, unit }: Asked, step: PaperStep): Promise<Note> {
  const paper = await readPaper(context.db, 'settlement', id);
  if (paper?.unit !== unit) throw context.notFound(`内部结算单 ${id}`);
  if (paper.revision !== revision) throw context.refused('changed', CHANGED);
  if (!moveOf('settlement', step, paper.stage)) throw context.refused('not-now', NOT_NOW);
  const steps = (await readSteps(context.db, [id])).get(id) ?? [];
  if (isOwn(paper, step, steps, context.caller)) throw (context as Ask).refused('own-work', OWN_WORK);
  return noteOf(paper);
}

/** A receipt's line is in one note at a time: the store refuses a second row of it. */
const keepRows = (tx: BooksTx, note: Note): Promise<void> =>
  takeNumbers(tx, 'settlement_row', note.rows.length).then((first) =>
    tx.bulkInsert(
      'settlement_row',
      note.rows.map(({ receipt, item, packs, price, amount }, at) => ({
        ...{ id: first + at, settlement: note.id, receipt, unit: note.unit, item, packs, price, amount },
      })),
    ),
  );

export async function freeRows({ db }: BooksTx, settlement: number): Promise<void> {
  await db.deleteFrom('settlement_row').where('settlement', '=', settlement).execute();
}
