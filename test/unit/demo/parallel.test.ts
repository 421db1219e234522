import { expect, test } from 'vitest';
import type { VoucherDraft } from '../../../shared/domain/ledger/voucher.ts';
import { county, inDetail, named, net, openingsOf, periods, trouble, under, vouchersOf } from './support.ts';

/** Cash and quota that budget accounting follows (财会〔2017〕25号 总说明). */
const CASH = ['1001', '1002', '1011', '1021', '1201'];
/** Advances: the budget block comes with the settlement (解释第1号 三). */
const ADVANCES = ['121801'];

const cashMoved = ({ lines }: VoucherDraft) => net(lines, (line) => under(line, ...CASH, ...ADVANCES));
const fundsMoved = ({ lines }: VoucherDraft) => net(lines, (line) => under(line, '8001'));
const hasBudget = ({ lines }: VoucherDraft) => lines.some(({ book }) => book === 'budget');

const twoLines = new Set(
  county.community.units
    .map(({ code }) => code)
    .filter((unit) => vouchersOf(unit).some(({ lines }) => lines.some((line) => under(line, '2308')))),
);

/** What may move cash without a budget block: money of others, money passed on, what belongs to the treasury (DOMAIN 1.1). */
function exempt(draft: VoucherDraft): boolean {
  const counter = draft.lines.filter((line) => !under(line, ...CASH, ...ADVANCES));
  const lead = draft.unit === 'H01';
  return counter.every(
    (line) =>
      under(line, '2103', '230702', '230703') ||
      (lead && under(line, '121802', '23020102')) ||
      (twoLines.has(draft.unit) && under(line, '2308', '12120201')),
  );
}

test('a voucher with a budget block moves 8001 by what its cash and settled advances move', () => {
  const wrong = county.vouchers.filter((draft) => hasBudget(draft) && fundsMoved(draft) !== cashMoved(draft));
  expect(wrong.map(named)).toEqual([]);
});

test('cash that moves without a budget block is somebody else’s, save where troubled', () => {
  const silent = county.vouchers.filter((draft) => !hasBudget(draft) && cashMoved(draft) !== 0 && !exempt(draft));
  expect(silent.map(({ unit, lines }) => `${unit} ${-net(lines, (line) => under(line, ...CASH))}`)).toEqual(
    trouble('missing-budget-block').map(({ units: [unit], amountFen }) => `${unit} ${amountFen}`),
  );
});

test('over the year 8001 follows cash but for what is exempt', () => {
  for (const unit of inDetail) {
    const drafts = vouchersOf(unit);
    const exempted = drafts.filter((draft) => !hasBudget(draft)).reduce((sum, draft) => sum + cashMoved(draft), 0);
    const cash = drafts.reduce((sum, draft) => sum + cashMoved(draft), 0);
    const funds = drafts.reduce((sum, draft) => sum + fundsMoved(draft), 0);
    expect(funds, unit).toBe(cash - exempted);
  }
});

test('a direct payment by the treasury is revenue and spending at once, in both accountings', () => {
  const direct = county.vouchers.filter(({ summary }) => summary.startsWith('财政直接支付'));
  expect(direct.length).toBeGreaterThan(250);
  for (const { lines } of direct) {
    const revenue = -net(lines, (line) => under(line, '4001'));
    expect(revenue).toBeGreaterThan(0);
    expect(-net(lines, (line) => under(line, '6001'))).toBe(revenue);
    expect(net(lines, (line) => under(line, '7201'))).toBe(revenue);
  }
});

test('money passed on by the lead is a debt to the treasury there and fiscal revenue at the member (T1)', () => {
  const passed = vouchersOf('H01').filter(({ lines }) => lines.some((line) => under(line, '230702')));
  expect(passed.length).toBeGreaterThan(8);
  expect(passed.every((draft) => !hasBudget(draft))).toBe(true);
  expect(passed.flatMap(({ lines }) => lines).some(({ counterparty }) => counterparty?.kind === 'unit')).toBe(false);
  expect(
    net(
      passed.flatMap(({ lines }) => lines),
      (line) => under(line, '230702'),
    ),
  ).toBe(0);
});

test('openings of the budget: 8001 is what carry-overs and surpluses add up to (DOMAIN 1.7)', () => {
  for (const unit of inDetail) {
    const sum = (...prefixes: string[]) =>
      openingsOf(unit).reduce((total, row) => (under(row, ...prefixes) ? total + row.amount : total), 0);
    expect(sum('8001'), unit).toBe(-sum('8101', '8102', '8201', '8202', '8301', '8401'));
    expect(sum('8001'), unit).toBe(sum(...CASH) + sum('230703'));
  }
});

const EARMARKED = [
  'fiscal-basic',
  'fiscal-project',
  'public-health',
  'essential-medicine',
  'village-doctor',
  'research',
  'other-level-fiscal',
];

test('earmarked money is spent only after it came in (专款专用, 事业单位财务规则 第24条)', () => {
  const overspent: string[] = [];
  for (const unit of inDetail)
    for (const fund of EARMARKED) {
      let left = 0;
      for (const period of periods) {
        const lines = vouchersOf(unit)
          .filter(({ date }) => date.startsWith(period))
          .flatMap((draft) => draft.lines);
        left -= net(lines, (line) => line.fund === fund && under(line, '6', '7'));
        if (left < 0) overspent.push(`${unit} ${fund} ${period} ${left}`);
      }
    }
  expect(overspent).toEqual([]);
});

test('subsidies to members never come from the treasury’s money (财会〔2017〕25号 5501)', () => {
  const subsidies = vouchersOf('H01')
    .flatMap(({ lines }) => lines)
    .filter((line) => under(line, '5501', '7501'));
  expect(subsidies.length).toBeGreaterThan(20);
  expect(new Set(subsidies.map(({ fund }) => fund))).toEqual(new Set(['other']));
});
