import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import type { RequestOf } from '../../../shared/contract/operation.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import { postgresKind, startPostgres, type TestPostgres } from '../../store/postgres-server.ts';
import { libreOffice } from '../../support/libreoffice.ts';
import { forged, formulasOf, opened } from '../pack/file.ts';
import { LEAD, openCommunity, someone, type TestHouse, TOWN } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';

/** 银行对账: from the bank's download to the reviewed 余额调节表. */

const { ledger, audit } = contract;

const sun = someone('sun', 'unit-accountant', 'H01');
const zhou = someone('zhou', 'reviewer', 'H01');
const chief = someone('li', 'chief-accountant');
const stranger = someone('he', 'unit-accountant', TOWN.code);

const NUMBER = '6222000011112222';
const statement = (...rows: string[]): string =>
  [`账号：${NUMBER}`, '交易日期,对方户名,收入金额,支出金额,余额,摘要,流水号', ...rows].join('\n');

const MARCH = statement(
  '2026-03-03,青石药业,,120.50,879.50,付药款,S1',
  '2026-03-08,县医保局,300.00,,1179.50,医保款,S2',
  '2026-03-31,本行,,1.00,1178.50,短信费,S3',
);

/** The books of March: opening 1000.00, the drugs and the insurance as the bank has them, and a cheque that it has not. */
async function books(house: TestHouse): Promise<void> {
  const voucher = (date: string, summary: string, debit: string, credit: string, amount: string, document = '') => ({
    date,
    summary,
    entries: [
      { side: 'D' as const, code: debit, amount, document },
      { side: 'C' as const, code: credit, amount, document },
    ],
  });
  await house.importJson('H01', [
    voucher('2026-01-05', '投入', '1002', '2501', '1000.00'),
    voucher('2026-03-02', '付青石药业药款', '2302', '1002', '120.50'),
    voucher('2026-03-08', '收医保款', '1002', '2307', '300.00'),
    voucher('2026-03-30', '开出支票', '2302', '1002', '45.00', '现支-0099'),
  ]);
}

const period = '2026-03' as never;

async function bankOf(house: TestHouse) {
  const { pipeline } = house;
  const { id: account } = await pipeline.perform(
    ledger.saveBankAccount,
    { unit: 'H01', number: NUMBER, bank: '工商银行', code: '1002', start: period },
    sun,
  );
  const at = { unit: 'H01', account };
  return {
    account,
    send: async (csv: string, more: Partial<RequestOf<typeof ledger.importStatement>> = {}) =>
      pipeline.perform(
        ledger.importStatement,
        { ...at, file: await house.file(csv, sun), fileName: '明细.csv', ...more },
        sun,
      ),
    preview: async (csv: string) =>
      pipeline.perform(
        ledger.previewStatement,
        { unit: 'H01', file: await house.file(csv, sun), fileName: '明细.csv' },
        sun,
      ),
    month: (of = period, caller: Caller = sun) => pipeline.perform(ledger.bankMonth, { ...at, period: of }, caller),
    proposals: async (of = period) =>
      (await pipeline.perform(ledger.bankProposals, { ...at, period: of }, sun)).proposals,
    match: (matches: RequestOf<typeof ledger.matchLines>['matches'], of = period) =>
      pipeline.perform(ledger.matchLines, { ...at, period: of, matches }, sun),
    make: (of = period, caller: Caller = sun) =>
      pipeline.perform(ledger.makeReconciliation, { ...at, period: of }, caller),
    review: (of = period, caller: Caller = zhou) =>
      pipeline.perform(ledger.reviewReconciliation, { ...at, period: of }, caller),
    check: async (of = period) => {
      const { checks } = await pipeline.perform(audit.check, { unit: 'H01', period: of }, OPERATOR);
      const result = checks.find(({ name }) => name === 'bank-reconciled')!;
      return { severity: result.severity, messages: result.rows.map(({ message }) => message) };
    },
  };
}

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

