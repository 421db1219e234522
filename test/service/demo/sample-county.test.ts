import { describe, expect, it } from 'vitest';
import { readDirectCost } from '../../../electron/service/costing/reading.ts';
import { openRun, runsOf } from '../../../electron/service/costing/runs/reading.ts';
import { LIVING_UNIT } from '../../../electron/service/demo/living.ts';
import { loadSampleCounty } from '../../../electron/service/demo/load.ts';
import type { SampleCounty, TroubleKind } from '../../../electron/service/demo/model.ts';
import { contract } from '../../../shared/contract/index.ts';
import { addAmounts, NO_AMOUNTS } from '../../../shared/domain/costing/direct-cost.ts';
import { certifyRun } from '../../../shared/domain/costing/run-certificate.ts';
import { endOf, type Period } from '../../../shared/kernel/period.ts';
import { keepTestHouse, simple, someone, type TestHouse } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';

/** The sample county, loaded through the same operations as a real one, and what a chief accountant then finds. */

const { audit, budget, consolidation, ledger, organisation, procurement, session } = contract;

const BUDGET_CHECKS = ['budget-movements-sum', 'budget-within'];
const DECEMBER = '2025-12';

let house: TestHouse;
let county: SampleCounty;
let password: string;
keepTestHouse(async (opened) => {
  house = opened;
  // After the year that it shows: nobody counts cash of a day to come.
  house.clock.ms = Date.UTC(2026, 0, 5, 1);
  ({ county, password } = await loadSampleCounty({
    service: house,
    operator: { kind: 'local', osUser: 'wang' },
    report: () => {},
  }));
});

const unitsWith = (kind: TroubleKind) =>
  county.troubles.filter((trouble) => trouble.kind === kind).flatMap((trouble) => trouble.units);

