import { describe, expect, it } from 'vitest';
import { callProblems, lastDigits } from '../../../../shared/domain/organisation/bank-account.ts';
import {
  cardDoubts,
  cardProblems,
  changedFields,
  type SupplierCard,
} from '../../../../shared/domain/procurement/suppliers/card.ts';
import { type PayeePaper, payeeDoubts } from '../../../../shared/domain/procurement/suppliers/payee.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';

const card = (more: Partial<SupplierCard> = {}): SupplierCard => ({
  ...{ code: '91350100M000100Y43', name: '示例青山医药有限公司', roles: ['distributor'], goods: ['western'] },
  ...{ chain: '', agentOf: '', group: '', licences: [{ kind: 'business', number: 'YY-1' }], units: [] },
  ...{ hours: 48, urgentHours: 4, contact: '示例·何经理', phone: '0571-88880000' },
  ...more,
});
const messages = (said: readonly { readonly message: string }[]) => said.map(({ message }) => message);
const other = (more: Partial<SupplierCard>, stopped = false) => ({
  ...card({ code: '91440300708461136T', name: '另一家', ...more }),
  stopped,
});

describe('供应商资料', () => {
  it('refuses what cannot be: a maker as general agent, a trader of no group, urgent slower than ordinary', () => {
    expect(cardProblems(card())).toEqual([]);
    expect(cardProblems(card({ roles: ['maker'], chain: 'import-agent' })).map(({ field }) => field)).toEqual([
      'chain',
    ]);
    expect(cardProblems(card({ chain: 'group-trader' })).map(({ field }) => field)).toEqual(['group']);
    expect(cardProblems(card({ hours: 4, urgentHours: 24 })).map(({ field }) => field)).toEqual(['urgentHours']);
    const twice = { kind: 'business', number: 'YY-1' } as const;
    expect(messages(cardProblems(card({ licences: [twice, twice] })))).toEqual(['营业执照 YY-1 登记了两次']);
  });

  it('shows a second trading company of a group and a second general agent, unless the first was stopped', () => {
    const trader = { chain: 'group-trader', group: '示例白水集团' } as const;
    expect(messages(cardDoubts(card(trader), [other(trader)]))).toEqual([
      '同一集团已有视同生产企业的商业公司 91440300708461136T 另一家，全国只限一家',
    ]);
    expect(cardDoubts(card(trader), [other(trader, true)])).toEqual([]);
    const agent = { chain: 'import-agent', agentOf: '某国制药（中国）' } as const;
    expect(cardDoubts(card(agent), [other({ ...agent, agentOf: '某国制药(中国) ' })])).toHaveLength(1);
    expect(cardDoubts(card({ chain: 'import-agent' }), [])).toHaveLength(1);
  });

  it('shows a code that does not agree, a name that is taken, and that a stopped firm comes back', () => {
    expect(messages(cardDoubts(card({ code: '91350100M000100Y44' }), []))).toEqual([
      '统一社会信用代码的校验码不符，请核对',
    ]);
    expect(cardDoubts(card(), [other({ name: '示例青山医药有限公司' })])).toHaveLength(1);
    expect(messages(cardDoubts(card(), [{ ...card(), stopped: true }]))).toEqual([
      '这家供应商已经停用，审核通过后恢复供货',
    ]);
  });

  it('says in which parts a change differs', () => {
    expect(changedFields(card(), card())).toEqual([]);
    expect(changedFields(card(), card({ phone: '1', licences: [] }))).toEqual(['licences', 'phone']);
  });
});

describe('收款账户', () => {
  const paper = (more: Partial<PayeePaper> = {}): PayeePaper => ({
    ...{
      supplier: 'A001',
      name: '示例青山医药有限公司',
      bank: '某支行',
      number: '6222000012345678',
      reason: '首次登记',
    },
    ...{ calledWho: '示例·钱会计', calledPhone: '0571 8888 0000', evidence: '' },
    calledDay: '2025-03-01' as AccountingDate,
    ...more,
  });
  const firm = { name: '示例青山医药有限公司', phone: '0571-88880000' };

  it('is not handed in before somebody was called back', () => {
    expect(callProblems(paper(), '2025-03-31')).toEqual([]);
    expect(callProblems(paper({ calledDay: '' }), '2025-03-31')).toHaveLength(1);
    expect(callProblems(paper({ calledDay: '2025-04-01' as AccountingDate }), '2025-03-31')).toEqual([
      '电话核实的日期还没有到',
    ]);
  });

  it('is doubtful in another name, at two suppliers, or called back on an unknown number', () => {
    expect(payeeDoubts(paper(), firm, [{ code: 'A001', name: '', number: '6222000012345678' }])).toEqual([]);
    const others = [{ code: 'B001', name: '另一家', number: '6222000012345678' }];
    expect(payeeDoubts(paper({ name: '某人', calledPhone: '13900000000' }), firm, others)).toEqual([
      '户名“某人”与供应商名称不一致',
      '与 B001 另一家 是同一个账号',
      '电话核实用的号码不是供应商资料上登记的号码',
    ]);
  });

  it('shows most readers its last four digits', () => {
    expect(lastDigits('6222000012345678')).toBe('•••• 5678');
  });
});
