import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shutDoors } from '../../../shared/domain/approval/pay-gate.ts';
import {
  accountToPay,
  cooledOn,
  type Payee,
  partyOfPayee,
  payeeOfParty,
  payeeOfPerson,
  payeeStateOn,
  tiesOf,
} from '../../../shared/domain/approval/payee.ts';
import { type PayeeProposal, proposalDoubts, sinceOf } from '../../../shared/domain/approval/payee-proposal.ts';
import { relatedOf } from '../../../shared/domain/approval/radar/related.ts';
import { settingFaults, USUAL_APPROVAL_SETTINGS } from '../../../shared/domain/approval/settings.ts';
import { type AccountingDate, addDays } from '../../../shared/kernel/date.ts';
import { fen } from '../../../shared/kernel/fen.ts';

const day = (text: string) => text as AccountingDate;
const payee = (more: Partial<Payee> = {}): Payee => ({
  ...{ code: 'party:P1', name: '示例公司', phone: '0570-1', representative: '示例·甲', state: 'active' },
  account: { name: '示例公司', bank: '示例银行', number: '622200001234', since: day('2025-03-31') },
  ...{ keepers: ['sun', 'li'], ever: { accounts: ['622200001234'], phones: ['0570-1'], representatives: ['示例·甲'] } },
  ...more,
});
const proposal = (more: Partial<PayeeProposal> = {}): PayeeProposal => ({
  ...{ payee: '示例公司', name: '示例公司', bank: '示例银行', number: '622200001234', phone: '0570-1' },
  ...{ representative: '示例·甲', calledWho: '示例·甲', calledPhone: '0570-1', calledDay: day('2025-03-30') },
  ...{ evidence: '', usedSince: '', ...more },
});
const alone = { standing: undefined, others: [], purchasing: undefined };

describe('a payee', () => {
  it('is coded by its party, or by a number', () => {
    expect([payeeOfParty('P1'), payeeOfPerson(3)].map(partyOfPayee)).toEqual(['P1', undefined]);
  });

  it('is payable exactly from the day on which the gate of payments finds it cooled', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 90 }), (coolDays, later) => {
        const { account } = payee();
        const on = addDays(account.since, later);
        const route = { stage: 'approved', amount: fen(100), steps: [] } as never;
        const bars = shutDoors(
          {
            ...{
              route,
              released: false,
              resolutions: [],
              contract: undefined,
              paidUnder: fen(0),
              toCover: fen(100),
              paid: fen(0),
              amount: fen(100),
              day: on,
            },
            ...{ payee: account, register: accountToPay(payee()), involved: [], payer: 'zhao' },
            invoices: [{ number: '1', amount: fen(100), usedBy: '' }],
          },
          { contractFrom: fen(1000), coolDays },
        );
        expect(bars.length === 0).toBe(on >= cooledOn(account.since, coolDays));
        expect(payeeStateOn(payee(), coolDays, on)).toBe(bars.length === 0 ? 'active' : 'cooling');
      }),
    );
  });

  it('that was stopped has no account to pay, and stays tied to others', () => {
    const stopped = payee({ state: 'stopped' });
    expect(accountToPay(stopped)).toBeUndefined();
    expect(payeeStateOn(stopped, 3, day('2025-12-31'))).toBe('stopped');
    const other = payee({ code: 'party:P2', ever: { accounts: [], phones: ['05701'], representatives: [] } });
    const { groupOf } = relatedOf(tiesOf([stopped, other]));
    expect(groupOf('party:P2')).toBe(groupOf('party:P1'));
  });
});

describe('an approved account counts', () => {
  const today = day('2025-06-30');
  it('from the day of the decision, or from the day since which it was in use, or from the day that it had', () => {
    expect(sinceOf(proposal(), undefined, today)).toBe(today);
    expect(sinceOf(proposal({ usedSince: day('2025-01-01') }), undefined, today)).toBe('2025-01-01');
    expect(sinceOf(proposal({ phone: '0570-2' }), payee(), today)).toBe('2025-03-31');
    expect(sinceOf(proposal(), payee({ state: 'stopped' }), today)).toBe(today);
  });
  it('from the day of the decision wherever anything of it changed, whatever day was said', () => {
    const usedSince = day('2025-01-01');
    for (const change of [{ name: '他人' }, { bank: '别的银行' }, { number: '622200009999' }])
      expect(sinceOf(proposal({ ...change, usedSince }), payee(), today)).toBe(today);
  });
});

describe('what is doubtful of a proposal', () => {
  it('is nothing where it is the payee’s own, called on the number known before', () => {
    expect(proposalDoubts('party:P1', proposal(), alone)).toEqual([]);
    expect(proposalDoubts('party:P1', proposal(), { ...alone, standing: payee() })).toEqual([]);
  });
  it('is a call to the number that came with the change, and another account than purchasing knows', () => {
    const moved = proposal({ number: '622200009999', phone: '139', calledPhone: '139' });
    const purchasing = { name: '示例公司', bank: '示例银行', number: '622200001234', phone: '0570-1' };
    expect(proposalDoubts('party:P1', moved, { ...alone, standing: payee() })).toEqual([{ doubt: 'phone' }]);
    expect(proposalDoubts('party:P1', moved, { ...alone, purchasing })).toEqual([
      { doubt: 'phone' },
      { doubt: 'purchasing' },
    ]);
  });
  it('is whatever it shares with others, but not an empty telephone', () => {
    const other = { code: 'party:P2', name: '另一家', number: '6', phone: '', representative: '示例·甲' };
    expect(proposalDoubts('party:P1', proposal({ phone: '' }), { ...alone, others: [other] })).toEqual([
      { doubt: 'tie', by: 'representative', code: 'party:P2', name: '另一家' },
    ]);
  });
});

describe('settings', () => {
  it('have a quorum of more than half and not more than all', () => {
    const faults = (parts: number, of: number) =>
      settingFaults({ ...USUAL_APPROVAL_SETTINGS, meeting: { quorum: { parts, of }, half: 'ought' } }).length;
    expect([faults(2, 3), faults(3, 3), faults(1, 2), faults(4, 3)]).toEqual([0, 0, 1, 1]);
    expect(settingFaults({ ...USUAL_APPROVAL_SETTINGS, largeFrom: fen(-1) })).toEqual(['论证材料起点不能为负']);
  });
});