describe('the sample county', () => {
  it('has 31 units and more than 60,000 voucher lines, with six members in summary', async () => {
    const board = await house.pipeline.perform(ledger.board, { period: '2025-11' }, OPERATOR);
    expect(board.rows).toHaveLength(31);
    expect(board.rows.filter((row) => row.basis === 'summary')).toHaveLength(6);
    const lines = county.vouchers.reduce((sum, voucher) => sum + voucher.lines.length, 0);
    expect(lines).toBeGreaterThan(60_000);
  });

  it('shows the unit that is late', async () => {
    const board = await house.pipeline.perform(ledger.board, { period: DECEMBER }, OPERATOR);
    expect(board.rows.filter((row) => row.basis === 'none').map((row) => row.unit)).toEqual(unitsWith('late-unit'));
  });

  it('costs seven members: each month’s clinical full cost is its direct cost is the ledger’s cost, item by item', async () => {
    let months = 0;
    for (const unit of ['H01', 'H02', 'H03', 'T01', 'T02', 'T03', 'T04']) {
      const heads = await house.books.read((db) => runsOf(db, unit, 2025));
      expect(heads.map(({ state }) => state)).toEqual(Array.from({ length: 12 }, () => 'locked'));
      for (const { id, period } of heads) {
        const run = (await house.books.read((db) => openRun(db, id)))!;
        const { books, all, holds } = certifyRun(run.inputs, run.result);
        const { cost } = await house.books.read((db) => readDirectCost(db, unit, period, 'month'));
        const ledger = [...cost.departments.values()].reduce(addAmounts, NO_AMOUNTS);
        expect([holds, books.direct, all.out], `${unit} ${period}`).toEqual([true, ledger, ledger]);
        expect(cost.unassigned).toEqual([]);
        months += 1;
      }
    }
    expect(months).toBe(84);
  });

  it('costs services as a county hospital would find them: most near their prices, some diseases paid for and some not', async () => {
    for (const unit of ['H01', 'H02']) {
      const asked = { unit, period: DECEMBER, span: 'month' } as const;
      const { hospital } = await house.pipeline.perform(contract.costing.itemCosts, asked, OPERATOR);
      const near = hospital.filter(
        ({ unit: cost, unitIncome: price }) => Math.abs(Number(cost) / Number(price) - 1) <= 0.4,
      );
      expect(near.length / hospital.length).toBeGreaterThan(0.8);
      const { groups, problems } = await house.pipeline.perform(contract.costing.diseaseCosts, asked, OPERATOR);
      expect(problems).toEqual([]);
      const paid = groups.filter(({ result }) => Number(result) > 0).length / groups.length;
      expect(paid).toBeGreaterThan(0.3);
      expect(paid).toBeLessThan(0.7);
    }
  });

  it('lets one person a role sign in with the password of its sign-in page', async () => {
    const demo = await house.pipeline.perform(session.demo, {}, { kind: 'nobody', nearby: true });
    expect(demo?.password).toBe(password);
    expect(demo?.people).toHaveLength(county.people.length);
    const person = demo!.people[0]!;
    const { token } = await house.pipeline.perform(
      session.signIn,
      { name: person.name, password },
      { kind: 'nobody', nearby: true },
    );
    expect(await house.sessions.authenticate(token)).toMatchObject({ kind: 'person', name: person.name });
    const report = await house.pipeline.perform(organisation.community, {}, OPERATOR);
    expect(report).toMatchObject({ demo: true, fiscalYear: 2025 });
  });

  it('consolidates: starred lines nil, A = L + NA, and every difference is one of its troubles', async () => {
    const sheet = await house.pipeline.perform(consolidation.run, { period: DECEMBER }, OPERATOR);
    const failed = sheet.checks.filter((check) => !check.ok).map((check) => check.name);
    expect(failed).toEqual(['units-reported', 'mapping-complete', 'differences']);
    const troubled = new Set(
      ['in-transit', 'wrong-counterparty', 'amount-differs', 'missing-counterpart', 'vat', 'late-unit'].flatMap(
        (kind) => unitsWith(kind as TroubleKind),
      ),
    );
    const open = sheet.differences.filter((row) => row.class !== 'matched');
    expect(open.length).toBeGreaterThan(0);
    for (const row of open) expect(row.pair.some((unit) => troubled.has(unit))).toBe(true);
    expect(new Set(open.map((row) => row.class))).toEqual(
      new Set(['timing', 'wrong-counterparty', 'amount', 'missing-counterpart', 'vat']),
    );
  });

  it('is reconciled without a difference in a month before the troubles', async () => {
    const sheet = await house.pipeline.perform(consolidation.run, { period: '2025-06' }, OPERATOR);
    expect(sheet.differences.filter((row) => row.class !== 'matched')).toEqual([]);
    expect(sheet.checks.filter((check) => !check.ok)).toEqual([]);
  });

  it('the checks find what is wrong, and only that', async () => {
    const { checks } = await house.pipeline.perform(audit.check, { period: DECEMBER }, OPERATOR);
    const rowsOf = (name: string) => [
      ...new Set(checks.find((check) => check.name === name)?.rows.map((row) => row.unit)),
    ];
    expect(checks.filter((check) => !check.ok && check.severity === 'error').map((check) => check.name)).toEqual([
      'period-reported',
      'mapping-coverage',
      'consolidation-mapping-complete',
    ]);
    expect(rowsOf('period-reported')).toEqual(unitsWith('late-unit'));
    expect(rowsOf('mapping-coverage')).toEqual(unitsWith('unmapped-account'));
    expect(rowsOf('missing-parallel-block')).toEqual(unitsWith('missing-budget-block'));
    expect(rowsOf('missing-dimension')).toEqual(unitsWith('missing-fund-nature'));
    expect(rowsOf('name-differs')).toEqual(unitsWith('account-name-differs'));
    expect(rowsOf('chart-stops-short')).toEqual(unitsWith('chart-stops-short'));
  });

  it('a person maps the account that had no group account, and the gap is gone', async () => {
    const [unit] = unitsWith('unmapped-account');
    const chief = {
      kind: 'person',
      id: 'x',
      name: 'li.zong',
      display: '李',
      grants: [{ role: 'chief-accountant', unit: '' }],
      session: 's',
    } as const;
    await house.pipeline.perform(
      ledger.mapAccount,
      { scope: unit!, code: '5701', group: '5901', from: '2025-01' },
      chief,
    );
    expect(await house.pipeline.perform(ledger.coverage, { period: DECEMBER }, OPERATOR)).toEqual([]);
    expect(
      await house.refusal('ledger.mapAccount', { scope: unit, code: '5701', group: '5901', from: '2025-06' }, chief),
    ).toMatchObject({ code: 'overlapping-dates' });
  });

  it('has a member whose bank, papers and drawer can be looked at', async () => {
    const unit = LIVING_UNIT;
    const { pipeline } = house;
    const [account] = await pipeline.perform(ledger.bankAccounts, { unit, period: DECEMBER as never }, OPERATOR);
    expect(account).toMatchObject({ stage: 'reviewed', difference: '0.00', openBank: 2, openBook: 2 });
    const { rows, total } = await pipeline.perform(ledger.cashCounts, { unit }, OPERATOR);
    expect(rows.map(({ date, standing, difference }) => [date, standing, difference])).toEqual([
      ['2025-12-31', 'confirmed', '0.50'],
      ['2025-11-30', 'confirmed', '0.00'],
    ]);
    expect(total).toBe(2);
    const { rows: invoices } = await pipeline.perform(ledger.invoices, { unit }, OPERATOR);
    expect(invoices.map(({ total: amount }) => amount)).toEqual(expect.arrayContaining(['2819.63', '12490.05']));
    const { rows: drafts } = await pipeline.perform(ledger.drafts, { unit }, OPERATOR);
    expect(drafts).toEqual([]);
  });

  it('has two budget years: one in force with what was spent past it, one on its way, and a change that waits', async () => {
    const { pipeline } = house;
    const { checks } = await pipeline.perform(audit.check, { period: DECEMBER, only: BUDGET_CHECKS }, OPERATOR);
    const [sums, within] = BUDGET_CHECKS.map((name) => checks.find((check) => check.name === name));
    expect(sums).toMatchObject({ ok: true, idle: false });
    expect([...new Set(within!.rows.map(({ unit }) => unit))].sort()).toEqual(['H02', 'T05', 'T09']);
    const stages = async (year: number) => [
      ...new Set((await pipeline.perform(budget.board, { year }, OPERATOR)).map(({ stage }) => stage)),
    ];
    expect(await stages(2025)).toEqual(['approved']);
    expect((await stages(2026)).sort()).toEqual(['ceiling', 'drafting', 'proposed', 'resubmitted']);
    const requests = await pipeline.perform(budget.requests, { year: 2025 }, OPERATOR);
    expect(requests.map(({ stage }) => stage).sort()).toEqual(['approved', 'contracted', 'draft', 'submitted']);
    const changes = await pipeline.perform(budget.changes, { year: 2025 }, OPERATOR);
    expect(changes.map(({ unit, stage }) => [unit, stage])).toEqual([
      ['T07', 'approved'],
      ['T02', 'approving'],
      ['T05', 'approved'],
    ]);
    const projects = await pipeline.perform(budget.projects, {}, OPERATOR);
    expect(new Set(projects.map(({ stage }) => stage)).size).toBe(6);
    expect(projects.filter(({ evaluated }) => evaluated !== null).map(({ unit }) => unit)).toEqual(['T03']);
    expect(projects.find(({ unit }) => unit === 'T07')?.available).toBe('350000.00');
  });

  it('has explanations of variances that were accepted, returned and wait, and counts members without vouchers', async () => {
    const { rows } = await house.pipeline.perform(budget.variances, { period: '2025-09' as never }, OPERATOR);
    const said = rows.filter(({ steps }) => steps.length > 0).map(({ state }) => state);
    expect(said.sort()).toEqual(['accepted', 'accepted', 'returned', 'waiting']);
    const { units, absent } = await house.pipeline.perform(
      budget.progressBoard,
      { period: '2025-09' as never },
      OPERATOR,
    );
    expect([units.filter(({ byBalance }) => byBalance).length, absent]).toEqual([6, 0]);
  });

  it('has a year of purchase requests: what was cut says why, one waits, one is a draft, one was urgent, one a substitute', async () => {
    const buyer = someone('zhou.cg', 'pharmacy-buyer');
    const asked = await house.pipeline.perform(procurement.requests, { year: 2025 }, buyer);
    const standing = (at: string) => asked.filter(({ stage }) => stage === at).length;
    expect([standing('approved'), standing('handed'), standing('draft'), asked.length]).toEqual([21, 1, 1, 23]);
    const special = asked.filter(({ kind }) => kind !== 'ordinary').map(({ kind }) => kind);
    expect(special.sort()).toEqual(['shortage', 'urgent']);
    const first = asked.find(({ number }) => number === 'SQ-H01-2025-001')!;
    const { lines } = await house.pipeline.perform(procurement.request, { id: first.id }, buyer);
    const cut = lines.filter(({ approved, asked: wanted }) => approved !== wanted);
    expect(cut.length).toBeGreaterThan(3);
    expect(cut.filter(({ why }) => why === '')).toEqual([]);
    expect(lines.every(({ asked: wanted, suggested }) => wanted === suggested)).toBe(true);
  });

  it('has an advance of the fund with a run prepared out of it, one partly set off, and one that is late', async () => {
    const { rows } = await house.pipeline.perform(procurement.advances, { on: endOf('2025-12' as Period) }, OPERATOR);
    const [city, joint, national] = rows;
    expect([city?.name, joint?.name, national?.name]).toEqual([
      ...['市级联盟药品集采', '省际联盟药品耗材集采', '第七批国家组织药品集采'],
    ]);
    expect([city, joint, national].map((row) => [row?.received === row?.due, row?.late])).toEqual([
      [true, 0],
      [false, 155],
      [true, 0],
    ]);
    expect([city?.taken === '0.00', city?.paid, national?.setOff === '0.00']).toEqual([false, '0.00', false]);
    for (const { batch } of rows) {
      const one = await house.pipeline.perform(
        procurement.advance,
        { batch, on: endOf('2025-12' as Period) },
        OPERATOR,
      );
      expect(one.entries.every(({ stage, vouchers }) => stage === 'confirmed' && vouchers.length === 0)).toBe(true);
    }
  });

  it('its books verify, from the first event to the last', async () => {
    expect(await house.pipeline.perform(audit.verify, {}, OPERATOR)).toMatchObject({
      ok: true,
      chain: { firstBroken: null },
    });
    expect(house.defects).toEqual([]);
  });
});

