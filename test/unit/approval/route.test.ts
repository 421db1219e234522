import { describe, expect, it } from 'vitest';
import type { Level, Mode } from '../../../shared/domain/approval/level.ts';
import { type MoveRefusal, refusalOf } from '../../../shared/domain/approval/moving.ts';
import { shortAt, shortIn } from '../../../shared/domain/approval/panel.ts';
import { type Move, moved, NEW_ROUTE } from '../../../shared/domain/approval/route.ts';
import { placeNow, type Route, type SeatedStep } from '../../../shared/domain/approval/route-state.ts';
import { type Delegation, holdersOf, type Seat } from '../../../shared/domain/approval/seat.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { fen } from '../../../shared/kernel/fen.ts';

const DAY = '2025-03-10' as AccountingDate;
const AMOUNT = fen(2_100_000);
const at = (level: Level, holders: readonly string[], mode: Mode = 'any'): SeatedStep => ({
  level,
  mode,
  days: 3,
  holders,
});

/** A document under way, and what somebody tries with it. */
class Way {
  route: Route = NEW_ROUTE;
  readonly delegations: Delegation[] = [];

  make(move: Move): MoveRefusal | undefined {
    const refusal = refusalOf(this.route, move, { day: DAY, delegations: this.delegations });
    if (!refusal) this.route = moved(this.route, move, DAY);
    return refusal;
  }
  submit(steps: readonly SeatedStep[], amount = AMOUNT): MoveRefusal | undefined {
    return this.make({ what: 'submit', by: 'sun', apart: ['sun'], amount, steps });
  }
  taskOf(person: string): number {
    const tasks = this.route.steps[placeNow(this.route)]?.tasks ?? [];
    return tasks.find((task) => task.person === person && task.state === 'open')?.id ?? -1;
  }
  pass(by: string, person = by): MoveRefusal | undefined {
    return this.make({ what: 'pass', by, task: this.taskOf(person) });
  }
  refuse(by: string, to?: number): MoveRefusal | undefined {
    return this.make({ what: 'refuse', by, task: this.taskOf(by), to });
  }
  asked(): string[] {
    const tasks = this.route.steps[placeNow(this.route)]?.tasks ?? [];
    return tasks.filter(({ state }) => state === 'open').map(({ person }) => person);
  }
}

const way = (...steps: readonly SeatedStep[]): Way => {
  const made = new Way();
  expect(made.submit(steps)).toBeUndefined();
  return made;
};

const THREE = [at('unit-head', ['a']), at('centre', ['b']), at('chief-accountant', ['c'])] as const;

describe('a document goes from level to level', () => {
  it('asks one level after another, and is approved by the last (ERPNext #37128)', () => {
    const made = way(...THREE);
    for (const [person, stage] of [
      ['a', 'deciding'],
      ['b', 'deciding'],
      ['c', 'approved'],
    ] as const) {
      expect(made.asked()).toEqual([person]);
      expect(made.pass(person)).toBeUndefined();
      expect(made.route.stage).toBe(stage);
    }
  });

  it('goes no further once a lower level refused, whatever higher ones say (mSupply #9814)', () => {
    const made = way(...THREE);
    const late = { what: 'pass', by: 'b', task: 99 } as const;
    expect(made.refuse('a')).toBeUndefined();
    expect(made.route.stage).toBe('refused');
    expect(made.make(late)).toEqual({ code: 'stage' });
    expect(made.pass('c')).toEqual({ code: 'stage' });
  });

  it('is handed on by nobody while it waits (mSupply #9813)', () => {
    const made = way(...THREE);
    expect(made.pass('b')).toEqual({ code: 'not-asked' });
    expect(made.pass('c')).toEqual({ code: 'not-asked' });
    expect(made.submit(THREE)).toEqual({ code: 'stage' });
    expect(made.asked()).toEqual(['a']);
  });

  it('A, A, B, A: A decides once, and each further level wants another person (OCA #1141)', () => {
    const made = new Way();
    const all = ['unit-head', 'centre', 'chief-accountant', 'leader'] as const;
    expect(made.submit(all.map((level, place) => at(level, [place === 2 ? 'b' : 'a'])))).toEqual({
      code: 'short',
      level: 'centre',
    });
    const eased = all.map((level, place) => at(level, place === 2 ? ['b'] : ['a', `${place}`]));
    expect(made.submit(eased)).toBeUndefined();
    expect(made.pass('a')).toBeUndefined();
    expect(made.asked()).toEqual(['1']);
    expect(made.pass('a')).toEqual({ code: 'not-asked' });
    expect(made.pass('1')).toBeUndefined();
    expect(made.pass('b')).toBeUndefined();
    expect(made.route.stage).toBe('deciding');
    expect(made.asked()).toEqual(['3']);
  });

  it('starts again where its amount changes, approved or not', () => {
    const made = way(...THREE.slice(0, 2));
    made.pass('a');
    made.pass('b');
    expect(made.route.stage).toBe('approved');
    expect(made.make({ what: 'amend', by: 'sun', amount: fen(6_000_000), steps: THREE })).toBeUndefined();
    expect(made.route).toMatchObject({ stage: 'deciding', amount: 6_000_000 });
    expect(made.asked()).toEqual(['a']);
  });

  it('goes back to the level that is named, and on from there', () => {
    const made = way(...THREE);
    made.pass('a');
    made.pass('b');
    expect(made.refuse('c', 2)).toEqual({ code: 'place' });
    expect(made.refuse('c', 1)).toBeUndefined();
    expect(made.asked()).toEqual(['b']);
    made.pass('b');
    expect(made.pass('c')).toBeUndefined();
    expect(made.route.stage).toBe('approved');
  });

  it('is withdrawn by whom it belongs to, and handed in again as a new turn', () => {
    const made = way(...THREE);
    expect(made.make({ what: 'withdraw', by: 'a' })).toEqual({ code: 'not-asked' });
    expect(made.make({ what: 'withdraw', by: 'sun' })).toBeUndefined();
    expect(made.submit(THREE)).toBeUndefined();
    expect(made.route.turn).toBe(2);
  });
});

