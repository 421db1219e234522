import { describe, expect, it } from 'vitest';
import type { Ready } from '../../../renderer/ledger/rows.ts';
import { afterImport, stepsOf, todoOf } from '../../../renderer/ledger/steps.ts';

const ready = (change: Partial<Ready> = {}): Ready => ({
  unit: 'T01',
  name: '柳河镇卫生院',
  kind: 'township',
  state: 'open',
  basis: 'detail',
  standsIn: null,
  errors: 0,
  findings: 0,
  explained: 0,
  rows: 0,
  failed: [],
  found: [],
  unmapped: 0,
  differences: null,
  unexplained: null,
  disputed: 0,
  unsigned: [],
  next: 'submit',
  ...change,
});
const open = { basis: 'detail', state: 'open', submitted: false, signed: [], lapsed: [], unsigned: [] } as const;
const handed = { state: 'submitted', submitted: true } as const;
const kinds = (row: Parameters<typeof stepsOf>[0], known: Ready | undefined): string =>
  Object.values(stepsOf(row, known))
    .map((step) => ('count' in step ? `${step.kind} ${step.count}` : step.kind))
    .join(', ');

type Case = readonly [string, object, Ready | undefined, string];

describe('the steps of a unit’s month', () => {
  it.each([
    ['nothing came', { ...open, basis: 'none' } as const, ready(), 'missing, waiting, waiting, waiting, waiting'],
    [
      'an earlier month stands in',
      { ...open, basis: 'none', standsIn: '2025-11' } as const,
      ready(),
      'standsIn, waiting, waiting, waiting, waiting',
    ],
    ['not read yet', open, undefined, 'done, waiting, waiting, waiting, waiting'],
    ['not consolidated yet', open, ready(), 'done, done, waiting, due, waiting'],
    ['agreed', open, ready({ differences: 0, unexplained: 0 }), 'done, done, done, due, waiting'],
    ['checks fail', open, ready({ errors: 2, findings: 3 }), 'done, errors 2, waiting, waiting, waiting'],
    ['findings only', open, ready({ findings: 3 }), 'done, findings 3, waiting, due, waiting'],
    ['findings explained', open, ready({ explained: 3 }), 'done, explained 3, waiting, due, waiting'],
    ['some explained', open, ready({ findings: 1, explained: 2 }), 'done, findings 1, waiting, due, waiting'],
    ['unmapped first', open, ready({ errors: 2, unmapped: 1 }), 'done, unmapped 1, waiting, waiting, waiting'],
    ['open differences', open, ready({ differences: 3, unexplained: 2 }), 'done, done, open 2, due, waiting'],
    ['objected to', open, ready({ differences: 3, unexplained: 2, disputed: 1 }), 'done, done, open 2, due, waiting'],
    ['all explained', open, ready({ differences: 3, unexplained: 0 }), 'done, done, explained 3, due, waiting'],
    ['submitted', { ...open, ...handed }, ready(), 'done, done, waiting, handedIn, due'],
    ['not signed', { ...open, ...handed, unsigned: ['unit'] }, ready(), 'done, done, waiting, unsigned, due'],
    ['signed', { ...open, ...handed, signed: ['unit'] }, ready(), 'done, done, waiting, done, due'],
    [
      'changed since',
      { ...open, lapsed: ['unit'], unsigned: ['unit'] },
      ready(),
      'done, done, waiting, lapsed, waiting',
    ],
    [
      'signed early',
      { ...open, signed: ['unit'], unsigned: ['community'] },
      ready(),
      'done, done, waiting, unsigned, waiting',
    ],
    ['locked', { ...open, ...handed, state: 'locked' } as const, ready(), 'done, done, waiting, handedIn, done'],
    [
      'locked, signed',
      { ...open, ...handed, state: 'locked', signed: ['unit', 'community'] } as const,
      ready(),
      'done, done, waiting, done, done',
    ],
    ['locked, never submitted', { ...open, state: 'locked' } as const, ready(), 'done, done, waiting, unpledged, done'],
  ] as const satisfies Case[])('%s', (_name, row, known, expected) =>
    expect(kinds(row as unknown as Parameters<typeof stepsOf>[0], known)).toBe(expected),
  );
});

describe('what one goes on with after an import', () => {
  it.each([
    ['mend', 'mend'],
    ['submit', 'submit'],
    ['lock', 'file'],
    ['done', 'file'],
    ['import', 'file'],
  ] as const)('where the month is to %s, is %s for who keeps the unit’s books', (next, expected) => {
    const may = (permission: string): boolean => permission === 'ledger.import' || permission === 'ledger.submit';
    expect(afterImport(ready({ next }), may)).toBe(expected);
  });

  it('is the next file while nothing is known of the month', () => {
    expect(afterImport(undefined, () => true)).toBe('file');
  });
});

describe('待办', () => {
  const rows = [ready({ next: 'submit' }), ready({ unit: 'T02', next: 'lock' }), ready({ unit: 'T03', next: 'lock' })];

  it('counts each kind of work in its order, and leaves out what is done', () => {
    expect(
      todoOf(
        [...rows, ready({ next: 'done' })],
        () => true,
        () => true,
      ),
    ).toEqual([
      { step: 'submit', count: 1 },
      { step: 'lock', count: 2 },
    ]);
  });

  it('is only what this person may do, where they may', () => {
    expect(
      todoOf(
        rows,
        (permission, unit) => permission === 'ledger.lock' && unit === 'T03',
        () => true,
      ),
    ).toEqual([{ step: 'lock', count: 1 }]);
  });

  it('leaves a signature to whose it is', () => {
    const waiting = [
      ready({ next: 'attest', unsigned: ['unit', 'community'] }),
      ready({ unit: 'T02', next: 'attest', unsigned: ['community'] }),
    ];
    const signs = (_unit: string, sides: readonly string[]): boolean => sides.includes('unit');
    expect(todoOf(waiting, () => true, signs)).toEqual([{ step: 'attest', count: 1 }]);
  });
});
