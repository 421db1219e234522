import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatherExecution } from '../../../electron/service/audit/budget-gathering.ts';
import { contract } from '../../../shared/contract/index.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import '../../support/seed.ts';
import { type Content, deskOf, line } from '../support/desk.ts';
import { LEAD, openCommunity, openTestHouse, someone, type TestHouse, TOWN } from '../support/house.ts';
import { TestClock } from '../support/service.ts';

/** 用款申请: asked for it holds, approved it keeps, signed it binds, vouchers pay out of it, and what is over is free again. */

const { budget } = contract;
const UNIT = someone('sun.qs', 'unit-accountant', 'T01');
const HEAD = someone('chu.yz', 'unit-head', 'T01');
const REVIEWER = someone('chen.sh', 'reviewer', 'T01');
const CENTRE = someone('wang.kj', 'centre-accountant');
const CHIEF = someone('li.zong', 'chief-accountant');
const YEAR = { unit: 'T01', year: 2025 };
const DAY_MS = 24 * 60 * 60_000;

/** Paper worth 1,000.00 and training worth 500.00 in the year. */
async function open(clock = new TestClock()): Promise<TestHouse> {
  const house = await openCommunity([LEAD, TOWN], { clock });
  const accounts = [
    ['720102', '商品和服务支出'],
    ['72010201', '办公费'],
    ['72010202', '培训费'],
  ].map(([code, name]) => ({ code, name }));
  await house.call('ledger.addAccounts', { unit: 'T01', accounts }, CENTRE);
  const cell = (item: string, total: string) => ({
    ...{ department: '', item, source: 'other', project: '', months: [total, ...Array<string>(11).fill('0.00')] },
  });
  const does = async (operation: string, more: object, caller = UNIT) => {
    const { revision } = await house.pipeline.perform(budget.plan, YEAR, CHIEF);
    await house.call(`budget.${operation}`, { ...YEAR, revision, ...more }, caller);
  };
  const cells = [cell('201', '1000000.00'), cell('50201', '1000.00'), cell('50216', '500.00')];
  await does('savePlan', { cells, carries: [] });
  await does('submitPlan', { passage: 'propose' });
  await does('decidePlan', { passage: 'issue-ceiling' }, CENTRE);
  await does('submitPlan', { passage: 'resubmit' });
  await does('approvePlan', {}, CHIEF);
  return house;
}

const row = (amount: string, item = '50201') => ({ department: '', item, source: 'other', project: '', amount });
const save = (house: TestHouse, rows: readonly object[], more: object = {}, caller = UNIT) =>
  house.call(
    'budget.saveRequest',
    {
      ...YEAR,
      ...{ department: '', purpose: '更换叫号屏', payee: '青石商行', counterparty: '', expected: '', reference: '' },
      ...{ rows, ...more },
    },
    caller,
  ) as Promise<{ id: number; number: string; revision: number }>;
const read = (house: TestHouse, id: number, caller = CHIEF) => house.pipeline.perform(budget.request, { id }, caller);
const at = async (house: TestHouse, id: number) => ({ id, unit: 'T01', revision: (await read(house, id)).revision });
const does = async (house: TestHouse, operation: string, id: number, caller = UNIT, more: object = {}) =>
  house.call(`budget.${operation}`, { ...(await at(house, id)), ...more }, caller);
const refusal = async (house: TestHouse, operation: string, id: number, caller = UNIT, more: object = {}) =>
  house.refusal(`budget.${operation}`, { ...(await at(house, id)), ...more }, caller);
const contractOf = (...amounts: string[]) => ({
  ...{ number: 'HT-1', date: '2025-03-01', counterpart: '青石商行', amounts },
});

/** A request that is approved, of so much paper. */
async function approved(house: TestHouse, amount: string): Promise<number> {
  const { id } = await save(house, [row(amount)]);
  await does(house, 'submitRequest', id);
  await does(house, 'approveRequest', id, HEAD);
  return id;
}

