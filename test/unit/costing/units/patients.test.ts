import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_AMOUNTS } from '../../../../shared/domain/costing/direct-cost.ts';
import { PARTS } from '../../../../shared/domain/costing/drivers.ts';
import { allGroups, diseaseGroups } from '../../../../shared/domain/costing/units/disease-groups.ts';
import { type Patient, type PatientLine, patientCosts } from '../../../../shared/domain/costing/units/patient-cost.ts';
import { projectCost } from '../../../../shared/domain/costing/units/project-cost.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { fen, sumFen } from '../../../../shared/kernel/fen.ts';

/** 患者成本 and 病种/DRG 成本 (财会〔2021〕26号 第27–29条). */

const patient = (number: string, more: Partial<Patient> = {}): Patient => ({
  ...{ number, department: '01', group: 'GA1', groupName: '阑尾手术', drugs: fen(0), materials: fen(0) },
  ...{ admitted: '2025-11-01' as AccountingDate, discharged: '2025-11-04' as AccountingDate, income: fen(0) },
  ...more,
});
const line = (of: string, item: string, quantity: number, income = 0): PatientLine => ({
  ...{ patient: of, department: '21', item, quantity: quantity * PARTS, income: fen(income) },
});
/** 检验科 of 100.00: A 10 times and B 10 times at 5.00 and 15.00. */
const project = (amount = 10_000) =>
  projectCost(
    {
      department: { code: '21', name: '检验科', class: 'technology' },
      amounts: { ...NO_AMOUNTS, personnel: fen(amount) },
    },
    ['A', 'B'].map((code) => ({
      ...{ code, name: code, department: '21', price: fen(code === 'A' ? 500 : 1500), count: 10 * PARTS },
      ...{ equivalent: PARTS, hours: 0, materials: fen(0) },
    })),
    [],
    'equivalence',
  );

describe('a patient costs', () => {
  it('so many operations × their cost, with drugs and separately charged materials (项目叠加法)', () => {
    const patients = [patient('1', { drugs: fen(300), materials: fen(20), income: fen(2000) }), patient('2')];
    const {
      patients: costs,
      others,
      lines,
    } = patientCosts(patients, [line('1', 'A', 2), line('1', 'B', 1), line('2', 'A', 1)], [project()], 'items');
    expect(costs.map(({ services, cost, result }) => [services, cost, result])).toEqual([
      [1500, 1820, 180],
      [500, 500, -500],
    ]);
    expect([lines, others]).toEqual([[1000, 500, 500], 8000]);
  });

  it('its income of a unit × the unit’s cost ÷ its income (服务单元叠加法)', () => {
    // 100.00 of cost for 200.00 of income.
    const { patients: costs, others } = patientCosts([patient('1')], [line('1', '', 0, 3000)], [project()], 'units');
    expect([costs[0]!.services, others]).toEqual([1500, 8500]);
  });

  it('nothing of what cannot be found, which is named', () => {
    const { problems, lines, others } = patientCosts(
      [patient('1')],
      [line('9', 'A', 1), line('1', 'C', 1), line('1', '', 0)],
      [project()],
      'items',
    );
    expect(lines).toEqual([undefined, undefined, undefined]);
    expect(others).toBe(10_000);
    expect(problems).toEqual([
      '患者明细的就诊号 9 不在患者表里',
      '患者明细的项目 21 C 没有算出项目成本，患者没有分到它的成本',
      '患者明细的项目 21 （无编码） 没有算出项目成本，患者没有分到它的成本',
    ]);
  });

  it('never more together than the item cost, though more is listed than was done', () => {
    const { problems, lines, others } = patientCosts([patient('1')], [line('1', 'A', 12)], [project()], 'items');
    expect([lines, others]).toEqual([[5000], 5000]);
    expect(problems).toEqual(['患者明细里项目 21 A 的数量 12 大于服务项目表的操作数 10']);
  });

  it('lists twenty of a kind and counts the others', () => {
    const lines = Array.from({ length: 25 }, (_, at) => line(`x${at}`, 'A', 1));
    const { problems } = patientCosts([], lines, [project()], 'items');
    expect([problems.length, problems.at(-1)]).toEqual([21, '另外还有 5 处同样的问题']);
  });
});

it('a DRG costs what its patients do, ÷ those discharged; those in no group are last', () => {
  const patients = [
    patient('1', { group: '', groupName: '' }),
    patient('2', { drugs: fen(100), income: fen(500) }),
    patient('3', { drugs: fen(101), income: fen(500), discharged: '2025-11-01' as AccountingDate }),
  ];
  const groups = diseaseGroups(patientCosts(patients, [], [], 'items').patients);
  expect(groups.map(({ code, patients: n, days, cost, unit, result }) => [code, n, days, cost, unit, result])).toEqual([
    ['GA1', 2, 4, 201, 101, 799],
    ['', 1, 3, 0, 0, 0],
  ]);
  expect(allGroups(groups)).toMatchObject({ patients: 3, cost: 201, unit: 67, income: 1000 });
});

it('services of all patients and of the others are the project cost to the 分', () => {
  const lines = fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: 4 }),
      fc.constantFrom('A', 'B', 'C'),
      fc.integer({ min: 1, max: 7 }),
      fc.nat(9999),
    ),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(
      lines,
      fc.integer({ min: -1e6, max: 1e9 }),
      fc.constantFrom('items' as const, 'units' as const),
      (list, amount, method) => {
        const patients = ['0', '1', '2', '3'].map((number) => patient(number));
        const all = list.map(([of, item, quantity, income]) => line(String(of), item, quantity, income));
        const result = patientCosts(patients, all, [project(amount)], method);
        const services = sumFen(result.patients.map((each) => each.services));
        expect(services + result.others).toBe(amount);
        expect(sumFen(result.lines.flatMap((cost) => (cost === undefined ? [] : [cost])))).toBe(services);
      },
    ),
  );
});
