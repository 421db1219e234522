import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { gatherApprovals } from '../../../electron/service/audit/approval-gathering.ts';
import { buildPack } from '../../../electron/service/audit/pack/build.ts';
import { verifyPack } from '../../../electron/service/audit/pack/verify/verify.ts';
import { loadUnits } from '../../../electron/service/organisation/queries.ts';
import { contract } from '../../../shared/contract/index.ts';
import type { ApprovalReport } from '../../../shared/domain/approval/report.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import { canonicalJson, type Json } from '../../../shared/kernel/canonical.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { does, filledIn, openApplying, passes, seen, serviceOf, shown } from '../approval/applying.ts';
import {
  accepts,
  approvedOf,
  BOOKKEEPER,
  openPaying,
  payoutOf,
  payeeOf as registered,
  saves,
  signedOf,
  steps,
  walks,
} from '../approval/paying.ts';
import { ACCOUNTANT, CENTRE, CHIEF, HEAD, LEADER } from '../approval/people.ts';
import { groupContent } from '../pack/content.ts';
import { checksNotNil, opened } from '../pack/file.ts';
import { someone, type TestHouse } from '../support/house.ts';
import { TestClock } from '../support/service.ts';

/** What was applied for, decided, warned of and signed, as it leaves: lists, files and the audit pack's sheets. */

const { audit, approval } = contract;
const PERIOD = '2025-12' as Period;
const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';
const LARGE = ['quotations', 'argument', 'plan', 'tender', 'legal', 'risk'];
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

async function payeeOf(house: TestHouse): Promise<string> {
  const asked = {
    ...{ unit: 'T01', person: '某某培训', revision: 0, name: '某某培训', bank: '中国银行某支行' },
    ...{ phone: '0571-88880000', number: '622200001234', representative: '', usedSince: '', calledWho: '某会计' },
    ...{ calledPhone: '0571-88880000', calledDay: '2025-03-20', evidence: '', reason: '首次登记' },
  };
  const { code, id } = (await house.call('approval.proposePayee', asked, ACCOUNTANT)) as { code: string; id: number };
  await house.call('approval.decidePayee', { id, agree: true, reason: '核实' }, CHIEF);
  return code;
}

async function handedIn(house: TestHouse, amount: string, more: object, keys?: readonly string[]): Promise<number> {
  const id = await filledIn(house, serviceOf(amount, more), keys ? { keys } : {});
  await does(house, 'submitApplication', id, ACCOUNTANT);
  return id;
}

/** One with a contract, one that was divided, one that a meeting decided, and one turned down. */
async function ofEach(): Promise<TestHouse> {
  const house = await openApplying();
  const { settings, revision } = await house.pipeline.perform(approval.settings, {}, CHIEF);
  const on = { revision, settings: { ...settings, radarOn: true }, reason: '回溯测试后启用' };
  await house.call('approval.setApprovalSettings', on, CHIEF);
  const payee = await payeeOf(house);
  const signed = await handedIn(house, '48500.00', { payee });
  for (const caller of [HEAD, CENTRE]) await passes(house, signed, caller);
  const said = {
    ...{ number: 'HT-001', payee, signed: '2025-03-31', amount: '40000.00', amounts: ['40000.00'] },
    ...{ stages: [{ name: '培训完成', amount: '40000.00', accepting: true }], fileName: '合同.pdf' },
    file: await house.file(PDF, ACCOUNTANT),
  };
  await does(house, 'signContract', signed, ACCOUNTANT, said);
  const divided = await handedIn(house, '47000.00', { payee, purpose: '委托开展院感培训' });
  await passes(house, divided, HEAD);
  const met = await handedIn(house, '300000.00', { purpose: '全县轮训', payee: '' }, LARGE);
  for (const caller of [HEAD, CENTRE, CHIEF]) await passes(house, met, caller);
  const meeting = {
    ...{ body: 'office', number: '院办〔2025〕9号', day: '2025-03-31', ought: 3, chair: '示例甲' },
    ...{ present: ['示例甲', '示例乙', '示例丙'], file: await house.file(`${PDF}纪要`, LEADER), fileName: '纪要.pdf' },
    note: '',
    resolutions: [{ ...(await seen(house, met)), amount: '300000.00', votes: { for: 3, against: 0, abstained: 0 } }],
  };
  await house.call('approval.recordMeeting', meeting, LEADER);
  const down = await handedIn(house, '10000.00', { purpose: '外出考察' });
  const { mine } = await shown(house, down, HEAD);
  const verdict = { task: mine!.task, verdict: 'refuse', opinion: '没有必要', attested: false };
  await does(house, 'decideApplication', down, HEAD, verdict);
  return house;
}

