import { describe, expect, it } from 'vitest';
import {
  cutSummary,
  type KeptCut,
  roundRows,
  type VersionFigures,
  waterfall,
} from '../../../shared/domain/budget/explained-cuts.ts';
import type { Passage } from '../../../shared/domain/budget/rounds.ts';
import { fen } from '../../../shared/kernel/fen.ts';

/** 为什么被核减: stages side by side, and who changed what between them. */

const place = (item: string) => ({ department: '', item, source: 'other', project: '' });
const version = (passage: Passage, instant: string, figures: Record<string, number>): VersionFigures => ({
  ...{ passage, instant },
  cells: Object.entries(figures).map(([item, total]) => ({ ...place(item), total: fen(total) })),
});
const cut = (item: string, instant: string, before: number, after: number): KeptCut => ({
  ...place(item),
  ...{
    stage: 'proposed',
    before: fen(before),
    after: fen(after),
    reason: '按上年执行数核定',
    display: '王会计',
    instant,
  },
});

const ROUNDS = [
  version('propose', '1', { 50201: 100, 50211: 50, 201: 900 }),
  version('issue-ceiling', '3', { 50201: 80, 50211: 45, 201: 900 }),
  version('resubmit', '4', { 50201: 80, 50211: 40, 602: 5, 201: 900 }),
];

describe('a cut explained', () => {
  it('sets the stages side by side with who cut what and why', () => {
    const rows = roundRows(ROUNDS, [cut('50201', '2', 100, 80)]);
    expect(rows.map(({ item, at }) => [item, at])).toEqual([
      ['201', { proposed: 900, ceiling: 900, resubmitted: 900 }],
      ['50201', { proposed: 100, ceiling: 80, resubmitted: 80 }],
      ['50211', { proposed: 50, ceiling: 45, resubmitted: 40 }],
      ['602', { proposed: 0, ceiling: 0, resubmitted: 5 }],
    ]);
    expect(rows[1]?.cuts).toMatchObject([{ display: '王会计', reason: '按上年执行数核定', earlier: false }]);
  });

  it('leads from what was asked for to what was given; small changes stand together', () => {
    const bars = waterfall(roundRows(ROUNDS, []), 1);
    expect(bars).toEqual([
      { kind: 'total', stage: 'proposed', amount: 150 },
      { kind: 'change', by: 'centre', item: '50201', amount: -20 },
      { kind: 'change', by: 'centre', amount: -5 },
      { kind: 'total', stage: 'ceiling', amount: 125 },
      { kind: 'change', by: 'unit', item: '50211', amount: -5 },
      { kind: 'change', by: 'unit', amount: 5 },
      { kind: 'total', stage: 'resubmitted', amount: 125 },
    ]);
  });

  it('counts what the centre changed of spending: no revenue, nothing of what the unit did or of what went back', () => {
    const more = { ...cut('201', '2', 900, 950) };
    const cuts = [cut('50201', '2', 100, 80), cut('50211', '2', 50, 45), cut('50201', '2.5', 80, 81), more];
    expect(cutSummary(roundRows(ROUNDS, cuts))).toEqual({ asked: 150, cut: -24, items: 2 });
    const back = [...ROUNDS.slice(0, 1), version('return-proposal', '3', { 50201: 80 })];
    expect(cutSummary(roundRows(back, cuts))).toEqual({ asked: undefined, cut: 0, items: 0 });
  });

  it('marks what was cut of a proposal that went back since', () => {
    const rows = roundRows(
      [
        version('propose', '1', { 50201: 100 }),
        version('return-proposal', '3', { 50201: 80 }),
        version('propose', '4', { 50201: 90 }),
      ],
      [cut('50201', '2', 100, 80), cut('50201', '5', 90, 85)],
    );
    expect(rows[0]?.at).toEqual({ proposed: 90 });
    expect(rows[0]?.cuts.map(({ instant, earlier }) => [instant, earlier])).toEqual([
      ['2', true],
      ['5', false],
    ]);
  });
});
