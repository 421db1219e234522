import { expect, it } from 'vitest';
import { moveOf, PAPER_KINDS, PAPER_STAGES, stepsOf } from '../../../shared/domain/procurement/papers.ts';

it('what is approved of any document is never approved by who prepared it', () => {
  for (const kind of PAPER_KINDS)
    for (const stage of PAPER_STAGES) {
      const move = moveOf(kind, 'approve', stage);
      const decides = kind === 'request' ? 'procurement.buy' : 'procurement.approve';
      if (move) expect([kind, move.byAnother, move.permission]).toEqual([kind, true, decides]);
    }
});

it('nothing is done any more to what was refused, withdrawn, ended, closed or cancelled', () => {
  for (const kind of PAPER_KINDS)
    for (const stage of ['refused', 'withdrawn', 'ended', 'closed', 'cancelled', 'reversed'] as const)
      expect(stepsOf(kind).filter((step) => moveOf(kind, step, stage))).toEqual([]);
});
