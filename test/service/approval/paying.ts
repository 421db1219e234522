import { contract } from '../../../shared/contract/index.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import { someone, type TestHouse } from '../support/house.ts';
import type { TestClock } from '../support/service.ts';
import { does, filledIn, openApplying, passes, serviceOf, shown } from './applying.ts';
import { ACCOUNTANT, CENTRE, CHIEF, HEAD } from './people.ts';

const { approval } = contract;

export const CHECKER = someone('chen.sh', 'reviewer');
export const CASHIER = someone('zhao.cn', 'cashier');
export const BOOKKEEPER = someone('wang.kj', 'centre-accountant');
export const OTHER = someone('ke.ys', 'unit-accountant', 'T01');
export const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';

/** A house where money may leave: the usual ladder, a budget, accounts to book to, and no days to cool. */
export async function openPaying(options: { clock?: TestClock; databaseUrl?: string } = {}): Promise<TestHouse> {
  const house = await openApplying(options);
  const accounts = [{ code: '100201', name: '基本户' }];
  await house.call('ledger.addAccounts', { unit: 'T01', accounts }, BOOKKEEPER);
  await setDays(house, 0);
  return house;
}

/** 账户冷静期 of so many days. */
export async function setDays(house: TestHouse, coolDays: number): Promise<void> {
  const { settings, revision } = await house.pipeline.perform(approval.settings, {}, CHIEF);
  const said = { revision, settings: { ...settings, coolDays }, reason: '试行' };
  await house.call('approval.setApprovalSettings', said, CHIEF);
}

/** A payee of the register, approved by the chief accountant. */
export async function payeeOf(
  house: TestHouse,
  person: string | undefined = '某某培训',
  more: { readonly code?: string; readonly [field: string]: unknown } = {},
): Promise<string> {
  const asked = {
    ...(more.code === undefined ? { person } : {}),
    ...{ unit: 'T01', revision: 0, name: person, bank: '中国银行某支行', phone: '0571-88880000' },
    ...{ number: person === '某某培训' ? '622200001234' : '622200005678', representative: '', usedSince: '' },
    ...{ calledWho: '某会计', calledPhone: '0571-88880000', calledDay: '2025-03-20', evidence: '', reason: '首次登记' },
    ...more,
  };
  const { code, id } = (await house.call('approval.proposePayee', asked, ACCOUNTANT)) as { code: string; id: number };
  await house.call('approval.decidePayee', { id, agree: true, reason: '核实' }, CHIEF);
  return code;
}

/** An application that every level passed. */
export async function approvedOf(house: TestHouse, amount: string, more: object = {}): Promise<number> {
  const id = await filledIn(house, serviceOf(amount, more));
  await does(house, 'submitApplication', id, ACCOUNTANT);
  for (const caller of [HEAD, CENTRE, CHIEF])
    if ((await shown(house, id)).stage === 'deciding') await passes(house, id, caller);
  return id;
}

const STAGES = [
  { name: '培训完成', amount: '57000.00', accepting: true },
  { name: '质保金', amount: '3000.00', accepting: false },
];
/** Signs a contract of 6 万, of which three thousand are kept back for the year. */
export async function signedOf(house: TestHouse, id: number, payee: string, more: object = {}): Promise<number> {
  const said = {
    ...{ number: 'HT-001', payee, signed: '2025-03-31', amount: '60000.00', amounts: ['60000.00'], stages: STAGES },
    ...{ retention: { amount: '3000.00', release: '2025-12-31' }, fileName: '合同.pdf' },
    ...{ file: await house.file(PDF, ACCOUNTANT), ...more },
  };
  return ((await does(house, 'signContract', id, ACCOUNTANT, said)) as { contract: number }).contract;
}

/** Accepts its first stage. */
export async function accepts(house: TestHouse, id: number): Promise<void> {
  const { revision, unit } = await house.pipeline.perform(approval.contract, { id }, CHIEF);
  const said = { stage: 1, day: '2025-03-31', result: '合格' };
  await house.call('approval.acceptStage', { id, revision, unit, ...said }, OTHER);
}

/** An invoice as somebody types it. */
export const invoiceOf = (number: string, amount: string, taken = amount) => ({
  ...{ code: '', number, seller: '某某培训', day: '2025-03-30', amount, taken },
});

/** A payment as the form proposes it. */
export async function payoutOf(
  house: TestHouse,
  of: { document: number; contract: number | null },
  amount: string,
  more: object = {},
) {
  const form = await house.pipeline.perform(approval.payoutForm, of, ACCOUNTANT);
  return {
    ...{ ...of, unit: 'T01', amounts: [amount], prepaid: false, day: '2025-03-31', remark: '培训费' },
    booked: form.rows.map(({ charge, spending }) => ({ charge, spending })),
    ...{ bank: form.bank, cash: form.cash, invoices: [invoiceOf('25330000000000000001', amount)], ...more },
  };
}
export async function saves(house: TestHouse, said: object, caller: Caller = ACCOUNTANT): Promise<number> {
  return ((await house.call('approval.savePayout', said, caller)) as { id: number }).id;
}

export const shownPayout = (house: TestHouse, id: number, caller: Caller = CHIEF) =>
  house.pipeline.perform(approval.payout, { id }, caller);
export async function seenPayout(house: TestHouse, id: number) {
  const { revision, unit } = await shownPayout(house, id);
  return { id, revision, unit };
}
/** Makes a step of a payment as it stands. */
export const steps = async (house: TestHouse, operation: string, id: number, caller: Caller, more: object = {}) =>
  house.call(`approval.${operation}`, { ...(await seenPayout(house, id)), ...more }, caller);
export const refusedStep = async (house: TestHouse, operation: string, id: number, caller: Caller, more: object = {}) =>
  house.refusal(`approval.${operation}`, { ...(await seenPayout(house, id)), ...more }, caller);

export const PAID = { day: '2025-03-31', reference: '20250331-0001' };
/** Brings a draft as far as it goes. */
export async function walks(house: TestHouse, id: number, to: 'handed' | 'checked' | 'paid' | 'posted'): Promise<void> {
  await steps(house, 'handPayout', id, ACCOUNTANT);
  if (to === 'handed') return;
  await steps(house, 'checkPayout', id, CHECKER);
  if (to === 'checked') return;
  await steps(house, 'payPayout', id, CASHIER, PAID);
  if (to === 'paid') return;
  await steps(house, 'postPayout', id, BOOKKEEPER);
}

/** What the year's line of training has spent and has open, in 元. */
export async function lineOf(house: TestHouse, item = '50216') {
  const rows = await house.books.read((db) =>
    db
      .selectFrom('budget_line as line')
      .innerJoin('budget_standing as standing', 'standing.line', 'line.id')
      .select(['standing.reserved', 'standing.committed', 'standing.spent'])
      .where('line.unit', '=', 'T01')
      .where('line.item', '=', item)
      .where('standing.month', '=', 0)
      .execute(),
  );
  const sum = (column: 'reserved' | 'committed' | 'spent') => rows.reduce((all, row) => all + row[column], 0) / 100;
  return { reserved: sum('reserved'), committed: sum('committed'), spent: sum('spent') };
}
