import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BudgetChange, type ChangeRow, changeDemands, differences } from '../../../shared/domain/budget/change.ts';
import {
  CHANGE_STEPS,
  type ChangeSigned,
  type ChangeStage,
  stepped,
} from '../../../shared/domain/budget/change-route.ts';
import { type ChangeGround, changeBreaches } from '../../../shared/domain/budget/change-rules.ts';
import { sayBreach } from '../../../shared/domain/budget/change-sentences.ts';
import { DEFAULT_CONTROL } from '../../../shared/domain/budget/control.ts';
import { pass } from '../../../shared/domain/budget/gate.ts';
import { lineKey, lineOf } from '../../../shared/domain/budget/line.ts';
import { DEFAULT_SETTINGS } from '../../../shared/domain/budget/settings.ts';
import { available, EMPTY_STANDING, moved, type Standing } from '../../../shared/domain/budget/standing.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { fen } from '../../../shared/kernel/fen.ts';

const T01 = 'T01' as UnitCode;
const T02 = 'T02' as UnitCode;
const row = (item: string, amount: number, more: Partial<ChangeRow> = {}): ChangeRow => ({
  ...{ unit: T01, department: '', item, source: 'other', project: '', month: 6, amount: fen(amount) },
  ...more,
});
const change = (rows: readonly ChangeRow[], more: Partial<BudgetChange> = {}): BudgetChange => ({
  ...{ kind: 'shift', year: 2026, unit: T01, other: '', reason: '会议改为线上', incomeDocument: '', rows },
  ...more,
});
/** Every line holds 1,000.00 in each month, and every source has 500.00 of room. */
const FULL: Standing = { ...EMPTY_STANDING, approved: Array(12).fill(fen(100_000)) };
const GROUND: ChangeGround = {
  standingOf: () => FULL,
  roomOf: () => fen(50_000),
  isMovable: (source) => DEFAULT_SETTINGS.movable.includes(source),
};
const rules = (document: BudgetChange, ground = GROUND) => changeBreaches(document, ground).map(({ rule }) => rule);

