import { type Claim, claimName, isOpen } from '../../../shared/domain/budget/claim.ts';
import type { Demand, GateRefusal, Passage } from '../../../shared/domain/budget/gate.ts';
import { type BudgetLine, type LineKey, lineKey } from '../../../shared/domain/budget/line.ts';
import { monthIn } from '../../../shared/domain/budget/month-in.ts';
import { chinaDay } from '../../../shared/domain/organisation/deadline.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { type Fen, fen } from '../../../shared/kernel/fen.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { BooksReader, BooksTx } from '../database.ts';
import { passGate } from './gate.ts';

/** A document that takes of the budget: its carrier names it among all documents (`request:12`), its year is its lines'. */
export interface Holder {
  readonly carrier: string;
  readonly year: number;
}

/** What a document wants of one line, in 分 above nil. */
export interface Wanted {
  readonly line: BudgetLine;
  readonly amount: Fen;
}

/** Who moves it, and when. */
export interface Moving {
  readonly by: string;
  readonly instant: string;
  readonly nowMs: number;
  /** The level that may exceed it has said yes (上级同意): lines that ask are passed, lines that refuse are not. */
  readonly authorised?: boolean;
}

type Passed = Promise<Result<Passage, readonly GateRefusal[]>>;

/** 占用: holds what a document asks for, until it is decided or its last day is over. */
export const reserveFor = (
  tx: BooksTx,
  holder: Holder,
  wanted: readonly Wanted[],
  { expires, ...moving }: Moving & { readonly expires?: AccountingDate },
): Passed =>
  demand(tx, holder, moving, wanted, ({ line, amount }) => ({
    ...{ kind: 'reserve', claim: claimName(holder.carrier, line), line: lineKey(line), amount },
    ...(expires === undefined ? {} : { expires }),
  }));

/** 保留: it was approved, and time takes nothing of it any more. */
export const keepFor = async (tx: BooksTx, holder: Holder, moving: Moving): Passed =>
  demand(tx, holder, moving, await readHeld(tx.db, holder.carrier), ({ claim }) => ({ kind: 'keep', claim: claim.id }));

/** 签约: binds first what the document holds; the rest passes the gate. */
export const commitFor = (tx: BooksTx, holder: Holder, wanted: readonly Wanted[], moving: Moving): Passed =>
  demand(tx, holder, moving, wanted, ({ line, amount }) => ({
    ...{ kind: 'commit', claim: claimName(holder.carrier, line), line: lineKey(line), amount },
  }));

/** 支出: spends first what is bound, then what is held; the rest passes the gate. */
export const spendFor = (tx: BooksTx, holder: Holder, wanted: readonly Wanted[], moving: Moving): Passed =>
  demand(tx, holder, moving, wanted, ({ line, amount }) => ({
    ...{ kind: 'spend', claim: claimName(holder.carrier, line), line: lineKey(line), amount },
  }));

/** 释放: gives back all that the document still holds and has bound. */
export const releaseFor = async (tx: BooksTx, holder: Holder, moving: Moving): Passed =>
  demand(
    tx,
    holder,
    moving,
    (await readHeld(tx.db, holder.carrier)).filter(({ claim }) => isOpen(claim)),
    ({ claim }) => ({ kind: 'release', claim: claim.id }),
  );

/** 合同调减: gives back of what is bound as much as is named; what is held beside it stays held. */
export const unbindFor = (tx: BooksTx, holder: Holder, wanted: readonly Wanted[], moving: Moving): Passed =>
  demand(tx, holder, moving, wanted, ({ line, amount }) => ({
    ...{ kind: 'release', claim: claimName(holder.carrier, line), amount, bound: true },
  }));

/** 过期: gives back what nobody decided in time. */
export const expireFor = async (tx: BooksTx, holder: Holder, moving: Moving): Passed =>
  demand(
    tx,
    holder,
    moving,
    (await readHeld(tx.db, holder.carrier)).filter(({ claim }) => claim.reserved > 0),
    ({ claim }) => ({ kind: 'expire', claim: claim.id }),
  );

async function demand<Of extends { readonly line: BudgetLine }>(
  tx: BooksTx,
  { year }: Holder,
  { by, instant, nowMs, authorised = false }: Moving,
  of: readonly Of[],
  demandOf: (of: Of) => Demand,
): Passed {
  const today = chinaDay(nowMs) as AccountingDate;
  const occasion = { today, month: monthIn(year, today), authorised };
  return passGate(tx, { demands: of.map(demandOf), lines: of.map(({ line }) => line), occasion, by, instant });
}

/** One document's part of a line, as the books hold it. */
export interface HeldClaim {
  readonly line: BudgetLine;
  readonly claim: Claim;
}

/** Every part that a document has of the budget. */
export const readHeld = async (db: BooksReader, carrier: string): Promise<HeldClaim[]> =>
  (await readHolders(db, [carrier])).get(carrier) ?? [];

/** The same of several documents, by their carriers. */
export async function readHolders(
  db: BooksReader,
  carriers: readonly string[],
): Promise<ReadonlyMap<string, HeldClaim[]>> {
  const held = new Map<string, HeldClaim[]>();
  const names = [...new Set(carriers)];
  for (let from = 0; from < names.length; from += AT_A_TIME) {
    const some = names.slice(from, from + AT_A_TIME);
    const rows = await db
      .selectFrom('budget_claim as claim')
      .innerJoin('budget_line as line', 'line.id', 'claim.line')
      .select(['claim.id', 'reserved', 'committed', 'spent', 'kept', 'expires'])
      .select(['unit', 'year', 'department', 'item', 'source', 'project'])
      // `;` follows `:`, so that the range is the carrier's own claims.
      .where((eb) =>
        eb.or(some.map((name) => eb.and([eb('claim.id', '>=', `${name}:`), eb('claim.id', '<', `${name};`)]))),
      )
      .orderBy('claim.id')
      .execute();
    for (const { id, reserved, committed, spent, kept, expires, ...line } of rows) {
      const carrier = carrierOf(id);
      const own = held.get(carrier) ?? [];
      const of = { ...line, unit: line.unit as UnitCode };
      own.push({
        line: of,
        claim: {
          ...{ id, line: lineKey(of) as LineKey, kept: kept === 1 },
          ...{ reserved: fen(reserved), committed: fen(committed), spent: fen(spent) },
          ...(expires === null ? {} : { expires: expires as AccountingDate }),
        },
      });
      held.set(carrier, own);
    }
  }
  return held;
}

/** Carriers that one question names. */
const AT_A_TIME = 200;

/** The document of a claim's name. */
export const carrierOf = (claim: string): string => claim.split(':').slice(0, 2).join(':');