const ENGINES: readonly (readonly [string, () => Promise<TestHouse>])[] = [
  ['sql.js', () => openCommunity([LEAD, TOWN])],
  // PGlite has no address that a service could be pointed at.
  ...(postgresKind() === 'server'
    ? [
        [
          'PostgreSQL',
          async () => openCommunity([LEAD, TOWN], { databaseUrl: (await postgres.newDatabase()).url! }),
        ] as const,
      ]
    : []),
];

describe('a month with the bank', () => {
  it.each(ENGINES)('goes from the download to the reviewed reconciliation, on %s', async (_name, open) => {
    const house = await open();
    await books(house);
    const bank = await bankOf(house);
    expect(await bank.check()).toEqual({
      severity: 'finding',
      messages: [`工商银行 ${NUMBER}（1002）还没有导入对账单`],
    });

    expect(await bank.preview(MARCH)).toMatchObject({
      account: bank.account,
      number: NUMBER,
      opening: '1000.00',
      closing: '1178.50',
      in: '300.00',
      out: '121.50',
      fresh: 3,
      known: 0,
      breaks: [],
    });
    expect(await bank.send(MARCH)).toMatchObject({ added: 3, known: 0 });
    expect(await bank.send(MARCH), 'again adds nothing').toEqual({
      statement: null,
      rows: 3,
      added: 0,
      known: 3,
      early: 0,
    });

    const proposals = await bank.proposals();
    expect(proposals.map(({ rule, sure }) => [rule, sure])).toEqual([
      ['same-day', true],
      ['window', true],
    ]);
    await bank.match(proposals.map(({ bank: lines, book }) => ({ bank: lines, book })));
    const month = await bank.month();
    expect(month.matches.map(({ rule, amount, by }) => [rule, amount, by])).toEqual([
      ['same-day', '300.00', 'sun'],
      ['window', '-120.50', 'sun'],
    ]);
    expect(month.reconciliation).toMatchObject({
      bankBalance: '1178.50',
      bookBalance: '1134.50',
      sums: { 'bank-in': '0.00', 'bank-out': '1.00', 'book-in': '0.00', 'book-out': '45.00' },
      adjustedBank: '1133.50',
      adjustedBook: '1133.50',
      difference: '0.00',
      causes: [],
    });
    expect(month.reconciliation!.items.map((item) => [item.class, item.amount, item.document])).toEqual([
      ['book-out', '-45.00', '现支-0099'],
      ['bank-out', '-1.00', ''],
    ]);

    expect(month.stage).toBe('open');
    await bank.make();
    expect((await bank.month()).stage).toBe('made');
    expect((await bank.check()).messages).toEqual([`工商银行 ${NUMBER}（1002）的余额调节表还没有复核`]);
    await bank.review();
    expect(await bank.month()).toMatchObject({ stage: 'reviewed', reviewed: { by: 'zhou' } });
    expect((await bank.check()).messages).toEqual([]);
  });

  it('carries what is open to the next month until it is matched', async () => {
    const house = await openCommunity([LEAD]);
    await books(house);
    const bank = await bankOf(house);
    await bank.send(MARCH);
    await bank.match((await bank.proposals()).map(({ bank: b, book }) => ({ bank: b, book })));
    await bank.send(statement('2026-04-02,某供应商,,45.00,1133.50,支票0099,S4'));
    const april = '2026-04' as never;
    const [found] = await bank.proposals(april);
    expect(found).toMatchObject({ rule: 'window', sure: true });
    await bank.match([{ bank: found!.bank, book: found!.book }], april);
    expect((await bank.month(april)).reconciliation).toMatchObject({ difference: '0.00', adjustedBank: '1133.50' });
    expect((await bank.month(april)).reconciliation!.items.map(({ class: name }) => name)).toEqual(['bank-out']);
    expect((await bank.month()).reconciliation!.items, 'March is as it was').toHaveLength(2);
  });

  it('keeps a frozen month: lines, matches and its sheet, until the review is taken back with a reason', async () => {
    const house = await openCommunity([LEAD]);
    await books(house);
    const bank = await bankOf(house);
    await bank.send(MARCH);
    const at = { unit: 'H01', account: bank.account };
    expect((await house.refusal('ledger.reviewReconciliation', { ...at, period }, zhou)).code).toBe('not-made');
    await bank.make(period, sun);
    const both: Caller = { ...zhou, name: 'sun' } as Caller;
    expect((await house.refusal('ledger.reviewReconciliation', { ...at, period }, both)).code).toBe('separation');
    await bank.match([{ bank: ['b2'], book: ['v3.1'] }]);
    expect((await bank.month()).stage, 'changed since').toBe('stale');
    expect((await house.refusal('ledger.reviewReconciliation', { ...at, period }, zhou)).code).toBe('stale');
    await bank.make();
    await bank.review();
    const month = await bank.month();
    expect(month.frozen).toMatch('已复核');
    const more = statement('2026-03-31,本行,,2.00,1176.50,手续费,S9');
    const frozen = [
      ['ledger.unmatchLines', { ...at, matches: [month.matches[0]!.id] }],
      ['ledger.matchLines', { ...at, period, matches: [{ bank: ['b1'], book: ['v2.2'] }] }],
      ['ledger.makeReconciliation', { ...at, period }],
      ['ledger.importStatement', { ...at, file: await house.file(more, sun), fileName: 'x.csv', acceptBreaks: true }],
      ['ledger.undoStatement', { ...at, statement: month.statements[0]!.id, reason: '错' }],
      ['ledger.addBankBeginning', { ...at, side: 'book', date: '2026-02-27', amount: '1.00', text: 'x' }],
    ] as const;
    for (const [operation, input] of frozen) {
      const { code } = await house.refusal(operation, input, sun);
      expect([operation, code]).toEqual([
        operation,
        operation === 'ledger.undoStatement' ? 'matched' : 'period-closed',
      ]);
    }
    await house.pipeline.perform(ledger.returnReconciliation, { ...at, period, reason: '漏了手续费' }, zhou);
    await house.pipeline.perform(ledger.unmatchLines, { ...at, matches: [month.matches[0]!.id] }, sun);
    expect((await bank.month()).stage).toBe('stale');
  });

  it('names where a difference comes from, and does not let it be reviewed', async () => {
    const house = await openCommunity([LEAD]);
    await books(house);
    const bank = await bankOf(house);
    const late = statement('2026-03-08,县医保局,300.00,,1179.50,医保款,S2', '2026-03-31,本行,,1.00,1178.50,短信费,S3');
    await bank.send(late);
    const { reconciliation } = await bank.month();
    expect(reconciliation).toMatchObject({
      difference: '-120.50',
      causes: [{ cause: 'beginning', amount: '-120.50' }],
    });
    await bank.make();
    const at = { unit: 'H01', account: bank.account, period };
    expect((await house.refusal('ledger.reviewReconciliation', at, zhou)).code).toBe('not-tied');
    await bank.send(MARCH);
    expect((await bank.month()).reconciliation!.difference, 'the missing part came in').toBe('0.00');
  });

  it('says a hole between two statements, and takes it only from who has seen it', async () => {
    const house = await openCommunity([LEAD]);
    await books(house);
    const bank = await bankOf(house);
    await bank.send(MARCH);
    const april = statement('2026-04-09,某供应商,,45.00,1000.00,货款,S7');
    expect((await bank.preview(april)).breaks).toMatchObject([{ hole: true, expected: '1133.50', found: '1000.00' }]);
    const input = { unit: 'H01', account: bank.account, file: await house.file(april, sun), fileName: 'x.csv' };
    const refused = await house.refusal('ledger.importStatement', input, sun);
    expect(refused.code).toBe('balance-broken');
    expect(refused.messages[0]).toMatch('2026-03-31 之后、2026-04-09 之前缺一段流水');
    await bank.send(april, { acceptBreaks: true });
    const { reconciliation, breaks } = await bank.month('2026-04' as never);
    expect(reconciliation!.causes).toMatchObject([{ cause: 'statement', amount: '-133.50' }]);
    expect(breaks).toMatchObject([{ hole: true }]);
  });

  it('takes overlapping downloads, and an undone one comes in again', async () => {
    const house = await openCommunity([LEAD]);
    const bank = await bankOf(house);
    const half = MARCH.split('\n').slice(0, 4).join('\n');
    const first = await bank.send(half);
    expect(await bank.send(MARCH)).toMatchObject({ added: 1, known: 2 });
    const at = { unit: 'H01', account: bank.account };
    await house.pipeline.perform(ledger.undoStatement, { ...at, statement: first.statement!, reason: '导错了' }, sun);
    expect((await bank.month()).bank).toHaveLength(1);
    expect(await bank.send(MARCH)).toMatchObject({ added: 2, known: 1 });
    expect((await bank.month()).bank.map(({ balance }) => balance)).toEqual(['879.50', '1179.50', '1178.50']);
  });

  it('begins with what was open before: entered once, matched later, removed only while it is not', async () => {
    const house = await openCommunity([LEAD]);
    await books(house);
    const bank = await bankOf(house);
    const at = { unit: 'H01', account: bank.account };
    await bank.send(statement('2026-03-01,老供应商,,30.00,1000.00,旧支票,S0', ...MARCH.split('\n').slice(2)));
    expect((await bank.month()).reconciliation!.causes).toMatchObject([{ cause: 'beginning', amount: '30.00' }]);
    const late = { ...at, side: 'book' as const, date: '2026-03-01', amount: '-30.00', text: '旧支票' };
    expect((await house.refusal('ledger.addBankBeginning', late, sun)).code).toBe('not-before-start');
    const { id } = await house.pipeline.perform(ledger.addBankBeginning, { ...late, date: '2026-02-20' as never }, sun);
    expect((await bank.month()).reconciliation!.difference).toBe('0.00');
    const found = (await bank.proposals()).find(({ book }) => book.includes(`o${id}`));
    expect(found).toMatchObject({ rule: 'window' });
    await bank.match([{ bank: found!.bank, book: found!.book }]);
    expect((await house.refusal('ledger.removeBankBeginning', { ...at, id }, sun)).code).toBe('matched');
  });
});

