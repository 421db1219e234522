import initSqlJs from 'sql.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../../electron/service/database.ts';
import { contract } from '../../../shared/contract/index.ts';
import { statementOf } from '../../../shared/domain/ledger/attestation/words.ts';
import { periodOf } from '../../../shared/kernel/period.ts';
import { postgresKind, startPostgres, type TestPostgres } from '../../store/postgres-server.ts';
import { LEAD, openCommunity, signed, simple, someone, type TestHouse, TOWN, TOWN2 } from '../support/house.ts';

/** 负责人承诺: who answers for a month signs it, and what changes afterwards is signed again. */

const { audit, ledger, organisation } = contract;
const JANUARY = { unit: 'T01', period: periodOf(2025, 1) };
const HEAD = someone('chu.yz', 'unit-head', 'T01');
const CHIEF = someone('li.zong', 'chief-accountant');
const BOOKS = someone('sun.qs', 'unit-accountant', 'T01');

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

async function withBooks(options: Parameters<typeof openCommunity>[1] = {}): Promise<TestHouse> {
  const house = await openCommunity([LEAD, TOWN, TOWN2], options);
  await house.importJson('T01', [simple('2025-01-10', '1002', '4101010101', '300.00')]);
  return house;
}
const seen = (house: TestHouse, caller = HEAD) => house.pipeline.perform(ledger.attestation, JANUARY, caller);
const sign = async (house: TestHouse, change: object = {}, caller = HEAD) =>
  house.call(
    'ledger.attest',
    { ...JANUARY, side: 'unit', digest: (await seen(house, caller)).digest, ...change },
    caller,
  );
const boardRow = async (house: TestHouse) =>
  (await house.pipeline.perform(ledger.board, { period: JANUARY.period }, CHIEF)).rows.find(
    ({ unit }) => unit === 'T01',
  );
const moreBooks = (house: TestHouse) => house.importJson('T01', [simple('2025-01-11', '1002', '4101010101', '1.00')]);

