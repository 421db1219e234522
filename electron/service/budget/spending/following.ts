import type { Demand, GateRefusal } from '../../../../shared/domain/budget/gate.ts';
import { lineKey } from '../../../../shared/domain/budget/line.ts';
import { type Taking, takingsOf } from '../../../../shared/domain/budget/placing.ts';
import { overrunSentence } from '../../../../shared/domain/budget/refusals.ts';
import { isClosing } from '../../../../shared/domain/ledger/closing.ts';
import type { Voucher, VoucherDraft } from '../../../../shared/domain/ledger/voucher.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { fen, negateFen } from '../../../../shared/kernel/fen.ts';
import { type Clock, instantText } from '../../../../shared/kernel/id.ts';
import { type Period, periodOfDate, yearOf } from '../../../../shared/kernel/period.ts';
import type { BooksReader, BooksTx } from '../../database.ts';
import type { Hindrance, OnItsWay, VoucherFollower } from '../../ledger/commands.ts';
import { type Document, passGates } from '../gate.ts';
import { readGranted } from '../watching/permits.ts';
import { claimOf, draftDemands, draftOccasion, monthOfDate, readHeld } from './draft-holding.ts';
import { type HeldYear, readApprovedYears, readHeldYears } from './unit-years.ts';

/**
 * Spent follows posted vouchers (支出随记账): a draft that is submitted holds what its budget block will spend, a posted
 * voucher spends it, a reversal gives it back where it came from.
 */
export function budgetFollower(clock: Clock): VoucherFollower {
  const now = () => instantText(clock.nowMs());
  return {
    hold: (tx, by, _unit, drafts) => holdDrafts(tx, by, now(), drafts),
    release: (tx, by, unit, drafts) => releaseDrafts(tx, by, now(), unit, drafts),
    posted: (tx, by, vouchers) => spendVouchers(tx, by, now(), vouchers),
  };
}

const unitYear = ({ unit, date }: Pick<VoucherDraft, 'unit' | 'date'>) => ({ unit, year: yearOf(periodOfDate(date)) });

const hasBudgetBlock = ({ lines }: Pick<VoucherDraft, 'lines'>): boolean => lines.some(({ book }) => book === 'budget');

async function holdDrafts(
  tx: BooksTx,
  by: string,
  instant: string,
  drafts: readonly OnItsWay[],
): Promise<Map<number, Hindrance[]>> {
  const against = new Map<number, Hindrance[]>();
  const spending = drafts.filter(({ voucher }) => hasBudgetBlock(voucher));
  const years = await readHeldYears(
    tx.db,
    spending.map(({ voucher }) => unitYear(voucher)),
  );
  const ready = spending.flatMap(({ id, voucher }) => {
    const year = years(unitYear(voucher));
    if (!year || isClosing(voucher.lines, year.account)) return [];
    return [{ id, voucher, year, takings: takingsOf(voucher, year.account, year.isPlanned) }];
  });
  if (ready.length === 0) return against;
  const open = await readHeld(tx.db, ready[0]!.voucher.unit);
  const granted = await readGranted(
    tx.db,
    ready.map(({ id }) => id),
  );
  const waiting = ready.flatMap(({ id, voucher, year, takings }) => {
    const asked = takings.filter(({ amount }) => amount > 0);
    const carrier = `draft:${id}`;
    const wanted = new Map(asked.map(({ line, amount }) => [claimOf(carrier, line), amount]));
    const had = open.filter(({ claim }) => claim.startsWith(`${carrier}:`));
    // What it held when it was submitted still fits, unless the budget was changed meanwhile.
    if (had.length === wanted.size && had.every(({ claim, reserved }) => wanted.get(claim) === reserved)) return [];
    const demands = draftDemands(id, had, asked);
    const occasion = draftOccasion(voucher, granted.get(id) ?? false);
    const document: Document = { demands, lines: asked.map(({ line }) => line), occasion, by, instant };
    return [{ id, asked, year, document }];
  });
  const passages = await passGates(
    tx,
    waiting.map(({ document }) => document),
  );
  for (const [index, passed] of passages.entries()) {
    const { id, asked, year } = waiting[index]!;
    if (!passed.ok) against.set(id, hindrancesOf(passed.error, asked, year));
  }
  return against;
}

