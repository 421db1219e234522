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
import { ACCOUNTANT, CENTRE, CHIEF, HEAD, LEADER } from '../approval/people.ts';
import { groupContent } from '../pack/content.ts';
import { opened } from '../pack/file.ts';
import { someone, type TestHouse } from '../support/house.ts';

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
      ...['大额支出审批登记', '审批链', '会议纪要', '化整为零预警', '合同与付款'],
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
