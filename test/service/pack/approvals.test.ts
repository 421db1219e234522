import { describe, expect, it } from 'vitest';
import type { PackContract } from '../../../electron/service/audit/pack/approval-content.ts';
import { buildPack } from '../../../electron/service/audit/pack/build.ts';
import { type PackContent, unitLabel } from '../../../electron/service/audit/pack/content.ts';
import { verifyPack } from '../../../electron/service/audit/pack/verify/verify.ts';
import { yuan } from '../../support/books.ts';
import { packApprovals } from './approval-content.ts';
import { unitContent } from './content.ts';
import { checksNotNil, forged, opened } from './file.ts';

/** 大额支出审批登记, 审批链, 会议纪要, 化整为零预警, 合同与付款 and 付款清单 in a pack. */

const SHEETS = ['大额支出审批登记', '审批链', '会议纪要', '化整为零预警', '合同与付款', '付款清单'];
const PLAIN = unitContent(7, 'I02');
const UNIT: PackContent = { ...PLAIN, approvals: packApprovals(unitLabel(PLAIN.units[0]!)) };
const rowsOf = async (name: string) => {
  const sheet = (await opened((await buildPack(UNIT)).bytes)).getWorksheet(name)!;
  return Array.from({ length: sheet.rowCount }, (_, at) => (sheet.getRow(at + 1).values as unknown[]).slice(1));
};
const result = (cell: unknown) => {
  const live = cell as { formula?: string; result?: unknown } | null | undefined;
  return typeof live === 'object' && live?.formula !== undefined ? (live.result ?? 0) : cell;
};

