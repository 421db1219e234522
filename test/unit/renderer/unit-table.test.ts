import { describe, expect, it } from 'vitest';
import {
  BLANK,
  changed,
  communityIn,
  completed,
  lacksLead,
  pasted,
  problemsOf,
  readyUnits,
  type UnitDraft,
  unitsIn,
} from '../../../renderer/organisation/unit-table.ts';

const lead: UnitDraft = { code: 'H01', name: '青石县人民医院', kind: 'lead', chart: 'hospital' };
const township: UnitDraft = { code: 'T01', name: '柳河镇卫生院', kind: 'township', chart: 'primary' };

describe('a block from a spreadsheet', () => {
  it('is read by position when it has no headings', () => {
    expect(
      unitsIn([
        ['H01', '青石县人民医院', '牵头医院', '医院'],
        ['T01', '柳河镇卫生院', '乡镇卫生院', '基层'],
      ]),
    ).toEqual([lead, township]);
  });

  it('is read by its headings, in any order, below a title, with columns that mean nothing here', () => {
    expect(
      unitsIn([
        ['青石县医共体成员单位名册'],
        ['序号', '单位名称', '单位编码', '类型', '科目表'],
        ['1', '青石县人民医院', 'h01', '牵头医院', '医院'],
        ['', '', '', '', ''],
        ['2', '柳河镇卫生院', 't01', '卫生院', '基层'],
      ]),
    ).toEqual([lead, township]);
  });

  it('is completed from what the names say', () => {
    expect(
      unitsIn([
        ['T01', '柳河镇卫生院'],
        ['C01', '城关社区卫生服务中心'],
        ['H02', '县中医院'],
      ]),
    ).toEqual([
      township,
      { code: 'C01', name: '城关社区卫生服务中心', kind: 'community', chart: 'primary' },
      { code: 'H02', name: '县中医院', kind: 'hospital', chart: 'hospital' },
    ]);
  });

  it('replaces what stands from the line and the field on, and adds lines', () => {
    const table = [lead, { ...BLANK, code: 'T01' }];
    expect(pasted(table, { row: 1, field: 'name' }, [['柳河镇卫生院'], ['白杨镇卫生院']])).toEqual([
      lead,
      township,
      { code: '', name: '白杨镇卫生院', kind: 'township', chart: 'primary' },
    ]);
  });
});

describe('a kind', () => {
  it('brings its usual chart, unless another was chosen', () => {
    expect(changed({ ...BLANK, code: 'T01' }, 'kind', 'township').chart).toBe('primary');
    expect(changed(township, 'kind', 'institution').chart).toBe('institution');
    expect(changed({ ...township, chart: 'institution' }, 'kind', 'community').chart).toBe('institution');
  });

  it('is not guessed where the name says nothing', () => {
    expect(completed({ ...BLANK, code: 'X1', name: '县疾控' })).toMatchObject({ kind: '', chart: '' });
  });
});

describe('problems', () => {
  it('stand at their fields', () => {
    const wrong: UnitDraft = { code: 'T-1', name: '', kind: '', chart: '' };
    expect(problemsOf([lead, wrong, BLANK, { ...township, code: 'H01', kind: 'lead' }])).toEqual([
      {},
      { code: 'code-shape', name: 'missing', kind: 'missing', chart: 'missing' },
      {},
      { code: 'duplicate-code', kind: 'second-lead' },
    ]);
  });

  it('a missing lead hospital belongs to the whole table', () => {
    expect(lacksLead([township])).toBe(true);
    expect(lacksLead([BLANK])).toBe(false);
    expect(readyUnits([township])).toBeUndefined();
  });

  it('none: the members are ready, without the blank lines', () => {
    expect(readyUnits([lead, BLANK, { ...township, name: ' 柳河镇卫生院 ' }])).toEqual([lead, township]);
  });
});

describe('a workbook', () => {
  it('may name the community and its year', () => {
    expect(
      communityIn([
        ['名称', '会计年度'],
        ['青石县医共体', '2026'],
      ]),
    ).toEqual({
      name: '青石县医共体',
      fiscalYear: 2026,
    });
    expect(communityIn([['编码', '名称']])).toBeUndefined();
  });
});
