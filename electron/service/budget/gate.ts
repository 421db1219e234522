import type { Claim } from '../../../shared/domain/budget/claim.ts';
import { claimMoved, newClaim } from '../../../shared/domain/budget/claim.ts';
import {
  type BudgetBook,
  type Demand,
  type GateRefusal,
  type Occasion,
  type Passage,
  pass,
} from '../../../shared/domain/budget/gate.ts';
import { type BudgetLine, type LineKey, lineKey } from '../../../shared/domain/budget/line.ts';
import {
  COLUMNS,
  EMPTY_STANDING,
  type Movement,
  moved,
  type Standing,
} from '../../../shared/domain/budget/standing.ts';
import { assert } from '../../../shared/kernel/assert.ts';
import type { Result } from '../../../shared/kernel/result.ts';
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
  /** The voucher that moves it, where one does. */
  readonly voucher?: number;
}

type Passed = Result<Passage, readonly GateRefusal[]>;

/**
 * Lets a document through the gate of the budget and keeps what it moves, in the caller's transaction; or says why not,
 * and nothing moved.
 */
export async function passGate(tx: BooksTx, document: Document): Promise<Passed> {
  const [passed] = await passGates(tx, [document]);
  return passed!;
}

/** Several documents one after another, each on its own: what one takes, the next does not find; read and kept at once. */
export async function passGates(tx: BooksTx, documents: readonly Document[]): Promise<Passed[]> {
  const lines = documents.flatMap((document) => document.lines);
  const book = await readBook(
    tx.db,
    documents.flatMap(({ demands }) => demands),
    lines,
  );
  const running = new RunningBook(book);
  const passages = documents.map(({ demands, occasion }) => {
    const passed = pass(running, demands, occasion);
    if (passed.ok) running.move(passed.value.movements, demands);
    return passed;
  });
  const kept = documents.flatMap(({ by, instant, voucher = null }, index) => {
    const passed = passages[index]!;
    return passed.ok ? passed.value.movements.map((movement): Kept => ({ movement, by, instant, voucher })) : [];
  });
  if (kept.length > 0) await keepMovements(tx, kept, lines, book.ids, running);
  return passages;
}

/** The book as it stands after the documents that passed. */
class RunningBook implements BudgetBook {
  readonly #lines = new Map<LineKey, Standing>();
  readonly #claims = new Map<string, Claim>();

  constructor(readonly book: BudgetBook) {}

  standingOf = (line: LineKey): Standing | undefined => this.#lines.get(line) ?? this.book.standingOf(line);
  claimOf = (claim: string): Claim | undefined => this.#claims.get(claim) ?? this.book.claimOf(claim);
  ruleOf: BudgetBook['ruleOf'] = (line, stage) => this.book.ruleOf(line, stage);

  move(movements: readonly Movement[], demands: readonly Demand[]): void {
    const expiries = new Map(
      demands.flatMap((demand) =>
        demand.kind === 'reserve' && demand.expires !== undefined ? [[demand.claim, demand.expires] as const] : [],
      ),
    );
    for (const movement of movements) {
      const { line, claim } = movement;
      this.#lines.set(line, moved(this.standingOf(line) ?? EMPTY_STANDING, movement));
      if (claim === undefined) continue;
      const before = this.claimOf(claim) ?? newClaim(claim, line);
      const expires = expiries.get(claim);
      this.#claims.set(claim, { ...claimMoved(before, movement), ...(expires === undefined ? {} : { expires }) });
    }
  }
}

interface Kept {
  readonly movement: Movement;
  readonly by: string;
  readonly instant: string;
  readonly voucher: number | null;
}

async function keepMovements(
  tx: BooksTx,
  kept: readonly Kept[],
  lines: readonly BudgetLine[],
  known: ReadonlyMap<LineKey, number>,
  running: RunningBook,
): Promise<void> {
  const touched = new Set(kept.map(({ movement }) => movement.line));
  const ids = await makeLines(
    tx,
    lines.filter((line) => touched.has(lineKey(line))),
    known,
  );
  const first = await takeNumbers(tx, 'budget_movement', kept.length);
  await tx.bulkInsert(
    'budget_movement',
    kept.map(({ movement, by, instant, voucher }, index) => ({
      id: first + index,
      line: idOf(ids, movement.line),
      kind: movement.kind,
      claim: movement.claim ?? null,
      month: movement.month,
      ...columnsOf(movement),
      made_by: by,
      ...{ instant, voucher },
    })),
  );
  const movements = kept.map(({ movement }) => movement);
  await addToLines(tx, ids, movements);
  await addToClaims(tx, ids, movements, running);
}

function idOf(ids: ReadonlyMap<LineKey, number>, line: LineKey): number {
  const id = ids.get(line);
  assert(id !== undefined, 'a demand names a line that the document does not bring');
  return id;
}

const columnsOf = ({ approved, adjusted, reserved, committed, spent }: Movement) => ({
  ...{ approved, adjusted, reserved, committed, spent },
});
type Columns = Record<(typeof COLUMNS)[number], number>;

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

const add = (sums: Columns | undefined, movement: Movement): Columns => {
  const sum = sums ?? { approved: 0, adjusted: 0, reserved: 0, committed: 0, spent: 0 };
  for (const column of COLUMNS) sum[column] += movement[column];
  return sum;
};

/** What is planned stands in its month, what is taken in month 0: it counts whenever it comes. */
async function addToLines(
  tx: BooksTx,
  ids: ReadonlyMap<LineKey, number>,
  movements: readonly Movement[],
): Promise<void> {
  const sums = new Map<number, Map<number, Columns>>();
  for (const movement of movements) {
    const line = idOf(ids, movement.line);
    const month = movement.kind === 'approve' || movement.kind === 'adjust' ? movement.month : 0;
    const months = sums.get(line) ?? new Map<number, Columns>();
    sums.set(line, months.set(month, add(months.get(month), movement)));
  }
  // In a fixed order, so that two writers of a shared database cannot wait for each other in a circle.
  for (const line of [...sums.keys()].sort((a, b) => a - b))
    for (const [month, amounts] of sums.get(line)!) await addToLine(tx, line, month, amounts);
}

async function addToLine(tx: BooksTx, line: number, month: number, amounts: Columns): Promise<void> {
  if (COLUMNS.every((column) => amounts[column] === 0)) return;
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

/** Claims that are new come in at once; those that are known become what they now are. */
async function addToClaims(
  tx: BooksTx,
  ids: ReadonlyMap<LineKey, number>,
  movements: readonly Movement[],
  running: RunningBook,
): Promise<void> {
  const named = new Set(movements.flatMap(({ claim }) => (claim === undefined ? [] : [claim])));
  const claims = [...named].map((claim) => running.claimOf(claim)!);
  const isKnown = ({ id }: Claim) => running.book.claimOf(id) !== undefined;
  await tx.bulkInsert(
    'budget_claim',
    claims
      .filter((claim) => !isKnown(claim))
      .map((claim) => ({
        ...{ id: claim.id, line: idOf(ids, claim.line) },
        ...amountsOf(claim),
      })),
  );
  for (const claim of claims.filter(isKnown))
    await tx.db.updateTable('budget_claim').set(amountsOf(claim)).where('id', '=', claim.id).execute();
}

const amountsOf = ({ reserved, committed, spent, kept, expires }: Claim) => ({
  ...{ reserved, committed, spent },
  kept: kept ? 1 : 0,
  expires: expires ?? null,
});
