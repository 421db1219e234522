import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import type { RequestOf } from '../../../shared/contract/operation.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import { postgresKind, startPostgres } from '../../store/postgres-server.ts';
import { opened } from '../pack/file.ts';
import { handedIn, LEAD, openCommunity, simple, someone, type TestHouse, TOWN } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';

/** 期末计提: a list comes in, the month's depreciation and allowance are shown, and posted by who closes. */

const { ledger, organisation } = contract;
const sun = someone('sun', 'unit-accountant', 'T01');
const chief = someone('li', 'chief-accountant');
const at = { unit: 'T01', period: '2025-12' as never };

const CARDS = [
  '卡片编号,资产名称,类别,使用部门,入账日期,原值,累计折旧,使用年限（月）,经费性质,状态',
  'K1,心电图机,医用电子仪器,全科,2023-05-10,60000.00,31000.00,60,其他经费,在用',
  'K2,办公电脑,计算机设备,财务科,2025-12-03,7200.00,0,,其他经费,在用',
  'K3,B超,医用超声仪器,全科,2018-01-01,72000.00,72000.00,,财政项目拨款经费,在用',
  'K4,无名设备,其他,全科,2024-01-01,1000.00,0,,其他经费,在用',
];

async function town(databaseUrl?: string): Promise<TestHouse> {
  const house = await openCommunity([LEAD, TOWN], databaseUrl === undefined ? {} : { databaseUrl });
  await house.pipeline.perform(
    organisation.addDepartments,
    {
      unit: 'T01',
      departments: [
        { code: 'QK', name: '全科', class: 'clinical' },
        { code: 'CW', name: '财务科', class: 'admin' },
      ],
    },
    chief,
  );
  await house.importJson('T01', [
    simple('2025-11-05', '1601', '300101', '140200.00'),
    simple('2025-11-05', '300101', '1602', '103000.00'),
    simple('2025-12-05', '12120202', '4101010102', '1000.00'),
  ]);
  return house;
}

const bring = async (house: TestHouse, rows: readonly string[], caller: Caller = sun, period = at.period) =>
  house.pipeline.perform(
    ledger.importAssetCards,
    { unit: 'T01', period, file: await house.file(rows.join('\n'), caller), fileName: '卡片.csv' },
    caller,
  );
const seen = (house: TestHouse, period = at.period, caller: Caller = OPERATOR) =>
  house.pipeline.perform(ledger.provisions, { unit: 'T01', period }, caller);
async function post(house: TestHouse, period = at.period) {
  const { digest } = await seen(house, period);
  return house.pipeline.perform(ledger.postProvisions, { unit: 'T01', period, digest }, sun);
}
const told = async (house: TestHouse): Promise<string[]> =>
  (await seen(house)).provisions.flatMap(({ lines }) =>
    lines.map(
      ({ code, debit, credit }) => `${debit !== '0.00' ? 'D' : 'C'} ${code} ${debit !== '0.00' ? debit : credit}`,
    ),
  );

const SETTINGS: RequestOf<typeof ledger.setAllowance> = {
  unit: 'T01',
  method: 'balance',
  every: 'year',
  members: false,
  excluded: [],
  rates: { trade: '5', other: '5' },
  bands: [365],
  bandRates: ['10', '100'],
  unknownRate: '100',
  judged: [],
  reason: '单位会计政策',
};
const settle = (house: TestHouse, more: Partial<typeof SETTINGS> = {}) =>
  house.pipeline.perform(ledger.setAllowance, { ...SETTINGS, ...more }, chief);

