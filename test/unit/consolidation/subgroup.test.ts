import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consolidate } from '../../../shared/domain/consolidation/consolidate.ts';
import { groupStatement } from '../../../shared/domain/consolidation/group-statement.ts';
import type { ManualAdjustment } from '../../../shared/domain/consolidation/model.ts';
import { eliminationsOn, isPartlyWithin, subgroupOf } from '../../../shared/domain/consolidation/subgroup.ts';
import { definitionOf } from '../../../shared/domain/ledger/statements/definitions.ts';
import { evaluateStatement } from '../../../shared/domain/ledger/statements/evaluate.ts';
import { addFen } from '../../../shared/kernel/fen.ts';
import { figuresOfBooks, yuan } from '../../support/books.ts';
import { makeCommunity } from '../../support/community.ts';
import { GROUP_DEFINITIONS, inputOfBooks } from '../../support/consolidation.ts';

const seeds = fc.integer({ min: 1, max: 40 });
const wholeOf = (seed: number, disturbances = 2) => {
  const community = makeCommunity(seed, { disturbances, vat: true });
  return { community, whole: consolidate(inputOfBooks(community, community.period), GROUP_DEFINITIONS) };
};

describe('a part of a consolidation', () => {
  it('is the consolidation itself when all units are chosen', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { community, whole } = wholeOf(seed);
        const part = subgroupOf(whole, new Set(community.units.map(({ code }) => code)));
        expect(part.lines).toEqual(whole.lines);
        expect(part.eliminations).toEqual(whole.eliminations);
        for (const definition of GROUP_DEFINITIONS.values())
          expect(groupStatement(part, definition).lines).toEqual(groupStatement(whole, definition).lines);
      }),
      { numRuns: 12 },
    );
  });

  it('is a unit’s own statement when only that unit is chosen', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { community, whole } = wholeOf(seed);
        for (const { code } of community.units) {
          const part = subgroupOf(whole, new Set([code]));
          expect(part.eliminations).toEqual([]);
          const own = evaluateStatement(
            definitionOf('balance-sheet', 'group'),
            figuresOfBooks(community, code, community.period),
          );
          const made = groupStatement(part, GROUP_DEFINITIONS.get('balance-sheet')!);
          expect(made.lines.map(({ amount }) => amount)).toEqual(own.lines.map(({ amount }) => amount));
        }
      }),
      { numRuns: 8 },
    );
  });

  it('eliminates between two chosen units only, balances, and leaves what has a side outside', () => {
    fc.assert(
      fc.property(seeds, fc.nat(), (seed, mask) => {
        const { community, whole } = wholeOf(seed);
        const chosen = new Set(community.units.map(({ code }) => code).filter((_, at) => (mask >> at) & 1));
        const part = subgroupOf(whole, chosen);
        for (const { pair } of part.eliminations) expect(pair.every((unit) => chosen.has(unit))).toBe(true);
        const beyond = whole.eliminations.filter((one) => isPartlyWithin(one, chosen));
        const foreign = whole.eliminations.filter(({ pair }) => !pair.some((unit) => chosen.has(unit)));
        expect(part.eliminations.length + beyond.length + foreign.length).toBe(whole.eliminations.length);
        for (const line of part.lines) {
          expect([...line.units.keys()].every((unit) => chosen.has(unit))).toBe(true);
          expect(addFen(line.sum, line.elimination)).toBe(line.consolidated);
        }
        const amount = (key: string) =>
          part.lines.find((line) => line.statement === 'balance-sheet' && line.key === key)!.consolidated;
        expect(amount('total-assets')).toBe(amount('total-liabilities-and-net-assets'));
      }),
      { numRuns: 20 },
    );
  });

  it('takes a manual adjustment with its unit, and leaves a rejected elimination out', () => {
    const community = makeCommunity(11, { disturbances: 0 });
    const manual: ManualAdjustment = {
      id: '1',
      kind: 'adjustment',
      units: ['H01'],
      entries: [
        { side: 'debit', statement: 'balance-sheet', key: 'cash', name: '', amount: yuan('7.00') },
        { side: 'credit', statement: 'balance-sheet', key: 'inventories', name: '', amount: yuan('7.00') },
      ],
      reason: '盘点',
      madeBy: '甲',
      confirmedBy: '乙',
    };
    const plain = consolidate(inputOfBooks(community, community.period), GROUP_DEFINITIONS);
    const [first] = plain.eliminations;
    const debits = first!.entries.filter(({ side }) => side === 'debit').map(({ amount }) => amount);
    const decided = consolidate(
      inputOfBooks(community, community.period, {
        manual: [manual],
        decisions: [{ elimination: first!.id, amount: debits.reduce(addFen), outcome: 'rejected' }],
      }),
      GROUP_DEFINITIONS,
    );
    const cash = (of: typeof plain, unit: string) =>
      subgroupOf(of, new Set([unit])).lines.find(({ key }) => key === 'cash')!.consolidated;
    expect(cash(decided, 'H01') - cash(plain, 'H01')).toBe(yuan('7.00'));
    const other = community.units.find(({ code }) => code !== 'H01')!.code;
    expect(cash(decided, other)).toBe(cash(plain, other));
    const pair = new Set(first!.pair);
    expect(subgroupOf(decided, pair).eliminations.map(({ id }) => id)).toContain(first!.id);
    expect(eliminationsOn(subgroupOf(decided, pair), 'balance-sheet').map(({ id }) => id)).not.toContain(first!.id);
  });
});
