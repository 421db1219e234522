import { describe, expect, it, onTestFinished } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import type { OutputOf } from '../../../shared/contract/operation.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import { opened } from '../pack/file.ts';
import { LEAD, openCommunity, type PlainVoucher, someone, type TestHouse, TOWN, TOWN2 } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';

/** 对账事项: two members settle what a difference between them is, and the consolidation takes it as they agreed. */

const { consolidation, audit } = contract;
const PERIOD = '2025-01';
const CENTRE = someone('wang.kj', 'centre-accountant');
const TOWN_ACCOUNTANT = someone('kuai', 'unit-accountant', 'T01');
const LEAD_ACCOUNTANT = someone('lead', 'unit-accountant', 'H01');
const STRANGER = someone('bai', 'unit-accountant', 'T02');

const entry = (side: 'D' | 'C', code: string, amount: string, counterparty?: string) => ({
  side,
  code,
  amount,
  ...(counterparty ? { counterparty } : {}),
});
const lab = (unit: string, amount: string, date = '2025-01-10'): PlainVoucher => ({
  date,
  summary: `给${unit}代检`,
  entries: [entry('D', '121203', amount, unit), entry('C', '4101010104', amount, unit)],
});
const sent = (amount: string, date = '2025-01-10'): PlainVoucher => ({
  date,
  summary: '委托检验',
  entries: [entry('D', '500101', amount, 'H01'), entry('C', '2302', amount, 'H01')],
});
/** Paid on the last day; the lead has not booked it. */
const paid = (amount: string): PlainVoucher => ({
  date: '2025-01-31',
  summary: '归还检验费，尾号 3311',
  entries: [entry('D', '2302', amount, 'H01'), entry('C', '1002', amount)],
});

/** T01 owes the lead 300, of which 200 are on their way; the lead claims 70 more, which T01 has not booked. */
async function filled(): Promise<TestHouse> {
  const house = await openCommunity([LEAD, TOWN, TOWN2]);
  await house.importJson('H01', [lab('T01', '300.00'), lab('T01', '70.00', '2025-01-12'), lab('T02', '55.00')]);
  await house.importJson('T01', [sent('300.00'), paid('200.00')]);
  return house;
}

const ROW = { period: PERIOD, kind: 'receivable-payable', book: 'financial' } as const;
const OF_TOWN = { ...ROW, unit: 'T01', counterparty: 'H01' };
const OF_LEAD = { ...ROW, unit: 'H01', counterparty: 'T01' };

type Pair = OutputOf<typeof consolidation.ownPair>;
const pairOf = (house: TestHouse, asked = OF_TOWN, caller = TOWN_ACCOUNTANT): Promise<Pair> =>
  house.pipeline.perform(consolidation.ownPair, asked, caller);
const matterOf = ({ matters }: Pair, difference: string) => {
  const found = matters.find((one) => one.difference === difference);
  return found ?? expect.fail(`no matter of ${difference} in ${matters.map((one) => one.difference)}`);
};
const transit = { nature: 'transit', mender: 'H01', note: '1 月 31 日已汇出' } as const;

async function propose(
  house: TestHouse,
  difference: string,
  said: object = transit,
  asked = OF_TOWN,
  by = TOWN_ACCOUNTANT,
) {
  const { matter } = matterOf(await pairOf(house, asked, by), difference);
  return (await house.call('consolidation.proposeOwn', { ...asked, matter, ...said }, by)) as { id: number };
}
const agree = (house: TestHouse, id: number, unit = 'H01', by: Caller = LEAD_ACCOUNTANT) =>
  house.call('consolidation.agreeOwn', { unit, id }, by);
/** Every word of the community's audit pack. */
async function textsOfPack(house: TestHouse): Promise<string> {
  const { file } = await house.pipeline.perform(audit.pack, { period: PERIOD }, OPERATOR);
  const texts: string[] = [];
  for (const sheet of (await opened((await house.files.bytes('local:wang', file))!)).worksheets)
    sheet.eachRow((row) => row.eachCell((cell) => texts.push(String(cell.value ?? ''))));
  return texts.join('\n');
}
const run = (house: TestHouse) => house.pipeline.perform(consolidation.run, { period: PERIOD }, CENTRE);
const rowIn = ({ differences }: OutputOf<typeof consolidation.run>) =>
  differences.find(({ kind, pair, book }) => kind === ROW.kind && book === ROW.book && pair.join() === 'H01,T01')!;
