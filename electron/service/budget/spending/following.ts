import { claimName } from '../../../../shared/domain/budget/claim.ts';
import type { Demand, GateRefusal, Occasion } from '../../../../shared/domain/budget/gate.ts';
import { type LineKey, lineKey } from '../../../../shared/domain/budget/line.ts';
import { type Taking, takingsOf } from '../../../../shared/domain/budget/placing.ts';
import { overrunSentence } from '../../../../shared/domain/budget/refusals.ts';
import { isClosing } from '../../../../shared/domain/ledger/closing.ts';
import type { Voucher, VoucherDraft } from '../../../../shared/domain/ledger/voucher.ts';
import { assert } from '../../../../shared/kernel/assert.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { fen, negateFen } from '../../../../shared/kernel/fen.ts';
import { type Clock, instantText } from '../../../../shared/kernel/id.ts';
import { type Period, periodOfDate, yearOf } from '../../../../shared/kernel/period.ts';
import type { BooksReader, BooksTx } from '../../database.ts';
import type { Hindrance, OnItsWay, VoucherFollower } from '../../ledger/commands.ts';
import { type Document, passGates } from '../gate.ts';
import { forgetDraws, keepDraws } from '../requests/draws.ts';
import { expireStale } from '../requests/expiring.ts';
import { beyond, type PaidOut, type Purses, readPurses } from '../requests/purses.ts';
import { readTakenBack } from '../requests/taking-back.ts';
import { readGranted } from '../watching/permits.ts';
import { type DraftClaim, draftDemands, draftOccasion, monthOfDate, readDraftClaims } from './draft-holding.ts';
import { inTurns } from './turns.ts';
import { type HeldYear, readApprovedYears, readHeldYears } from './unit-years.ts';

/**
 * Spent follows posted vouchers (支出随记账): a draft that is submitted holds what its budget block will spend, a posted
 * voucher spends it, a reversal gives it back where it came from.
 */
export function budgetFollower(clock: Clock): VoucherFollower {
  const now = () => instantText(clock.nowMs());
  return {
    hold: (tx, by, _unit, drafts) => holdDrafts(tx, by, clock, drafts),
    release: (tx, by, unit, drafts) => releaseDrafts(tx, by, now(), unit, drafts),
    posted: (tx, by, vouchers) => spendVouchers(tx, by, now(), vouchers),
  };
}

const unitYear = ({ unit, date }: Pick<VoucherDraft, 'unit' | 'date'>) => ({ unit, year: yearOf(periodOfDate(date)) });

const hasBudgetBlock = ({ lines }: Pick<VoucherDraft, 'lines'>): boolean => lines.some(({ book }) => book === 'budget');

async function holdDrafts(
  tx: BooksTx,
  by: string,
  clock: Clock,
  drafts: readonly OnItsWay[],
): Promise<Map<number, Hindrance[]>> {
  const against = new Map<number, Hindrance[]>();
  const nowMs = clock.nowMs();
  const instant = instantText(nowMs);
  const concerned = drafts.filter(({ voucher }) => hasBudgetBlock(voucher) || voucher.carrier !== undefined);
  if (concerned.length === 0) return against;
  await expireStale(
    tx,
    { instant, nowMs },
    concerned.map(({ voucher }) => voucher.unit),
  );
  const years = await readHeldYears(
    tx.db,
    concerned.map(({ voucher }) => unitYear(voucher)),
  );
  const purses = await readPurses(
    tx.db,
    concerned.map(({ voucher }) => voucher.carrier),
    concerned.map(({ id }) => id),
  );
  const ready = concerned.flatMap(({ id, voucher }): Ready[] => {
    const year = years(unitYear(voucher));
    const free = !year || isClosing(voucher.lines, year.account);
    const asked = free ? [] : takingsOf(voucher, year.account, year.isPlanned).filter(({ amount }) => amount > 0);
    const stop = purses.against(voucher, asked);
    if (stop !== undefined) against.set(id, [{ code: 'not-from-request', message: stop }]);
    return free || stop !== undefined ? [] : [{ id, voucher, year, asked }];
  });
  if (ready.length === 0) return against;
  const open = await readDraftClaims(tx.db, ready[0]!.voucher.unit);
  const granted = await readGranted(tx.db, ready);
  for (const some of inTurns(ready, ({ voucher }) => voucher.carrier)) {
    const waiting = some.flatMap((one) =>
      holdingOf(one, open, purses, granted.get(one.id)?.lines ?? false, { by, instant }),
    );
    const passages = await passGates(
      tx,
      waiting.map(({ document }) => document),
    );
    for (const [index, passed] of passages.entries()) {
      const { ready: of, paid, rest } = waiting[index]!;
      if (!passed.ok) {
        against.set(of.id, hindrancesOf(passed.error, rest, of.year, granted.get(of.id)?.once));
        continue;
      }
      if (paid.length > 0 || purses.drawnBy(of.id).length > 0) await keepDraws(tx, of.id, paid);
      purses.earmark(of.id, paid);
    }
  }
  return against;
}

