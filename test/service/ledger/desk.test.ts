import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { worded } from '../../../electron/service/http/wording.ts';
import { contract } from '../../../shared/contract/index.ts';
import type { ReplyOf, RequestOf } from '../../../shared/contract/operation.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import { postgresKind, startPostgres, type TestPostgres } from '../../store/postgres-server.ts';
import { type Content, chief, line, received, sun, zhao, zhou } from '../support/desk.ts';
import { LEAD, openCommunity, signed, simple, someone, type TestHouse, TOWN } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';

/** 凭证工作台: drafts from the first line typed to their number, as several people work at them. */

const { ledger, audit } = contract;

const qian = someone('qian', 'unit-accountant', 'H01');
/** Holds both duties: may review, but never their own. */
const both: Caller = {
  kind: 'person',
  id: 'id-of-wu',
  name: 'wu',
  display: 'wu',
  grants: [
    { role: 'unit-accountant', unit: 'H01' },
    { role: 'reviewer', unit: 'H01' },
  ],
  session: 'session-of-wu',
};

type Move =
  | 'submitDrafts'
  | 'withdrawDrafts'
  | 'reviewDrafts'
  | 'unreviewDrafts'
  | 'signDrafts'
  | 'unsignDrafts'
  | 'postDrafts'
  | 'discardDrafts';
type Named = readonly (number | { id: number; revision: number })[];
type Outcome = ReplyOf<typeof ledger.postDrafts>['outcomes'][number];

/** What people at the desk of one unit do, in few words. */
function deskOf(house: TestHouse, unit = 'H01') {
  const named = (drafts: Named) => drafts.map((each) => (typeof each === 'number' ? { id: each, revision: 1 } : each));
  return {
    save: (content: Content, caller: Caller = sun, was?: { id: number; revision: number }) =>
      house.pipeline.perform(ledger.saveDraft, { unit, ...was, content }, caller),
    move: (move: Move, drafts: Named, caller: Caller) =>
      house.pipeline.perform(ledger[move], { unit, drafts: named(drafts) }, caller),
    giveBack: (drafts: Named, caller: Caller = zhou) =>
      house.pipeline.perform(ledger.returnDrafts, { unit, drafts: named(drafts), reason: '摘要不清' }, caller),
    draft: (id: number, caller: Caller = sun) => house.pipeline.perform(ledger.draft, { unit, id }, caller),
    list: (input: Omit<RequestOf<typeof ledger.drafts>, 'unit'> = {}, caller: Caller = sun) =>
      house.pipeline.perform(ledger.drafts, { unit, ...input }, caller),
    /** Saved, submitted, signed by the cashier and reviewed. */
    async ready(...contents: Content[]): Promise<number[]> {
      const ids: number[] = [];
      for (const content of contents) ids.push((await this.save(content)).id);
      await this.move('submitDrafts', ids, sun);
      await this.move('signDrafts', ids, zhao);
      await this.move('reviewDrafts', ids, zhou);
      return ids;
    },
  };
}

const why = (outcomes: readonly Outcome[]) =>
  outcomes.map(({ state, reasons }) => (state === 'done' ? 'done' : reasons.map(({ code }) => code).join()));
const eventsOf = (house: TestHouse) =>
  house.books.read((db) => db.selectFrom('event').selectAll().orderBy('sequence').execute());

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

const everyEngine = async (): Promise<TestHouse[]> => [
  await openCommunity([LEAD, TOWN]),
  // PGlite has no address that a service could be pointed at.
  ...(postgresKind() === 'server'
    ? [await openCommunity([LEAD, TOWN], { databaseUrl: (await postgres.newDatabase()).url! })]
    : []),
];