describe('several at one level', () => {
  it('或签: one is enough, the others are asked no more', () => {
    const made = way(at('centre', ['a', 'b', 'c']));
    expect(made.asked()).toEqual(['a', 'b', 'c']);
    made.pass('b');
    expect(made.route.stage).toBe('approved');
  });

  it('单签: the first who may is asked', () => {
    const made = way(at('centre', ['sun', 'b', 'c'], 'single'));
    expect(made.asked()).toEqual(['b']);
  });

  it('会签: all must, and one refusal is enough', () => {
    const made = way(at('centre', ['a', 'b'], 'all'), at('leader', ['c']));
    made.pass('b');
    expect(made.asked()).toEqual(['a']);
    made.refuse('a');
    expect(made.route.stage).toBe('refused');
  });

  it('顺签: one after another', () => {
    const made = way(at('centre', ['b', 'a'], 'sequence'));
    expect(made.asked()).toEqual(['b']);
    expect(made.pass('a')).toEqual({ code: 'not-asked' });
    made.pass('b');
    made.pass('a');
    expect(made.route.stage).toBe('approved');
  });
});

describe('加签, 转办 and 委托', () => {
  const add = (made: Way, by: string, person: string, when: 'before' | 'after') =>
    made.make({ what: 'add', by, task: made.taskOf(by), person, when });

  it('前加签: the one who asks waits for the one who was asked', () => {
    const made = way(at('centre', ['a']), at('leader', ['c']));
    expect(add(made, 'a', 'x', 'before')).toBeUndefined();
    expect(made.asked()).toEqual(['x']);
    made.pass('x');
    expect(made.asked()).toEqual(['a']);
    made.pass('a');
    expect(made.asked()).toEqual(['c']);
  });

  it('后加签: the level is not done before who was asked has decided', () => {
    const made = way(at('centre', ['a', 'b'], 'sequence'), at('leader', ['c']));
    add(made, 'a', 'x', 'after');
    made.pass('a');
    expect(made.asked()).toEqual(['x']);
    made.pass('x');
    expect(made.asked()).toEqual(['b']);
    made.pass('b');
    expect(made.asked()).toEqual(['c']);
  });

  it('is gone with whoever asked and is needed no more', () => {
    const made = way(at('centre', ['a', 'b']), at('leader', ['c']));
    add(made, 'a', 'x', 'before');
    made.pass('b');
    expect(made.asked()).toEqual(['c']);
  });

  it('asks nobody who applied, has decided, is asked already, or is the only one for a later level', () => {
    const made = way(at('unit-head', ['h']), at('centre', ['a', 'b'], 'all'), at('leader', ['c']));
    made.pass('h');
    expect(add(made, 'a', 'sun', 'after')).toEqual({ code: 'apart' });
    expect(add(made, 'a', 'h', 'after')).toEqual({ code: 'twice' });
    expect(add(made, 'a', 'b', 'after')).toEqual({ code: 'asked' });
    expect(add(made, 'a', 'c', 'after')).toEqual({ code: 'short', level: 'leader' });
  });

  it('转办: another decides in one’s place, and oneself no more', () => {
    const made = way(at('centre', ['a']));
    expect(made.make({ what: 'move', by: 'a', task: made.taskOf('a'), person: 'x' })).toBeUndefined();
    expect(made.pass('a')).toEqual({ code: 'not-asked' });
    expect(made.pass('x')).toBeUndefined();
    expect(made.route.stage).toBe('approved');
  });

  it('委托: the deputy decides within the days, hands nothing on, and uses up both', () => {
    const made = way(at('centre', ['a']), at('leader', ['a', 'd', 'e']));
    made.delegations.push({ from: 'a', to: 'd', first: DAY, last: DAY });
    made.delegations.push({ from: 'd', to: 'z', first: DAY, last: DAY });
    expect(made.pass('z', 'a')).toEqual({ code: 'not-asked' });
    expect(made.make({ what: 'move', by: 'd', task: made.taskOf('a'), person: 'x' })).toEqual({ code: 'not-asked' });
    expect(made.pass('d', 'a')).toBeUndefined();
    expect(made.asked()).toEqual(['e']);
  });

  it('委托: never to who applied', () => {
    const made = way(at('centre', ['a']));
    made.delegations.push({ from: 'a', to: 'sun', first: DAY, last: DAY });
    expect(made.pass('sun', 'a')).toEqual({ code: 'apart' });
  });

  it('委托: over, nobody decides for another', () => {
    const made = way(at('centre', ['a']));
    made.delegations.push({
      from: 'a',
      to: 'd',
      first: '2025-03-01' as AccountingDate,
      last: '2025-03-09' as AccountingDate,
    });
    expect(made.pass('d', 'a')).toEqual({ code: 'not-asked' });
  });
});

