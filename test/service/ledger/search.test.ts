import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import { postgresKind, startPostgres, type TestPostgres } from '../../store/postgres-server.ts';
import { LEAD, openCommunity, type PlainVoucher, simple, someone, type TestHouse, TOWN } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';

/** 查找: one box for what a person remembers of a voucher, an account, a member or a party. */

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

const bought: PlainVoucher = {
  date: '2025-01-15',
  summary: '购入药品一批',
  entries: [
    { side: 'D', code: '130201', amount: '12345.67', document: 'YK-2501-7', counterparty: '百康医药' },
    { side: 'C', code: '2302', amount: '12345.67', counterparty: '百康医药' },
  ],
};

async function filled(databaseUrl?: string) {
  const house = await openCommunity([LEAD, TOWN], databaseUrl === undefined ? {} : { databaseUrl });
  const chief = someone('zong', 'chief-accountant');
  await house.call('organisation.addParties', { parties: [{ code: 'BK', name: '百康医药', class: 'other' }] }, chief);
  await house.importJson('H01', [bought, simple('2025-01-16', '1002', '4101010101', '100.00', '门诊收入100%_到账')]);
  await house.importJson('T01', [simple('2025-01-17', '1002', '4101010101', '90.00', '门诊收入')]);
  return house;
}

const find = async (house: TestHouse, text: string, caller = OPERATOR as Parameters<typeof house.call>[2]) => {
  const { hits } = await house.pipeline.perform(contract.ledger.search, { text }, caller);
  return hits;
};
const titles = (hits: Awaited<ReturnType<typeof find>>, kind: string) =>
  hits.filter((hit) => hit.kind === kind).map(({ unit, title }) => `${unit} ${title}`);

const everyEngine = async (): Promise<TestHouse[]> => [
  await filled(),
  // PGlite has no address that a service could be pointed at.
  ...(postgresKind() === 'server' ? [await filled((await postgres.newDatabase()).url)] : []),
];

