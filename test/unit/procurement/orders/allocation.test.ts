import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import {
  type Allocation,
  cancelPacks,
  openOf,
  orderedOn,
  restOf,
} from '../../../../shared/domain/procurement/orders/allocation.ts';
import { type Cleared, mergeIntoOrders } from '../../../../shared/domain/procurement/orders/merge.ts';
import { price } from '../../../../shared/domain/procurement/price.ts';

/** 归并 and 分配: two request lines 20 + 30 merge to 50, allocation keeps both, what is left of 10 − 5 stays orderable. */

const cleared = (requestLine: number, packs: number, more: Partial<Cleared> = {}): Cleared => ({
  ...{ requestLine, packs, unit: `T0${requestLine}` as UnitCode, item: 'A001', supplier: 'S001', urgent: false },
  ...{ settlement: 'community', price: price(84_000), agreement: 7, overrides: [], ...more },
});
const NOTHING = () => 0;

describe('merging what was chosen', () => {
  it('makes one line of two request lines, 20 + 30, and keeps both as allocations', () => {
    expect(mergeIntoOrders([cleared(1, 20), cleared(2, 30)])).toEqual([
      {
        ...{ supplier: 'S001', urgent: false, settlement: 'community' },
        lines: [
          {
            ...{ item: 'A001', price: 84_000, agreement: 7 },
            allocations: [
              { requestLine: 1, unit: 'T01', quantity: 20, overrides: [] },
              { requestLine: 2, unit: 'T02', quantity: 30, overrides: [] },
            ],
          },
        ],
      },
    ]);
  });

  it('leaves the rest of 10 − 5 orderable, and nothing of it once that is ordered too', () => {
    const approved = { approved: 10, dropped: 0 };
    const first: Allocation = { id: 1, requestLine: 1, unit: 'T01' as UnitCode, quantity: 5, cancelled: 0 };
    expect(openOf(approved, [first])).toBe(5);
    expect(openOf(approved, [first, { ...first, id: 2 }])).toBe(0);
    expect(openOf(approved, [{ ...first, cancelled: 2 }])).toBe(7);
  });

  it('keeps suppliers, urgent ones and ways of settlement apart, and one product at two prices', () => {
    const orders = mergeIntoOrders([
      cleared(4, 1, { supplier: 'S002' }),
      cleared(1, 1),
      cleared(2, 2, { urgent: true }),
      cleared(3, 3, { settlement: 'insurance' }),
      cleared(5, 4, { price: price(90_000), agreement: undefined }),
      cleared(1, 6),
    ]);
    const told = orders.map(({ supplier, urgent, settlement, lines }) => [
      ...[supplier, urgent, settlement],
      lines.map(({ allocations }) => allocations.map(({ requestLine, quantity }) => [requestLine, quantity])),
    ]);
    expect(told).toEqual([
      ['S001', true, 'community', [[[2, 2]]]],
      ['S001', false, 'community', [[[1, 7]], [[5, 4]]]],
      ['S001', false, 'insurance', [[[3, 3]]]],
      ['S002', false, 'community', [[[4, 1]]]],
    ]);
  });
});

describe('cancelling packs', () => {
  const lines: Allocation[] = [
    { id: 1, requestLine: 1, unit: 'T01' as UnitCode, quantity: 20, cancelled: 0 },
    { id: 2, requestLine: 2, unit: 'T02' as UnitCode, quantity: 30, cancelled: 4 },
  ];
  it('never goes below what was received, and changes nothing where one row is too many', () => {
    const received = (id: number) => (id === 1 ? 15 : 0);
    const asked = [
      { allocation: 1, packs: 6 },
      { allocation: 2, packs: 1 },
      { allocation: 9, packs: 1 },
    ];
    expect(cancelPacks(lines, asked, received)).toEqual({
      ok: false,
      error: [
        { kind: 'too-many', allocation: 1, most: 5 },
        { kind: 'unknown', allocation: 9 },
      ],
    });
    const done = cancelPacks(lines, [{ allocation: 1, packs: 5 }], received);
    expect(done.ok && done.value.map(({ cancelled }) => cancelled)).toEqual([5, 4]);
    expect(restOf(lines, received)).toEqual([
      { allocation: 1, packs: 5 },
      { allocation: 2, packs: 26 },
    ]);
  });

  it('adds up what is asked twice of one allocation', () => {
    const twice = [
      { allocation: 1, packs: 15 },
      { allocation: 1, packs: 6 },
    ];
    expect(cancelPacks(lines, twice, NOTHING)).toMatchObject({ ok: false, error: [{ kind: 'too-many', most: 20 }] });
  });
});

