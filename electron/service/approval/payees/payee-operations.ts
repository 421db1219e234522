import { approval } from '../../../../shared/contract/approval.ts';
import type { Operation } from '../../../../shared/contract/operation.ts';
import {
  isSameAccount,
  type Payee,
  type PayeeCode,
  partyOfPayee,
  payeeOfPerson,
} from '../../../../shared/domain/approval/payee.ts';
import { type PayeeProposal, type PayeeVerdict, sinceOf } from '../../../../shared/domain/approval/payee-proposal.ts';
import { callProblems, lastDigits } from '../../../../shared/domain/organisation/bank-account.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import { loadParties, loadUnit } from '../../organisation/queries.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import { command, DONE, type Implementation } from '../../pipeline/implementation.ts';
import { isOpen, type ProposalKept, readPayees, readProposals, readStops, revisionOf } from './reading.ts';

const todayOf = (nowMs: number): AccountingDate => chinaDay(nowMs) as AccountingDate;
const CHANGED = '这个收款单位刚被别人改过，请看过再办理';

/** 收款单位登记簿: an account is proposed by one person and put in force by another. */
export const payeeOperations: readonly Implementation[] = [
  command(approval.proposePayee, async (context, { unit, code: asked, person, revision, reason, ...typed }) => {
    const { db } = context;
    if ((asked === undefined) === (person === undefined))
      throw context.refused('bad-payee', '写明一个往来单位，或一个新的收款人');
    if (!(await loadUnit(db, unit as UnitCode))) throw context.notFound(`单位 ${unit}`);
    const own = asked === undefined ? [] : await readProposals(db, asked);
    const payee = person ?? (await nameOf(context, asked!, own));
    const stops = asked === undefined ? [] : await readStops(db, asked);
    if (revision !== revisionOf(own, stops)) throw context.refused('changed', CHANGED);
    if (own.some(isOpen))
      throw context.refused('open-proposal', '还有一份账户等待核准，先由他人核准或退回，或由提出人撤回');
    const today = todayOf(context.nowMs);
    const uncalled = callProblems(typed, today);
    if (uncalled.length > 0) throw context.refused('not-called', uncalled[0]!);
    const standing = asked === undefined ? undefined : (await readPayees(db)).get(asked);
    if (typed.usedSince !== '' && standing)
      throw context.refused('bad-day', '只有第一次登记的账户可以写明自哪天起一直使用');
    if (typed.usedSince > today) throw context.refused('bad-day', '一直使用的起始日还没有到');
    const content: PayeeProposal = {
      ...typed,
      ...{ payee, phone: typed.phone.trim(), representative: typed.representative.trim() },
    };
    if (standing && changesNothing(standing, content))
      throw context.refused('nothing-changed', '与现在生效的账户、电话和联系人相同');
    const code = asked ?? payeeOfPerson(await takeNumbers(context.tx, 'approval_payee_person', 1));
    const id = await takeNumbers(context.tx, 'approval_payee_proposal', 1);
    await db
      .insertInto('approval_payee_proposal')
      .values({
        ...{ id, payee: code, unit, content: canonicalJson(content as unknown as Json), reason },
        ...signed(context),
      })
      .execute();
    // The trail is read by more people than the account is.
    const after = { code, account: lastDigits(content.number), usedSince: content.usedSince };
    context.audit({ ...{ unit: unit as UnitCode, subject: payee, reason, after } });
    return { code, id };
  }),

  command(approval.decidePayee, async (context, { id, agree, reason = '' }) => {
    const proposal = await openProposal(context, id);
    if (proposal.person === context.actor) throw context.refused('same-person', '提出账户的人不能核准同一份');
    const { content } = proposal;
    const why = reason.trim();
    if (!agree && why === '') throw context.refused('no-reason', '退回须写明原因');
    if (agree && why === '' && content.usedSince !== '')
      throw context.refused('no-reason', '一直使用的账户冷静期从以前算起，核准时须写明依据');
    if (!agree) {
      await conclude(context, proposal, 'return', { reason: why, since: '' });
      return DONE;
    }
    const standing = (await readPayees(context.db)).get(proposal.payee);
    const since = sinceOf(content, standing, todayOf(context.nowMs));
    await conclude(context, proposal, 'approve', { reason: why, since });
    const { payee, name, bank, number, phone, representative } = content;
    const row = { ...{ name, bank, number, phone, representative, since, state: 'active', proposal: id } };
    await context.db
      .insertInto('approval_payee')
      .values({ code: proposal.payee, person_name: partyOfPayee(proposal.payee) === undefined ? payee : '', ...row })
      .onConflict((conflict) => conflict.column('code').doUpdateSet(row))
      .execute();
    return DONE;
  }),

  command(approval.withdrawPayee, async (context, { id }) => {
    const proposal = await openProposal(context, id);
    if (proposal.person !== context.actor) throw context.refused('not-own', '只有提出的人可以撤回这份账户');
    await conclude(context, proposal, 'withdraw', { reason: '', since: '' });
    return DONE;
  }),

  command(approval.stopPayee, async (context, { code, revision, reason }) => {
    const { db } = context;
    const own = await readProposals(db, code);
    const standing = (await readPayees(db)).get(code);
    if (own.length === 0) throw context.notFound(`收款单位 ${code}`);
    if (revision !== revisionOf(own, await readStops(db, code))) throw context.refused('changed', CHANGED);
    if (standing?.state !== 'active') throw context.refused('not-in-force', '这个收款单位没有生效的账户');
    const id = await takeNumbers(context.tx, 'approval_payee_stop', 1);
    await db
      .insertInto('approval_payee_stop')
      .values({ ...{ id, payee: code, reason }, ...signed(context) })
      .execute();
    await db.updateTable('approval_payee').set({ state: 'stopped' }).where('code', '=', code).execute();
    context.audit({ subject: standing.name, reason, before: { state: 'active' }, after: { code, state: 'stopped' } });
    return DONE;
  }),
];

