import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repairWorkbook } from '../../../electron/service/audit/repair-workbook.ts';
import { contract } from '../../../shared/contract/index.ts';
import { fen } from '../../../shared/kernel/fen.ts';
import { postgresKind, startPostgres, type TestPostgres } from '../../store/postgres-server.ts';
import { opened } from '../pack/file.ts';
import {
  LEAD,
  openCommunity,
  type PlainVoucher,
  signed,
  simple,
  someone,
  type TestHouse,
  TOWN,
  TOWN2,
} from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';

/** 月结准备情况: what the month-end board says of each unit, and what is sent to a unit to mend. */

const { audit, consolidation, ledger } = contract;
const JANUARY = '2025-01';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

const entry = (side: 'D' | 'C', code: string, amount: string, counterparty?: string) => ({
  side,
  code,
  amount,
  ...(counterparty ? { counterparty } : {}),
});
const lab: PlainVoucher = {
  date: '2025-01-10',
  summary: '代检',
  entries: [entry('D', '121203', '300.00', 'T01'), entry('C', '4101010104', '300.00', 'T01')],
};

const rowsOf = async (house: TestHouse, caller = OPERATOR as Parameters<typeof house.call>[2]) => {
  const answer = await house.pipeline.perform(audit.readiness, { period: JANUARY }, caller);
  return { ...answer, of: (unit: string) => answer.rows.find((row) => row.unit === unit)! };
};

/** The text of each sheet of a workbook that was handed out. */
async function sheetsOf(house: TestHouse, file: string): Promise<Map<string, string>> {
  const book = await opened((await house.files.bytes('local:wang', file))!);
  return new Map(
    book.worksheets.map((sheet) => {
      const texts: string[] = [];
      sheet.eachRow((row) => row.eachCell((cell) => texts.push(cell.text)));
      return [sheet.name, texts.join('\n')];
    }),
  );
}

/** H01 has claimed 300.00 from T01, which has sent something else; T02 has sent nothing. */
const filled = async (databaseUrl?: string) => {
  const house = await openCommunity([LEAD, TOWN, TOWN2], databaseUrl === undefined ? {} : { databaseUrl });
  await house.importJson('H01', [lab]);
  await house.importJson('T01', [simple('2025-01-20', '1002', '4101010101', '90.00')]);
  return house;
};