const list = (house: TestHouse, report: ApprovalReport, caller: Caller = CHIEF) =>
  house.pipeline.perform(audit.approvalReport, { report, period: PERIOD }, caller);

describe('a report of approvals', () => {
  it('lists what was asked for, decided, warned of and signed', async () => {
    const house = await ofEach();
    const { columns, rows } = await list(house, 'register');
    expect(columns.map(({ key }) => key).slice(0, 6)).toEqual([
      ...['number', 'unit', 'category', 'purpose', 'payee', 'amount'],
    ]);
    expect(
      rows.map(({ number, amount, stage, reached, contracts }) => [number, amount, stage, reached, contracts]),
    ).toEqual([
      ['T01-D2025-001', '48500.00', '已批准', '财务中心', 'HT-001'],
      ['T01-D2025-002', '47000.00', '审批中', '单位负责人', ''],
      ['T01-D2025-003', '300000.00', '已批准', '院长办公会', ''],
      ['T01-D2025-004', '10000.00', '已驳回', '', ''],
    ]);
    expect((await list(house, 'minutes')).rows).toMatchObject([
      {
        meeting: '院办〔2025〕9号',
        number: 'T01-D2025-003',
        amount: '300000.00',
        for: 3,
        carried: '通过',
        reversed: false,
      },
    ]);
    const warned = (await list(house, 'radar')).rows.filter(({ kind }) => kind === '化整为零');
    expect(warned).toMatchObject([
      {
        ...{ number: 'T01-D2025-002', sum: '95500.00', count: 2, members: 'T01-D2025-001、T01-D2025-002' },
        ...{ levels: '总会计师', missing: '', stage: '审批中', reached: '单位负责人' },
      },
    ]);
    expect((await list(house, 'contracts')).rows).toMatchObject([
      { contract: 'HT-001', number: 'T01-D2025-001', worth: '40000.00', paid: '0.00', left: '40000.00', over: '0.00' },
    ]);
    const whole = await house.pipeline.perform(approval.report, { period: PERIOD }, CHIEF);
    expect(whole.documents.map(({ state, flags, decisions }) => [state, flags[0]?.kind, decisions.length])).toEqual([
      ['approved', 'near-threshold', 2],
      ['deciding', 'split', 1],
      ['approved', undefined, 4],
      ['rejected', undefined, 1],
    ]);
  });

  it('gives its chain with all that its digests are made of', async () => {
    const house = await ofEach();
    const { rows } = await list(house, 'chain');
    expect(rows.length).toBe(12);
    const last = new Map<unknown, unknown>();
    for (const { number, digest, before, version, content, move, findings, person, opinion, instant } of rows) {
      expect(before ?? '').toBe(last.get(number) ?? '');
      if (content) expect(sha256(String(content))).toBe(version);
      const covered: Json = {
        ...{ form: 'tongcai-approval-move-1', number: number!, version: version!, before: before!, by: person! },
        ...{
          opinion: opinion!,
          instant: instant!,
          move: JSON.parse(String(move)),
          findings: JSON.parse(String(findings)),
        },
      };
      expect(sha256(canonicalJson(covered))).toBe(digest);
      last.set(number, digest);
    }
  });

  it('is of the units that the caller sees, as a workbook or as one list for other programs', async () => {
    const house = await ofEach();
    const other = someone('ke.ys', 'unit-accountant', 'T02');
    expect((await list(house, 'register', other)).rows).toEqual([]);
    const asked = { form: 'xlsx' as const, period: PERIOD };
    expect((await house.refusal('audit.approvalBook', asked, other)).code).toBe('no-data');
    expect((await house.refusal('audit.approvalBook', { ...asked, unit: 'T01' }, other)).code).toBe('FORBIDDEN');
    expect((await house.refusal('audit.approvalBook', { ...asked, form: 'csv' }, CHIEF)).code).toBe('one-list');
    const made = await house.pipeline.perform(audit.approvalBook, asked, CHIEF);
    const book = await opened((await house.files.bytes('li.zong', made.file))!);
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      ...['大额支出审批登记', '审批链', '会议纪要', '化整为零预警', '合同与付款', '付款清单'],
    ]);
    const csv = await house.pipeline.perform(audit.approvalBook, { ...asked, form: 'csv', report: 'register' }, CHIEF);
    const text = new TextDecoder().decode((await house.files.bytes('li.zong', csv.file))!);
    expect(text.split('\r\n')[1]).toMatch(/^T01-D2025-001,T01 \S+,服务与运行,委托开展全员急救培训,某某培训,48500.00,/);
  });

  it('stands in a pack that proves it', async () => {
    const house = await ofEach();
    const gathered = (period: Period, today: string) =>
      house.books.read(async (db) =>
        gatherApprovals(db, { units: await loadUnits(db), period, today: today as AccountingDate }),
      );
    // Before anything was handed in there is nothing to tell.
    expect(await gathered('2025-02' as Period, '2025-03-31')).toBeUndefined();
    const approvals = (await gathered('2025-03' as Period, '2025-03-31'))!;
    expect(approvals.contracts.map((each) => [each.number, each.paid])).toEqual([['HT-001', 0]]);
    const { bytes, sheets } = await buildPack({ ...groupContent(7), approvals });
    expect(sheets.map(({ name }) => name)).toContain('审批链');
    expect(verifyPack(bytes).problems).toEqual([]);
  });
});

