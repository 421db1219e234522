import { approval } from '../../../../shared/contract/approval.ts';
import {
  cooledOn,
  type Payee,
  type PayeeCode,
  partyOfPayee,
  payeeStateOn,
} from '../../../../shared/domain/approval/payee.ts';
import { actorOf, type Caller, reaches, scopeOf } from '../../../../shared/domain/organisation/access.ts';
import { type BankAccount, lastDigits } from '../../../../shared/domain/organisation/bank-account.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { loadParties, loadPeople, loadUnits, type Person } from '../../organisation/queries.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { readApprovalSettings } from '../settings/reading.ts';
import { doubtsOf, readPurchasing } from './doubts.ts';
import { configures, isOpen, type ProposalKept, readPayees, readProposals, readStops, revisionOf } from './reading.ts';

const todayOf = (nowMs: number): AccountingDate => chinaDay(nowMs) as AccountingDate;

/** 收款单位 as they are looked at. */
export const payeeQueries: readonly Implementation[] = [
  query(approval.payees, async ({ db, caller, nowMs }) => {
    const day = todayOf(nowMs);
    const { coolDays } = await readApprovalSettings(db);
    const register = await readPayees(db);
    const byPayee = new Map<PayeeCode, ProposalKept[]>();
    for (const proposal of await readProposals(db))
      byPayee.set(proposal.payee, [...(byPayee.get(proposal.payee) ?? []), proposal]);
    const rows = [...byPayee].map(([code, own]) => rowOf(code, register.get(code), own, { day, coolDays, caller }));
    const applies = scopeOf(caller, 'approval.apply');
    const units = applies === undefined ? [] : (await loadUnits(db)).map(({ code }) => code);
    return {
      ...{ day, coolDays },
      // Who took back what was never approved leaves nothing to be paid to.
      rows: rows.filter(({ state }) => state !== 'withdrawn').sort((one, other) => inOrder(one.code, other.code)),
      units: units.filter((unit) => applies !== undefined && reaches(applies, unit as UnitCode)),
    };
  }),

  query(approval.payee, async ({ db, caller, nowMs, notFound }, { code }) => {
    const day = todayOf(nowMs);
    const { coolDays } = await readApprovalSettings(db);
    const register = await readPayees(db);
    const all = await readProposals(db);
    const own = all.filter(({ payee }) => payee === code);
    if (own.length === 0) throw notFound(`收款单位 ${code}`);
    const stops = await readStops(db, code);
    const waiting = all.filter(isOpen);
    const open = own.find(isOpen);
    const row = rowOf(code, register.get(code), own, { day, coolDays, caller });
    return {
      ...row,
      revision: revisionOf(own, stops),
      ...(open && {
        open: {
          ...proposalOut(open, caller),
          ...openOut(await doubtsOf(db, open, register, waiting)),
          may: [
            ...(row.mine ? (['approve', 'return'] as const) : []),
            ...(open.person === actorOf(caller) ? (['withdraw'] as const) : []),
          ],
          waitsFor: approvers(await loadPeople(db), open),
        },
      }),
      proposals: own.map((proposal) => proposalOut(proposal, caller)),
      stops: stops.map(({ display, instant, reason }) => ({ display, instant, reason })),
      may: [
        ...(scopeOf(caller, 'approval.apply') && !open ? (['propose'] as const) : []),
        ...(configures(caller) && register.get(code)?.state === 'active' ? (['stop'] as const) : []),
      ],
    };
  }),

  query(approval.payeeToPropose, async ({ db, notFound }, { code }) => {
    const own = await readProposals(db, code);
    const standing = (await readPayees(db)).get(code);
    const party = (await loadParties(db)).find(({ code: each }) => each === partyOfPayee(code));
    const [last] = own;
    const name = party?.name ?? last?.content.payee;
    if (name === undefined) throw notFound(`收款单位 ${code}`);
    const returned = last?.decision?.verdict === 'return' ? last : undefined;
    const from = returned?.content ?? (standing && { ...standing, ...standing.account });
    const offer = (await readPurchasing(db)).of(code);
    return {
      name,
      revision: revisionOf(own, await readStops(db, code)),
      first: standing === undefined,
      ...(from && { filled: { ...accountOf(from), phone: from.phone, representative: from.representative } }),
      ...(returned?.decision && { returned: returned.decision.reason }),
      ...(offer && { offer }),
      waiting: own.some(isOpen),
    };
  }),
];

interface Seen {
  readonly day: AccountingDate;
  readonly coolDays: number;
  readonly caller: Caller;
}

/** A payee as a row; `own` are its proposals, the newest first. */
function rowOf(
  code: PayeeCode,
  standing: Payee | undefined,
  own: readonly ProposalKept[],
  { day, coolDays, caller }: Seen,
) {
  const last = own[0]!;
  const open = own.find(isOpen);
  const { name, phone, representative } = standing ?? {
    ...last.content,
    name: last.content.payee,
  };
  const since = standing?.account.since;
  const verdict = last.decision?.verdict === 'withdraw' ? ('withdrawn' as const) : ('returned' as const);
  return {
    ...{ code, name, phone, representative },
    state: standing ? payeeStateOn(standing, coolDays, day) : open ? ('new' as const) : verdict,
    ...(standing && { account: accountOf(standing.account, caller) }),
    ...(since && { since, payable: cooledOn(since, coolDays) }),
    waiting: open !== undefined,
    mine: open !== undefined && open.person !== actorOf(caller) && configures(caller),
  };
}

const openOut = ({ doubts, purchasing }: Awaited<ReturnType<typeof doubtsOf>>) => ({
  doubts: doubts.map((message) => ({ message })),
  purchasing,
});

function proposalOut({ id, unit, content, display, instant, reason, decision }: ProposalKept, caller: Caller) {
  const { phone, representative, calledWho, calledPhone, calledDay, evidence, usedSince } = content;
  return {
    ...{ id, unit, phone, representative, calledWho, calledPhone, calledDay, evidence, usedSince },
    ...{ display, instant, reason, account: accountOf(content, caller) },
    ...(decision && {
      decision: {
        ...{ verdict: decision.verdict, since: decision.since },
        ...{ display: decision.display, instant: decision.instant, reason: decision.reason },
      },
    }),
  };
}

/** An account with its number whole, or for somebody who neither pays nor keeps the register its last digits. */
function accountOf({ name, bank, number }: BankAccount, caller?: Caller): BankAccount {
  return { name, bank, number: caller === undefined || seesNumbers(caller) ? number : lastDigits(number) };
}

const seesNumbers = (caller: Caller): boolean =>
  (['funds.pay', 'approval.configure', 'approval.apply'] as const).some((each) => scopeOf(caller, each) !== undefined);

/** Who can approve a proposal, by the names that people know them by: whoever keeps the rules, except who proposed. */
const approvers = (people: readonly Person[], { person }: ProposalKept): string[] =>
  people
    .filter(({ name, grants, disabled }) => {
      const caller: Caller = { kind: 'person', id: '', name, display: '', grants, session: '' };
      return !disabled && name !== person && configures(caller);
    })
    .map(({ display }) => display);

/** Parties by their codes, then persons in the order of their coming. */
const inOrder = (one: PayeeCode, other: PayeeCode): number => one.localeCompare(other, 'en', { numeric: true });
