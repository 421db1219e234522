import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { type Period, yearOf } from '../../../shared/kernel/period.ts';
import { readChanges, readExecution } from '../budget/queries.ts';
import type { BooksReader } from '../database.ts';
import { readDraftHeads } from '../ledger/queries.ts';
import type { PackChange, PackExecution } from './pack/content.ts';

/**
 * 预算调整单 of the period's year, the oldest first, each with its rows of some units; with what the next year's 结转 took
 * out of this one, whose rows then say less.
 */
export async function gatherChanges(
  db: BooksReader,
  units: readonly UnitCode[],
  period: Period,
): Promise<PackChange[]> {
  const year = yearOf(period);
  const own = new Set(units);
  const made = await readChanges(db, year);
  const after = (await readChanges(db, year + 1)).filter(({ kind }) => kind === 'carry');
  return [
    ...made.toReversed(),
    ...after.toReversed().map((change) => ({
      ...change,
      rows: change.rows.map((row) => ({ ...row, month: 12, amount: -row.amount as typeof row.amount })),
    })),
  ]
    .map(({ number, kind, year: asked, unit, other, stage, reason, incomeDocument, rows, signed }) => ({
      ...{ number, kind, year: asked, unit, other, stage, reason, incomeDocument },
      rows: rows.filter((row) => own.has(row.unit)),
      steps: signed.map(({ step, display, instant }) => ({ step, display, instant })),
    }))
    .filter(({ rows }) => rows.length > 0);
}

/** What holds a claim, as people call it; a document of another kind keeps the name that the books give it. */
const KINDS: Readonly<Record<string, string>> = { draft: '凭证草稿', voucher: '凭证', request: '用款申请' };

/** What each line came to by the period's end, and the documents that still held money of it. */
export async function gatherExecution(
  db: BooksReader,
  units: readonly UnitCode[],
  period: Period,
): Promise<PackExecution> {
  const { lines, claims } = await readExecution(db, units, period);
  const drafts = await readDraftHeads(
    db,
    claims.flatMap(({ id }) => (id.startsWith('draft:') ? [Number(id.split(':')[1])] : [])),
  );
  return {
    lines,
    claims: claims.map(({ id, ...claim }) => {
      const [kind = '', number = ''] = id.split(':');
      const draft = kind === 'draft' ? drafts.get(Number(number)) : undefined;
      const name = `${KINDS[kind] ?? kind} ${number}`;
      return { ...claim, document: draft ? `${name}（${draft.date} ${draft.summary}）` : name };
    }),
  };
}
