import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { PaperKind, PaperStage, PaperStep } from '../../../../shared/domain/procurement/papers.ts';
import type { BooksReader } from '../../database.ts';

/** A document of purchasing as the books hold it now. */
export interface Paper {
  readonly id: number;
  readonly kind: PaperKind;
  /** '' where it is the community's. */
  readonly unit: UnitCode | '';
  readonly number: string;
  /** A supplier's or a product's code, or ''. */
  readonly subject: string;
  /** Days, or ''. */
  readonly first: string;
  readonly last: string;
  readonly stage: PaperStage;
  readonly revision: number;
  /** Canonical JSON, as it is signed. */
  readonly content: string;
}

/** A step that was made. */
export interface StepMade {
  readonly step: PaperStep;
  readonly person: string;
  readonly display: string;
  readonly instant: string;
  readonly reason: string;
}

/** Papers that one question names. */
const AT_A_TIME = 400;

export const papersOf = (db: BooksReader, kind: PaperKind) =>
  db.selectFrom('procurement_paper').selectAll().where('kind', '=', kind).orderBy('id');

export async function readPaper(db: BooksReader, kind: PaperKind, id: number): Promise<Paper | undefined> {
  return (await papersOf(db, kind).where('id', '=', id).executeTakeFirst()) as Paper | undefined;
}

/** Every paper of a kind in the order of its making; of some stages only where they are given. */
export async function readPapers(
  db: BooksReader,
  kind: PaperKind,
  stages?: readonly PaperStage[],
): Promise<readonly Paper[]> {
  const asked = stages ? papersOf(db, kind).where('stage', 'in', [...stages]) : papersOf(db, kind);
  return (await asked.execute()) as readonly Paper[];
}

/** What was done to papers, each in its order, by the paper's id. */
export async function readSteps(db: BooksReader, papers: readonly number[]): Promise<Map<number, StepMade[]>> {
  const steps = new Map<number, StepMade[]>();
  for (let from = 0; from < papers.length; from += AT_A_TIME) {
    const rows = await db
      .selectFrom('procurement_step')
      .select(['paper', 'step', 'person', 'display', 'instant', 'reason'])
      .where('paper', 'in', papers.slice(from, from + AT_A_TIME))
      .orderBy('id')
      .execute();
    for (const { paper, ...made } of rows) {
      const own = steps.get(paper) ?? [];
      own.push(made as StepMade);
      steps.set(paper, own);
    }
  }
  return steps;
}
