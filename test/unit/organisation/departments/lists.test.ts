import { describe, expect, it } from 'vitest';
import { readDepartmentList } from '../../../../shared/domain/organisation/departments/list-reading.ts';
import {
  SPECIALITIES,
  specialityIn,
  specialityOf,
} from '../../../../shared/domain/organisation/departments/specialities.ts';
import { specialityInEnglish } from '../../../../shared/i18n/en/specialities.ts';

const sheet = (...rows: readonly (readonly string[])[]) => ({
  rows: rows.map((cells, at) => ({ row: at + 1, cells })),
});
const HEAD = ['科室编码', '科室名称', '科室分类', '上级科室', '诊疗科目'];
const read = (...rows: readonly (readonly string[])[]) => {
  const found = readDepartmentList([sheet(['某医院'], HEAD, ...rows)], [{ code: '01', name: '内科' }]);
  return found.ok ? found.value : [];
};

describe('诊疗科目名录', () => {
  it('has its codes as the ministry numbers them', () => {
    expect(
      ['03.01', '03.10', '04.03', '07.01', '30.03', '32.02', '50.13'].map((code) => specialityOf(code)?.name),
    ).toEqual(['呼吸内科', '老年病', '骨科', '新生儿', '临床生化检验', 'CT诊断', '中医针灸科']);
    expect(new Set(SPECIALITIES.map(({ code }) => code)).size).toBe(SPECIALITIES.length);
    expect(new Set(SPECIALITIES.map(({ name }) => name)).size).toBe(SPECIALITIES.length);
  });

  it('is read by code, by name, or by both', () => {
    expect(['03.04', '心血管内科', '03.04 心血管内科', '不是科目'].map((text) => specialityIn(text)?.code)).toEqual([
      ...['03.04', '03.04', '03.04', undefined],
    ]);
  });

  it('has its English entire', () => {
    expect(SPECIALITIES.filter(({ code, name }) => specialityInEnglish(code, name) === name)).toEqual([]);
  });
});

describe('a list of departments', () => {
  it('is read by its headings; the department above by code or by name', () => {
    expect(
      read(['0101', '心血管内科', '临床服务类', '内科', '03.04'], ['010101', '一病区', '临床服务', '0101', '']),
    ).toEqual([
      {
        ...{ row: 3, code: '0101', name: '心血管内科', class: 'clinical', parent: '01', standard: '03.04' },
        problems: [],
      },
      { row: 4, code: '010101', name: '一病区', class: 'clinical', parent: '0101', standard: '', problems: [] },
    ]);
  });

  it('says what is wrong with each row', () => {
    const rows = read(['02 x', '', '门诊', '', '03.99'], ['03', '外科', '行政后勤类'], ['03', '外二科', '行政后勤类']);
    expect(rows.map(({ problems }) => problems)).toEqual([
      [
        '科室编码为 1–32 位字母、数字或 . _ -',
        '科室名称没有填',
        '科室分类须是行政后勤类、医疗辅助类、医疗技术类或临床服务类',
        '诊疗科目名录中没有“03.99”',
      ],
      [],
      ['科室 03 在名单里重复'],
    ]);
  });

  it('is none without its headings, or without rows', () => {
    expect(readDepartmentList([sheet(['科室编码', '说明'])], [])).toMatchObject({ ok: false });
    expect(readDepartmentList([sheet(HEAD)], [])).toEqual({ ok: false, error: '表头下面没有读到任何科室' });
  });
});
