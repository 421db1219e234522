import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COST_ITEMS } from '../../../shared/domain/costing/cost-item.ts';
import { totalOf } from '../../../shared/domain/costing/direct-cost.ts';
import { costedOf, sumCosted } from '../../../shared/domain/costing/reports/costed.ts';
import { directTable } from '../../../shared/domain/costing/reports/direct-table.ts';
import { FLOW_DEPARTMENTS, flowPicture } from '../../../shared/domain/costing/reports/flow.ts';
import { fullTable } from '../../../shared/domain/costing/reports/full-table.ts';
import { hospitalTiers } from '../../../shared/domain/costing/reports/hospital-tiers.ts';
import { outputsOf } from '../../../shared/domain/costing/reports/outputs.ts';
import { specialityTable } from '../../../shared/domain/costing/reports/speciality-table.ts';
import type { AccountFigure } from '../../../shared/domain/ledger/figures.ts';
import { fen } from '../../../shared/kernel/fen.ts';
import { departments, drivers, expense, inputs, months, value, worked } from './worked.ts';

const month = costedOf(worked(), drivers);

describe('months of cost together', () => {
  it('is each department’s sum, with what it did', () => {
    const twice = sumCosted([month, month]);
    expect(totalOf(twice.full.get('02')!)).toBe(2 * totalOf(month.full.get('02')!));
    expect(twice.outputs.get('02')!.visits).toBe(2 * month.outputs.get('02')!.visits);
    expect(sumCosted([month])).toMatchObject({ direct: month.direct, full: month.full });
  });

  it('keeps what a department bore while it was of another class', () => {
    const before = worked({
      ...inputs,
      departments: departments.map((each) => (each.code === '22' ? { ...each, class: 'clinical' as const } : each)),
    });
    const year = sumCosted([costedOf(before, drivers), month]);
    expect(year.departments.filter(({ name }) => name === '放射科').map(({ code }) => code)).toEqual([
      '22',
      '22@clinical',
    ]);
    expect(totalOf(fullTable(year.departments, year.direct, year.full).total.full)).toBe(2 * 120_040);
  });

  it('has in 成本医02 what 成本医01 has, whatever the months', () => {
    fc.assert(
      fc.property(fc.array(months(), { minLength: 1, maxLength: 3 }), (given) => {
        const year = sumCosted(given.map((each) => costedOf(worked(each), each.drivers)));
        const all = directTable(year.departments, year.direct).at(-1)!;
        const { total } = fullTable(year.departments, year.direct, year.full);
        for (const item of COST_ITEMS) {
          const booked = given.flatMap(({ expenses }) => expenses).filter((each) => each.item === item);
          expect(total.full[item]).toBe(all.amounts[item]);
          expect(all.amounts[item]).toBe(booked.reduce((sum, { amount }) => sum + amount, 0));
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('cost by speciality', () => {
  const registered = [
    { code: '01', parent: '', standard: '03' },
    { code: '0101', parent: '01', standard: '03.04' },
    { code: '0102', parent: '01', standard: '' },
    { code: '22', parent: '', standard: '32' },
  ];

  it('has a ward with the speciality of what it is part of, and its whole cost and visits', () => {
    const rows = specialityTable(month, registered);
    expect(rows.map(({ speciality, departments: count }) => [speciality, count])).toEqual([['03', 2]]);
    expect(rows[0]!.total).toBe(totalOf(month.full.get('0101')!) + totalOf(month.full.get('0102')!));
    const visits = (code: string) => month.outputs.get(code)?.visits ?? 0;
    expect(rows[0]!.visits).toBe(visits('0101') + visits('0102'));
  });

  it('has no row for those without one', () => {
    expect(specialityTable(month, [])).toEqual([]);
  });
});

describe('what a department earned and did', () => {
  const full = new Map([['02', { ...month.full.get('02')!, personnel: fen(1_000) }]]);
  const cost = totalOf(full.get('02')!);

  it('divides its cost by its income', () => {
    const { revenue, outpatientCost } = outputsOf(
      [value('outpatient-income', '02', 1), value('inpatient-income', '02', 3), value('visits', '02', 5)],
      full,
    ).get('02')!;
    expect([revenue, outpatientCost]).toEqual([400, Math.round(cost / 4)]);
  });

  it('is all outpatient where it has visits alone, all inpatient where it has bed-days alone', () => {
    expect(outputsOf([value('visits', '02', 5)], full).get('02')!.outpatientCost).toBe(cost);
    expect(outputsOf([value('bed-days', '02', 5)], full).get('02')).toMatchObject({ outpatientCost: 0, bedDays: 5 });
    expect(outputsOf([value('income', '02', 7)], full).get('02')).toMatchObject({ revenue: 700, outpatientCost: 0 });
  });
});

describe('医院成本报表', () => {
  const figure = (code: string, amount: number, fund?: string) =>
    ({ code, fund, monthMovement: fen(amount), yearMovement: fen(amount * 2) }) as unknown as AccountFigure;
  const figures = [
    ...[figure('5001', 100, 'other'), figure('5001', 7, 'fiscal-project'), figure('5001', 3, 'research')],
    ...[
      figure('5101', 20, 'fiscal-basic'),
      figure('5301', 5),
      figure('5901', 1),
      figure('1001', 999),
      figure('4001', 4),
    ],
  ];

  it('goes from 医疗业务成本 by scopes to all expense of the books', () => {
    const rows = hospitalTiers(figures, () => undefined, 'month');
    const total = (row: Parameters<typeof rows.get>[0]) => totalOf(rows.get(row)!);
    expect(
      ['medical-business', 'medical', 'medical-full', 'hospital-full'].map((row) => total(row as 'medical')),
    ).toEqual([100, 120, 127, 136]);
    expect(totalOf(hospitalTiers(figures, () => undefined, 'year').get('hospital-full')!)).toBe(272);
  });
});

describe('the flow of the stages', () => {
  it('leaves nothing with a class that hands over, and ends at the full cost', () => {
    fc.assert(
      fc.property(months(), (given) => {
        const result = worked(given);
        for (const open of [undefined, 'clinical', 'auxiliary'] as const) {
          const { nodes, links } = flowPicture([result], { open });
          for (const { class: kind, direct, received, given: away } of nodes)
            if (kind !== 'clinical') expect(direct + received - away).toBe(0);
          const kept = nodes.reduce((sum, each) => sum + each.direct + each.received - each.given, 0);
          expect(kept).toBe(result.allocation.certificate().total.out);
          expect(links.every(({ drawn, amount }) => !drawn || amount > 0)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('draws the largest departments and the rest as one', () => {
    const many = Array.from({ length: 20 }, (_, at) => ({
      ...{ code: `C${String(at).padStart(2, '0')}`, name: `科${at}`, class: 'clinical' as const },
    }));
    const result = worked({
      ...{ departments: many, drivers: [], scheme: inputs.scheme },
      expenses: many.map(({ code }, at) => expense(code, 1_000 + at)),
    });
    const { nodes } = flowPicture([result], { open: 'clinical' });
    expect(nodes.map(({ count }) => count).sort((a, b) => b - a)[0]).toBe(20 - FLOW_DEPARTMENTS);
    expect(nodes.length).toBe(FLOW_DEPARTMENTS + 1);
    expect(flowPicture([result], {}).nodes).toMatchObject([{ key: 'clinical', count: 20 }]);
  });
});
