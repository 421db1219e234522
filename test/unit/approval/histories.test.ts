import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBody, LEVEL_CODES, type Level, MODE_CODES } from '../../../shared/domain/approval/level.ts';
import { refusalOf } from '../../../shared/domain/approval/moving.ts';
import { shortIn } from '../../../shared/domain/approval/panel.ts';
import { type Move, moved, NEW_ROUTE } from '../../../shared/domain/approval/route.ts';
import { placeNow, type Route, type SeatedStep } from '../../../shared/domain/approval/route-state.ts';
import { neededBy, type Rule } from '../../../shared/domain/approval/rule.ts';
import { type Delegation, deputiesOf, holdersOf, type Seat } from '../../../shared/domain/approval/seat.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { fen } from '../../../shared/kernel/fen.ts';

/**
 * Random tables, people, delegations and histories, told by one who knows nothing of how a route is kept: what was done is written
 * down as it happened, and at the end it is asked who decided what.
 */
const PEOPLE = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7'] as const;
const DAYS = ['2025-03-10', '2025-03-11', '2025-03-12'] as AccountingDate[];
const HISTORIES = 10_000;

interface County {
  readonly rules: readonly Rule[];
  readonly seats: readonly Seat[];
  readonly delegations: readonly Delegation[];
}
/** Someone's try: mostly by who is asked, as in life; all else as it is drawn. */
interface Try {
  readonly kind: (typeof KINDS)[number];
  readonly asked: boolean;
  readonly by: number;
  readonly task: number;
  readonly other: number;
}

/** Passing is tried as often as all else together, so that histories come to their ends. */
const KINDS = [
  ...['pass', 'pass', 'pass', 'pass', 'pass', 'pass', 'pass', 'pass', 'resolve', 'resolve', 'resolve'],
  ...['submit', 'amend', 'withdraw', 'refuse', 'back', 'add', 'after', 'move', 'reseat'],
] as const;

const person = fc.constantFrom(...PEOPLE);
const day = fc.constantFrom(...DAYS);
const steps = fc
  .uniqueArray(fc.record({ level: fc.constantFrom(...LEVEL_CODES), mode: fc.constantFrom(...MODE_CODES) }), {
    ...{ minLength: 1, maxLength: 4 },
    selector: ({ level }) => level,
  })
  .map((list) => list.map((step) => ({ ...step, days: 3 })));
const rules = fc.tuple(steps, steps, steps).map(([small, middle, large]): Rule[] => {
  const every = { kinds: [], categories: [], sources: [], budget: 'either' as const };
  return [
    { ...every, from: fen(0), below: fen(100), steps: small },
    { ...every, from: fen(100), below: fen(1000), steps: middle },
    { ...every, from: fen(1000), below: undefined, steps: large },
  ];
});
const seat = fc.record({ level: fc.constantFrom(...LEVEL_CODES), person, order: fc.nat(3) }).map(
  (of): Seat => ({
    ...of,
    unit: of.level === 'unit-head' ? 'T01' : '',
    ...{ from: '2025-01-01' as AccountingDate, until: undefined },
  }),
);
const delegation = fc
  .record({ from: person, to: person, first: day, last: day })
  .filter(({ from, to, first, last }) => from !== to && first <= last);
const county: fc.Arbitrary<County> = fc.record({
  rules,
  seats: fc.array(seat, { minLength: 8, maxLength: 20 }),
  delegations: fc.array(delegation, { maxLength: 3 }),
});
const tries: fc.Arbitrary<Try[]> = fc.array(
  fc.record({
    ...{ kind: fc.constantFrom(...KINDS), asked: fc.boolean() },
    ...{ by: fc.nat(7), task: fc.nat(3), other: fc.nat(7) },
  }),
  { minLength: 10, maxLength: 60 },
);

/** One decision as it was written down. */
interface Written {
  readonly level: Level;
  readonly actor: string;
  readonly principal: string;
  readonly day: AccountingDate;
}

interface Told {
  route: Route;
  /** Decisions since the document was last handed in or changed, without what was sent back. */
  written: Written[];
  resolved: Level[];
  apart: readonly string[];
}

function seated({ rules: table, seats }: County, amount: number, on: AccountingDate): SeatedStep[] {
  const parts = [{ source: 'other', inBudget: true, amount: fen(amount) }];
  const needed = neededBy(table, { kind: 'township', category: 'other', parts });
  return needed.steps.map((step) => ({ ...step, holders: holdersOf(seats, step.level, 'T01', on) }));
}

