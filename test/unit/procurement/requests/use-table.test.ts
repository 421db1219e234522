import { describe, expect, it } from 'vitest';
import { readFile } from '../../../../electron/service/workbook/read/read-file.ts';
import { type CountedIn, readUseTable } from '../../../../shared/domain/procurement/requests/use-table.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import { AMOXICILLIN, AMOXICILLIN_2, AZITHROMYCIN } from './items.ts';

const ITEMS = [AMOXICILLIN, AMOXICILLIN_2, AZITHROMYCIN];
async function read(csv: string, counted: CountedIn = 'smallest') {
  const file = await readFile(new TextEncoder().encode(csv), { name: '用量.csv' });
  if (!file.ok) throw new Error(file.error.message);
  const found = readUseTable(file.value, { month: '2025-11' as Period, counted, items: ITEMS });
  return found.ok ? found.value : found.error;
}
const rows = async (csv: string, counted?: CountedIn) => {
  const found = await read(csv, counted);
  return typeof found === 'string' ? found : found.rows;
};
const faults = async (csv: string) => {
  const found = await read(csv);
  return typeof found === 'string' ? found : found.bad.map(({ row, reason }) => [row, reason]);
};

describe('a list of use', () => {
  it('is read by the words of its headings, wherever it begins and in whatever order they stand', async () => {
    expect(
      await rows(
        `柳河镇卫生院药品消耗\n月末库存,药品编码,品名,出库数量,缺货天数\n100,${AMOXICILLIN.code},阿莫西林,600,2\n,合计,,600,`,
      ),
    ).toEqual([{ item: AMOXICILLIN.code, used: 600, outDays: 2, closing: 100 }]);
    expect(await read('名称,金额\n阿莫西林,3')).toBe('没有找到用量表：表头里须有品种编码或名称、用量和月末库存');
    expect(await read('编码,用量,库存\n')).toBe('表头下面没有读到任何一行');
  });

  it('takes a product by name, strength and pack where its code is the hospital system’s own', async () => {
    const head = '药品编码,药品名称,规格,包装规格,用量,库存';
    expect(await rows(`${head}\nY001,阿莫西林,0.25G,24粒,48,24`)).toMatchObject([{ item: AMOXICILLIN.code }]);
    expect(await rows(`${head}\n,阿莫西林胶囊,0.25g*50粒/盒,,48,24`)).toMatchObject([{ item: AMOXICILLIN_2.code }]);
    expect(await faults(`${head}\nY001,阿莫西林,0.25g,,48,24\nY002,头孢,0.5g,,1,1`)).toEqual([
      [2, '“Y001 阿莫西林 0.25g”不止一个品种，请写品种编码或补上规格和包装'],
      [3, '目录里没有“Y002 头孢 0.5g”'],
    ]);
  });

  it('counts packs where a column or the person says so, and parts of a pack where they come out whole', async () => {
    const head = '品种编码,计量单位,用量,库存';
    const { code } = AMOXICILLIN;
    expect(await rows(`${head}\n${code},盒,2.5,1`)).toMatchObject([{ used: 60, closing: 24 }]);
    expect(await rows(`${head}\n${code},粒,"1,200",1`, 'packs')).toMatchObject([{ used: 1_200, closing: 1 }]);
    expect(await rows(`品种编码,用量,库存\n${code},2,1`, 'packs')).toMatchObject([{ used: 48, closing: 24 }]);
    expect(await faults(`${head}\n${code},盒,2.51,1\n${AZITHROMYCIN.code},箱,1,1`)).toEqual([
      [2, '用量“2.51”不是数，或者折不成整粒'],
      [3, '计量单位“箱”既不是盒也不是片'],
    ]);
  });

  it('hands back each row that cannot be taken, as it stands, with its reason', async () => {
    const { code } = AMOXICILLIN;
    const found = await read(
      `编码,用量,缺货天数,库存\n${code},5,31,1\n${code},-5,,1\n${code},5,30,1\n${code},5,1,1\n${code},6,,1`,
    );
    expect(found).toMatchObject({
      headings: ['编码', '用量', '缺货天数', '库存'],
      rows: [{ item: code, used: 5 }],
      bad: [
        { row: 2, cells: [code, '5', '31', '1'], reason: '缺货天数“31”须是 0 至 30 的整数' },
        { row: 3, reason: '用量“-5”不是数，或者折不成整粒' },
        { row: 4, reason: '全月缺货却用了 5（粒），请核对缺货天数' },
        { row: 6, reason: `${code} 与第 5 行重复` },
      ],
    });
  });
});
