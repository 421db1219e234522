import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftContent } from '../../../shared/contract/ledger/desk.ts';
import { sourceResolver } from '../../../shared/domain/ledger/charts/fund-by-name.ts';
import { groupResolver } from '../../../shared/domain/ledger/charts/mapping.ts';
import { runCheck } from '../../../shared/domain/ledger/checks/check-input.ts';
import {
  type DraftContent,
  type TypedLine,
  tidied,
  totalTyped,
  voucherTyped,
} from '../../../shared/domain/ledger/desk/content.ts';
import { type DeskContext, errorsOf, examine } from '../../../shared/domain/ledger/desk/examine.ts';
import {
  cashierRefusal,
  DRAFT_STATES,
  type DraftMove,
  type DraftState,
  MOVES,
  type Movable,
  refusalOf,
} from '../../../shared/domain/ledger/desk/moves.ts';
import { pendingSentence, vouchersPending } from '../../../shared/domain/ledger/desk/pending.ts';
import { checkVoucher, imbalance } from '../../../shared/domain/ledger/voucher-rules.ts';
import { canonicalJson, type Json } from '../../../shared/kernel/canonical.ts';
import { Books, date, period } from './support/books.ts';

const books = new Books('hospital', { '100201': '工行基本户' }, 'H01');
const group = groupResolver([], 'H01', 'hospital', books.accounts, period('2025-03'));
const context: DeskContext = {
  chart: 'hospital',
  accounts: books.accounts,
  account: books.account,
  group,
  accountFund: sourceResolver(new Map(books.accounts.map((account) => [account.code, account]))),
  isUnit: (code) => code === 'H01' || code === 'T01',
  isParty: (code) => code === 'P001',
  isDepartment: (code) => code === 'MZ',
  periodState: (month) => (month === '2025-02' ? 'locked' : 'open'),
};

const line = (code: string, debit: string, credit: string, more: Partial<TypedLine> = {}): TypedLine => ({
  book: code.startsWith('6') || code.startsWith('7') || code.startsWith('8') ? 'budget' : 'financial',
  code,
  summary: '',
  debit,
  credit,
  ...more,
});
const content = (lines: readonly TypedLine[], more: Partial<DraftContent> = {}): DraftContent => ({
  date: date('2025-03-05'),
  type: '记',
  summary: '付药款',
  attachments: 1,
  lines,
  withoutBudget: '',
  ...more,
});
const examined = (typed: DraftContent) => examine('H01', typed, context);
const said = (typed: DraftContent) =>
  errorsOf(examined(typed)).map(({ code, line: at }) => (at ? `${code} ${at}` : code));

/** P8 of DOMAIN 1.6, without and with its budget block. */
const PAID = [line('2302', '40.00', '', { counterparty: 'party:P001' }), line('100201', '', '40.00')];
const BUDGET = [line('7201', '40.00', '', { fund: 'other' }), line('8001', '', '40.00')];

describe('what was typed', () => {
  it('becomes a voucher: amounts in 分, one summary for all lines that have none, empty lines left out', () => {
    const { draft, numbers } = voucherTyped(
      'H01',
      content([line('', '', '', { summary: '  ' }), ...PAID, line('', '0', '0.00')], { summary: ' ', type: ' 付 ' }),
    );
    expect(draft).toMatchObject({ unit: 'H01', date: '2025-03-05', type: '付', summary: '' });
    expect(numbers).toEqual([2, 3]);
    const named = voucherTyped('H01', content([PAID[0]!, { ...PAID[1]!, summary: '付货款' }], { summary: '' })).draft;
    expect(named.summary).toBe('付货款');
    expect(named.lines.map(({ summary, debit, credit }) => [summary, debit, credit])).toEqual([
      ['付货款', 4000, 0],
      ['付货款', 0, 4000],
    ]);
    expect(named.lines[0]?.counterparty).toEqual({ kind: 'party', party: 'P001' });
  });

  it('is kept so that equal content is equal text, and reads back as it was', () => {
    const typed = content([line('1001', '1', '', { department: '', fund: 'other' })]);
    const kept = canonicalJson(tidied(typed) as unknown as Json);
    expect(kept).not.toContain('department');
    expect(canonicalJson(tidied(JSON.parse(kept)) as unknown as Json)).toBe(kept);
    expect(draftContent.parse(JSON.parse(kept))).toEqual(JSON.parse(kept));
  });

  it('has a total only where 分 can hold it', () => {
    expect(totalTyped(content(PAID))).toBe(4000);
    const huge = line('1001', '9999999999999.99', '');
    expect(totalTyped(content(Array.from({ length: 500 }, () => huge)))).toBeUndefined();
  });
});

