import { describe, expect, it } from 'vitest';
import {
  asKind,
  type Draft,
  type DraftRow,
  emptyRow,
  keepStop,
  leftAfter,
  newDraft,
  outOfBalance,
  requestOf,
  submitStop,
} from '../../../renderer/budget/changes/draft.ts';
import { fen } from '../../../shared/kernel/fen.ts';

const row = (id: number, item: string, up: boolean, amount: number, more: Partial<DraftRow> = {}): DraftRow => ({
  ...{ ...emptyRow(id, 'T01', 6, up), item, source: 'other', amount: fen(amount) },
  ...more,
});
const draft = (rows: readonly DraftRow[], more: Partial<Draft> = {}): Draft => ({
  ...{ ...newDraft('T01', 6), rows, reason: '会议改为线上' },
  ...more,
});
const line = (item: string, available: string) => ({
  ...{ department: '', item, source: 'other', project: '', approved: available, adjusted: '0.00' },
  ...{ reserved: '0.00', committed: '0.00', spent: '0.00', available },
});
const LINES = [line('50211', '10.00')];
const lines = () => LINES;

describe('a budget change while it is typed', () => {
  it('tells by how much each source is out of balance, and lets go once none is', () => {
    const off = draft([row(1, '50211', false, 500), row(2, '50201', true, 400)]);
    expect([...outOfBalance(off)]).toEqual([['other', -100]]);
    expect(submitStop(off, lines)).toBe('balance');
    const even = draft([row(1, '50211', false, 500), row(2, '50201', true, 500)]);
    expect(submitStop(even, lines)).toBeUndefined();
    expect(submitStop({ ...even, reason: ' ' }, lines)).toBe('reason');
  });

  it('counts all rows on a line, and stops where it would fall below what is taken', () => {
    const twice = draft([
      ...[row(1, '50211', false, 600), row(2, '50211', false, 600, { month: 7 }), row(3, '50201', true, 1_200)],
    ]);
    expect(leftAfter(twice.rows[0]!, twice, LINES)).toBe(-200);
    expect(submitStop(twice, lines)).toBe('below');
    // What is not the reader's to see is the other side's to confirm.
    expect(submitStop(twice, () => undefined)).toBeUndefined();
  });

  it('weighs added spending against added income, and asks for its document', () => {
    const more = draft([row(1, '406', true, 900), row(2, '50201', true, 900)], { kind: 'supplement' });
    expect([...outOfBalance(more)]).toEqual([]);
    expect(submitStop(more, lines)).toBe('document');
    expect(submitStop({ ...more, incomeDocument: '青财社〔2026〕15号' }, lines)).toBeUndefined();
  });

  it('carries over no more than the line of last year has left', () => {
    const carried = (amount: number) => draft([row(1, '50211', true, amount)], { kind: 'carry' });
    expect(submitStop(carried(1_000), lines)).toBeUndefined();
    expect(submitStop(carried(1_001), lines)).toBe('below');
  });

  it('keeps half a document only where its rows are whole, and turns rows that a kind does not have', () => {
    expect(keepStop(newDraft('T01', 6))).toBe('row');
    const turned = asKind(draft([row(1, '50211', false, 500, { unit: 'T02' })]), 'supplement', 'T01');
    expect(turned.rows[0]).toMatchObject({ up: true, unit: 'T01' });
    expect(requestOf(draft([row(1, '50211', false, 500)]), 'T01', 2026).rows[0]).toMatchObject({ amount: '-5.00' });
  });
});
