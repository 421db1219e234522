import { describe, expect, it } from 'vitest';
import { readFile } from '../../../../electron/service/workbook/read/read-file.ts';
import { markedItems, readItemList } from '../../../../shared/domain/procurement/formulary/read-items.ts';

const UNITS = [
  { code: 'H01', name: '青石县人民医院' },
  { code: 'T01', name: '柳河镇卫生院' },
];
const HEAD = '医保编码,品名,通用名,剂型,规格,最小单位,包装单位,转换比,生产企业,挂网价,基药,限用单位,处方权级别';
const AMOXICILLIN = 'XJ01CAA040A001010102699,阿莫西林胶囊,阿莫西林,胶囊剂,0.25g,粒,盒,24,江南制药,8.40,是,,';

async function opened(text: string) {
  const file = await readFile(new TextEncoder().encode(text), { name: '目录.csv' });
  if (!file.ok) return expect.fail(file.error.message);
  return file.value;
}
async function read(text: string, options: Partial<Parameters<typeof readItemList>[1]> = {}) {
  return readItemList(await opened(text), { units: UNITS, ...options });
}
async function reading(text: string, options: Partial<Parameters<typeof readItemList>[1]> = {}) {
  const result = await read(text, options);
  return result.ok ? result.value : expect.fail(result.error.message);
}

