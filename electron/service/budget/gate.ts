import {
  type Demand,
  type GateRefusal,
  type Occasion,
  type Passage,
  pass,
} from '../../../shared/domain/budget/gate.ts';
import { type BudgetLine, type LineKey, lineKey } from '../../../shared/domain/budget/line.ts';
import { COLUMNS, type Movement } from '../../../shared/domain/budget/standing.ts';
import { assert } from '../../../shared/kernel/assert.ts';
import { ok, type Result } from '../../../shared/kernel/result.ts';
import type { BooksTx } from '../database.ts';
import { takeNumbers } from '../ledger/commands.ts';
import { readBook } from './book.ts';

export interface Document {
  readonly demands: readonly Demand[];
  /** The lines that the demands name. */
  readonly lines: readonly BudgetLine[];
  readonly occasion: Occasion;
  readonly by: string;
  readonly instant: string;
}

/**
 * Lets a document through the gate of the budget and keeps what it moves, in the caller's transaction; or says why not,
 * and nothing moved.
 */
export async function passGate(tx: BooksTx, document: Document): Promise<Result<Passage, readonly GateRefusal[]>> {
  const { demands, lines, occasion } = document;
  const book = await readBook(tx.db, demands, lines);
  const passed = pass(book, demands, occasion);
  if (!passed.ok) return passed;
  const { movements } = passed.value;
  if (movements.length === 0) return ok(passed.value);
  const touched = new Set(movements.map(({ line }) => line));
  const ids = await makeLines(
    tx,
    lines.filter((line) => touched.has(lineKey(line))),
    book.ids,
  );
  const expiries = new Map(
    demands.flatMap((demand) => (demand.kind === 'reserve' ? [[demand.claim, demand.expires ?? null] as const] : [])),
  );
  const first = await takeNumbers(tx, 'budget_movement', movements.length);
  await tx.bulkInsert(
    'budget_movement',
    movements.map((movement, index) => ({
      id: first + index,
      line: idOf(ids, movement.line),
      kind: movement.kind,
      claim: movement.claim ?? null,
      month: movement.month,
      ...columnsOf(movement),
      made_by: document.by,
      instant: document.instant,
    })),
  );
  for (const movement of movements) {
    await addToLine(tx, idOf(ids, movement.line), movement);
    await addToClaim(tx, idOf(ids, movement.line), movement, expiries);
  }
  return ok(passed.value);
}

function idOf(ids: ReadonlyMap<LineKey, number>, line: LineKey): number {
  const id = ids.get(line);
  assert(id !== undefined, 'a demand names a line that the document does not bring');
  return id;
}

const columnsOf = (movement: Movement) => {
  const { approved, adjusted, reserved, committed, spent } = movement;
  return { approved, adjusted, reserved, committed, spent };
};

async function makeLines(
  tx: BooksTx,
  lines: readonly BudgetLine[],
  known: ReadonlyMap<LineKey, number>,
): Promise<Map<LineKey, number>> {
  const ids = new Map(known);
  for (const line of lines) {
    const key = lineKey(line);
    if (ids.has(key)) continue;
    const id = await takeNumbers(tx, 'budget_line', 1);
    const { unit, year, department, item, source, project } = line;
    await tx.db.insertInto('budget_line').values({ id, unit, year, department, item, source, project }).execute();
    ids.set(key, id);
  }
  return ids;
}

/** What is planned stands in its month, what is taken in month 0: it counts whenever it comes. */
async function addToLine(tx: BooksTx, line: number, movement: Movement): Promise<void> {
  const amounts = columnsOf(movement);
  if (COLUMNS.every((column) => amounts[column] === 0)) return;
  const month = movement.kind === 'approve' || movement.kind === 'adjust' ? movement.month : 0;
  await tx.db
    .insertInto('budget_standing')
    .values({ line, month, ...amounts })
    .onConflict((conflict) =>
      conflict.columns(['line', 'month']).doUpdateSet((eb) => ({
        approved: eb('budget_standing.approved', '+', amounts.approved),
        adjusted: eb('budget_standing.adjusted', '+', amounts.adjusted),
        reserved: eb('budget_standing.reserved', '+', amounts.reserved),
        committed: eb('budget_standing.committed', '+', amounts.committed),
        spent: eb('budget_standing.spent', '+', amounts.spent),
      })),
    )
    .execute();
}

async function addToClaim(
  tx: BooksTx,
  line: number,
  movement: Movement,
  expiries: ReadonlyMap<string, string | null>,
): Promise<void> {
  if (movement.claim === undefined) return;
  const { reserved, committed, spent } = movement;
  const kept = movement.kind === 'keep' ? 1 : 0;
  await tx.db
    .insertInto('budget_claim')
    .values({
      id: movement.claim,
      line,
      reserved,
      committed,
      spent,
      kept,
      expires: expiries.get(movement.claim) ?? null,
    })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        reserved: eb('budget_claim.reserved', '+', reserved),
        committed: eb('budget_claim.committed', '+', committed),
        spent: eb('budget_claim.spent', '+', spent),
        ...(kept === 1 ? { kept } : {}),
      })),
    )
    .execute();
}
