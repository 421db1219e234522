import type { Operation } from '../../../../shared/contract/operation.ts';
import { moveOf, type PaperKind } from '../../../../shared/domain/procurement/papers.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import type { Failure } from '../../pipeline/failure.ts';
import { type Paper, readPaper } from '../papers/papers.ts';
import { CHANGED, keepPaper, NOT_NOW, stepOn } from '../papers/stepping.ts';

interface Saving extends Omit<CommandContext<Operation>, 'refused'> {
  refused(code: 'changed' | 'not-now', reasons: string): Failure;
}

/** How numbers of this room's papers begin. */
const MARKS = { batch: 'JC', surplus: 'JY', division: 'FP' } as const;

/**
 * Keeps a draft of this room's papers, a new one or the one that the caller saw, and says so on the trail. `year` is the one
 * that a new number counts in.
 */
export async function saveDraft(
  context: Saving,
  kind: PaperKind & keyof typeof MARKS,
  at: { readonly id: number; readonly revision: number } | undefined,
  draft: { readonly year: string; readonly subject: string; readonly first: string; readonly last: string },
  content: object,
): Promise<Paper> {
  const { year, ...days } = draft;
  const values = { ...days, content: canonicalJson(content as Json) };
  const paper = at ? await changed(context, kind, at, values) : await fresh(context, kind, year, values);
  context.audit({ subject: paper.number, after: { paper: kind, id: paper.id } });
  return paper;
}

type Values = Pick<Paper, 'subject' | 'first' | 'last' | 'content'>;

async function changed(
  context: Saving,
  kind: PaperKind,
  { id, revision }: { readonly id: number; readonly revision: number },
  values: Values,
): Promise<Paper> {
  const paper = await readPaper(context.db, kind, id);
  if (!paper) throw context.notFound(`采购资料 ${id}`);
  if (paper.revision !== revision) throw context.refused('changed', CHANGED);
  if (!moveOf(kind, 'prepare', paper.stage)) throw context.refused('not-now', NOT_NOW);
  return stepOn(context, paper, 'prepare', { values });
}

async function fresh(context: Saving, kind: keyof typeof MARKS, year: string, values: Values): Promise<Paper> {
  const number = `${MARKS[kind]}-${year}-${String(await takeNumbers(context.tx, `volume-${kind}-${year}`, 1)).padStart(
    3,
    '0',
  )}`;
  return keepPaper(context, kind, { ...values, unit: '', number });
}
