import { describe, expect, it } from 'vitest';
import { readFile } from '../../../../electron/service/workbook/read/read-file.ts';
import { readSaleTable } from '../../../../shared/domain/procurement/guards/sale-table.ts';
import { AMOX, itemOf, SLICES } from './guarding.ts';

const ITEMS = [
  itemOf(),
  itemOf({ code: SLICES, name: '黄芪', generic: '黄芪', unit: 'g', pack: 'kg', packSize: 1000 }),
];
async function read(csv: string) {
  const file = await readFile(new TextEncoder().encode(csv), { name: '售价表.csv' });
  if (!file.ok) throw new Error(file.error.message);
  const found = readSaleTable(file.value, ITEMS);
  return found.ok ? found.value : found.error;
}

describe('a list of sale prices', () => {
  it('is read by the words of its headings, by the pack where it says no unit', async () => {
    expect(await read(`县医院售价表\n零售价,药品编码,计价单位\n0.35,${AMOX},粒\n,合计,`)).toEqual({
      rows: [{ item: AMOX, price: 3500, per: 'unit' }],
      problems: [],
    });
    expect(await read(`药品名称,售价\n阿莫西林胶囊,8.40`)).toMatchObject({ rows: [{ price: 84_000, per: 'pack' }] });
  });
  it('says of each row that cannot be taken why', async () => {
    expect(
      await read(`编码,名称,单位,售价\n${AMOX},,瓶,8\n${AMOX},,盒,零\n,没有的药,,1\n${AMOX},,盒,8\n${AMOX},,盒,9`),
    ).toEqual({
      rows: [{ item: AMOX, price: 80_000, per: 'pack' }],
      problems: [
        '第 2 行：计价单位“瓶”既不是盒也不是粒',
        '第 3 行：售价“零”须大于零，至多四位小数',
        '第 4 行：目录里没有“没有的药”',
        `第 6 行：${AMOX} 重复`,
      ],
    });
  });
  it('is none without its headings, or without a row', async () => {
    expect(await read('名称,数量\n阿莫西林胶囊,3')).toBe('没有找到售价表：表头里须有品种编码或名称，和售价');
    expect(await read('名称,售价\n')).toBe('表头下面没有读到任何一行');
  });
});
