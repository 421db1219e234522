import type { Reason } from '../../../../shared/contract/errors.ts';
import { procurement } from '../../../../shared/contract/procurement.ts';
import { scopeOf } from '../../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { moveOf } from '../../../../shared/domain/procurement/papers.ts';
import { canonicalJson } from '../../../../shared/kernel/canonical.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import { loadUnit, loadUnits } from '../../organisation/queries.ts';
import { command, type Implementation, query } from '../../pipeline/implementation.ts';
import { type Paper, readPaper, readPapers, readSteps } from '../papers/papers.ts';
import type { PaperRules } from '../papers/rules.ts';
import { CHANGED, keepPaper, NOT_NOW, paperOut, stepOn } from '../papers/stepping.ts';
import { type PurchaseAccount, readPurchaseAccount } from './reading.ts';

/** As the paper is signed. */
type AccountContent = Omit<PurchaseAccount, 'paper'> & { readonly why: string };

const contentOf = ({ content }: Paper): AccountContent => JSON.parse(content) as AccountContent;
const isSame = (a: Omit<PurchaseAccount, 'paper'>, b: Omit<PurchaseAccount, 'paper'>): boolean =>
  a.unit === b.unit && a.bank === b.bank && a.name === b.name && a.number === b.number;

const ONE_OPEN = '已有一份采购账户资料在办理：请先办完或撤回它';
const SAME = '与现行的采购账户相同，没有要改的';

/** 唯一采购账户: prepared by the buyer, in force once 总药师 approved it; a change goes the same way. */
export const accountOperations: readonly Implementation[] = [
  query(procurement.purchaseAccount, async ({ db, caller }) => {
    const names = new Map((await loadUnits(db)).map(({ code, name }) => [code, name]));
    const papers = [...(await readPapers(db, 'account'))].reverse();
    const steps = await readSteps(
      db,
      papers.map(({ id }) => id),
    );
    const account = await readPurchaseAccount(db);
    const approved = (steps.get(account?.paper ?? 0) ?? []).findLast(({ step }) => step === 'approve');
    return {
      account: account
        ? {
            ...account,
            ...{ unitName: names.get(account.unit) ?? '', approvedBy: approved?.display ?? '' },
            since: approved?.instant.slice(0, 10) ?? '',
          }
        : null,
      papers: papers.map((paper) => {
        const { unit, bank, name, number, why } = contentOf(paper);
        const out = paperOut(paper, steps.get(paper.id) ?? [], caller);
        return { ...out, unit, unitName: names.get(unit) ?? '', bank, name, accountNumber: number, why };
      }),
      mayPrepare:
        scopeOf(caller, 'procurement.buy')?.kind === 'community' &&
        !papers.some(({ stage }) => stage === 'draft' || stage === 'handed'),
    };
  }),

  command(procurement.savePurchaseAccount, async (context, { at, ...content }) => {
    const { db } = context;
    if (!(await loadUnit(db, content.unit as UnitCode))) throw context.notFound(`单位 ${content.unit}`);
    const known = at && (await readPaper(db, 'account', at.id));
    if (at && !known) throw context.notFound(`采购账户资料 ${at.id}`);
    if (known && known.revision !== at?.revision) throw context.refused('changed', CHANGED);
    if (known && !moveOf('account', 'prepare', known.stage)) throw context.refused('not-now', NOT_NOW);
    if (!known && (await readPapers(db, 'account', ['draft', 'handed'])).length > 0)
      throw context.refused('one-open', ONE_OPEN);
    const inForce = await readPurchaseAccount(db);
    const asked = content as AccountContent;
    if (inForce && isSame(inForce, asked)) throw context.refused('same', SAME);
    if (inForce && asked.why === '') throw context.refused('no-reason', '变更采购账户须写明原因');
    context.audit({ unit: asked.unit, subject: asked.name, after: { bank: asked.bank, account: asked.number } });
    if (known) {
      const { id, revision } = await stepOn(context, known, 'prepare', { values: { content: canonicalJson(content) } });
      return { id, revision };
    }
    const number = `ZH-${String(await takeNumbers(context.tx, 'purchase-account', 1)).padStart(3, '0')}`;
    const { id, revision } = await keepPaper(context, 'account', {
      ...{ unit: '', number, subject: '', first: '', last: '', content: canonicalJson(content) },
    });
    return { id, revision };
  }),
];

export const accountRules: PaperRules = {
  kind: 'account',
  name: (paper) => contentOf(paper).name,
  async against(db, paper) {
    const content = contentOf(paper);
    const problems: Reason[] = [];
    if (!(await loadUnit(db, content.unit)))
      problems.push({ code: 'no-unit', message: `没有成员单位“${content.unit}”` });
    const inForce = await readPurchaseAccount(db);
    if (inForce && isSame(inForce, content)) problems.push({ code: 'same', message: SAME });
    return problems;
  },
  async approved({ db }, paper) {
    const { unit, bank, name, number } = contentOf(paper);
    const row = { unit, bank, name, number, paper: paper.id };
    // One row for ever: the table takes no id but 1.
    if (await readPurchaseAccount(db)) await db.updateTable('purchase_account').set(row).where('id', '=', 1).execute();
    else
      await db
        .insertInto('purchase_account')
        .values({ id: 1, ...row })
        .execute();
  },
};
