import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import { postgresKind, startPostgres, type TestPostgres } from '../../store/postgres-server.ts';
import { type Content, deskOf, line, why } from '../support/desk.ts';
import { LEAD, openCommunity, someone, type TestHouse, TOWN } from '../support/house.ts';

/** 支出随记账: what is submitted holds the budget, what is posted spends it, what is reversed gives it back. */

const { budget } = contract;
const UNIT = someone('sun.qs', 'unit-accountant', 'T01');
const REVIEWER = someone('chen.sh', 'reviewer', 'T01');
const CENTRE = someone('wang.kj', 'centre-accountant');
const CHIEF = someone('li.zong', 'chief-accountant');
const YEAR = { unit: 'T01', year: 2025 };

const row = (item: string, total: string, more: object = {}) => ({
  ...{ department: '', item, source: 'other', project: '', months: [total, ...Array<string>(11).fill('0.00')] },
  ...more,
});

/** Paper for so much, bought in March: the budget block alone is what the budget sees. */
const paper = (amount: string, more: Partial<Content['lines'][number]> = {}, code = '72010201'): Content => ({
  date: '2025-03-10',
  summary: `购办公用品 ${amount}`,
  attachments: 1,
  lines: [
    line('2302', amount, ''),
    line('1902', '', amount),
    line(code, amount, '', { fund: 'other', ...more }),
    line('8001', '', amount),
  ],
});

/** A township with accounts of its own names, before its budget. */
async function open(databaseUrl?: string): Promise<TestHouse> {
  const house = await openCommunity([LEAD, TOWN], databaseUrl === undefined ? {} : { databaseUrl });
  const accounts = [
    ['720101', '工资福利支出'],
    ['72010101', '基本工资'],
    ['720102', '商品和服务支出'],
    ['72010201', '办公费'],
    ['72010202', '培训费'],
  ].map(([code, name]) => ({ code, name }));
  await house.call('ledger.addAccounts', { unit: 'T01', accounts }, CENTRE);
  return house;
}

async function approve(house: TestHouse, ...rows: readonly ReturnType<typeof row>[]): Promise<void> {
  const does = async (operation: string, more: object, caller = UNIT) => {
    const { revision } = await house.pipeline.perform(budget.plan, YEAR, CHIEF);
    await house.call(`budget.${operation}`, { ...YEAR, revision, ...more }, caller);
  };
  await does('savePlan', { cells: [row('201', '1000000.00'), ...rows], carries: [] });
  await does('submitPlan', { passage: 'propose' });
  await does('decidePlan', { passage: 'issue-ceiling' }, CENTRE);
  await does('submitPlan', { passage: 'resubmit' });
  await does('approvePlan', {}, CHIEF);
}

const desk = (house: TestHouse) => deskOf(house, 'T01');
const move = (house: TestHouse, ...[what, ids, caller]: Parameters<ReturnType<typeof deskOf>['move']>) =>
  desk(house).move(what, ids, caller);

/** Saved and submitted. */
async function submit(house: TestHouse, content: Content) {
  const id = await desk(house).save(content, UNIT);
  return { id, ...(await move(house, 'submitDrafts', [id], UNIT)) };
}

/** Submitted, reviewed, posted: the voucher's id. */
async function post(house: TestHouse, content: Content): Promise<number> {
  const { id } = await submit(house, content);
  await move(house, 'reviewDrafts', [id], REVIEWER);
  const { outcomes } = await move(house, 'postDrafts', [id], UNIT);
  expect(outcomes[0]).toMatchObject({ state: 'done' });
  return outcomes[0]!.voucher!.id;
}

const lines = async (house: TestHouse) =>
  (await house.pipeline.perform(budget.lines, YEAR, CHIEF)).map(
    ({ item, department, reserved, spent, available }) => [item + department, reserved, spent, available] as const,
  );

const reverse = (house: TestHouse, voucher: number, date = '2025-03-20') =>
  house.call('ledger.reverseVoucher', { unit: 'T01', voucher, date, reason: '记错' }, UNIT);

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

const ENGINES = [
  { engine: 'sql.js', openHouse: () => open() },
  ...(postgresKind() === 'server'
    ? [{ engine: 'PostgreSQL', openHouse: async () => open((await postgres.newDatabase()).url) }]
    : []),
];

