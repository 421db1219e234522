import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import type { RequestOf } from '../../../shared/contract/operation.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import { postgresKind, startPostgres, type TestPostgres } from '../../store/postgres-server.ts';
import { accrued, chief, deskOf, line, sun, why, zhou } from '../support/desk.ts';
import { LEAD, openCommunity, simple, someone, type TestHouse, TOWN } from '../support/house.ts';

/** 常用凭证, 周期凭证 and 分摊比例, as several people keep and use them. */

const { ledger } = contract;
const qian = someone('qian', 'unit-accountant', 'H01');
const he = someone('he', 'unit-accountant', 'T01');

type Template = RequestOf<typeof ledger.saveTemplate>;
const { date: _date, attachments: _attachments, ...content } = accrued('2025-03-01', '8.00');
const monthly = { day: 31, from: '2025-01', to: '2025-06' } as NonNullable<Template['rhythm']>;

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

const everyEngine = async (): Promise<TestHouse[]> => [
  await openCommunity([LEAD, TOWN]),
  ...(postgresKind() === 'server'
    ? [await openCommunity([LEAD, TOWN], { databaseUrl: (await postgres.newDatabase()).url! })]
    : []),
];

const keepers = (house: TestHouse) => ({
  save: (more: Partial<Template> = {}, caller: Caller = sun) =>
    house.pipeline.perform(ledger.saveTemplate, { unit: 'H01', name: '月末结转', content, ...more }, caller),
  list: async (unit = 'H01', caller: Caller = sun) =>
    (await house.pipeline.perform(ledger.templates, { unit }, caller)).rows,
  make: (period: string, caller: Caller = sun, templates?: number[]) =>
    house.pipeline.perform(
      ledger.makeRecurring,
      { unit: 'H01', period: period as Template['content'] & string, templates } as RequestOf<
        typeof ledger.makeRecurring
      >,
      caller,
    ),
  due: async (period: string, caller: Caller = sun) =>
    house.pipeline.perform(ledger.recurring, { period } as RequestOf<typeof ledger.recurring>, caller),
});