/** One under a contract that came back and was paid again, and one without a contract that is paid whole. */
async function withPayments(clock = new TestClock()) {
  const house = await openPaying({ clock });
  const payee = await registered(house);
  const document = await approvedOf(house, '60000.00', { payee });
  const signed = await signedOf(house, document, payee);
  await accepts(house, signed);
  const said = await payoutOf(house, { document, contract: signed }, '57000.00');
  const first = await saves(house, said);
  await walks(house, first, 'posted');
  await steps(house, 'reversePayout', first, BOOKKEEPER, { reason: '银行退票：账号有误' });
  const again = await saves(house, said);
  await walks(house, again, 'posted');
  const small = await approvedOf(house, '40000.00', { payee });
  const invoices = [{ ...said.invoices[0]!, number: '25330000000000000002', amount: '40000.00', taken: '40000.00' }];
  const whole = await saves(
    house,
    await payoutOf(house, { document: small, contract: null }, '40000.00', { invoices }),
  );
  await walks(house, whole, 'paid');
  const open = await approvedOf(house, '20000.00', { payee });
  const draft = await payoutOf(house, { document: open, contract: null }, '5000.00', { invoices: [] });
  await saves(house, { ...draft, prepaid: true });
  return { house, again };
}

describe('payments as they leave', () => {
  it('stand each on a row with who made it, and what came back is not paid', async () => {
    const { house } = await withPayments();
    const { columns, rows } = await list(house, 'payments');
    expect(columns.filter(({ kind }) => kind === 'flag').map(({ key }) => key)).toEqual(['same']);
    const under = { number: 'T01-D2025-001', contract: 'HT-001', payee: '某某培训', account: '中国银行某支行 …1234' };
    const by = {
      ...{ preparedBy: 'sun.qs', preparedOn: '2025-03-31', checkedBy: 'chen.sh', checkedOn: '2025-03-31' },
      ...{ paidBy: 'zhao.cn', paidOn: '2025-03-31', reference: '20250331-0001', same: false, payer: 'zhao.cn' },
    };
    expect(rows).toMatchObject([
      {
        ...{ payment: 'ZF-T01-2025-0001', ...under, ...by, amount: '57000.00', stage: '已冲销', paid: '0.00' },
        ...{ voucher: '2025-03 记-1', reversal: '2025-03 记-2', postedBy: 'wang.kj' },
      },
      {
        ...{ payment: 'ZF-T01-2025-0002', ...under, ...by, amount: '57000.00', stage: '已记账', paid: '57000.00' },
        ...{ invoices: '25330000000000000001', invoiced: '57000.00', voucher: '2025-03 记-3', reversal: '' },
      },
      {
        ...{ payment: 'ZF-T01-2025-0003', contract: '', number: 'T01-D2025-002', stage: '已支付', paid: '40000.00' },
        ...{ ...by, prepaid: '', voucher: '', postedBy: '' },
      },
    ]);
    const apart = String(rows[0]!['apart']).split('、');
    expect(apart).toEqual(expect.arrayContaining(['sun.qs', 'chu.yz', 'feng.sp', 'ke.ys', 'chen.sh', 'wang.kj']));
    expect(apart).not.toContain('zhao.cn');
    expect((await list(house, 'contracts')).rows).toMatchObject([
      { contract: 'HT-001', worth: '60000.00', paid: '57000.00', left: '3000.00', over: '0.00' },
    ]);
    const csv = await house.pipeline.perform(
      audit.approvalBook,
      { form: 'csv', period: PERIOD, report: 'payments' },
      CHIEF,
    );
    expect(csv.name).toMatch(/^付款清单-全县-2025-12\.csv$/);
  });

  it('make a document paid, and nothing else does', async () => {
    const { house } = await withPayments();
    const { documents } = await house.pipeline.perform(approval.report, { period: PERIOD }, CHIEF);
    // The first has 3,000 kept back; the second has all of it paid though nothing is booked yet.
    expect(documents.map(({ state }) => state)).toEqual(['approved', 'paid', 'approved']);
  });

  it('stand in a pack that proves them, and as they stood on its day', async () => {
    const clock = new TestClock();
    const { house, again } = await withPayments(clock);
    const gathered = (period: Period, today: string) =>
      house.books.read(async (db) =>
        gatherApprovals(db, { units: await loadUnits(db), period, today: today as AccountingDate }),
      );
    const approvals = (await gathered('2025-03' as Period, '2025-03-31'))!;
    expect(approvals.contracts.map(({ paid }) => paid)).toEqual([5_700_000]);
    expect(approvals.payments.map(({ stage }) => stage)).toEqual(['reversed', 'posted', 'paid']);
    const { bytes, sheets } = await buildPack({ ...groupContent(7), approvals });
    expect(sheets.find(({ name }) => name === '付款清单')?.rows).toBe(4);
    expect(verifyPack(bytes).problems).toEqual([]);
    const book = await opened(bytes);
    for (const sheet of ['付款清单', '合同与付款']) expect(checksNotNil(book, sheet)).toEqual([]);
    expect(await gathered('2025-02' as Period, '2025-03-31')).toBeUndefined();
    // What comes back in May was paid in March.
    clock.ms = Date.UTC(2025, 4, 6, 2);
    await steps(house, 'reversePayout', again, BOOKKEEPER, { reason: '银行退票' });
    const march = (await gathered('2025-03' as Period, '2025-05-06'))!;
    expect(march.contracts.map(({ paid }) => paid)).toEqual([5_700_000]);
    expect(march.payments.map(({ stage, reversals }) => [stage, reversals.length])).toEqual([
      ...[['reversed', 1] as const, ['posted', 0] as const, ['paid', 0] as const],
    ]);
    const may = (await gathered('2025-05' as Period, '2025-05-06'))!;
    expect(may.contracts.map(({ paid }) => paid)).toEqual([0]);
    expect(may.payments.map(({ stage }) => stage)).toEqual(['reversed', 'reversed', 'paid']);
  });
});