function moveOf(of: County, { route }: Told, { kind, asked, by, task, other }: Try, on: AccountingDate): Move {
  const now = route.steps[placeNow(route)];
  const open = (now?.tasks ?? []).filter(({ state }) => state === 'open');
  const one = open[task % Math.max(1, open.length)];
  const id = one?.id ?? -1;
  const fit = kind === 'resolve' ? now?.step.holders[0] : kind === 'withdraw' ? route.apart[0] : one?.person;
  const who = (asked ? fit : undefined) ?? PEOPLE[by]!;
  const amount = [50, 99, 100, 101, 999, 1000, 5000, 99][other]!;
  switch (kind) {
    case 'submit':
      return { what: 'submit', by: who, apart: [who], amount: fen(amount), steps: seated(of, amount, on) };
    case 'amend':
      return { what: 'amend', by: who, amount: fen(amount), steps: seated(of, amount, on) };
    case 'withdraw':
      return { what: 'withdraw', by: who };
    case 'refuse':
      return { what: 'refuse', by: who, task: id, to: undefined };
    case 'back':
      return { what: 'refuse', by: who, task: id, to: task };
    case 'add':
      return { what: 'add', by: who, task: id, person: PEOPLE[other]!, when: 'before' };
    case 'after':
      return { what: 'add', by: who, task: id, person: PEOPLE[other]!, when: 'after' };
    case 'move':
      return { what: 'move', by: who, task: id, person: PEOPLE[other]! };
    case 'resolve':
      return { what: 'resolve', by: who, meeting: 1, passed: task > 0 };
    case 'reseat':
      return { what: 'reseat', by: who, steps: seated(of, route.amount, on) };
    case 'pass':
      return { what: 'pass', by: who, task: id };
  }
}

function tell(of: County, told: Told, move: Move, on: AccountingDate): boolean {
  const { route } = told;
  if (refusalOf(route, move, { day: on, delegations: of.delegations })) return false;
  const now = route.steps[placeNow(route)];
  const level = now?.step.level;
  if (move.what === 'submit' || move.what === 'amend') {
    told.written = [];
    told.resolved = [];
    if (move.what === 'submit') told.apart = move.apart;
  }
  if (move.what === 'pass' && level) {
    const principal = now.tasks.find(({ id }) => id === move.task)!.person;
    told.written.push({ level, actor: move.by, principal, day: on });
  }
  if (move.what === 'resolve' && move.passed && level) told.resolved.push(level);
  if (move.what === 'refuse' && move.to !== undefined) {
    const back = new Set(route.steps.slice(move.to).map(({ step }) => step.level));
    told.written = told.written.filter((each) => !back.has(each.level));
    told.resolved = told.resolved.filter((each) => !back.has(each));
  }
  told.route = moved(route, move, on);
  return true;
}

/** What must be true of a document that reached its approval, asked of what was written down alone. */
function holdTrue(of: County, { route, written, resolved, apart }: Told): void {
  const parts = [{ source: 'other', inBudget: true, amount: route.amount }];
  for (const { level } of neededBy(of.rules, { kind: 'township', category: 'other', parts }).steps) {
    if (isBody(level)) expect(resolved, level).toContain(level);
    else expect(written.filter((each) => each.level === level).length, level).toBeGreaterThan(0);
  }
  const actors = written.map(({ actor }) => actor);
  expect(new Set(actors).size, 'nobody decides twice').toBe(actors.length);
  for (const { actor, principal, day: when } of written) {
    expect(apart, 'nobody decides one’s own').not.toContain(actor);
    expect(apart, 'nor does anybody for them').not.toContain(principal);
    if (actor !== principal) expect(deputiesOf(of.delegations, principal, when)).toContain(actor);
  }
}

/** Everybody who is asked and may, until nobody is left to ask. */
function carryOn(of: County, told: Told, on: AccountingDate): void {
  for (let turn = 0; turn < 60 && told.route.stage === 'deciding'; turn += 1) {
    const now = told.route.steps[placeNow(told.route)]!;
    const moves: Move[] = isBody(now.step.level)
      ? now.step.holders.map((by) => ({ what: 'resolve', by, meeting: 1, passed: true }) as const)
      : now.tasks.map(({ id, person: by }) => ({ what: 'pass', by, task: id }) as const);
    if (!moves.some((move) => tell(of, told, move, on))) return;
  }
}

describe('ten thousand histories', () => {
  it('reach approval only through every level that the amount needs, and nobody decides twice', () => {
    let approved = 0;
    let refused = 0;
    fc.assert(
      fc.property(county, tries, (of, drawn) => {
        const told: Told = { route: NEW_ROUTE, written: [], resolved: [], apart: [] };
        let stage = told.route.stage;
        for (const [at, each] of drawn.entries()) {
          const on = DAYS[Math.floor((at * DAYS.length) / drawn.length)]!;
          if (!tell(of, told, moveOf(of, told, each, on), on)) refused += 1;
          if (told.route.stage === 'approved' && stage !== 'approved') {
            approved += 1;
            holdTrue(of, told);
          }
          stage = told.route.stage;
        }
      }),
      { numRuns: HISTORIES },
    );
    // That something is approved and something refused is what makes the rest worth anything.
    expect(approved).toBeGreaterThan(HISTORIES / 20);
    expect(refused).toBeGreaterThan(HISTORIES);
  }, 120_000);

  it('never end where nobody may decide, unless somebody left: then the level is named', () => {
    let ended = 0;
    fc.assert(
      fc.property(county, tries, (of, drawn) => {
        const told: Told = { route: NEW_ROUTE, written: [], resolved: [], apart: [] };
        for (const each of drawn) tell(of, told, moveOf(of, told, each, DAYS[0]!), DAYS[0]!);
        if (told.route.stage !== 'deciding') return;
        const short = shortIn(told.route);
        carryOn(of, told, DAYS[0]!);
        if (short === undefined) {
          expect(told.route.stage).toBe('approved');
          holdTrue(of, told);
          ended += 1;
        }
      }),
      { numRuns: HISTORIES / 2 },
    );
    expect(ended).toBeGreaterThan(HISTORIES / 50);
  }, 120_000);
});