/** A project of the library, and its revision. */
async function listProject(house: TestHouse, code: string): Promise<{ id: number; revision: number }> {
  const project = {
    ...{ unit: 'T01', code, name: '叫号系统', category: 'equipment', department: '', person: '周科长' },
    ...{ reason: '现有设备使用满十年', estimates: [{ year: 2025, source: 'other', amount: '5000.00' }] },
  };
  const { id } = (await house.call('budget.saveProject', project, UNIT)) as { id: number };
  const sheet = { id, year: 2025, unit: 'T01' };
  const goal = { direction: 'least', target: '1', unit: '台', weight: 50 };
  const indicators = [
    { ...goal, kind: 'quantity', name: '购置叫号屏' },
    { ...goal, kind: 'satisfaction', name: '患者满意' },
  ];
  await house.call('budget.saveGoals', { ...sheet, revision: 0, indicators }, UNIT);
  await house.call('budget.submitPerformance', { ...sheet, revision: 1 }, UNIT);
  const revision = async () => (await house.pipeline.perform(budget.project, { id }, CHIEF)).revision;
  await house.call('budget.submitProject', { id, unit: 'T01', revision: await revision() }, UNIT);
  await house.call('budget.decideProject', { id, revision: await revision(), step: 'admit' }, CHIEF);
  return { id, revision: await revision() };
}

/** 占用、签约、支出、可用 of the line of paper. */
async function paperLine(house: TestHouse) {
  const lines = await house.pipeline.perform(budget.lines, YEAR, CHIEF);
  const { reserved, committed, spent, available } = lines.find(({ item }) => item === '50201')!;
  return [reserved, committed, spent, available].map(Number);
}

const paper = (amount: string, request?: number): Content => ({
  date: '2025-03-10',
  summary: `购办公用品 ${amount}`,
  attachments: 1,
  lines: [
    line('2302', amount, ''),
    line('1902', '', amount),
    line('72010201', amount, '', { fund: 'other' }),
    line('8001', '', amount),
  ],
  ...(request === undefined ? {} : { carrier: `request:${request}` }),
});

async function submit(house: TestHouse, content: Content) {
  const desk = deskOf(house, 'T01');
  const id = await desk.save(content, UNIT);
  return { id, ...(await desk.move('submitDrafts', [id], UNIT)) };
}
async function post(house: TestHouse, content: Content): Promise<number> {
  const { id, outcomes: first } = await submit(house, content);
  expect(first[0]).toMatchObject({ state: 'done' });
  const desk = deskOf(house, 'T01');
  await desk.move('reviewDrafts', [id], REVIEWER);
  const { outcomes } = await desk.move('postDrafts', [id], UNIT);
  expect(outcomes[0]).toMatchObject({ state: 'done' });
  return outcomes[0]!.voucher!.id;
}
const reverse = (house: TestHouse, voucher: number) =>
  house.call('ledger.reverseVoucher', { unit: 'T01', voucher, date: '2025-03-20', reason: '记错' }, UNIT);