describe('资产卡片', () => {
  it('with bad rows is given back entire, each reason beside its row, and comes in once they are mended', async () => {
    const house = await town();
    const bad = [
      ...CARDS,
      'K1,重号,家具,全科,2024-01-01,1.00,0,,其他经费,在用',
      'K9,血压计,医用电子仪器,骨科,2024-01-01,9.00,0,60,,在用',
    ];
    const asked = { ...at, file: await house.file(bad.join('\n'), sun), fileName: '卡片.csv' };
    const preview = await house.pipeline.perform(ledger.previewAssetCards, asked, sun);
    expect(preview).toMatchObject({ cards: 4, refused: 2 });
    expect(preview.rejected.map(({ row }) => row)).toEqual([6, 7]);
    const marked = await house.pipeline.perform(ledger.rejectedAssetCards, asked, sun);
    expect(marked.rows).toBe(2);
    const [sheet] = (await opened((await house.files.bytes('sun', marked.file))!)).worksheets;
    const reasonAt = sheet!.getRow(1).cellCount;
    expect(sheet!.getRow(1).getCell(reasonAt).text).toBe('原因');
    expect([2, 6, 7].map((row) => sheet!.getRow(row).getCell(reasonAt).text)).toEqual([
      '',
      expect.stringContaining('K1'),
      expect.stringContaining('骨科'),
    ]);
    // Mended in the workbook itself: the number of one, the department of the other.
    sheet!.getCell('A6').value = 'K8';
    sheet!.getCell('D7').value = '全科';
    const mended = new Uint8Array((await sheet!.workbook.xlsx.writeBuffer()) as ArrayBuffer);
    const again = { ...at, file: await house.file(mended, sun), fileName: '卡片-待改正.xlsx' };
    expect(await house.pipeline.perform(ledger.importAssetCards, again, sun)).toMatchObject({ cards: 6 });
  });

  it('is shown beside the books before it comes in', async () => {
    const house = await town();
    const asked = { ...at, file: await house.file(CARDS.join('\n'), sun), fileName: '卡片.csv' };
    const preview = await house.pipeline.perform(ledger.previewAssetCards, asked, sun);
    expect(preview).toMatchObject({
      cards: 4,
      stages: { due: 2, spent: 1, 'no-life': 1 },
      due: '1100.00',
      rejected: [],
      comparison: [
        {
          kind: 'fixed',
          cards: 4,
          cost: '140200.00',
          bookCost: '140200.00',
          accumulated: '103000.00',
          bookAccumulated: '103000.00',
        },
      ],
    });
    expect(preview.sample.map(({ number, months, lifeFrom }) => [number, months, lifeFrom])).toEqual([
      ['K1', 60, 'card'],
      ['K2', 72, 'table'],
      ['K3', 72, 'table'],
      ['K4', null, null],
    ]);
    expect((await seen(house)).assets.list).toBeNull();
  });

  it('refuses a list with a faulty row whole, and a closed month', async () => {
    const house = await town();
    const file = await house.file([...CARDS, 'K1,重号,家具,全科,2024-01-01,1,0,,,'].join('\n'), sun);
    const asked = { ...at, file, fileName: '卡片.csv' };
    expect(await house.refusal('ledger.importAssetCards', asked, sun)).toEqual({
      code: 'rejected-rows',
      messages: ['卡片编号 K1 与第 2 行重复'],
    });
    const bomb = { ...asked, file: await house.file('PK\u0003\u0004不是表', sun), fileName: '卡片.xlsx' };
    expect(await house.refusal('ledger.importAssetCards', bomb, sun)).toMatchObject({ code: 'unreadable' });
    expect((await house.pipeline.perform(ledger.assetCards, at, OPERATOR)).lists).toEqual([]);
    await handedIn(house, at.unit, at.period);
    await house.call('ledger.lockPeriod', at, someone('wang', 'centre-accountant'));
    await expect(bring(house, CARDS)).rejects.toMatchObject({ data: { code: 'period-closed' } });
  });

  it('a later list holds from its month on, and the history tells which', async () => {
    const house = await town();
    await bring(house, CARDS, sun, '2025-11' as never);
    await bring(house, CARDS.slice(0, 2));
    const cards = (period: string) =>
      house.pipeline.perform(ledger.assetCards, { unit: 'T01', period: period as never }, OPERATOR);
    expect([(await cards('2025-11')).total, (await cards('2025-12')).total, (await cards('2025-10')).total]).toEqual([
      4, 1, 0,
    ]);
    expect((await cards('2025-12')).lists.map(({ period, cards: count, by }) => [period, count, by])).toEqual([
      ['2025-12', 1, 'sun'],
      ['2025-11', 4, 'sun'],
    ]);
  });
});

