import type { Operation } from '../../../../shared/contract/operation.ts';
import { procurement } from '../../../../shared/contract/procurement.ts';
import { lastDigits } from '../../../../shared/domain/organisation/bank-account.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import { moveOf } from '../../../../shared/domain/procurement/papers.ts';
import type { SupplierCard } from '../../../../shared/domain/procurement/suppliers/card.ts';
import type { PayeePaper } from '../../../../shared/domain/procurement/suppliers/payee.ts';
import { halfOf, scoreProblems, scoreText, totalScore } from '../../../../shared/domain/procurement/suppliers/score.ts';
import { areWeights } from '../../../../shared/domain/procurement/suppliers/settings.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import type { Failure } from '../../pipeline/failure.ts';
import { command, DONE, type Implementation } from '../../pipeline/implementation.ts';
import { keepSetting } from '../../pipeline/keep-setting.ts';
import { type Paper, readPaper } from '../papers/papers.ts';
import { CHANGED, keepPaper, NOT_NOW, stepOn } from '../papers/stepping.ts';
import { cardContent, isOpen, papersAbout, payeeContent } from './papers.ts';
import { RULES_KEY, readPayee, readScores, readSupplierRules, readSuppliers } from './reading.ts';
import { againstCard, NO_SUPPLIER } from './rules.ts';
import { supplierReading } from './showing.ts';

/** What is done with 供应商. */
export const supplierOperations: readonly Implementation[] = [
  ...supplierReading,

  command(procurement.saveSupplier, async (context, { at, card: typed }) => {
    const card: SupplierCard = { ...typed, licences: typed.licences.map(plainLicence) };
    const known = at && (await draftAt(context, 'supplier', at));
    const problems = await againstCard(context.db, card);
    if (problems.length > 0) throw context.refused('bad-card', problems);
    await nothingElseOpen(context, 'supplier', card.code, known);
    const content = cardContent(card);
    const standing = (await readSuppliers(context.db, [card.code])).get(card.code);
    if (standing && !standing.stopped) {
      const { stopped: _, ...held } = standing;
      if (cardContent(held as SupplierCard) === content)
        throw context.refused('nothing-changed', '与现在有效的供应商资料相同');
    }
    const paper = await keep(context, 'supplier', card.code, content, known);
    context.audit({ subject: card.name, after: { code: card.code, number: paper.number, revision: paper.revision } });
    return answerOf(paper);
  }),

  command(procurement.savePayee, async (context, { at, ...asked }) => {
    const known = at && (await draftAt(context, 'payee', at));
    const account: PayeePaper = asked;
    const { supplier, name, bank, number } = account;
    if (!(await readSuppliers(context.db, [supplier])).has(supplier)) throw context.refused('no-supplier', NO_SUPPLIER);
    await nothingElseOpen(context, 'payee', supplier, known);
    const held = await readPayee(context.db, supplier);
    if (held && held.name === name && held.bank === bank && held.number === number)
      throw context.refused('nothing-changed', '与现在有效的收款账户相同');
    const paper = await keep(context, 'payee', supplier, payeeContent(account), known);
    // The trail is read by more people than the account is.
    context.audit({ subject: name, after: { supplier, account: lastDigits(number), number: paper.number } });
    return answerOf(paper);
  }),

  command(procurement.scoreSupplier, async (context, { supplier, half, revision, scores }) => {
    const { db } = context;
    const firm = (await readSuppliers(db, [supplier])).get(supplier);
    if (!firm) throw context.refused('no-supplier', NO_SUPPLIER);
    if (half > halfOf(chinaDay(context.nowMs))) throw context.refused('not-yet', '还没有到这个半年，不能评价');
    const known = (await readScores(db, supplier)).find((each) => each.half === half);
    if ((known?.revision ?? 0) !== revision) throw context.refused('changed', CHANGED);
    const problems = scoreProblems(scores);
    if (problems.length > 0)
      throw context.refused(
        'bad-scores',
        problems.map((message) => ({ code: 'bad-scores', message })),
      );
    const { weights } = await readSupplierRules(db);
    const total = totalScore(scores, weights);
    await db
      .insertInto('supplier_score')
      .values({
        ...{ supplier, half, revision: revision + 1, total },
        content: canonicalJson({ scores, weights } as unknown as Json),
        ...{ person: context.actor, instant: context.instant },
        display: context.caller.kind === 'person' ? context.caller.display : context.actor,
      })
      .execute();
    context.audit({
      subject: firm.name,
      ...(known ? { before: { half, total: scoreText(known.total) } } : {}),
      after: { half, total: scoreText(total) },
    });
    return { total: scoreText(total) };
  }),

  command(procurement.setSupplierRules, async (context, { reason, ...rules }) => {
    if (!areWeights(rules.weights)) throw context.refused('bad-weights', '评价权重之和须为 100');
    const before = await readSupplierRules(context.db);
    await keepSetting(context.db, RULES_KEY, JSON.stringify(rules));
    context.audit({
      ...{ subject: '供应商证照要求和评价权重', reason },
      before: before as unknown as Json,
      after: rules as unknown as Json,
    });
    return DONE;
  }),
];

type Kind = 'supplier' | 'payee';
interface Saving extends Pick<CommandContext<Operation>, 'db' | 'notFound'> {
  refused(code: 'changed' | 'not-now' | 'open-paper', reasons: string): Failure;
}

/** The draft as the caller saw it, while it may be written on. */
async function draftAt(
  context: Saving,
  kind: Kind,
  { id, revision }: { readonly id: number; readonly revision: number },
): Promise<Paper> {
  const paper = await readPaper(context.db, kind, id);
  if (!paper) throw context.notFound(`采购资料 ${id}`);
  if (paper.revision !== revision) throw context.refused('changed', CHANGED);
  if (!moveOf(kind, 'prepare', paper.stage)) throw context.refused('not-now', NOT_NOW);
  return paper;
}

/** Of one supplier one paper of a kind is under way at a time, so that nobody approves over another's change. */
async function nothingElseOpen(context: Saving, kind: Kind, code: string, own: Paper | undefined): Promise<void> {
  const other = (await papersAbout(context.db, kind, code)).find((paper) => isOpen(paper) && paper.id !== own?.id);
  if (other) throw context.refused('open-paper', `已有一份没有办结的资料 ${other.number}，请先办结或撤回`);
}

const PREFIX = { supplier: 'GYS', payee: 'SKZH' } as const;

async function keep(
  context: CommandContext<Operation>,
  kind: Kind,
  subject: string,
  content: string,
  known: Paper | undefined,
): Promise<Paper> {
  if (known) return stepOn(context, known, 'prepare', { values: { subject, content } });
  const running = await takeNumbers(context.tx, `procurement_paper ${kind}`, 1);
  const number = `${PREFIX[kind]}-${String(running).padStart(4, '0')}`;
  return keepPaper(context, kind, { unit: '', number, subject, first: '', last: '', content });
}

const answerOf = ({ id, number, revision }: Paper) => ({ id, number, revision });

/** Without a day where it holds for good, so that it is signed alike however it came. */
const plainLicence = ({ kind, number, until }: SupplierCard['licences'][number]) => ({
  ...{ kind, number },
  ...(until === undefined ? {} : { until }),
});