describe('a spending request', () => {
  it('holds, is kept, binds, is paid and gives the rest back, each step signed', async () => {
    const house = await open();
    const { id, number } = await save(house, [row('600.00')]);
    expect(number).toBe('T01-Q2025-001');
    expect((await read(house, id, UNIT)).may).toEqual(['prepare', 'submit', 'cancel']);
    await does(house, 'submitRequest', id);
    expect(await paperLine(house)).toEqual([600, 0, 0, 400]);
    expect(await read(house, id)).toMatchObject({ stage: 'submitted', daysLeft: 60, may: ['return', 'approve'] });
    await does(house, 'approveRequest', id, HEAD);
    await does(house, 'registerContract', id, UNIT, contractOf('500.00'));
    expect(await paperLine(house)).toEqual([100, 500, 0, 400]);
    const voucher = await post(house, paper('550.00', id));
    expect(await paperLine(house)).toEqual([50, 0, 550, 400]);
    await does(house, 'closeRequest', id);
    expect(await paperLine(house)).toEqual([0, 0, 550, 450]);
    const request = await read(house, id);
    expect(request).toMatchObject({ stage: 'closed', may: [], spent: '550.00', contracts: [{ amount: '500.00' }] });
    expect(request.movements.map(({ kind }) => kind)).toEqual(['reserve', 'keep', 'commit', 'spend', 'release']);
    expect(request.movements.find(({ kind }) => kind === 'spend')!.voucher).toMatchObject({ id: voucher });
    expect(request.steps.map(({ step, person }) => [step, person])).toEqual([
      ['prepare', 'sun.qs'],
      ['submit', 'sun.qs'],
      ['approve', 'chu.yz'],
      ['contract', 'sun.qs'],
      ['close', 'sun.qs'],
    ]);
    // The contract is signed for as well; all other steps are of the same content.
    expect(new Set(request.steps.map(({ digest }) => digest)).size).toBe(2);
  });

  it('is refused over the budget with its line and what is left, and two that want the last 100.00 do not both get it', async () => {
    const house = await open();
    await approved(house, '900.00');
    const over = await save(house, [row('100.01')]);
    expect(await refusal(house, 'submitRequest', over.id)).toEqual({
      code: 'over',
      messages: [
        '办公费（其他经费）预算可用 100.00 元，申请要占用 100.01 元，超出 0.01 元：超预算不支出，请先办理预算调整',
      ],
    });
    expect((await read(house, over.id)).stage).toBe('draft');
    const [one, two] = [await save(house, [row('100.00')]), await save(house, [row('100.00')])];
    const outcomes = await Promise.allSettled([one, two].map(({ id }) => does(house, 'submitRequest', id)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await paperLine(house)).toEqual([1000, 0, 0, 0]);
    const none = await save(house, [row('1.00', '50211')]);
    expect((await refusal(house, 'submitRequest', none.id)).messages).toEqual([
      '差旅费（其他经费）没有批复的预算，申请要占用 1.00 元：无预算不支出',
    ]);
  });

  it('is decided by another, once, and as it was seen', async () => {
    const house = await open();
    const { id, revision } = await save(house, [row('100.00')]);
    await does(house, 'submitRequest', id);
    const both = someone('sun.qs', 'unit-head', 'T01');
    expect(await refusal(house, 'approveRequest', id, both)).toMatchObject({ code: 'same-person' });
    await expect(does(house, 'approveRequest', id, CENTRE)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(does(house, 'approveRequest', id, UNIT)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await house.refusal('budget.approveRequest', { id, revision, unit: 'T01' }, HEAD)).toMatchObject({
      code: 'changed',
    });
    const seen = await at(house, id);
    const outcomes = await Promise.allSettled(
      [HEAD, CHIEF].map((caller) => house.call('budget.approveRequest', seen, caller)),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await read(house, id)).steps.filter(({ step }) => step === 'approve')).toHaveLength(1);
    expect(await refusal(house, 'returnRequest', id, HEAD, { reason: '晚了' })).toMatchObject({
      code: 'not-yours-now',
    });
  });

  it('gives back what is returned or withdrawn, may be asked for anew, and says which rows are wrong', async () => {
    const house = await open();
    const { id } = await save(house, [row('300.00')]);
    await does(house, 'submitRequest', id);
    await does(house, 'returnRequest', id, HEAD, { reason: '请附询价单' });
    expect(await paperLine(house)).toEqual([0, 0, 0, 1000]);
    await save(house, [row('200.00')], { at: { id, revision: (await at(house, id)).revision } });
    await does(house, 'submitRequest', id);
    expect(await paperLine(house)).toEqual([200, 0, 0, 800]);
    await does(house, 'withdrawRequest', id, UNIT, { cancel: false, reason: '改日再办' });
    await does(house, 'withdrawRequest', id, UNIT, { cancel: true, reason: '不办了' });
    expect(await read(house, id)).toMatchObject({ stage: 'cancelled', may: [] });
    expect(await paperLine(house)).toEqual([0, 0, 0, 1000]);
    const bad = { ...YEAR, department: 'D99', purpose: '试', payee: '', counterparty: '', expected: '', reference: '' };
    const rows = [row('1.00'), row('2.00'), row('0.00', '50216'), row('1.00', '101'), row('1.00', '99999')];
    expect(await house.refusal('budget.saveRequest', { ...bad, rows }, UNIT)).toMatchObject({
      code: 'bad-rows',
      messages: [
        '同一预算明细只能有一行',
        '申请金额须大于零',
        expect.stringContaining('不占用预算额度'),
        '没有预算项目 99999',
        '没有科室 D99',
      ],
    });
    const slip = { ...bad, department: '', rows: [row('10000000000.00'), row('10000000000.01', '50216')] };
    expect((await house.refusal('budget.saveRequest', slip, UNIT)).messages).toEqual([
      '申请金额不能超过 100 亿元，请核对单位是不是元',
    ]);
    const payee = { ...bad, department: '', counterparty: 'party:P999', rows: [row('1.00')] };
    expect(await house.refusal('budget.saveRequest', payee, UNIT)).toMatchObject({ code: 'bad-payee' });
  });

  it('is bound by several contracts, together by no more than was approved of each row', async () => {
    const house = await open();
    const id = await approved(house, '600.00');
    await does(house, 'registerContract', id, UNIT, contractOf('400.00'));
    expect(await refusal(house, 'registerContract', id, UNIT, contractOf('1.00'))).toMatchObject({
      code: 'same-contract',
    });
    const more = { ...contractOf('200.01'), number: 'HT-2' };
    expect(await refusal(house, 'registerContract', id, UNIT, more)).toEqual({
      code: 'beyond-approved',
      messages: [
        '办公费（其他经费）批准 600.00 元，已签约 400.00 元，本合同 200.01 元，超出 0.01 元：多用的部分请另行申请',
      ],
    });
    const slip = { ...more, amounts: ['9999999999999.99'] };
    expect((await refusal(house, 'registerContract', id, UNIT, slip)).messages).toEqual([
      '合同金额不能超过 100 亿元，请核对单位是不是元',
    ]);
    expect(await paperLine(house)).toEqual([200, 400, 0, 400]);
    await does(house, 'registerContract', id, UNIT, { ...more, amounts: ['200.00'] });
    expect(await paperLine(house)).toEqual([0, 600, 0, 400]);
    expect(
      await refusal(house, 'registerContract', id, UNIT, { ...more, number: 'HT-3', amounts: ['0.00'] }),
    ).toMatchObject({ code: 'bad-amounts' });
  });

  it('asks the line for what vouchers have paid already and a contract binds again', async () => {
    const house = await open();
    const id = await approved(house, '600.00');
    await post(house, paper('600.00', id));
    expect(await refusal(house, 'registerContract', id, UNIT, contractOf('500.00'))).toMatchObject({ code: 'over' });
    await does(house, 'registerContract', id, UNIT, contractOf('400.00'));
    expect(await paperLine(house)).toEqual([0, 400, 600, 0]);
  });

  it('asks for projects of the library only, when it is typed and when it is submitted', async () => {
    const house = await open();
    const unknown = {
      ...YEAR,
      department: '',
      purpose: '试',
      payee: '',
      counterparty: '',
      expected: '',
      reference: '',
    };
    const rows = [row('1.00'), { ...row('2.00'), project: 'XM-1' }];
    expect(await house.refusal('budget.saveRequest', { ...unknown, rows }, UNIT)).toEqual({
      code: 'bad-rows',
      messages: ['项目库没有项目 XM-1：先申报、审核入库，再安排预算（事业单位财务规则 第22条）'],
    });
    const project = await listProject(house, 'XM-1');
    const { id } = await save(house, rows);
    await house.call('budget.decideProject', { ...project, step: 'end', reason: '不办了' }, CHIEF);
    expect(await refusal(house, 'submitRequest', id)).toEqual({
      code: 'bad-rows',
      messages: ['项目 XM-1 叫号系统 已终止或不予入库，不能再安排预算'],
    });
  });

  it('asks the very line from which its vouchers will be paid, and names it where it asks another', async () => {
    const house = await open();
    const department = { code: 'D01', name: '门诊', class: 'clinical' };
    await house.call('organisation.addDepartments', { unit: 'T01', departments: [department] }, CHIEF);
    const { id } = await save(house, [row('5.00', '50216'), { ...row('600.00'), department: 'D01' }]);
    expect(await refusal(house, 'submitRequest', id)).toEqual({
      code: 'bad-rows',
      messages: [
        '办公费（其他经费、D01）没有单列的预算，凭证会从办公费（其他经费）的预算支出：这一行请改选办公费（其他经费）',
      ],
    });
    await save(house, [row('600.00')], { at: { id, revision: (await at(house, id)).revision } });
    await does(house, 'submitRequest', id);
    await does(house, 'approveRequest', id, HEAD);
    const content = paper('150.00', id);
    const lines = content.lines.map((each) =>
      each.book === 'budget' && each.fund ? { ...each, department: 'D01' } : each,
    );
    await post(house, { ...content, lines });
    expect(await paperLine(house)).toEqual([450, 0, 150, 400]);
  });
});

describe('vouchers pay out of a request', () => {
  it('holding nothing twice, the rest as any voucher does, and a reversal gives it back to where it came from', async () => {
    const house = await open();
    const id = await approved(house, '600.00');
    await does(house, 'registerContract', id, UNIT, contractOf('500.00'));
    const { id: draft } = await submit(house, paper('700.00', id));
    expect(await paperLine(house)).toEqual([200, 500, 0, 300]);
    expect(await house.pipeline.perform(budget.payableRequests, YEAR, UNIT)).toMatchObject([{ id, left: '0.00' }]);
    expect(await refusal(house, 'closeRequest', id)).toMatchObject({ code: 'drawn-on' });
    // A second voucher finds nothing left of it, and asks the line.
    const second = await submit(house, paper('300.01', id));
    expect(second.outcomes[0]).toMatchObject({ state: 'refused', reasons: [{ code: 'over-budget' }] });
    const desk = deskOf(house, 'T01');
    await desk.move('withdrawDrafts', [draft], UNIT);
    expect(await paperLine(house)).toEqual([100, 500, 0, 400]);
    await desk.move('submitDrafts', [draft], UNIT);
    await desk.move('reviewDrafts', [draft], REVIEWER);
    const { outcomes } = await desk.move('postDrafts', [draft], UNIT);
    expect(await paperLine(house)).toEqual([0, 0, 700, 300]);
    expect(await read(house, id)).toMatchObject({ reserved: '0.00', committed: '0.00', spent: '600.00' });
    await reverse(house, outcomes[0]!.voucher!.id);
    expect(await paperLine(house)).toEqual([100, 500, 0, 400]);
    expect(await read(house, id)).toMatchObject({ reserved: '100.00', committed: '500.00', spent: '0.00' });
  });

  it('frees at once what comes back to a request that is over, and keeps what was spent of one that is cancelled', async () => {
    const house = await open();
    const id = await approved(house, '600.00');
    const voucher = await post(house, paper('250.00', id));
    await does(house, 'withdrawRequest', id, UNIT, { cancel: true, reason: '余下不办了' });
    expect(await paperLine(house)).toEqual([0, 0, 250, 750]);
    await reverse(house, voucher);
    expect(await paperLine(house)).toEqual([0, 0, 0, 1000]);
    expect(await read(house, id)).toMatchObject({ stage: 'cancelled', reserved: '0.00', spent: '0.00' });
  });

  it('of this unit and year, approved, and of its lines only', async () => {
    const house = await open();
    const { id } = await save(house, [row('100.00')]);
    const said = async (content: Content) => (await submit(house, content)).outcomes[0]!.reasons.map((r) => r.message);
    expect(await said(paper('10.00', id))).toEqual(['T01-Q2025-001 没有批准或已经办结，不能从它支出']);
    expect(await said(paper('10.00', 77))).toEqual(['没有用款申请 request:77']);
    const other = await save(house, [row('100.00', '50216')]);
    await does(house, 'submitRequest', other.id);
    await does(house, 'approveRequest', other.id, CHIEF);
    expect(await said(paper('10.00', other.id))).toEqual([
      '凭证的预算支出都不在 T01-Q2025-002 的明细里，请改选用款申请或不选',
    ]);
    const content = paper('30.00', id);
    expect(await house.pipeline.perform(budget.remaining, { unit: 'T01', content }, UNIT)).toMatchObject({
      request: 'T01-Q2025-001 没有批准或已经办结，不能从它支出',
    });
  });

  it('and the desk sees how much of what is typed the request holds', async () => {
    const house = await open();
    const id = await approved(house, '1000.00');
    const content = paper('1200.00', id);
    const { lines } = await house.pipeline.perform(budget.remaining, { unit: 'T01', content }, UNIT);
    expect(lines).toMatchObject([{ available: '0.00', wanted: '1200.00', drawn: '1000.00', state: 'over' }]);
  });
});

describe('what nobody decides', () => {
  it('expires after its days, when the house opens, and is told; what is approved stays', async () => {
    const clock = new TestClock();
    const house = await open(clock);
    await house.call('budget.setRequestDays', { days: 10, reason: '季末从紧' }, CHIEF);
    await approved(house, '400.00');
    const { id, number } = await save(house, [row('300.00')]);
    await does(house, 'submitRequest', id);
    clock.advance(10 * DAY_MS);
    expect(await house.call('budget.expireRequests', {}, CHIEF)).toEqual({ expired: [] });
    expect((await read(house, id)).daysLeft).toBe(0);
    clock.advance(DAY_MS);
    expect(await refusal(house, 'approveRequest', id, HEAD)).toMatchObject({ code: 'expired' });
    await house.close();
    const again = await openTestHouse({ dir: house.dir, clock });
    expect(await paperLine(again)).toEqual([400, 0, 0, 600]);
    expect(await read(again, id)).toMatchObject({ stage: 'draft', expires: null });
    expect((await read(again, id)).steps.at(-1)).toMatchObject({ step: 'expire', person: 'system' });
    const told = await again.pipeline.perform(contract.audit.notices, {}, UNIT);
    expect(told.rows[0]).toMatchObject({ operation: 'budget.expireRequests', subject: number });
    // Asked for anew it holds anew.
    await does(again, 'submitRequest', id);
    expect(await read(again, id)).toMatchObject({ stage: 'submitted', daysLeft: 10 });
    expect(await paperLine(again)).toEqual([700, 0, 0, 300]);
  });

  it('does not stand in the way of whoever asks next', async () => {
    const clock = new TestClock();
    const house = await open(clock);
    const { id } = await save(house, [row('1000.00')]);
    await does(house, 'submitRequest', id);
    clock.advance(61 * DAY_MS);
    expect((await submit(house, paper('1000.00'))).outcomes[0]).toMatchObject({ state: 'done' });
    expect(await read(house, id)).toMatchObject({ stage: 'draft', reserved: '0.00' });
  });
});

/** Asks for the whole line of training, and lets its days run out. */
async function staleTraining() {
  const clock = new TestClock();
  const house = await open(clock);
  const { id, number } = await save(house, [row('500.00', '50216')]);
  await does(house, 'submitRequest', id);
  clock.advance(61 * DAY_MS);
  return { house, id, number };
}

describe('what is over', () => {
  it('does not stand in the way of a change, neither when it is submitted nor when it is approved', async () => {
    const { house, id, number } = await staleTraining();
    const moved = (item: string, amount: string) => ({ ...row(amount, item), unit: 'T01', month: 1 });
    const rows = [moved('50216', '-500.00'), moved('50201', '500.00')];
    const change = { ...YEAR, kind: 'shift', other: '', reason: '培训改为线上', incomeDocument: '', rows };
    const { id: document } = (await house.call('budget.saveChange', change, UNIT)) as { id: number };
    await house.call('budget.submitChange', { unit: 'T01', id: document, revision: 1 }, UNIT);
    expect(await read(house, id)).toMatchObject({ stage: 'draft', reserved: '0.00' });
    // Time lets go, whoever came along; the event of who came tells of it.
    expect((await read(house, id)).movements.at(-1)).toMatchObject({ kind: 'expire', by: 'system' });
    const trail = await house.pipeline.perform(
      contract.audit.trail,
      { limit: 1 },
      someone('qian.sj', 'internal-auditor'),
    );
    expect(JSON.stringify(trail)).toContain(number);
    await house.call('budget.approveChange', { id: document, revision: 2 }, CHIEF);
    expect(await paperLine(house)).toEqual([0, 0, 0, 1500]);
  });

  it('needs no permit to be passed by', async () => {
    const { house, id } = await staleTraining();
    const rules = [{ item: '502', source: '', stage: '', control: 'ask', horizon: 'year', warnFrom: 80 }];
    const { id: set } = (await house.call('budget.proposeControls', { rules, reason: '试' }, CENTRE)) as { id: number };
    await house.call('budget.decideControls', { id: set, agree: true }, CHIEF);
    const content = paper('500.00');
    const lines = content.lines.map((each) => (each.code === '72010201' ? { ...each, code: '72010202' } : each));
    const draft = await deskOf(house, 'T01').save({ ...content, lines }, UNIT);
    const asks = { unit: 'T01', draft, reason: '-' };
    expect(await house.refusal('budget.askPermit', asks, UNIT)).toMatchObject({ code: 'fits' });
    expect((await read(house, id)).stage).toBe('submitted');
  });

  it('but contradicts itself stops nobody, and is told by the clock once nothing else is left', async () => {
    const clock = new TestClock();
    const house = await open(clock);
    const ids = [await save(house, [row('100.00', '50216')]), await save(house, [row('1000.00')])].map(
      (kept) => kept.id,
    );
    for (const each of ids) await does(house, 'submitRequest', each);
    clock.advance(61 * DAY_MS);
    const [id, right] = [ids[0]!, ids[1]!];
    const made = { actor: 'tester', operation: 'test.keep' };
    await house.books.transact(made, (tx) =>
      tx.db.updateTable('budget_claim').set({ kept: 1 }).where('id', 'like', `request:${id}:%`).execute(),
    );
    expect((await submit(house, paper('1000.00'))).outcomes[0]).toMatchObject({ state: 'done' });
    expect(await read(house, right)).toMatchObject({ stage: 'draft', reserved: '0.00' });
    expect(await read(house, id)).toMatchObject({ stage: 'submitted', reserved: '100.00' });
    await expect(house.call('budget.expireRequests', {}, CHIEF)).rejects.toThrow();
  });
});

describe('all that holds the budget', () => {
  it('is listed with its age, and as a workbook', async () => {
    const clock = new TestClock();
    const house = await open(clock);
    const id = await approved(house, '400.00');
    clock.advance(3 * DAY_MS);
    const waiting = await save(house, [row('100.00')]);
    await does(house, 'submitRequest', waiting.id);
    await submit(house, paper('50.00'));
    const claims = await house.pipeline.perform(budget.openClaims, { year: 2025 }, CHIEF);
    expect(
      claims.map(({ kind, document, reserved, age, daysLeft }) => [kind, document, reserved, age, daysLeft]),
    ).toEqual([
      ['request', 'T01-Q2025-001', '400.00', 3, null],
      ['draft', expect.any(String), '50.00', 0, null],
      ['request', 'T01-Q2025-002', '100.00', 0, 60],
    ]);
    expect((await read(house, id)).reserved).toBe('400.00');
    const { name } = await house.pipeline.perform(budget.openClaimsBook, { ...YEAR }, UNIT);
    expect(name).toMatch(/^预算占用明细-T01 .*-2025\.xlsx$/);
    expect(await house.pipeline.perform(budget.openClaims, { year: 2025 }, someone('x', 'reviewer', 'H01'))).toEqual(
      [],
    );
  });
});

describe('at a month’s end', () => {
  it('a voucher of a month before the request was asked for spends there, and what is left is held from then on', async () => {
    const clock = new TestClock();
    const house = await open(clock);
    clock.advance(3 * DAY_MS);
    const id = await approved(house, '600.00');
    const month = async (period: string) => {
      const { lines } = await house.pipeline.perform(budget.report, { period: period as Period }, CHIEF);
      const { committed, spent, available } = lines.find(({ item }) => item === '50201')!;
      return [committed, spent, available].map(Number);
    };
    await post(house, paper('250.00', id));
    expect([await month('2025-03'), await month('2025-04')]).toEqual([
      [0, 250, 750],
      [350, 250, 400],
    ]);
    const { claims } = await house.books.read((db) => gatherExecution(db, ['T01' as UnitCode], '2025-04' as Period));
    expect(claims).toMatchObject([{ document: '用款申请 T01-Q2025-001', reserved: 35_000, kept: true }]);
    // The second voucher is paid out of the contract, which is later still.
    await does(house, 'registerContract', id, UNIT, contractOf('300.00'));
    await post(house, paper('100.00', id));
    expect([await month('2025-03'), await month('2025-04')]).toEqual([
      [0, 350, 650],
      [250, 350, 400],
    ]);
  });
});

describe('whatever is done to requests and vouchers', () => {
  it('the line always follows: what is held, bound and spent is what documents hold, have bound and spent', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            step: fc.constantFrom('submit', 'approve', 'return', 'contract', 'pay', 'reverse', 'close', 'cancel'),
            amount: fc.integer({ min: 1, max: 500 }),
          }),
          { minLength: 4, maxLength: 14 },
        ),
        async (steps) => {
          const house = await open();
          const { id } = await save(house, [row('600.00')]);
          const posted: number[] = [];
          for (const [index, { step, amount }] of steps.entries())
            await play(house, id, posted, { step, amount, index });
          const [reserved, committed, spent, available] = await paperLine(house);
          const request = await read(house, id);
          const drafts = await house.pipeline.perform(budget.openClaims, { year: 2025 }, CHIEF);
          const held = drafts.filter(({ kind }) => kind === 'draft').reduce((sum, c) => sum + Number(c.reserved), 0);
          expect(Number(request.reserved) + held).toBeCloseTo(reserved!, 2);
          expect(Number(request.committed)).toBeCloseTo(committed!, 2);
          expect(spent! >= Number(request.spent)).toBe(true);
          expect(reserved! + committed! + spent! + available!).toBeCloseTo(1000, 2);
          expect(available! >= 0).toBe(true);
          if (request.stage === 'closed' || request.stage === 'cancelled')
            expect([request.reserved, request.committed]).toEqual(['0.00', '0.00']);
          const checks = await house.pipeline.perform(contract.audit.check, { period: '2025-03' }, CHIEF);
          expect(JSON.stringify(checks)).not.toContain('与预算流水合计相差');
          await house.close();
        },
      ),
      { numRuns: 6 },
    );
  });
});

