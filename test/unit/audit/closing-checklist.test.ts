import { describe, expect, it } from 'vitest';
import {
  type ChecklistFacts,
  CLOSING_LINES,
  closingChecklist,
} from '../../../shared/domain/audit/closing-checklist.ts';
import type { PendingDraft } from '../../../shared/domain/ledger/desk/pending.ts';
import { type ClosingFacts, daysWithout } from '../../../shared/domain/ledger/period-end/facts.ts';
import { type AccountingDate, parseDate } from '../../../shared/kernel/date.ts';
import { fen } from '../../../shared/kernel/fen.ts';
import { parsePeriod } from '../../../shared/kernel/period.ts';

/** 结账检查清单: what stands between a unit's month and its lock. */

const date = (text: string): AccountingDate => parseDate(text)!;

/** A township's November that was worked down to handing in. */
const WORKED: ClosingFacts = {
  basis: 'detail',
  state: 'open',
  unpledged: false,
  pending: [],
  unsigned: 0,
  cash: { accounts: 3, below: [] },
  bank: [{ name: '农商行 1', stage: 'reviewed' }],
  revenue: { days: 30, unposted: 0, missing: [] },
  depreciation: { cards: true, due: 0, posted: true, missed: 0, assets: true, taken: true },
  allowance: { reckoned: true, due: 0 },
  transfers: [],
  closings: 2,
  nextYear: false,
};

interface Change {
  readonly books?: Partial<ClosingFacts>;
  readonly month?: string;
  readonly checks?: Partial<ChecklistFacts['checks']>;
  readonly pairs?: Partial<ChecklistFacts['pairs']>;
  readonly signatures?: Partial<ChecklistFacts['signatures']>;
}

const list = ({ books, month = '2025-11', checks, pairs, signatures }: Change = {}) =>
  closingChecklist({
    period: parsePeriod(month)!,
    books: { ...WORKED, ...books },
    checks: { errors: 0, findings: 0, failed: [], found: [], ...checks },
    pairs: { asked: 0, unexplained: 0, ...pairs },
    signatures: { required: 1, missing: 1, lapsed: 0, ...signatures },
  });

const line = (key: (typeof CLOSING_LINES)[number], change?: Change) => list(change).find((each) => each.key === key);

const draft = (state: PendingDraft['state']): PendingDraft => ({ id: 1, state, date: '2025-11-05', summary: '付水费' });

