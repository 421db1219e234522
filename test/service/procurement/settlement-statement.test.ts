import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { libreOffice } from '../../support/libreoffice.ts';
import { formulasOf, opened } from '../pack/file.ts';
import { simple } from '../support/house.ts';
import { SYRINGE, seedOrder } from './invoices-support.ts';
import { CENTRE, confirmed, openSettling, prepared, seedBack } from './settlements-support.ts';

/** 对账单: its sums are formulas over its rows, in our reckoning and LibreOffice's. */

const { procurement } = contract;

describe('the 对账单 as a workbook', () => {
  it('adds up by kind, note and month, with every receipt behind it', async (context) => {
    const house = await openSettling();
    const line = await seedOrder(house, { units: [{ unit: 'T01', ordered: 100 }] });
    await seedOrder(house, { item: SYRINGE, price: '5.0055', units: [{ unit: 'T01', ordered: 21 }] });
    const [first] = await prepared(house, '2025-03-10');
    const sure = await confirmed(house, first!);
    await house.call('procurement.postSettlement', sure, CENTRE);
    // The township pays a part of it.
    const paying = simple('2025-03-25', '1002', '1218', '300.00');
    const entries = paying.entries.map((each) => (each.code === '1218' ? { ...each, counterparty: 'T01' } : each));
    await house.importJson('H01', [{ ...paying, entries }]);
    await seedBack(house, line, 'T01', 10, '2025-03-20');
    await prepared(house, '2025-03-31');
    const asked = { unit: 'T01' as never, period: '2025-03' as Period };
    const { file } = await house.pipeline.perform(procurement.settlementStatement, asked, CENTRE);
    const bytes = (await house.files.bytes('wang.kj', file))!;
    const results = formulasOf(await opened(bytes)).map(({ result }) => result);
    expect(results).toEqual(expect.arrayContaining([840, 105.12, 945.12, -84, 861.12]));
    const sheets = await libreOffice(context).recalculated(bytes);
    const sums = sheets.get('对账单')!;
    const rowOf = (word: string) => sums.find((cells) => cells[0] === word)!;
    expect(rowOf('JS-2025-0001').slice(2, 10)).toEqual([
      ...['已记账', '840', '0', '0', '105.12', '0', '945.12', 'H01 记-2　T01 记-2'],
    ]);
    expect(rowOf('JS-2025-0002')[8]).toBe('-84');
    expect(rowOf('合计')[8]).toBe('861.12');
    expect(sums.flat()).toContain('单位（盖章）：T01 柳河镇卫生院');
    expect(rowOf('大写')[1]).toBe('捌佰陆拾壹元壹角贰分');
    const debts = sums.slice(sums.indexOf(rowOf('大写')) + 1).map((cells) => [cells[0]?.slice(0, 4), cells[8]]);
    expect(debts.slice(0, 4)).toEqual([
      ['期初结欠', '0'],
      ['加：本期', '861.12'],
      ['减：本期', '300'],
      ['期末结欠', '561.12'],
    ]);
    const rows = sheets.get('明细')!;
    expect(rows.filter((cells) => cells[0]?.startsWith('JS-')).map((cells) => Number(cells[11]))).toEqual([
      ...[840, 105.12, -84],
    ]);
    expect(rows.find((cells) => cells[0] === '合计')?.[11]).toBe('861.12');
  });
});
