import { approval } from '../../../../shared/contract/approval.ts';
import type { Reason } from '../../../../shared/contract/errors.ts';
import { takesBudget } from '../../../../shared/domain/approval/application.ts';
import { type Contract, worthOf } from '../../../../shared/domain/approval/contract.ts';
import type { PayeeCode } from '../../../../shared/domain/approval/payee.ts';
import { keepsAccepted, type RowAmounts } from '../../../../shared/domain/approval/signing.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { type Fen, fen, formatYuan, negateFen, sumFen, ZERO } from '../../../../shared/kernel/fen.ts';
import { commitFor, unbindFor, type Wanted } from '../../budget/commands.ts';
import { overReasons } from '../../budget/queries.ts';
import { type Originals, takeNumbers } from '../../ledger/commands.ts';
import type { Failure } from '../../pipeline/failure.ts';
import { DONE, type Implementation, preparedCommand } from '../../pipeline/implementation.ts';
import { applicationSeen, NOT_NOW } from '../applications/drafting.ts';
import { displayOf, holderOf, type MoveContext, movingOf, todayOf, wantedOf } from '../applications/moving.ts';
import { type ApplicationKept, readApplication } from '../applications/reading.ts';
import { readPayees } from '../payees/reading.ts';
import { type PayoutKept, readCounted } from '../payouts/reading.ts';
import { boundBy, type ContractKept, readContract, readContracts } from './reading.ts';
import { scanColumns, takeScan } from './scans.ts';
import { againstAmounts, beyondReasons, formReasons, type Signable, signableNow, stagesSaid } from './standing.ts';

export const CONTRACT_CHANGED = '合同在查看之后有了变动，请看过现在的内容再办理';

/** 签订 and 变更: what binds the budget that an application holds. */
export const signingOperations = (blobs: Originals): readonly Implementation[] => [
  preparedCommand(
    approval.signContract,
    (context, said) => takeScan(context, blobs, said),
    async (context, { id, revision, unit, number, payee, signed, amount, amounts, stages, retention }, scan) => {
      const application = await applicationSeen(context, { id, revision, unit });
      const signable = await signableNow(context.db, application);
      if (!signable) throw context.refused('not-now', NOT_NOW);
      againstDay(context, signed, { ...signable, place: 'signed' });
      const same = await context.db
        .selectFrom('approval_contract')
        .select('id')
        .where('unit', '=', application.unit)
        .where('number', '=', number)
        .executeTakeFirst();
      if (same) throw context.refused('same-contract', at('number', 'same-contract', `合同 ${number} 已经登记过`));
      const wrongPayee = await againstPayee(context, application, payee);
      if (wrongPayee !== undefined) throw context.refused('bad-payee', at('payee', 'bad-payee', wrongPayee));
      const contract: Contract = {
        ...{ number, payee, signed, amount, changes: [], retention },
        stages: stages.map((stage) => ({ ...stage, accepted: undefined })),
      };
      const wrong = formReasons(contract);
      if (wrong.length > 0) throw context.refused('bad-form', wrong);
      const others = await readContracts(context.db, { documents: [id] });
      await heldToApproved(context, application, others, { amount, amounts });
      if (amounts.some((each) => each < 0)) throw context.refused('bad-amounts', '合同各行的金额不能为负');
      const own = await takeNumbers(context.tx, 'approval_contract', 1);
      await context.db
        .insertInto('approval_contract')
        .values({
          ...{ id: own, document: id, unit: application.unit, number, payee, signed, amount },
          ...{ retention: retention?.amount ?? ZERO, retention_release: retention?.release ?? '' },
          ...{ stages: canonicalJson(stagesSaid(stages) as unknown as Json), amounts: JSON.stringify(amounts) },
          ...scanColumns(scan),
          ...signedColumns(context),
        })
        .execute();
      await bind(context, application, signable, amounts);
      await touch(context, application);
      context.audit({
        ...{ unit: application.unit, subject: number },
        after: {
          ...{ id: own, application: application.number, payee, signed },
          ...{ amount: formatYuan(amount), file: scan.sha256 },
        },
      });
      return { contract: own };
    },
  ),

  preparedCommand(
    approval.changeContract,
    (context, said) => takeScan(context, blobs, said),
    async (context, { id, revision, unit, day, amount, amounts, stages, reason }, scan) => {
      const contract = await readContract(context.db, id);
      if (contract?.unit !== unit) throw context.notFound(`合同 ${id}`);
      if (contract.revision !== revision) throw context.refused('changed', CONTRACT_CHANGED);
      const application = (await readApplication(context.db, contract.document))!;
      const signable = await signableNow(context.db, application);
      if (!signable) throw context.refused('not-now', NOT_NOW);
      againstDay(context, day, { from: contract.changes.at(-1)?.day ?? contract.signed, place: 'day' });
      const next = { ...contract, changes: [...contract.changes, { day, amount }], stages: withAccepted(stages) };
      const wrong = formReasons(next);
      if (wrong.length > 0) throw context.refused('bad-form', wrong);
      if (!keepsAccepted(contract.stages, stages))
        throw context.refused('accepted-already', '已经验收的付款节点不能改动，须留在原来的位置');
      const before = canonicalJson(stagesSaid(contract.stages) as unknown as Json);
      const after = canonicalJson(stagesSaid(stages) as unknown as Json);
      if (amount === 0 && amounts.every((each) => each === 0) && before === after)
        throw context.refused('nothing-changed', '金额和付款节点都没有变动');
      const all = await readContracts(context.db, { documents: [contract.document] });
      await heldToApproved(context, application, all, { amount, amounts });
      const bound = application.content.rows.map((_, row) =>
        fen((contract.bound[row] ?? ZERO) + (amounts[row] ?? ZERO)),
      );
      if (bound.some((each) => each < 0)) throw context.refused('bad-amounts', '减少的金额不能超过合同在这一行的金额');
      const payouts = (await readCounted(context.db, [contract.document])).filter((each) => each.contract === id);
      const asked = sumFen(payouts.map((payout) => payout.amount));
      if (asked > worthOf(next) || bound.some((each, row) => each < rowSum(payouts, row)))
        throw context.refused('bad-amounts', '减少的金额已经支付或申请付款，不能再减');
      await context.db
        .insertInto('approval_contract_change')
        .values({
          ...{ id: await takeNumbers(context.tx, 'approval_contract_change', 1), contract: id, day, amount, reason },
          ...{ amounts: JSON.stringify(amounts), stages: after },
          ...scanColumns(scan),
          ...signedColumns(context),
        })
        .execute();
      await bind(context, application, signable, amounts);
      await touch(context, application);
      context.audit({
        ...{ unit: application.unit, subject: contract.number, reason },
        after: { id, day, amount: formatYuan(amount), file: scan.sha256 },
      });
      return DONE;
    },
  ),
];

