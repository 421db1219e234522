import { describe, expect, it } from 'vitest';
import { groupChart } from '../../../shared/domain/ledger/charts/group.ts';
import {
  type AccountMapping,
  checkMapping,
  groupResolver,
  overlappingMappings,
} from '../../../shared/domain/ledger/charts/mapping.ts';
import { officialChart } from '../../../shared/domain/ledger/charts/official.ts';
import { type ChartRow, growChart } from '../../../shared/domain/ledger/charts/unit-chart.ts';
import type { ChartName } from '../../../shared/domain/organisation/unit.ts';
import { type Period, parsePeriod } from '../../../shared/kernel/period.ts';

const p = (text: string): Period => parsePeriod(text)!;
const row = (code: string, name: string): ChartRow => ({ code, name, leaf: true });
const map = (scope: string, code: string, groupCode: string, from = '2025-01', to?: string): AccountMapping => ({
  scope,
  code,
  groupCode,
  from: p(from),
  ...(to === undefined ? {} : { to: p(to) }),
});

const resolve = (
  chart: ChartName,
  code: string,
  {
    rows = [],
    mappings = [],
    period = '2025-12',
  }: { rows?: ChartRow[]; mappings?: AccountMapping[]; period?: string } = {},
) => groupResolver(mappings, 'T01', chart, growChart('T01', chart, rows).accounts, p(period))(code);

describe('which group account an account counts as', () => {
  it('is the group account of the official one for every official account of every chart', () => {
    for (const chart of ['hospital', 'primary', 'institution'] as const)
      for (const { code, name } of officialChart(chart).accounts) {
        const group = resolve(chart, code);
        expect(group, `${chart} ${code} ${name}`).toBeDefined();
        expect(groupChart().get(group!)).toBeDefined();
      }
  });

  it('is that of the official account above an own one', () => {
    expect(resolve('primary', '30010201', { rows: [row('30010201', '某项')] })).toBe('P300102');
    expect(resolve('hospital', '30010201', { rows: [row('30010201', '某项')] })).toBe('300102');
    expect(resolve('primary', '100203', { rows: [row('100203', '农商行')] })).toBe('1002');
  });

  it('is nothing for a first level that is not official: a gap', () => {
    expect(resolve('hospital', '5701', { rows: [row('5701', '利息费用')] })).toBeUndefined();
    expect(
      resolve('hospital', '570101', { rows: [row('5701', '利息费用'), row('570101', '贷款利息')] }),
    ).toBeUndefined();
  });

  it.each([
    ['100209', '受托代理资产', '100290'],
    ['400101', '财政基本拨款收入', '400101'],
    ['400105', '财政项目拨款收入', '400102'],
    ['810103', '归集调入', '810192'],
    ['660901', '利息收入', '660992'],
    ['150201', '一年内到期债券', '150290'],
  ])('knows the standard detail %s %s by its name', (code, name, group) => {
    expect(resolve('hospital', code, { rows: [row(code, name)] })).toBe(group);
  });

  it('knows a standard detail from the name between, and tells the plain chart its allowances', () => {
    const rows = [row('810102', '项目支出结转'), row('81010203', '年初余额调整')];
    expect(resolve('hospital', '81010203', { rows })).toBe('810191');
    expect(resolve('institution', '121902', { rows: [row('121902', '其他应收款坏账准备')] })).toBe('121902');
    expect(resolve('institution', '121901', { rows: [row('121901', '应收账款坏账准备')] })).toBe('121901');
  });

  it("takes the unit's mapping before its chart's, and the closest account of each", () => {
    const rows = [row('5701', '利息费用'), row('570101', '贷款利息')];
    const mappings = [map('hospital', '570101', '5201'), map('T01', '5701', '5901'), map('hospital', '5701', '5301')];
    expect(resolve('hospital', '570101', { rows, mappings })).toBe('5901');
    expect(resolve('hospital', '570101', { rows, mappings: mappings.slice(0, 1) })).toBe('5201');
    expect(resolve('hospital', '5701', { rows, mappings: mappings.slice(2) })).toBe('5301');
    expect(resolve('hospital', '5701', { rows, mappings: [map('T02', '5701', '5901')] })).toBeUndefined();
  });

  it('goes before what the chart and the names say', () => {
    const mappings = [map('T01', '100209', '1021'), map('primary', '300101', 'P300102')];
    expect(resolve('hospital', '100209', { rows: [row('100209', '受托代理资产')], mappings })).toBe('1021');
    expect(resolve('primary', '30010107', { rows: [row('30010107', '甲')], mappings })).toBe('P300102');
  });

  it('holds from its first period to its last', () => {
    const rows = [row('5701', '利息费用')];
    const mappings = [map('T01', '5701', '5901', '2025-03', '2025-06'), map('T01', '5701', '5201', '2025-07')];
    const at = (period: string) => resolve('hospital', '5701', { rows, mappings, period });
    expect([at('2025-02'), at('2025-03'), at('2025-06'), at('2025-07'), at('2026-01')]).toEqual([
      undefined,
      '5901',
      '5901',
      '5201',
      '5201',
    ]);
  });

  it('is a gap, not a lost figure, when the group account has gone', () => {
    expect(resolve('hospital', '1001', { mappings: [map('T01', '1001', '1099')] })).toBeUndefined();
  });
});

describe('which mappings may stand', () => {
  const standing = [map('T01', '5701', '5901', '2025-01', '2025-06')];

  it.each([
    ['inside', map('T01', '5701', '5201', '2025-02', '2025-03')],
    ['on the last period', map('T01', '5701', '5201', '2025-06')],
    ['around', map('T01', '5701', '5201', '2024-01')],
    ['the same again', map('T01', '5701', '5901', '2025-01', '2025-06')],
  ])('refuses overlapping dates of one account: %s', (_, mapping) => {
    expect(checkMapping(standing, mapping)).toEqual({
      ok: false,
      error: { code: 'overlapping-dates', other: standing[0] },
    });
  });

  it.each([
    ['the period after', map('T01', '5701', '5201', '2025-07')],
    ['another account', map('T01', '570101', '5201')],
    ['another scope', map('hospital', '5701', '5201')],
  ])('allows %s', (_, mapping) => {
    expect(checkMapping(standing, mapping)).toEqual({ ok: true, value: mapping });
  });

  it('refuses a group account that is not there, another book, and an end before the start', () => {
    expect(checkMapping([], map('T01', '5701', '5999'))).toEqual({
      ok: false,
      error: { code: 'unknown-group-account' },
    });
    expect(checkMapping([], map('T01', '5701', '7901'))).toEqual({ ok: false, error: { code: 'wrong-book' } });
    expect(checkMapping([], map('T01', '5701', '5901', '2025-06', '2025-05'))).toEqual({
      ok: false,
      error: { code: 'ends-before-it-begins' },
    });
  });

  it('finds overlaps that stand already', () => {
    const other = map('T01', '5701', '5201', '2025-06');
    expect(overlappingMappings([...standing, other, map('T01', '5702', '5201')])).toEqual([[standing[0], other]]);
  });
});
