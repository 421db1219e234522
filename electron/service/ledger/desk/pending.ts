import { type DraftState, OPEN_STATES } from '../../../../shared/domain/ledger/desk/moves.ts';
import type { PendingDraft } from '../../../../shared/domain/ledger/desk/pending.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';

/** The drafts for which a month still waits, by unit; one that was submitted or locked waits for nothing more. */
export async function readPending(
  db: BooksReader,
  units: readonly UnitCode[],
  period: Period,
): Promise<Map<UnitCode, PendingDraft[]>> {
  const pending = new Map<UnitCode, PendingDraft[]>();
  if (units.length === 0) return pending;
  const closed = await db
    .selectFrom('period')
    .select('unit')
    .where('period', '=', period)
    .where('state', '!=', 'open')
    .execute();
  const done = new Set(closed.map(({ unit }) => unit));
  const rows = await db
    .selectFrom('voucher_draft')
    .select(['unit', 'id', 'state', 'date', 'summary'])
    .where('unit', 'in', [...units])
    .where('period', '=', period)
    .where('state', 'in', [...OPEN_STATES])
    .orderBy('date')
    .orderBy('id')
    .execute();
  for (const { unit, ...row } of rows) {
    if (done.has(unit)) continue;
    const draft = { ...row, state: row.state as DraftState & PendingDraft['state'] };
    const list = pending.get(unit);
    if (list) list.push(draft);
    else pending.set(unit, [draft]);
  }
  return pending;
}