describe('期末计提', () => {
  it('posts depreciation once; a reversal frees it, on both engines', async () => {
    const postgres = postgresKind() === 'server' ? await startPostgres() : undefined;
    const houses = [await town(), ...(postgres ? [await town((await postgres.newDatabase()).url)] : [])];
    for (const house of houses) {
      await bring(house, CARDS);
      expect(await told(house)).toEqual(['D 500101 1000.00', 'D 5101 100.00', 'C 1602 1100.00']);
      const { vouchers } = await post(house);
      const first = { unit: 'T01', id: vouchers[0]!.id };
      expect(await house.pipeline.perform(ledger.voucher, first, OPERATOR)).toMatchObject({
        provision: { key: 'depreciation', period: '2025-12' },
      });
      expect(vouchers).toMatchObject([{ summary: '计提12月固定资产折旧' }]);
      const id = vouchers[0]!.id;
      const voucher = await house.pipeline.perform(ledger.voucher, { unit: 'T01', id }, OPERATOR);
      expect(voucher).toMatchObject({ kind: 'ordinary', preparedBy: '期末计提', reviewedBy: 'sun', postedBy: 'sun' });
      const after = await seen(house);
      expect([after.provisions, after.posted.length, after.assets.posted, after.assets.otherwise]).toEqual([
        [],
        1,
        '1100.00',
        [],
      ]);
      const again = { ...at, digest: after.digest };
      expect(await house.refusal('ledger.postProvisions', again, sun)).toMatchObject({ code: 'nothing-to-provide' });
      await house.call('ledger.reverseVoucher', { unit: 'T01', voucher: id, date: '2025-12-31', reason: '重做' }, sun);
      expect(await told(house)).toEqual(['D 500101 1000.00', 'D 5101 100.00', 'C 1602 1100.00']);
      expect((await seen(house)).posted).toEqual([]);
    }
    await postgres?.stop();
  });

  it('proposes only the rest when the list has grown, and drills to the cards behind a line', async () => {
    const house = await town();
    await bring(house, CARDS);
    await post(house);
    await bring(house, [...CARDS, 'K5,监护仪,医用电子仪器,全科,2025-12-20,6000.00,0,,其他经费,在用']);
    expect(await told(house)).toEqual(['D 500101 100.00', 'C 1602 100.00']);
    const behind = await house.pipeline.perform(
      ledger.assetCards,
      { ...at, code: '500101', department: 'QK' },
      OPERATOR,
    );
    expect(behind.rows.map(({ number, rest }) => [number, rest])).toEqual([['K5', '100.00']]);
    const needing = await house.pipeline.perform(ledger.assetCards, { ...at, stage: 'no-life' }, OPERATOR);
    expect(needing.rows.map(({ number }) => number)).toEqual(['K4']);
  });

  it('goes on from month to month with what was taken before', async () => {
    const house = await town();
    await bring(house, CARDS, sun, '2025-11' as never);
    expect((await seen(house)).assets.missed).toEqual(['2025-11']);
    await post(house, '2025-11' as never);
    expect((await seen(house)).assets.missed).toEqual([]);
    await post(house);
    const { rows } = await house.pipeline.perform(ledger.assetCards, at, OPERATOR);
    expect(rows.map(({ number, taken, posted }) => [number, taken, posted])).toEqual([
      ['K1', '32000.00', '1000.00'],
      ['K2', '0.00', '100.00'],
      ['K3', '72000.00', '0.00'],
      ['K4', '0.00', '0.00'],
    ]);
  });

  it('says what the month took by hand, and cards without a department', async () => {
    const house = await town();
    await bring(
      house,
      CARDS.map((row) => row.replace('财务科', '')),
    );
    await house.importJson('T01', [simple('2025-12-28', '500101', '1602', '88.00')]);
    expect((await seen(house)).assets).toMatchObject({
      otherwise: [{ kind: 'fixed', amount: '88.00' }],
      withoutDepartment: 1,
      fromTable: 1,
      binding: false,
    });
  });

  it('posts what was seen and nothing else, and not beside a draft', async () => {
    const house = await town();
    await bring(house, CARDS);
    const { digest } = await seen(house);
    await bring(house, CARDS.slice(0, 2));
    expect(await house.refusal('ledger.postProvisions', { ...at, digest }, sun)).toMatchObject({ code: 'changed' });
    await house.call(
      'ledger.saveDraft',
      { unit: 'T01', content: { date: '2025-12-09', lines: [{ book: 'financial', code: '1002', debit: '1.00' }] } },
      sun,
    );
    const now = await seen(house);
    expect(now.problems).toMatchObject([{ code: 'open-drafts' }]);
    const refused = await house.refusal('ledger.postProvisions', { ...at, digest: now.digest }, sun);
    expect(refused).toMatchObject({ code: 'cannot-close' });
  });

  it('is not for who only reads, nor for another unit', async () => {
    const house = await town();
    await bring(house, CARDS);
    const { digest } = await seen(house);
    const other = someone('qian', 'unit-accountant', 'H01');
    for (const caller of [someone('head', 'unit-head', 'T01'), other])
      await expect(house.pipeline.perform(ledger.postProvisions, { ...at, digest }, caller)).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    for (const ask of [ledger.provisions, ledger.assetCards] as const)
      await expect(house.pipeline.perform(ask, at as never, other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('坏账准备', () => {
  it('is proposed by what the unit settled, posted with the depreciation, and closed with the month', async () => {
    const house = await town();
    expect((await seen(house)).allowance).toMatchObject({ method: 'none', reckoned: false, parts: [] });
    await settle(house);
    const { allowance } = await seen(house);
    expect(allowance.parts).toMatchObject([
      { side: 'trade', required: '50.00', held: '0.00', change: '50.00', steps: [{ base: '1000.00', percent: '5' }] },
      { side: 'other', change: '0.00' },
    ]);
    await bring(house, CARDS);
    expect((await post(house)).vouchers.map(({ summary }) => summary)).toEqual([
      '计提12月固定资产折旧',
      '补提坏账准备',
    ]);
    expect((await seen(house)).allowance.parts[0]).toMatchObject({ held: '50.00', change: '0.00' });
    const end = await house.pipeline.perform(ledger.periodEnd, at, OPERATOR);
    expect(end.transfers.find(({ key }) => key === 'expense')?.total).toBe('1150.00');
  });

  it('by age reads the same ages as the ageing report', async () => {
    const house = await town();
    await settle(house, { method: 'ageing' });
    expect((await seen(house)).allowance.parts[0]).toMatchObject({
      required: '100.00',
      steps: [{ what: 'band', band: 0, base: '1000.00', percent: '10', required: '100.00' }],
    });
  });

  it('keeps what was settled and why, and takes no wrong percent or bands', async () => {
    const house = await town();
    await settle(house, { judged: [{ side: 'trade', counterparty: '', amount: '1.50', reason: '查无此人' }] });
    const kept = await house.pipeline.perform(ledger.allowanceSettings, { unit: 'T01' }, OPERATOR);
    expect(kept).toMatchObject({ method: 'balance', by: 'li', judged: [{ amount: '1.50', reason: '查无此人' }] });
    for (const wrong of [
      { rates: { trade: '101', other: '0' } },
      { bands: [365, 90], bandRates: ['0', '0', '0'] },
      { bandRates: ['0', '0', '0'] },
    ])
      await expect(house.call('ledger.setAllowance', { ...SETTINGS, ...wrong }, chief)).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      });
  });
});