describe('a month’s statement', () => {
  it('shows the figures, the words and the hash; who signs leaves name, instant, words and hash', async () => {
    const house = await withBooks();
    const before = await seen(house);
    expect(before).toMatchObject({
      by: 'both',
      unsigned: ['unit', 'community'],
      problems: [],
      signatures: [],
      figures: { assets: '300.00', liabilities: '0.00', revenue: '300.00', surplus: '300.00', vouchers: 1 },
    });
    expect(before.digest).toMatch(/^[0-9a-f]{64}$/);
    await sign(house);
    const after = await seen(house);
    expect(after.unsigned).toEqual(['community']);
    expect(after.signatures).toEqual([
      expect.objectContaining({
        ...{ side: 'unit', person: 'chu.yz', digest: before.digest, holds: true, authority: null },
        ...{ words: statementOf('unit', TOWN.name, JANUARY.period), figures: before.figures },
      }),
    ]);
    const { rows } = await house.pipeline.perform(audit.trail, { operation: 'ledger.attest' }, CHIEF);
    expect(JSON.parse(rows[0]!.after!)).toMatchObject({
      side: 'unit',
      digest: before.digest,
      sheet: before.figures && {},
    });
    expect(rows[0]).toMatchObject({ actor: 'chu.yz', unit: 'T01', subject: 'T01 2025-01' });
    expect(await house.refusal('ledger.attest', { ...JANUARY, side: 'unit' }, HEAD)).toMatchObject({
      code: 'already-attested',
    });
  });

  it('no longer holds once the month says something else, holds again when that is set right, and stays in the history', async () => {
    const house = await withBooks();
    await sign(house);
    expect(await boardRow(house)).toMatchObject({ signed: ['unit'], lapsed: [], unsigned: ['community'] });
    await moreBooks(house);
    expect(await boardRow(house)).toMatchObject({ signed: [], lapsed: ['unit'], unsigned: ['unit', 'community'] });
    await sign(house);
    expect((await seen(house)).signatures.map(({ holds }) => holds)).toEqual([true, false]);
    expect(await boardRow(house)).toMatchObject({ signed: ['unit'], lapsed: [] });
  });

  it('that lapsed names the figures and the vouchers that differ from what was signed', async () => {
    const house = await withBooks();
    await sign(house);
    expect((await seen(house)).signatures[0]!.changes).toBeNull();
    await moreBooks(house);
    const [first] = (await house.pipeline.perform(ledger.vouchers, JANUARY, CHIEF)).rows;
    await house.call(
      'ledger.reverseVoucher',
      { unit: 'T01', voucher: first!.id, date: '2025-01-31', reason: '金额录错' },
      BOOKS,
    );
    const { changes } = (await seen(house)).signatures[0]!;
    expect(changes!.figures).toEqual(
      ['assets', 'netAssets', 'revenue', 'surplus'].map((figure) => ({ figure, before: '300.00', after: '1.00' })),
    );
    expect(changes!.vouchers.map(({ date, reverses }) => [date, reverses])).toEqual([
      ['2025-01-11', false],
      ['2025-01-31', true],
    ]);
    expect(changes!.posted).toBe(2);
    await sign(house);
    expect((await seen(house)).signatures.map((one) => one.changes)).toEqual([null, null]);
  });

  it('is not for what changed while one looked', async () => {
    const house = await withBooks();
    const { digest } = await seen(house);
    await moreBooks(house);
    expect(await house.refusal('ledger.attest', { ...JANUARY, side: 'unit', digest }, HEAD)).toMatchObject({
      code: 'changed',
    });
    expect((await seen(house)).signatures).toEqual([]);
  });

  it('is not signed without books, with drafts waiting, or with a failed check', async () => {
    const house = await withBooks();
    const other = someone('wu.yz', 'unit-head', 'T02');
    const empty = { unit: 'T02', period: JANUARY.period, side: 'unit' };
    expect(await house.refusal('ledger.attest', empty, other)).toMatchObject({ code: 'no-data' });
    await house.call(
      'ledger.saveDraft',
      { unit: 'T01', content: { date: '2025-01-20', lines: [{ book: 'financial', code: '1002', debit: '1.00' }] } },
      BOOKS,
    );
    expect(await house.refusal('ledger.attest', { ...JANUARY, side: 'unit' }, HEAD)).toMatchObject({
      code: 'open-drafts',
    });
    expect((await seen(house)).problems).toHaveLength(1);
  });

  it('keeps the findings that were left, with the reasons that were given for them', async () => {
    const house = await withBooks();
    const twice = simple('2025-01-12', '1002', '4101010101', '40.00');
    await house.importJson('T01', [twice, twice]);
    const [finding] = (await seen(house)).findings;
    expect(finding).toMatchObject({ explained: 0, reasons: [] });
    const check = finding!.check;
    const reason = '两笔为分次收款';
    await house.call('audit.acceptFinding', { ...JANUARY, check, reason }, CHIEF);
    await sign(house);
    const kept = (await seen(house)).signatures[0]!.findings.find((one) => one.check === check);
    expect(kept).toMatchObject({ open: 0, reasons: [reason] });
  });
});

describe('whose it is', () => {
  it('is the head’s of that unit and the community’s, each on their own side', async () => {
    const house = await withBooks();
    const input = { ...JANUARY, side: 'unit' };
    for (const caller of [BOOKS, someone('wu.yz', 'unit-head', 'T02')])
      expect(await house.refusal('ledger.attest', input, caller)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await house.refusal('ledger.attest', input, CHIEF)).toMatchObject({ code: 'not-head' });
    expect(await house.refusal('ledger.attest', { ...input, side: 'community' }, HEAD)).toMatchObject({
      code: 'not-head',
    });
  });

  it('is another’s in the head’s place only where the community allows it, with what authorises it', async () => {
    const house = await withBooks();
    const rule = { by: 'unit', delegated: true, reason: '负责人外出学习' };
    await house.call('organisation.setAttestationRule', rule, CHIEF);
    const input = { ...JANUARY, side: 'unit' };
    expect(await house.refusal('ledger.attest', input, CHIEF)).toMatchObject({ code: 'no-authority' });
    await house.call('ledger.attest', { ...input, authority: '授权委托书 2025-3 号' }, CHIEF);
    expect((await seen(house)).signatures[0]).toMatchObject({ person: 'li.zong', authority: '授权委托书 2025-3 号' });
  });
});

