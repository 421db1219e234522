import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standingVersions } from '../../../shared/domain/budget/at-stage.ts';
import { consolidateBudgets, type UnitPlan } from '../../../shared/domain/budget/consolidated.ts';
import { BUDGET_ITEMS } from '../../../shared/domain/budget/items.ts';
import type { PlanCell } from '../../../shared/domain/budget/plan.ts';
import type { Passage } from '../../../shared/domain/budget/rounds.ts';
import {
  itemRows,
  monthFlows,
  partsOf,
  sourceRows,
  statementRows,
  sumsOf,
  unitRows,
} from '../../../shared/domain/budget/sum-views.ts';
import { FUND_SOURCES } from '../../../shared/domain/ledger/fund.ts';
import { fen, sumFen } from '../../../shared/kernel/fen.ts';

/** 汇总预算: Σ units − eliminations on every line, whatever is planned. */

const cell = (item: string, amounts: Record<number, number>, source = 'other'): PlanCell => ({
  ...{ department: '', item, source, project: '' },
  months: Array.from({ length: 12 }, (_, index) => fen(amounts[index + 1] ?? 0)),
});
const plan = (unit: string, ...cells: PlanCell[]): UnitPlan => ({ unit, cells, carries: [] });

const anyCell: fc.Arbitrary<PlanCell> = fc.record({
  department: fc.constantFrom('', 'C01'),
  item: fc.constantFrom(...BUDGET_ITEMS.map(({ code }) => code), '301', '302', '504', '505'),
  source: fc.constantFrom(...FUND_SOURCES.map(({ code }) => code)),
  project: fc.constantFrom('', 'P1'),
  months: fc.array(fc.integer({ min: 0, max: 90_000_000_000 }).map(fen), { minLength: 12, maxLength: 12 }),
});
const anyPlans = fc.array(
  fc.record({
    unit: fc.constantFrom('H01', 'T01', 'T02', 'T03'),
    cells: fc.array(anyCell, { maxLength: 12 }),
    carries: fc.array(
      fc.record({
        source: fc.constantFrom('other', 'donation'),
        opening: fc.nat(1_000_000).map(fen),
        used: fc.nat(1_000_000).map(fen),
      }),
      { maxLength: 2 },
    ),
  }),
  { maxLength: 6 },
);