function hindrancesOf(refusals: readonly GateRefusal[], asked: readonly Taking[], year: HeldYear): Hindrance[] {
  return refusals.flatMap((refusal): Hindrance[] => {
    if (refusal.kind !== 'over') return [];
    const taking = asked.find(({ line }) => lineKey(line) === refusal.line);
    if (!taking) return [];
    const { line, amount, numbers } = taking;
    const before = fen(amount - refusal.over);
    const message = overrunSentence({
      ...{ line, wanted: amount, before, ask: refusal.ask },
      isPlanned: year.isPlanned(refusal.line),
    });
    return [{ code: 'over-budget', message, line: numbers[0] }];
  });
}

async function releaseDrafts(
  tx: BooksTx,
  by: string,
  instant: string,
  unit: string,
  drafts: readonly number[],
): Promise<void> {
  if (drafts.length === 0) return;
  const named = new Set(drafts);
  const held = (await readHeld(tx.db, unit)).filter(({ claim }) => named.has(Number(claim.split(':')[1])));
  if (held.length === 0) return;
  const demands = held.map(({ claim }): Demand => ({ kind: 'release', claim }));
  // Nothing is taken: the day and the month do not matter to what is given back.
  const occasion = { today: instant.slice(0, 10) as AccountingDate, month: 1, authorised: false };
  await passGates(tx, [{ demands, lines: [], occasion, by, instant }]);
}

/** Vouchers whose rows are made at once. */
const AT_A_TIME = 500;

/** What stands is a fact: it spends even where it is over, which shows. What people post was held for it before. */
export async function spendVouchers(
  tx: BooksTx,
  by: string,
  instant: string,
  vouchers: readonly Voucher[],
): Promise<void> {
  const spending = vouchers.filter((voucher) => voucher.kind === 'ordinary' && hasBudgetBlock(voucher));
  const approved = new Set((await readApprovedYears(tx.db, spending.map(unitYear))).map(yearName));
  const held = spending.filter((voucher) => approved.has(yearName(unitYear(voucher))));
  for (let from = 0; from < held.length; from += AT_A_TIME)
    await spendSome(tx, by, instant, held.slice(from, from + AT_A_TIME), vouchers);
}

const yearName = ({ unit, year }: { readonly unit: string; readonly year: number }): string => `${unit} ${year}`;

async function spendSome(
  tx: BooksTx,
  by: string,
  instant: string,
  some: readonly Voucher[],
  all: readonly Voucher[],
): Promise<void> {
  const back = await readGivenBack(tx.db, some, all);
  // A reversal knows its lines: an import that is undone voucher by voucher reads no chart for any of them.
  const years = await readHeldYears(tx.db, some.filter(({ id }) => !back.has(id)).map(unitYear));
  const documents = some.flatMap((voucher): Document[] => {
    const year = years(unitYear(voucher));
    const takings = back.get(voucher.id) ?? (year ? takingsOf(voucher, year.account, year.isPlanned) : []);
    if (takings.length === 0) return [];
    const demands = takings.map(
      ({ line, amount }): Demand => ({
        ...{ kind: 'book', claim: claimOf(`voucher:${voucher.id}`, line), line: lineKey(line), amount },
      }),
    );
    const { date } = voucher;
    const occasion = { today: date, month: monthOfDate(date), authorised: false, fact: true };
    return [{ demands, lines: takings.map(({ line }) => line), occasion, by, instant }];
  });
  if (documents.length > 0) await passGates(tx, documents);
}

/**
 * What reversals of the same year give back, to the lines that bore it, wherever their own would fall by now; a reversal of
 * another year, or of a voucher that is only now counted with it, goes by its own lines.
 */
async function readGivenBack(
  db: BooksReader,
  some: readonly Voucher[],
  all: readonly Voucher[],
): Promise<Map<number, Omit<Taking, 'numbers'>[]>> {
  const back = new Map<number, Omit<Taking, 'numbers'>[]>();
  const counted = new Set(all.map(({ id }) => id));
  for (const voucher of some) {
    const { reverses } = voucher;
    if (reverses === undefined || counted.has(reverses)) continue;
    const original = await db.selectFrom('voucher').select('period').where('id', '=', reverses).executeTakeFirst();
    if (original === undefined || yearOf(original.period as Period) !== unitYear(voucher).year) continue;
    const rows = await db
      .selectFrom('budget_claim as claim')
      .innerJoin('budget_line as line', 'line.id', 'claim.line')
      .select(['spent', 'unit', 'year', 'department', 'item', 'source', 'project'])
      .where('claim.id', '>=', `voucher:${reverses}:`)
      .where('claim.id', '<', `voucher:${reverses};`)
      .where('spent', '!=', 0)
      .execute();
    back.set(
      voucher.id,
      rows.map(({ spent, ...line }) => ({ line, amount: negateFen(fen(spent)) })),
    );
  }
  return back;
}