describe('a voucher on its way', () => {
  it('concerns the month when it is begun, and while it is typed only who looks at drafts', async () => {
    const house = await openCommunity([LEAD]);
    const desk = deskOf(house);
    const told: string[] = [];
    house.pipeline.bulletin.subscribe(({ topic }) => told.push(topic));
    const { id, revision } = await desk.save(received('2025-03-05', '50.00'));
    expect(told.splice(0)).toEqual(['drafts', 'ledger']);
    const again = await desk.save(received('2025-03-05', '51.00'), sun, { id, revision });
    expect(told.splice(0)).toEqual(['drafts']);
    await desk.move('submitDrafts', [{ id, revision: again.revision }], sun);
    expect(told).toEqual(['ledger']);
  });

  it('is typed, submitted, reviewed by another person and posted with its number, on every engine', async () => {
    for (const house of await everyEngine()) {
      const desk = deskOf(house);
      const { id, revision, saved } = await desk.save(received('2025-03-05', '50.00'));
      expect({ id, revision, saved }).toEqual({ id: 1, revision: 1, saved: '2025-03-31T08:00:00.000Z' });
      expect(await desk.draft(id)).toMatchObject({
        state: 'draft',
        preparedBy: 'sun',
        summary: '门诊收入 50.00',
        total: '50.00',
        accounts: { '1002': '银行存款' },
        budgetDue: false,
        proposal: null,
        voucher: null,
      });
      expect(await desk.move('submitDrafts', [id], sun)).toMatchObject({ done: 1, refused: 0 });
      expect(await desk.move('reviewDrafts', [id], zhou)).toMatchObject({ done: 1 });
      expect(await desk.move('signDrafts', [id], zhao)).toMatchObject({ done: 1 });
      expect(await desk.draft(id)).toMatchObject({ state: 'reviewed', reviewedBy: 'zhou', signedBy: 'zhao' });
      const posted = await desk.move('postDrafts', [id], qian);
      expect(posted.outcomes).toEqual([
        { draft: id, state: 'done', reasons: [], voucher: { id: expect.any(Number), number: '记-1' } },
      ]);
      const voucher = await house.pipeline.perform(
        ledger.voucher,
        { unit: 'H01', id: posted.outcomes[0]!.voucher!.id },
        sun,
      );
      expect(voucher).toMatchObject({
        date: '2025-03-05',
        number: 1,
        attachments: 1,
        preparedBy: 'sun',
        reviewedBy: 'zhou',
        postedBy: 'qian',
        signedBy: 'zhao',
        withoutBudget: '',
        kind: 'ordinary',
        batch: null,
        findings: [],
      });
      expect(voucher.lines.map(({ code, debit, credit }) => [code, debit, credit])).toEqual([
        ['1002', '50.00', '0.00'],
        ['4101010101', '0.00', '50.00'],
        ['8001', '50.00', '0.00'],
        ['61010101', '0.00', '50.00'],
      ]);
      expect(await desk.draft(id)).toMatchObject({ state: 'posted', voucher: { number: '记-1' } });
      expect(house.defects).toEqual([]);
    }
  });

  it('may be left incomplete as a draft, and is refused with every sentence at its line when submitted', async () => {
    const house = await openCommunity([LEAD]);
    const desk = deskOf(house);
    const { id } = await desk.save({
      date: '2025-03-05',
      type: '',
      lines: [
        line('1002', '5.00', ''),
        { book: 'financial' },
        line('1212', '', '4.00'),
        { book: 'budget', debit: '1' },
      ],
    });
    const { outcomes, done } = await desk.move('submitDrafts', [id], sun);
    expect(done).toBe(0);
    expect(outcomes[0]!.reasons.map(({ code, line: at }) => [code, at])).toEqual([
      ['no-type', null],
      ['not-a-leaf', 3],
      ['no-account', 4],
      ['unbalanced', null],
      ['unbalanced', null],
      ['no-summary', null],
    ]);
    const { state, findings } = await desk.draft(id);
    expect(state).toBe('draft');
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual(
      outcomes[0]!.reasons.map((reason) => ({ severity: 'error', ...reason })),
    );
  });

  it('is returned with a reason, mended and submitted again', async () => {
    const house = await openCommunity([LEAD]);
    const desk = deskOf(house);
    const { id } = await desk.save(received('2025-03-05', '50.00'));
    await desk.move('submitDrafts', [id], sun);
    expect(
      await house.refusal(
        'ledger.saveDraft',
        { unit: 'H01', id, revision: 1, content: received('2025-03-05', '1') },
        sun,
      ),
    ).toEqual({
      code: 'not-a-draft',
      messages: ['凭证已提交，不能修改'],
    });
    expect((await desk.giveBack([id])).done).toBe(1);
    expect(await desk.draft(id)).toMatchObject({
      state: 'draft',
      returned: { reason: '摘要不清', by: 'zhou', at: '2025-03-31T08:00:00.000Z' },
    });
    expect(await desk.save(received('2025-03-05', '51.00'), sun, { id, revision: 1 })).toMatchObject({ revision: 2 });
    await desk.move('submitDrafts', [{ id, revision: 2 }], sun);
    expect(await desk.draft(id)).toMatchObject({ state: 'submitted', total: '51.00', returned: null });
  });

  it('is withdrawn by its preparer alone, its review cancelled by its reviewer alone, and discarded as a draft', async () => {
    const house = await openCommunity([LEAD]);
    const desk = deskOf(house);
    const [id] = [(await desk.save(received('2025-03-05', '50.00'))).id];
    await desk.move('submitDrafts', [id], sun);
    expect(why((await desk.move('withdrawDrafts', [id], qian)).outcomes)).toEqual(['not-preparer']);
    await desk.move('reviewDrafts', [id], zhou);
    expect(why((await desk.move('withdrawDrafts', [id], sun)).outcomes)).toEqual(['wrong-state']);
    expect(why((await desk.move('unreviewDrafts', [id], chief)).outcomes)).toEqual(['not-reviewer']);
    expect(why((await desk.move('unreviewDrafts', [id], zhou)).outcomes)).toEqual(['done']);
    expect(why((await desk.move('withdrawDrafts', [id], sun)).outcomes)).toEqual(['done']);
    expect(why((await desk.move('discardDrafts', [id, id], qian)).outcomes)).toEqual(['done', 'wrong-state']);
    expect(await desk.draft(id)).toMatchObject({ state: 'discarded', reviewedBy: null });
    const { outcomes } = await desk.move('submitDrafts', [id, 77], sun);
    expect(worded(outcomes, 'en').flatMap(({ reasons }) => reasons.map(({ message }) => message))).toEqual([
      'The voucher is discarded; it cannot be submitted',
      'There is no draft voucher 77',
    ]);
  });

  it('leaves each step on the trail, with the drafts at their revisions and the numbers given', async () => {
    const house = await openCommunity([LEAD]);
    const desk = deskOf(house);
    const [id] = await desk.ready(received('2025-03-05', '50.00'));
    await desk.giveBack([id!]);
    await desk.move('submitDrafts', [id!, 99], sun);
    await desk.move('signDrafts', [id!], zhao);
    await desk.move('reviewDrafts', [id!], zhou);
    await desk.move('postDrafts', [id!], sun);
    const events = (await eventsOf(house)).filter(({ operation }) => operation.endsWith('Drafts'));
    expect(
      events.map(({ operation, actor, unit, subject, reason }) => [operation, actor, unit, subject, reason]),
    ).toEqual([
      ['ledger.submitDrafts', 'sun', 'H01', 'H01 凭证 1 张', null],
      ['ledger.signDrafts', 'zhao', 'H01', 'H01 凭证 1 张', null],
      ['ledger.reviewDrafts', 'zhou', 'H01', 'H01 凭证 1 张', null],
      ['ledger.returnDrafts', 'zhou', 'H01', 'H01 凭证 1 张', '摘要不清'],
      ['ledger.submitDrafts', 'sun', 'H01', 'H01 凭证 1 张', null],
      ['ledger.signDrafts', 'zhao', 'H01', 'H01 凭证 1 张', null],
      ['ledger.reviewDrafts', 'zhou', 'H01', 'H01 凭证 1 张', null],
      ['ledger.postDrafts', 'sun', 'H01', 'H01 凭证 1 张', null],
    ]);
    expect(JSON.parse(events[1]!.after!)).toEqual({ drafts: [{ id, revision: 1 }] });
    expect(JSON.parse(events[3]!.after!)).toEqual({ state: 'draft', drafts: [{ id, revision: 1 }] });
    expect(JSON.parse(events[4]!.after!)).toEqual({ state: 'submitted', drafts: [{ id, revision: 1 }], refused: [99] });
    expect(JSON.parse(events[7]!.after!)).toMatchObject({ state: 'posted', vouchers: ['2025-03 记-1'] });
  });
});