describe('how ready a month is', () => {
  it('is each unit’s checks, accounts, differences and state, and its next step', async () => {
    const house = await filled();
    const before = await rowsOf(house);
    expect(before.run).toBeNull();
    expect(before.of('T02')).toMatchObject({ basis: 'none', state: 'open', next: 'import', differences: null });
    expect(before.of('T02').failed.map(({ name }) => name)).toContain('period-reported');
    expect(before.of('T01')).toMatchObject({ basis: 'detail', errors: 0, unmapped: 0, next: 'submit' });
    await house.pipeline.perform(consolidation.run, { period: JANUARY }, OPERATOR);
    const after = await rowsOf(house);
    expect(after.run).toBe(1);
    expect(after.of('H01').differences).toBeGreaterThan(0);
    expect(after.of('T01')).toMatchObject({ differences: after.of('H01').differences, next: 'reconcile' });
    expect(after.of('T02')).toMatchObject({ differences: 0, unexplained: 0 });
  });

  it('says the same as the checks themselves', async () => {
    const house = await filled();
    for (const row of (await rowsOf(house)).rows) {
      const { checks } = await house.pipeline.perform(audit.check, { period: JANUARY, unit: row.unit }, OPERATOR);
      const failed = checks.filter(({ ok }) => !ok);
      expect(row.failed).toEqual(
        failed
          .filter(({ severity }) => severity === 'error')
          .map(({ name, title, count }) => ({ name, title, rows: count })),
      );
      expect(row.findings).toBe(failed.filter(({ severity }) => severity === 'finding').length);
      expect(row.rows).toBe(failed.reduce((sum, { count }) => sum + count, 0));
    }
  });

  it('changes as soon as the unit’s books, its chart or the mapping change', async () => {
    const house = await filled();
    expect((await rowsOf(house)).of('T01').unmapped).toBe(0);
    const chief = someone('zong', 'chief-accountant');
    await house.call('ledger.addAccounts', { unit: 'T01', accounts: [{ code: '5701', name: '利息费用' }] }, chief);
    await house.importJson('T01', [simple('2025-01-21', '5701', '1002', '5.00')]);
    expect((await rowsOf(house)).of('T01')).toMatchObject({ unmapped: 1, errors: 1, next: 'map' });
    await house.call('ledger.mapAccount', { scope: 'primary', code: '5701', group: '5901', from: JANUARY }, chief);
    expect((await rowsOf(house)).of('T01')).toMatchObject({ unmapped: 0, errors: 0, next: 'submit' });
    await house.call(
      'ledger.submitPeriod',
      { unit: 'T01', period: JANUARY },
      someone('kuai', 'unit-accountant', 'T01'),
    );
    expect((await rowsOf(house)).of('T01')).toMatchObject({ state: 'submitted', next: 'attest' });
    await signed(house, 'T01', JANUARY);
    expect((await rowsOf(house)).of('T01')).toMatchObject({ state: 'submitted', next: 'lock' });
    await house.call('ledger.lockPeriod', { unit: 'T01', period: JANUARY }, chief);
    expect((await rowsOf(house)).of('T01')).toMatchObject({ state: 'locked', next: 'done' });
  });

  it('says which earlier month of the year stands in for one that has not come', async () => {
    const house = await filled();
    const february = async (unit: string) => {
      const { rows } = await house.pipeline.perform(audit.readiness, { period: '2025-02' }, OPERATOR);
      const board = await house.pipeline.perform(contract.ledger.board, { period: '2025-02' }, OPERATOR);
      return [rows, board.rows].map((list) => list.find((row) => row.unit === unit)!.standsIn);
    };
    expect((await rowsOf(house)).of('T01').standsIn).toBeNull();
    expect(await february('T01')).toEqual([JANUARY, JANUARY]);
    expect(await february('T02')).toEqual([null, null]);
    // The worksheet says it too, and which members its sum lacks.
    const sheet = await house.pipeline.perform(consolidation.run, { period: '2025-02' }, OPERATOR);
    const late = ['H01', 'T01'].map((unit) => ({ unit, standsIn: JANUARY }));
    expect(sheet).toMatchObject({ late, silent: ['T02'] });
    await house.importJson('T01', [simple('2025-02-20', '1002', '4101010101', '10.00')]);
    expect(await february('T01')).toEqual([null, null]);
    // That run still holds January's figures of T01, whose February has come since.
    expect(await house.pipeline.perform(consolidation.worksheet, { period: '2025-02' }, OPERATOR)).toMatchObject({
      late: [late[0], { unit: 'T01', standsIn: null }],
    });
    const { rows } = await house.pipeline.perform(audit.readiness, { period: '2026-01' }, OPERATOR);
    expect(rows.map(({ standsIn }) => standsIn)).toEqual([null, null, null]);
  });

  it('shows whoever keeps one unit that unit alone', async () => {
    const house = await filled();
    const own = await rowsOf(house, someone('kuai', 'unit-accountant', 'T01'));
    expect(own.rows.map(({ unit }) => unit)).toEqual(['T01']);
  });

  // PGlite has no address that a service could be pointed at.
  it.runIf(postgresKind() === 'server')('says the same where the books are in PostgreSQL', async () => {
    const houses = [await filled(), await filled((await postgres.newDatabase()).url)];
    const said = [];
    for (const house of houses) {
      await house.pipeline.perform(consolidation.run, { period: JANUARY }, OPERATOR);
      const { of: _of, ...answer } = await rowsOf(house);
      said.push(answer);
    }
    expect(said[1]).toEqual(said[0]);
  });
});

