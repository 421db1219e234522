import { expect, it } from 'vitest';
import { awaitedOf, moveOf, PAPER_KINDS, PAPER_STAGES, stepsOf } from '../../../shared/domain/procurement/papers.ts';

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

it('says who is next with a paper: the step that takes it on and what it takes, and none at the end of its way', () => {
  expect(awaitedOf('payment', 'handed')).toEqual({ step: 'approve', permission: 'procurement.approve' });
  expect(awaitedOf('payment', 'approved')).toEqual({ step: 'pay', permission: 'funds.pay' });
  expect(awaitedOf('settlement', 'draft')).toEqual({ step: 'confirm', permission: 'procurement.request' });
  expect(awaitedOf('settlement', 'confirmed')).toEqual({ step: 'post', permission: 'ledger.post' });
  expect(awaitedOf('receipt', 'handed')).toEqual({ step: 'accept', permission: 'procurement.accept' });
  expect(awaitedOf('formulary', 'approved')).toBeUndefined();
  expect(awaitedOf('settlement', 'posted')).toBeUndefined();
});