describe('银行存款余额调节表 as a workbook', () => {
  it('has both adjusted balances by formulas that LibreOffice comes to as well', async (context) => {
    const office = libreOffice(context);
    const house = await openCommunity([LEAD]);
    await books(house);
    const bank = await bankOf(house);
    await bank.send(MARCH);
    await bank.match((await bank.proposals()).map(({ bank: b, book }) => ({ bank: b, book })));
    await bank.make();
    await bank.review();
    const at = { unit: 'H01', account: bank.account, period };
    const { file, name } = await house.pipeline.perform(ledger.reconciliationBook, at, sun);
    expect(name).toBe(`银行存款余额调节表-H01 青石县人民医院-${NUMBER}-2026-03.xlsx`);
    const bytes = (await house.files.bytes('sun', file))!;
    const formulas = formulasOf(await opened(bytes));
    const results = formulas.map(({ result }) => Number(result));
    // 加 and 减 of both sides, both adjusted balances, and what they differ by.
    expect(results).toEqual([0, 0, 1, 45, 1133.5, 1133.5, 0]);
    const poisoned = await forged(bytes, (_, xml) => xml.replace(/<\/f><v>[^<]*<\/v>/g, '</f><v>7</v>'));
    const cells = (await office.recalculated(poisoned)).get('银行存款余额调节表')!;
    expect(formulas.map(({ row, column }) => Number(cells[row - 1]![column - 1]))).toEqual(results);
    const texts = cells.flat().map(String);
    expect(texts).toEqual(expect.arrayContaining(['编制人：sun', '复核人：zhou']));
    expect(texts.some((text) => text.includes('现支-0099'))).toBe(true);
  });
});

