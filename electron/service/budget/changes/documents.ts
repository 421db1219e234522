import { type BudgetChange, type ChangeKind, type ChangeRow, rowKey } from '../../../../shared/domain/budget/change.ts';
import type { ChangeSigned, ChangeStage, ChangeStep } from '../../../../shared/domain/budget/change-route.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Json } from '../../../../shared/kernel/canonical.ts';
import { fen, negateFen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader, BooksTx } from '../../database.ts';

/** A step of a document as the books hold it. */
export interface KeptStep extends ChangeSigned {
  readonly display: string;
  readonly instant: string;
  readonly reason: string;
  readonly digest: string;
}

/** A change document as the books hold it. */
export interface ChangeDocument extends BudgetChange {
  readonly id: number;
  readonly number: string;
  readonly stage: ChangeStage;
  /** How often it was changed or passed on. */
  readonly revision: number;
  /** The oldest first. */
  readonly signed: readonly KeptStep[];
}

/** The documents of a year, the newest first. */
export const readChanges = async (db: BooksReader, year: number): Promise<ChangeDocument[]> =>
  withParts(
    db,
    await db.selectFrom('budget_change').selectAll().where('year', '=', year).orderBy('id', 'desc').execute(),
  );

/**
 * What changes a year's lines, the oldest first: its own documents, and what the next year's 结转 takes out of it, as rows
 * of its last month that say less.
 */
export async function readYearChanges(db: BooksReader, year: number): Promise<ChangeDocument[]> {
  const own = await readChanges(db, year);
  const after = (await readChanges(db, year + 1)).filter(({ kind }) => kind === 'carry');
  return [
    ...own.toReversed(),
    ...after.toReversed().map((change) => ({
      ...change,
      rows: change.rows.map((row): ChangeRow => ({ ...row, month: 12, amount: negateFen(row.amount) })),
    })),
  ];
}

export async function readChange(db: BooksReader, id: number): Promise<ChangeDocument | undefined> {
  const [document] = await withParts(
    db,
    await db.selectFrom('budget_change').selectAll().where('id', '=', id).execute(),
  );
  return document;
}

interface Head {
  readonly id: number;
  readonly number: string;
  readonly kind: string;
  readonly year: number;
  readonly unit: string;
  readonly other: string;
  readonly stage: string;
  readonly revision: number;
  readonly reason: string;
  readonly income_document: string;
}

async function withParts(db: BooksReader, heads: readonly Head[]): Promise<ChangeDocument[]> {
  if (heads.length === 0) return [];
  const ids = heads.map(({ id }) => id);
  const rows = await db
    .selectFrom('budget_change_row')
    .selectAll()
    .where('change', 'in', ids)
    .orderBy('change')
    .orderBy('row')
    .execute();
  const steps = await db
    .selectFrom('budget_change_step')
    .select(['change', 'step', 'person', 'display', 'instant', 'reason', 'digest'])
    .where('change', 'in', ids)
    .orderBy('id')
    .execute();
  return heads.map(({ id, number, kind, year, unit, other, stage, revision, reason, income_document }) => ({
    ...{ id, number, year, revision, reason },
    kind: kind as ChangeKind,
    unit: unit as UnitCode,
    other: other as UnitCode | '',
    stage: stage as ChangeStage,
    incomeDocument: income_document,
    rows: rows
      .filter(({ change }) => change === id)
      .map((row) => ({
        ...{ department: row.department, item: row.item, source: row.source, project: row.project, month: row.month },
        unit: row.unit as UnitCode,
        amount: fen(row.amount),
      })),
    signed: steps
      .filter(({ change }) => change === id)
      .map(({ change: _, step, ...kept }) => ({ ...kept, step: step as ChangeStep })),
  }));
}

export async function keepRows(tx: BooksTx, change: number, rows: readonly ChangeRow[]): Promise<void> {
  await tx.db.deleteFrom('budget_change_row').where('change', '=', change).execute();
  await tx.bulkInsert(
    'budget_change_row',
    rows.map(({ unit, department, item, source, project, month, amount }, index) => ({
      ...{ change, row: index + 1, unit, department, item, source, project, month, amount },
    })),
  );
}

/** What is signed (签认的内容), its rows in an order of their own, amounts in 分. */
export const changeContent = (number: string, change: BudgetChange): Json => ({
  form: 'tongcai-budget-change-1',
  number,
  kind: change.kind,
  year: change.year,
  unit: change.unit,
  other: change.other,
  reason: change.reason,
  incomeDocument: change.incomeDocument,
  rows: [...change.rows]
    .sort((a, b) => (rowKey(a) < rowKey(b) ? -1 : 1))
    .map(({ unit, department, item, source, project, month, amount }) => [
      ...[unit, department, item, source, project],
      ...[month, amount],
    ]),
});