describe('where nobody is left, it is refused and the level is named', () => {
  it('at handing in, where the only holder applied', () => {
    expect(new Way().submit([at('unit-head', ['sun'])])).toEqual({ code: 'short', level: 'unit-head' });
    expect(new Way().submit([at('office', ['sun'])])).toEqual({ code: 'short', level: 'office' });
    expect(new Way().submit([at('leader', [])])).toEqual({ code: 'short', level: 'leader' });
    expect(new Way().submit([])).toEqual({ code: 'empty' });
  });

  it('at deciding, where the one who would is needed above', () => {
    const made = way(at('centre', ['a', 'b']), at('leader', ['a']));
    expect(made.pass('a')).toEqual({ code: 'short', level: 'leader' });
    expect(made.pass('b')).toBeUndefined();
    expect(made.pass('a')).toBeUndefined();
    expect(made.route.stage).toBe('approved');
  });

  it('补任: whoever is appointed is asked, what was decided stands', () => {
    const made = way(at('unit-head', ['a']), at('centre', ['b', 'c'], 'all'), at('leader', ['d']));
    made.pass('a');
    made.pass('b');
    const steps = [at('unit-head', ['a']), at('centre', ['b', 'x'], 'all'), at('leader', [])];
    expect(made.make({ what: 'reseat', by: 'admin', steps })).toBeUndefined();
    expect(made.asked()).toEqual(['x']);
    expect(shortIn(made.route)).toBe('leader');
    expect(made.pass('x')).toEqual({ code: 'short', level: 'leader' });
    made.make({ what: 'reseat', by: 'admin', steps: [steps[0]!, steps[1]!, at('leader', ['e'])] });
    expect(made.pass('x')).toBeUndefined();
    expect(made.asked()).toEqual(['e']);
  });
});

describe('a body decides in a meeting (三重一大)', () => {
  const made = () => way(at('unit-head', ['a']), at('office', ['keeper', 'sun']), at('party', ['other']));

  it('stays shut until its resolution is recorded, by who keeps its minutes and did not apply', () => {
    const one = made();
    const resolve = (by: string, passed = true) => one.make({ what: 'resolve', by, meeting: 7, passed });
    expect(resolve('keeper')).toEqual({ code: 'not-body' });
    one.pass('a');
    expect(resolve('sun')).toEqual({ code: 'apart' });
    expect(resolve('a')).toEqual({ code: 'not-asked' });
    expect(resolve('keeper')).toBeUndefined();
    expect(one.route).toMatchObject({ stage: 'deciding' });
    expect(one.route.steps[1]).toMatchObject({ meeting: 7, done: true });
    expect(resolve('other')).toBeUndefined();
    expect(one.route.stage).toBe('approved');
  });

  it('ends it where the body votes against', () => {
    const one = made();
    one.pass('a');
    one.make({ what: 'resolve', by: 'keeper', meeting: 7, passed: false });
    expect(one.route.stage).toBe('refused');
  });
});

describe('who holds a level', () => {
  const seat = (person: string, of: Partial<Seat> = {}): Seat => ({
    ...{ level: 'unit-head', unit: 'T01', person, order: 1, from: '2025-01-01' as AccountingDate, until: undefined },
    ...of,
  });
  it('goes by unit, day and order', () => {
    const seats = [
      seat('b', { order: 2 }),
      seat('a'),
      seat('gone', { until: '2025-03-09' as AccountingDate }),
      seat('coming', { from: '2025-03-11' as AccountingDate }),
      seat('elsewhere', { unit: 'T02' }),
      seat('last', { order: 3, until: DAY }),
    ];
    expect(holdersOf(seats, 'unit-head', 'T01', DAY)).toEqual(['a', 'b', 'last']);
    expect(holdersOf([seat('c', { level: 'centre', unit: '' })], 'centre', 'T01', DAY)).toEqual(['c']);
  });
});

describe('enough different people', () => {
  it('are found where one must make room for another', () => {
    expect(shortAt([place('centre', 'a', 'b'), place('leader', 'a')])).toBeUndefined();
    expect(shortAt([place('centre', 'a'), place('leader', 'a')])).toBe('leader');
    expect(shortAt([place('unit-head', 'a', 'b'), place('centre', 'a', 'b'), place('leader', 'b', 'a')])).toBe(
      'leader',
    );
  });
  const place = (level: Level, ...people: string[]) => ({ level, people });
});