describe('templates (常用凭证)', () => {
  it('are kept by unit, with or without amounts, and changed upon the revision that their person saw', async () => {
    for (const house of await everyEngine()) {
      const { save, list } = keepers(house);
      const made = await save({ code: 'yjz' });
      expect(await list()).toMatchObject([
        { ...made, unit: 'H01', name: '月末结转', code: 'yjz', rhythm: null, savedBy: 'sun', missing: [] },
      ]);
      expect((await list())[0]!.content.lines.map(({ code, debit, credit }) => [code, debit, credit])).toEqual([
        ['2302', '8.00', ''],
        ['1902', '', '8.00'],
      ]);
      expect(await save({ ...made, name: '月末转出' }, qian)).toEqual({ id: made.id, revision: 2 });
      expect(await house.refusal('ledger.saveTemplate', { unit: 'H01', ...made, name: '另', content }, sun)).toEqual({
        code: 'changed-elsewhere',
        messages: ['qian 修改了这个常用凭证，请重新打开'],
      });
      expect(await house.refusal('ledger.saveTemplate', { unit: 'H01', name: '月末转出', content }, sun)).toEqual({
        code: 'name-taken',
        messages: ['已有名为“月末转出”的常用凭证'],
      });
      expect(await list('T01', he)).toEqual([]);
      await house.pipeline.perform(ledger.removeTemplate, { unit: 'H01', id: made.id, revision: 2 }, sun);
      expect(await list()).toEqual([]);
      await save({ name: '月末转出' });
      expect(house.defects).toEqual([]);
    }
  });

  it('of the centre are offered to every unit, and say at which line a unit lacks the account', async () => {
    const house = await openCommunity([LEAD, TOWN]);
    const { list, save } = keepers(house);
    const common = { name: '支付电费', content: { lines: [line('5001', '', ''), line('1902', '', '')] } };
    expect(await house.refusal('ledger.saveCommonTemplate', common, sun)).toMatchObject({ code: 'FORBIDDEN' });
    const made = await house.pipeline.perform(ledger.saveCommonTemplate, common, chief);
    await save();
    expect((await list()).map(({ unit, name }) => [unit, name])).toEqual([
      ['H01', '月末结转'],
      ['', '支付电费'],
    ]);
    expect((await list('T01', he)).map(({ unit, missing }) => [unit, missing])).toEqual([
      ['', [{ line: 1, code: '5001' }]],
    ]);
    // A unit's accountant changes neither the centre's nor another unit's.
    expect(
      await house.refusal('ledger.saveTemplate', { unit: 'H01', ...made, name: '我的', content }, sun),
    ).toMatchObject({ code: 'NOT_FOUND' });
    expect(await house.refusal('ledger.saveTemplate', { unit: 'H01', name: '我的', content }, he)).toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

describe('recurring vouchers (周期凭证)', () => {
  it('are proposed in each month of their rhythm, made once by one press, and say where they came from', async () => {
    for (const house of await everyEngine()) {
      const { save, make, due } = keepers(house);
      const { id } = await save({ rhythm: monthly });
      await save({ name: '不是周期的' });
      expect((await due('2025-07')).rows).toEqual([]);
      expect(await due('2025-02')).toMatchObject({
        due: 1,
        rows: [{ template: id, unit: 'H01', name: '月末结转', date: '2025-02-28', draft: null, open: true }],
      });
      const { made, already } = await make('2025-02');
      expect([made, already]).toEqual([[{ template: id, draft: 1, revision: 1 }], 0]);
      const desk = deskOf(house);
      expect(await desk.draft(1)).toMatchObject({
        state: 'draft',
        date: '2025-02-28',
        preparedBy: 'sun',
        recurring: { template: id, name: '月末结转', period: '2025-02' },
      });
      expect(await make('2025-02', qian)).toEqual({ made: [], already: 1 });
      expect(await due('2025-02')).toMatchObject({ due: 0, rows: [{ draft: { id: 1, state: 'draft' } }] });
      expect((await make('2025-03')).made).toHaveLength(1);
      expect(house.defects).toEqual([]);
    }
  });

  it('are made once when two people press at once, and again when the draft was voided', async () => {
    const house = await openCommunity([LEAD]);
    const { save, make } = keepers(house);
    await save({ rhythm: monthly });
    const both = await Promise.all([make('2025-02', sun), make('2025-02', qian), make('2025-02', sun)]);
    expect(both.flatMap(({ made }) => made)).toHaveLength(1);
    const desk = deskOf(house);
    await desk.move('discardDrafts', [1], sun);
    expect((await make('2025-02')).made).toMatchObject([{ draft: 2 }]);
    // What was posted is there for good.
    await desk.move('submitDrafts', [2], sun);
    await desk.move('reviewDrafts', [2], zhou);
    expect(why(await desk.move('postDrafts', [2], sun))).toEqual(['done']);
    expect(await make('2025-02')).toEqual({ made: [], already: 1 });
  });

  it('never post themselves: an amount left open is asked for when the draft is submitted', async () => {
    const house = await openCommunity([LEAD]);
    const { save, make } = keepers(house);
    await save({ rhythm: monthly, content: { lines: [line('2302', '', ''), line('1902', '', '')] } });
    await make('2025-02');
    const desk = deskOf(house);
    expect(await desk.list({})).toMatchObject({ totals: { draft: 1, posted: 0 } });
    const { outcomes } = await desk.move('submitDrafts', [1], sun);
    expect(outcomes[0]!.reasons.map(({ line: at }) => at)).toEqual(expect.arrayContaining([1, 2]));
  });

  it('are not made in a month that has left the unit’s hands, nor by whom the unit is not', async () => {
    const house = await openCommunity([LEAD, TOWN]);
    const { save, due } = keepers(house);
    await save({ rhythm: monthly });
    await house.importJson('H01', [simple('2025-02-05', '2302', '1902', '8.00')]);
    await house.call('ledger.submitPeriod', { unit: 'H01', period: '2025-02' }, sun);
    expect(await due('2025-02')).toMatchObject({ due: 0, rows: [{ draft: null, open: false }] });
    expect(await house.refusal('ledger.makeRecurring', { unit: 'H01', period: '2025-02' }, sun)).toEqual({
      code: 'period-closed',
      messages: ['2025-02 已上报或锁定，不能生成周期凭证'],
    });
    expect((await due('2025-03', he)).rows).toEqual([]);
    expect(await house.refusal('ledger.makeRecurring', { unit: 'H01', period: '2025-03' }, he)).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(
      await house.refusal(
        'ledger.saveTemplate',
        {
          unit: 'H01',
          name: '倒置',
          content,
          rhythm: { day: 1, from: '2025-06', to: '2025-01' },
        },
        sun,
      ),
    ).toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('shares (分摊比例)', () => {
  it('are remembered by unit and name, the later for the earlier, and only where they are whole', async () => {
    for (const house of await everyEngine()) {
      const key = (weights: readonly string[]) => ({
        unit: 'H01',
        name: '水电按面积',
        detail: 'department' as const,
        measure: 'percent' as const,
        parts: weights.map((weight, at) => ({ value: `K${at}`, weight })),
      });
      await house.pipeline.perform(ledger.saveSplitKey, key(['60', '40']), sun);
      await house.pipeline.perform(ledger.saveSplitKey, key(['30', '30', '40']), qian);
      const { rows } = await house.pipeline.perform(ledger.splitKeys, { unit: 'H01' }, sun);
      expect(rows).toEqual([
        expect.objectContaining({ name: '水电按面积', measure: 'percent', parts: key(['30', '30', '40']).parts }),
      ]);
      expect(await house.refusal('ledger.saveSplitKey', key(['60', '30']), sun)).toEqual({
        code: 'not-a-split',
        messages: ['比例合计 90%，应为 100%'],
      });
      expect((await house.pipeline.perform(ledger.splitKeys, { unit: 'T01' }, he)).rows).toEqual([]);
      await house.pipeline.perform(ledger.removeSplitKey, { unit: 'H01', name: '水电按面积' }, sun);
      expect((await house.pipeline.perform(ledger.splitKeys, { unit: 'H01' }, sun)).rows).toEqual([]);
      expect(house.defects).toEqual([]);
    }
  });
});