const lineIn = ({ lines }: OutputOf<typeof consolidation.run>, key: string) => lines.find((line) => line.key === key)!;

describe('a pair from both its sides', () => {
  it('shows both the same differences, each from its own side, before anybody consolidates', async () => {
    const house = await filled();
    const town = await pairOf(house);
    const lead = await pairOf(house, OF_LEAD, LEAD_ACCOUNTANT);
    expect(town.matters.map(({ own, other, difference }) => [own, other, difference])).toEqual([
      ['0.00', '70.00', '-70.00'],
      ['-200.00', '0.00', '-200.00'],
    ]);
    expect(lead.matters.map(({ own, other, difference }) => [own, other, difference])).toEqual([
      ['70.00', '0.00', '70.00'],
      ['0.00', '-200.00', '200.00'],
    ]);
    expect(lead.matters.map(({ matter }) => matter)).toEqual(town.matters.map(({ matter }) => matter));
  });

  it('shows of the other side amount, date, document and words of what names the unit, and nothing else', async () => {
    const house = await filled();
    const { unmatched, matched } = await pairOf(house, OF_LEAD, LEAD_ACCOUNTANT);
    const others = [...unmatched, ...matched.flatMap(({ items }) => items)].filter(({ unit }) => unit === 'T01');
    expect(others.length).toBeGreaterThan(1);
    for (const other of others) {
      expect(other).toMatchObject({ code: '', voucher: null, item: expect.stringMatching(/^other:\d+$/) });
      expect(other.summary).not.toBe('');
    }
    expect(unmatched.find(({ unit }) => unit === 'T01')).toMatchObject({
      amount: '-200.00',
      date: '2025-01-31',
      summary: '归还检验费，尾号 3311',
    });
    expect(JSON.stringify(await pairOf(house))).not.toContain('T02');
  });

  it('does not tell on which account the other side booked it, not even where that is what is wrong', async () => {
    const house = await filled();
    await house.importJson('H01', [
      {
        date: '2025-01-20',
        summary: '补助',
        entries: [entry('D', '5501', '90.00', 'T01'), entry('C', '1002', '90.00')],
      },
    ]);
    await house.importJson('T01', [
      {
        date: '2025-01-21',
        summary: '补助',
        entries: [entry('D', '1002', '90.00'), entry('C', '4609', '90.00', 'H01')],
      },
    ]);
    const kinds = ['subsidy', 'service'] as const;
    const seen = [];
    for (const kind of kinds) seen.push(await pairOf(house, { ...OF_TOWN, kind } as never));
    expect(seen.map(({ unmatched }) => unmatched.find(({ amount }) => amount === '90.00')!.class)).toEqual([
      'wrong-account',
      'wrong-account',
    ]);
    expect(JSON.stringify(seen)).not.toContain('5501');
    expect(JSON.stringify(seen)).toContain('4609');
  });
});

