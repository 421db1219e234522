import { describe, expect, it } from 'vitest';
import { buildPack } from '../../../electron/service/audit/pack/build.ts';
import type { PackContent } from '../../../electron/service/audit/pack/content.ts';
import { verifyPack } from '../../../electron/service/audit/pack/verify/verify.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { unitContent } from './content.ts';
import { opened } from './file.ts';
import { packPurchases } from './purchase-content.ts';

/** 采购链, 采购例外与放行 and 采购价格表 in a pack. */

const SHEETS = ['采购链', '采购例外与放行', '采购价格表'];
const UNIT: PackContent = { ...unitContent(7, 'I02'), purchases: packPurchases('I02' as UnitCode) };
const rowsOf = async (name: string) => {
  const sheet = (await opened((await buildPack(UNIT)).bytes)).getWorksheet(name)!;
  return Array.from({ length: sheet.rowCount }, (_, at) => (sheet.getRow(at + 1).values as unknown[]).slice(1));
};
const result = (cell: unknown) => {
  const live = cell as { formula?: string; result?: unknown } | null | undefined;
  return typeof live === 'object' && live?.formula !== undefined ? (live.result ?? 0) : cell;
};

describe('purchases in a pack', () => {
  it('have their papers where something was ordered, and none elsewhere', async () => {
    const { bytes, sheets } = await buildPack(UNIT);
    expect(sheets.map(({ name }) => name)).toEqual(expect.arrayContaining(SHEETS));
    expect(verifyPack(bytes).problems).toEqual([]);
    const { purchases: _, ...without } = UNIT;
    expect((await buildPack(without)).sheets.filter(({ name }) => SHEETS.includes(name))).toEqual([]);
  });

  it('follow an order from the goods to the note in one row, and sum by formulas', async () => {
    const rows = await rowsOf('采购链');
    const found = rows.filter((row) => String(row[0]).startsWith('CG-') || row[0] === '合计');
    // 订单, 数量, 验收金额, 未到, 第一票, 第二票, 开票, 开票−验收, 匹配, 付款单, 已付, 未付, 结算单, 结算.
    const picked = [0, 10, 11, 12, 13, 14, 16, 17, 18, 19, 20, 21, 22, 23];
    expect(found.map((row) => picked.map((at) => result(row[at]) ?? ''))).toEqual([
      ['CG-2025-0001', 8, 67.2, '', '1001', '2001', 68, 0.8, '可付', 'FK-1', 60, 8, 'JS-1', 67.2],
      ['CG-2025-0001', 2, 16.8, '', '', '', '', '', '', '', '', '', 'JS-1', 16.8],
      ['CG-2025-0002', '', '', 5, '', '', '', '', '', '', '', '', '', ''],
      ['合计', 10, 84, 5, '', '', 68, 0.8, '', '', 60, 8, '', 84],
    ]);
    expect(found[0]![17]).toMatchObject({ formula: expect.stringMatching(/^ROUND\(Q\d+-L\d+,2\)$/) });
    expect(found.at(-1)![11]).toMatchObject({ formula: expect.stringMatching(/SUM\(L\d+:L\d+\)/) });
    // What a supplier is called never becomes a formula.
    expect(found[0]![2]).toBe('=示例配送');
  });

  it('name what was let pass, for what, and by whom', async () => {
    const rows = (await rowsOf('采购例外与放行')).filter((row) => /^(例外|监督|发票)/.test(String(row[0])));
    expect(rows.map((row) => [row[0], row[1], row[10], row[11], row[12], row[14]])).toEqual([
      ['例外：高于限价', 'LW2025-001', undefined, '急救断供', 'CG-2025-0001', '示例·药师'],
      [
        '监督：高于挂网价或协议价',
        '待认定',
        '阿莫西林胶囊：单价 8.50 元高于协议价 8.40 元',
        '下期抵扣',
        '2001',
        undefined,
      ],
      ['发票放行', '2001', '单价高于订单', '合同补充协议', undefined, '示例·药师'],
    ]);
  });

  it('have one price a product, held against what is listed', async () => {
    const [row] = (await rowsOf('采购价格表')).filter((each) => String(each[0]).startsWith('XJ01'));
    expect(row!.map(result).slice(3)).toEqual([8.6, 8.4, 0.2, 8.4, 8.4, 0, 10, 84]);
  });
});
