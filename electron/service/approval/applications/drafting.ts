import { approval } from '../../../../shared/contract/approval.ts';
import type { InputOf } from '../../../../shared/contract/operation.ts';
import type { Application } from '../../../../shared/domain/approval/application.ts';
import { isOpenToEdit } from '../../../../shared/domain/approval/stage.ts';
import { PAPER_LIMITS } from '../../../../shared/domain/ledger/papers/kinds.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import type { BooksReader, BooksTx } from '../../database.ts';
import { type Originals, takeNumbers } from '../../ledger/commands.ts';
import { readElectronicPaper } from '../../ledger/queries.ts';
import { loadUnit } from '../../organisation/queries.ts';
import type { Failure } from '../../pipeline/failure.ts';
import { command, DONE, type Implementation, preparedCommand } from '../../pipeline/implementation.ts';
import { displayOf, type MoveContext, todayOf } from './moving.ts';
import { type ApplicationKept, readApplication, readPapersOf } from './reading.ts';

export const CHANGED = '申请在查看之后有了变动，请看过现在的内容再办理';
export const NOT_NOW = '现在不能这样办理：它已经到了别的环节，请看现在的状态';

interface Seen {
  readonly id: number;
  readonly revision: number;
  readonly unit: string;
}
interface SeenContext {
  readonly db: BooksReader;
  refused(code: 'changed', reasons: string): Failure;
  notFound(what: string): Failure;
}

/** The document, where it is the unit's and as the caller saw it. */
export async function applicationSeen(context: SeenContext, { id, revision, unit }: Seen): Promise<ApplicationKept> {
  const kept = await readApplication(context.db, id);
  if (kept?.unit !== unit) throw context.notFound(`大额支出申请 ${id}`);
  if (kept.revision !== revision) throw context.refused('changed', CHANGED);
  return kept;
}

/** The same, where what is filled in may still be changed. */
async function draftSeen(
  context: SeenContext & { refused(code: 'changed' | 'not-now', reasons: string): Failure },
  seen: Seen,
): Promise<ApplicationKept> {
  const kept = await applicationSeen(context, seen);
  if (!isOpenToEdit(kept.stage)) throw context.refused('not-now', NOT_NOW);
  return kept;
}

type Said = Omit<InputOf<typeof approval.saveApplication>, 'at'>;

/** What was filled in, without the blanks around it; what was left empty is left out. */
export const applicationOf = ({ unit, purpose, urgent, filled, ...said }: Said): Application => ({
  ...said,
  unit: unit as UnitCode,
  purpose: purpose.trim(),
  urgent: urgent.trim(),
  filled: Object.fromEntries(
    Object.entries(filled).flatMap(([key, value]) => (value.trim() === '' ? [] : [[key, value.trim()]])),
  ),
});

/** What stands in the head of what is filled in. */
export const saidColumns = (application: Application) => {
  const { year, category, purpose, payee, amount, urgent } = application;
  const content = canonicalJson(application as unknown as Json);
  return { year, category, purpose, payee, amount, urgent: urgent === '' ? 0 : 1, content };
};