export const signedColumns = (context: MoveContext) => ({
  ...{ person: context.actor, display: displayOf(context), instant: context.instant },
});

const withAccepted = (stages: readonly { name: string; amount: Fen; accepting: boolean }[]): Contract['stages'] =>
  stages.map((stage) => ({ ...stage, accepted: undefined }));

type Code = 'bad-day' | 'before-decision' | 'bad-amounts' | 'beyond-approved' | 'over';
interface Signing extends MoveContext {
  refused(code: Code, reasons: string | readonly Reason[]): Failure;
}

function againstDay(
  context: Signing,
  day: AccountingDate,
  { from, place }: Pick<Signable, 'from'> & { readonly place: string },
): void {
  if (day > todayOf(context.nowMs)) throw context.refused('bad-day', at(place, 'bad-day', '签订的日期还没有到'));
  if (day < from)
    throw context.refused(
      'before-decision',
      at(place, 'before-decision', `不能早于 ${from}：先签约后决策是决策程序倒置`),
    );
}

/** One reason, at its field. */
const at = (place: string, code: string, message: string): Reason[] => [{ code, message, place }];

/** The payee is the application's; where nobody knew it then, one of the register that is not stopped. */
async function againstPayee(
  { db }: Pick<MoveContext, 'db'>,
  { payee: named }: ApplicationKept,
  payee: PayeeCode,
): Promise<string | undefined> {
  if (named !== '' && named !== payee) return '合同的收款单位须是申请批准的收款单位';
  const known = (await readPayees(db)).get(payee);
  if (!known) return '收款单位登记簿里没有这个收款单位，先登记';
  return known.state === 'stopped' ? '这个收款单位已停用' : undefined;
}

/** What payments take of a row, in 分. */
const rowSum = (payouts: readonly PayoutKept[], row: number): Fen =>
  sumFen(payouts.map(({ amounts }) => amounts[row] ?? ZERO));

/** Refuses amounts that are not the rows', and what all contracts with them, and what was paid without one, would have beyond what was approved. */
async function heldToApproved(
  context: Signing,
  application: ApplicationKept,
  others: readonly ContractKept[],
  said: { readonly amount: Fen; readonly amounts: RowAmounts },
): Promise<void> {
  const wrong = againstAmounts(application, said);
  if (wrong !== undefined) throw context.refused('bad-amounts', wrong);
  const { bound, worth } = boundBy(others);
  const direct = (await readCounted(context.db, [application.id])).filter(({ contract }) => contract === null);
  const beyond = beyondReasons(application, {
    bound: said.amounts.map((amount, row) => fen(amount + (bound[row] ?? ZERO) + rowSum(direct, row))),
    worth: fen(worth + said.amount + sumFen(direct.map(({ amount }) => amount))),
  });
  if (beyond.length > 0) throw context.refused('beyond-approved', beyond);
}

/** 签约: what the contract has more is bound, what it has less is given back; of what is not decided yet when it is. */
async function bind(
  context: Signing,
  application: ApplicationKept,
  { early }: Signable,
  amounts: RowAmounts,
): Promise<void> {
  if (early || !takesBudget(application.category)) return;
  const { tx, db } = context;
  const holder = holderOf(application);
  const more = rowsOf(application, (row) => amounts[row] ?? ZERO);
  const less = rowsOf(application, (row) => negateFen(amounts[row] ?? ZERO));
  if (more.length > 0) {
    const passed = await commitFor(tx, holder, more, movingOf(context));
    if (!passed.ok) throw context.refused('over', await overReasons(db, more, passed.error, holder.carrier));
  }
  if (less.length > 0) {
    const passed = await unbindFor(tx, holder, less, movingOf(context));
    // What was spent is bound no more.
    if (!passed.ok) throw context.refused('bad-amounts', '减少的金额已经支付，不能再减');
  }
}

/** The rows that are above nil, as the budget is asked for them. */
export const rowsOf = (application: ApplicationKept, amountOf: (row: number) => Fen): Wanted[] =>
  wantedOf(application).flatMap(({ line }, row) => {
    const amount = amountOf(row);
    return amount > 0 ? [{ line, amount }] : [];
  });

/** The application was signed for: whoever looked at it before looks again. */
async function touch(context: MoveContext, { id, revision }: ApplicationKept): Promise<void> {
  await context.db
    .updateTable('approval_document')
    .set({ revision: revision + 1 })
    .where('id', '=', id)
    .execute();
}
