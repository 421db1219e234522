import { describe, expect, it } from 'vitest';
import { inLanguage } from '../../../shared/i18n/sentences.ts';
import { documentOf, problemsOf, type Written } from './models.ts';

/** 院办 and 后勤 over headcount, 检验科 over what was ordered, two clinical departments. */
const whole = (): Written => ({
  method: 'step-down',
  items: ['人员经费', '药品费'],
  departments: [
    { code: 'A01', name: '院办', class: 'admin', direct: { 人员经费: '100.00', 药品费: '0.00' } },
    { code: 'A02', name: '后勤', class: 'admin', direct: {} },
    { code: 'T01', name: '检验科', class: 'technology', direct: { 人员经费: '50' } },
    { code: 'C01', name: '内科', class: 'clinical', direct: { 人员经费: '10.5' } },
    { code: 'C02', name: '外科', class: 'clinical', direct: {} },
  ],
  stages: [
    { from: ['A01', 'A02'], basis: '人数' },
    { from: ['T01'], basis: '开单' },
  ],
  bases: { 人数: { A01: '9', T01: '1', C01: '1', C02: '2' }, 开单: { T01: { C01: '300', C02: '100' } } },
});
const changed = (change: (model: Written) => void): Written => {
  const model = whole();
  change(model);
  return model;
};
const said = (model: unknown): string[] => problemsOf(model).map(({ path, message }) => `${path} ${message}`);

describe('a pool without receivers', () => {
  it('is refused by department, item, stage and basis, in either language', () => {
    const model = changed((one) => {
      one.bases['人数'] = { A01: '9', T01: '0', C01: '0.00' };
    });
    expect(said(model)).toEqual([
      'stages.0 第 1 步：A01 院办 的“人员经费”100.00 元没有接收科室，分摊参数“人数”没有可用的权重',
    ]);
    expect(inLanguage(problemsOf(model)[0]!.message, 'en')).toBe(
      'Stage 1: 100.00 yuan of “人员经费” of A01 院办 have no receiver; the basis “headcount” has no weight that can be used',
    );
  });

  it('is refused where red and black cancel each other, and where a giver has no weights of its own', () => {
    const cancelled = changed((one) => {
      one.departments[1]!.direct = { 人员经费: '-100.00' };
      one.bases['人数'] = {};
    });
    expect(said(cancelled)).toHaveLength(2);
    const ownless = changed((one) => {
      one.bases['开单'] = { A01: { C01: '1' } };
    });
    expect(said(ownless)).toEqual([expect.stringContaining('第 2 步：T01 检验科 的“人员经费”75.00 元没有接收科室')]);
  });

  it('is no matter where there is nothing to hand over', () => {
    const idle = changed((one) => {
      one.departments[0]!.direct = {};
      one.bases['人数'] = {};
    });
    expect(documentOf(idle).full['C01']!['total']).toBe('48.00');
  });
});

describe('a department that no stage names', () => {
  it('is refused where it would keep a cost, unless 医疗技术 as a whole is a business department', () => {
    const forgotten = changed((one) => {
      one.stages[0]!.from = ['A01'];
      one.departments[1]!.direct = { 药品费: '7.00' };
    });
    expect(said(forgotten)).toEqual(['stages A02 后勤 的“药品费”7.00 元没有分摊出去：没有一步包含这个科室']);
    const business = changed((one) => {
      one.stages.pop();
    });
    expect(documentOf(business).full['T01']!['total']).toBe('75.00');
    const one = changed((model) => {
      model.stages.pop();
      model.departments.push({ code: 'T02', name: '影像科', class: 'technology', direct: {} });
      model.stages.push({ from: ['T02'], basis: '人数' });
    });
    expect(said(one)).toEqual([expect.stringContaining('T01 检验科')]);
  });
});