/** Drafts of applications and their papers. */
export const draftingOperations = (blobs: Originals): readonly Implementation[] => [
  command(approval.saveApplication, async (context, { at, ...said }) => {
    if (!(await loadUnit(context.db, said.unit as UnitCode))) throw context.notFound(`单位 ${said.unit}`);
    const application = applicationOf(said);
    if (application.amount < 0) throw context.refused('bad-form', '金额不能为负');
    const known = at && (await draftSeen(context, { ...at, unit: said.unit }));
    const kept = known ? await keepChanged(context, known, application) : await keepNew(context, application);
    context.audit({
      ...{ unit: application.unit, subject: kept.number },
      after: { id: kept.id, category: application.category, amount: formatYuan(application.amount) },
    });
    return kept;
  }),

  command(approval.removeApplication, async (context, seen) => {
    const { id, number, unit, stage } = await draftSeen(context, seen);
    if (stage !== 'draft') throw context.refused('not-now', '提交过的申请不能删除，留作记录');
    await context.db.deleteFrom('approval_paper').where('document', '=', id).execute();
    await context.db.deleteFrom('approval_document').where('id', '=', id).execute();
    context.audit({ unit, subject: number, after: { removed: true } });
    return DONE;
  }),

  preparedCommand(
    approval.attachToApplication,
    async (context, { file, fileName }) => {
      const bytes = await context.files.bytes(context.actor, file);
      if (!bytes) throw context.notFound(`文件 ${fileName}`);
      const read = await readElectronicPaper(bytes);
      if (!read.ok) throw context.refused(read.error.code, read.error.message);
      // On disk before the transaction that names it: a crash in between leaves bytes that nobody names.
      return { ...read.value, sha256: blobs.putBlob(bytes), bytes: bytes.byteLength };
    },
    async (context, { key, fileName: name, ...seen }, { sha256, kind, bytes, invoice }) => {
      const kept = await draftSeen(context, seen);
      const papers = await readPapersOf(context.db, kept.id);
      if (papers.length >= PAPER_LIMITS.papers)
        throw context.refused('too-many', `一份申请至多附 ${PAPER_LIMITS.papers} 个文件`);
      const same = papers.find((paper) => paper.key === key && paper.sha256 === sha256);
      if (same) throw context.refused('attached-already', `这个文件已经附在这里（${same.name}）`);
      const paper = await takeNumbers(context.tx, 'approval_paper', 1);
      await context.db
        .insertInto('approval_paper')
        .values({
          ...{ id: paper, document: kept.id, key, name, kind, bytes, sha256, person: context.actor },
          invoice: invoice ? canonicalJson(invoice as unknown as Json) : '',
          ...{ display: displayOf(context), instant: context.instant },
        })
        .execute();
      const revision = await touched(context, kept);
      context.audit({
        unit: kept.unit,
        subject: kept.number,
        after: { id: kept.id, key, fileName: name, file: sha256 },
      });
      return { paper, revision };
    },
  ),

  command(approval.detachFromApplication, async (context, { paper, ...seen }) => {
    const kept = await draftSeen(context, seen);
    const known = (await readPapersOf(context.db, kept.id)).find(({ id }) => id === paper);
    if (!known) throw context.notFound(`附件 ${paper}`);
    await context.db.deleteFrom('approval_paper').where('id', '=', paper).execute();
    const revision = await touched(context, kept);
    context.audit({ unit: kept.unit, subject: kept.number, before: { key: known.key, fileName: known.name } });
    return { revision };
  }),
];

type Kept = Pick<ApplicationKept, 'id' | 'number' | 'revision'>;

async function keepNew(context: MoveContext, application: Application): Promise<Kept> {
  const { unit, year } = application;
  const id = await takeNumbers(context.tx, 'approval_document', 1);
  const running = await takeNumbers(context.tx, `approval_document ${unit} ${year}`, 1);
  // `D` (大额) keeps it apart from the unit's other papers.
  const number = `${unit}-D${year}-${String(running).padStart(3, '0')}`;
  await context.db
    .insertInto('approval_document')
    .values({
      ...{ id, number, unit, stage: 'draft', revision: 1, level: '', opened: '', due: '', round: 1, warnings: 0 },
      ...{ inside: 1, applicant: context.actor, prepared: JSON.stringify([context.actor]) },
      day: todayOf(context.nowMs),
      ...saidColumns(application),
    })
    .execute();
  return { id, number, revision: 1 };
}

async function keepChanged(context: MoveContext, known: ApplicationKept, application: Application): Promise<Kept> {
  const revision = known.revision + 1;
  await context.db
    .updateTable('approval_document')
    .set({ revision, ...preparedBy(context, known), ...saidColumns(application) })
    .where('id', '=', known.id)
    .execute();
  return { id: known.id, number: known.number, revision };
}

/** Whoever fills in a part of it applies: they decide nothing of it. */
export const preparedBy = ({ actor }: Pick<MoveContext, 'actor'>, { prepared }: Pick<ApplicationKept, 'prepared'>) => ({
  ...{ applicant: actor, prepared: JSON.stringify([...new Set([...prepared, actor])]) },
});

async function touched(
  context: { readonly db: BooksTx['db']; readonly actor: string },
  known: ApplicationKept,
): Promise<number> {
  const revision = known.revision + 1;
  await context.db
    .updateTable('approval_document')
    .set({ revision, ...preparedBy(context, known) })
    .where('id', '=', known.id)
    .execute();
  return revision;
}