describe('two people at one draft', () => {
  it('the second is told who saved it and when, keeps what was typed, and reads the other version', async () => {
    for (const house of await everyEngine()) {
      const desk = deskOf(house);
      await house.books.transact({ actor: 'test', operation: 'test' }, (tx) => tx.bulkInsert('person', [PERSON]));
      const { id } = await desk.save(received('2025-03-05', '50.00'));
      house.clock.advance(3 * 60_000);
      expect(await desk.save(received('2025-03-05', '60.00'), qian, { id, revision: 1 })).toMatchObject({
        revision: 2,
      });
      const mine = { unit: 'H01', id, revision: 1, content: received('2025-03-05', '70.00') };
      expect(await house.refusal('ledger.saveDraft', mine, sun)).toEqual({
        code: 'changed-elsewhere',
        messages: ['钱会计 已于 2025-03-31 16:03 保存了这张凭证，您的修改还没有保存'],
      });
      const theirs = await desk.draft(id);
      expect(theirs).toMatchObject({
        revision: 2,
        total: '60.00',
        preparedBy: 'qian',
        saved: '2025-03-31T08:03:00.000Z',
      });
      expect(await desk.save(mine.content, sun, { id, revision: theirs.revision })).toMatchObject({ revision: 3 });
    }
  });

  it('both at once: one is kept, the other refused', async () => {
    for (const house of await everyEngine()) {
      const desk = deskOf(house);
      const { id } = await desk.save(received('2025-03-05', '50.00'));
      const tries = await Promise.allSettled([
        desk.save(received('2025-03-05', '60.00'), qian, { id, revision: 1 }),
        desk.save(received('2025-03-05', '70.00'), sun, { id, revision: 1 }),
      ]);
      expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect((await desk.draft(id)).revision).toBe(2);
    }
  });

  it('the reviewer decides on what they saw: a later version is not reviewed unseen', async () => {
    const house = await openCommunity([LEAD]);
    const desk = deskOf(house);
    const { id } = await desk.save(received('2025-03-05', '50.00'));
    await desk.move('submitDrafts', [id], sun);
    await desk.move('withdrawDrafts', [id], sun);
    await desk.save(received('2025-03-05', '9000.00'), sun, { id, revision: 1 });
    await desk.move('submitDrafts', [{ id, revision: 2 }], sun);
    const { outcomes } = await desk.move('reviewDrafts', [{ id, revision: 1 }], zhou);
    expect(why(outcomes)).toEqual(['changed-elsewhere']);
    expect(why((await desk.move('reviewDrafts', [{ id, revision: 2 }], zhou)).outcomes)).toEqual(['done']);
  });

  it('saving the same again is no new version, and whoever saves last is the preparer', async () => {
    const house = await openCommunity([LEAD]);
    const desk = deskOf(house);
    const { id } = await desk.save(received('2025-03-05', '50.00'));
    expect(await desk.save(received('2025-03-05', '50.00'), sun, { id, revision: 1 })).toMatchObject({ revision: 1 });
    expect(await desk.save(received('2025-03-05', '50.00'), both, { id, revision: 1 })).toMatchObject({ revision: 2 });
    await desk.move('submitDrafts', [{ id, revision: 2 }], sun);
    expect(why((await desk.move('reviewDrafts', [{ id, revision: 2 }], both)).outcomes)).toEqual(['separation']);
  });
});

