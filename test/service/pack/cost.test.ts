import { describe, expect, it } from 'vitest';
import { buildPack } from '../../../electron/service/audit/pack/build.ts';
import type { PackContent } from '../../../electron/service/audit/pack/content.ts';
import { verifyPack } from '../../../electron/service/audit/pack/verify/verify.ts';
import { fen } from '../../../shared/kernel/fen.ts';
import { groupContent, unitContent } from './content.ts';
import { lockedCost } from './cost-content.ts';
import { checksNotNil, opened } from './file.ts';

/** 成本医01 至 03、分摊参数和守恒证书 in a pack. */

const SHEETS = ['成本医01科室直接成本', '成本医02临床科室全成本', '成本分摊参数', '成本分摊守恒证书'];
const STRUCTURE = '成本医03临床科室成本构成';
const COST = lockedCost('I02');
const UNIT: PackContent = { ...unitContent(7, 'I02'), costs: [COST] };
const rowsOf = async (content: PackContent, name: string) => {
  const sheet = (await opened((await buildPack(content)).bytes)).getWorksheet(name)!;
  return Array.from({ length: sheet.rowCount }, (_, at) =>
    (sheet.getRow(at + 1).values as unknown[]).slice(1).map((cell) => {
      const live = cell as { formula?: string; result?: unknown } | null | undefined;
      return typeof live === 'object' && live?.formula !== undefined ? (live.result ?? 0) : cell;
    }),
  );
};

describe('cost in a pack', () => {
  it('has its papers where a unit locked a run, and none elsewhere', async () => {
    const { bytes, sheets } = await buildPack(UNIT);
    expect(sheets.map(({ name }) => name)).toEqual(expect.arrayContaining([...SHEETS, STRUCTURE]));
    expect(verifyPack(bytes).problems).toEqual([]);
    const without = (await buildPack({ ...UNIT, costs: [] })).sheets.map(({ name }) => name);
    expect(without.filter((name) => [...SHEETS, STRUCTURE].includes(name))).toEqual([]);
  });

  it('lists direct cost by class and department and sums it', async () => {
    const rows = await rowsOf(UNIT, SHEETS[0]!);
    const found = rows.filter((row) => /(服务|技术|辅助|后勤)类$/.test(String(row[3])) || row[2] === '本月总计');
    expect(found.map((row) => [row[2], row[4], row.at(-1)])).toEqual([
      ['=内科', 100, 100],
      ['外科', 200, 200],
      ['检验科', 50.01, 50.01],
      ['院办', 10, 10],
      ['本月总计', 360.01, 360.01],
    ]);
  });

  it('has full cost of clinical departments, which differs from direct cost by nothing', async () => {
    const rows = await rowsOf(UNIT, SHEETS[1]!);
    const of = (name: string) => rows.find((row) => row[2] === name)!.slice(3, 6);
    // 10.00 by one head each: 3.34 + 3.33 + 3.33; 53.34 of the laboratory by 2 : 1.
    expect(of('=内科')).toEqual([100, 38.9, 138.9]);
    expect(of('外科')).toEqual([200, 21.11, 221.11]);
    expect(of('科室全成本合计')).toEqual([300, 60.01, 360.01]);
    expect(checksNotNil(await opened((await buildPack(UNIT)).bytes), SHEETS[1]!)).toEqual([]);
  });

  it('says what full cost consists of, what is left of the income, and what a bed-day and a visit cost', async () => {
    const rows = await rowsOf(UNIT, STRUCTURE);
    const of = (name: string) => rows.find((row) => row[2] === name)!.slice(3);
    expect(of('=内科').slice(0, 2)).toEqual([138.9, 100]);
    // 全成本, 100%, 科室收入, 收入−成本, 门急诊成本, 床日数, 诊次; (138.90 − 38.90) ÷ 8 and 38.90 ÷ 4.
    expect(of('=内科').slice(14)).toEqual([138.9, 100, 150, 11.1, 38.9, 8, 4, 12.5, 9.73]);
    expect(of('外科').slice(14)).toEqual([221.11, 100, 200, -21.11, 21.11, 10, 3, 20, 7.04]);
    expect(of('科室全成本合计').slice(14)).toEqual([360.01, 100, 350, -10.01, 60.01, 18, 7, 16.67, 8.57]);
    const sheet = (await opened((await buildPack(UNIT)).bytes)).getWorksheet(STRUCTURE)!;
    const formulas = sheet.getRows(1, sheet.rowCount)!.find((row) => row.getCell(3).value === '=内科')!;
    expect(formulas.getCell(4).formula).toContain('成本医02临床科室全成本');
  });

  it('leaves the cost of a visit empty where there was none', async () => {
    const departments = COST.departments.map((line) => ({ ...line, output: { ...line.output, visits: 0 } }));
    const rows = await rowsOf({ ...UNIT, costs: [{ ...COST, departments }] }, STRUCTURE);
    expect(rows.find((row) => row[2] === '外科')!.slice(23)).toEqual([0, 20, '—']);
  });

  it('shouts where the full costs are others', async () => {
    const [first, ...others] = COST.departments;
    const more = { ...first!, full: { ...first!.full, personnel: fen(first!.full.personnel + 1) } };
    const wrong = { ...UNIT, costs: [{ ...COST, departments: [more, ...others] }] };
    const shouting = checksNotNil(await opened((await buildPack(wrong)).bytes), SHEETS[1]!);
    expect(shouting.map(({ result }) => result)).toEqual([0.01, 0.01]);
  });

  it('proves each step and says who answers for it', async () => {
    const text = (await rowsOf(UNIT, SHEETS[3]!)).map((row) => row.slice(1, 3).join(' '));
    expect(text).toEqual(
      expect.arrayContaining([
        '账上费用（5001、5101） 460.02',
        '减：财政项目拨款经费 100.01',
        '第 1 步：分出 10',
        '第 1 步：接收 10',
        '第 2 步：分出 53.34',
      ]),
    );
    expect(text.join('\n')).toMatch(/审核锁定 王强/);
    expect(checksNotNil(await opened((await buildPack(UNIT)).bytes), SHEETS[3]!)).toEqual([]);
  });

  it('stands for every member of a community that locked one', async () => {
    const rows = await rowsOf({ ...groupContent(11), costs: [lockedCost('H01'), lockedCost('I02')] }, SHEETS[0]!);
    const totals = rows.filter((row) => row[2] === '本月总计').map((row) => [String(row[0]).slice(0, 3), row.at(-1)]);
    expect(totals).toEqual([
      ['H01', 360.01],
      ['I02', 360.01],
    ]);
  });
});