/** What the payee is called: by the register of parties, or as the person was typed in. */
async function nameOf(
  context: Pick<CommandContext<Operation>, 'db' | 'notFound'>,
  code: PayeeCode,
  own: readonly ProposalKept[],
): Promise<string> {
  const party = partyOfPayee(code);
  const name =
    party === undefined
      ? own[0]?.content.payee
      : (await loadParties(context.db)).find((each) => each.code === party)?.name;
  if (name === undefined) throw context.notFound(`收款单位 ${code}`);
  return name;
}

const changesNothing = ({ state, account, phone, representative }: Payee, content: PayeeProposal): boolean =>
  state === 'active' &&
  isSameAccount(account, content) &&
  phone === content.phone &&
  representative === content.representative;

type Concluding = CommandContext<typeof approval.decidePayee | typeof approval.withdrawPayee>;

async function openProposal(context: Concluding, id: number): Promise<ProposalKept> {
  const proposal = (await readProposals(context.db)).find((each) => each.id === id);
  if (!proposal) throw context.notFound(`收款账户 ${id}`);
  if (!isOpen(proposal)) throw context.refused('decided', '这份账户已经有了结论');
  return proposal;
}

async function conclude(
  context: Concluding,
  { id, payee, unit, content }: ProposalKept,
  verdict: PayeeVerdict,
  { reason, since }: { readonly reason: string; readonly since: AccountingDate | '' },
): Promise<void> {
  await context.db
    .insertInto('approval_payee_decision')
    .values({ ...{ proposal: id, verdict, since, reason }, ...signed(context) })
    .execute();
  const account = lastDigits(content.number);
  context.audit({
    ...{ unit: unit as UnitCode, subject: content.payee, after: { code: payee, verdict, since, account } },
    ...(reason === '' ? {} : { reason }),
  });
}

const signed = (context: Pick<CommandContext<Operation>, 'actor' | 'caller' | 'instant'>) => ({
  person: context.actor,
  display: context.caller.kind === 'person' ? context.caller.display : context.actor,
  instant: context.instant,
});