describe('separation (不相容岗位)', () => {
  it('nobody reviews what they prepared, whatever roles they hold; the sentence cites the rule', async () => {
    const house = await openCommunity([LEAD]);
    const desk = deskOf(house);
    const own = (await desk.save(received('2025-03-05', '50.00'), both)).id;
    const other = (await desk.save(received('2025-03-06', '60.00'), sun)).id;
    await desk.move('submitDrafts', [own, other], sun);
    const { outcomes, done, refused } = await desk.move('reviewDrafts', [own, other], both);
    expect({ done, refused, why: why(outcomes) }).toEqual({ done: 1, refused: 1, why: ['separation', 'done'] });
    expect(outcomes[0]!.reasons[0]!.message).toMatch(/不相容岗位（财会〔2012〕21号 第十二条）/);
    expect(worded(outcomes, 'en')[0]!.reasons[0]!.message).toMatch(
      /^Nobody reviews .* article 12\); ask somebody else$/,
    );
    expect((await desk.draft(own)).state).toBe('submitted');
  });

  it('each act asks for its own permission, in the unit', async () => {
    const house = await openCommunity([LEAD, TOWN]);
    const desk = deskOf(house);
    const { id } = await desk.save(received('2025-03-05', '50.00'));
    const drafts = [{ id, revision: 1 }];
    const town = someone('he', 'unit-accountant', 'T01');
    for (const [operation, caller] of [
      ['submitDrafts', zhou],
      ['reviewDrafts', sun],
      ['postDrafts', zhou],
      ['submitDrafts', town],
      ['submitDrafts', OPERATOR],
    ] as const)
      await expect(house.call(`ledger.${operation}`, { unit: 'H01', drafts }, caller)).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    const { outcomes } = await house.pipeline.perform(ledger.submitDrafts, { unit: 'T01', drafts }, town);
    expect(why(outcomes)).toEqual(['not-found']);
  });
});