describe('the consolidated budget', () => {
  it('takes what the lead gives and townships receive out of both sides, whichever month either plans it for', () => {
    const { lines, pairs } = consolidateBudgets(
      [plan('H01', cell('505', { 3: 500 }), cell('201', { 1: 900 })), plan('T01', cell('301', { 1: 300, 6: 200 }))],
      true,
    );
    expect(lines.map((line) => [line.item, sumsOf([line])])).toEqual([
      ['201', { units: 900, eliminated: 0, amount: 900 }],
      ['301', { units: 500, eliminated: 500, amount: 0 }],
      ['505', { units: 500, eliminated: 500, amount: 0 }],
    ]);
    expect(pairs).toMatchObject([{ group: 'subsidy', eliminated: 500, left: 0 }]);
  });

  it('eliminates no more than the smaller side, and tells whose the rest is', () => {
    const { lines, pairs } = consolidateBudgets(
      [plan('H01', cell('505', { 1: 100 })), plan('T01', cell('301', { 1: 90 })), plan('T02', cell('301', { 2: 60 }))],
      true,
    );
    expect(pairs).toEqual([
      {
        group: 'subsidy',
        revenue: [
          { unit: 'T01', amount: 90 },
          { unit: 'T02', amount: 60 },
        ],
        spending: [{ unit: 'H01', amount: 100 }],
        eliminated: 100,
        left: 50,
      },
    ]);
    expect(lines.find(({ item }) => item === '301')?.amount.slice(0, 2)).toEqual([30, 20]);
  });

  it('pairs 上缴 with 上缴 and not with 补助, and eliminates nothing where the rule is off', () => {
    const plans = [plan('H01', cell('302', { 1: 70 })), plan('T01', cell('504', { 1: 70 }), cell('301', { 1: 5 }))];
    expect(
      consolidateBudgets(plans, true).pairs.map(({ group, eliminated, left }) => [group, eliminated, left]),
    ).toEqual([
      ['subsidy', 0, 5],
      ['turn-in', 70, 0],
    ]);
    expect(
      consolidateBudgets(plans, false)
        .lines.flatMap(({ eliminated }) => eliminated)
        .every((one) => one === 0),
    ).toBe(true);
  });

  it('equals Σ units − eliminations on every line and month, exactly; both sides lose the same', () => {
    fc.assert(
      fc.property(anyPlans, (plans) => {
        const { lines, pairs } = consolidateBudgets(plans, true);
        for (const { item, source, units, eliminated, amount } of lines)
          for (let month = 0; month < 12; month += 1) {
            const whole = plans
              .flatMap(({ cells }) => cells)
              .filter((one) => one.item === item && one.source === source)
              .reduce((sum, { months }) => sum + months[month]!, 0);
            expect(units[month]).toBe(whole);
            expect(amount[month]).toBe(whole - eliminated[month]!);
            expect(eliminated[month]).toBeGreaterThanOrEqual(0);
            expect(amount[month]).toBeGreaterThanOrEqual(0);
          }
        const outOf = (...items: string[]) => sumsOf(lines.filter(({ item }) => items.includes(item))).eliminated;
        expect([outOf('301'), outOf('302')]).toEqual([outOf('505'), outOf('504')]);
        expect(sumsOf(lines).eliminated).toBe(2 * pairs.reduce((sum, { eliminated }) => sum + eliminated, 0));
      }),
      { numRuns: 300 },
    );
  });

  it('says the same by form, item, source, unit and month: eliminations move nothing of what is left', () => {
    fc.assert(
      fc.property(anyPlans, (plans) => {
        const whole = consolidateBudgets(plans, true);
        const form = new Map(statementRows(whole, plans).map((row) => [row.key, row]));
        const flows = monthFlows(whole, plans);
        expect(flows.at(-1)?.closing).toBe(form.get('closing')?.amount);
        expect(form.get('closing')?.amount).toBe(form.get('closing')?.units);
        expect(sumFen(unitRows(plans).map(({ balance }) => balance))).toBe(form.get('balance')?.amount);
        expect(sumFen(sourceRows(whole, plans).map(({ balance }) => balance))).toBe(form.get('balance')?.amount);
        const byItem = itemRows(whole).filter(({ depth }) => depth === 0);
        expect(sumFen(byItem.map(({ amount }) => amount))).toBe(sumsOf(whole.lines).amount);
        for (const row of [...form.values(), ...itemRows(whole)])
          if (row.of) expect(sumFen(partsOf(row.of, plans).map(({ amount }) => amount))).toBe(row.units);
      }),
      { numRuns: 200 },
    );
  });

  it('puts every item with money on one line of the form', () => {
    const money = BUDGET_ITEMS.filter(({ cashless }) => !cashless);
    const whole = consolidateBudgets([plan('T01', ...money.map(({ code }) => cell(code, { 1: 1 })))], true);
    const rows = statementRows(whole, []).filter(({ depth }) => depth === 1);
    expect(rows.flatMap(({ of }) => of!.items).sort()).toEqual(money.map(({ code }) => code).sort());
  });
});

describe('the version of a stage', () => {
  const standing = (...passages: Passage[]) =>
    [...standingVersions(passages.map((passage, number) => ({ passage, number })))].map(([stage, { number }]) => [
      stage,
      number,
    ]);
  it('is the last that was handed on and did not go back', () => {
    expect(standing('propose', 'return-proposal')).toEqual([]);
    expect(standing('propose', 'return-proposal', 'propose', 'issue-ceiling')).toEqual([
      ['proposed', 2],
      ['ceiling', 3],
    ]);
    expect(standing('propose', 'issue-ceiling', 'resubmit', 'return-resubmission')).toEqual([
      ['proposed', 0],
      ['ceiling', 1],
    ]);
  });
});
