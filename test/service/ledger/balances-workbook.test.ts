import { describe, expect, it } from 'vitest';
import { libreOffice } from '../../support/libreoffice.ts';
import { forged, formulasOf, opened } from '../pack/file.ts';
import { LEAD, openCommunity, simple } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';

/** A unit's balances of two months as a file, and its bytes. */
async function made(input: object = {}) {
  const house = await openCommunity([LEAD]);
  await house.importJson('H01', [
    simple('2025-01-10', '1002', '4609', '1000.50'),
    simple('2025-02-10', '1001', '1002', '200.25'),
    simple('2025-02-11', '5901', '1002', '0.10'),
  ]);
  const asked = { unit: 'H01', from: '2025-02', to: '2025-02', ...input };
  const reply = (await house.call('ledger.balancesBook', asked, OPERATOR)) as { file: string; name: string };
  return { ...reply, bytes: (await house.files.bytes('local:wang', reply.file))! };
}

describe('科目余额表 as a workbook', () => {
  it('has unit and months in its name and head, codes as text and amounts as numbers', async () => {
    const { name, bytes } = await made({ from: '2025-01' });
    expect(name).toBe('科目余额表-H01 青石县人民医院-2025-01至2025-02.xlsx');
    const [sheet] = (await opened(bytes)).worksheets;
    const rows = new Map<string, unknown[]>();
    const texts: string[] = [];
    sheet!.eachRow((row) => {
      const cells = (row.values as unknown[]).slice(1);
      rows.set(String(cells[0]), cells);
      row.eachCell((cell) => void texts.push(cell.text));
    });
    expect(texts).toEqual(expect.arrayContaining(['编制单位：H01 青石县人民医院', '2025年1月至2月', '金额单位：元']));
    expect(rows.get('1002')?.slice(2, 10)).toEqual([0, 0, 1000.5, 200.35, 1000.5, 200.35, 800.15, 0]);
    expect(rows.has('1101')).toBe(false);
    expect((await made({ to: '2025-02', zero: true })).name).toBe('科目余额表-H01 青石县人民医院-2025-02.xlsx');
  });

  it('adds each book up by formulas that LibreOffice comes to as well', async (context) => {
    const office = libreOffice(context);
    const { bytes } = await made();
    const formulas = formulasOf(await opened(bytes));
    const totals = formulas.map(({ result }) => Number(result));
    expect(totals).toEqual([1000.5, 1000.5, 200.35, 200.35, 1200.85, 1200.85, 1000.5, 1000.5]);
    const poisoned = await forged(bytes, (_, xml) => xml.replace(/<\/f><v>[^<]*<\/v>/g, '</f><v>7</v>'));
    const cells = (await office.recalculated(poisoned)).get('科目余额表')!;
    expect(formulas.map(({ row, column }) => Number(cells[row - 1]![column - 1]))).toEqual(totals);
  });
});