describe('parallel accounting at the desk (平行记账)', () => {
  const paid: Content = {
    date: '2025-03-05',
    summary: '付药款',
    lines: [line('2302', '40.00', '', { counterparty: 'party:P00001' }), line('1002', '', '40.00')],
  };

  it('the missing block refuses submitting and is proposed; a reason that the reviewer reads lets it pass', async () => {
    const house = await openCommunity([LEAD]);
    await house.pipeline.perform(
      contract.organisation.addParties,
      { parties: [{ code: 'P00001', name: '县医药公司', class: 'other' }] },
      chief,
    );
    const desk = deskOf(house);
    const { id } = await desk.save(paid);
    expect(why((await desk.move('submitDrafts', [id], sun)).outcomes)).toEqual(['missing-parallel-block']);
    const shown = await desk.draft(id);
    expect(shown.budgetDue).toBe(true);
    expect(shown.proposal?.rules.map(({ key }) => key)).toEqual(['P8']);
    const asked = await house.pipeline.perform(ledger.checkDraft, { unit: 'H01', content: paid }, sun);
    expect(asked).toEqual({
      findings: shown.findings,
      budgetDue: true,
      cash: true,
      proposal: shown.proposal,
      rival: null,
    });
    const withoutBudget = '统一采购垫付，由成员单位做预算会计';
    await desk.save({ ...paid, withoutBudget }, sun, { id, revision: 1 });
    expect(why((await desk.move('submitDrafts', [{ id, revision: 2 }], sun)).outcomes)).toEqual(['done']);
    const [row] = (await desk.list({ states: ['submitted'] }, zhou)).rows;
    expect(row).toMatchObject({ id, withoutBudget });
    expect(why((await desk.move('reviewDrafts', [{ id, revision: 2 }], zhou)).outcomes)).toEqual(['done']);
  });

  it('a proposal taken over as lines is accepted as it stands', async () => {
    const house = await openCommunity([LEAD]);
    const desk = deskOf(house);
    const content: Content = { ...paid, lines: [line('2302', '40.00', ''), line('1002', '', '40.00')] };
    const { proposal } = await house.pipeline.perform(ledger.checkDraft, { unit: 'H01', content }, sun);
    const taken = proposal!.lines.map(({ line: _line, name: _name, ...each }) => each);
    const { id } = await desk.save({ ...content, lines: [...content.lines, ...taken] });
    expect(why((await desk.move('submitDrafts', [id], sun)).outcomes)).toEqual(['done']);
  });
});