describe('a list of products', () => {
  it('is read by the words of its heading', async () => {
    const { items, rejections } = await reading(
      `统一用药目录,,,,,,,,,,,,\n${HEAD}\n${AMOXICILLIN}\n合计,,,,,,,,,,,,\n`,
    );
    expect(rejections).toEqual([]);
    expect(items).toEqual([
      {
        ...{
          code: 'XJ01CAA040A001010102699',
          kind: 'western',
          name: '阿莫西林胶囊',
          generic: '阿莫西林',
          form: '胶囊剂',
        },
        ...{ strength: '0.25g', unit: '粒', pack: '盒', packSize: 24, maker: '江南制药', listed: 84_000 },
        ...{ flags: ['essential'], units: [], doctor: '', otherCode: '', remark: '' },
      },
    ]);
  });

  it('is read in another order, with the packing behind the strength and every flag in one cell', async () => {
    const { items, columns } = await reading(
      '生产厂家,药品名称,包装规格,国家医保代码,标识,挂网价格(元),挂网价有效期至\n江南制药,阿莫西林胶囊,0.25g×24粒/盒,xj01caa040a001010102699,集采、基药,¥8.4,2025/12/31\n',
    );
    expect(items).toMatchObject([
      { strength: '0.25g', packSize: 24, unit: '粒', pack: '盒', flags: ['selected', 'essential'], listed: 84_000 },
    ]);
    expect(items[0]).toMatchObject({ listedUntil: '2025-12-31', generic: '阿莫西林胶囊', kind: 'western' });
    expect(columns).toMatchObject({ code: '国家医保代码', maker: '生产厂家', strength: '包装规格' });
  });

  it('names each cell that cannot stand, by row, column and reason', async () => {
    const { items, rejections, refused } = await reading(
      [
        HEAD,
        AMOXICILLIN,
        'XJ01CAA04501010113,头孢氨苄胶囊,,胶囊剂,0.25g,粒,盒,24,江南制药,8.40,是,,',
        'XJ01CAA040A001010102699,阿莫西林颗粒,,颗粒剂,0.25g,袋,盒,12,江南制药,8.40,是,,',
        'XJ01CAA040A001010405611,阿莫西林片,,片剂,0.25g,片,盒,零,,八元,也许,X99,院长',
      ].join('\n'),
    );
    expect(items).toHaveLength(1);
    expect(refused).toBe(3);
    expect(rejections.map(({ row, column, message }) => `${row}${column} ${message}`)).toEqual([
      '3A 医保编码：西药的医保药品代码应为 23 位大写字母和数字，这个有 18 位',
      '4A 医保编码：XJ01CAA040A001010102699 与第 2 行重复，编码须唯一',
      '5H 转换比：“零”不是 1 到 100,000 的整数',
      '5J 挂网价：“八元”不是至多四位小数的价格',
      '5K 国家基本药物：“也许”不是“是”或“否”',
      '5M 处方权级别：“院长”不是处方权级别',
      '5L 限用单位：没有成员单位“X99”',
      '5I 生产企业：没有填',
    ]);
  });

  it('takes units by name or code, prices of four decimals, and levels by their words', async () => {
    const row = 'T001700001,黄芪饮片,黄芪,饮片,切片,克,袋,1000,百草堂,0.0363,否,H01、柳河镇卫生院,副主任医师';
    const { items, doubts } = await reading(`${HEAD}\n${row}\n`);
    expect(items).toMatchObject([{ kind: 'herbal', units: ['H01', 'T01'], listed: 363, doctor: 'associate' }]);
    expect(doubts.map(({ row: at, message }) => `${at} ${message}`)).toEqual([
      '2 T001700001 有处方权级别，没有标“限制使用”',
    ]);
  });

  it('leaves what is multiplied in a strength where 转换比 says otherwise, and doubts it', async () => {
    const row = 'XR03ACA242A010330110045,沙丁胺醇气雾剂,沙丁胺醇,气雾剂,100μg×200揿,支,支,1,海外,17.20,是,,';
    const { items, doubts } = await reading(`${HEAD}\n${row}\n`);
    expect(items).toMatchObject([{ strength: '100μg×200揿', packSize: 1, unit: '支', pack: '支' }]);
    expect(doubts.map(({ message }) => message)).toEqual(['XR03ACA242A010330110045 转换比 1 与规格里的 200 不同']);
  });

  it('asks for a kind where neither a column nor the code says one', async () => {
    const list = 'id,code,name,format,price,unit,manufacturer\n1,86979474000208,注射用甲氨喋呤,1g×1支,15.73,支,恒瑞\n';
    expect((await reading(list)).rejections.map(({ message }) => message)).toEqual([
      '医保编码：86979474000208 不是国家医保编码，也没有写类别',
    ]);
    expect((await reading(list, { kind: 'western' })).rejections.map(({ message }) => message)).toEqual([
      '医保编码：西药的医保药品代码应为 23 位大写字母和数字，这个有 14 位',
    ]);
    expect((await reading(list, { kind: 'preparation' })).items).toMatchObject([
      { packSize: 1, unit: '支', pack: '支' },
    ]);
  });

  it('that lacks a needed column, has no rows or is none at all is refused with a sentence', async () => {
    expect(await read('药品编码,药品名称,险种限制,机构限制\nZA06CAX04380,小儿咳嗽宁糖浆,,\n')).toMatchObject({
      error: { code: 'no-table' },
    });
    expect(await read('药品编码,药品名称,备注\nZA06CAX04380,小儿咳嗽宁糖浆,\n')).toMatchObject({
      error: { code: 'missing-columns', message: '表里没有这些栏目：规格、生产企业' },
    });
    expect(await read(`${HEAD}\n`)).toMatchObject({ error: { code: 'no-rows' } });
    expect(await read('一,二,三\n1,2,3\n')).toMatchObject({ error: { code: 'no-table' } });
  });

  it('is given back whole with its reasons, and read again without them', async () => {
    const text = `${HEAD}\n${AMOXICILLIN}\nXJ01CAA04501010113,头孢氨苄胶囊,,胶囊剂,0.25g,粒,盒,24,江南制药,8.40,是,,\n`;
    const file = await opened(text);
    const [sheet] = markedItems(await reading(text), file);
    expect(sheet?.rows.map(({ bad, reasons }) => [bad, reasons ?? ''])).toEqual([
      [false, '原因'],
      [false, ''],
      [true, 'A：医保编码：西药的医保药品代码应为 23 位大写字母和数字，这个有 18 位'],
    ]);
    const marked = text.replace('处方权级别\n', '处方权级别,原因\n').replace(/是,,\n$/, '是,,,编码不对\n');
    expect((await reading(marked)).refused).toBe(1);
  });
});