describe('the search', () => {
  it('finds vouchers by number, amount, document, summary and counterparty, on both engines', async () => {
    for (const house of await everyEngine()) {
      expect(titles(await find(house, '记-1'), 'voucher')).toEqual(['T01 记-1　门诊收入', 'H01 记-1　购入药品一批']);
      for (const text of ['12,345.67', '12345.67元', 'yk-2501', '药品', '一批 购入', '百康医药', 'BK'])
        expect(titles(await find(house, text), 'voucher'), text).toEqual(['H01 记-1　购入药品一批']);
      const [hit] = await find(house, '12345.67');
      expect(hit).toMatchObject({ kind: 'voucher', unit: 'H01', period: '2025-01', by: 'amount', code: null });
      expect(hit!.detail).toBe('青石县人民医院　2025-01-15　12,345.67');
      const opened = await house.pipeline.perform(
        contract.ledger.voucher,
        { unit: 'H01', id: hit!.voucher! },
        OPERATOR,
      );
      expect(opened.lines[0]!.debit).toBe('12345.67');
    }
  });

  it('finds accounts, members and parties, an account that several units have as one', async () => {
    for (const house of await everyEngine()) {
      expect(titles(await find(house, '1002'), 'account')).toEqual(['null 1002 银行存款']);
      expect(titles(await find(house, '银行存款'), 'account')).toEqual(['null 1002 银行存款']);
      expect(titles(await find(house, '柳河'), 'unit')).toEqual(['T01 T01 柳河镇卫生院']);
      expect(titles(await find(house, 'h01'), 'unit')).toEqual(['H01 H01 青石县人民医院']);
      expect(titles(await find(house, '百康'), 'party')).toEqual(['null BK 百康医药']);
    }
  });

  it('takes hostile text as text', async () => {
    for (const house of await everyEngine()) {
      expect(titles(await find(house, '100%_到'), 'voucher')).toEqual(['H01 记-2　门诊收入100%_到账']);
      for (const text of ['%', '_', "' or 1=1 --", '\\', '%%%%', '🙂', 'x'.repeat(100), '% _ \\ % _ \\'])
        for (const { kind, title } of await find(house, text)) {
          expect(kind).toBe('voucher');
          expect(title).toContain('100%_到账');
        }
      expect(house.defects).toEqual([]);
    }
  });

  it('shows a unit’s accountant nothing of another unit', async () => {
    const house = await filled();
    const own = someone('kuai', 'unit-accountant', 'T01');
    for (const text of ['药品', '12345.67', '青石', 'H01', '记-2'])
      expect(titles(await find(house, text, own), 'voucher')).toEqual([]);
    expect(titles(await find(house, '青石', own), 'unit')).toEqual([]);
    expect(titles(await find(house, '门诊', own), 'voucher')).toEqual(['T01 记-1　门诊收入']);
  });

  it('finds what was posted a moment ago, and drafts until they are posted, each in its own unit only', async () => {
    const house = await filled();
    expect(titles(await find(house, '刚买的'), 'voucher')).toEqual([]);
    await house.importJson('H01', [simple('2025-01-18', '1002', '4101010101', '77.00', '刚买的')]);
    expect(titles(await find(house, '刚买的'), 'voucher')).toEqual(['H01 记-3　刚买的']);
    const { id } = (await house.call(
      'ledger.saveDraft',
      {
        unit: 'T01',
        content: {
          date: '2025-01-20',
          summary: '付氧气款',
          lines: [
            { book: 'financial', code: '5101', debit: '4321.09', summary: '“瓶\\装”氧气', document: 'FP-778' },
            { book: 'financial', code: '1002', credit: '4321.09' },
          ],
        },
      },
      someone('kj', 'unit-accountant', 'T01'),
    )) as { id: number };
    for (const text of ['氧气', '瓶\\装', '4321.09', 'fp-778', `草稿 ${id}`, '氧气 fp-7']) {
      const drafts = (await find(house, text)).filter(({ kind }) => kind === 'draft');
      expect(drafts, text).toMatchObject([{ unit: 'T01', code: String(id), title: '付氧气款' }]);
    }
    expect(titles(await find(house, '付氧气款 fp-778'), 'draft')).toEqual([]);
    expect(titles(await find(house, '氧气', someone('other', 'unit-accountant', 'H01')), 'draft')).toEqual([]);
  });

  it('gives at most what is asked for, and something of each kind', async () => {
    const house = await filled();
    const { hits } = await house.pipeline.perform(contract.ledger.search, { text: '1', limit: 4 }, OPERATOR);
    expect(hits).toHaveLength(4);
    expect(new Set(hits.map(({ kind }) => kind))).toEqual(new Set(['unit', 'account', 'voucher']));
    await expect(
      house.pipeline.perform(contract.ledger.search, { text: '1', limit: 51 }, OPERATOR),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('what one looks at', () => {
  const near = async (house: TestHouse, text: string, at: { unit?: string; period?: string }) =>
    (await house.pipeline.perform(contract.ledger.search, { text, near: at }, OPERATOR)).hits;

  it('comes first: its unit and month, then its unit, then the rest', async () => {
    const house = await filled();
    await house.importJson('H01', [simple('2025-02-03', '1002', '4101010101', '70.00', '门诊收入二月')]);
    const all = ['H01 记-1　门诊收入二月', 'T01 记-1　门诊收入', 'H01 记-2　门诊收入100%_到账'];
    expect(titles(await near(house, '门诊', {}), 'voucher')).toEqual(all);
    expect(titles(await near(house, '门诊', { unit: 'T01', period: '2025-01' }), 'voucher')[0]).toBe(all[1]);
    expect(titles(await near(house, '门诊', { unit: 'H01', period: '2025-01' }), 'voucher')).toEqual([
      all[2],
      all[0],
      all[1],
    ]);
    expect(titles(await near(house, '门诊', { period: '2025-01' }), 'voucher')).toEqual([all[1], all[2], all[0]]);
  });

  it('owns an account that others have too, and gives nothing of a unit out of reach', async () => {
    const house = await filled();
    const accounts = (await near(house, '1002', { unit: 'T01' })).filter(({ kind }) => kind === 'account');
    expect(accounts[0]).toMatchObject({ unit: 'T01', code: '1002' });
    const clerk = someone('kj', 'unit-accountant', 'H01');
    const { hits } = await house.pipeline.perform(
      contract.ledger.search,
      { text: '门诊', near: { unit: 'T01' } },
      clerk,
    );
    expect(hits.map(({ unit }) => unit)).not.toContain('T01');
  });
});
