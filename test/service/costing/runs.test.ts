import { describe, expect, it } from 'vitest';
import { lockedRun, openRun, runsOf } from '../../../electron/service/costing/runs/reading.ts';
import { contract } from '../../../shared/contract/index.ts';
import { libreOffice } from '../../support/libreoffice.ts';
import type { TestHouse } from '../support/house.ts';
import {
  CENTRE,
  CHIEF,
  ELSEWHERE,
  frozen,
  MARCH,
  month,
  openHospital,
  REVIEWER,
  SCHEME,
  VALUES,
  withScheme,
} from './hospital.ts';

/** 成本分摊 as versions: worked out by one, locked by another, proved, compared. */
const { costing } = contract;
const AT = { unit: 'H01' } as const;
const run = (house: TestHouse, periods = ['2025-03']) =>
  house.pipeline.perform(costing.run, { ...AT, periods } as never, CENTRE);
const lock = (house: TestHouse, ...runs: number[]) =>
  house.pipeline.perform(costing.lockRuns, { ...AT, runs }, REVIEWER);
const months = async (house: TestHouse) =>
  (await house.pipeline.perform(costing.runs, { ...AT, year: 2025 }, REVIEWER)).months.filter(
    ({ runs }) => runs.length > 0,
  );

describe('a cost run', () => {
  it('is refused until books, drivers and a scheme are there, each by its sentence', async () => {
    const house = await openHospital();
    expect(await house.refusal('costing.run', { ...AT, periods: ['2025-03'] }, CENTRE)).toEqual({
      code: 'no-scheme',
      messages: ['H01 2025-03 没有在用的分摊方案，先保存一份方案'],
    });
    await withScheme(house);
    // Of several months all or none.
    expect(await house.refusal('costing.run', { ...AT, periods: ['2025-03', '2025-02'] }, CENTRE)).toEqual({
      code: 'no-books',
      messages: [
        'H01 2025-02 没有业务活动费用和单位管理费用，没有成本可分摊',
        'H01 2025-02 的分摊参数没有冻结，先编报并由他人审核',
      ],
    });
    await house.importJson('H01', [
      month('2025-03', [{ side: 'D', code: '500101', amount: '5.00', fund: 'other' }], '没有科室'),
    ]);
    expect((await house.refusal('costing.run', { ...AT, periods: ['2025-03'] }, CENTRE)).messages).toEqual([
      '科目 500101 的费用 5.00 元没有科室，请先归集',
    ]);
    expect(await months(house)).toEqual([]);
  });

  it('is certified from the books to the clinical departments, with what it read', async () => {
    const house = await openHospital();
    await withScheme(house);
    const { runs } = await run(house);
    expect(runs).toEqual([
      { id: 1, period: '2025-03', version: 1, in: '7800.00', out: '7800.00', holds: true, fresh: true },
    ]);
    const detail = await house.pipeline.perform(costing.runDetail, { ...AT, run: 1 }, CENTRE);
    expect(detail).toMatchObject({ state: 'prepared', version: 1, method: 'step-down', official: true, changed: [] });
    expect(detail.departments.map(({ code, directTotal, fullTotal }) => [code, directTotal, fullTotal])).toEqual([
      ['01', '670.00', '2600.01'],
      ['02', '3270.00', '5199.99'],
      ['21', '2180.00', '0.00'],
      ['31', '590.00', '0.00'],
      ['41', '1045.00', '0.00'],
      ['42', '45.00', '0.00'],
    ]);
    expect(detail.spreads.map(({ name, amount, taken }) => [name, amount, taken.length])).toEqual([
      ['水电费', '900.00', 6],
    ]);
    expect(detail.steps.map(({ class: kind, amount, receivers }) => [kind, amount, receivers.length])).toEqual([
      ['admin', '1090.00', 4],
      ['auxiliary', '644.50', 3],
      ['technology', '2665.75', 2],
    ]);
    const { certificate } = detail;
    expect(certificate.holds).toBe(true);
    expect(certificate.booksTotals).toEqual({
      ...{ expenses: '8577.00', 'fiscal-project': '777.00', research: '0.00', direct: '7800.00' },
    });
    expect([certificate.driversPreparedBy, certificate.driversReviewedBy]).toEqual(['wang.kj', 'chen.sh']);
  });

  it('that is asked for again of the same inputs stands; of others it is the next version', async () => {
    const house = await openHospital();
    await withScheme(house);
    await run(house);
    expect((await run(house)).runs).toMatchObject([{ id: 1, version: 1, fresh: false }]);
    await frozen(house, '2025-03', [...VALUES].slice(1));
    expect((await months(house))[0]!.runs).toMatchObject([{ version: 1, changed: ['drivers'] }]);
    expect((await run(house)).runs).toMatchObject([{ id: 2, version: 2, fresh: true }]);
    expect((await months(house))[0]!.runs.map(({ version, state }) => [version, state])).toEqual([
      [2, 'prepared'],
      [1, 'superseded'],
    ]);
  });

  it('is locked by somebody else, as it stands; a later lock takes its place, and it is opened with a reason', async () => {
    const house = await openHospital();
    await withScheme(house);
    await house.pipeline.perform(costing.run, { ...AT, periods: ['2025-03'] } as never, CHIEF);
    expect((await house.refusal('costing.lockRuns', { ...AT, runs: [1] }, CHIEF)).messages).toEqual([
      'H01 2025-03 第 1 版成本分摊由您计算，应由他人审核锁定',
    ]);
    await house.importJson('H01', [month('2025-03', MARCH.slice(1, 2), '补记')]);
    expect((await months(house))[0]!.runs[0]).toMatchObject({ changed: ['expenses'], may: ['lock'] });
    expect((await house.refusal('costing.lockRuns', { ...AT, runs: [1] }, REVIEWER)).code).toBe('moved');
    await run(house);
    expect((await house.refusal('costing.lockRuns', { ...AT, runs: [1] }, REVIEWER)).messages).toEqual([
      'H01 2025-03 第 1 版成本分摊已被新的版本代替，请锁定最新的版本',
    ]);
    await lock(house, 2);
    expect((await house.refusal('costing.lockRuns', { ...AT, runs: [2] }, REVIEWER)).code).toBe('not-now');
    const reports = await house.books.read((db) => lockedRun(db, 'H01', '2025-03' as never));
    expect([reports?.version, reports?.lockedBy, reports?.total]).toEqual([2, 'chen.sh', 880_000]);
    await withScheme(house, { ...SCHEME, shared: [] }, '2025-03').catch(() => undefined);
    expect(await house.refusal('costing.reopenRun', { ...AT, run: 1, reason: '试' }, REVIEWER)).toMatchObject({
      code: 'not-now',
    });
    await house.pipeline.perform(costing.reopenRun, { ...AT, run: 2, reason: '三月更正' }, REVIEWER);
    expect(await house.books.read((db) => lockedRun(db, 'H01', '2025-03' as never))).toBeUndefined();
    await lock(house, 2);
    const detail = await house.pipeline.perform(costing.runDetail, { ...AT, run: 2 }, CENTRE);
    expect(detail.acts.map(({ step, reason }) => [step, reason])).toEqual([
      ['lock', ''],
      ['reopen', '三月更正'],
      ['lock', ''],
    ]);
  });

  it('says that departments changed since it was locked, and names those whose drivers would be shared with nobody', async () => {
    const house = await openHospital();
    await withScheme(house);
    await run(house);
    await lock(house, 1);
    const card = {
      unit: 'H01',
      code: '41',
      from: '2025-03',
      name: '院办',
      class: 'auxiliary',
      parent: '',
      standard: '',
    };
    const change = (more: object) =>
      house.call('organisation.changeDepartment', { ...card, open: true, reason: '调整', revision: 1, ...more }, CHIEF);
    await change({});
    expect((await months(house))[0]!.runs).toMatchObject([{ state: 'locked', changed: ['departments'] }]);
    const detail = await house.pipeline.perform(costing.runDetail, { ...AT, run: 1 }, CENTRE);
    expect(detail.changed).toEqual(['departments']);
    const departments = [{ code: '4101', name: '文秘室', class: 'auxiliary', parent: '41' }];
    await house.call('organisation.addDepartments', { unit: 'H01', departments }, CHIEF);
    expect(await house.refusal('costing.run', { ...AT, periods: ['2025-03'] }, CENTRE)).toEqual({
      code: 'bad-inputs',
      messages: ['分摊参数填在科室 41，它现在不是末级科室，请解冻后改填'],
    });
  });

  it('is nobody’s who may not', async () => {
    const house = await openHospital();
    await withScheme(house);
    await run(house);
    const refused = async (operation: string, input: object, caller: typeof CENTRE) =>
      (await house.refusal(operation, { ...AT, ...input }, caller)).code;
    expect(await refused('costing.runs', { year: 2025 }, ELSEWHERE)).toBe('FORBIDDEN');
    expect(await refused('costing.run', { periods: ['2025-03'] }, REVIEWER)).toBe('FORBIDDEN');
    expect(await refused('costing.lockRuns', { runs: [1] }, CENTRE)).toBe('FORBIDDEN');
    // Another unit's run is not found by its number.
    expect(await refused('costing.runDetail', { unit: 'T01', run: 1 }, CENTRE)).toBe('NOT_FOUND');
  });

  it('that no longer has its digest, or its outcome, is named as damaged and feeds nothing', async () => {
    const house = await openHospital();
    await withScheme(house);
    await run(house);
    const kept = await house.books.read((db) => db.selectFrom('cost_run').selectAll().executeTakeFirstOrThrow());
    // Facts cannot be changed: damage is a row that was never worked out.
    const planted = (id: number, change: { inputs?: string; full_digest?: string }) =>
      house.books.transact({ actor: 'test', operation: 'test' }, async ({ db }) => {
        await db
          .insertInto('cost_run')
          .values({ ...kept, id, version: id, ...change })
          .execute();
      });
    await planted(2, { inputs: kept.inputs.replace('300000', '300001') });
    const damaged = 'H01 2025-03 第 2 版成本分摊已损坏：保存的数据与它的摘要不符';
    expect((await house.refusal('costing.runDetail', { ...AT, run: 2 }, CENTRE)).messages).toEqual([damaged]);
    expect(await house.refusal('costing.lockRuns', { ...AT, runs: [2] }, REVIEWER)).toEqual({
      ...{ code: 'damaged-run', messages: [damaged] },
    });
    await planted(3, { full_digest: '0'.repeat(64) });
    await expect(house.books.read((db) => openRun(db, 3))).rejects.toThrow('重新计算的全成本与保存时不同');
    expect((await house.books.read((db) => openRun(db, 1)))?.total).toBe(780_000);
  });

  it('differs from another by what the books, the drivers and the scheme did', async () => {
    const house = await openHospital();
    await withScheme(house);
    await house.importJson('H01', [
      month(
        '2025-04',
        MARCH.map((entry) => ({ ...entry })),
      ),
    ]);
    await house.importJson('H01', [month('2025-04', MARCH.slice(5, 6), '更多')]);
    const doubled = VALUES.map((value) => (value.receiver === '01' ? { ...value, value: value.value * 2 } : value));
    await frozen(house, '2025-04', doubled);
    await run(house, ['2025-03', '2025-04']);
    const compared = await house.pipeline.perform(costing.compareRuns, { ...AT, before: 1, after: 2 }, CENTRE);
    expect(compared.total).toMatchObject({
      ...{ before: '7800.00', after: '10800.00', difference: '3000.00' },
      causes: { books: '3000.00', drivers: '0.00', scheme: '0.00' },
    });
    const [surgery, medicine] = compared.departments;
    expect([surgery?.code, surgery?.causes.books]).toEqual(['02', '3000.00']);
    expect(medicine?.causes.drivers).toBe(surgery?.causes.drivers.replace('-', ''));
    expect(compared.changed).toEqual(['expenses', 'drivers']);
    expect(compared.drivers.rows).toContainEqual({
      ...{ driver: 'area', giver: '', receiver: '01', before: '30', after: '60' },
    });
  });

  it('adds up in LibreOffice: certificate, departments and steps are formulas', {
    timeout: 180_000,
  }, async (context) => {
    const office = libreOffice(context);
    const house = await openHospital();
    await withScheme(house);
    await run(house);
    const { file } = await house.pipeline.perform(costing.runBook, { ...AT, run: 1 }, CENTRE);
    const sheets = await office.recalculated((await house.files.bytes('wang.kj', file))!);
    const certificate = sheets.get('守恒证书')!;
    const total = (name: string) =>
      certificate.filter((cells) => cells[0]?.trim() === name).map((cells) => Number(cells[8]));
    expect(total('等于：应计入的直接成本')).toEqual([7800]);
    expect(total('各科室直接成本之和')).toEqual([7800]);
    expect(total('临床服务类科室全成本之和')).toEqual([7800]);
    expect([...total('差额'), ...total('差额：直接成本－全成本')]).toEqual([0, 0, 0, 0, 0, 0]);
    expect(
      sheets
        .get('分摊步骤')!
        .filter((cells) => cells[1]?.endsWith('步合计'))
        .map((cells) => cells.slice(3, 5).map(Number)),
    ).toEqual([
      [1090, 1090],
      [644.5, 644.5],
      [2665.75, 2665.75],
    ]);
  });
});

