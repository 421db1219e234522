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
  next: 'submit',
  ...change,
});
const open = { basis: 'detail', state: 'open', submitted: false } as const;
const kinds = (row: Parameters<typeof stepsOf>[0], known: Ready | undefined): string =>
  Object.values(stepsOf(row, known))
    .map((step) => ('count' in step ? `${step.kind} ${step.count}` : step.kind))
    .join(', ');

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
    ['all explained', open, ready({ differences: 3, unexplained: 0 }), 'done, done, explained 3, due, waiting'],
    ['submitted', { ...open, state: 'submitted', submitted: true } as const, ready(), 'done, done, waiting, done, due'],
    ['locked', { ...open, state: 'locked', submitted: true } as const, ready(), 'done, done, waiting, done, done'],
    ['locked, never submitted', { ...open, state: 'locked' } as const, ready(), 'done, done, waiting, unpledged, done'],
  ])('%s', (_name, row, known, expected) => expect(kinds(row, known)).toBe(expected));
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
    expect(todoOf([...rows, ready({ next: 'done' })], () => true)).toEqual([
      { step: 'submit', count: 1 },
      { step: 'lock', count: 2 },
    ]);
  });

  it('is only what this person may do, where they may', () => {
    expect(todoOf(rows, (permission, unit) => permission === 'ledger.lock' && unit === 'T03')).toEqual([
      { step: 'lock', count: 1 },
    ]);
  });
});
