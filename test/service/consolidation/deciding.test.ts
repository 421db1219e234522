import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import {
  LEAD,
  openCommunity,
  type PlainVoucher,
  signed,
  simple,
  someone,
  type TestHouse,
  TOWN,
} from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';

const { consolidation, ledger, audit } = contract;
const CHIEF = someone('li.zong', 'chief-accountant');
const CENTRE = someone('wang.kj', 'centre-accountant');
const PERIOD = '2025-01';

const entry = (side: 'D' | 'C', code: string, amount: string, counterparty?: string) => ({
  side,
  code,
  amount,
  ...(counterparty ? { counterparty } : {}),
});

/** The lead claims 300 for tests; the township booked what it is given. */
async function community(booked: string): Promise<TestHouse> {
  const house = await openCommunity([LEAD, TOWN]);
  const lab: PlainVoucher = {
    date: '2025-01-10',
    summary: '代检',
    entries: [entry('D', '121203', '300.00', 'T01'), entry('C', '4101010104', '300.00', 'T01')],
  };
  const town: PlainVoucher = {
    date: '2025-01-10',
    summary: '委托检验',
    entries: [entry('D', '500101', booked, 'H01'), entry('C', '2302', booked, 'H01')],
  };
  await house.importJson('H01', [lab]);
  await house.importJson('T01', [town]);
  return house;
}

const run = (house: TestHouse, period = PERIOD) => house.pipeline.perform(consolidation.run, { period }, CENTRE);
const line = (sheet: Awaited<ReturnType<typeof run>>, key: string) =>
  sheet.lines.find((one) => one.statement === 'balance-sheet' && one.key === key)!;

describe('confirming a consolidation', () => {
  it('another person confirms it; the drafts are confirmed with it, and it stays as it was', async () => {
    const house = await community('300.00');
    const sheet = await run(house);
    expect(await house.refusal('consolidation.confirm', { run: sheet.run }, CENTRE)).toMatchObject({
      code: 'FORBIDDEN',
    });
    const confirmed = await house.pipeline.perform(consolidation.confirm, { run: sheet.run }, CHIEF);
    expect(confirmed).toMatchObject({ state: 'confirmed', confirmedBy: 'li.zong', madeBy: 'wang.kj' });
    const kept = await house.pipeline.perform(consolidation.worksheet, { period: PERIOD }, CHIEF);
    expect(kept.eliminations.every((one) => one.state === 'confirmed')).toBe(true);
    expect(await house.refusal('consolidation.run', { period: PERIOD }, CENTRE)).toMatchObject({ code: 'confirmed' });
    await house.importJson('H01', [simple('2025-01-31', '1001', '1002', '1.00')]);
    const statement = await house.pipeline.perform(
      consolidation.statement,
      { statement: 'balance-sheet', period: PERIOD },
      CHIEF,
    );
    expect(statement.lines).toContainEqual(expect.objectContaining({ key: 'accounts-receivable', amount: '0.00' }));
  });

  it('nobody confirms what they made', async () => {
    const house = await community('300.00');
    const { run: id } = await house.pipeline.perform(consolidation.run, { period: PERIOD }, CHIEF);
    expect(await house.refusal('consolidation.confirm', { run: id }, CHIEF)).toMatchObject({ code: 'own-run' });
  });

  it('books that have changed since must be consolidated again', async () => {
    const house = await community('300.00');
    const { run: id } = await run(house);
    await house.importJson('H01', [simple('2025-01-31', '1002', '4101010101', '8.00')]);
    expect(await house.refusal('consolidation.confirm', { run: id }, CHIEF)).toMatchObject({
      code: 'books-have-changed',
    });
  });

  it('an open difference never stops the worksheet, it stops the confirming; it is carried until it is settled', async () => {
    const house = await community('280.00');
    const sheet = await run(house);
    const open = sheet.differences.filter((row) => row.class !== 'matched');
    expect(open.map((row) => [row.kind, row.difference, row.class])).toEqual(
      [
        ['receivable-payable', '20.00', 'amount'],
        ['service', '-20.00', 'amount'],
      ].map((row) => [row[0], expect.stringMatching(/^-?20\.00$/), row[2]]),
    );
    expect(await house.refusal('consolidation.confirm', { run: sheet.run }, CHIEF)).toMatchObject({
      code: 'open-differences',
    });
    const february = await run(house, '2025-02');
    expect(february.differences.find((row) => row.kind === 'receivable-payable')?.since).toBe(PERIOD);
    await house.pipeline.perform(
      consolidation.explain,
      { period: PERIOD, left: 'H01', right: 'T01', kind: 'service', explanation: '乡镇漏记一项检验' },
      CENTRE,
    );
    const again = await run(house);
    expect(again.differences.find((row) => row.kind === 'service')?.explanation).toBe('乡镇漏记一项检验');
    // The check that lists open differences says so too, and counts it as explained.
    const { checks } = await house.pipeline.perform(audit.check, { period: PERIOD }, OPERATOR);
    const found = checks.find(({ name }) => name === 'intra-group-differences')!;
    expect(found.explained).toBe(1);
    expect(found.rows.find(({ accepted }) => accepted)).toMatchObject({
      place: 'H01–T01 内部收入费用',
      accepted: { reason: '乡镇漏记一项检验' },
    });
  });

  it('a difference within the threshold does not stop it', async () => {
    const house = await community('280.00');
    await house.pipeline.perform(
      consolidation.configure,
      { differenceThreshold: '50.00', reason: '不重要的差异' },
      CHIEF,
    );
    const { run: id } = await run(house);
    await house.pipeline.perform(consolidation.confirm, { run: id }, CHIEF);
  });
});

