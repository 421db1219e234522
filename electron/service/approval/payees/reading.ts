import type { Payee, PayeeCode } from '../../../../shared/domain/approval/payee.ts';
import type { PayeeProposal, PayeeVerdict } from '../../../../shared/domain/approval/payee-proposal.ts';
import { actorOf, type Caller, scopeOf } from '../../../../shared/domain/organisation/access.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';
import { loadParties } from '../../organisation/queries.ts';

export { accountToPay, tiesOf } from '../../../../shared/domain/approval/payee.ts';

type Reader = Pick<BooksReader, 'selectFrom'>;

/** Who did something, when and why. */
interface Signed {
  readonly person: string;
  readonly display: string;
  readonly instant: string;
  readonly reason: string;
}

/** A proposal with what became of it. */
export interface ProposalKept extends Signed {
  readonly id: number;
  readonly payee: PayeeCode;
  readonly unit: string;
  readonly content: PayeeProposal;
  readonly decision: (Signed & { readonly verdict: PayeeVerdict; readonly since: AccountingDate | '' }) | undefined;
}

/** Every proposal there ever was, the newest first; of one payee where it is named. */
export async function readProposals(db: Reader, payee?: PayeeCode): Promise<ProposalKept[]> {
  let asked = db.selectFrom('approval_payee_proposal').selectAll().orderBy('id', 'desc');
  if (payee !== undefined) asked = asked.where('payee', '=', payee);
  const rows = await asked.execute();
  const decisions = await db.selectFrom('approval_payee_decision').selectAll().execute();
  const decided = new Map(decisions.map(({ proposal, ...decision }) => [proposal, decision]));
  return rows.map(({ content, payee: code, ...row }) => {
    const decision = decided.get(row.id);
    return {
      ...row,
      payee: code as PayeeCode,
      content: JSON.parse(content) as PayeeProposal,
      decision: decision && {
        ...decision,
        verdict: decision.verdict as PayeeVerdict,
        since: decision.since as AccountingDate | '',
      },
    };
  });
}

/** Whether somebody approves accounts: whoever keeps the rules of the whole community. */
export const configures = (caller: Caller): boolean => scopeOf(caller, 'approval.configure')?.kind === 'community';

/** Payees of whom an account waits for this person, who did not propose it; the latest first. */
export async function readPayeesFor(db: Reader, caller: Caller): Promise<PayeeCode[]> {
  if (caller.kind !== 'person' || !configures(caller)) return [];
  const open = (await readProposals(db)).filter((each) => isOpen(each) && each.person !== actorOf(caller));
  return open.map(({ payee }) => payee);
}

export const isOpen = ({ decision }: ProposalKept): boolean => decision === undefined;

/** How much was recorded of a payee: what was seen at another count is not acted upon. */
export const revisionOf = (proposals: readonly ProposalKept[], stops: readonly unknown[]): number =>
  proposals.length + proposals.filter((proposal) => !isOpen(proposal)).length + stops.length;

/** 停用 of payees, the newest first; of one where it is named. */
export async function readStops(db: Reader, payee?: PayeeCode): Promise<(Signed & { payee: PayeeCode; id: number })[]> {
  let asked = db.selectFrom('approval_payee_stop').selectAll().orderBy('id', 'desc');
  if (payee !== undefined) asked = asked.where('payee', '=', payee);
  return (await asked.execute()).map((row) => ({ ...row, payee: row.payee as PayeeCode }));
}

/** 收款单位 that were ever approved, stopped ones too, by code: whom money of approvals may go to, and where. */
export async function readPayees(db: Reader): Promise<Map<PayeeCode, Payee>> {
  const rows = await db.selectFrom('approval_payee').selectAll().orderBy('code').execute();
  if (rows.length === 0) return new Map();
  const parties = new Map((await loadParties(db)).map(({ code, name }) => [`party:${code}`, name]));
  const approved = (await readProposals(db)).filter(({ decision }) => decision?.verdict === 'approve');
  return new Map(
    rows.map((row) => {
      const code = row.code as PayeeCode;
      const own = approved.filter(({ payee }) => payee === code).map(({ content }) => content);
      const ever = (field: 'number' | 'phone' | 'representative'): string[] => [
        ...new Set(own.map((content) => content[field]).filter(Boolean)),
      ];
      const brought = approved.find(({ id }) => id === row.proposal);
      const { name, bank, number, phone, representative } = row;
      return [
        code,
        {
          ...{ code, phone, representative },
          name: parties.get(code) ?? row.person_name,
          account: { name, bank, number, since: row.since as AccountingDate },
          state: row.state as Payee['state'],
          keepers: [brought?.person, brought?.decision?.person].filter((each) => each !== undefined),
          ever: { accounts: ever('number'), phones: ever('phone'), representatives: ever('representative') },
        },
      ];
    }),
  );
}
