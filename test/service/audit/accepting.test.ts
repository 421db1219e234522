import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import { LEAD, openCommunity, someone, type TestHouse } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';

const { audit } = contract;
const CHIEF = someone('li.zong', 'chief-accountant');
const AT = { unit: 'H01', period: '2025-01' };
const STOPS_SHORT = 'chart-stops-short';

const BALANCE = [
  '单位：元',
  '科目编码,科目名称,期初借方,期初贷方,本期借方,本期贷方,期末借方,期末贷方',
  '1002,银行存款,1000.00,,500.00,200.00,1300.00,',
  '2302,应付账款,,400.00,200.00,,,200.00',
  '3001,累计盈余,,600.00,,,,600.00',
  '410101,医疗收入,,,,500.00,,500.00',
].join('\n');

async function rowsOf(house: TestHouse, name: string) {
  const { checks } = await house.pipeline.perform(audit.check, AT, OPERATOR);
  return checks.find((check) => check.name === name)?.rows ?? [];
}

async function readiness(house: TestHouse) {
  const { rows } = await house.pipeline.perform(audit.readiness, AT, OPERATOR);
  return rows[0]!;
}

describe('a finding', () => {
  it('is accepted with a reason for the rows as they stand, and stays in sight', async () => {
    const house = await openCommunity([LEAD]);
    await house.importTrialBalance('H01', '2025-01', BALANCE);
    const open = await rowsOf(house, STOPS_SHORT);
    expect(open.length).toBeGreaterThan(0);
    expect(open.every(({ accepted }) => accepted === undefined)).toBe(true);

    const before = await readiness(house);
    expect(before.explained).toBe(0);

    const input = { ...AT, check: STOPS_SHORT, reason: '年内按制度增设明细' };
    await house.call('audit.acceptFinding', input, CHIEF);
    const explained = await rowsOf(house, STOPS_SHORT);
    expect(explained).toHaveLength(open.length);
    for (const { accepted } of explained) expect(accepted?.reason).toBe(input.reason);
    expect(await house.refusal('audit.acceptFinding', input, CHIEF)).toMatchObject({ code: 'nothing-open' });

    // It is no longer counted as open: not among the checks, not on the board.
    const { checks } = await house.pipeline.perform(audit.check, AT, OPERATOR);
    expect(checks.find(({ name }) => name === STOPS_SHORT)).toMatchObject({
      ok: false,
      count: open.length,
      explained: open.length,
    });
    const after = await readiness(house);
    expect(after).toMatchObject({ findings: before.findings - 1, explained: 1, rows: before.rows - open.length });
    expect(after.found.find(({ name }) => name === STOPS_SHORT)).toMatchObject({ rows: 0, explained: open.length });

    // A row that comes later is open again.
    await house.importTrialBalance('H01', '2025-01', `${BALANCE}\n1212,应收账款,,,,,,`);
    const later = await rowsOf(house, STOPS_SHORT);
    expect(later.filter(({ accepted }) => accepted !== undefined)).toHaveLength(open.length);
    expect(later.length).toBeGreaterThan(open.length);
    expect((await readiness(house)).found.find(({ name }) => name === STOPS_SHORT)).toMatchObject({
      rows: later.length - open.length,
      explained: open.length,
    });
  });

  it('is never an error, nor a check that there is not', async () => {
    const house = await openCommunity([LEAD]);
    for (const check of ['period-reported', 'nonsense'])
      expect(await house.refusal('audit.acceptFinding', { ...AT, check, reason: '无妨' }, CHIEF)).toMatchObject({
        code: 'not-a-finding',
      });
  });
});