describe.each(ENGINES)('the budget follows vouchers on $engine', ({ openHouse }) => {
  it('holds what is submitted, frees what goes back, spends what is posted, and gives back what is reversed', async () => {
    const house = await openHouse();
    await approve(house, row('50201', '1000.00'));
    const { id } = await submit(house, paper('300.00'));
    expect(await lines(house)).toEqual([['50201', '300.00', '0.00', '700.00']]);
    await move(house, 'withdrawDrafts', [id], UNIT);
    expect(await lines(house)).toEqual([['50201', '0.00', '0.00', '1000.00']]);
    const voucher = await post(house, paper('400.00'));
    expect(await lines(house)).toEqual([['50201', '0.00', '400.00', '600.00']]);
    await reverse(house, voucher);
    expect(await lines(house)).toEqual([['50201', '0.00', '0.00', '1000.00']]);
  });

  it('gives the last 100.00 to one of two, whether they are submitted or posted at once', async () => {
    const house = await openHouse();
    // Submitted before there was a budget: nothing was held for them.
    const early = await Promise.all([submit(house, paper('100.00')), submit(house, paper('100.00'))]);
    for (const { id } of early) await move(house, 'reviewDrafts', [id], REVIEWER);
    await approve(house, row('50201', '100.00'));
    const posted = await Promise.all(early.map(({ id }) => move(house, 'postDrafts', [id], UNIT)));
    expect(posted.flatMap(why).sort()).toEqual(['done', 'over-budget']);
    expect(posted.flatMap(({ outcomes }) => outcomes.flatMap(({ reasons }) => reasons))).toMatchObject([
      {
        message:
          '办公费（其他经费）预算可用 0.00 元，本凭证要支出 100.00 元，超出 100.00 元：超预算不支出，请先办理预算调整',
        line: 3,
      },
    ]);
    expect(await lines(house)).toEqual([['50201', '0.00', '100.00', '0.00']]);
    const drafts = await Promise.all([1, 2].map(() => desk(house).save(paper('0.01'), UNIT)));
    const submitted = await Promise.all(drafts.map((id) => move(house, 'submitDrafts', [id], UNIT)));
    expect(submitted.flatMap(why)).toEqual(['over-budget', 'over-budget']);
  });
});

describe('the budget follows vouchers', () => {
  it('stops no unit that has no approved budget, and counts what it had spent when one is approved', async () => {
    const house = await open();
    const reversed = await post(house, paper('5.00'));
    await reverse(house, reversed);
    await post(house, paper('70.00'));
    expect(await lines(house)).toEqual([]);
    await approve(house, row('50201', '100.00'));
    expect(await lines(house)).toEqual([['50201', '0.00', '70.00', '30.00']]);
  });

  it('lets the closest planned line bear it, and refuses what nothing is planned for', async () => {
    const house = await open();
    await approve(house, row('501', '1000.00'), row('50201', '500.00'));
    await post(house, paper('100.00', {}, '72010101'));
    expect(await lines(house)).toEqual([
      ['501', '0.00', '100.00', '900.00'],
      ['50201', '0.00', '0.00', '500.00'],
    ]);
    const { outcomes } = await submit(house, paper('1.00', {}, '72010202'));
    expect(outcomes[0]?.reasons).toMatchObject([
      { message: '培训费（其他经费）没有批复的预算，本凭证要支出 1.00 元：无预算不支出' },
    ]);
    const { outcomes: fiscal } = await submit(house, paper('1.00', { fund: 'fiscal-basic' }));
    expect(fiscal[0]?.reasons).toMatchObject([{ code: 'over-budget' }]);
  });

  it('decides each draft of one command on its own: what the first takes, the second does not find', async () => {
    const house = await open();
    await approve(house, row('50201', '100.00'));
    const ids = await Promise.all(['60.00', '50.00', '40.00'].map((amount) => desk(house).save(paper(amount), UNIT)));
    expect(why(await move(house, 'submitDrafts', ids, UNIT))).toEqual(['done', 'over-budget', 'done']);
    expect(await lines(house)).toEqual([['50201', '100.00', '0.00', '0.00']]);
  });

  it('takes what is imported as it happened, over or not, and gives it back when the import is undone', async () => {
    const house = await open();
    await approve(house, row('50201', '100.00'));
    const entry = (side: 'D' | 'C', code: string, fund?: string) => ({ side, code, amount: '150.00', fund });
    const imported = (await house.importJson('T01', [
      {
        date: '2025-03-10',
        summary: '购办公用品',
        entries: [entry('D', '2302'), entry('C', '1902'), entry('D', '72010201', 'other'), entry('C', '8001')],
      },
    ])) as { batch: number };
    expect(await lines(house)).toEqual([['50201', '0.00', '150.00', '-50.00']]);
    await house.call('ledger.undoImport', { unit: 'T01', batch: imported.batch, reason: '导错' }, CENTRE);
    expect(await lines(house)).toEqual([['50201', '0.00', '0.00', '100.00']]);
  });

  it('counts a credit and a red line as money given back', async () => {
    const house = await open();
    await approve(house, row('50201', '100.00'));
    await post(house, paper('100.00'));
    await post(house, paper('-30.00'));
    expect(await lines(house)).toEqual([['50201', '0.00', '70.00', '30.00']]);
  });

  it('leaves every movement with the voucher that made it', async () => {
    const house = await open();
    await approve(house, row('50201', '100.00'));
    const voucher = await post(house, paper('10.00'));
    const moved = await house.books.read((db) =>
      db.selectFrom('budget_movement').select(['kind', 'claim', 'spent']).where('spent', '!=', 0).execute(),
    );
    expect(moved).toEqual([{ kind: 'spend', claim: `voucher:${voucher}::50201:other:`, spent: 1000 }]);
  });
});

