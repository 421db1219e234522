import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import { LEAD, openCommunity, openTestHouse, simple, TOWN } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';

const { ledger, audit } = contract;

describe('vouchers that are imported', () => {
  it('are posted with gapless numbers in each unit, period and type', async () => {
    const house = await openCommunity([LEAD, TOWN]);
    await house.importJson('T01', [
      simple('2025-01-05', '1001', '410101010101'.slice(0, 10), '100.00'),
      simple('2025-01-06', '1001', '1002', '20.00'),
      simple('2025-02-01', '1002', '1001', '5.00'),
    ]);
    await house.importJson('T01', [simple('2025-01-07', '1001', '1002', '1.00')]);
    const january = await house.pipeline.perform(ledger.vouchers, { unit: 'T01', period: '2025-01' }, OPERATOR);
    expect(january.rows.map((row) => `${row.type}-${row.number}`)).toEqual(['记-1', '记-2', '记-3']);
    const february = await house.pipeline.perform(ledger.vouchers, { unit: 'T01', period: '2025-02' }, OPERATOR);
    expect(february.rows.map((row) => row.number)).toEqual([1]);
  });

  it('move the balances in the same commit, and the trial balance says so', async () => {
    const house = await openCommunity([LEAD]);
    await house.importJson('H01', [simple('2025-01-05', '1002', '4101010101', '100.00')]);
    await house.importJson('H01', [simple('2025-02-05', '1002', '4101010101', '30.50')]);
    const { lines } = await house.pipeline.perform(
      ledger.statement,
      { statement: 'trial-balance', period: '2025-02', unit: 'H01' },
      OPERATOR,
    );
    expect(lines).toContainEqual(
      expect.objectContaining({
        code: '1002',
        opening: '100.00',
        debit: '30.50',
        credit: '0.00',
        closing: '130.50',
        side: 'debit',
      }),
    );
    expect(lines).toContainEqual(
      expect.objectContaining({ code: '4101', opening: '-100.00', closing: '-130.50', leaf: false }),
    );
  });

  it.each([
    [
      'unbalanced',
      [
        {
          ...simple('2025-01-05', '1002', '4101010101', '1.00'),
          entries: [{ side: 'D', code: '1002', amount: '1.00' }],
        },
      ],
      /借贷不平/,
    ],
    ['unknown account', [simple('2025-01-05', '1002', '9999', '1.00')], /9999/],
    ['non-leaf', [simple('2025-01-05', '1212', '1002', '1.00')], /1212/],
    ['three decimals', [simple('2025-01-05', '1002', '1001', '1.005')], /1\.005/],
    ['NaN', [simple('2025-01-05', '1002', '1001', 'NaN')], /NaN/],
    ['impossible date', [simple('2025-02-30', '1002', '1001', '1.00')], /2025-02-30/],
    ['zero amount', [simple('2025-01-05', '1002', '1001', '0.00')], /金额/],
    ['not a list', { date: '2025-01-05' }, /./],
  ])('%s: the whole file is refused with the reason, and nothing is kept', async (_name, content, message) => {
    const house = await openCommunity([LEAD]);
    const good = simple('2025-01-05', '1002', '1001', '7.00');
    const all = Array.isArray(content) ? [good, ...content] : content;
    const { messages } = await house.refusal('ledger.importVouchers', {
      unit: 'H01',
      file: await house.file(JSON.stringify(all)),
      fileName: 'x.json',
    });
    expect(messages.join('\n')).toMatch(message);
    const journal = await house.pipeline.perform(ledger.vouchers, { unit: 'H01', period: '2025-01' }, OPERATOR);
    expect(journal.total).toBe(0);
    expect(house.defects).toEqual([]);
  });

  it('the same file twice is recognised by its bytes, naming its batch', async () => {
    const house = await openCommunity([LEAD]);
    const file = await house.file(JSON.stringify([simple('2025-01-05', '1002', '1001', '7.00')]));
    await house.call('ledger.importVouchers', { unit: 'H01', file, fileName: 'a.json' }, OPERATOR);
    const { code, messages } = await house.refusal('ledger.importVouchers', { unit: 'H01', file, fileName: 'b.json' });
    expect(code).toBe('already-imported');
    expect(messages[0]).toMatch(/批次 1/);
  });

  it('one by one: each is its own commit, in turn, and an import that was cut off goes on where it stood', async () => {
    const house = await openCommunity([LEAD]);
    const file = await house.file(
      JSON.stringify([1, 2, 3].map((n) => simple('2025-01-05', '1002', '1001', `${n}.00`))),
    );
    const at = (only: number) =>
      house.pipeline.perform(ledger.importVouchers, { unit: 'H01', file, fileName: 'a.json', only }, OPERATOR);
    expect(await at(0)).toMatchObject({ vouchers: 1, more: true });
    expect(
      await house.refusal('ledger.importVouchers', { unit: 'H01', file, fileName: 'a.json', only: 2 }),
    ).toMatchObject({ code: 'not-next' });
    const [batch] = await house.pipeline.perform(ledger.batches, { unit: 'H01' }, OPERATOR);
    expect(batch?.resumeAt).toBe(1);
    expect(await at(1)).toMatchObject({ more: true });
    expect(await at(2)).toMatchObject({ more: false });
    const journal = await house.pipeline.perform(ledger.vouchers, { unit: 'H01', period: '2025-01' }, OPERATOR);
    expect(journal.rows.map((row) => row.total)).toEqual(['1.00', '2.00', '3.00']);
  });

  it('are taken back by red reversals while the period is open; the balances return to what they were', async () => {
    const house = await openCommunity([LEAD]);
    await house.importJson('H01', [simple('2025-01-05', '1002', '4101010101', '100.00')]);
    await house.importJson('H01', [simple('2025-01-06', '1002', '4101010101', '9.00')]);
    await house.call('ledger.undoImport', { unit: 'H01', batch: 2, reason: '重新报送' }, OPERATOR);
    const { lines } = await house.pipeline.perform(
      ledger.statement,
      { statement: 'trial-balance', period: '2025-01', unit: 'H01' },
      OPERATOR,
    );
    expect(lines).toContainEqual(
      expect.objectContaining({ code: '1002', debit: '100.00', credit: '0.00', closing: '100.00' }),
    );
    const journal = await house.pipeline.perform(ledger.vouchers, { unit: 'H01', period: '2025-01' }, OPERATOR);
    expect(journal.rows.map((row) => [row.total, row.reverses, row.reversedBy])).toEqual([
      ['100.00', null, null],
      ['9.00', null, 3],
      ['-9.00', 2, null],
    ]);
  });

  it('are still there, with their balances and the whole chain, when the books are opened again', async () => {
    const first = await openCommunity([LEAD]);
    await first.importJson('H01', [simple('2025-01-05', '1002', '4101010101', '100.00')]);
    await first.close();
    const again = await openTestHouse({ dir: first.dir });
    const { lines } = await again.pipeline.perform(
      ledger.statement,
      { statement: 'balance-sheet', period: '2025-01', unit: 'H01' },
      OPERATOR,
    );
    expect(lines).toContainEqual(expect.objectContaining({ key: 'total-assets', amount: '100.00' }));
    expect(await again.pipeline.perform(audit.verify, {}, OPERATOR)).toMatchObject({ ok: true, chain: { events: 2 } });
  });
});

