import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import { DEFINED_STATEMENTS } from '../../../shared/domain/ledger/statements/definitions.ts';
import { formatYuan, parseYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { LEAD, openCommunity, simple, TOWN } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';

const { ledger } = contract;
const INCOME = '4101010104';

async function county() {
  const house = await openCommunity([LEAD, TOWN]);
  await house.importJson('H01', [
    simple('2025-01-05', '1002', INCOME, '100.00'),
    simple('2025-01-20', '1001', '1002', '30.00'),
    simple('2025-02-03', '1002', INCOME, '50.50'),
    { ...simple('2025-03-09', '5101', '1002', '20.00'), summary: '购买办公用品' },
  ]);
  await house.importJson('T01', [simple('2025-03-01', '1002', '1001', '7.00')]);
  return house;
}

type House = Awaited<ReturnType<typeof county>>;
const ask = (house: House) => house.pipeline;
const fenOf = (text: string | null | undefined) => parseYuan(text ?? '') ?? ZERO;

describe('the journal', () => {
  it('shows every unit in scope, or one, of a month or of the year so far, with what all of them add up to', async () => {
    const house = await county();
    const of = (input: object) =>
      ask(house).perform(ledger.vouchers, { period: '2025-03', ...input } as { period: string }, OPERATOR);
    expect((await of({})).rows.map((row) => row.unit)).toEqual(['T01', 'H01']);
    const year = await of({ unit: 'H01', from: '2025-01' });
    expect(year).toMatchObject({ total: 4, sum: '200.50' });
    expect((await of({ unit: 'H01', from: '2025-01', offset: 2 })).sum).toBeNull();
  });

  it('is found by summary, number, amount, account and kind, and sorted', async () => {
    const house = await county();
    const numbers = async (input: object) => {
      const asked = { unit: 'H01', from: '2025-01', period: '2025-03', ...input } as { period: string };
      return (await ask(house).perform(ledger.vouchers, asked, OPERATOR)).rows.map((row) => row.total);
    };
    expect(await numbers({ text: '办公' })).toEqual(['20.00']);
    expect(await numbers({ text: '记-2' })).toEqual(['30.00']);
    expect(await numbers({ text: '转-2' })).toEqual([]);
    expect(await numbers({ text: '100%' })).toEqual([]);
    expect(await numbers({ amount: '50.50' })).toEqual(['50.50']);
    expect(await numbers({ code: '1001' })).toEqual(['30.00']);
    expect(await numbers({ kind: 'closing' })).toEqual([]);
    expect(await numbers({ sort: 'total', descending: true })).toEqual(['100.00', '50.50', '30.00', '20.00']);
  });
});

describe('a voucher', () => {
  it('says what stands before and after it, where it came from, and what was reversed', async () => {
    const house = await county();
    const { rows } = await ask(house).perform(
      ledger.vouchers,
      { unit: 'H01', from: '2025-01', period: '2025-03' },
      OPERATOR,
    );
    const [first, second, third] = rows.map((row) => row.id);
    const voucher = await ask(house).perform(ledger.voucher, { unit: 'H01', id: second! }, OPERATOR);
    expect(voucher).toMatchObject({
      previous: first,
      next: third,
      source: { batch: 1, fileName: 'vouchers.json', rows: 4 },
      reversesName: null,
      reversedByName: null,
    });
    const last = await ask(house).perform(ledger.voucher, { unit: 'H01', id: rows[3]!.id }, OPERATOR);
    expect(last.next).toBeNull();
    expect(last.findings.map(({ kind }) => kind)).toContain('missing-parallel-block');
  });
});

describe('an account book', () => {
  it('runs from the opening to the closing, with each month and the year so far', async () => {
    const house = await county();
    const asked = { unit: 'H01', code: '1002', from: '2025-02', to: '2025-03' } as const;
    const book = await ask(house).perform(ledger.accountLines, asked, OPERATOR);
    expect(book.opening).toBe('70.00');
    expect(book.rows.map((row) => row.balance)).toEqual(['120.50', '100.50']);
    expect(book.months).toEqual([
      {
        period: '2025-02',
        lines: 1,
        debit: '50.50',
        credit: '0.00',
        yearDebit: '150.50',
        yearCredit: '30.00',
        closing: '120.50',
      },
      {
        period: '2025-03',
        lines: 1,
        debit: '0.00',
        credit: '20.00',
        yearDebit: '150.50',
        yearCredit: '50.00',
        closing: '100.50',
      },
    ]);
    const found = await ask(house).perform(ledger.accountLines, { ...asked, text: '办公' }, OPERATOR);
    expect(found).toMatchObject({ total: 1, rows: [{ balance: '100.50' }] });
  });

  it('knows months that came as a trial balance, which have no lines', async () => {
    const house = await openCommunity([LEAD, TOWN]);
    await house.importTrialBalance(
      'T01',
      '2025-01',
      '科目编码,科目名称,期初借方,期初贷方,本期借方,本期贷方,期末借方,期末贷方\n1001,库存现金,10,,5,2,13,\n3001,累计盈余,,10,,3,,13\n1002,银行存款,,,,,,\n',
    );
    const book = await ask(house).perform(
      ledger.accountLines,
      { unit: 'T01', code: '1001', from: '2025-01', to: '2025-12' },
      OPERATOR,
    );
    expect(book).toMatchObject({
      total: 0,
      opening: '10.00',
      months: [{ period: '2025-01', lines: 0, debit: '5.00', credit: '2.00', closing: '13.00' }],
    });
  });
});

describe('balances of some months', () => {
  it('open with the first, close with the last, and list accounts that hold nothing', async () => {
    const house = await county();
    const rows = await ask(house).perform(ledger.balances, { unit: 'H01', from: '2025-02', to: '2025-03' }, OPERATOR);
    expect(rows.find(({ code }) => code === '1002')).toMatchObject({
      opening: '70.00',
      debit: '50.50',
      credit: '20.00',
      closing: '100.50',
      yearDebit: '150.50',
    });
    expect(rows.find(({ code }) => code === '1101')).toMatchObject({ opening: '0.00', closing: '0.00' });
    expect(await house.refusal('ledger.balances', { unit: 'H01', from: '2024-12', to: '2025-03' })).toMatchObject({
      code: 'not-one-year',
    });
  });
});

describe('what a statement is made of', () => {
  it.each(DEFINED_STATEMENTS)('%s: the accounts of a unit sum to its lines', async (statement) => {
    const house = await county();
    const period = '2025-03';
    const made = await ask(house).perform(ledger.statement, { statement, period, unit: 'H01' }, OPERATOR);
    const parts = await ask(house).perform(ledger.statementAccounts, { statement, period, unit: 'H01' }, OPERATOR);
    for (const { key, accounts } of parts.lines) {
      const line = made.lines.find((each) => 'key' in each && each.key === key);
      const sum = (column: 'amount' | 'month') => formatYuan(sumFen(accounts.map((part) => fenOf(part[column]))));
      expect(line, key).toMatchObject({ amount: sum('amount') });
      if (line && 'month' in line && line.month !== undefined) expect(line.month, key).toBe(sum('month'));
    }
    expect(parts.lines.length).toBeGreaterThan(5);
  });

  it('in the community: the units, each by the community’s own formulas', async () => {
    const house = await county();
    const { units } = await ask(house).perform(
      ledger.statementUnits,
      { statement: 'balance-sheet', period: '2025-03' },
      OPERATOR,
    );
    expect(units.map(({ unit }) => unit)).toEqual(['H01', 'T01']);
    expect(units[0]?.lines).toContainEqual(expect.objectContaining({ key: 'cash', amount: '130.50' }));
    const group = await ask(house).perform(
      ledger.statementAccounts,
      { statement: 'balance-sheet', period: '2025-03', unit: 'H01', layout: 'group' },
      OPERATOR,
    );
    expect(group.lines.find(({ key }) => key === 'cash')?.accounts.map(({ code }) => code)).toEqual(['1001', '1002']);
  });

  it('of surplus and budget balance: the vouchers of each line sum to it', async () => {
    const house = await county();
    const period = '2025-03';
    const made = await ask(house).perform(
      ledger.statement,
      { statement: 'reconciliation', period, unit: 'H01' },
      OPERATOR,
    );
    let behind = 0;
    for (const line of made.lines) {
      if (!('key' in line)) continue;
      for (const figure of ['amount', 'month'] as const) {
        const asked = { period, unit: 'H01', key: line.key, figure };
        const { sum, rows } = await ask(house).perform(ledger.differenceVouchers, asked, OPERATOR);
        expect(sum, line.key).toBe(line[figure]);
        behind += rows.length;
      }
    }
    expect(behind).toBeGreaterThan(8);
  });
});