describe('locking', () => {
  it('waits for both signatures in a new community, and for new ones where the month was changed in between', async () => {
    const house = await withBooks();
    await house.call('ledger.submitPeriod', JANUARY, BOOKS);
    const lock = () => house.refusal('ledger.lockPeriod', JANUARY, CHIEF);
    expect(await lock()).toEqual({
      code: 'not-attested',
      messages: ['T01 的 2025-01 还没有单位负责人的承诺', 'T01 的 2025-01 还没有医共体负责人的承诺'],
    });
    const next = async () =>
      (await house.pipeline.perform(audit.readiness, JANUARY, CHIEF)).rows.map((row) => [row.next, row.unsigned]);
    expect(await next()).toEqual([['attest', ['unit', 'community']]]);
    await signed(house, 'T01', '2025-01');
    expect(await next()).toEqual([['lock', []]]);
    await house.call('ledger.reopenPeriod', { ...JANUARY, reason: '补记一张' }, CHIEF);
    await moreBooks(house);
    await house.call('ledger.submitPeriod', JANUARY, BOOKS);
    expect((await lock()).messages[0]).toBe('T01 的 2025-01 在单位负责人签认之后有变动，承诺已失效，请重新签认');
    await signed(house, 'T01', '2025-01');
    expect(await house.call('ledger.lockPeriod', JANUARY, CHIEF)).toMatchObject({ state: 'locked' });
    // What nobody changed stays signed when it is opened.
    await house.call('ledger.reopenPeriod', { ...JANUARY, reason: '看一看' }, CHIEF);
    expect(await boardRow(house)).toMatchObject({ signed: ['unit', 'community'] });
  });

  it('waits for the month to be handed in, however it is signed, so that none is locked that stands to be handed in', async () => {
    const house = await withBooks();
    await signed(house, 'T01', '2025-01');
    expect(await house.refusal('ledger.lockPeriod', JANUARY, CHIEF)).toEqual({
      code: 'not-submitted',
      messages: ['T01 的 2025-01 还没有上报，请先上报再锁定'],
    });
    expect(await boardRow(house)).toMatchObject({ state: 'open', signed: ['unit', 'community'], submitted: false });
    await house.call('ledger.submitPeriod', JANUARY, BOOKS);
    expect(await house.call('ledger.lockPeriod', JANUARY, CHIEF)).toMatchObject({ state: 'locked' });
    expect(await boardRow(house)).toMatchObject({ state: 'locked', submitted: true });
  });

  it('waits for no signature once the rule is off, which takes a reason and who keeps the register', async () => {
    const house = await withBooks();
    const off = { by: 'none', delegated: false, reason: '在纸质报表上签章' };
    expect(await house.refusal('organisation.setAttestationRule', off, HEAD)).toMatchObject({ code: 'FORBIDDEN' });
    await house.call('organisation.setAttestationRule', off, CHIEF);
    expect(await house.pipeline.perform(organisation.attestationRule, {}, HEAD)).toEqual({
      by: 'none',
      delegated: false,
    });
    await house.call('ledger.submitPeriod', JANUARY, BOOKS);
    expect(await house.call('ledger.lockPeriod', JANUARY, CHIEF)).toMatchObject({ state: 'locked' });
  });

  it('is signed for several units in one go on behalf of the community', async () => {
    const house = await withBooks();
    await house.importJson('T02', [simple('2025-01-10', '1002', '4101010101', '5.00')]);
    const { id } = await house.pipeline.perform(
      contract.jobs.startEach,
      { operation: 'ledger.attest', input: { period: '2025-01', side: 'community' }, units: ['T01', 'T02'] },
      CHIEF,
    );
    await expect
      .poll(async () => (await house.pipeline.perform(contract.jobs.get, { job: id }, CHIEF)).state)
      .toBe('done');
    const { rows } = await house.pipeline.perform(ledger.board, { period: JANUARY.period }, CHIEF);
    expect(rows.map((row) => [row.unit, row.signed])).toEqual([
      ['H01', []],
      ['T01', ['community']],
      ['T02', ['community']],
    ]);
  });

  // PGlite has no address that a service could be pointed at.
  it.runIf(postgresKind() === 'server')('holds on PostgreSQL alike', async () => {
    const house = await withBooks({ databaseUrl: (await postgres.newDatabase()).url });
    await signed(house, 'T01', '2025-01');
    await house.call('ledger.submitPeriod', JANUARY, BOOKS);
    expect(await house.call('ledger.lockPeriod', JANUARY, CHIEF)).toMatchObject({ state: 'locked' });
  });

  it('is not held up in books that were kept before there was a signature', async () => {
    const { Database } = await initSqlJs();
    const books = new Database();
    const step = MIGRATIONS.find(({ name }) => name === 'attestation')!;
    for (const { statements } of MIGRATIONS.filter(({ id }) => id < step.id))
      for (const statement of statements) books.run(statement);
    books.run("INSERT INTO community VALUES (1, '青石县医共体', 2025, '2025-01-01', 0)");
    for (const statement of step.statements) books.run(statement);
    expect(books.exec("SELECT value FROM setting WHERE key = 'attestation'")[0]!.values).toEqual([
      ['{"by":"none","delegated":false}'],
    ]);
    books.close();
  });
});

