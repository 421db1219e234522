import type { Operation } from '../../../../shared/contract/operation.ts';
import { moveOf, type PaperKind, type PaperStep } from '../../../../shared/domain/procurement/papers.ts';
import type { PriceContent } from '../../../../shared/domain/procurement/prices/agreement.ts';
import type { Negotiation } from '../../../../shared/domain/procurement/prices/negotiation.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import type { Failure } from '../../pipeline/failure.ts';
import { type Paper, readPaper } from '../papers/papers.ts';
import { CHANGED, keepPaper, NOT_NOW, stepOn } from '../papers/stepping.ts';

/** What a paper of this room says. */
export type Said = Negotiation | PriceContent;

export const negotiationOf = ({ content }: Pick<Paper, 'content'>): Negotiation => JSON.parse(content) as Negotiation;
export const pricesOf = ({ content }: Pick<Paper, 'content'>): PriceContent => JSON.parse(content) as PriceContent;

export const contentOf = (said: Said): string => canonicalJson(said as unknown as Json);

interface Changing extends CommandContext<Operation> {
  refused(code: 'changed' | 'not-now', reasons: string): Failure;
}

/** The paper as the caller saw it, when this step may be made of it. */
export async function paperFor(
  context: Changing,
  kind: PaperKind,
  at: { readonly id: number; readonly revision: number },
  step: PaperStep,
): Promise<Paper> {
  const paper = await readPaper(context.db, kind, at.id);
  if (!paper) throw context.notFound(`采购资料 ${at.id}`);
  if (paper.revision !== at.revision) throw context.refused('changed', CHANGED);
  if (!moveOf(kind, step, paper.stage)) throw context.refused('not-now', NOT_NOW);
  return paper;
}

const PREFIX = { negotiation: 'YJ', price: 'JG' } as const;

/** Keeps a draft: a new one under the next number of its first day's year, or a known one as it now stands. */
export async function keepDraft(
  context: CommandContext<Operation>,
  kind: keyof typeof PREFIX,
  known: Paper | undefined,
  said: Said,
  { first, last }: { readonly first: string; readonly last: string },
): Promise<Paper> {
  const values = { first, last, content: contentOf(said) };
  if (known) return stepOn(context, known, 'prepare', { values });
  const year = first.slice(0, 4);
  const running = await takeNumbers(context.tx, `procurement_paper ${kind} ${year}`, 1);
  const number = `${PREFIX[kind]}-${year}-${String(running).padStart(3, '0')}`;
  return keepPaper(context, kind, { ...values, number, unit: '', subject: '' });
}