describe('a draft is examined', () => {
  it('as the rules of posting say, at the lines as they were typed', () => {
    expect(said(content([...PAID, ...BUDGET]))).toEqual([]);
    const gap = line('', '', '');
    expect(said(content([gap, line('9999', '1', ''), gap, line('', '', '2')]))).toEqual([
      'unknown-account 2',
      'no-account 4',
      'unbalanced',
    ]);
    expect(said(content([...PAID, ...BUDGET], { date: date('2025-02-05') }))).toEqual(['period-closed']);
    expect(said(content([], { summary: '' }))).toEqual(['no-lines', 'no-summary']);
    expect(said(content([{ ...PAID[0]!, counterparty: 'party:P9' }, PAID[1]!, ...BUDGET]))).toEqual([
      'unknown-party 1',
    ]);
  });

  it('money of the budget without its block refuses, and the block is proposed by its rule (P8)', () => {
    const { budgetDue, proposal } = examined(content(PAID));
    expect(said(content(PAID))).toEqual(['missing-parallel-block']);
    expect(budgetDue).toBe(true);
    expect(proposal?.rules.map(({ key }) => key)).toEqual(['P8']);
    expect(examined(content([...PAID, ...BUDGET]))).toMatchObject({ budgetDue: false, proposal: undefined });
  });

  it('the block is proposed once the financial one is whole, whatever its head lacks', () => {
    const proposed = (typed: DraftContent) => examined(typed).proposal !== undefined;
    expect(proposed(content([PAID[0]!, { ...PAID[1]!, credit: '39.00' }]))).toBe(false);
    expect(proposed(content([...PAID, line('', '1', ''), line('1001', '', '1')]))).toBe(false);
    expect(proposed(content(PAID, { type: '', date: date('2025-02-05') }))).toBe(true);
  });

  it('unless a reason is given, which then stands as a finding for the reviewer', () => {
    const excused = content(PAID, { withoutBudget: '垫付的药款，由成员单位做预算会计' });
    expect(said(excused)).toEqual([]);
    expect(examined(excused).findings).toContainEqual(
      expect.objectContaining({ severity: 'finding', code: 'missing-parallel-block' }),
    );
    expect(said(content(PAID, { withoutBudget: '   ' }))).toEqual(['missing-parallel-block']);
  });

  it('what an exempt business moves needs neither block nor reason (暂付款)', () => {
    const advance = [line('1218', '9.00', '', { counterparty: 'party:P001' }), line('100201', '', '9.00')];
    expect(said(content(advance))).toEqual([]);
  });

  it('departments and sources of money that nobody knows are looked at, not refused', () => {
    const odd = line('5001', '1.00', '', { department: '门诊部', fund: '自筹' });
    const typed = content([odd, line('130201', '', '1.00')]);
    expect(said(typed)).toEqual([]);
    expect(examined(typed).findings.map(({ code, line: at }) => [code, at])).toEqual([
      ['unknown-department', 1],
      ['unknown-fund', 1],
    ]);
  });

  const amount = fc.oneof(
    fc.constantFrom('', '0', '0.00', '-0.00', '9999999999999.99', '-9999999999999.99', '40', '0.01', '-7.5'),
    fc.integer({ min: -100_000, max: 100_000 }).map((cents) => (cents / 100).toFixed(2)),
  );
  const typedLine: fc.Arbitrary<TypedLine> = fc.record({
    book: fc.constantFrom('financial' as const, 'budget' as const),
    code: fc.oneof(
      fc.constantFrom('', '1', '100201', '1218', '2307', '230501', '4001', '5001', '7201', '8001', '9999'),
      fc.constantFrom(...books.accounts.map(({ code }) => code)),
    ),
    summary: fc.constantFrom('', '垫付', '补助', '个税', ' '),
    debit: amount,
    credit: amount,
    department: fc.constantFrom(undefined, '', 'MZ', '？'),
    fund: fc.constantFrom(undefined, 'other', 'fiscal-basic', '？'),
    project: fc.constantFrom(undefined, 'XM'),
    counterparty: fc.constantFrom(undefined, '', 'unit:T01', 'unit:H01', 'party:P001', 'party:X'),
  });
  const anything: fc.Arbitrary<DraftContent> = fc.record({
    date: fc.constantFrom(date('2025-03-05'), date('2025-02-28'), date('2025-12-31')),
    type: fc.constantFrom('', '记', '付'),
    summary: fc.constantFrom('', '付药款', '代收'),
    attachments: fc.constantFrom(0, 9999),
    lines: fc.array(typedLine, { maxLength: 12 }),
    withoutBudget: fc.constantFrom('', '垫付'),
  });

  it('whatever the contract takes can be examined, and what has no error may be posted', () => {
    fc.assert(
      fc.property(anything, (typed) => {
        expect(draftContent.safeParse(typed).success).toBe(true);
        const examination = examined(typed);
        expect(imbalance(examination.proposal?.lines ?? [], 'budget')).toBeUndefined();
        if (errorsOf(examination).length > 0) return;
        expect(checkVoucher(examination.voucher, context).ok).toBe(true);
        expect(examination.budgetDue && typed.withoutBudget.trim() === '').toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('a proposal that is taken over answers the missing block', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('2302', '5001', '1601', '130201'),
        fc.integer({ min: 1, max: 1_000_000 }),
        (code, cents) => {
          const text = (cents / 100).toFixed(2);
          const typed = content([line(code, text, '', { fund: 'other', department: 'MZ' }), line('100201', '', text)]);
          const { proposal } = examined(typed);
          const lines = (proposal?.lines ?? []).map((each) =>
            line(each.code, (each.debit / 100).toFixed(2), (each.credit / 100).toFixed(2), { fund: each.fund }),
          );
          expect(lines.length).toBeGreaterThan(1);
          expect(said({ ...typed, lines: [...typed.lines, ...lines] })).toEqual([]);
        },
      ),
    );
  });
});

describe('a budget block that stands there', () => {
  it('is held beside the one that the rules would make of the financial entry as it is now', () => {
    const whole = content([...PAID, ...BUDGET]);
    expect(examined(whole).proposal).toBeUndefined();
    expect(examined(whole).rival?.lines.map(({ code, debit, credit }) => [code.slice(0, 4), debit, credit])).toEqual([
      ['7201', 4000, 0],
      ['8001', 0, 4000],
    ]);
    const more = [line('2302', '50.00', '', { counterparty: 'party:P001' }), line('100201', '', '50.00')];
    expect(examined(content([...more, ...BUDGET])).rival?.lines.map(({ debit }) => debit)).toEqual([5000, 0]);
    // A template leaves its budget block without amounts: the rules are asked for them.
    const unfilled = BUDGET.map((each) => ({ ...each, debit: '', credit: '' }));
    expect(examined(content([...PAID, ...unfilled])).rival?.lines.map(({ debit }) => debit)).toEqual([4000, 0]);
    // What does not balance yet, and what no rule knows, has none.
    expect(examined(content([PAID[0]!, ...BUDGET])).rival).toBeUndefined();
    expect(examined(content(PAID)).rival).toBeUndefined();
  });
});

const PEOPLE = ['sun', 'zhou', 'zhao'] as const;
const at = (state: DraftState, more: Partial<Movable> = {}): Movable => ({
  state,
  preparedBy: 'sun',
  reviewedBy: state === 'reviewed' || state === 'posted' ? 'zhou' : undefined,
  signedBy: undefined,
  ...more,
});
const moves = Object.keys(MOVES) as DraftMove[];

describe('a draft moves', () => {
  it.each<[DraftState, readonly DraftMove[]]>([
    ['draft', ['submit', 'discard']],
    ['submitted', ['withdraw', 'review', 'return', 'sign']],
    ['reviewed', ['return', 'unreview', 'sign', 'post']],
    ['posted', []],
    ['discarded', []],
  ])('%s: only %j, by whoever may', (state, allowed) => {
    const possible = moves.filter((move) => PEOPLE.some((person) => !refusalOf(move, at(state), person)));
    expect(possible).toEqual(allowed);
  });

  it('nobody reviews what they prepared (财会〔2012〕21号 第十二条)', () => {
    expect(refusalOf('review', at('submitted'), 'sun')).toMatchObject({
      code: 'separation',
      message: expect.stringContaining('第十二条'),
    });
    expect(refusalOf('review', at('submitted'), 'zhou')).toBeUndefined();
  });

  it('only the preparer withdraws, only the reviewer takes the review back', () => {
    const called = (person: string) => ({ sun: '孙', zhou: '周' })[person] ?? person;
    expect(refusalOf('withdraw', at('submitted'), 'zhou', called)?.message).toBe('只有制单人 孙 可以撤回');
    expect(refusalOf('unreview', at('reviewed'), 'sun', called)?.message).toBe('只有审核人 周 可以弃审');
  });

  it('a voucher of cash waits for the cashier, who signs before or after the review (会计基础工作规范 第五十一条)', () => {
    const cash = { asked: true, cash: true };
    for (const state of ['submitted', 'reviewed'] as const)
      expect(refusalOf('sign', at(state), 'zhao')).toBeUndefined();
    expect(cashierRefusal('post', at('reviewed'), cash)).toMatchObject({
      code: 'not-signed',
      message: expect.stringContaining('等出纳签字'),
    });
    expect(cashierRefusal('post', at('reviewed', { signedBy: 'zhao' }), cash)).toBeUndefined();
    expect(cashierRefusal('post', at('reviewed'), { asked: false, cash: true })).toBeUndefined();
    expect(cashierRefusal('post', at('reviewed'), { asked: true, cash: false })).toBeUndefined();
    expect(cashierRefusal('sign', at('submitted'), { asked: true, cash: false })?.code).toBe('no-cash');
    const transfer = content([line('1001', '5', ''), line('100201', '', '5')]);
    const accrual = content([line('5001', '5', ''), line('2201', '', '5')]);
    expect([transfer, accrual].map((typed) => examined(typed).cash)).toEqual([true, false]);
  });

  it('nobody signs as cashier what they prepared or reviewed, nor reviews or posts what they signed (会计法)', () => {
    const signed = { signedBy: 'zhao' };
    expect(refusalOf('sign', at('submitted'), 'sun')?.code).toBe('separation');
    expect(refusalOf('sign', at('reviewed'), 'zhou')?.code).toBe('separation');
    expect(refusalOf('review', at('submitted', signed), 'zhao')?.message).toContain('出纳不能兼做');
    expect(refusalOf('post', at('reviewed', signed), 'zhao')?.code).toBe('separation');
    expect(refusalOf('post', at('reviewed', signed), 'sun')).toBeUndefined();
    expect(refusalOf('sign', at('submitted', signed), 'wu')?.code).toBe('already-signed');
    expect(refusalOf('unsign', at('submitted', signed), 'wu')?.message).toBe('只有出纳 zhao 可以取消签字');
    expect(refusalOf('unsign', at('submitted', signed), 'zhao')).toBeUndefined();
    expect(refusalOf('unsign', at('submitted'), 'zhao')?.code).toBe('not-signed');
  });

  it('whatever is done in whatever order, what is posted was prepared, reviewed and signed by three people', () => {
    const step = fc.record({ move: fc.constantFrom(...moves), person: fc.constantFrom('sun', 'zhou', 'wu', 'zhao') });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let draft: Movable = at('draft');
        for (const { move, person } of steps) {
          const before = draft;
          if (refusalOf(move, draft, person) ?? cashierRefusal(move, draft, { asked: true, cash: true })) continue;
          expect(['posted', 'discarded']).not.toContain(before.state);
          const { to = before.state } = MOVES[move];
          const kept = to === 'draft' || to === 'discarded' ? undefined : before;
          const reviewedBy = move === 'review' ? person : move === 'unreview' ? undefined : kept?.reviewedBy;
          const signedBy = move === 'sign' ? person : move === 'unsign' ? undefined : kept?.signedBy;
          draft = { ...draft, state: to, reviewedBy, signedBy };
          expect(DRAFT_STATES).toContain(draft.state);
          if (draft.state === 'reviewed' || draft.state === 'posted') {
            expect(draft.reviewedBy).toBeDefined();
            expect(draft.reviewedBy).not.toBe(draft.preparedBy);
          }
          if (draft.state === 'posted')
            expect(new Set([draft.preparedBy, draft.reviewedBy, draft.signedBy]).size).toBe(3);
        }
      }),
    );
  });
});

describe('a month', () => {
  const pending = [
    { id: 3, state: 'draft', date: '2025-03-05', summary: '付药款' },
    { id: 4, state: 'reviewed', date: '2025-03-06', summary: '收医保款' },
  ] as const;
  const of = { unit: 'H01', period: period('2025-03') };

  it('waits for every voucher on the desk, and says for which', () => {
    expect(pendingSentence({ ...of, pending })).toBe(
      'H01 的 2025-03 还有 2 张凭证没有记账（草稿 1 张、已提交 0 张、已审核 1 张），请先记账或作废',
    );
    expect(pendingSentence({ ...of, pending: [] })).toBeUndefined();
    expect(runCheck(vouchersPending, { ...of, pending }).rows.map(({ place, message }) => [place, message])).toEqual([
      ['草稿 3', '2025-03-05 的凭证“付药款”还是草稿，还没有记账'],
      ['草稿 4', '2025-03-06 的凭证“收医保款”已审核，还没有记账'],
    ]);
  });
});