describe('a change of the budget', () => {
  it('moves money between lines and months of one source, to the 分', () => {
    expect(rules(change([row('50211', -50_000), row('50201', 50_000)]))).toEqual([]);
    expect(rules(change([row('50211', -50_000), row('50211', 50_000, { month: 12 })]))).toEqual([]);
    expect(changeBreaches(change([row('50211', -50_000), row('50201', 50_001)]), GROUND)).toEqual([
      { rule: 'unbalanced', source: 'other', over: 1 },
    ]);
  });

  it('moves the money of those sources that the settings let move, and no other', () => {
    const fiscal = [row('50211', -100, { source: 'fiscal-basic' }), row('50201', 100, { source: 'fiscal-basic' })];
    const own = [row('50211', -100), row('50201', 100)];
    expect([rules(change(fiscal)), rules(change(own))]).toEqual([['fiscal', 'fiscal'], []]);
    const turned: ChangeGround = { ...GROUND, isMovable: (source) => source === 'fiscal-basic' };
    expect([rules(change(fiscal), turned), rules(change(own), turned)]).toEqual([[], ['not-movable', 'not-movable']]);
  });

  it('never changes the source of money, though the document as a whole comes to nil', () => {
    expect(rules(change([row('50211', -100), row('50201', 100, { source: 'donation' })]))).toEqual([
      ...['unbalanced', 'unbalanced', 'earmarked'],
    ]);
  });

  it('moves no fiscal money between lines, but its months on the same line', () => {
    const fiscal = { source: 'fiscal-basic' };
    expect(rules(change([row('50211', -100, fiscal), row('50201', 100, fiscal)]))).toEqual(['fiscal', 'fiscal']);
    expect(rules(change([row('50211', -100, fiscal), row('50211', 100, { ...fiscal, month: 9 })]))).toEqual([]);
    expect(sayBreach({ rule: 'fiscal', source: 'fiscal-basic', item: '50211' }).message).toContain('第11条');
  });

  it('keeps earmarked money in its unit and project', () => {
    const research = (project: string, unit = T01) => ({ source: 'research', project, unit });
    expect(rules(change([row('50211', -100, research('P1')), row('50201', 100, research('P1'))]))).toEqual([]);
    expect(rules(change([row('50211', -100, research('P1')), row('50201', 100, research('P2'))]))).toEqual([
      ...['earmarked', 'earmarked'],
    ]);
    const given = change([row('50211', -100, research('P1')), row('50211', 100, research('P1', T02))], {
      ...{ kind: 'transfer', other: T02 },
    });
    expect(rules(given)).toEqual(['earmarked', 'earmarked']);
  });

  it('brings in more only with its income and its document', () => {
    const more = (rows: readonly ChangeRow[], incomeDocument = '青财社〔2026〕15号') =>
      rules(change(rows, { kind: 'supplement', incomeDocument }));
    expect(more([row('406', 900), row('50201', 900)])).toEqual([]);
    expect(more([row('50201', 900)])).toEqual(['income']);
    expect(more([row('406', 900, { source: 'donation' }), row('50201', 900)])).toEqual(['income', 'income']);
    expect(more([row('406', 900), row('50201', 900)], ' ')).toEqual(['no-document']);
    expect(more([row('406', 900), row('50201', -900)])).toEqual(['only-more']);
  });

  it('gives no revenue to a department, and takes revenue only into a supplement', () => {
    expect(rules(change([row('406', 900, { department: 'C01' })], { kind: 'supplement' }))).toContain(
      'revenue-department',
    );
    expect(rules(change([row('406', -900), row('50201', 900)]))).toEqual(['revenue']);
  });

  it('carries over no more than was left, and spends a fund only out of its balance', () => {
    expect(rules(change([row('50201', 50_000)], { kind: 'carry' }))).toEqual([]);
    expect(rules(change([row('50201', 50_001)], { kind: 'carry' }))).toEqual(['carry-room']);
    const fund = change([row('602', 50_001, { source: 'special-fund' })], {
      ...{ kind: 'supplement', incomeDocument: '基金使用批复' },
    });
    expect(rules(fund)).toEqual(['set-aside']);
  });

  it('is between two units, or two departments of one', () => {
    const give = (rows: readonly ChangeRow[], other: UnitCode = T02) =>
      rules(change(rows, { kind: 'transfer', other }));
    expect(give([row('50211', -100), row('50211', 100, { unit: T02 })])).toEqual([]);
    expect(give([row('50211', -100), row('50201', 100)])).toEqual(['two-sides']);
    expect(give([row('50211', -100, { department: 'C1' }), row('50211', 100, { department: 'C2' })], T01)).toEqual([]);
    expect(rules(change([row('50211', -100), row('50211', 100, { unit: T02 })]))).toEqual(['other-unit']);
  });

  it('plans no month below nil, moves nothing that is not held, and says each row once', () => {
    expect(rules(change([row('50211', -100_001), row('50201', 100_001)]))).toEqual(['month']);
    expect(rules(change([row('507', -100), row('50201', 100)]))).toEqual(['not-held']);
    expect(rules(change([row('50211', -100), row('50211', 100)]))).toEqual(['twice']);
    expect(rules(change([], { reason: ' ' }))).toEqual(['no-reason', 'no-rows']);
  });

  it('keeps what all lines have together, whatever balanced document passes', () => {
    const key = fc.record({
      item: fc.constantFrom('50201', '50205', '50211'),
      source: fc.constantFrom('other', 'superior-subsidy'),
      month: fc.integer({ min: 1, max: 12 }),
    });
    const pair = fc.record({ from: key, to: key, amount: fc.integer({ min: 1, max: 100_000 }) });
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 6 }), (pairs) => {
        const document = change(
          pairs.flatMap(({ from, to, amount }) => [
            row(from.item, -amount, { source: from.source, month: from.month }),
            row(to.item, amount, { source: from.source, month: to.month }),
          ]),
        );
        expect(differences(document.rows).size).toBe(0);
        const lines = new Map(
          ['50201', '50205', '50211'].flatMap((item) =>
            ['other', 'superior-subsidy'].map((source) => [
              lineKey({ unit: T01, year: 2026, department: '', item, source, project: '' }),
              FULL,
            ]),
          ),
        );
        const sum = (source: string) =>
          [...lines].reduce((all, [name, held]) => (lineOf(name).source === source ? all + available(held) : all), 0);
        const before = [sum('other'), sum('superior-subsidy')];
        for (const { demands } of changeDemands(document, () => true)) {
          const book = {
            standingOf: (name: never) => lines.get(name),
            claimOf: () => undefined,
            ruleOf: () => DEFAULT_CONTROL,
          };
          const passed = pass(book, demands, { today: '2026-06-01' as AccountingDate, month: 6, authorised: false });
          if (passed.ok)
            for (const movement of passed.value.movements)
              lines.set(movement.line, moved(lines.get(movement.line) ?? EMPTY_STANDING, movement));
        }
        expect([sum('other'), sum('superior-subsidy')]).toEqual(before);
        for (const held of lines.values()) expect(available(held)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('the route of a change', () => {
  const prepared: ChangeSigned[] = [
    { step: 'prepare', person: 'sun' },
    { step: 'submit', person: 'zhao' },
  ];
  const step = (kind: BudgetChange['kind'], stage: ChangeStage, signed: readonly ChangeSigned[], by: string) =>
    CHANGE_STEPS.filter((each) => stepped({ kind, stage, signed }, each, by, '因为').ok);

  it('asks the other side first where money goes from one to another', () => {
    expect(stepped({ kind: 'shift', stage: 'draft', signed: [] }, 'submit', 'sun', '')).toEqual({
      ...{ ok: true, value: 'approving' },
    });
    expect(stepped({ kind: 'transfer', stage: 'draft', signed: [] }, 'submit', 'sun', '')).toEqual({
      ...{ ok: true, value: 'confirming' },
    });
  });

  it('lets nobody sign twice: who prepared or submitted neither confirms nor approves, who confirmed does not approve', () => {
    expect(step('transfer', 'confirming', prepared, 'sun')).toEqual(['return', 'withdraw']);
    expect(step('transfer', 'confirming', prepared, 'li')).toEqual(['confirm', 'decline', 'return', 'withdraw']);
    expect(step('transfer', 'approving', [...prepared, { step: 'confirm', person: 'qian' }], 'qian')).not.toContain(
      'approve',
    );
    expect(step('shift', 'approving', prepared, 'zhao')).not.toContain('approve');
    expect(step('shift', 'approved', prepared, 'li')).toEqual([]);
  });

  it('goes back only with a reason', () => {
    for (const each of ['return', 'withdraw'] as const)
      expect(stepped({ kind: 'shift', stage: 'approving', signed: [] }, each, 'li', ' ')).toEqual({
        ...{ ok: false, error: 'reason' },
      });
  });
});
