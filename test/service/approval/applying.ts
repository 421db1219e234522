import { contract } from '../../../shared/contract/index.ts';
import { inYuan } from '../../../shared/domain/approval/table.ts';
import { USUAL_LADDER } from '../../../shared/domain/approval/usual-ladder.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import { someone, type TestHouse } from '../support/house.ts';
import type { TestClock } from '../support/service.ts';
import { ACCOUNTANT, CENTRE, CHIEF, LEADER, openApproving } from './people.ts';

const { approval, budget } = contract;

/** A one-page PDF, as small as one can be. */
const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';

/** The usual ladder in force, its levels held, and a township whose budget has 100 万 for services and 1 万 for paper. */
export async function openApplying(options: { clock?: TestClock; databaseUrl?: string } = {}): Promise<TestHouse> {
  const house = await openApproving(options);
  const { id } = (await house.call(
    'approval.proposeRules',
    { first: '2025-01-01', rows: USUAL_LADDER.map(inYuan), reason: '起用' },
    CHIEF,
  )) as { id: number };
  await house.call('approval.decideRules', { id, agree: true }, LEADER);
  const seats = [
    ...[['unit-head', 'T01', 'chu.yz'] as const, ['unit-head', 'H01', 'han.yz'] as const],
    ...[['centre', '', 'feng.sp'] as const, ['chief-accountant', '', 'li.zong'] as const],
    ...[['leader', '', 'luo.fg'] as const, ['office', '', 'luo.fg'] as const],
  ];
  for (const [level, unit, person] of seats)
    await house.call(
      'approval.addSeat',
      { ...{ level, unit, person, order: 1 }, from: '2025-01-01', reason: '现任' },
      CHIEF,
    );
  await approveBudget(house);
  return house;
}

/** The township's approved budget of a year. */
export async function approveBudget(house: TestHouse, of = 2025): Promise<void> {
  const accountant = someone('wang.kj', 'centre-accountant');
  const accounts = [
    ...[['720102', '商品和服务支出'] as const, ['72010201', '办公费'] as const, ['72010202', '培训费'] as const],
  ].map(([code, name]) => ({ code, name }));
  if (of === 2025) await house.call('ledger.addAccounts', { unit: 'T01', accounts }, accountant);
  const year = { unit: 'T01', year: of };
  const cell = (item: string, total: string) => ({
    ...{ department: '', item, source: 'other', project: '', months: [total, ...Array<string>(11).fill('0.00')] },
  });
  const does = async (operation: string, more: object, caller: Caller = ACCOUNTANT) => {
    const { revision } = await house.pipeline.perform(budget.plan, year, CHIEF);
    await house.call(`budget.${operation}`, { ...year, revision, ...more }, caller);
  };
  const cells = [cell('201', '9000000.00'), cell('50201', '10000.00'), cell('50216', '1000000.00')];
  await does('savePlan', { cells, carries: [] });
  await does('submitPlan', { passage: 'propose' });
  await does('decidePlan', { passage: 'issue-ceiling' }, accountant);
  await does('submitPlan', { passage: 'resubmit' });
  await does('approvePlan', {}, CHIEF);
}

/** A service that is applied for, of so much from the budget's training. */
export const serviceOf = (amount: string, more: object = {}) => ({
  ...{ unit: 'T01', year: 2025, category: 'services', department: '', purpose: '委托开展全员急救培训', payee: '' },
  ...{ amount, rows: [{ department: '', item: '50216', source: 'other', project: '', amount }], urgent: '' },
  ...{ filled: { content: '全员急救培训', begin: '2025-04-01', end: '2025-06-30' }, ...more },
});

/** Keeps an application with the papers that its form asks for. */
export async function filledIn(
  house: TestHouse,
  said: object,
  { keys = ['quotations', 'argument'], caller = ACCOUNTANT }: { keys?: readonly string[]; caller?: Caller } = {},
): Promise<number> {
  const { id } = (await house.call('approval.saveApplication', said, caller)) as { id: number };
  for (const key of keys) {
    const file = await house.file(`${PDF}${key}`, caller);
    await house.call(
      'approval.attachToApplication',
      { ...(await seen(house, id)), key, file, fileName: `${key}.pdf` },
      caller,
    );
  }
  return id;
}

export const shown = (house: TestHouse, id: number, caller: Caller = CHIEF) =>
  house.pipeline.perform(approval.application, { id }, caller);
export async function seen(house: TestHouse, id: number) {
  const { revision, unit } = await shown(house, id);
  return { id, revision, unit };
}
export const does = async (house: TestHouse, operation: string, id: number, caller: Caller, more: object = {}) =>
  house.call(`approval.${operation}`, { ...(await seen(house, id)), ...more }, caller);
export const refusedTo = async (house: TestHouse, operation: string, id: number, caller: Caller, more: object = {}) =>
  house.refusal(`approval.${operation}`, { ...(await seen(house, id)), ...more }, caller);

/** Passes what waits for somebody. */
export async function passes(house: TestHouse, id: number, caller: Caller, more: object = {}): Promise<void> {
  const { mine } = await shown(house, id, caller);
  await does(house, 'decideApplication', id, caller, {
    ...{ task: mine?.task ?? 1, verdict: 'pass', opinion: '同意', attested: mine?.attests ?? false, ...more },
  });
}

export { CENTRE, CHIEF };