describe('a journal that names its accounts', () => {
  const journal = [
    '日期,凭证字号,摘要,科目编码,科目名称,借方金额,贷方金额',
    '2025-01-03,记-1,提现,1001,库存现金,500.00,',
    '2025-01-03,记-1,提现,100201,工商银行基本户,,500.00',
  ].join('\n');

  it('brings accounts below known ones into the unit’s chart', async () => {
    const house = await openCommunity([LEAD]);
    const input = { unit: 'H01', file: await house.file(journal), fileName: '序时账.csv' };
    const reply = await house.pipeline.perform(ledger.importVouchers, input, OPERATOR);
    expect(reply.newAccounts).toEqual([{ code: '100201', name: '工商银行基本户' }]);
    const chart = await house.pipeline.perform(ledger.chart, { unit: 'H01', period: '2025-01' }, OPERATOR);
    expect(chart.find((account) => account.code === '1002')?.leaf).toBe(false);
    expect(chart.find((account) => account.code === '100201')).toMatchObject({
      leaf: true,
      group: '1002',
      official: '1002',
    });
  });

  it('does not bring in an account below nothing that is known', async () => {
    const house = await openCommunity([LEAD]);
    const file = await house.file(journal.replace('100201,工商银行基本户', '1999,不明科目'));
    const { messages } = await house.refusal('ledger.importVouchers', { unit: 'H01', file, fileName: '序时账.csv' });
    expect(messages.join()).toMatch(/1999/);
  });
});
