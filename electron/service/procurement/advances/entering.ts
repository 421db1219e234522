import { procurement } from '../../../../shared/contract/procurement.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import { againstEntering, againstTakingBack } from '../../../../shared/domain/procurement/advances/advance.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import { command, DONE, type Implementation } from '../../pipeline/implementation.ts';
import { readPurchaseAccount } from '../account/reading.ts';
import { keepPaper, stepOn } from '../papers/stepping.ts';
import { type AdvanceEntry, entryContent, stands } from './entries.ts';
import { type Advance, advanceOf, readAdvances } from './reading.ts';
import { readEntryFor } from './stepping.ts';

const NO_HOLDER = '还没有登记唯一采购账户，不能登记医保预付';

/** A document's number as it is compared: without what people type differently. */
const plain = (number: string): string => number.replaceAll(/\s/g, '').toUpperCase();

/** 登记 and 作废, by the cashier of the unit that holds the one account. */
export const enteringOperations: readonly Implementation[] = [
  command(procurement.enterAdvance, async (context, { unit, ...entry }) => {
    const { db, tx, nowMs } = context;
    const account = await readPurchaseAccount(db);
    if (!account) throw context.refused('not-now', NO_HOLDER);
    if (unit !== account.unit) throw context.notFound(`${unit} 的医保预付`);
    // Read in the same transaction: of two that would take the same money the second finds it gone.
    const advances = await readAdvances(db);
    const advance = advanceOf(advances, entry.batch);
    if (!advance) throw context.notFound(`集采批次 ${entry.batch}`);
    const twin = standing(advances).find(({ document }) => plain(document) === plain(entry.document));
    if (twin) throw context.refused('twice', `单据 ${entry.document} 已登记在 ${twin.number}`);
    if (entry.day > chinaDay(nowMs)) throw context.refused('not-fit', '日期不能晚于今天');
    const against = againstEntering(advance.sums, entry);
    if (against.length > 0) throw context.refused('not-fit', against.map(notFit));
    const year = entry.day.slice(0, 4);
    const number = `YF-${year}-${String(await takeNumbers(tx, `advance ${year}`, 1)).padStart(4, '0')}`;
    const days = { first: entry.day, last: entry.day };
    const content = entryContent(entry);
    const paper = await keepPaper(context, 'advance', { unit, number, subject: '', ...days, content });
    const { batch, move, day, amount, document } = entry;
    await db.insertInto('advance_entry').values({ advance: paper.id, batch, move, day, amount, document }).execute();
    const told = { move, day, amount: formatYuan(amount), document, batch: advance.agreement.number };
    context.audit({ unit, subject: number, after: told });
    return { id: paper.id, number, revision: paper.revision };
  }),

  command(procurement.strikeAdvance, async (context, { reason, ...seen }) => {
    const entry = await readEntryFor(context, seen, 'withdraw');
    const against = againstWithout(entry, await readAdvances(context.db));
    if (against.length > 0) throw context.refused('not-fit', against.map(notFit));
    await stepOn(context, entry, 'withdraw', { reason });
    context.audit({ unit: entry.unit, subject: entry.number, reason });
    return DONE;
  }),
];

const standing = (advances: readonly Advance[]): AdvanceEntry[] =>
  advances.flatMap(({ entries }) => entries.filter(stands));

/** What stands against an entry's not counting any more. */
export function againstWithout(entry: AdvanceEntry, advances: readonly Advance[]): string[] {
  const advance = advanceOf(advances, entry.batch);
  return advance ? againstTakingBack(advance.sums, entry) : [];
}

export const notFit = (message: string) => ({ code: 'not-fit', message });