describe('what one member proposes', () => {
  it('the other sees at once, with who said it and when, and agrees; both names stand on it', async () => {
    const house = await filled();
    const told: unknown[] = [];
    onTestFinished(house.pipeline.bulletin.subscribe(({ topic, unit }) => told.push([topic, unit])));
    const { id } = await propose(house, '-200.00');
    expect(told).toContainEqual(['consolidation', 'H01']);
    const { rows } = await house.pipeline.perform(
      consolidation.ownPairs,
      { unit: 'H01', period: PERIOD },
      LEAD_ACCOUNTANT,
    );
    expect(rows.find(({ counterparty, kind }) => counterparty === 'T01' && kind === ROW.kind)!.matters).toEqual({
      all: 2,
      asked: 1,
      proposed: 0,
      agreed: 0,
      disputed: 0,
    });
    const next = async (unit: string) =>
      (await house.pipeline.perform(audit.readiness, { period: PERIOD, unit }, CENTRE)).rows[0]!.next;
    expect(await next('H01')).toBe('answer');
    expect(await next('T01')).toBe('submit');
    await agree(house, id);
    expect(await next('H01')).toBe('submit');
    const [proposal] = matterOf(await pairOf(house), '-200.00').proposals;
    expect(proposal).toMatchObject({
      ...{ id, by: 'kuai', unit: 'T01', nature: 'transit', mender: 'H01', reason: transit.note },
      ...{ state: 'agreed', current: true, answer: { by: 'lead', unit: 'H01' } },
    });
    expect(proposal!.instant < proposal!.answer!.instant || proposal!.instant === proposal!.answer!.instant).toBe(true);
  });

  it('rings at the other unit, not at a third one, and stands on the trail under its unit', async () => {
    const house = await filled();
    const { id } = await propose(house, '-200.00');
    const bell = async (caller: Caller) =>
      (await house.pipeline.perform(audit.notices, {}, caller)).rows.map(({ operation }) => operation);
    expect(await bell(LEAD_ACCOUNTANT)).toContain('consolidation.proposeOwn');
    expect(await bell(STRANGER)).not.toContain('consolidation.proposeOwn');
    await house.call('consolidation.disputeOwn', { unit: 'H01', id, reason: '没有这笔汇款' }, LEAD_ACCOUNTANT);
    expect(await bell(TOWN_ACCOUNTANT)).toContain('consolidation.disputeOwn');
    const { rows } = await house.pipeline.perform(audit.trail, { limit: 2 }, someone('nei', 'internal-auditor'));
    expect(rows.map(({ operation, actor, unit, reason }) => [operation, actor, unit, reason])).toEqual([
      ['consolidation.disputeOwn', 'lead', 'H01', '没有这笔汇款'],
      ['consolidation.proposeOwn', 'kuai', 'T01', transit.note],
    ]);
  });

  it('can be disputed and proposed anew by either side, or withdrawn while nobody has answered', async () => {
    const house = await filled();
    const { id } = await propose(house, '-200.00');
    expect(await refused(house, 'proposeOwn', await again(house))).toBe('already-proposed');
    await house.call('consolidation.disputeOwn', { unit: 'H01', id, reason: '没有这笔汇款' }, LEAD_ACCOUNTANT);
    const missing = { nature: 'missing', mender: 'T01', note: '请退回凭证' };
    const { id: next } = await propose(house, '200.00', missing, OF_LEAD, LEAD_ACCOUNTANT);
    const withdrawal = { unit: 'H01', id: next, reason: '查到了' };
    expect(await refused(house, 'withdrawOwn', { ...withdrawal, unit: 'T01' })).toBe('not-proposer');
    await house.call('consolidation.withdrawOwn', withdrawal, LEAD_ACCOUNTANT);
    const { proposals } = matterOf(await pairOf(house), '-200.00');
    expect(proposals.map(({ state }) => state)).toEqual(['withdrawn', 'disputed']);
    expect(await refused(house, 'agreeOwn', { unit: 'T01', id: next })).toBe('already-answered');
  });

  it('is answered by another person of the other unit only', async () => {
    const house = await filled();
    const { id } = await propose(house, '-200.00');
    expect(await refused(house, 'agreeOwn', { unit: 'T01', id })).toBe('own-proposal');
    const both: Caller = {
      ...(TOWN_ACCOUNTANT as Extract<Caller, { kind: 'person' }>),
      grants: [
        { role: 'unit-accountant', unit: 'T01' },
        { role: 'unit-accountant', unit: 'H01' },
      ],
    };
    expect(await refused(house, 'agreeOwn', { unit: 'H01', id }, both)).toBe('own-proposal');
  });

  it('says who deals with it, and does not outlive what it is about', async () => {
    const house = await filled();
    const nobody = { ...(await again(house)), mender: '' };
    expect(await refused(house, 'proposeOwn', nobody)).toBe('mender-missing');
    expect(await refused(house, 'proposeOwn', { ...nobody, mender: 'T02' })).toBe('mender-stranger');
    const { id } = await propose(house, '-200.00');
    await house.importJson('H01', [
      {
        date: '2025-01-31',
        summary: '收检验费',
        entries: [entry('D', '1002', '200.00'), entry('C', '121203', '200.00', 'T01')],
      },
    ]);
    expect(await refused(house, 'proposeOwn', nobody)).toBe('no-such-matter');
    expect(await refused(house, 'agreeOwn', { unit: 'H01', id }, LEAD_ACCOUNTANT)).toBe('matter-changed');
    const { matters, earlier } = await pairOf(house);
    expect(matters.map(({ difference }) => difference)).toEqual(['-70.00']);
    expect(earlier).toMatchObject([{ id, state: 'proposed', current: false, items: [{ amount: '-200.00' }] }]);
  });
});

const again = async (house: TestHouse) => ({
  ...OF_TOWN,
  matter: matterOf(await pairOf(house), '-200.00').matter,
  ...transit,
});
const refused = async (house: TestHouse, operation: string, input: unknown, caller: Caller = TOWN_ACCOUNTANT) =>
  (await house.refusal(`consolidation.${operation}`, input, caller)).code;

