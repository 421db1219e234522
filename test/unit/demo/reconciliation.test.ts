import { expect, test } from 'vitest';
import { counterpartyKey } from '../../../electron/service/demo/parties.ts';
import { declaredItems } from '../../../shared/domain/consolidation/declared-items.ts';
import { openingItems } from '../../../shared/domain/consolidation/figure-items.ts';
import type { InternalItem, PairDifference } from '../../../shared/domain/consolidation/model.ts';
import { reconcile } from '../../../shared/domain/consolidation/reconcile/reconcile.ts';
import { DEFAULT_SETTINGS } from '../../../shared/domain/consolidation/rules.ts';
import { itemsOfVoucher } from '../../../shared/domain/consolidation/voucher-items.ts';
import { groupResolver } from '../../../shared/domain/ledger/charts/mapping.ts';
import { kindOf } from '../../../shared/domain/ledger/closing.ts';
import type { KeptBalance } from '../../../shared/domain/ledger/composition.ts';
import { fen, formatYuan, ZERO } from '../../../shared/kernel/fen.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { county, december, inDetail, inSummary, periods, trouble } from './support.ts';

const accounts = new Map(county.accounts.map((account) => [`${account.unit} ${account.code}`, account]));
const groups = new Map(
  county.community.units.map(({ code, chart }) => {
    const own = county.accounts.filter(({ unit }) => unit === code);
    return [code, groupResolver([], code, chart, own, december)];
  }),
);

/** Opening balances of the members in detail, as figures that only say what an opening item needs. */
const openings = county.openings
  .filter(({ unit }) => inDetail.includes(unit))
  .map(({ unit, code, counterparty, amount }) => {
    const { name, book, side } = accounts.get(`${unit} ${code}`)!;
    const nothing = { opening: ZERO, debit: ZERO, credit: ZERO, yearDebit: ZERO, yearCredit: ZERO, closing: ZERO };
    const moved = { monthMovement: ZERO, yearMovement: ZERO };
    const group = groups.get(unit)!(code);
    return { unit, book, code, name, side, group, counterparty, yearOpening: amount, ...nothing, ...moved };
  });

const turnovers: (KeptBalance & { unit: string })[] = county.summaries.flatMap(({ unit, period, rows }) =>
  rows
    .filter(({ leaf }) => leaf)
    .map(({ code, debit, credit }) => ({
      ...{ unit, period, book: accounts.get(`${unit} ${code}`)!.book, code, debit, credit },
      ...{ department: '', fund: '', project: '', counterparty: '', closingDebit: ZERO, closingCredit: ZERO },
    })),
);

/** Everything that the consolidation's engine would be given for a month, and what follows it within its days. */
function itemsOf(period: Period): InternalItem[] {
  const vouchers = [...county.vouchers, ...county.nextYearVouchers].map((draft, at) => {
    const kind = kindOf(draft.lines, (code) => accounts.get(`${draft.unit} ${code}`));
    return { ...draft, kind, key: `v${at}`, label: `${at}` };
  });
  const declared = county.summaries
    .filter((summary) => summary.period <= period)
    .flatMap(({ unit, period: of, declarations }, batch) =>
      declarations.map(({ code, counterparty, amount, document = '', date = '' }, row) => ({
        ...{ unit, period: of, batch, row, code, counterparty, amount, document, date },
      })),
    );
  const months = periods.filter((each) => each <= period);
  return [
    ...openingItems(openings, period),
    ...vouchers.flatMap((voucher) => itemsOfVoucher(voucher, groups.get(voucher.unit)!)),
    ...declaredItems(declared, {
      period,
      summaries: new Map([...inSummary].map((unit) => [unit, months])),
      balances: turnovers.filter((row) => row.period <= period),
      groupOf: (unit, code) => groups.get(unit)!(code),
    }),
  ];
}

const settings = DEFAULT_SETTINGS;
const open = (period: Period): PairDifference[] =>
  reconcile(itemsOf(period), { period, settings }).filter((row) => row.class !== 'matched');
const said = (row: PairDifference) =>
  `${row.pair.join('-')} ${row.book === 'budget' ? 'budget ' : ''}${row.kind} ${row.class} ${formatYuan(fen(Math.abs(row.difference)))}`;

const amount = (kind: Parameters<typeof trouble>[0], at = 0) => formatYuan(trouble(kind)[at]!.amountFen);

test('the reconciliation engine finds nothing open through the year’s first ten months', () => {
  for (const period of [periods[0]!, periods[5]!, periods[9]!]) expect(open(period).map(said)).toEqual([]);
});

test('in November it finds the payment in transit and the VAT, each for what it is', () => {
  expect(open(periods[10]!).map(said).sort()).toEqual(
    [
      `C01-H01 service vat ${amount('vat')}`,
      `H01-T07 receivable-payable timing ${amount('in-transit', 1)}`,
      `H01-T07 budget service timing ${amount('in-transit', 1)}`,
    ].sort(),
  );
});

test('in December it finds each trouble in its class, and what the late unit leaves open', () => {
  const rows = open(december);
  const late = rows.filter(({ pair }) => pair.includes('T17'));
  expect(late.length).toBeGreaterThan(2);
  expect(new Set(late.map((row) => row.class))).toEqual(new Set(['missing-counterpart']));
  const others = rows.filter(({ pair }) => !pair.includes('T17'));
  expect(others.map(said).sort()).toEqual(
    [
      `H01-T01 receivable-payable timing ${amount('in-transit')}`,
      `H01-T01 budget service timing ${amount('in-transit')}`,
      `H01-T05 receivable-payable wrong-counterparty ${amount('wrong-counterparty')}`,
      `H01-T05 service wrong-counterparty ${amount('wrong-counterparty')}`,
      `H02-T05 receivable-payable wrong-counterparty ${amount('wrong-counterparty')}`,
      `H02-T05 service wrong-counterparty ${amount('wrong-counterparty')}`,
      `H01-T08 receivable-payable amount ${amount('amount-differs')}`,
      `H01-T08 service amount ${amount('amount-differs')}`,
      `C02-H01 receivable-payable missing-counterpart ${amount('missing-counterpart')}`,
      `C02-H01 service missing-counterpart ${amount('missing-counterpart')}`,
      `C01-H01 service vat ${amount('vat')}`,
    ].sort(),
  );
});

test('counterparties are written as balances keep them', () => {
  expect(counterpartyKey({ kind: 'unit', unit: 'H01' })).toBe('unit:H01');
  expect(counterpartyKey({ kind: 'party', party: 'P101' })).toBe('party:P101');
});