describe('a scheme', () => {
  it('begins from the chart, is kept as versions from a month on, and is held to the unit’s departments and accounts', async () => {
    const house = await openHospital();
    const asked = { ...AT, period: '2025-03' } as const;
    const first = await house.pipeline.perform(costing.scheme, asked as never, CENTRE);
    expect(first.inForce).toBeUndefined();
    expect(first.scheme.shared).toMatchObject([{ name: '水电费', driver: 'power' }]);
    expect(first.steps.map(({ class: kind, givers }) => [kind, givers.map(({ code }) => code)])).toEqual([
      ['admin', ['41', '42']],
      ['auxiliary', ['31']],
      ['technology', ['21']],
    ]);
    const id = await withScheme(house);
    const seen = await house.pipeline.perform(costing.scheme, asked as never, CENTRE);
    expect(seen.inForce).toMatchObject({ id, since: '2025-01' });
    const save = (input: object) =>
      house.refusal('costing.saveScheme', { ...AT, since: '2025-03', reason: '', scheme: SCHEME, ...input }, CENTRE);
    expect((await save({})).code).toBe('changed');
    expect((await save({ from: id })).code).toBe('nothing-changed');
    const bad = {
      ...{ ...SCHEME, below: 'ordered-income' },
      shared: [{ name: '水费', accounts: ['1001'], driver: 'none' }],
      handings: [{ department: '01', driver: '', perItem: {} }],
    };
    expect(await save({ from: id, scheme: bad })).toEqual({
      code: 'bad-scheme',
      messages: [
        '公共费用和上级科室费用不能按开单收入分摊',
        '没有分摊参数 none',
        '科室 01 是临床服务类，成本不再向外分摊',
        '科目 1001 不是业务活动费用或单位管理费用的科目',
      ],
    });
    await house.call(
      'costing.saveScheme',
      { ...AT, since: '2025-04', from: id, reason: '改用直接分配', scheme: { ...SCHEME, method: 'direct' } },
      CENTRE,
    );
    const march = await house.pipeline.perform(costing.scheme, asked as never, CENTRE);
    const april = await house.pipeline.perform(costing.scheme, { ...asked, period: '2025-04' } as never, CENTRE);
    expect([march.scheme.method, april.scheme.method, april.versions.length]).toEqual(['step-down', 'direct', 2]);
  });

  it('is read and saved only by who may', async () => {
    const house = await openHospital();
    const input = { ...AT, since: '2025-01', reason: '', scheme: SCHEME };
    expect((await house.refusal('costing.saveScheme', input, REVIEWER)).code).toBe('FORBIDDEN');
    expect((await house.refusal('costing.scheme', { ...AT, period: '2025-03' }, ELSEWHERE)).code).toBe('FORBIDDEN');
  });
});

describe('runs of a year', () => {
  it('are listed the latest first', async () => {
    const house = await openHospital();
    await withScheme(house);
    await run(house);
    expect((await house.books.read((db) => runsOf(db, 'H01', 2025))).map(({ version }) => version)).toEqual([1]);
    expect(await house.books.read((db) => runsOf(db, 'H01', 2024))).toEqual([]);
  });
});