describe('matches', () => {
  it('must tie, take each line once, and only what is open', async () => {
    const house = await openCommunity([LEAD]);
    await books(house);
    const bank = await bankOf(house);
    await bank.send(MARCH);
    const at = { unit: 'H01', account: bank.account, period };
    const refused = async (matches: readonly unknown[]) =>
      (await house.refusal('ledger.matchLines', { ...at, matches }, sun)).code;
    expect(await refused([{ bank: ['b1'], book: ['v3.1'] }])).toBe('unequal');
    expect(await refused([{ bank: ['b1'], book: [] }])).toBe('unequal');
    expect(await refused([{ bank: ['b1', 'b1'], book: ['v2.2'] }])).toBe('twice');
    expect(await refused([{ bank: ['v2.2'], book: ['b1'] }])).toBe('not-open');
    expect(await refused([{ bank: ['b1'], book: ['v2.1'] }]), 'a line of another account').toBe('not-open');
    await bank.match([{ bank: ['b1'], book: ['v2.2'] }]);
    expect(await refused([{ bank: ['b1'], book: ['v2.2'] }])).toBe('not-open');
  });

  it('are what the rules say, or by hand', async () => {
    const house = await openCommunity([LEAD]);
    await books(house);
    await house.importJson('H01', [
      {
        date: '2026-03-09',
        summary: '错账',
        entries: [
          { side: 'D', code: '1002', amount: '7.00' },
          { side: 'C', code: '4609', amount: '7.00' },
        ],
      },
      {
        date: '2026-03-10',
        summary: '冲错账',
        entries: [
          { side: 'D', code: '1002', amount: '-7.00' },
          { side: 'C', code: '4609', amount: '-7.00' },
        ],
      },
    ]);
    const bank = await bankOf(house);
    await bank.send(MARCH);
    const open = (await bank.month()).book.filter(({ amount }) => /^-?7\.00$/.test(amount)).map(({ key }) => key);
    expect(open).toHaveLength(2);
    await bank.match([{ bank: [], book: open }]);
    expect((await bank.month()).matches).toMatchObject([{ rule: 'hand', bank: [], book: open }]);
  });
});

