import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import { KIT_SHEETS } from '../../../shared/domain/budget/kit.ts';
import { LEAD, openCommunity, someone, type TestHouse, TOWN, TOWN2 } from '../support/house.ts';

/** 预算填报表 out to a township, filled in by another program than ours, and back. */

const { budget, organisation } = contract;
const UNIT = someone('sun.qs', 'unit-accountant', 'T01');
const YEAR = { unit: 'T01', year: 2026 };
const row = (item: string, month: string, source = 'other', department = '') => ({
  ...{ department, item, source, project: '' },
  months: Array<string>(12).fill(month),
});

async function open(): Promise<TestHouse> {
  const house = await openCommunity([LEAD, TOWN, TOWN2]);
  const departments = [{ code: 'C01', name: '全科门诊', class: 'clinical' as const }];
  await house.pipeline.perform(
    organisation.addDepartments,
    { unit: 'T01', departments },
    someone('li.zong', 'chief-accountant'),
  );
  return house;
}

const save = (house: TestHouse, revision: number, cells: readonly object[], carries: readonly object[] = []) =>
  house.call('budget.savePlan', { ...YEAR, revision, cells, carries }, UNIT);
const plan = (house: TestHouse) => house.pipeline.perform(budget.plan, YEAR, UNIT);

async function kitOf(house: TestHouse, of = YEAR): Promise<Uint8Array> {
  const { file } = await house.pipeline.perform(budget.kit, of, UNIT);
  return (await house.files.bytes(UNIT.kind === 'person' ? UNIT.name : '', file))!;
}

