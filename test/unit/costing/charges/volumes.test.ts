import { describe, expect, it } from 'vitest';
import { readFile } from '../../../../electron/service/workbook/read/read-file.ts';
import { readVolumes } from '../../../../shared/domain/costing/charges/volumes.ts';

/** 业务量表 as people make them. */
const MEMBERS = [
  { code: 'T01', name: '柳河镇卫生院' },
  { code: 'T02', name: '白杨镇卫生院' },
];
async function read(csv: string) {
  const file = await readFile(new TextEncoder().encode(csv), { name: '业务量.csv' });
  if (!file.ok) throw new Error(file.error.message);
  return readVolumes(file.value, MEMBERS);
}

describe('a list of volumes', () => {
  it('is read by its words, below a title, by code or name, without its sum', async () => {
    const csv = '检验中心12月业务量,,\n序号,单位,业务量\n1,t01,"1,200"\n2,白杨镇卫生院,30.00\n,合计,1230\n';
    expect(await read(csv)).toEqual({
      ok: true,
      value: {
        volumes: [
          { unit: 'T01', count: 1200 },
          { unit: 'T02', count: 30 },
        ],
        rejections: [],
      },
    });
  });

  it('says of every bad row why, at its number', async () => {
    const reading = await read('单位编码,数量\nT09,5\nT01,-3\nT02,7\nT02,8\nT01,1.5\nT01,99999999\n');
    expect(reading.ok && reading.value.volumes).toEqual([{ unit: 'T02', count: 7 }]);
    expect(reading.ok && reading.value.rejections.map(({ row, message }) => [row, message])).toEqual([
      [2, '第 2 行：没有成员单位“T09”'],
      [3, '第 3 行：业务量“-3”不是 0 到 10000000 的整数'],
      [5, '第 5 行：T02 前面已经有一行'],
      [6, '第 6 行：业务量“1.5”不是 0 到 10000000 的整数'],
      [7, '第 7 行：业务量“99999999”不是 0 到 10000000 的整数'],
    ]);
  });

  it('is refused where it is none', async () => {
    expect(await read('科目,金额\n5001,3\n')).toMatchObject({ ok: false });
    expect(await read('单位,业务量\n')).toEqual({ ok: false, error: '表头下面没有业务量' });
  });
});
