import { describe, expect, it } from 'vitest';
import { type Happened, placeOf, sentenceTold, signerOf, type Teller, toldOf } from '../../../renderer/app/told.ts';
import { plainChanges } from '../../../renderer/audit/changes.ts';
import { byUnit, spanOf } from '../../../renderer/audit/happenings.ts';
import { contract } from '../../../shared/contract/index.ts';
import { operationsIn } from '../../../shared/contract/operation.ts';
import { AUDIENCES } from '../../../shared/domain/audit/audience.ts';
import { LOCALES } from '../../../shared/i18n/locale.ts';
import { CATALOGUES, isPlainKey, translator } from '../../../shared/i18n/translate.ts';

const commands = operationsIn(contract)
  .filter(({ operation }) => operation['~orpc'].meta.kind === 'command')
  .map(({ name }) => name);

const NAMES = new Map([
  ['T01', '柳河镇卫生院'],
  ['H01', '县人民医院'],
]);
const teller = (locale: 'zh-CN' | 'en'): Teller => ({
  locale,
  unitName: (code) => NAMES.get(code),
  personName: (name) => (name === 'lihua' ? '李华' : undefined),
});

type Said = Partial<Pick<Happened, 'actor' | 'unit' | 'subject'>> & { before?: unknown; after?: unknown };

const event = (operation: string, { before = null, after = null, ...rest }: Said = {}): Happened => ({
  operation,
  actor: 'lihua',
  unit: null,
  subject: null,
  ...rest,
  before: before === null ? null : JSON.stringify(before),
  after: after === null ? null : JSON.stringify(after),
});