describe('what is left while one types', () => {
  const remaining = (house: TestHouse, content: Content) =>
    house.pipeline.perform(budget.remaining, { unit: 'T01', content }, UNIT);

  it('is told of each line, before this voucher, and what submitting would say is said', async () => {
    const house = await open();
    expect(await remaining(house, paper('1.00'))).toEqual({ held: false, request: null, lines: [] });
    await approve(house, row('50201', '100.00'));
    await submit(house, paper('30.00'));
    const fits = await remaining(house, paper('20.00'));
    expect(fits).toMatchObject({
      held: true,
      lines: [{ line: 3, item: '50201', available: '70.00', wanted: '20.00', state: 'fits', message: null }],
    });
    expect((await remaining(house, paper('60.00'))).lines).toMatchObject([{ state: 'near', message: null }]);
    const over = await remaining(house, paper('70.01'));
    expect(over.lines).toMatchObject([{ state: 'over', available: '70.00' }]);
    const { outcomes } = await submit(house, paper('70.01'));
    expect(over.lines[0]?.message).toBe(outcomes[0]?.reasons[0]?.message);
  });

  it('adds up the lines of one budget line, and is told of a financial block that will get its budget block', async () => {
    const house = await open();
    await approve(house, row('50201', '100.00'));
    await house.call('ledger.addAccounts', { unit: 'T01', accounts: [{ code: '500109', name: '办公费' }] }, CENTRE);
    const twice = { ...paper('60.00'), lines: [...paper('60.00').lines.slice(2, 3), ...paper('60.00').lines.slice(2)] };
    expect((await remaining(house, twice)).lines).toMatchObject([
      { line: 1, wanted: '120.00', state: 'over' },
      { line: 2, wanted: '120.00', state: 'over' },
    ]);
    const spent = { ...paper('1'), lines: [line('500109', '40.00', '', { fund: 'other' }), line('1002', '', '40.00')] };
    expect((await remaining(house, spent)).lines).toMatchObject([{ line: 1, wanted: '40.00', available: '100.00' }]);
  });
});

describe('预算执行', () => {
  const APRIL = { unit: 'T01', period: '2025-04' };

  it('holds spending against the budget and the year, month by month, and tells whether it will be enough', async () => {
    const house = await open();
    await approve(house, row('50201', '300.00'), row('502', '900.00', { department: '' }));
    await post(house, paper('150.00'));
    await submit(house, paper('10.00', {}, '72010202'));
    const { lines, time, total, months } = await house.pipeline.perform(budget.progress, APRIL, UNIT);
    expect(time).toBe(33.3);
    expect(lines).toMatchObject([
      { item: '502', reserved: '10.00', available: '890.00', rate: 0, forecast: '0.00', warning: 'fine' },
      {
        ...{ item: '50201', approved: '300.00', spent: '150.00', soFar: '150.00', available: '150.00' },
        ...{ rate: 50, forecast: '450.00', forecastBy: 'linear', warning: 'will-exceed' },
      },
    ]);
    expect(total).toMatchObject({ approved: '1200.00', spent: '150.00', warning: 'will-exceed', rate: 12.5 });
    expect(months.filter(({ spent }) => spent !== '0.00')).toEqual([{ month: 3, planned: '0.00', spent: '150.00' }]);
    const board = await house.pipeline.perform(budget.progressBoard, { period: '2025-02' }, CHIEF);
    expect(board.units).toMatchObject([{ unit: 'T01', approved: '1200.00', spent: '150.00', soFar: '0.00' }]);
  });

  it('leads from a line to the vouchers that spent it, and writes the sheet down', async () => {
    const house = await open();
    await approve(house, row('50201', '300.00'));
    const voucher = await post(house, paper('150.00'));
    const { total, rows } = await house.pipeline.perform(
      budget.movements,
      { ...YEAR, department: '', item: '50201', source: 'other', project: '' },
      UNIT,
    );
    expect(total).toBe(rows.length);
    expect(rows.map(({ kind, spent, reserved }) => [kind, reserved, spent])).toEqual([
      ['spend', '0.00', '150.00'],
      ['release', '-150.00', '0.00'],
      ['reserve', '150.00', '0.00'],
      ['approve', '0.00', '0.00'],
    ]);
    expect(rows[0]?.voucher).toMatchObject({ id: voucher, name: '2025-03 记-1', summary: '购办公用品 150.00' });
    expect(rows[2]).toMatchObject({ draft: 1, voucher: null });
    const { name, file } = await house.pipeline.perform(budget.progressBook, APRIL, UNIT);
    expect(name).toBe('预算执行情况表-T01 柳河镇卫生院-2025-04.xlsx');
    expect(await house.files.bytes('sun.qs', file)).toBeDefined();
  });
});