describe('a model that is not understood', () => {
  it.each<[string, (model: Written) => unknown, string]>([
    ['is no object', () => 'hello', ' 模型要写成一个 JSON 对象'],
    ['is a list', () => [], ' 模型要写成一个 JSON 对象'],
    ['has no method', (one) => ({ ...one, method: 'abc' }), 'method 这里只能是 step-down | direct | reciprocal'],
    ['has an item twice', (one) => ({ ...one, items: [...one.items, '药品费'] }), 'items.2 成本项目“药品费”重复'],
    ['calls an item total', (one) => ({ ...one, items: [...one.items, 'total'] }), 'items.2 成本项目不能叫“total”'],
    [
      'has a code twice',
      (one) => ({ ...one, departments: [...one.departments, one.departments[0]] }),
      'departments.5.code 科室编码“A01”重复',
    ],
    [
      'has another class',
      (one) => ({ ...one, departments: [{ ...one.departments[0], class: 'final' }, ...one.departments.slice(1)] }),
      'departments.0.class 这里只能是 admin',
    ],
    [
      'hands a department over twice',
      (one) => ({ ...one, stages: [...one.stages, { from: ['A01'], basis: '人数' }] }),
      'stages.2.from.0 A01 院办 已在第 1 步分摊，不能再次分摊',
    ],
    [
      'hands a clinical department over',
      (one) => ({ ...one, stages: [{ from: ['C01'], basis: '人数' }] }),
      'stages.0.from.0 C01 内科 是临床服务类科室',
    ],
    [
      'knows no such giver',
      (one) => ({ ...one, stages: [{ from: ['X'], basis: '人数' }] }),
      'stages.0.from.0 没有科室“X”',
    ],
    [
      'knows no such basis',
      (one) => ({ ...one, stages: [{ from: ['A01'], basis: '面积' }] }),
      'stages.0.basis 没有分摊参数“面积”',
    ],
    [
      'hands nobody over',
      (one) => ({ ...one, stages: [{ from: [], basis: '人数' }] }),
      'stages.0.from 这一步没有列出要分摊的科室',
    ],
    [
      'mistypes perItem',
      (one) => ({ ...one, stages: [{ from: ['A01'], basis: '人数', peritem: {} }] }),
      'stages.0.peritem 分摊步骤没有“peritem”这一项',
    ],
    [
      'shares an item that it has not',
      (one) => ({ ...one, stages: [{ from: ['A01'], basis: '人数', perItem: { 折旧: '人数' } }] }),
      'stages.0.perItem.折旧 “折旧”不在成本项目（items）中',
    ],
    [
      'knows no such receiver',
      (one) => ({ ...one, bases: { ...one.bases, 人数: { X9: '1' } } }),
      'bases.人数.X9 没有科室“X9”',
    ],
    [
      'knows no such receiver of a giver',
      (one) => ({ ...one, bases: { ...one.bases, 开单: { T01: { X9: '1' } } } }),
      'bases.开单.T01.X9 没有科室“X9”',
    ],
    [
      'mixes both kinds of weights',
      (one) => ({ ...one, bases: { ...one.bases, 人数: { C01: '1', T01: { C01: '1' } } } }),
      'bases.人数 一个分摊参数要么按接收科室给权重',
    ],
    [
      'has a cost of no item',
      (one) => ({
        ...one,
        departments: [{ ...one.departments[0]!, direct: { 折旧: '1' } }, ...one.departments.slice(1)],
      }),
      'departments.0.direct.折旧 “折旧”不在成本项目（items）中',
    ],
    ['has no bases', (one) => ({ ...one, bases: undefined }), 'bases 这里要写成一个对象（{ … }）'],
    [
      'has a name that is a prototype',
      () => JSON.parse('{"method":"direct","__proto__":{}}'),
      ' 不能用“__proto__”作名称',
    ],
    [
      'has a code that is a prototype',
      (one) => ({ ...one, departments: [{ ...one.departments[0], code: '__proto__' }, ...one.departments] }),
      'departments.0.code 这里要写成 1 到 80 个字的文字，前后没有空格',
    ],
    [
      'has too many departments',
      (one) => ({ ...one, departments: new Array(5001).fill(one.departments[0]) }),
      'departments 这里有 5001 项，最多 5000 项',
    ],
  ])('%s', (_, change, sentence) => {
    expect(
      said(change(whole())).some((one) => one.startsWith(sentence)),
      said(change(whole())).join('\n'),
    ).toBe(true);
  });

  it.each(['NaN', '1e3', '1.005', '1,000.00', '', ' 1', '١', 'Infinity', '12345678901234', 5, 0.1, null, true, {}])(
    'takes %s for no amount',
    (amount) => {
      const model = changed((one) => {
        (one.departments[3]!.direct as Record<string, unknown>)['人员经费'] = amount;
      });
      expect(said(model)).toEqual([
        expect.stringMatching(/^departments\.3\.direct\.人员经费 金额要写成元的十进制文字/),
      ]);
    },
  );

  it.each(['-1', '-0', 'NaN', '1e3', '', '1.0000000001', '1234567890123456', 8, null])(
    'takes %s for no weight',
    (weight) => {
      const model = changed((one) => {
        (one.bases['人数'] as Record<string, unknown>)['C01'] = weight;
      });
      expect(said(model)).toEqual([expect.stringMatching(/^bases\.人数\.C01 权重要写成不为负的十进制文字/)]);
    },
  );

  it('says at most fifty problems and how many more there are', () => {
    const model = changed((one) => {
      one.bases['人数'] = Object.fromEntries(Array.from({ length: 80 }, (_, at) => [`X${at}`, '1']));
    });
    expect(problemsOf(model)).toHaveLength(51);
    expect(problemsOf(model)[50]).toEqual({ path: '', message: '另外还有 30 处问题' });
  });

  it('refuses costs that cannot be added up exactly', () => {
    const model = changed((one) => {
      for (const department of one.departments) department.direct = { 人员经费: '9999999999999.99' };
    });
    expect(said(model)).toEqual([]);
    const more = Array.from({ length: 10 }, (_, at) => ({
      code: `D${at}`,
      name: '',
      class: 'clinical',
      direct: { 人员经费: '-9999999999999.99' },
    }));
    expect(said({ ...model, departments: [...model.departments, ...more] })).toEqual([
      'departments 直接成本合计超出可计算的范围，请核对单位是不是元',
    ]);
  });
});

describe('a model that would hand over more than can be written down', () => {
  it('is refused before it is reckoned', () => {
    const model = whole();
    const many = Array.from({ length: 2_300 }, (_, at) => `X${at}`);
    model.departments = [
      ...many.map((code) => ({ code, name: code, class: 'admin' as const, direct: { 人员经费: '1.00' } })),
      ...many.map((code) => ({ code: `C${code}`, name: code, class: 'clinical' as const, direct: {} })),
    ];
    model.stages = [{ from: many, basis: '人数' }];
    model.bases = { 人数: Object.fromEntries(many.map((code) => [`C${code}`, '1'])) };
    expect(said(model)).toEqual(['stages 分摊明细超过 5000000 笔（分出科室×接收科室×项目），请分开计算']);
  });
});
