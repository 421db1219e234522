import { describe, expect, it } from 'vitest';
import { Past } from '../../../shared/domain/approval/radar/past.ts';
import { findingsOf } from '../../../shared/domain/approval/radar/radar.ts';
import { type PayeeTies, relatedOf } from '../../../shared/domain/approval/radar/related.ts';
import { type RadarSettings, USUAL_RADAR } from '../../../shared/domain/approval/radar/settings.ts';
import type { Spending } from '../../../shared/domain/approval/radar/spending.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { fen } from '../../../shared/kernel/fen.ts';
import { LADDER } from './ladder.ts';

const day = (text: string) => text as AccountingDate;
const names = (function* (): Generator<string, never> {
  for (let at = 1; ; at += 1) yield `s${String(at).padStart(3, '0')}`;
})();
const spend = (amount: number, of: Partial<Spending> = {}): Spending => ({
  ...{ id: names.next().value, unit: 'T01', kind: 'township', category: 'equipment', payee: 'P1' },
  ...{ day: day('2025-03-20'), amount: fen(Math.round(amount * 100)), source: 'other', inBudget: true },
  ...{ project: '', contract: '', invoices: [] },
  ...of,
});
const payee = (code: string, of: Partial<PayeeTies> = {}): PayeeTies => ({
  ...{ code, accounts: [], phones: [], representatives: [] },
  ...of,
});

function found(
  spending: Spending,
  earlier: readonly Spending[],
  of: { readonly payees?: readonly PayeeTies[]; readonly settings?: Partial<RadarSettings> } = {},
) {
  const related = relatedOf(of.payees ?? []);
  const past = new Past(related, earlier);
  return findingsOf(spending, { rules: LADDER, related, past, settings: { ...USUAL_RADAR, ...of.settings } });
}
const kinds = (...args: Parameters<typeof found>): string[] => found(...args).map(({ kind }) => kind);

describe('a division', () => {
  it('is told with its documents, their sum and the levels that it should have had', () => {
    const first = spend(15_000, { day: day('2025-03-01'), unit: 'T02' });
    const second = spend(16_000);
    expect(found(second, [first])).toEqual([
      {
        ...{ kind: 'split', ids: [first.id, second.id], sum: 3_100_000, by: 'payee', value: 'P1' },
        ...{ levels: ['centre'], limit: undefined },
      },
    ]);
  });

  it('is none where one part had the levels already', () => {
    expect(kinds(spend(10_000), [spend(25_000, { day: day('2025-03-01') })])).toEqual([]);
  });

  it('is within the window, its first day counting', () => {
    expect(kinds(spend(16_000), [spend(15_000, { day: day('2025-02-19') })])).toEqual(['split']);
    expect(kinds(spend(16_000), [spend(15_000, { day: day('2025-02-18') })])).toEqual([]);
    const longer = { settings: { windowDays: 31 } };
    expect(kinds(spend(16_000), [spend(15_000, { day: day('2025-02-18') })], longer)).toEqual(['split']);
  });

  it('is of one category, unless it is of one project', () => {
    const other = { category: 'services', day: day('2025-03-10') } as const;
    expect(kinds(spend(16_000), [spend(15_000, other)])).toEqual([]);
    const [first, second] = [spend(15_000, { ...other, project: 'X', payee: 'P9' }), spend(16_000, { project: 'X' })];
    expect(found(second, [first])).toMatchObject([{ kind: 'split', by: 'project', value: 'X' }]);
  });

  it('is told once where payee and project are the same documents', () => {
    const first = spend(15_000, { project: 'X', day: day('2025-03-10') });
    expect(kinds(spend(16_000, { project: 'X' }), [first])).toEqual(['split']);
  });

  it('is seen through payees that share an account, a telephone or a head, even by way of a third', () => {
    const payees = [
      payee('P1', { accounts: ['6222 0000 1'] }),
      payee('P2', { accounts: ['6222-00001'], phones: ['138'] }),
      payee('P3', { phones: ['138'], representatives: ['示例'] }),
      payee('P4', { representatives: ['示例二'] }),
    ];
    const related = relatedOf(payees);
    expect(['P1', 'P2', 'P3', 'P4', 'P5'].map(related.groupOf)).toEqual(['P1', 'P1', 'P1', 'P4', 'P5']);
    expect(related.tiesAmong(['P1', 'P2'])).toEqual([{ by: 'account', value: '622200001', payees: ['P1', 'P2'] }]);
    expect(kinds(spend(16_000, { payee: 'P3' }), [spend(15_000, { day: day('2025-03-02') })], { payees })).toEqual([
      'split',
    ]);
    expect(kinds(spend(16_000, { payee: 'P4' }), [spend(15_000, { day: day('2025-03-02') })], { payees })).toEqual([]);
  });

  it('is none under a contract that was decided whole', () => {
    const first = spend(15_000, { contract: 'C1', day: day('2025-03-02') });
    expect(kinds(spend(16_000), [first])).toEqual([]);
    expect(kinds(spend(16_000, { contract: 'C1' }), [spend(15_000, { day: day('2025-03-02') })])).toEqual([]);
  });

  it('is none of what is paid every month, but a second one in a month is', () => {
    const months = ['2024-12-20', '2025-01-20', '2025-02-20'].map((each) => spend(15_000, { day: day(each) }));
    expect(kinds(spend(15_500, { day: day('2025-03-20') }), months)).toEqual([]);
    const second = spend(15_500);
    const first = spend(15_000, { day: day('2025-03-11') });
    const earlier = ['2024-10-20', '2024-11-20', ...months.map((each) => each.day)].map((each) =>
      spend(15_000, { day: day(each) }),
    );
    expect(found(second, [...earlier, first])[0]).toMatchObject({ kind: 'split', ids: [first.id, second.id] });
    expect(kinds(spend(15_500), months, { settings: { regularMonths: 0 } })).toEqual(['split']);
  });
});

describe('just below a limit', () => {
  it.each([
    [18_000, ['near']],
    [17_999.99, []],
    [19_999.99, ['near']],
    [20_000, []],
    [99_000, ['near']],
  ])('at %d', (amount, expected) => {
    const [one] = found(spend(amount), []);
    expect(one ? [one.kind] : []).toEqual(expected);
  });
  it('names the limit and who would decide there', () => {
    expect(found(spend(48_000), [])).toMatchObject([
      { limit: 5_000_000, levels: ['chief-accountant'], sum: 4_800_000 },
    ]);
  });
});

describe('what was done twice', () => {
  it('is an invoice, wherever and whenever it was before', () => {
    const first = spend(100, { invoices: ['25442000000001'], unit: 'T02', payee: 'P7', day: day('2024-01-05') });
    expect(found(spend(200, { invoices: ['25442000000001'] }), [first])).toMatchObject([
      { kind: 'invoice', value: '25442000000001', ids: [first.id, expect.any(String)] },
    ]);
  });
  it('is a payment to one payee on one day, from as many on as is set', () => {
    expect(kinds(spend(100), [spend(300, { unit: 'T02', category: 'staff' })])).toEqual(['same-day']);
    expect(kinds(spend(100), [spend(300)], { settings: { sameDay: 3 } })).toEqual([]);
  });
  it('is the same amount within some days', () => {
    expect(kinds(spend(300), [spend(300, { day: day('2025-03-14') })])).toEqual(['repeat']);
    expect(kinds(spend(300), [spend(300, { day: day('2025-03-13') })])).toEqual([]);
    expect(kinds(spend(300, { payee: '' }), [spend(300, { payee: '' })])).toEqual([]);
  });
});
