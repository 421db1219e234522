import { describe, expect, it } from 'vitest';
import {
  added,
  addedEntries,
  axisAmount,
  bridgeOf,
  type Drill,
  inWeight,
  isNil,
  linesOf,
  ordinalOf,
  type RunHead,
  restOf,
  type SheetLine,
  shortName,
  standingRun,
  unitsBySize,
} from '../../../renderer/consolidation/sheet.ts';
import type { Locale } from '../../../shared/i18n/locale.ts';
import { translator } from '../../../shared/i18n/translate.ts';

const line = (key: string, units: Record<string, string>, change: Partial<SheetLine> = {}): SheetLine => ({
  statement: 'balance-sheet',
  key,
  name: key,
  depth: 1,
  units,
  sum: Object.values(units).reduce(added, '0.00'),
  elimination: '0.00',
  consolidated: '0.00',
  ...change,
});

const LINES = [
  line('cash', { A: '10.00', B: '-20.00', C: '5.00' }),
  line('nil', { A: '0.00', B: '0.00', C: '0.00' }),
  line('total-assets', { A: '10.00', B: '-20.00', C: '5.00' }, { depth: 0 }),
];

const drill = (units: Record<string, string>, effects: readonly (readonly [string, string])[]): Drill => ({
  name: 'x',
  units,
  sum: Object.values(units).reduce(added, '0.00'),
  elimination: effects.map(([, effect]) => effect).reduce(added, '0.00'),
  consolidated: [...Object.values(units), ...effects.map(([, effect]) => effect)].reduce(added, '0.00'),
  adjustments: {},
  eliminations: effects.map(([rule, effect], at) => ({
    id: `${at}`,
    rule,
    pair: ['A', 'B'],
    effect,
    entries: [],
    documents: [],
    items: [],
    state: 'draft',
    note: null,
  })),
});

const run = (id: number, state: RunHead['state'] = 'draft'): RunHead => ({
  run: id,
  period: '2025-12',
  state,
  sequence: 1,
  mappingVersion: 1,
  chartVersion: 1,
  digest: '',
  madeBy: 'a',
  instant: '',
  confirmedBy: null,
});

describe('the worksheet’s columns', () => {
  it('are the units by the size of their assets, whichever sign', () => {
    expect(unitsBySize(LINES)).toEqual(['B', 'A', 'C']);
  });

  it('leave what the others hold to one column', () => {
    expect(restOf(LINES[0]!, ['B'])).toBe(1500);
    expect(restOf(LINES[0]!, ['A', 'B', 'C'])).toBe(0);
  });
});

describe('the worksheet’s lines', () => {
  it('leave out what is nil everywhere, but never a total', () => {
    expect(LINES.map(isNil)).toEqual([false, true, false]);
    const keys = (nil: boolean, text = '') => linesOf(LINES, 'balance-sheet', { nil, text }).map(({ key }) => key);
    expect(keys(false)).toEqual(['cash', 'total-assets']);
    expect(keys(true)).toEqual(['cash', 'nil', 'total-assets']);
    expect(keys(true, ' CASH ')).toEqual(['cash']);
    expect(linesOf(LINES, 'income', { nil: true, text: '' })).toEqual([]);
  });

  it('with units that offset each other are not nil', () => {
    expect(isNil(line('x', { A: '1.00', B: '-1.00' }))).toBe(false);
  });
});

describe('the run of a period', () => {
  it('is the confirmed one, else the newest; it is counted from the first', () => {
    expect(standingRun([run(7), run(4), run(2)])?.run).toBe(7);
    expect(standingRun([run(7), run(4, 'confirmed')])?.run).toBe(4);
    expect(standingRun([])).toBeUndefined();
    expect(ordinalOf([run(7), run(4), run(2)], 4)).toBe(2);
  });
});

describe('entries added up', () => {
  const entry = (side: 'debit' | 'credit', key: string, amount: string, nature?: string) => ({
    side,
    statement: 'income',
    key,
    name: key,
    amount,
    ...(nature ? { natures: [{ key: nature, name: nature, amount }] } : {}),
  });

  it('are one for each side and line, debits first, with their natures added up as well', () => {
    const sums = addedEntries([
      { entries: [entry('credit', 'expense', '1.10', 'goods'), entry('debit', 'revenue', '1.10')] },
      { entries: [entry('credit', 'expense', '2.20', 'goods'), entry('debit', 'revenue', '2.20')] },
    ]);
    expect(sums.map(({ side, key, amount }) => [side, key, amount])).toEqual([
      ['debit', 'revenue', '3.30'],
      ['credit', 'expense', '3.30'],
    ]);
    expect(sums[1]?.natures).toEqual([{ key: 'goods', name: 'goods', amount: '3.30' }]);
  });

  it('keep their cents below one yuan and below nil', () => {
    expect(added('0.01', '0.02')).toBe('0.03');
    expect(added('-0.05', '0.01')).toBe('-0.04');
    expect(added('-1.00', '1.00')).toBe('0.00');
  });
});

describe('the bridge', () => {
  it('climbs over the largest units and the rest to the sum, and over the rules to the group', () => {
    const steps = bridgeOf(
      drill({ A: '5.00', B: '30.00', C: '1.00', D: '2.00' }, [
        ['E4', '-1.00'],
        ['E1', '-6.00'],
        ['E1', '2.00'],
        ['E5', '1.00'],
        ['E5', '-1.00'],
      ]),
      2,
    );
    expect(steps.map(({ kind, code, from, amount }) => [kind, code, from, amount])).toEqual([
      ['unit', 'B', 0, 3000],
      ['unit', 'A', 3000, 500],
      ['rest', '2', 3500, 300],
      ['sum', '', 0, 3800],
      ['elimination', 'E1', 3800, -400],
      ['elimination', 'E4', 3400, -100],
      ['group', '', 0, 3300],
    ]);
  });
});

describe('checks', () => {
  it('stand by their weight: what stops the confirming, what wants a word, what holds', () => {
    const check = (name: string, ok: boolean, severity: 'error' | 'finding') => ({
      name,
      title: name,
      ok,
      detail: '',
      severity,
    });
    const sorted = inWeight([check('a', true, 'error'), check('b', false, 'finding'), check('c', false, 'error')]);
    expect(sorted.map(({ name }) => name)).toEqual(['c', 'b', 'a']);
  });
});

describe('a unit’s short name', () => {
  it('leaves the county away where the community is of that county', () => {
    expect(shortName('清河县人民医院', '清河县医共体（虚构示例）')).toBe('人民医院');
    expect(shortName('青石镇中心卫生院', '清河县医共体')).toBe('青石镇中心卫生院');
    expect(shortName('清河县院', '清河县医共体')).toBe('清河县院');
    expect(shortName('清河县人民医院', undefined)).toBe('清河县人民医院');
  });
});

describe('an axis of money', () => {
  it('counts in 万元 and 亿元, in English in millions and billions', () => {
    const steps = (locale: Locale) =>
      [0, 500_000, 100_000_000, -1_250_000_000].map((yuan) => axisAmount(yuan, locale, translator(locale)));
    expect(steps('zh-CN')).toEqual(['0', '50 万元', '1 亿元', '-12.5 亿元']);
    expect(steps('en')).toEqual(['0', '0.5 M', '100 M', '-1.25 bn']);
  });
});