describe('what both agreed on in the consolidation', () => {
  it('takes up money in transit, and answers the row once every difference of it is agreed on', async () => {
    const house = await filled();
    const before = await run(house);
    expect(rowIn(before)).toMatchObject({ settledBy: null, open: '270.00' });
    await agree(house, (await propose(house, '-200.00')).id);
    const first = await run(house);
    expect(rowIn(first).settledBy).toBeNull();
    expect(lineIn(first, 'cash').units['H01']).toBe('200.00');
    expect(lineIn(first, 'accounts-receivable').units['H01']).toBe('225.00');
    const missing = { nature: 'missing', mender: 'T01', note: '1 月漏记，2 月补记' };
    const { id } = await propose(house, '-70.00', missing);
    await agree(house, id);
    const second = await run(house);
    expect(rowIn(second).settledBy).toBe('agreed/1+2');
    const sheet = await house.pipeline.perform(consolidation.worksheet, { period: PERIOD }, CENTRE);
    expect(rowIn(sheet).explanation).toBe('T01：1 月 31 日已汇出；T01：1 月漏记，2 月补记');
    const pack = await textsOfPack(house);
    expect(pack).toContain(
      '双方同意：1 月 31 日已汇出（T01 kuai，H01 lead）；1 月漏记，2 月补记（T01 kuai，H01 lead）',
    );
    expect(pack).toContain('H01：1 月 31 日已汇出（制单 kuai，复核 lead）');
    const [kept] = await house.pipeline.perform(consolidation.proposals, { period: PERIOD }, CENTRE);
    expect(kept).toMatchObject({ id, pair: ['H01', 'T01'], by: 'kuai', answer: { by: 'lead' }, current: true });
  });

  it('is counted on the board and in the pairs of the run before, without waiting for the next run', async () => {
    const house = await filled();
    await run(house);
    const seen = async () => {
      const { rows } = await house.pipeline.perform(audit.readiness, { period: PERIOD, unit: 'T01' }, CENTRE);
      const sheet = await house.pipeline.perform(consolidation.worksheet, { period: PERIOD }, CENTRE);
      const { differences, unexplained, disputed } = rows[0]!;
      return { differences, unexplained, disputed, agreedSince: rowIn(sheet).agreedSince };
    };
    const before = await seen();
    expect(before).toMatchObject({ disputed: 0, agreedSince: null });
    const first = await propose(house, '-200.00');
    await house.call(
      'consolidation.disputeOwn',
      { unit: 'H01', id: first.id, reason: '没有这笔汇款' },
      LEAD_ACCOUNTANT,
    );
    expect(await seen()).toEqual({ ...before, disputed: 1 });
    await agree(house, (await propose(house, '-200.00')).id);
    const half = { nature: 'missing', mender: 'T01', note: '本院补记' };
    expect(await seen()).toEqual(before);
    await agree(house, (await propose(house, '-70.00', half)).id);
    expect(await seen()).toEqual({
      ...before,
      unexplained: before.unexplained! - 1,
      agreedSince: expect.stringMatching(/^agreed\/\d+\+\d+$/),
    });
    const remade = rowIn(await run(house));
    expect(remade).toMatchObject({ agreedSince: null, settledBy: expect.stringMatching(/^agreed/) });
    expect(await seen()).toMatchObject({ unexplained: before.unexplained! - 1 });
  });

  it('rests where the centre has its own entry, and falls where the centre sets it aside', async () => {
    const house = await filled();
    await agree(house, (await propose(house, '-200.00')).id);
    await run(house);
    const manual = {
      period: PERIOD,
      kind: 'adjustment',
      units: ['H01'],
      entries: [
        { side: 'debit', statement: 'balance-sheet', key: 'cash', amount: '10.00' },
        { side: 'credit', statement: 'balance-sheet', key: 'accounts-receivable', amount: '10.00' },
      ],
      settles: { left: 'H01', right: 'T01', kind: ROW.kind, book: ROW.book },
      reason: '另有决定',
    };
    const { id } = (await house.call('consolidation.addManual', manual, CENTRE)) as { id: number };
    const decided = await run(house);
    expect(lineIn(decided, 'cash').units['H01']).toBe('10.00');
    expect(rowIn(decided).settledBy).toBe(`manual/${id}`);
    await house.call('consolidation.withdrawManual', { id, reason: '照双方意见' }, CENTRE);
    expect(lineIn(await run(house), 'cash').units['H01']).toBe('200.00');
    const aside = { id: 1, reason: '款项已到账' };
    await house.call('consolidation.setAside', aside, CENTRE);
    expect(lineIn(await run(house), 'cash').units['H01']).toBe('0.00');
    expect(await refused(house, 'setAside', aside, CENTRE)).toBe('not-agreed');
    expect(matterOf(await pairOf(house), '-200.00').proposals[0]).toMatchObject({
      state: 'set-aside',
      setAside: { by: 'wang.kj', reason: '款项已到账' },
    });
  });

  it('no longer applies when the books change, and applies again to the same facts imported anew', async () => {
    const house = await filled();
    await agree(house, (await propose(house, '-200.00')).id);
    const cash = async () => lineIn(await run(house), 'cash').units['H01'];
    const [batch] = await house.pipeline.perform(contract.ledger.batches, { unit: 'T01', period: PERIOD }, CENTRE);
    const undo = (id: number) => house.call('ledger.undoImport', { unit: 'T01', batch: id, reason: '重导' }, CENTRE);
    await undo(batch!.id);
    const other = (await house.importJson('T01', [sent('300.00'), paid('210.00')])) as { batch: number };
    expect(await cash()).toBe('0.00');
    expect((await pairOf(house)).earlier).toMatchObject([{ state: 'agreed', current: false }]);
    await undo(other.batch);
    await house.importJson('T01', [sent('300.00'), paid('200.00')]);
    expect(await cash()).toBe('200.00');
    expect(matterOf(await pairOf(house), '-200.00').proposals).toMatchObject([{ state: 'agreed', current: true }]);
  });

  it('says nothing any more once the consolidation is confirmed', async () => {
    const house = await filled();
    await house.importJson('T02', [sent('55.00')]);
    const { id } = await propose(house, '-200.00');
    await house.call(
      'consolidation.configure',
      { differenceThreshold: '100000', reason: '试点' },
      someone('li', 'chief-accountant'),
    );
    const { run: made } = await run(house);
    await house.call('consolidation.confirm', { run: made }, someone('li', 'chief-accountant'));
    expect(await refused(house, 'agreeOwn', { unit: 'H01', id }, LEAD_ACCOUNTANT)).toBe('confirmed');
    expect(await refused(house, 'proposeOwn', { ...(await again(house)) })).toBe('confirmed');
  });
});