describe('the repair list', () => {
  it('is a workbook of failed checks, unmapped accounts and open differences, each to be answered', async () => {
    const house = await filled();
    const chief = someone('zong', 'chief-accountant');
    await house.call('ledger.addAccounts', { unit: 'H01', accounts: [{ code: '5701', name: '利息费用' }] }, chief);
    await house.importJson('H01', [simple('2025-01-21', '5701', '1002', '5.00')]);
    await house.pipeline.perform(consolidation.run, { period: JANUARY }, OPERATOR);
    const made = await house.pipeline.perform(audit.repairList, { unit: 'H01', period: JANUARY }, OPERATOR);
    expect(made.name).toBe('整改清单-H01-2025-01.xlsx');
    const sheets = await sheetsOf(house, made.file);
    expect([...sheets.keys()]).toEqual(['检查', '科目映射', '内部往来差异']);
    expect(sheets.get('检查')).toContain('科目映射完整');
    expect(sheets.get('科目映射')).toContain('5901 其他费用（制度允许单独设置 5701，归入 5901）');
    expect(sheets.get('内部往来差异')).toContain('T01 柳河镇卫生院');
    for (const text of sheets.values()) expect(text).toContain('处理情况');
    expect(made.rows).toBeGreaterThanOrEqual(3);
  });

  it('says so where there is nothing to mend, and where nothing was reconciled', async () => {
    const house = await filled();
    const made = await house.pipeline.perform(audit.repairList, { unit: 'T01', period: JANUARY }, OPERATOR);
    const sheets = await sheetsOf(house, made.file);
    expect(sheets.get('科目映射')).toContain('全部科目都有集团科目');
    expect(sheets.get('内部往来差异')).toContain('本期尚未编制合并');
  });
});

describe('a repair list that names many', () => {
  it('says how many there are and gives all of them', () => {
    const codes = Array.from({ length: 30 }, (_, at) => String(4101 + at));
    const item = (document: string) => ({
      unit: 'H01',
      date: '2025-01-10',
      document,
      code: '1212',
      amount: fen(100),
      reason: '对方未记',
    });
    const difference = {
      pair: ['H01', 'T01'],
      book: 'financial',
      kind: 'receivable-payable',
      left: fen(900),
      right: fen(0),
      difference: fen(900),
      class: 'missing-counterpart',
      since: '2025-01',
      unmatched: Array.from({ length: 9 }, (_, at) => item(`YK-${at}`)),
    };
    const failed = [
      {
        name: 'closed-accounts',
        title: '结转科目无余额',
        severity: 'finding',
        ok: false,
        rows: [{ place: '财务会计', message: '收支科目尚未结转（共 30 个科目）', all: codes }],
      },
    ];
    const { workbook, rows } = repairWorkbook(
      { unit: LEAD, period: '2025-01', failed, unmapped: [], differences: [difference], names: new Map() } as never,
      { creator: 'x', created: '2025-02-01T00:00:00.000Z' },
    );
    const sheets = new Map(workbook.sheets.map((sheet) => [sheet.name, JSON.stringify(sheet.rows)]));
    for (const code of codes) expect(sheets.get('检查')).toContain(code);
    expect(sheets.get('内部往来差异')).toContain('另有 3 笔，共 9 笔，见“差异明细”');
    for (let at = 0; at < 9; at += 1) expect(sheets.get('差异明细')).toContain(`YK-${at}`);
    expect(rows).toBe(2);
  });
});

describe('suggestions for accounts without a group account', () => {
  it('come with what the account holds, also for an account that carries nothing yet', async () => {
    const house = await filled();
    const chief = someone('zong', 'chief-accountant');
    const accounts = [
      { code: '5701', name: '利息费用' },
      { code: '570101', name: '贷款利息' },
    ];
    await house.call('ledger.addAccounts', { unit: 'T01', accounts }, chief);
    await house.importJson('T01', [simple('2025-01-21', '570101', '1002', '5.00')]);
    const found = await house.pipeline.perform(ledger.suggestMappings, { unit: 'T01', period: JANUARY }, OPERATOR);
    expect(found.map(({ code, closing, used }) => [code, closing, used])).toEqual([
      ['5701', '0.00', false],
      ['570101', '5.00', true],
    ]);
    expect(found[1]!.suggestions[0]).toMatchObject({ code: '5901', reason: 'regulation' });
  });
});
