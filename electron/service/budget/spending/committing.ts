import { claimName } from '../../../../shared/domain/budget/claim.ts';
import { type GateRefusal, pass } from '../../../../shared/domain/budget/gate.ts';
import { type LineKey, lineKey } from '../../../../shared/domain/budget/line.ts';
import { monthIn } from '../../../../shared/domain/budget/month-in.ts';
import { borneBy, type Taking, takingsOf } from '../../../../shared/domain/budget/placing.ts';
import { overrunSentence } from '../../../../shared/domain/budget/refusals.ts';
import type { VoucherDraft } from '../../../../shared/domain/ledger/voucher.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { type Fen, fen, ZERO } from '../../../../shared/kernel/fen.ts';
import { periodOfDate, yearOf } from '../../../../shared/kernel/period.ts';
import type { BooksReader, BooksTx } from '../../database.ts';
import { readBook } from '../book.ts';
import { commitFor, type Moving, type Wanted } from '../holding.ts';
import { type HeldYear, readHeldYears } from './unit-years.ts';

/** What a voucher that is to be posted later will spend, by the lines that bear it; undefined where nothing is held to it. */
async function readTakings(
  db: BooksReader,
  draft: VoucherDraft,
): Promise<{ readonly year: HeldYear; readonly takings: readonly Taking[] } | undefined> {
  const unitYear = { unit: draft.unit, year: yearOf(periodOfDate(draft.date)) };
  const year = (await readHeldYears(db, [unitYear]))(unitYear);
  const takings = year ? takingsOf(draft, year.account, year.isPlanned).filter(({ amount }) => amount > 0) : [];
  return year && takings.length > 0 ? { year, takings } : undefined;
}

const sentences = (refusals: readonly GateRefusal[], takings: readonly Taking[], { isPlanned }: HeldYear): string[] =>
  refusals.flatMap((refusal) => {
    const taking = refusal.kind === 'over' && takings.find(({ line }) => lineKey(line) === refusal.line);
    if (!taking || refusal.kind !== 'over') return [];
    const { line, amount } = taking;
    const said = { line, wanted: amount, before: fen(amount - refusal.over), isPlanned: isPlanned(lineKey(line)) };
    return [overrunSentence({ ...said, ask: refusal.ask })];
  });

/** Why the budget block of a voucher to come does not fit its budget (无预算不支出), as sentences; nothing is bound. */
export async function againstCommitting(
  db: BooksReader,
  { carrier, today }: { readonly carrier: string; readonly today: AccountingDate },
  draft: VoucherDraft,
): Promise<string[]> {
  const found = await readTakings(db, draft);
  if (!found) return [];
  const { year, takings } = found;
  const demands = takings.map(({ line, amount }) => ({
    ...{ kind: 'commit' as const, claim: claimName(carrier, line), line: lineKey(line), amount },
  }));
  const book = await readBook(
    db,
    demands,
    takings.map(({ line }) => line),
  );
  const occasion = { today, month: monthIn(year.year, today), authorised: false };
  const passed = pass(book, demands, occasion);
  return passed.ok ? [] : sentences(passed.error, takings, year);
}

/** Binds what a voucher to come will spend (签约), by its document's carrier; or says why not, and nothing is bound. */
export async function commitVoucher(
  tx: BooksTx,
  carrier: string,
  draft: VoucherDraft,
  moving: Moving,
): Promise<{ readonly bound: number } | { readonly against: readonly string[] }> {
  const found = await readTakings(tx.db, draft);
  if (!found) return { bound: ZERO };
  const { year, takings } = found;
  const passed = await commitFor(tx, { carrier, year: year.year }, takings, moving);
  if (!passed.ok) return { against: sentences(passed.error, takings, year) };
  return { bound: takings.reduce((sum, { amount }) => sum + amount, 0) };
}

/**
 * Whether a voucher to come spends what its document asked for and nothing else: of the same lines, as the year of the voucher bears them,
 * as much. True where nothing is held to the unit's year.
 */
export async function takesAsked(db: BooksReader, draft: VoucherDraft, wanted: readonly Wanted[]): Promise<boolean> {
  const unitYear = { unit: draft.unit, year: yearOf(periodOfDate(draft.date)) };
  const year = (await readHeldYears(db, [unitYear]))(unitYear);
  if (!year) return true;
  const left = new Map<LineKey, Fen>();
  const add = (line: LineKey, amount: number) => left.set(line, fen((left.get(line) ?? ZERO) + amount));
  for (const { line, amount } of wanted)
    add(lineKey(borneBy({ ...line, year: unitYear.year }, year.isPlanned)), amount);
  for (const { line, amount } of takingsOf(draft, year.account, year.isPlanned)) add(lineKey(line), -amount);
  return [...left.values()].every((amount) => amount === 0);
}
