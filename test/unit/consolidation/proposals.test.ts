import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreedPart } from '../../../shared/domain/consolidation/agreed.ts';
import type { InternalItem } from '../../../shared/domain/consolidation/item.ts';
import { contentOf, mattersOf, placed, spokenItems } from '../../../shared/domain/consolidation/matter.ts';
import type { PairDifference } from '../../../shared/domain/consolidation/model.ts';
import {
  type Answer,
  answeringProblem,
  askedUnit,
  type Proposal,
  proposingProblem,
  stateOf,
} from '../../../shared/domain/consolidation/proposal.ts';
import { transitEntries } from '../../../shared/domain/consolidation/transit.ts';
import { addFen, formatYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { balance, item } from '../../support/items.ts';
import { reconciled } from '../../support/reconciled.ts';

/** 差异事项 and what two members say about them (对账事项). */

const rowOf = (items: readonly InternalItem[]): PairDifference => reconciled(items)[0]!;
const told = (row: PairDifference): string[] =>
  mattersOf(row).map(
    ({ items, left, right, difference }) =>
      `${items.length}: ${formatYuan(left)} - ${formatYuan(right)} = ${formatYuan(difference)}`,
  );

const claim = item('H01', 'T01', '1212', '300.00', '2025-06-01');
const debt = item('T01', 'H01', '2302', '300.00', '2025-06-02');
const payment = item('T01', 'H01', '2302', '-200.00', '2025-06-30');
const forgotten = item('H01', 'T01', '1212', '70.00', '2025-03-03');

describe('the matters of a row', () => {
  it('are its unmatched items, those of one fact together, signed as the row is', () => {
    const row = rowOf([claim, debt, payment, forgotten]);
    expect(told(row)).toEqual(['1: 70.00 - 0.00 = 70.00', '1: 0.00 - -200.00 = 200.00']);
    const wrong = rowOf([
      item('H01', 'T01', '1212', '100.00', '2025-06-01', { document: 'A' }),
      item('T01', 'H01', '2302', '90.00', '2025-06-01', { document: 'A' }),
    ]);
    expect(told(wrong)).toEqual(['2: 100.00 - 90.00 = 10.00']);
  });

  it('are one where whole balances differ', () => {
    expect(
      told(
        rowOf([
          balance('H01', 'T01', '1212', '50.00', '2025-06-30'),
          balance('T01', 'H01', '2302', '30.00', '2025-06-30'),
        ]),
      ),
    ).toEqual(['2: 50.00 - 30.00 = 20.00']);
  });

  it('hold each unmatched item once, and sum to the row’s difference, whichever way more was booked', () => {
    const one = fc.record({
      turned: fc.boolean(),
      debit: fc.boolean(),
      amount: fc.integer({ min: -5, max: 5 }).filter((n) => n !== 0),
      day: fc.integer({ min: 1, max: 28 }),
      document: fc.constantFrom('', 'A', 'B'),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), (facts) => {
        const items = facts.map(({ turned, debit, amount, day, document }) => {
          const [unit, other] = turned ? ['T01', 'H01'] : ['H01', 'T01'];
          const date = `2025-06-${String(day).padStart(2, '0')}`;
          return item(unit, other, debit ? '1212' : '2302', `${amount}.00`, date, document ? { document } : {});
        });
        for (const row of reconciled(items)) {
          const matters = mattersOf(row);
          const within = matters.flatMap((matter) => matter.items.map((each) => each.item));
          expect([...within].sort()).toEqual(row.unmatched.map((each) => each.item).sort());
          expect(matters.reduce((sum, { difference }) => addFen(sum, difference), ZERO)).toBe(row.difference);
        }
      }),
    );
  });
});

const proposalOf = (row: PairDifference, at: number, over: Partial<Proposal> = {}): Proposal => ({
  id: 1,
  pair: row.pair,
  kind: row.kind,
  book: row.book,
  unit: 'T01',
  items: spokenItems(mattersOf(row)[at]!),
  nature: 'transit',
  mender: 'H01',
  by: 'kuai',
  instant: '2025-07-01T00:00:00.000Z',
  reason: '在途',
  ...over,
});
const agreement = (row: PairDifference, at: number, over: Partial<Proposal> = {}): Proposal =>
  proposalOf(row, at, {
    answer: { outcome: 'agreed', unit: 'H01', by: 'lead', instant: '2025-07-02T00:00:00.000Z', reason: '' },
    ...over,
  });