describe('a third unit', () => {
  it('sees and says nothing of a pair that is not its own, by whatever call', async () => {
    const house = await filled();
    const { id } = await propose(house, '-200.00');
    const { matter } = matterOf(await pairOf(house), '-200.00');
    for (const [name, input] of [
      ['ownPairs', { unit: 'T01', period: PERIOD }],
      ['ownPair', OF_TOWN],
      ['proposeOwn', { ...OF_TOWN, matter, ...transit }],
      ['agreeOwn', { unit: 'H01', id }],
      ['disputeOwn', { unit: 'H01', id, reason: '无' }],
      ['withdrawOwn', { unit: 'T01', id, reason: '无' }],
      ['proposals', { period: PERIOD }],
      ['setAside', { id, reason: '无' }],
    ] as const)
      expect(await refused(house, name, input, STRANGER), name).toBe('FORBIDDEN');
    const own = { unit: 'T02', id };
    for (const [name, input] of [
      ['agreeOwn', own],
      ['disputeOwn', { ...own, reason: '无' }],
      ['withdrawOwn', { ...own, reason: '无' }],
      ['ownPair', { ...ROW, unit: 'T02', counterparty: 'T01' }],
    ] as const)
      expect(await refused(house, name, input, STRANGER), name).toBe('NOT_FOUND');
    const asked = { ...ROW, unit: 'T02', counterparty: 'H01' };
    expect(await refused(house, 'proposeOwn', { ...asked, matter, ...transit }, STRANGER)).toBe('no-such-matter');
    const seen = await house.pipeline.perform(consolidation.ownPairs, { unit: 'T02', period: PERIOD }, STRANGER);
    expect(JSON.stringify(seen)).not.toContain('T01');
    const changes = await house.pipeline.perform(
      audit.changes,
      { today: '2030-01-01T00:00:00.000Z', offset: 0, limit: 100 } as never,
      STRANGER,
    );
    expect(JSON.stringify(changes)).not.toContain('proposeOwn');
  });
});
