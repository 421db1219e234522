import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../../electron/service/workbook/read/read-file.ts';
import type { CostDepartment } from '../../../shared/domain/costing/department.ts';
import { doubtKey, driverDoubts } from '../../../shared/domain/costing/driver-doubts.ts';
import { plainDigits, readDriverFile } from '../../../shared/domain/costing/driver-reading.ts';
import { sayDoubt } from '../../../shared/domain/costing/driver-sentences.ts';
import { SHEET_STAGES, SHEET_STEPS, sheetAfter } from '../../../shared/domain/costing/driver-sheet.ts';
import {
  againstDriver,
  DRIVERS,
  type DriverValue,
  driverGround,
  packValues,
  parseValue,
  strayDepartments,
  unpackValues,
  valueText,
  withValues,
} from '../../../shared/domain/costing/drivers.ts';
import { fen } from '../../../shared/kernel/fen.ts';

/** 分摊参数: amounts exact to the millionth, what cannot stand, and what is asked about. */
const DEPARTMENTS: readonly CostDepartment[] = [
  { code: '01', name: '内科', class: 'clinical' },
  { code: '0101', name: '心内科', class: 'clinical', parent: '01' },
  { code: '0102', name: '呼吸科', class: 'clinical', parent: '01' },
  { code: '21', name: '检验科', class: 'technology' },
  { code: '41', name: '院办', class: 'admin' },
];
const GROUND = driverGround(DEPARTMENTS);
const is = (driver: string, receiver: string, amount: string, giver = ''): DriverValue => ({
  ...{ driver, giver, receiver, value: parseValue(amount)! },
});
const SOUND = [
  ...[
    is('headcount', '0101', '10'),
    is('headcount', '0102', '8'),
    is('headcount', '21', '4'),
    is('headcount', '41', '3'),
  ],
  ...[is('visits', '0101', '100'), is('bed-days', '0102', '200')],
];
const doubts = (values: readonly DriverValue[], more: object = {}) =>
  driverDoubts(values, { departments: DEPARTMENTS, before: undefined, booked: new Map(), percent: 50, ...more });
const said = (values: readonly DriverValue[], more: object = {}) =>
  doubts(values, more).map((one) => sayDoubt(one, (code) => code));
const place = fc.record({
  driver: fc.constantFrom(...DRIVERS.map(({ code }) => code)),
  giver: fc.constantFrom('', '21'),
  receiver: fc.constantFrom('0101', '0102', '21'),
});
const value = fc.integer({ min: 1, max: 999_999_999_999_999 });

describe('a value of a driver', () => {
  it.each([
    ['12', 12_000_000],
    ['12.5', 12_500_000],
    ['0.000001', 1],
    ['999999999.999999', 999_999_999_999_999],
    ['1,234', 1_234_000_000],
    ['12,345,678.5', 12_345_678_500_000],
  ])('reads %s', (text, parts) => expect(parseValue(text)).toBe(parts));

  it.each([
    '-1',
    '1.0000001',
    '1234567890',
    '',
    '1e3',
    '十',
    'NaN',
    '.5',
    '3,5',
    '1,23',
    '12,34,567',
    ',123',
    '1,234,567,890',
  ])('does not read %s', (text) => expect(parseValue(text)).toBeUndefined());

  it('is written as it is read', () => {
    fc.assert(fc.property(value, (parts) => parseValue(valueText(parts)) === parts));
  });

  it('keeps its place through packing, whatever the order', () => {
    const list = fc.uniqueArray(fc.tuple(place, value), { selector: ([at]) => JSON.stringify(at) });
    fc.assert(
      fc.property(list, (all) => {
        const values = all.map(([at, parts]) => ({ ...at, value: parts }));
        expect(unpackValues(packValues(values))).toEqual(withValues([], values));
        expect(packValues([...values].reverse())).toEqual(packValues(values));
      }),
    );
  });

  it.each([
    [is('age', '0101', '1'), '没有分摊参数 age'],
    [is('area', '01', '1'), '科室 01 下面还有科室，参数填在末级科室'],
    [is('area', '0101', '1', '21'), '面积只按受益科室计，不填执行科室'],
    [is('ordered-income', '0101', '1', '41'), '执行科室 41 院办 不是医疗技术类或医疗辅助类'],
    [is('ordered-income', '0101', '1', '01'), '科室 01 下面还有科室，参数填在末级科室'],
    [is('visits', '0101', '1.5'), '门急诊人次按整数计，1.5 有小数'],
    [is('ordered-income', '0101', '1.55', '21'), undefined],
  ])('%j: %s', (one, sentence) => expect(againstDriver(one, GROUND)).toBe(sentence));
});

describe('departments that values stand on', () => {
  it('are named where they bear no cost any more', () => {
    const values = [is('area', '01', '1'), is('area', '0101', '1'), is('ordered-income', '0102', '1', '29')];
    expect(strayDepartments(values, GROUND)).toEqual(['01', '29']);
    expect(strayDepartments(SOUND, GROUND)).toEqual([]);
  });
});