describe('posting', () => {
  it('goes by date, then as submitted; bad ones stay and say why, and numbers have no gap', async () => {
    for (const house of await everyEngine()) {
      const desk = deskOf(house);
      const ids = await desk.ready(
        received('2025-03-20', '20.00'),
        received('2025-02-07', '2.00'),
        received('2025-03-05', '5.00'),
        received('2025-03-05', '6.00'),
        received('2025-02-03', '1.00'),
      );
      // Somebody closes February behind the desk's back, after the review.
      await house.books.transact({ actor: 'test', operation: 'test' }, ({ db }) =>
        db
          .insertInto('period')
          .values({ unit: 'H01', period: '2025-02', state: 'locked', basis: 'summary', chain_head: null, reason: null })
          .execute(),
      );
      const { outcomes, done, refused } = await desk.move('postDrafts', ids, qian);
      expect({ done, refused }).toEqual({ done: 3, refused: 2 });
      expect(outcomes.map(({ voucher }) => voucher?.number ?? null)).toEqual(['记-3', null, '记-1', '记-2', null]);
      expect(why(outcomes)).toEqual(['done', 'period-closed', 'done', 'done', 'period-closed']);
      expect(outcomes[1]!.reasons[0]!.message).toBe('2025-02 期间已上报或已锁定，不能记账');
      expect((await desk.draft(ids[1]!)).state).toBe('reviewed');
      expect((await desk.giveBack([ids[1]!], chief)).done).toBe(1);
      const { rows } = await house.pipeline.perform(ledger.vouchers, { unit: 'H01', sort: 'number' }, sun);
      expect(rows.map(({ number, summary }) => [number, summary])).toEqual([
        [1, '门诊收入 5.00'],
        [2, '门诊收入 6.00'],
        [3, '门诊收入 20.00'],
      ]);
    }
  });

  it('interleaved by two people and with an import, numbers stay gapless and each draft is posted once', async () => {
    for (const house of await everyEngine()) {
      const desk = deskOf(house);
      const days = ['03', '04', '05', '06', '07', '10', '11', '12'];
      const ids = await desk.ready(...days.map((day) => received(`2025-03-${day}`, `${Number(day)}.00`)));
      const replies = await Promise.all([
        desk.move('postDrafts', ids.slice(0, 5), qian),
        desk.move('postDrafts', ids.slice(3), sun),
        house.importJson('H01', [simple('2025-03-08', '1002', '1001', '1.00')]),
        desk.move('postDrafts', ids.slice(4, 6), sun),
      ]);
      const posted = [replies[0], replies[1], replies[3]].flatMap(({ outcomes }) =>
        outcomes.filter(({ state }) => state === 'done').map(({ draft }) => draft),
      );
      expect([...posted].sort((a, b) => a - b)).toEqual(ids);
      const { rows } = await house.pipeline.perform(ledger.vouchers, { unit: 'H01', sort: 'number' }, sun);
      expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 9 }, (_, at) => at + 1));
      const { checks } = await house.pipeline.perform(audit.check, { unit: 'H01', period: '2025-03' }, chief);
      const wrong = checks.filter(({ ok, severity }) => !ok && severity === 'error').map(({ name }) => name);
      expect(wrong).toEqual([]);
      expect(house.defects).toEqual([]);
    }
  });

  it('whatever several people do in whatever order: numbers 1…n, one voucher a draft, balances that are their lines', async () => {
    const people = [sun, zhou, both, zhao] as const;
    const kinds = [
      'save',
      'change',
      'submitDrafts',
      'withdrawDrafts',
      'reviewDrafts',
      'unreviewDrafts',
      'signDrafts',
      'unsignDrafts',
      'postDrafts',
      'discardDrafts',
    ] as const;
    let posted = 0;
    const step = fc.record({
      kind: fc.constantFrom(...kinds),
      who: fc.nat(3),
      which: fc.nat(4),
      cents: fc.integer({ min: 1, max: 999 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
        const house = await openCommunity([LEAD]);
        const desk = deskOf(house);
        await desk.ready(received('2025-01-31', '1.00'), received('2025-02-01', '2.00'));
        for (const { kind, who, which, cents } of steps) {
          const id = which + 1;
          const content = received(`2025-0${(cents % 2) + 1}-1${cents % 9}`, (cents / 100).toFixed(2));
          const revision = (await desk.draft(id).catch(() => undefined))?.revision ?? 1;
          const act =
            kind === 'save'
              ? desk.save(content, people[who])
              : kind === 'change'
                ? desk.save(content, people[who], { id, revision })
                : desk.move(kind, [{ id, revision }], people[who]!);
          await act.catch((error: unknown) => expect(error).toMatchObject({ name: 'Failure' }));
        }
        const { rows } = await desk.list({ states: ['posted'], limit: 1000 });
        posted += rows.length;
        const vouchers = await house.pipeline.perform(ledger.vouchers, { unit: 'H01', limit: 1000 }, sun);
        expect(vouchers.total).toBe(rows.length);
        expect(new Set(rows.map(({ voucher }) => voucher?.id)).size).toBe(rows.length);
        for (const period of ['2025-01', '2025-02']) {
          const numbers = vouchers.rows.filter((row) => row.period === period).map(({ number }) => number);
          expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, at) => at + 1));
          const { checks } = await house.pipeline.perform(
            audit.check,
            { unit: 'H01', period, only: ['balances-are-lines'] },
            sun,
          );
          expect(checks.every(({ ok }) => ok)).toBe(true);
        }
        for (const { preparedBy, reviewedBy, signedBy } of rows)
          expect(new Set([preparedBy, reviewedBy, signedBy, null]).size).toBe(4);
        expect(house.defects).toEqual([]);
      }),
      { numRuns: 8 },
    );
    expect(posted).toBeGreaterThan(0);
  });

  it('a posted voucher is answered by its reversal, as any other', async () => {
    const house = await openCommunity([LEAD]);
    const desk = deskOf(house);
    const ids = await desk.ready(received('2025-03-05', '50.00'));
    const { outcomes } = await desk.move('postDrafts', ids, qian);
    const reversed = await house.pipeline.perform(
      ledger.reverseVoucher,
      { unit: 'H01', voucher: outcomes[0]!.voucher!.id, date: '2025-03-31', reason: '金额有误' },
      qian,
    );
    expect(reversed.number).toBe('记-2');
  });
});

