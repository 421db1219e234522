import { describe, expect, it } from 'vitest';
import { buildPack } from '../../../electron/service/audit/pack/build.ts';
import { verifyPack } from '../../../electron/service/audit/pack/verify/verify.ts';
import { budgetFollowed } from './budget-content.ts';
import { groupContent, unitContent } from './content.ts';
import { checksNotNil, formulasOf, opened } from './file.ts';

/** 预算调整、预算执行、占用与签约 in a pack. */

const UNIT = { ...unitContent(7, 'I02'), ...budgetFollowed(['I02']) };
const rowsOf = async (content: typeof UNIT, name: string) => {
  const book = await opened((await buildPack(content)).bytes);
  const sheet = book.getWorksheet(name)!;
  return Array.from({ length: sheet.rowCount }, (_, at) =>
    (sheet.getRow(at + 1).values as unknown[]).slice(1).map((cell) => {
      const live = cell as { formula?: string; result?: unknown } | null | undefined;
      // A result of nil is read as none.
      return typeof live === 'object' && live?.formula !== undefined ? (live.result ?? 0) : cell;
    }),
  );
};

describe('the budget’s changes in a pack', () => {
  it('are listed by rows with who passed them on and when, and count where they were approved', async () => {
    const rows = await rowsOf(UNIT, '预算调整');
    expect(rows.filter(([number]) => String(number).startsWith('TZ'))).toEqual([
      expect.arrayContaining(['TZ-1-I02', '调整', '已批准', '50201 办公费', 3, -100.07, '=按执行情况调整']),
      expect.arrayContaining(['TZ-1-I02', '50205 水电费', 100.07]),
      expect.arrayContaining(['TZ-2-I02', '待批准', -5, 0]),
      expect.arrayContaining(['TZ-2-I02', '待批准', 5, 0]),
    ]);
    // 2025-03-01T16:30Z is the next day in China.
    expect(rows[3]).toEqual(expect.arrayContaining(['2025-03-02 李娜 提交\n2025-03-03 王强 批准']));
  });
});

describe('the budget’s execution in a pack', () => {
  it('works out what is available and how far spending has come, line by line and in all', async () => {
    const rows = await rowsOf(UNIT, '预算执行');
    const amounts = (label: string) => rows.find((row) => row.includes(label))?.slice(5, 13);
    expect(amounts('50201 办公费')).toEqual([600.29, -100.07, 0.1, 0, 333.33, 166.79, 66.64, 49.97]);
    expect(amounts('50211 差旅费')).toEqual([0, 0, 0, 0, 12, -12, null, null].map((cell) => cell ?? undefined));
    expect(amounts('合计')?.slice(0, 6)).toEqual([600.29, 0, 0.1, 0, 345.33, 254.86]);
  });

  it('sums each member of a community', async () => {
    const rows = await rowsOf({ ...groupContent(11), ...budgetFollowed(['H01', 'I02']) } as typeof UNIT, '预算执行');
    const totals = rows.slice(-3).map((row) => [String(row[0]).slice(0, 3), row[5], row[9]]);
    expect(totals).toEqual([
      ['H01', 600.29, 345.33],
      ['I02', 600.29, 345.33],
      ['合计', 1200.58, 690.66],
    ]);
  });

  it('is held against the documents and the claims by formulas, which shout where they say something else', async () => {
    const wrong = async (content: typeof UNIT) =>
      checksNotNil(await opened((await buildPack(content)).bytes), '预算执行').map(({ result }) => result);
    expect(await wrong(UNIT)).toEqual([]);
    expect(await wrong({ ...UNIT, changes: UNIT.changes!.slice(1) })).toEqual([-100.07, 100.07]);
    expect(await wrong({ ...UNIT, execution: { ...UNIT.execution!, claims: [] } })).toEqual([0.1]);
  });
});

describe('what was still held, in a pack', () => {
  it('names the document, its line, since when and until when', async () => {
    const rows = await rowsOf(UNIT, '占用与签约');
    expect(rows.find((row) => row.includes('凭证草稿 12'))).toEqual(
      expect.arrayContaining(['50201 办公费', 0.1, 0, '已到期', new Date('2025-01-15'), new Date('2025-02-20')]),
    );
  });

  it('says no last day of what is decided', async () => {
    const claims = UNIT.execution!.claims.map((claim) => ({ ...claim, kept: true }));
    const rows = await rowsOf({ ...UNIT, execution: { ...UNIT.execution!, claims } }, '占用与签约');
    const row = rows.find((row) => row.includes('凭证草稿 12'))!;
    expect(row).toContain('已审批');
    expect(row).not.toContainEqual(new Date('2025-02-20'));
  });

  it('stands in a pack that verifies, with a sheet each that has lines, and none without', async () => {
    const { bytes, sheets } = await buildPack(UNIT);
    expect(verifyPack(bytes).problems).toEqual([]);
    expect(sheets.map(({ name }) => name)).toEqual(expect.arrayContaining(['预算调整', '预算执行', '占用与签约']));
    const empty = await buildPack({ ...UNIT, changes: [], execution: { lines: UNIT.execution!.lines, claims: [] } });
    expect(verifyPack(empty.bytes).problems).toEqual([]);
    expect(formulasOf(await opened(empty.bytes)).length).toBeGreaterThan(0);
    const names = (await buildPack(unitContent(7, 'I02'))).sheets.map(({ name }) => name);
    expect(names).not.toContain('预算执行');
  });
});