describe('units that are often late', () => {
  const DAY_MS = 24 * 60 * 60_000;

  it('are counted over twelve months by the day on which each month was first handed in', async () => {
    const house = await withBooks();
    for (const month of ['02', '03'])
      await house.importJson('T01', [simple(`2025-${month}-10`, '1002', '4101010101', '1.00')]);
    const late = async () => {
      const { rows } = await house.pipeline.perform(ledger.board, { period: periodOf(2025, 3) }, CHIEF);
      return rows.map((row) => row.late);
    };
    const submit = (month: string) =>
      house.call('ledger.submitPeriod', { unit: 'T01', period: `2025-${month}` }, BOOKS);
    expect(await late()).toEqual([null, null, null]);
    // It is 31 March: what was due on 5 February and 5 March was due before there was a deadline.
    await house.call('organisation.setDeadlines', { submitDay: 5, consolidateDay: null, reason: '月结制度' }, CHIEF);
    expect(await late()).toEqual([0, 0, 0]);
    await submit('01');
    house.clock.advance(5 * DAY_MS);
    expect(await late()).toEqual([0, 0, 0]);
    house.clock.advance(DAY_MS);
    expect(await late()).toEqual([1, 1, 1]);
    await submit('03');
    expect(await late()).toEqual([1, 1, 1]);
    await house.importJson('T01', [simple('2025-04-10', '1002', '4101010101', '1.00')]);
    await submit('04');
    house.clock.advance(60 * DAY_MS);
    const { rows, lateSince } = await house.pipeline.perform(ledger.board, { period: periodOf(2025, 4) }, CHIEF);
    expect(rows.map((row) => row.late)).toEqual([2, 1, 2]);
    expect(lateSince).toBe('2025-03-31');
    const own = await house.pipeline.perform(ledger.board, { period: periodOf(2025, 4) }, BOOKS);
    expect(own.rows.map(({ unit }) => unit)).toEqual(['T01']);
  });
});