interface Played {
  readonly step: string;
  readonly amount: number;
  readonly index: number;
}

/** One step of a history; what the route or the gate refuses changes nothing. */
async function play(house: TestHouse, id: number, posted: number[], { step, amount, index }: Played): Promise<void> {
  const sum = `${amount}.00`;
  const tried = async (work: () => Promise<unknown>) => work().catch(() => undefined);
  if (step === 'submit') await tried(() => does(house, 'submitRequest', id));
  if (step === 'approve') await tried(() => does(house, 'approveRequest', id, HEAD));
  if (step === 'return') await tried(() => does(house, 'returnRequest', id, HEAD, { reason: '再议' }));
  if (step === 'contract')
    await tried(() => does(house, 'registerContract', id, UNIT, { ...contractOf(sum), number: `HT-${index}` }));
  if (step === 'close') await tried(() => does(house, 'closeRequest', id));
  if (step === 'cancel') await tried(() => does(house, 'withdrawRequest', id, UNIT, { cancel: true, reason: '不办' }));
  if (step === 'pay') await tried(async () => posted.push(await post(house, paper(sum, id))));
  const last = posted.pop();
  if (step !== 'reverse' && last !== undefined) posted.push(last);
  if (step === 'reverse' && last !== undefined) await reverse(house, last);
}