describe('approvals in a pack', () => {
  it('have their papers where something was asked for, and none elsewhere', async () => {
    const { bytes, sheets } = await buildPack(UNIT);
    expect(sheets.map(({ name }) => name)).toEqual(expect.arrayContaining(SHEETS));
    expect(verifyPack(bytes).problems).toEqual([]);
    expect((await buildPack(PLAIN)).sheets.filter(({ name }) => SHEETS.includes(name))).toEqual([]);
    const none = { applications: [], links: [], decisions: [], findings: [], contracts: [], payments: [] };
    const nothing = { ...UNIT.approvals!, ...none };
    const empty = await buildPack({ ...UNIT, approvals: nothing });
    expect(verifyPack(empty.bytes).problems).toEqual([]);
  });

  it('add up by unit, and the cover knows that they do', async () => {
    const rows = await rowsOf('大额支出审批登记');
    const found = rows.filter((row) => row[0] === '合计' || row[0] === '各单位之和－合计');
    expect(found.map((row) => result(row[5]))).toEqual([349500.05, 0]);
    const unit = rows.find((row) => row[0] === undefined && String(row[1]).startsWith('I02'))!;
    expect([2, 5, 6].map((at) => result(unit[at]))).toEqual([3, 349500.05, 348500]);
    // What a payee is called never becomes a formula.
    expect(rows.find((row) => String(row[0]).endsWith('2025-001'))![4]).toBe('=示例医疗设备有限公司');
    const articulations = await rowsOf('勾稽核对');
    expect(
      articulations
        .find((row) => String(row[0]).startsWith('大额支出'))!
        .slice(2, 5)
        .map(result),
    ).toEqual([...[349500.05, 349500.05, 0]]);
  });

  it('shout where something came before it was decided, and where more was paid than signed for', async () => {
    const book = await opened((await buildPack(UNIT)).bytes);
    expect(checksNotNil(book, '会议纪要').map(({ result: wrong }) => wrong)).toEqual([1, 1, 2]);
    expect(checksNotNil(book, '合同与付款').map(({ result: wrong }) => wrong)).toEqual([1500, 1500]);
    expect(checksNotNil(book, '审批链')).toEqual([]);
  });

  it('list payments with who made them, count none that came back, and agree with each contract', async () => {
    const rows = await rowsOf('付款清单');
    const paid = (row: readonly unknown[]) => [row[0], ...[6, 10, 11, 22].map((at) => result(row[at]))];
    const list = rows.filter((row) => String(row[0]).startsWith('ZF-'));
    expect(list.map(paid)).toEqual([
      ['ZF-001', 20000, '已冲销', 0, 0],
      ['ZF-002', 20000, '已支付', 20000, 0],
      ['ZF-003', 250000, '已记账', 250000, 0],
      ['ZF-004', 50000, '已支付', 50000, 1],
      ['ZF-005', 100, '待复核', 0, 0],
    ]);
    const contracts = rows.filter((row) => row[0] === undefined && String(row[3]).startsWith('HT-'));
    expect(contracts.map((row) => [row[3], ...[6, 9, 11].map((at) => result(row[at]))])).toEqual([
      ['HT-001', 270000, 270000, 0],
      ['HT-002', 50000, 50000, 0],
    ]);
    const book = await opened((await buildPack(UNIT)).bytes);
    // Whoever prepared, checked or decided a payment and paid it too, is found out by the sheet's own cells.
    expect(checksNotNil(book, '付款清单').map(({ result: wrong }) => wrong)).toEqual([1, 1]);
    const font = (text: string) => {
      const sheet = book.getWorksheet('付款清单')!;
      const at = sheet.getColumn(1).values.indexOf(text);
      return sheet.getRow(at).getCell(7).font.color?.argb;
    };
    expect([font('ZF-001'), font('ZF-002')]).toEqual(['FFB3261E', 'FF1B2A2F']);
    const articulated = async () =>
      (await rowsOf('勾稽核对'))
        .filter((row) => String(row[0]).includes('付款'))
        .map((row) => row.slice(2, 5).map(result));
    expect(await articulated()).toEqual([
      [320000, 320000, 0],
      [0, undefined, 0],
    ]);
  });

  it('say where contracts and payments do not agree, though both come to the same', async () => {
    const [one, other] = UNIT.approvals!.contracts as readonly [PackContract, PackContract];
    const apart = [
      { ...one, paid: yuan('269000.00') },
      { ...other, paid: yuan('51000.00') },
    ];
    const { bytes } = await buildPack({ ...UNIT, approvals: { ...UNIT.approvals!, contracts: apart } });
    const book = await opened(bytes);
    expect(checksNotNil(book, '付款清单').map(({ result: wrong }) => wrong)).toEqual([1, 1, 1000, -1000]);
    expect(checksNotNil(book, '勾稽核对').map(({ result: wrong }) => wrong)).toEqual([2000, 2000]);
  });

  it('say of a warning who belongs together, the level that it should have had, and what became of it', async () => {
    const row = (await rowsOf('化整为零预警')).find((each) => String(each[0]).endsWith('2025-002'))!;
    expect([8, 9, 10, 12, 13, 14, 15].map((at) => row[at])).toEqual([
      ...[97000, 50000, 'I02-D2025-002、T02 示例卫生院 1 笔', '总会计师', '总会计师', '已办结', '财务中心'],
    ]);
  });
});

describe('a chain that was changed', () => {
  const edited = async (from: string, to: string) => {
    const { bytes } = await buildPack(UNIT);
    return verifyPack(await forged(bytes, (_, xml) => xml.replaceAll(from, to))).problems;
  };

  it('is found out by its digests, which the sheet alone gives again', async () => {
    const second = 'I02-D2025-001 第 2 步';
    expect(await edited('按规定办理', '不按规定办理')).toContain(`审批链 ${second}的内容与其散列不符`);
    expect(await edited('split', 'near')).toContain('审批链 I02-D2025-002 第 1 步的内容与其散列不符');
    const amount = await edited('30000000', '10000000');
    expect(amount).toContain('审批链 I02-D2025-001 第 1 步的内容与其散列不符');
    const digest = UNIT.approvals!.links[1]!.digest;
    expect(await edited(digest, 'f'.repeat(64))).toContain(`审批链 ${second}的内容与其散列不符`);
  });
});
