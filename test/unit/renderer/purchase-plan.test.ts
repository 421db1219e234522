import { describe, expect, it } from 'vitest';
import {
  type Choices,
  choiceOf,
  chosen,
  chosenOf,
  ordersToBe,
  type PlanLine,
  planRows,
} from '../../../renderer/procurement/orders/plan-choice.ts';

/** What the buyer chooses of the plan: proposed as it is open, changed by line, merged as it will be ordered. */

const line = (requestLine: number, more: Partial<PlanLine> = {}): PlanLine => ({
  ...{ requestLine, request: `SQ-${requestLine}`, unit: `T0${requestLine}`, unitName: '卫生院', item: 'A001' },
  ...{ itemName: '阿莫西林胶囊 0.25g×24粒/盒', maker: '', kind: 'ordinary', needed: `2025-06-1${requestLine}` },
  ...{ approved: 20, open: 20, settlement: 'community', suppliers: ['S1', 'S2'], price: '8.40', problems: [] },
  ...{ requestId: 1, requestRevision: 3, exceptions: [], guards: [], lifts: [] },
  ...{ proposed: more.open ?? 20, ...more },
});
const LINES = [
  line(1),
  line(2, { open: 30, kind: 'urgent' }),
  line(3, { item: 'B001', problems: ['不在目录'], proposed: 0 }),
];
const SUPPLIERS = ['S1', 'S2'].map((code) => ({ code, name: `${code} 公司`, delivers: true }));
const plan = { lines: LINES, suppliers: SUPPLIERS };
const NONE: Choices = new Map();
const rows = (choices: Choices, find = '') =>
  planRows(plan, choices, { find, nobody: '没有' }).map(({ key, open, packs, amount, units }) => [
    ...[key, open, packs, amount, units],
  ]);

describe('the plan as it is chosen', () => {
  it('proposes all that is open, and nothing of what cannot be ordered', () => {
    expect(rows(NONE)).toEqual([
      ['S1', 70, 50, 42_000, 3],
      ['S1 A001', 50, 50, 42_000, 2],
      ['S1 B001', 20, 0, 0, 1],
    ]);
    expect(chosenOf(LINES, NONE).map(({ requestLine, packs }) => [requestLine, packs])).toEqual([
      [1, 20],
      [2, 30],
    ]);
  });

  it('moves a line to the supplier that is chosen for it, and never beyond what is open by now', () => {
    const choices = chosen(NONE, [LINES[0]!], () => ({ packs: 5, supplier: 'S2' }));
    expect(rows(choices).map(([key, , packs]) => [key, packs])).toEqual([
      ['S1', 30],
      ['S1 A001', 30],
      ['S1 B001', 0],
      ['S2', 5],
      ['S2 A001', 5],
    ]);
    expect(choiceOf({ ...LINES[0]!, open: 3 }, choices)).toEqual({ packs: 3, supplier: 'S2' });
  });

  it('offers no more than an exception still allows', () => {
    const own = line(4, { open: 67, proposed: 20, exceptions: [{ number: 'LW2025-003', left: 20 }] });
    expect(choiceOf(own, NONE).packs).toBe(20);
    expect(
      choiceOf(
        own,
        chosen(NONE, [own], () => ({ packs: 67 })),
      ).packs,
    ).toBe(20);
  });

  it('finds by product, unit, request and supplier', () => {
    expect(rows(NONE, 'sq-3').map(([key]) => key)).toEqual(['S1', 'S1 B001']);
    expect(rows(NONE, 's2 公司')).toEqual([]);
  });

  it('tells the orders that it will be: urgent ones apart', () => {
    expect(ordersToBe(LINES, NONE)).toEqual([
      { supplier: 'S1', urgent: false, settlement: 'community', lines: 1, packs: 20, amount: 16_800 },
      { supplier: 'S1', urgent: true, settlement: 'community', lines: 1, packs: 30, amount: 25_200 },
    ]);
  });
});