const never = () => false;
const MEMBERS: ReadonlySet<string> = new Set(['H01', 'T01']);

describe('what both agreed on', () => {
  it('takes up money in transit at the unit that will book it, as the worked example (f) does', () => {
    const row = rowOf([claim, debt, payment]);
    const { adjustments, settled } = agreedPart([row], [agreement(row, 0)], never, MEMBERS);
    expect(adjustments).toMatchObject([{ id: 'agreed/1', units: ['H01'], madeBy: 'kuai', confirmedBy: 'lead' }]);
    expect(adjustments[0]!.entries.map(({ side, key, amount }) => `${side} ${key} ${formatYuan(amount)}`)).toEqual([
      'debit cash 200.00',
      'credit accounts-receivable 200.00',
    ]);
    expect([...settled.values()]).toEqual(['agreed/1']);
    const balances = rowOf([
      balance('H01', 'T01', '1212', '50.00', '2025-06-30'),
      balance('T01', 'H01', '2302', '30.00', '2025-06-30'),
    ]);
    expect(transitEntries(balances, mattersOf(balances)[0]!, 'H01')).toMatchObject([
      { amount: 2000 },
      { amount: 2000 },
    ]);
  });

  it('is accepted as it stands where it is no settlement: a charge, another kind, the unit that has booked less', () => {
    const charge = rowOf([forgotten]);
    expect(agreedPart([charge], [agreement(charge, 0, { mender: 'T01' })], never, MEMBERS).adjustments).toEqual([]);
    const row = rowOf([claim, debt, payment]);
    expect(agreedPart([row], [agreement(row, 0, { nature: 'missing' })], never, MEMBERS).adjustments).toEqual([]);
    expect(transitEntries(row, mattersOf(row)[0]!, 'T01')).toBeUndefined();
    expect(agreedPart([row], [agreement(row, 0)], never, new Set(['T01'])).adjustments, 'no column').toEqual([]);
    expect(transitEntries({ kind: 'service', book: 'financial' }, mattersOf(row)[0]!, 'H01')).toBeUndefined();
  });

  it('answers a row only when every matter of it is agreed on, and never where the centre has decided', () => {
    const row = rowOf([claim, debt, payment, forgotten]);
    const half = agreement(row, 1);
    expect(agreedPart([row], [half], never, MEMBERS).settled.size).toBe(0);
    const whole = [half, agreement(row, 0, { id: 2, nature: 'missing', mender: 'T01' })];
    expect([...agreedPart([row], whole, never, MEMBERS).settled.values()]).toEqual(['agreed/1+2']);
    expect(agreedPart([row], whole, () => true, MEMBERS)).toEqual({ adjustments: [], settled: new Map() });
  });

  it('holds for its content alone: in other rows of the books, not in another amount, and not for two', () => {
    const row = rowOf([claim, debt, payment]);
    const agreed = agreement(row, 0);
    const same = rowOf([claim, debt, { ...payment, id: 'again' }]);
    expect(agreedPart([same], [agreed], never, MEMBERS).settled.size).toBe(1);
    const other = rowOf([claim, debt, item('T01', 'H01', '2302', '-210.00', '2025-06-30')]);
    expect(agreedPart([other], [agreed], never, MEMBERS)).toEqual({ adjustments: [], settled: new Map() });
    const twice = rowOf([claim, debt, { ...payment, id: 'one' }, { ...payment, id: 'two' }]);
    expect(mattersOf(twice)).toHaveLength(2);
    expect(agreedPart([twice], [agreed], never, MEMBERS)).toMatchObject({
      adjustments: [{ id: 'agreed/1' }],
      settled: new Map(),
    });
  });
});

/** A move that somebody tries: about one of two contents that the books may hold. */
interface Tried {
  readonly books: 0 | 1;
  readonly unit: 'H01' | 'T01';
  readonly by: string;
  readonly move: 'propose' | Answer | 'set-aside';
  readonly nature: 'transit' | 'missing';
  readonly which: number;
}