describe('random histories', () => {
  const wish = fc.oneof(
    fc.record({
      kind: fc.constant('order' as const),
      chosen: fc.array(fc.record({ line: fc.nat(4), packs: fc.integer({ min: 1, max: 12 }), supplier: fc.nat(1) }), {
        minLength: 1,
        maxLength: 6,
      }),
    }),
    fc.record({ kind: fc.constant('cancel' as const), at: fc.nat(30), packs: fc.integer({ min: 1, max: 15 }) }),
    fc.record({ kind: fc.constant('receive' as const), at: fc.nat(30), packs: fc.integer({ min: 1, max: 9 }) }),
    fc.record({ kind: fc.constant('close' as const), at: fc.nat(30) }),
    fc.record({ kind: fc.constant('drop' as const), line: fc.nat(4), packs: fc.integer({ min: 1, max: 10 }) }),
  );
  const approvals = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 5, maxLength: 5 });

  it('always hold: Σ allocations = ordered; open + ordered + dropped = approved; nothing below nil', () => {
    fc.assert(
      fc.property(approvals, fc.array(wish, { maxLength: 30 }), (approved, wishes) => {
        const dropped = approved.map(() => 0);
        let all: Allocation[] = [];
        const received = new Map<number, number>();
        const receivedOf = (id: number) => received.get(id) ?? 0;
        /** Ordered by the merged lines themselves, kept apart from the allocations. */
        let ordered = 0;
        const ofLine = (line: number) => all.filter(({ requestLine }) => requestLine === line);
        const open = (line: number) => openOf({ approved: approved[line]!, dropped: dropped[line]! }, ofLine(line));
        for (const each of wishes) {
          if (each.kind === 'order') {
            const left = approved.map((_, line) => open(line));
            const taken = each.chosen.filter(({ line, packs }) => {
              const fits = packs <= left[line]!;
              if (fits) left[line]! -= packs;
              return fits;
            });
            const orders = mergeIntoOrders(
              taken.map(({ line, packs, supplier }) => cleared(line, packs, { supplier: `S${supplier}` })),
            );
            for (const { allocations } of orders.flatMap(({ lines }) => lines)) {
              expect(new Set(allocations.map(({ requestLine }) => requestLine)).size).toBe(allocations.length);
              for (const { requestLine, unit, quantity } of allocations) {
                all.push({ id: all.length + 1, requestLine, unit, quantity, cancelled: 0 });
                ordered += quantity;
              }
            }
            expect(orders.flatMap(({ lines }) => lines).length === 0).toBe(taken.length === 0);
          } else if (each.kind === 'drop') {
            if (each.packs <= open(each.line)) dropped[each.line]! += each.packs;
          } else if (all.length > 0) {
            const allocation = all[each.at % all.length]!;
            if (each.kind === 'receive') {
              const [next] = [receivedOf(allocation.id) + each.packs];
              if (next <= allocation.quantity - allocation.cancelled) received.set(allocation.id, next);
            } else {
              const asked =
                each.kind === 'close'
                  ? restOf([allocation], receivedOf)
                  : [{ allocation: allocation.id, packs: each.packs }];
              const before = open(allocation.requestLine);
              const result = cancelPacks(all, asked, receivedOf);
              if (!result.ok) continue;
              const packs = asked.reduce((sum, one) => sum + one.packs, 0);
              all = result.value;
              ordered -= packs;
              expect(open(allocation.requestLine), 'what is cancelled returns').toBe(before + packs);
            }
          }
          expect(orderedOn(all)).toBe(ordered);
          for (const line of approved.keys()) {
            expect(open(line) + orderedOn(ofLine(line)) + dropped[line]!).toBe(approved[line]);
            expect(open(line)).toBeGreaterThanOrEqual(0);
          }
          for (const { id, quantity, cancelled } of all) {
            expect(quantity - cancelled).toBeGreaterThanOrEqual(receivedOf(id));
            expect(cancelled).toBeGreaterThanOrEqual(0);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
