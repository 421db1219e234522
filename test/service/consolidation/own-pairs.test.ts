import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import { namesOnly } from '../../../shared/domain/consolidation/own-side.ts';
import { LEAD, openCommunity, type PlainVoucher, someone, TOWN, TOWN2 } from '../support/house.ts';

/** 本单位对账: a member sees its own pairs, from its own side, and of the other only what the pair shares. */

const { consolidation, audit } = contract;
const PERIOD = '2025-01';
const CENTRE = someone('wang.kj', 'centre-accountant');
const TOWN_ACCOUNTANT = someone('kuai', 'unit-accountant', 'T01');
const LEAD_ACCOUNTANT = someone('lead', 'unit-accountant', 'H01');

const entry = (side: 'D' | 'C', code: string, amount: string, counterparty?: string) => ({
  side,
  code,
  amount,
  ...(counterparty ? { counterparty } : {}),
});
const claim = (unit: string, amount: string): PlainVoucher => ({
  date: '2025-01-10',
  summary: `给${unit}代检`,
  entries: [entry('D', '121203', amount, unit), entry('C', '4101010104', amount, unit)],
});

/** The lead claims 300 of T01, which booked 200, and 70 of T02, which booked nothing. */
async function filled() {
  const house = await openCommunity([LEAD, TOWN, TOWN2]);
  await house.importJson('H01', [claim('T01', '300.00'), claim('T02', '70.00')]);
  await house.importJson('T01', [
    {
      date: '2025-01-11',
      summary: '委托检验',
      entries: [entry('D', '500101', '200.00', 'H01'), entry('C', '2302', '200.00', 'H01')],
    },
  ]);
  return house;
}
const ASKED = {
  unit: 'T01',
  period: PERIOD,
  counterparty: 'H01',
  kind: 'receivable-payable',
  book: 'financial',
} as const;

describe('a member’s own reconciliation', () => {
  it('has its pairs alone, from its own side, whether or not somebody has consolidated', async () => {
    const house = await filled();
    const ask = (caller = TOWN_ACCOUNTANT, unit = 'T01') =>
      house.pipeline.perform(consolidation.ownPairs, { unit, period: PERIOD }, caller);
    const early = await ask();
    expect(early.run).toBeNull();
    await house.pipeline.perform(consolidation.run, { period: PERIOD }, CENTRE);
    const { run, rows } = await ask();
    expect(run).toMatchObject({ id: 1, state: 'draft' });
    expect(rows).toEqual(early.rows.map((row) => ({ ...row, listed: true })));
    expect(rows.map(({ counterparty }) => counterparty)).toEqual(rows.map(() => 'H01'));
    expect(rows.find(({ kind }) => kind === 'receivable-payable')).toMatchObject({
      counterpartyName: '青石县人民医院',
      own: '200.00',
      other: '300.00',
      difference: '-100.00',
    });
    const lead = await ask(LEAD_ACCOUNTANT, 'H01');
    expect(
      lead.rows.find(({ counterparty, kind }) => counterparty === 'T01' && kind === 'receivable-payable'),
    ).toMatchObject({
      own: '300.00',
      other: '200.00',
      difference: '100.00',
    });
  });

  it('is nobody else’s: another unit is refused, and the county’s reconciliation stays closed', async () => {
    const house = await filled();
    await house.pipeline.perform(consolidation.run, { period: PERIOD }, CENTRE);
    for (const [name, input] of [
      ['consolidation.ownPairs', { unit: 'H01', period: PERIOD }],
      ['consolidation.ownPair', { ...ASKED, unit: 'H01', counterparty: 'T02' }],
      ['consolidation.explainOwn', { ...ASKED, unit: 'H01', counterparty: 'T01', explanation: '在途' }],
      ['consolidation.worksheet', { period: PERIOD }],
    ] as const)
      expect((await house.refusal(name, input, TOWN_ACCOUNTANT)).code, name).toBe('FORBIDDEN');
  });

  it('shows the own side whole, of the other neither account nor voucher', async () => {
    const house = await filled();
    await house.pipeline.perform(consolidation.run, { period: PERIOD }, CENTRE);
    const pair = await house.pipeline.perform(consolidation.ownPair, ASKED, TOWN_ACCOUNTANT);
    const items = [...pair.matched.flatMap(({ items: both }) => both), ...pair.unmatched];
    const own = items.filter(({ unit }) => unit === 'T01');
    const other = items.filter(({ unit }) => unit === 'H01');
    expect(own).toEqual([
      expect.objectContaining({ summary: '委托检验', voucher: expect.anything(), amount: '200.00' }),
    ]);
    expect(other).toEqual([
      expect.objectContaining({
        ...{ summary: '给T01代检', code: '', voucher: null },
        ...{ amount: '300.00', date: '2025-01-10' },
      }),
    ]);
    expect(pair.unmatched.map((item) => [item.unit, item.class])).not.toContainEqual(['H01', 'missing-counterpart']);
    expect(JSON.stringify(pair)).not.toContain('T02');
  });

  it('takes the unit’s explanation, which the centre then sees, and never writes over another’s', async () => {
    const house = await filled();
    await house.pipeline.perform(consolidation.run, { period: PERIOD }, CENTRE);
    const unexplained = async () => {
      const { rows } = await house.pipeline.perform(audit.readiness, { period: PERIOD, unit: 'T01' }, CENTRE);
      return rows[0]!.unexplained;
    };
    const before = (await unexplained())!;
    const say = (explanation: string, caller = TOWN_ACCOUNTANT, asked: object = ASKED) =>
      house.call('consolidation.explainOwn', { ...asked, explanation }, caller);
    await say('少记一笔');
    expect(await unexplained()).toBe(before - 1);
    await say('1 月少记一笔检验费');
    const sheet = await house.pipeline.perform(consolidation.worksheet, { period: PERIOD }, CENTRE);
    const row = sheet.differences.find(({ kind, pair }) => kind === ASKED.kind && pair.includes('T01'))!;
    expect(row.explanation).toBe('T01：1 月少记一笔检验费');
    const fromLead = { ...ASKED, unit: 'H01', counterparty: 'T01' };
    expect(
      await house.refusal('consolidation.explainOwn', { ...fromLead, explanation: '对方少记' }, LEAD_ACCOUNTANT),
    ).toMatchObject({ code: 'explained-by-other' });
    const { rows } = await house.pipeline.perform(audit.trail, { limit: 1 }, someone('nei', 'internal-auditor'));
    expect(rows[0]).toMatchObject({
      operation: 'consolidation.explainOwn',
      actor: 'kuai',
      unit: 'T01',
      reason: '1 月少记一笔检验费',
    });
  });

  it('knows a sentence that names a third member', () => {
    expect(namesOnly('T05 有相同金额标记为对 H01，本方标记的是 T01', ['H01', 'T01'], ['H01', 'T01', 'T05'])).toBe(
      false,
    );
    expect(namesOnly('T01 没有对应的往来记录', ['H01', 'T01'], ['H01', 'T01', 'T0', 'T05'])).toBe(true);
  });
});