describe('what is in doubt', () => {
  it('is nothing where every class has what it needs', () => expect(doubts(SOUND)).toEqual([]));

  it('is a department without people, and a clinical one without visits and bed-days', () => {
    expect(said(SOUND.filter(({ receiver }) => receiver !== '0102'))).toEqual([
      '0102没有填参数“人数”',
      '0102是临床服务类科室，没有门急诊人次，也没有床日',
    ]);
  });

  it('is income that the books do not have, a whole department’s against those below it', () => {
    const booked = new Map([
      ['01', fen(100_00)],
      ['0101', fen(5_00)],
      ['21', fen(7_00)],
    ]);
    const right = [...SOUND, is('income', '0101', '60'), is('income', '0102', '45'), is('income', '21', '7')];
    expect(said(right, { booked })).toEqual([]);
    expect(said([...SOUND, is('income', '0101', '60.01'), is('income', '0102', '45')], { booked })).toEqual([
      '01的科室收入 105.01，与账上医疗收入 105.00 不符',
      '21的科室收入 0，与账上医疗收入 7.00 不符',
    ]);
    expect(said(SOUND, { booked: new Map([['', fen(3_00)]]) })).toEqual([]);
  });

  it('is ordered income that does not come to the income of who carried it out', () => {
    const ordered = [...SOUND, is('ordered-income', '0101', '3', '21'), is('ordered-income', '0102', '4', '21')];
    expect(said(ordered)).toEqual([]);
    expect(said([...ordered, is('income', '21', '8')])).toEqual(['21的开单收入合计 7，与科室收入 8 不符']);
  });

  it('is a change by more than the share, exactly, and what is gone', () => {
    const before = [...SOUND, is('area', '41', '30')];
    const now = (visits: string) => SOUND.map((one) => (one.driver === 'visits' ? is('visits', '0101', visits) : one));
    expect(said(now('150'), { before: SOUND })).toEqual([]);
    expect(said(now('151'), { before: SOUND })).toEqual(['0101的门急诊人次：上月 100 人次，本月 151 人次']);
    expect(said(SOUND, { before })).toEqual(['41的面积：上月 30 平方米，本月没有']);
  });

  it('is what is new, and a change by a share that is no whole percent', () => {
    const before = SOUND.filter(({ driver }) => driver !== 'bed-days');
    expect(said(SOUND, { before })).toEqual(['0102的实际占用床日数：上月没有，本月 200 床日']);
    const ordered = [...SOUND, is('ordered-income', '0101', '3', '21')];
    expect(said(ordered, { before: SOUND })).toEqual([
      '21执行的开单收入：上月没有，本月 3 元',
      '0101开单的开单收入：上月没有，本月 3 元',
    ]);
    const visits = SOUND.map((one) => (one.driver === 'visits' ? is('visits', '0101', '113') : one));
    expect(said(visits, { before: SOUND, percent: 12.5 })).toHaveLength(1);
    expect(said(visits, { before: SOUND, percent: 13 })).toEqual([]);
  });

  it('has another key once its amounts are others', () => {
    const keys = (visits: string) =>
      doubts(
        SOUND.map((one) => (one.driver === 'visits' ? is('visits', '0101', visits) : one)),
        { before: SOUND },
      ).map(doubtKey);
    expect(keys('1')).not.toEqual(keys('2'));
    expect(keys('1')).toEqual(keys('1'));
  });
});

describe('a sheet', () => {
  it('is frozen only after it was handed in, and typed again only after it was taken back', () => {
    const ways = SHEET_STAGES.flatMap((from) =>
      SHEET_STEPS.flatMap((step) => (sheetAfter(from, step) ? [`${from} ${step} ${sheetAfter(from, step)}`] : [])),
    );
    expect(ways).toEqual([
      'draft submit prepared',
      ...['prepared withdraw draft', 'prepared return draft', 'prepared review frozen'],
      'frozen take-back draft',
    ]);
  });
});

describe('a file', () => {
  it.each([
    ['1.25E3', '1250'],
    ['5E-3', '0.005'],
    ['12E0', '12'],
    ['1.5', '1.5'],
    ['E5', 'E5'],
  ])('writes %s as %s', (text, plain) => expect(plainDigits(text)).toBe(plain));

  it('is read as a list and as a matrix, last month’s columns and sums left out', async () => {
    const read = async (csv: string) => {
      const file = await readFile(new TextEncoder().encode(csv), { name: 'x.csv' });
      if (!file.ok) throw new Error(file.error.message);
      return readDriverFile(file.value, GROUND);
    };
    const list = '分摊参数\n科室编码,科室名称,人数（人）,上月人数（人）\n0101,心内科,10,9\n0102,,,\n合计,,10,9\n';
    expect(await read(list)).toEqual({ drivers: ['headcount'], values: [is('headcount', '0101', '10')], problems: [] });
    const matrix = '执行科室编码,执行科室名称,0101 心内科,0102 呼吸科\n21,检验科,"1,000.50",\n';
    expect(await read(matrix)).toEqual({
      ...{ drivers: ['ordered-income'], values: [is('ordered-income', '0101', '1000.50', '21')], problems: [] },
    });
    expect(
      (await read('执行科室编码,99 外科,0101\n41,1,2\n')).problems.map(({ row, column, message }) => [
        row,
        column,
        message,
      ]),
    ).toEqual([
      [1, 'B', '没有科室 99'],
      [2, 'C', '执行科室 41 院办 不是医疗技术类或医疗辅助类'],
    ]);
  });
});
