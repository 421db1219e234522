import type { Claim } from '../../../shared/domain/budget/claim.ts';
import { chooseRule } from '../../../shared/domain/budget/control.ts';
import type { BudgetBook, Demand } from '../../../shared/domain/budget/gate.ts';
import { type BudgetLine, type LineKey, lineKey, lineOf } from '../../../shared/domain/budget/line.ts';
import { EMPTY_STANDING, type Standing } from '../../../shared/domain/budget/standing.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { fen } from '../../../shared/kernel/fen.ts';
import type { BooksReader } from '../database.ts';
import { readControls } from './changes/controls.ts';

/** The lines and claims that a document touches, as the books hold them. */
export interface ReadBook extends BudgetBook {
  /** Numbers of the lines that are known, by their keys. */
  readonly ids: ReadonlyMap<LineKey, number>;
}

/** Reads what the demands touch; `lines` are those they may name. */
export async function readBook(
  db: BooksReader,
  demands: readonly Demand[],
  lines: readonly BudgetLine[],
): Promise<ReadBook> {
  const claims = await readClaims(db, demands);
  const named = await readLineIds(db, lines);
  const ids = new Map(named);
  for (const { line, id } of claims.values()) ids.set(line, id);
  const standings = await readStandings(db, ids);
  const controls = await readControls(db);
  return {
    ids,
    standingOf: (line) => standings.get(line),
    claimOf: (claim) => claims.get(claim)?.claim,
    ruleOf: (line, stage) => chooseRule(controls, lineOf(line), stage),
  };
}

const claimsOf = (demands: readonly Demand[]): string[] => [
  ...new Set(
    demands.flatMap((demand) =>
      // A voucher books once: what it books is its own and new.
      demand.kind === 'approve' || demand.kind === 'adjust' || demand.kind === 'book'
        ? []
        : [demand.kind === 'reverse' ? (demand.spending.claim ?? '') : demand.claim],
    ),
  ),
];

async function readClaims(
  db: BooksReader,
  demands: readonly Demand[],
): Promise<Map<string, { readonly claim: Claim; readonly line: LineKey; readonly id: number }>> {
  const found = new Map<string, { readonly claim: Claim; readonly line: LineKey; readonly id: number }>();
  const wanted = claimsOf(demands);
  if (wanted.length === 0) return found;
  const rows = await db
    .selectFrom('budget_claim as claim')
    .innerJoin('budget_line as line', 'line.id', 'claim.line')
    .select(['claim.id as claim', 'reserved', 'committed', 'spent', 'kept', 'expires', 'line.id as line'])
    .select(['unit', 'year', 'department', 'item', 'source', 'project'])
    .where('claim.id', 'in', wanted)
    .execute();
  for (const row of rows) {
    const line = lineKey({ ...row, unit: row.unit as UnitCode });
    const claim: Claim = {
      id: row.claim,
      line,
      reserved: fen(row.reserved),
      committed: fen(row.committed),
      spent: fen(row.spent),
      kept: row.kept === 1,
      ...(row.expires === null ? {} : { expires: row.expires as AccountingDate }),
    };
    found.set(row.claim, { claim, line, id: row.line });
  }
  return found;
}

async function readLineIds(db: BooksReader, lines: readonly BudgetLine[]): Promise<Map<LineKey, number>> {
  const ids = new Map<LineKey, number>();
  if (lines.length === 0) return ids;
  const wanted = new Set(lines.map(lineKey));
  const rows = await db
    .selectFrom('budget_line')
    .selectAll()
    .where('unit', 'in', [...new Set(lines.map(({ unit }) => unit))])
    .where('year', 'in', [...new Set(lines.map(({ year }) => year))])
    .where('item', 'in', [...new Set(lines.map(({ item }) => item))])
    .execute();
  for (const { id, ...line } of rows) {
    const key = lineKey({ ...line, unit: line.unit as UnitCode });
    if (wanted.has(key)) ids.set(key, id);
  }
  return ids;
}

async function readStandings(db: BooksReader, ids: ReadonlyMap<LineKey, number>): Promise<Map<LineKey, Standing>> {
  const standings = new Map<LineKey, Standing>();
  if (ids.size === 0) return standings;
  const rows = await db
    .selectFrom('budget_standing')
    .selectAll()
    .where('line', 'in', [...new Set(ids.values())])
    .execute();
  const byLine = new Map<number, typeof rows>();
  for (const row of rows) byLine.set(row.line, [...(byLine.get(row.line) ?? []), row]);
  for (const [key, id] of ids) {
    const own = byLine.get(id) ?? [];
    const taken = own.find(({ month }) => month === 0);
    const months = (column: 'approved' | 'adjusted') =>
      EMPTY_STANDING[column].map((nil, index) => fen(own.find(({ month }) => month === index + 1)?.[column] ?? nil));
    standings.set(key, {
      approved: months('approved'),
      adjusted: months('adjusted'),
      reserved: fen(taken?.reserved ?? 0),
      committed: fen(taken?.committed ?? 0),
      spent: fen(taken?.spent ?? 0),
    });
  }
  return standings;
}