describe('a month', () => {
  it('is not submitted or locked while a voucher waits on the desk; the check names each', async () => {
    const house = await openCommunity([LEAD]);
    await house.importJson('H01', [simple('2025-03-02', '1002', '4101010101', '1.00')]);
    const desk = deskOf(house);
    const [reviewed] = await desk.ready(received('2025-03-05', '50.00'));
    const { id } = await desk.save(received('2025-03-06', '60.00'));
    const sentence = 'H01 的 2025-03 还有 2 张凭证没有记账（草稿 1 张、已提交 0 张、已审核 1 张），请先记账或作废';
    const month = { unit: 'H01', period: '2025-03' };
    expect(await house.refusal('ledger.submitPeriod', month, sun)).toEqual({
      code: 'open-drafts',
      messages: [sentence],
    });
    expect(await house.refusal('ledger.lockPeriod', month, chief)).toMatchObject({ code: 'open-drafts' });
    const pending = async () => {
      const { checks } = await house.pipeline.perform(audit.check, { ...month, kept: true }, chief);
      return checks.find(({ name }) => name === 'vouchers-pending')!.rows.map(({ place }) => place);
    };
    expect(await pending()).toEqual([`草稿 ${reviewed}`, `草稿 ${id}`]);
    const { rows } = await house.pipeline.perform(audit.readiness, { period: '2025-03' }, chief);
    expect(rows[0]).toMatchObject({ next: 'mend', failed: [{ name: 'vouchers-pending', rows: 2 }] });
    await desk.move('discardDrafts', [id], sun);
    await desk.move('postDrafts', [reviewed!], sun);
    expect(await pending()).toEqual([]);
    expect(
      await house.pipeline.perform(ledger.submitPeriod, { unit: 'H01', period: '2025-03' as never }, sun),
    ).toMatchObject({
      state: 'submitted',
    });
  });

  it('that has left the unit’s hands waits for nothing: what is typed into it later stops nobody', async () => {
    const house = await openCommunity([LEAD]);
    await house.importJson('H01', [simple('2025-03-02', '1002', '4101010101', '1.00')]);
    const desk = deskOf(house);
    const march = { unit: 'H01', period: '2025-03' };
    await house.call('ledger.submitPeriod', march, sun);
    const { id } = await desk.save(received('2025-03-05', '50.00'));
    expect(why((await desk.move('submitDrafts', [id], sun)).outcomes)).toEqual(['period-closed']);
    await signed(house, 'H01', '2025-03');
    expect(await house.call('ledger.lockPeriod', march, chief)).toMatchObject({ state: 'locked' });
    await house.call('ledger.reopenPeriod', { ...march, reason: '补记' }, chief);
    expect(await house.refusal('ledger.submitPeriod', march, sun)).toMatchObject({ code: 'open-drafts' });
  });
});