interface Ready {
  readonly id: number;
  readonly voucher: VoucherDraft;
  readonly year: HeldYear;
  readonly asked: readonly Taking[];
}

interface Holding {
  readonly ready: Ready;
  /** What a request already holds for it, and what is to be held beside that. */
  readonly paid: readonly PaidOut[];
  readonly rest: readonly Taking[];
  readonly document: Document;
}

/** What a draft must hold now; nothing where that is what it held when it was submitted. */
function holdingOf(
  ready: Ready,
  open: readonly DraftClaim[],
  purses: Purses,
  granted: Occasion['authorised'],
  made: { readonly by: string; readonly instant: string },
): Holding[] {
  const { id, voucher, asked } = ready;
  const carrier = `draft:${id}`;
  const paid = purses.paidOut(voucher.carrier, asked, id);
  const rest = beyond(asked, paid);
  const wanted = new Map(rest.map(({ line, amount }) => [claimName(carrier, line), amount]));
  const had = open.filter(({ claim }) => claim.startsWith(`${carrier}:`));
  const drawn = purses.drawnBy(id);
  // What it held when it was submitted still fits, unless the budget or the request was changed meanwhile.
  const same =
    had.length === wanted.size &&
    had.every(({ claim, reserved }) => wanted.get(claim) === reserved) &&
    drawn.length === paid.length &&
    paid.every(({ claim, amount }) => drawn.some((draw) => draw.claim === claim && draw.amount === amount));
  if (same) return [];
  const demands = draftDemands(id, had, rest);
  const occasion = draftOccasion(voucher, granted);
  return [{ ready, paid, rest, document: { demands, lines: rest.map(({ line }) => line), occasion, ...made } }];
}

function hindrancesOf(
  refusals: readonly GateRefusal[],
  asked: readonly Taking[],
  year: HeldYear,
  once: ReadonlySet<LineKey> = new Set(),
): Hindrance[] {
  return refusals.flatMap((refusal): Hindrance[] => {
    if (refusal.kind !== 'over') return [];
    const taking = asked.find(({ line }) => lineKey(line) === refusal.line);
    if (!taking) return [];
    const { line, amount, numbers } = taking;
    const before = fen(amount - refusal.over);
    const message = overrunSentence({
      ...{ line, wanted: amount, before, ask: refusal.ask, once: once.has(refusal.line) },
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
  await forgetDraws(tx, drafts);
  const named = new Set(drafts);
  const held = (await readDraftClaims(tx.db, unit)).filter(({ claim }) => named.has(Number(claim.split(':')[1])));
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
  const purses = await readPurses(
    tx.db,
    some.map(({ carrier }) => carrier),
  );
  const documents = some.flatMap((voucher): Document[] => {
    const year = years(unitYear(voucher));
    const given = back.get(voucher.id);
    const takings = given?.booked ?? (year ? takingsOf(voucher, year.account, year.isPlanned) : []);
    const paid = purses.paidOut(voucher.carrier, takings);
    purses.spend(paid);
    const demands = [
      ...(given?.demands ?? []),
      ...paid.map(({ line, claim, amount }): Demand => ({ kind: 'spend', claim, line: lineKey(line), amount })),
      ...beyond(takings, paid).map(
        ({ line, amount }): Demand => ({
          ...{ kind: 'book', claim: claimName(`voucher:${voucher.id}`, line), line: lineKey(line), amount },
        }),
      ),
    ];
    if (demands.length === 0) return [];
    const { date } = voucher;
    const occasion = { today: date, month: monthOfDate(date), authorised: false, fact: true };
    return [{ demands, lines: takings.map(({ line }) => line), occasion, by, instant, voucher: voucher.id }];
  });
  if (documents.length === 0) return;
  for (const passed of await passGates(tx, documents))
    assert(passed.ok, 'what stands in the books is a fact, and spends what is there for it');
}

/** What a reversal gives back: what the voucher booked itself, and what it paid out of documents. */
interface GivenBack {
  readonly booked: readonly Omit<Taking, 'numbers'>[];
  readonly demands: readonly Demand[];
}

/**
 * What reversals of the same year give back, to the lines that bore it, wherever their own would fall by now; a reversal of
 * another year, or of a voucher that is only now counted with it, goes by its own lines.
 */
async function readGivenBack(
  db: BooksReader,
  some: readonly Voucher[],
  all: readonly Voucher[],
): Promise<Map<number, GivenBack>> {
  const back = new Map<number, GivenBack>();
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
    back.set(voucher.id, {
      booked: rows.map(({ spent, ...line }) => ({ line, amount: negateFen(fen(spent)) })),
      demands: await readTakenBack(db, reverses),
    });
  }
  return back;
}