describe('rules and manual entries', () => {
  it('a rule that is switched off eliminates nothing; the switch leaves an event', async () => {
    const house = await community('300.00');
    await house.pipeline.perform(consolidation.configure, { disable: ['E1'], reason: '试算' }, CHIEF);
    const sheet = await run(house);
    expect(sheet.eliminations.map((one) => one.rule)).not.toContain('E1');
    expect(line(sheet, 'accounts-receivable')).toMatchObject({ elimination: '0.00', consolidated: '300.00' });
    const trail = await house.pipeline.perform(audit.trail, { operation: 'consolidation.configure' }, CHIEF);
    expect(trail.rows[0]).toMatchObject({ actor: 'li.zong', reason: '试算' });
  });

  it('a rejected elimination is not applied', async () => {
    const house = await community('300.00');
    const sheet = await run(house);
    const e1 = sheet.eliminations.find((one) => one.rule === 'E1')!;
    await house.pipeline.perform(
      consolidation.decide,
      { period: PERIOD, elimination: e1.id, outcome: 'rejected', reason: '待核' },
      CHIEF,
    );
    const again = await run(house);
    expect(again.eliminations.find((one) => one.id === e1.id)?.state).toBe('rejected');
    expect(line(again, 'accounts-receivable').consolidated).toBe('300.00');
  });

  it('a manual adjustment takes a reason and a second person', async () => {
    const house = await community('300.00');
    const entries = [
      { side: 'debit' as const, statement: 'balance-sheet' as const, key: 'inventories', amount: '12.00' },
      { side: 'credit' as const, statement: 'balance-sheet' as const, key: 'other-payables', amount: '12.00' },
    ];
    const add = (more: object = {}) =>
      house.pipeline.perform(
        consolidation.addManual,
        { period: PERIOD, kind: 'adjustment', units: ['H01'], entries, reason: '在途物资', ...more },
        CENTRE,
      );
    expect(
      await house.refusal(
        'consolidation.addManual',
        {
          period: PERIOD,
          kind: 'adjustment',
          units: ['H01'],
          entries: [entries[0], { ...entries[1], amount: '11.00' }],
          reason: 'x',
        },
        CENTRE,
      ),
    ).toMatchObject({ code: 'unbalanced' });
    const { id } = await add();
    const sheet = await run(house);
    expect(line(sheet, 'inventories').consolidated).toBe('12.00');
    const asked = { statement: 'balance-sheet' as const, period: PERIOD };
    const tried = async () => (await house.pipeline.perform(consolidation.statement, asked, CHIEF)).tried;
    expect(await tried()).toEqual({ manual: true });
    expect(await house.refusal('consolidation.confirm', { run: sheet.run }, CHIEF)).toMatchObject({
      code: 'unconfirmed-manual',
    });
    await house.pipeline.perform(consolidation.confirmManual, { id }, CHIEF);
    const again = await run(house);
    expect(await tried()).toEqual({ manual: false });
    await house.pipeline.perform(consolidation.confirm, { run: again.run }, CHIEF);
    expect(await tried()).toBeUndefined();
    const changes = await house.pipeline.perform(consolidation.compare, { run: again.run, with: sheet.run }, CHIEF);
    expect(changes.lines).toEqual([]);
  });

  it('a difference is accepted as it stands by two people, for as long as its amount is that', async () => {
    const house = await community('280.00');
    const sheet = await run(house);
    const [row] = sheet.differences.filter(({ open }) => open !== '0.00');
    const settles = { left: row!.pair[0]!, right: row!.pair[1]!, kind: row!.kind, book: 'financial' as const };
    const acceptance = { period: PERIOD, kind: 'acceptance' as const, units: ['H01', 'T01'], reason: '次月更正' };
    const accept = (more: object) =>
      house.refusal('consolidation.addManual', { ...acceptance, entries: [], ...more }, CENTRE);
    expect(await accept({})).toMatchObject({ code: 'no-such-difference' });
    expect(await accept({ settles: { ...settles, kind: 'transfer' } })).toMatchObject({ code: 'no-such-difference' });
    expect(await house.refusal('consolidation.confirm', { run: sheet.run }, CHIEF)).toMatchObject({
      code: 'open-differences',
    });
    for (const each of sheet.differences.filter(({ open }) => open !== '0.00')) {
      const { id } = await house.pipeline.perform(
        consolidation.addManual,
        { ...acceptance, entries: [], settles: { ...settles, kind: each.kind } },
        CENTRE,
      );
      await house.pipeline.perform(consolidation.confirmManual, { id }, CHIEF);
    }
    const again = await run(house);
    expect(again.differences.map(({ settledBy }) => settledBy)).toEqual(
      sheet.differences.map(({ open }) => (open === '0.00' ? null : expect.stringMatching(/^manual\//))),
    );
    await house.pipeline.perform(consolidation.confirm, { run: again.run }, CHIEF);
    const next = await run(house, '2025-02');
    expect(next.differences.find(({ kind }) => kind === row!.kind)).toMatchObject({ settledBy: null, since: PERIOD });
  });

  it('drills from a consolidated figure to the units, eliminations and items behind it', async () => {
    const house = await community('300.00');
    const { run: id } = await run(house);
    const drilled = await house.pipeline.perform(
      consolidation.drill,
      { run: id, statement: 'balance-sheet', key: 'accounts-payable' },
      CHIEF,
    );
    expect(drilled).toMatchObject({
      units: { H01: '0.00', T01: '300.00' },
      sum: '300.00',
      elimination: '-300.00',
      consolidated: '0.00',
    });
    expect(drilled.eliminations[0]?.items.length).toBe(2);
    expect(drilled.eliminations[0]).toMatchObject({
      id: 'E1/H01-T01/receivable-payable',
      effect: '-300.00',
      state: 'draft',
    });
    expect(drilled.eliminations[0]?.entries.map(({ unit }) => unit)).toEqual(['T01', 'H01']);
  });

  it('lays the two sides of a pair side by side, matched and unmatched, each with its voucher', async () => {
    const house = await community('280.00');
    const { run: id } = await run(house);
    const ask = (kind: string) =>
      house.pipeline.perform(consolidation.pair, { run: id, left: 'H01', right: 'T01', kind }, CHIEF);
    const pair = await ask('receivable-payable');
    expect(pair.matched).toEqual([]);
    expect(pair.unmatched).toMatchObject([
      { unit: 'H01', side: 'debit', code: '121203', amount: '300.00', class: 'amount', summary: '代检' },
      { unit: 'T01', side: 'credit', code: '2302', amount: '280.00', class: 'amount', summary: '委托检验' },
    ]);
    expect(pair.unmatched[0]?.voucher?.number).toMatch(/^2025-01 .+-\d+$/);
    expect(pair.directions).toEqual([
      { debitUnit: 'H01', creditUnit: 'T01', debit: '300.00', credit: '280.00', eliminated: '280.00' },
    ]);
    expect(
      await house.refusal('consolidation.pair', { run: id, left: 'H01', right: 'T01', kind: 'turn-in' }, CHIEF),
    ).toMatchObject({ code: 'NOT_FOUND' });

    const agreed = await community('300.00');
    const again = await run(agreed);
    const matched = await agreed.pipeline.perform(
      consolidation.pair,
      { run: again.run, left: 'H01', right: 'T01', kind: 'service' },
      CHIEF,
    );
    expect(matched.unmatched).toEqual([]);
    expect(matched.matched).toMatchObject([
      {
        amount: '300.00',
        items: [
          { unit: 'T01', side: 'debit', amount: '300.00', code: '500101' },
          { unit: 'H01', side: 'credit', amount: '300.00', code: '4101010104' },
        ],
      },
    ]);
  });
});

describe('periods', () => {
  it('are submitted, locked with the chain’s head, and reopened with a reason', async () => {
    const house = await community('300.00');
    const accountant = someone('sun.qs', 'unit-accountant', 'T01');
    await house.pipeline.perform(ledger.submitPeriod, { unit: 'T01', period: PERIOD }, accountant);
    expect(await house.refusal('ledger.submitPeriod', { unit: 'H01', period: PERIOD }, accountant)).toMatchObject({
      code: 'FORBIDDEN',
    });
    const file = await house.file(JSON.stringify([simple('2025-01-31', '1001', '1002', '1.00')]));
    expect(await house.refusal('ledger.importVouchers', { unit: 'T01', file, fileName: 'late.json' })).toMatchObject({
      code: 'period-closed',
    });
    await signed(house, 'T01', PERIOD);
    await house.pipeline.perform(ledger.lockPeriod, { unit: 'T01', period: PERIOD }, CHIEF);
    const board = await house.pipeline.perform(ledger.board, { period: PERIOD }, CHIEF);
    expect(board.rows.map((row) => [row.unit, row.state])).toEqual([
      ['H01', 'open'],
      ['T01', 'locked'],
    ]);
    await house.pipeline.perform(ledger.reopenPeriod, { unit: 'T01', period: PERIOD, reason: '补记一张' }, CHIEF);
    await house.call('ledger.importVouchers', { unit: 'T01', file, fileName: 'late.json' }, OPERATOR);
    const trail = await house.pipeline.perform(audit.trail, { operation: 'ledger.reopenPeriod' }, CHIEF);
    expect(trail.rows[0]).toMatchObject({ reason: '补记一张', unit: 'T01' });
    expect(await house.pipeline.perform(audit.verify, {}, OPERATOR)).toMatchObject({ ok: true });
  });
});