/** The kit as another program saves it, after something was done to its sheets. */
async function edited(
  kit: Uint8Array,
  edit: (sheet: (name: string) => ExcelJS.Worksheet) => void,
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(kit.buffer.slice(kit.byteOffset, kit.byteOffset + kit.byteLength) as ArrayBuffer);
  edit((name) => book.getWorksheet(name)!);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** The row whose item and source these are; or the first free row of a block, found by its heading. */
function rowOf(sheet: ExcelJS.Worksheet, code: string, source = '其他经费'): number {
  for (let row = 4; row <= sheet.rowCount; row += 1)
    if (sheet.getCell(row, 1).value === code && sheet.getCell(row, 4).value === source) return row;
  throw new Error(`no row ${code}`);
}
function freeRow(sheet: ExcelJS.Worksheet, block: string): number {
  for (let row = 4; row <= sheet.rowCount; row += 1) if (sheet.getCell(row, 1).value === `${block}合计`) return row - 8;
  throw new Error(`no block ${block}`);
}

const handed = async (house: TestHouse, bytes: Uint8Array, of = YEAR) => ({
  ...of,
  file: await house.file(bytes, UNIT),
  fileName: '预算填报表.xlsx',
});
const read = async (house: TestHouse, bytes: Uint8Array) =>
  house.pipeline.perform(budget.readKit, await handed(house, bytes), UNIT);
const refused = async (house: TestHouse, bytes: Uint8Array, of = YEAR) =>
  house.refusal('budget.readKit', await handed(house, bytes, of), UNIT);

describe('the workload of a kit', () => {
  const counted = (sheet: ExcelJS.Worksheet, code: string): number => {
    for (let row = 4; row <= sheet.rowCount; row += 1) if (sheet.getCell(row, 1).value === code) return row;
    throw new Error(`no measure ${code}`);
  };

  it('comes back with its differences, whole counts only, and is taken with the figures', async () => {
    const house = await open();
    await save(house, 0, [row('201', '10000.01')]);
    const filled = await edited(await kitOf(house), (sheet) => {
      const cells = sheet(KIT_SHEETS.workload);
      for (let month = 0; month < 12; month += 1) cells.getCell(counted(cells, 'W01'), 5 + month).value = 100 + month;
      cells.getCell(counted(cells, 'W21'), 16).value = 500;
      const free = counted(cells, 'W25') + 1;
      cells.getCell(free, 2).value = 'W01 门急诊人次';
      cells.getCell(free, 3).value = 'C01 全科门诊';
      cells.getCell(free, 5).value = 7;
    });
    const preview = await read(house, filled);
    expect(
      preview.workload.map(({ measure, department, yearBefore, yearAfter }) => [
        measure,
        department,
        yearBefore,
        yearAfter,
      ]),
    ).toEqual([
      ['W01', '', 0, 1266],
      ['W21', '', 0, 500],
      ['W01', 'C01', 0, 7],
    ]);
    const { revision } = preview;
    await house.call('budget.takeKit', { ...(await handed(house, filled)), revision }, UNIT);
    expect((await plan(house)).workload.map(({ measure, department, year }) => [measure, department, year])).toEqual([
      ['W01', '', 1266],
      ['W01', 'C01', 7],
      ['W21', '', 500],
    ]);
    expect(await read(house, await kitOf(house))).toMatchObject({ workload: [], sinceWorkload: [] });
  });

  it('names each cell that is no count, and a row that stands twice', async () => {
    const house = await open();
    await save(house, 0, [row('201', '10000.01')]);
    const filled = await edited(await kitOf(house), (sheet) => {
      const cells = sheet(KIT_SHEETS.workload);
      cells.getCell(counted(cells, 'W01'), 5).value = 1.5;
      const free = counted(cells, 'W25') + 1;
      cells.getCell(free, 2).value = 'W01 门急诊人次';
      cells.getCell(free, 6).value = 3;
      cells.getCell(free + 1, 2).value = '住院收入';
      cells.getCell(free + 1, 6).value = 3;
    });
    expect(await refused(house, filled)).toMatchObject({
      code: 'bad-cells',
      messages: [
        expect.stringMatching(/^业务量!E4：这里只能填不小于 0 的整数/),
        expect.stringMatching(/^业务量!B20：与第 4 行是同一指标和科室/),
        expect.stringMatching(/^业务量!B21：没有业务量指标“住院收入”/),
      ],
    });
  });
});

describe('a kit filled in', () => {
  it('comes back as it went out, with nothing to say', async () => {
    const house = await open();
    await save(
      house,
      0,
      [row('201', '10000.01'), row('50201', '0.07', 'other', 'C01')],
      [{ source: 'other', opening: '500.00', used: '100.50' }],
    );
    expect(await read(house, await kitOf(house))).toMatchObject({
      ...{ madeAt: 1, revision: 1, custody: 'unit', changes: [], carries: [], since: [], sinceCarries: [] },
      problems: [],
    });
  });

  it('shows what it changes to the 分, and is taken as the unit saves its plan', async () => {
    const house = await open();
    await save(house, 0, [row('201', '1000.00'), row('50201', '100.00')]);
    const bytes = await edited(await kitOf(house), (sheet) => {
      const cells = sheet(KIT_SHEETS.plan);
      cells.getCell(rowOf(cells, '201'), 6).value = 1234.56;
      const free = freeRow(cells, '经常性支出预算');
      for (const [column, text] of [
        [2, '50205 水电费'],
        [3, 'C01 全科门诊'],
        [4, '其他经费'],
      ] as const)
        cells.getCell(free, column).value = text;
      cells.getCell(free, 17).value = 0.29;
      const old = rowOf(cells, '50201');
      for (let month = 6; month <= 17; month += 1) cells.getCell(old, month).value = null;
      sheet(KIT_SHEETS.carries).getCell(7, 3).value = 88.8;
    });
    const seen = await read(house, bytes);
    expect(
      seen.changes.map(({ item, department, totalBefore, totalAfter }) => [item, department, totalBefore, totalAfter]),
    ).toEqual([
      ['201', '', '12000.00', '12234.56'],
      ['50201', '', '1200.00', '0.00'],
      ['50205', 'C01', '0.00', '0.29'],
    ]);
    expect(seen.changes[0]!.after[0]).toBe('1234.56');
    expect(seen).toMatchObject({
      carries: [{ source: 'other', before: { opening: '0.00' }, after: { opening: '88.80', used: '0.00' } }],
      revenue: { before: '12000.00', after: '12234.56' },
      spending: { before: '1200.00', after: '0.29' },
    });
    expect((await plan(house)).revision).toBe(1);
    const input = { ...(await handed(house, bytes)), revision: 1 };
    expect(await house.call('budget.takeKit', input, UNIT)).toEqual({ revision: 2, changed: 4 });
    const after = await plan(house);
    expect(after.cells.map(({ item, department, total }) => [item, department, total])).toEqual([
      ['201', '', '12234.56'],
      ['50205', 'C01', '0.29'],
    ]);
    expect(after.carries).toEqual([{ source: 'other', opening: '88.80', used: '0.00' }]);
    expect(await house.refusal('budget.takeKit', { ...input, revision: 2 }, UNIT)).toMatchObject({
      code: 'nothing-new',
    });
  });

  it('says which rules the plan would break', async () => {
    const house = await open();
    const bytes = await edited(await kitOf(house), (sheet) => {
      const cells = sheet(KIT_SHEETS.plan);
      cells.getCell(rowOf(cells, '50201'), 6).value = 0.12;
    });
    expect((await read(house, bytes)).problems).toEqual([
      expect.stringMatching(/0\.12 元：不得编制赤字预算/),
      expect.stringMatching(/^其他经费的支出/),
    ]);
  });

  it('of an older plan is read, leaves what others changed since, and says where both changed', async () => {
    const house = await open();
    await save(house, 0, [row('201', '1000.00'), row('50201', '100.00')]);
    const bytes = await edited(await kitOf(house), (sheet) => {
      const cells = sheet(KIT_SHEETS.plan);
      cells.getCell(rowOf(cells, '201'), 6).value = 2000;
    });
    await save(house, 1, [row('201', '1500.00'), row('50201', '200.00'), row('50207', '1.00')]);
    const seen = await read(house, bytes);
    expect(seen).toMatchObject({ madeAt: 1, revision: 2 });
    expect(seen.changes).toMatchObject([{ item: '201', totalBefore: '18000.00', totalAfter: '13000.00', both: true }]);
    expect(seen.since.map(({ item, totalBefore, totalAfter }) => [item, totalBefore, totalAfter])).toEqual([
      ['50201', '1200.00', '2400.00'],
      ['50207', '0.00', '12.00'],
    ]);
    const input = { ...(await handed(house, bytes)), revision: 1 };
    expect(await house.refusal('budget.takeKit', input, UNIT)).toMatchObject({ code: 'changed' });
    await house.call('budget.takeKit', { ...input, revision: 2 }, UNIT);
    expect((await plan(house)).cells.map(({ item, total }) => [item, total])).toEqual([
      ['201', '13000.00'],
      ['50201', '2400.00'],
      ['50207', '12.00'],
    ]);
  });

  it('is read but not taken while the plan is not in the hands of the unit', async () => {
    const house = await open();
    await save(house, 0, [row('201', '1000.00')]);
    const bytes = await edited(await kitOf(house), (sheet) => {
      const cells = sheet(KIT_SHEETS.plan);
      cells.getCell(rowOf(cells, '201'), 6).value = 2000;
    });
    await house.call('budget.submitPlan', { ...YEAR, revision: 1, passage: 'propose' }, UNIT);
    expect(await read(house, bytes)).toMatchObject({ custody: 'centre', revision: 2 });
    const input = { ...(await handed(house, bytes)), revision: 2 };
    expect(await house.refusal('budget.takeKit', input, UNIT)).toMatchObject({ code: 'not-yours-now' });
  });
});

describe('a kit is refused', () => {
  const INCOME = [row('201', '1000.00'), row('50201', '100.00')];
  const change = async (edit: (cells: ExcelJS.Worksheet, sheet: (name: string) => ExcelJS.Worksheet) => void) => {
    const house = await open();
    await save(house, 0, INCOME);
    const bytes = await edited(await kitOf(house), (sheet) => edit(sheet(KIT_SHEETS.plan), sheet));
    const refusal = await refused(house, bytes);
    expect((await plan(house)).revision).toBe(1);
    return refusal;
  };

  it.each<[string, ExcelJS.CellValue, RegExp]>([
    ['pasted text', '一千元', /^预算表!F6：“一千元”是文字，这里只能填金额/],
    ['a number pasted as text', '1,000.00', /^预算表!F6：“1,000\.00”是文字/],
    ['a third decimal', 10.005, /^预算表!F6：10\.005 超过两位小数$/],
    ['less than nil', -0.01, /^预算表!F6：-0\.01 是负数，预算金额不能为负$/],
    ['a formula of their own', { formula: '100*12', result: 1200 }, /^预算表!F6：这里是公式/],
    ['a day', new Date(Date.UTC(2026, 0, 1)), /^预算表!F6：是日期/],
    ['万元 taken for 元 a thousand times over', 1e12, /^预算表!F6：1000000000000 太大/],
    ['an error', { error: '#REF!' }, /^预算表!F6：“#REF!”是错误值/],
  ])('for %s where an amount belongs', async (_what, value, message) => {
    const refusal = await change((cells) => {
      cells.getCell('F6').value = value;
      if (value instanceof Date) cells.getCell('F6').style = { ...cells.getCell('F6').style, numFmt: 'yyyy-mm-dd' };
    });
    expect(refusal).toEqual({ code: 'bad-cells', messages: [expect.stringMatching(message)] });
  });

  it('for a changed formula, and one that became a value', async () => {
    const refusal = await change((cells) => {
      cells.getCell('R6').value = { formula: 'SUM(F6:P6)', result: 0 };
      cells.getCell('R7').value = 12;
    });
    expect(refusal).toEqual({
      code: 'bad-cells',
      messages: ['预算表!R6：公式被改过，应为 =SUM(F6:Q6)', '预算表!R7：公式被改成了数值，应为 =SUM(F7:Q7)'],
    });
  });

  it('with every cell at once, from left to right and down the sheets', async () => {
    const refusal = await change((cells, sheet) => {
      cells.getCell('G9').value = '五百';
      cells.getCell('R9').value = 5;
      cells.getCell('F6').value = 1.005;
      sheet(KIT_SHEETS.carries).getCell('D5').value = -1;
      sheet(KIT_SHEETS.carries).getCell('E5').value = { formula: 'C5+D5', result: 0 };
    });
    expect(refusal.messages).toEqual([
      '预算表!F6：1.005 超过两位小数',
      '预算表!G9：“五百”是文字，这里只能填金额（元）',
      '预算表!R9：公式被改成了数值，应为 =SUM(F9:Q9)',
      '结转结余!D5：-1 是负数，预算金额不能为负',
      '结转结余!E5：公式被改过，应为 =C5-D5',
    ]);
  });

  it('for rows moved, inserted or taken out', async () => {
    const moved = await change((cells) => {
      const [one, other] = [5, 6].map((row) => cells.getCell(row, 1).value);
      cells.getCell(5, 1).value = other!;
      cells.getCell(6, 1).value = one!;
    });
    expect(moved.messages).toEqual([
      expect.stringMatching(/^预算表!A5：应为“101”，现在是“102”/),
      expect.stringMatching(/^预算表!A6：应为“102”，现在是“101”/),
    ]);
    const inserted = await change((cells) => void cells.insertRow(6, ['999', '另加的行']));
    expect(inserted.code).toBe('bad-cells');
    expect(inserted.messages[0]).toMatch(/^预算表!A6：应为“102”，现在是“999”/);
    const gone = await change((cells) => void cells.spliceRows(6, 1));
    expect(gone.messages[0]).toMatch(/^预算表!D6：应为“财政项目拨款经费”，现在是“基本药物制度补助”/);
    expect(gone.messages.at(-1)).toMatch(/^还有 \d+ 处/);
  });

  it('for names that it does not know, and rows said twice', async () => {
    let free = 0;
    const refusal = await change((cells) => {
      free = freeRow(cells, '经常性支出预算');
      const say = (at: number, ...texts: readonly string[]) => {
        for (const [index, text] of texts.entries()) cells.getCell(free + at, 2 + index).value = text;
        cells.getCell(free + at, 6).value = 1;
      };
      say(0, '50205 水电费', 'C99 没有的科室', '其他经费');
      say(1, '50205 水电费', '', '小金库');
      say(2, '50205 水电费', '', '其他经费', 'X1');
      say(3, '201 医疗收入', '', '其他经费');
      say(4);
      say(5, '50201 办公费', '', '其他经费');
    });
    const at = (column: string, row: number) => `预算表!${column}${free + row}：`;
    expect(refusal.messages).toEqual([
      `${at('C', 0)}没有科室“C99 没有的科室”`,
      `${at('D', 1)}没有资金来源“小金库”`,
      `${at('E', 2)}没有专项“X1”`,
      `${at('B', 3)}“201 医疗收入”不属于这一段，请填在它自己的一段`,
      `${at('B', 4)}请选预算项目`,
      `${at('D', 4)}请选资金来源`,
      expect.stringContaining(`${at('B', 5)}与第 `),
    ]);
  });

  it('for an income target of a department: revenue has no such column', async () => {
    const refusal = await change((cells) => {
      const free = freeRow(cells, '收入预算');
      cells.getCell(free, 2).value = '201 医疗收入';
      cells.getCell(free, 3).value = 'C01 全科门诊';
    });
    expect(refusal.messages).toEqual([expect.stringMatching(/^预算表!C\d+：应为空白，现在是“C01 全科门诊”/)]);
  });

  it('where it belongs to another unit or year, was signed for something else, or is no kit', async () => {
    const house = await open();
    const kit = await kitOf(house);
    expect(await refused(house, kit, { unit: 'T01', year: 2027 })).toEqual({
      code: 'other-kit',
      messages: ['这是 T01 柳河镇卫生院 2026 年的填报表，这里是 T01 2027 年：请在它自己的预算页面交回'],
    });
    const forged = await edited(kit, (sheet) => {
      const cell = sheet(KIT_SHEETS.signature).getCell('A3');
      cell.value = String(cell.value).replace('2026', '2027');
    });
    expect(await refused(house, forged, { unit: 'T01', year: 2027 })).toMatchObject({ code: 'not-a-kit' });
    const bare = await edited(kit, (sheet) => {
      const own = sheet(KIT_SHEETS.signature);
      own.workbook.removeWorksheet(own.id);
    });
    expect(await refused(house, bare)).toMatchObject({ code: 'not-a-kit' });
    expect(await refused(house, new TextEncoder().encode('a,b\n1,2'))).toMatchObject({ code: 'not-a-kit' });
    expect(await refused(house, new Uint8Array([0x50, 0x4b, 3, 4, 0]))).toMatchObject({ code: 'unreadable' });
  });
});