describe('bank accounts', () => {
  it('stand for one leaf of the books each, of a kind that holds money at banks', async () => {
    const house = await openCommunity([LEAD]);
    await bankOf(house);
    const save = async (more: object) =>
      (
        await house.refusal(
          'ledger.saveBankAccount',
          { unit: 'H01', number: '88889999', bank: '农商行', code: '1021', start: period, ...more },
          sun,
        )
      ).code;
    expect(await save({ code: '1002' })).toBe('already-there');
    expect(await save({ number: NUMBER })).toBe('already-there');
    expect(await save({ code: '1212' })).toBe('not-bank-account');
    expect(await save({ code: '10029' })).toBe('not-bank-account');
  });

  it('show nobody another unit’s, in lists or by their number', async () => {
    const house = await openCommunity([LEAD, TOWN]);
    const bank = await bankOf(house);
    await bank.send(MARCH);
    const list = (caller: Caller, unit?: string) =>
      house.pipeline.perform(ledger.bankAccounts, { period, ...(unit ? { unit } : {}) }, caller);
    expect(await list(sun)).toHaveLength(1);
    expect(await list(chief)).toHaveLength(1);
    expect(await list(stranger)).toEqual([]);
    const theirs = { unit: TOWN.code, account: bank.account, period };
    for (const operation of ['ledger.bankMonth', 'ledger.bankProposals', 'ledger.reconciliationBook'])
      expect((await house.refusal(operation, theirs, stranger)).code).toBe('NOT_FOUND');
    expect((await house.refusal('ledger.bankMonth', { ...theirs, unit: 'H01' }, stranger)).code).toBe('FORBIDDEN');
  });

  it('refuse another account’s statement, and a file that is none', async () => {
    const house = await openCommunity([LEAD]);
    const bank = await bankOf(house);
    const send = async (csv: string) =>
      (
        await house.refusal(
          'ledger.importStatement',
          { unit: 'H01', account: bank.account, file: await house.file(csv, sun), fileName: 'x.csv' },
          sun,
        )
      ).code;
    expect(await send(MARCH.replace(NUMBER, '6222000099990000'))).toBe('wrong-account');
    expect(await send('a,b\n1,2')).toBe('unreadable');
    expect(await send(statement('2026-03-03,x,一百,,5.00,,'))).toBe('rejected-rows');
  });
});
