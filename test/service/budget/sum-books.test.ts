import { describe, expect, it } from 'vitest';
import { libreOffice } from '../../support/libreoffice.ts';
import { LEAD, openCommunity, someone, type TestHouse, TOWN, TOWN2 } from '../support/house.ts';

/** The workbooks of the summed budget and of one unit's, worked out anew by LibreOffice. */

const CENTRE = someone('wang.kj', 'centre-accountant');
const CHIEF = someone('li.zong', 'chief-accountant');
const MINUTE = 60_000;

const row = (item: string, month: string, source = 'other') => ({
  ...{ department: '', item, source, project: '' },
  months: Array<string>(12).fill(month),
});

async function planned(): Promise<TestHouse> {
  const house = await openCommunity([LEAD, TOWN, TOWN2]);
  const save = (unit: string, cells: object[], carries: object[] = []) =>
    house.call('budget.savePlan', { unit, year: 2026, revision: 0, cells, carries }, CENTRE);
  await save('H01', [row('201', '900.00'), row('505', '100.00'), row('507', '10.00')]);
  await save('T01', [row('301', '60.01', 'superior-subsidy'), row('50201', '50.00'), row('201', '55.55')]);
  await save(
    'T02',
    [row('301', '70.00', 'superior-subsidy')],
    [{ source: 'other', opening: '500.00', used: '200.00' }],
  );
  return house;
}

const fileOf = async (house: TestHouse, operation: string, input: object): Promise<Uint8Array> => {
  const { file } = (await house.call(operation, input, CENTRE)) as { file: string };
  return (await house.files.bytes('wang.kj', file))!;
};
const numbers = (cells: readonly string[]): number[] => cells.filter((cell) => /^-?[\d.]+$/.test(cell)).map(Number);

describe('the workbooks of budgets', () => {
  it('add up in LibreOffice: every line = Σ units − eliminations', { timeout: 3 * MINUTE }, async (context) => {
    const office = libreOffice(context);
    const house = await planned();
    const sheets = await office.recalculated(await fileOf(house, 'budget.sumsBook', { year: 2026, stage: 'now' }));
    const figures = (sheet: string, name: string): number[] =>
      numbers((sheets.get(sheet) ?? []).find((cells) => cells.some((cell) => cell.trim() === name))?.slice(1) ?? []);
    expect(figures('收入支出总表', '*上级补助预算收入')).toEqual([1560.12, 1200, 360.12]);
    expect(figures('收入支出总表', '*对附属单位补助支出')).toEqual([1200, 1200, 0]);
    expect(figures('收入支出总表', '本年收入合计')).toEqual([13026.72, 1200, 11826.72]);
    expect(figures('收入支出总表', '年末结转结余')).toEqual([11726.72, 0, 11726.72]);
    expect(figures('收入支出总表', '非付现费用（不计入支出）')).toEqual([120, 0, 120]);
    expect(figures('按单位', '合并数')).toEqual([11826.72, 200, 600, 11426.72]);
    expect(figures('按资金来源', '合计')).toEqual([13026.72, 1200, 200, 1800, 1200, 11426.72]);
    expect(figures('现金流', '全年').at(-1)).toBe(11726.72);
    expect(figures('内部抵销', '上级补助收入 ↔ 对附属单位补助支出 合计')).toEqual([1560.12, 1200, 360.12]);
    for (const cells of sheets.get('分单位明细')!.filter(([code]) => /^\d+$/.test(code ?? ''))) {
      const [h01 = 0, t01 = 0, t02 = 0, sum, eliminated = 0, amount] = cells.slice(3, 9).map(Number);
      expect([sum, amount]).toEqual([
        Math.round((h01 + t01 + t02) * 100) / 100,
        Math.round((h01 + t01 + t02 - eliminated) * 100) / 100,
      ]);
    }
  });

  it('shows a unit its rounds side by side with who cut what and why', { timeout: 3 * MINUTE }, async (context) => {
    const office = libreOffice(context);
    const house = await planned();
    const step = (operation: string, revision: number, more: object, caller: typeof CENTRE) =>
      house.call(`budget.${operation}`, { unit: 'T01', year: 2026, revision, ...more }, caller);
    await step('submitPlan', 1, { passage: 'propose' }, CENTRE);
    await step('cutPlan', 2, { changes: [{ ...row('50201', '45.00'), reason: '按上年执行数核定' }] }, CHIEF);
    await step('decidePlan', 3, { passage: 'issue-ceiling' }, CHIEF);
    const sheets = await office.recalculated(await fileOf(house, 'budget.planBook', { unit: 'T01', year: 2026 }));
    const paper = (sheet: string) => sheets.get(sheet)?.find(([code]) => code === '50201') ?? [];
    expect(numbers(paper('编制明细').slice(5))).toEqual([...Array<number>(12).fill(45), 540]);
    expect(numbers(paper('两上两下').slice(5))).toEqual([600, 540, -60]);
    expect(numbers(paper('核减明细').slice(5))).toEqual([600, 540, -60]);
    expect(paper('核减明细')).toContain('按上年执行数核定');
  });
});