describe('the desk’s lists', () => {
  it('show the units in scope with their totals, by date, page by page', async () => {
    for (const house of await everyEngine()) {
      const lead = deskOf(house);
      const town = deskOf(house, 'T01');
      const he = someone('he', 'unit-accountant', 'T01');
      await lead.ready(received('2025-03-05', '50.00'));
      await lead.save(received('2025-03-02', '60.00'), qian);
      await town.save(received('2025-02-02', '7.00'), he);
      const all = await house.pipeline.perform(ledger.drafts, {}, chief);
      expect(all.rows.map(({ unit, date, state, total }) => [unit, date, state, total])).toEqual([
        ['T01', '2025-02-02', 'draft', '7.00'],
        ['H01', '2025-03-02', 'draft', '60.00'],
        ['H01', '2025-03-05', 'reviewed', '50.00'],
      ]);
      expect(all.totals).toEqual({ draft: 2, submitted: 0, reviewed: 1, posted: 0, discarded: 0, unsigned: 0 });
      expect(all.units).toEqual([
        { unit: 'H01', draft: 1, submitted: 0, reviewed: 1, posted: 0, discarded: 0, unsigned: 0 },
        { unit: 'T01', draft: 1, submitted: 0, reviewed: 0, posted: 0, discarded: 0, unsigned: 0 },
      ]);
      const march = await house.pipeline.perform(
        ledger.drafts,
        { period: '2025-03', states: ['draft'], descending: true },
        chief,
      );
      expect([march.total, march.rows.length, march.totals.reviewed]).toEqual([1, 1, 1]);
      expect((await house.pipeline.perform(ledger.drafts, {}, he)).rows.map(({ unit }) => unit)).toEqual(['T01']);
      expect((await lead.list({ own: true })).rows.map(({ preparedBy }) => preparedBy)).toEqual(['sun']);
      const paged = await house.pipeline.perform(ledger.drafts, { offset: 1, limit: 1 }, chief);
      expect([paged.total, paged.rows.map(({ date }) => date)]).toEqual([3, ['2025-03-02']]);
    }
  });

  it('an account is shown with what stands on it before the voucher', async () => {
    for (const house of await everyEngine()) {
      await house.importJson('H01', [
        simple('2025-01-05', '1002', '4101010101', '100.00'),
        simple('2025-03-05', '1001', '1002', '30.00'),
      ]);
      const hint = (code: string, date: string) =>
        house.pipeline.perform(ledger.accountHint, { unit: 'H01', code, date: date as never }, sun);
      expect(await hint('1002', '2025-02-10')).toEqual({
        code: '1002',
        name: '银行存款',
        book: 'financial',
        side: 'debit',
        leaf: true,
        balance: '100.00',
      });
      expect(await hint('1002', '2025-03-01')).toMatchObject({ balance: '70.00' });
      expect(await hint('4101', '2025-03-01')).toMatchObject({ leaf: false, balance: '-100.00' });
      expect(await hint('2302', '2025-03-01')).toMatchObject({ balance: '0.00' });
      expect(await hint('9999', '2025-03-01')).toBeNull();
    }
  });
});

describe('what comes from outside', () => {
  it('is refused by its shape: amounts, lines, texts, half of a revision', async () => {
    const house = await openCommunity([LEAD]);
    const wrong = async (input: object) =>
      expect(house.call('ledger.saveDraft', { unit: 'H01', ...input }, sun)).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      });
    const content = received('2025-03-05', '50.00');
    for (const amount of ['1e3', 'NaN', '1,000', '0.001', ' 1', '--1', '99999999999999'])
      await wrong({ content: { ...content, lines: [line('1002', amount, '')] } });
    for (const more of [
      { code: '10a' },
      { counterparty: 'someone' },
      { summary: '\u0000' },
      { project: 'x'.repeat(121) },
    ])
      await wrong({ content: { ...content, lines: [line('1002', '1', '', more)] } });
    await wrong({ content: { ...content, lines: Array.from({ length: 501 }, () => line('1002', '1', '')) } });
    await wrong({ content: { ...content, attachments: -1 } });
    await wrong({ content: { ...content, date: '2025-02-30' } });
    await wrong({ id: 1, content });
    await wrong({ revision: 1, content });
    expect(house.defects).toEqual([]);
  });

  it('amounts beyond what can be added are said, not a defect', async () => {
    const house = await openCommunity([LEAD]);
    const desk = deskOf(house);
    const huge = Array.from({ length: 500 }, (_, at) => line(at % 2 ? '1002' : '1001', '9999999999999.99', ''));
    const { id } = await desk.save({ date: '2025-03-05', summary: '大', lines: huge });
    const { total, findings } = await desk.draft(id);
    expect(total).toBeNull();
    expect(findings.map(({ code }) => code)).toContain('amount-too-large');
    expect((await desk.list()).rows[0]).toMatchObject({ total: null, lines: 500 });
    expect(house.defects).toEqual([]);
  });
});

const PERSON = {
  id: 'id-of-qian',
  name: 'qian',
  display: '钱会计',
  password_hash: '',
  disabled: 0,
  failed_attempts: 0,
  locked_until_ms: 0,
};