describe('the year’s end of the sample county', () => {
  const chief = someone('li', 'chief-accountant');
  const accountant = someone('wang', 'centre-accountant');
  const YEAR_END = /^([4-7]|3301|3302|3401|3501|8501|8701)/;
  const of = async (unit: string, period: string) =>
    (await house.pipeline.perform(ledger.balances, { unit, from: period, to: period }, OPERATOR)).filter(
      ({ leaf }) => leaf,
    );
  const standing = async (unit: string, period: string, which: 'opening' | 'closing') =>
    Object.fromEntries(
      (await of(unit, period)).filter((row) => row[which] !== '0.00').map((row) => [row.code, row[which]]),
    );

  it('closes every unit that keeps its books here: nothing is left to flow, the budget equation holds, January opens equal', async () => {
    const board = await house.pipeline.perform(ledger.board, { period: DECEMBER }, OPERATOR);
    const units = board.rows.filter(({ basis }) => basis === 'detail');
    expect(units.length).toBeGreaterThan(20);
    for (const { unit, state } of units) {
      if (state !== 'open')
        await house.call('ledger.reopenPeriod', { unit, period: DECEMBER, reason: '年末结转' }, chief);
      const { rows } = await house.pipeline.perform(ledger.drafts, { unit, period: DECEMBER }, OPERATOR);
      const open = rows.filter(({ state: at }) => ['draft', 'submitted', 'reviewed'].includes(at));
      if (open.length > 0)
        await house.call(
          'ledger.discardDrafts',
          { unit, drafts: open.map(({ id, revision }) => ({ id, revision })) },
          accountant,
        );
      const asked = { unit, period: DECEMBER };
      const end = await house.pipeline.perform(ledger.periodEnd, asked, OPERATOR);
      expect({ unit, problems: end.problems }).toEqual({ unit, problems: [] });
      expect(end.proofs.filter(({ amount }) => amount !== '0.00')).toEqual([]);
      await house.call('ledger.postPeriodEnd', { ...asked, digest: end.digest }, accountant);
      const left = await standing(unit, DECEMBER, 'closing');
      expect({ unit, left: Object.keys(left).filter((code) => YEAR_END.test(code)) }).toEqual({ unit, left: [] });
      const held = Object.entries(left).filter(([code]) => /^8/.test(code));
      expect(held.reduce((sum, [, amount]) => sum + Math.round(Number(amount) * 100), 0)).toBe(0);
      await house.importJson(unit, [simple('2026-01-04', '1001', '1001', '1.00')]);
      expect(await standing(unit, '2026-01', 'opening')).toEqual(left);
    }
  }, 300_000);
});