describe('the talk of two members', () => {
  const BOOKS = [
    rowOf([claim, debt, payment]),
    rowOf([claim, debt, item('T01', 'H01', '2302', '-150.00', '2025-06-30')]),
  ] as const;

  /** What stands after some moves, each taken only where the rules let it. */
  function after(moves: readonly Tried[]): { proposals: Proposal[]; row: PairDifference } {
    let proposals: Proposal[] = [];
    let row = BOOKS[0];
    for (const { books, unit, by, move, nature, which } of moves) {
      row = BOOKS[books];
      const matters = mattersOf(row);
      const places = placed(proposals, matters);
      if (move === 'propose') {
        const about = proposals.filter(({ id }) => places.get(id) === matters[0]);
        const mender = askedUnit({ pair: row.pair, unit });
        if (proposingProblem({ pair: row.pair, nature, mender }, about)) continue;
        proposals = [...proposals, proposalOf(row, 0, { id: proposals.length + 1, unit, by, nature, mender })];
        continue;
      }
      const proposal = proposals[which % Math.max(1, proposals.length)];
      if (!proposal) continue;
      const word = { by, instant: '2025-07-02T00:00:00.000Z', reason: '' };
      if (move === 'set-aside') {
        if (stateOf(proposal) !== 'agreed') continue;
        proposals = proposals.map((one) => (one === proposal ? { ...one, setAside: word } : one));
      } else if (!answeringProblem(proposal, { outcome: move, unit, by }, places.has(proposal.id))) {
        const answer = { ...word, unit, outcome: move };
        proposals = proposals.map((one) => (one === proposal ? { ...one, answer } : one));
      }
    }
    return { proposals, row };
  }

  const tried: fc.Arbitrary<Tried> = fc.record({
    books: fc.constantFrom<0 | 1>(0, 1),
    unit: fc.constantFrom<'H01' | 'T01'>('H01', 'T01'),
    by: fc.constantFrom('kuai', 'lead', 'both'),
    move: fc.constantFrom<Tried['move']>(
      'propose',
      'propose',
      'agreed',
      'agreed',
      'disputed',
      'withdrawn',
      'set-aside',
    ),
    nature: fc.constantFrom<'transit' | 'missing'>('transit', 'missing'),
    which: fc.nat({ max: 9 }),
  });

  it('never leaves the two with different content agreed on: of one matter at most one word holds', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(fc.array(tried, { maxLength: 30 }), (moves) => {
        const { proposals, row } = after(moves);
        for (const state of proposals.map(stateOf)) reached.add(state);
        for (const books of BOOKS) {
          const content = contentOf(mattersOf(books)[0]!.items);
          const holding = proposals.filter((one) => contentOf(one.items) === content);
          expect(holding.filter((one) => stateOf(one) === 'agreed').length).toBeLessThanOrEqual(1);
          expect(holding.filter((one) => ['agreed', 'proposed'].includes(stateOf(one))).length).toBeLessThanOrEqual(1);
        }
        for (const one of proposals.filter(({ answer }) => answer?.outcome === 'agreed')) {
          expect(one.answer!.unit).toBe(askedUnit(one));
          expect(one.answer!.by).not.toBe(one.by);
        }
        const { adjustments } = agreedPart(
          [row],
          proposals.filter((one) => stateOf(one) === 'agreed'),
          never,
          MEMBERS,
        );
        expect(adjustments.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 400 },
    );
    expect([...reached].sort()).toEqual(['agreed', 'disputed', 'proposed', 'set-aside', 'withdrawn']);
  });

  it('has somebody deal with every difference but those of another kind', () => {
    const { pair } = BOOKS[0];
    expect(proposingProblem({ pair, nature: 'missing', mender: '' }, [])).toBe('mender-missing');
    expect(proposingProblem({ pair, nature: 'other', mender: '' }, [])).toBeUndefined();
    expect(proposingProblem({ pair, nature: 'other', mender: 'T02' }, [])).toBe('mender-stranger');
  });

  it('is answered once', () => {
    const agreed = agreement(BOOKS[0], 0);
    for (const outcome of ['agreed', 'disputed', 'withdrawn'] as const)
      expect(answeringProblem(agreed, { outcome, unit: 'H01', by: 'lead' }, true)).toBe('already-answered');
  });
});
