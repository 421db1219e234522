import { describe, expect, it } from 'vitest';
import {
  ECONOMIC_NATURES,
  natureAccounts,
  natureDetailOf,
} from '../../../shared/domain/ledger/charts/economic-nature.ts';
import { groupChart } from '../../../shared/domain/ledger/charts/group.ts';
import { officialChart } from '../../../shared/domain/ledger/charts/official.ts';
import { definitionOf } from '../../../shared/domain/ledger/statements/definitions.ts';
import { evaluateStatement, lineAmount } from '../../../shared/domain/ledger/statements/evaluate.ts';
import { Books, C, D } from './support/books.ts';

describe('the economic nature of an expense account', () => {
  it.each([
    // 财会〔2017〕25号 5001, 5101: the details that the text names.
    ['5001', ['工资福利费用'], '500191'],
    ['5001', ['商品和服务费用', '专用材料费', '药品费'], '500192'],
    ['5101', ['对个人和家庭的补助费用'], '510193'],
    ['5001', ['对企业补助费用'], '500194'],
    ['5101', ['固定资产折旧费'], '510195'],
    ['5101', ['无形资产摊销费'], '510196'],
    ['5001', ['公共基础设施折旧（摊销）费'], '500197'],
    ['5001', ['保障性住房折旧费'], '500198'],
    ['5001', ['计提专用基金', '医疗风险基金'], '500199'],
    ['5201', ['工资福利费用'], '520191'],
    // Divided by fund or by business first.
    ['5001', ['财政基本拨款经费', '工资福利费用'], '500191'],
    ['500101', ['商品和服务费用'], '50010192'],
    // 款 without their 类 (301, 302, 303).
    ['5101', ['办公费'], '510192'],
    ['5101', ['维修（护）费用'], '510192'],
    ['5101', ['差旅费支出'], '510192'],
    ['5101', ['绩效工资'], '510191'],
    ['5101', ['抚恤金'], '510193'],
    // The 类 above goes before a 款 that elsewhere is another's.
    ['5101', ['工资福利费用', '福利费'], '510191'],
  ])('below %s %j is %s', (official, names, group) => {
    expect(natureDetailOf(official, names)).toBe(group);
  });

  it.each([
    ['5001', ['医疗费用']],
    ['5001', ['人员经费']],
    ['5001', ['公用经费']],
    ['5001', ['财政项目拨款经费']],
    ['5001', []],
    ['5901', ['利息费用']],
    ['7201', ['工资福利支出']],
    ['1601', ['固定资产折旧']],
  ])('below %s %j is nobody’s guess', (official, names) => {
    expect(natureDetailOf(official, names)).toBeUndefined();
  });

  it('has group accounts of its own, which no official chart uses', () => {
    for (const code of ECONOMIC_NATURES.flatMap((nature) => natureAccounts(nature))) {
      expect(groupChart().get(code)).toMatchObject({ element: 'expense', side: 'debit' });
      for (const chart of ['hospital', 'primary', 'institution'] as const)
        expect(officialChart(chart).get(code)).toBeUndefined();
    }
  });
});

const HOSPITAL = { '500101': '工资福利费用', '500102': '商品和服务费用', '500103': '卫生室补贴', '510101': '办公费' };

const hospital = (spend: readonly (readonly [string, number])[]) => {
  const books = new Books('hospital', HOSPITAL);
  books.post('2025-03-01', [D('1002', 1000), C('4101010104', 1000)]);
  for (const [code, amount] of spend) books.post('2025-03-02', [D(code, amount), C('1002', amount)]);
  const statement = evaluateStatement(definitionOf('income-by-nature', 'hospital'), books.figures('2025-03').figures);
  return { statement, at: (key: string) => lineAmount(statement, key) / 100 };
};

describe('收入费用表 by economic nature', () => {
  it('has the lines of 准则第9号 附录, in their order', () => {
    const names = definitionOf('income-by-nature', 'group')
      .lines.filter(({ depth }) => depth === 1)
      .map(({ name, starred }) => (starred ? `*${name}` : name));
    expect(names).toEqual([
      '财政拨款收入',
      '事业收入',
      '*上级补助收入',
      '*附属单位上缴收入',
      '经营收入',
      '非同级财政拨款收入',
      '投资收益',
      '捐赠收入',
      '利息收入',
      '租金收入',
      '其他收入',
      '工资福利费用',
      '商品和服务费用',
      '对个人和家庭补助费用',
      '对企事业单位补贴费用',
      '固定资产折旧费用',
      '无形资产摊销费用',
      '公共基础设施折旧（摊销）费用',
      '保障性住房折旧费用',
      '计提专用基金',
      '所得税费用',
      '资产处置费用',
      '*上缴上级费用',
      '*对附属单位补助费用',
      '其他费用',
      '未按经济性质分设的费用',
    ]);
  });

  it('adds up 业务活动费用 and 单位管理费用 of the same nature, and comes to the same surplus', () => {
    const { at, statement } = hospital([
      ['500101', 300],
      ['500102', 100],
      ['510101', 50],
      ['5901', 20],
      ['5801', 5],
    ]);
    expect([at('wages-and-welfare'), at('goods-and-services'), at('other-expense')]).toEqual([300, 150, 20]);
    expect([at('income-tax-expense'), at('undivided-expense')]).toEqual([5, 0]);
    expect([at('total-revenue'), at('total-expense'), at('surplus')]).toEqual([1000, 475, 525]);
    expect(statement.remarks).toEqual([]);
  });

  it('says 不可得 with the amount when an expense is not divided, and keeps it in the total', () => {
    const { at, statement } = hospital([
      ['500101', 300],
      ['500103', 80],
    ]);
    expect([at('wages-and-welfare'), at('undivided-expense'), at('total-expense')]).toEqual([300, 80, 380]);
    expect(statement.remarks[0]).toMatch(/^不可得：费用 80\.00 /);
  });
});
