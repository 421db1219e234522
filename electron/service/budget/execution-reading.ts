import type { BudgetLine } from '../../../shared/domain/budget/line.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { type Fen, fen } from '../../../shared/kernel/fen.ts';
import { monthOf, type Period, yearOf } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';

/** One line at a month's end: what is planned for the whole year, what was taken by then; in 分. */
export interface LineExecution extends BudgetLine {
  readonly approved: Fen;
  readonly adjusted: Fen;
  readonly reserved: Fen;
  readonly committed: Fen;
  readonly spent: Fen;
}

/** A claim that held money at a month's end (占用、签约未了). */
export interface OpenClaim extends BudgetLine {
  /** Its document's name in the books: `draft:12:…`. */
  readonly id: string;
  readonly reserved: Fen;
  readonly committed: Fen;
  /** Decided by then (审批通过). */
  readonly kept: boolean;
  /** RFC 3339, of its first movement. */
  readonly since: string;
  readonly expires?: AccountingDate;
}

export interface Execution {
  /** By unit, item, department, source and project. */
  readonly lines: readonly LineExecution[];
  /** In the order of the lines, the oldest first. */
  readonly claims: readonly OpenClaim[];
}

interface Sums {
  reserved: number;
  committed: number;
  spent: number;
  kept: boolean;
  since: string;
  expires: string | null;
}

/** What the lines of a period's year hold at its end, and which claims hold it, by their movements alone. */
export async function readExecution(db: BooksReader, units: readonly UnitCode[], period: Period): Promise<Execution> {
  if (units.length === 0) return { lines: [], claims: [] };
  const own = await db
    .selectFrom('budget_line')
    .selectAll()
    .where('year', '=', yearOf(period))
    .where('unit', 'in', [...units])
    .orderBy('unit')
    .orderBy('item')
    .orderBy('department')
    .orderBy('source')
    .orderBy('project')
    .execute();
  const movements = await db
    .selectFrom('budget_movement as movement')
    .innerJoin('budget_line as line', 'line.id', 'movement.line')
    .leftJoin('budget_claim as held', 'held.id', 'movement.claim')
    .select(['movement.line', 'movement.claim', 'movement.kind', 'movement.month', 'movement.instant', 'held.expires'])
    .select(['movement.approved', 'movement.adjusted'])
    .select(['movement.reserved', 'movement.committed', 'movement.spent'])
    .where('line.year', '=', yearOf(period))
    .where('line.unit', 'in', [...units])
    .orderBy('movement.id')
    .execute();
  const planned = new Map<number, { approved: number; adjusted: number }>();
  const taken = new Map<number, Map<string, Sums>>();
  const latest = new Map<string, number>();
  for (const { line, claim, kind, month, instant, expires, ...amounts } of movements) {
    if (claim === null) {
      const sums = planned.get(line) ?? { approved: 0, adjusted: 0 };
      sums.approved += amounts.approved;
      sums.adjusted += amounts.adjusted;
      planned.set(line, sums);
      continue;
    }
    // What is given back counts no earlier than it was taken, whatever month it was given back in.
    const counts = kind === 'spend' ? month : Math.max(month, latest.get(claim) ?? 0);
    latest.set(claim, Math.max(month, latest.get(claim) ?? 0));
    if (counts > monthOf(period)) continue;
    const claims = taken.get(line) ?? new Map<string, Sums>();
    taken.set(line, claims);
    const sums = claims.get(claim) ?? { reserved: 0, committed: 0, spent: 0, kept: false, since: instant, expires };
    claims.set(claim, sums);
    sums.reserved += amounts.reserved;
    sums.committed += amounts.committed;
    sums.spent += amounts.spent;
    sums.kept ||= kind === 'keep';
  }
  return {
    lines: own.map(({ id, ...line }) => {
      const { approved, adjusted } = planned.get(id) ?? { approved: 0, adjusted: 0 };
      const claims = [...(taken.get(id)?.values() ?? [])].map((sums) => ({ ...sums, ...leftOf(sums) }));
      const sum = (column: 'reserved' | 'committed' | 'spent') =>
        fen(claims.reduce((total, claim) => total + claim[column], 0));
      return {
        ...line,
        ...{ approved: fen(approved), adjusted: fen(adjusted) },
        ...{ reserved: sum('reserved'), committed: sum('committed'), spent: sum('spent') },
      };
    }),
    claims: own.flatMap(({ id: of, ...line }) =>
      [...(taken.get(of) ?? [])]
        .map(([id, sums]) => [id, { ...sums, ...leftOf(sums) }] as const)
        .filter(([, { reserved, committed }]) => reserved !== 0 || committed !== 0)
        .map(([id, { reserved, committed, kept, since, expires }]) => ({
          ...{ id, ...line, reserved: fen(reserved), committed: fen(committed), kept, since },
          ...(expires === null ? {} : { expires: expires as AccountingDate }),
        })),
    ),
  };
}

/**
 * What a claim still holds. A voucher may be of a month before the one in which its money was asked for or bound (4 月申请,
 * 3 月凭证): by then it spent what nothing held yet, so what is taken later counts only beyond that.
 */
function leftOf({ reserved, committed }: Sums): Pick<Sums, 'reserved' | 'committed'> {
  const held = Math.max(0, reserved + committed);
  const bound = Math.min(held, Math.max(0, committed));
  return { reserved: held - bound, committed: bound };
}