describe('the closing checklist', () => {
  it('of a month that was worked down leaves handing in, signing and locking, in this order', () => {
    expect(
      list()
        .filter(({ state }) => state !== 'done')
        .map(({ key, state }) => `${key} ${state}`),
    ).toEqual(['submitted open', 'signed open', 'locked waiting']);
  });

  it('of a month that is locked, handed in and signed leaves nothing', () => {
    const states = list({ books: { state: 'locked' }, signatures: { missing: 0 } }).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['done']));
  });

  it('has the year’s transfers and the next year’s opening in December alone', () => {
    expect(list({ month: '2025-12' }).map(({ key }) => key)).toEqual([...CLOSING_LINES]);
    expect(list().map(({ key }) => key)).toEqual(
      CLOSING_LINES.filter((key) => key !== 'year-transfers' && key !== 'next-year'),
    );
    const december = { month: '2025-12', books: { transfers: ['revenue', 'surplus', 'fiscal-budget'] } } as const;
    expect(line('transfers', december)).toMatchObject({ state: 'open', count: 1 });
    expect(line('year-transfers', december)).toMatchObject({ state: 'open', count: 2 });
    expect(line('next-year', { month: '2025-12', books: { nextYear: true } })).toMatchObject({ state: 'done' });
  });

  it('counts drafts by where they wait, and those that wait for the cashier', () => {
    const pending = [draft('draft'), draft('submitted'), draft('reviewed'), draft('reviewed')];
    expect(line('drafts', { books: { pending, unsigned: 1 } })).toMatchObject({
      ...{ state: 'open', count: 4 },
      detail: '草稿 1 张、待审核 1 张、待记账 2 张；其中等出纳签字 1 张',
    });
    expect(line('submitted', { books: { pending } })?.state).toBe('waiting');
  });

  it('names the first day on which an account of cash is below nil, and leads to it', () => {
    const below = [{ code: '1001', name: '库存现金', date: date('2025-11-09'), closing: fen(-1234) }];
    expect(line('cash', { books: { cash: { accounts: 2, below } } })).toEqual({
      ...{ key: 'cash', state: 'open', count: 1, account: '1001' },
      detail: '1001 库存现金 2025-11-09 的余额为 -12.34 元',
    });
  });

  it.each<[ClosingFacts['bank'][number]['stage'], string]>([
    ['no-statement', 'open'],
    ['open', 'open'],
    ['made', 'open'],
    ['stale', 'open'],
    ['reviewed', 'done'],
  ])('of a bank account that is %s is %s', (stage, state) => {
    expect(line('bank', { books: { bank: [{ name: '农商行 1', stage }] } })?.state).toBe(state);
  });

  it('says that days have no revenue sheet without hindering, and that a sheet is not posted', () => {
    const missing = ['2025-11-01', '2025-11-02'].map(date);
    expect(line('revenue', { books: { revenue: { days: 28, unposted: 0, missing } } })).toMatchObject({
      ...{ state: 'look', count: 2 },
      detail: '11-01 11-02 没有日报',
    });
    expect(line('revenue', { books: { revenue: { days: 28, unposted: 3, missing } } })?.state).toBe('open');
    expect(line('revenue', { books: { revenue: undefined } })?.state).toBe('none');
  });

  it('asks for depreciation that is due, and for cards where there are assets and nothing was taken', () => {
    const depreciation = (change: Partial<ClosingFacts['depreciation']>): Change => ({
      books: { depreciation: { ...WORKED.depreciation, ...change } },
    });
    expect(line('depreciation', depreciation({ due: 2 }))).toMatchObject({ state: 'open', count: 2 });
    expect(line('depreciation', depreciation({ missed: 1 }))?.state).toBe('look');
    expect(line('depreciation', depreciation({ cards: false, taken: false }))?.state).toBe('look');
    expect(line('depreciation', depreciation({ cards: false, taken: false, assets: false }))?.state).toBe('none');
  });

  it('takes its counts from the checks themselves', () => {
    const failed = [{ name: 'number-continuity', title: '凭证号连续', rows: 2 }];
    const wrong = { checks: { errors: 1, failed } };
    expect(line('numbers', wrong)).toMatchObject({ state: 'open', count: 2 });
    expect(line('checks', wrong)).toMatchObject({ state: 'open', count: 1, detail: '未通过：凭证号连续' });
    expect(line('checks', { checks: { findings: 3 } })).toMatchObject({ state: 'look', count: 3 });
  });

  it('waits with pairs until the centre has consolidated, and asks for answers first', () => {
    expect(line('pairs', { pairs: { unexplained: null } })?.state).toBe('waiting');
    expect(line('pairs', { pairs: { asked: 2, unexplained: null } })).toMatchObject({ state: 'open', count: 2 });
    expect(line('pairs', { pairs: { unexplained: 1 } })).toMatchObject({ state: 'open', count: 1 });
  });

  it('tells a month that was locked without having been handed in from one that was', () => {
    expect(line('submitted', { books: { state: 'locked' } })?.state).toBe('done');
    expect(line('submitted', { books: { state: 'locked', unpledged: true } })).toMatchObject({ state: 'look' });
  });

  it('asks for a signature that no longer holds, and for none where the community asks for none', () => {
    expect(line('signed', { signatures: { missing: 1, lapsed: 1 } })?.state).toBe('open');
    expect(line('signed', { signatures: { required: 0, missing: 0 } })?.state).toBe('none');
    expect(line('locked', { books: { state: 'submitted' } })?.state).toBe('waiting');
    expect(line('locked', { books: { state: 'submitted' }, signatures: { missing: 0 } })?.state).toBe('open');
  });

  it('asks nothing of vouchers where the month came as a trial balance', () => {
    const states = list({ books: { basis: 'summary', transfers: ['revenue'] } });
    expect(states.filter(({ state }) => state === 'none').map(({ key }) => key)).toEqual([
      ...['numbers', 'cash', 'revenue', 'depreciation', 'allowance', 'transfers'],
    ]);
  });
});

describe('days without a revenue sheet', () => {
  it('are those of the month that no sheet covers, and none that has not come', () => {
    const november = parsePeriod('2025-11')!;
    const sheets = [{ from: date('2025-10-31'), date: date('2025-11-02') }];
    expect(daysWithout(sheets, november, date('2025-11-04'))).toEqual(['2025-11-03', '2025-11-04']);
    expect(daysWithout(sheets, november, date('2026-01-01')).length).toBe(28);
  });
});