describe('what happened', () => {
  it('has a sentence, a name and an audience for every command of the contract', () => {
    for (const name of commands) {
      expect(isPlainKey(`command.${name}`), name).toBe(true);
      for (const locale of LOCALES) expect(Object.keys(CATALOGUES[locale]), name).toContain(`told.${name}`);
      expect(Object.keys(AUDIENCES), name).toContain(name);
    }
    expect(Object.keys(AUDIENCES).filter((name) => !commands.includes(name))).toEqual([]);
  });

  it('is told without a place left open, even where the trail says nothing but the command', () => {
    for (const locale of LOCALES)
      for (const name of commands) {
        const sentence = toldOf(event(name), teller(locale));
        expect(sentence, name).not.toMatch(/[{}|]|undefined|null|NaN/);
        expect(sentence, name).not.toContain(name);
      }
  });

  it('tells both of a pair what one says to the other, and leads to the other’s own side', () => {
    const proposed = event('consolidation.proposeOwn', {
      unit: 'T01',
      subject: '2025-12 H01–T01 receivable-payable',
      after: { id: 3, nature: 'transit', mender: 'H01' },
    });
    expect(sentenceTold(proposed, teller('zh-CN'))).toBe(
      '李华就2025年12月县人民医院 ↔ 柳河镇卫生院的往来差异提出了一个事项，待对方单位答复',
    );
    expect(placeOf(proposed)).toMatchObject({ to: '/reconciliation', search: { period: '2025-12', unit: 'H01' } });
    const setAside = { ...proposed, operation: 'consolidation.setAside', unit: null };
    expect(placeOf(setAside)?.search).toEqual({ period: '2025-12' });
  });

  it('says who did what to whom, in each language', () => {
    const submitted = event('ledger.submitPeriod', { unit: 'T01', subject: 'T01 2025-12' });
    expect(sentenceTold(submitted, teller('zh-CN'))).toBe('李华上报了柳河镇卫生院2025年12月的账');
    expect(sentenceTold(submitted, teller('en'))).toBe('李华 submitted December 2025 of 柳河镇卫生院');
  });

  it('says in whose place a statement was signed', () => {
    const attested = (after: object) =>
      toldOf(event('ledger.attest', { unit: 'T01', subject: 'T01 2025-12', after }), teller('zh-CN'));
    expect(attested({ side: 'unit' })).toBe('签认了柳河镇卫生院2025年12月的负责人承诺');
    expect(attested({ side: 'unit', authority: '委托书' })).toBe('按授权代柳河镇卫生院负责人签认了2025年12月的承诺');
    expect(attested({ side: 'community' })).toBe('代表医共体签认了柳河镇卫生院2025年12月的承诺');
  });

  it('calls the command line and people by what they are', () => {
    const run = event('audit.backup', { actor: 'local:root' });
    expect(sentenceTold(run, teller('zh-CN'))).toBe('命令行（本机用户 root）备份了账套与附件');
    const roles = event('organisation.setRoles', {
      subject: 'lihua',
      after: { grants: [{ role: 'unit-accountant', unit: 'T01' }] },
    });
    expect(toldOf(roles, teller('zh-CN'))).toBe('把李华的角色改为：成员单位会计（柳河镇卫生院）');
    expect(toldOf(event('organisation.setRoles', { subject: 'x', after: { grants: [] } }), teller('en'))).toBe(
      'changed the roles of x to: none',
    );
  });

  it('calls who signed a voucher by what they are', () => {
    const names = { lihua: '李华' };
    const signed = (signer: string) => signerOf(signer, names, 'zh-CN');
    expect(signed('local:root')).toBe('命令行（本机用户 root）');
    expect(signed('批次 6')).toBe('随导入批次 6（未经审核人）');
    expect(signed('撤销批次 6')).toBe('随撤销批次 6（未经审核人）');
    expect([signed('lihua'), signed('王制单'), signed('')]).toEqual(['李华', '王制单', '']);
    expect(signerOf('批次 6', names, 'en')).toBe('With import batch 6 (no reviewer)');
  });

  it('tells apart what one command can do', () => {
    const told = (operation: string, rest: Parameters<typeof event>[1]) =>
      toldOf(event(operation, rest), teller('zh-CN'));
    const at = { unit: 'T01', subject: 'T01 2025-12' };
    expect(told('ledger.reopenPeriod', { ...at, before: { state: 'submitted' } })).toContain('退回了');
    expect(told('ledger.reopenPeriod', { ...at, before: { state: 'locked' } })).toContain('重新打开了');
    expect(
      told('ledger.undoImport', { ...at, subject: '批次 4', before: { kind: 'trial-balance', period: '2025-11' } }),
    ).toBe('撤销了柳河镇卫生院2025年11月的科目余额表导入');
    expect(
      told('consolidation.decide', { subject: '2025-12 E1/H01-T01/receivable-payable', after: { state: 'rejected' } }),
    ).toBe('决定2025年12月县人民医院 ↔ 柳河镇卫生院的一笔抵销（规则 E1）不做');
    expect(
      told('consolidation.run', {
        subject: '2025-12 合并第 5 次',
        before: { run: 4 },
        after: { run: 5, differences: 2 },
      }),
    ).toBe('重新编制了2025年12月合并底稿（编号 5，代替编号 4），未决差异 2 项');
    const drafts = [{ id: 3, revision: 1 }];
    expect(told('ledger.postDrafts', { unit: 'T01', after: { state: 'posted', drafts } })).toBe(
      '将柳河镇卫生院的凭证 1 张记账',
    );
    expect(told('ledger.reviewDrafts', { unit: 'T01', after: { state: 'reviewed', drafts: [], refused: [3] } })).toBe(
      '审核柳河镇卫生院的凭证，没有一张可以通过',
    );
    const draft = { unit: 'T01', subject: 'T01 2025-12 草稿 3' };
    expect(told('ledger.saveDraft', { ...draft, after: { revision: 1 } })).toBe(
      '新建了柳河镇卫生院2025年12月的凭证草稿 3',
    );
    expect(told('ledger.saveDraft', { ...draft, after: { revision: 2 } })).toBe(
      '修改了柳河镇卫生院2025年12月的凭证草稿 3',
    );
    expect(told('organisation.setDeadlines', { after: { submitDay: 5, consolidateDay: null } })).toBe(
      '设定了月结期限：次月 5 日前上报',
    );
  });

  it('leads to its place, with month and unit', () => {
    expect(placeOf(event('ledger.lockPeriod', { unit: 'T01', subject: 'T01 2025-12' }))).toEqual({
      to: '/',
      permission: 'ledger.read',
      search: { period: '2025-12', unit: 'T01' },
    });
    expect(placeOf(event('session.signIn'))).toBeUndefined();
  });

  it('leads to the document itself where the event names one, and to the list where it names several', () => {
    const searchOf = (operation: string, subject: string, after: object = {}) =>
      placeOf(event(`procurement.${operation}`, { subject, after }))?.search;
    expect(searchOf('confirmSettlement', 'JS-2025-0002', { amount: '1.00' })).toEqual({ note: 'JS-2025-0002' });
    expect(searchOf('prepareSettlements', 'JS-2025-0002 等 3 份', { paper: 'settlement' })).toEqual({});
    expect(searchOf('decidePapers', 'FK-2025-0001', { paper: 'payment', ids: [7] })).toEqual({
      view: 'runs',
      run: '7',
    });
    expect(searchOf('decidePapers', 'FK-2025-0001 等 2 份', { paper: 'payment', ids: [7, 8] })).toEqual({
      view: 'runs',
    });
    expect(searchOf('registerInvoices', '25332000000090000001', { ids: [9] })).toEqual({ invoice: '9' });
    expect(searchOf('releaseInvoice', '25332000000090000001', { id: 9, lines: [1] })).toEqual({ invoice: '9' });
    expect(searchOf('confirmOrders', 'DD-2025-0001', { paper: 'order', ids: [4] })).toEqual({
      view: 'orders',
      order: '4',
    });
    expect(searchOf('decideReceipts', 'YS-2025-00001', { receipts: [5] })).toEqual({ view: 'receipts', receipt: '5' });
    expect(searchOf('awardNegotiation', 'YJ2025-001 抗菌药', {})).toEqual({ negotiation: 'YJ2025-001' });
    expect(searchOf('handPaper', 'CG2025-001 某供应商', { paper: 'supplier', ids: [3] })).toEqual({});
  });

  it('leads to a meeting in its year, to a contract and to a payee', () => {
    const searchOf = (operation: string, after: object) => placeOf(event(`approval.${operation}`, { after }))?.search;
    const meeting = { id: 3, body: 'office', day: '2026-03-02' };
    expect(searchOf('recordMeeting', meeting)).toEqual({ meeting: '3', year: '2026' });
    expect(searchOf('recordMeeting', { body: 'office' })).toEqual({});
    for (const operation of ['signContract', 'changeContract', 'acceptStage'])
      expect(searchOf(operation, { id: 4, day: '2026-03-02' })).toEqual({ contract: '4' });
    for (const operation of ['proposePayee', 'decidePayee', 'withdrawPayee', 'stopPayee'])
      expect(searchOf(operation, { code: 'party:P301' })).toEqual({ payee: 'party:P301' });
  });
});

describe('what changed', () => {
  const t = translator('zh-CN');
  const json = JSON.stringify;

  it('is told in plain words: what stood before and stands otherwise now', () => {
    expect(plainChanges(json({ state: 'submitted', digest: 'a' }), json({ state: 'open', digest: 'b' }), t)).toEqual([
      { field: '状态', before: '已上报', after: '进行中' },
    ]);
    expect(plainChanges(json({ thresholdFen: 100 }), json({ thresholdFen: 250050 }), t)).toEqual([
      { field: '抵销阈值', before: '1.00', after: '2,500.50' },
    ]);
    expect(plainChanges(json({ enabled: ['E1', 'N2'] }), json({ enabled: ['E1', 'R3'] }), t)).toEqual([
      { field: '启用的规则', before: 'N2', after: 'R3' },
    ]);
    expect(plainChanges(null, json({ rows: 3 }), t)).toEqual([]);
  });

  it('is grouped: the county first, units as registered, and by kind of work', () => {
    const row = (sequence: number, operation: string, unit: string | null) =>
      ({ ...event(operation, { unit }), sequence, instant: '', reason: null }) as never;
    const groups = byUnit(
      [
        row(4, 'ledger.lockPeriod', 'T01'),
        row(3, 'audit.backup', null),
        row(2, 'audit.pack', 'T01'),
        row(1, 'ledger.lockPeriod', 'H01'),
      ],
      ['H01', 'T01'],
    );
    expect(groups.map(({ unit, count }) => [unit, count])).toEqual([
      [null, 1],
      ['H01', 1],
      ['T01', 2],
    ]);
    expect(groups[2]?.modules.map(({ module }) => module)).toEqual(['ledger', 'audit']);
  });

  it('is asked for by days of this desk', () => {
    const now = new Date(2026, 2, 1, 15, 30);
    expect(spanOf('today', undefined, now)).toEqual({ from: new Date(2026, 2, 1).toISOString() });
    expect(spanOf('week', undefined, now)).toEqual({ from: new Date(2026, 1, 23).toISOString() });
    expect(spanOf('day', '2026-02-28', now)).toEqual({
      from: new Date(2026, 1, 28).toISOString(),
      to: new Date(2026, 2, 1).toISOString(),
    });
    expect(spanOf('day', undefined, now)).toEqual({});
    expect(spanOf('visit', undefined, now)).toEqual({});
  });
});
