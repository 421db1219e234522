import { expect, test } from 'vitest';
import { sampleCounty } from '../../../electron/service/demo/county.ts';
import { officialChart } from '../../../shared/domain/ledger/charts/official.ts';
import { fundSource } from '../../../shared/domain/ledger/fund.ts';
import type { VoucherDraft } from '../../../shared/domain/ledger/voucher.ts';
import { county, named, net, trouble, under, units, vouchersOf } from './support.ts';

const ALL: readonly VoucherDraft[] = [...county.vouchers, ...county.lateVouchers, ...county.nextYearVouchers];
const accounts = new Map(county.accounts.map((account) => [`${account.unit} ${account.code}`, account]));
const departments = new Set(county.community.departments.map(({ unit, code }) => `${unit} ${code}`));
const parties = new Set(county.community.parties.map(({ code }) => code));

const faults = (drafts: readonly VoucherDraft[], isFault: (draft: VoucherDraft) => boolean): string[] =>
  drafts.filter(isFault).map(named);

test('each block of each voucher balances by itself', () => {
  for (const book of ['financial', 'budget'] as const)
    expect(faults(ALL, ({ lines }) => net(lines, (line) => line.book === book) !== 0)).toEqual([]);
});

test('a line has exactly one side, stands in the book of its account and is said in words', () => {
  const wrong = ({ lines }: VoucherDraft) =>
    lines.some(
      (line) =>
        (line.debit === 0) === (line.credit === 0) ||
        (line.book === 'budget') !== line.code >= '6' ||
        line.summary.trim() === '',
    );
  expect(faults(ALL, wrong)).toEqual([]);
});

test('lines post to leaves of the unit’s own chart', () => {
  const wrong = ({ unit, lines }: VoucherDraft) => lines.some((line) => !accounts.get(`${unit} ${line.code}`)?.leaf);
  expect(faults(ALL, wrong)).toEqual([]);
  const openings = county.openings.filter(({ unit, code }) => !accounts.get(`${unit} ${code}`)?.leaf);
  expect(openings).toEqual([]);
});

test('a unit’s accounts are official ones or grown below official ones, 5701 of T11 alone excepted', () => {
  const charts = new Map(county.community.units.map(({ code, chart }) => [code, officialChart(chart)]));
  for (const { unit, code, official } of county.accounts) {
    if (official === undefined) expect(`${unit} ${code}`).toBe('T11 5701');
    else {
      expect(charts.get(unit)!.get(official), `${unit} ${code}`).toBeDefined();
      expect(code.startsWith(official)).toBe(true);
    }
  }
  expect(accounts.get('H01 100201')?.name).toBe('工商银行基本户');
});

test('departments, funds, parties and members that lines name are there', () => {
  const wrong = ({ unit, lines }: VoucherDraft) =>
    lines.some(
      ({ department, fund, counterparty }) =>
        (department !== undefined && !departments.has(`${unit} ${department}`)) ||
        (fund !== undefined && !fundSource(fund)) ||
        (counterparty?.kind === 'party' && !parties.has(counterparty.party)) ||
        (counterparty?.kind === 'unit' && (counterparty.unit === unit || !units.includes(counterparty.unit))),
    );
  expect(faults(ALL, wrong)).toEqual([]);
});

test('5001 and 5101 carry a department and a fund, fixed assets a fund (医院补充规定 附表1), save where troubled', () => {
  const bare = ALL.flatMap((draft) => draft.lines.map((line) => ({ draft, line })));
  const noDepartment = bare.filter(({ line }) => under(line, '5001', '5101') && line.department === undefined);
  expect(noDepartment.map(({ draft }) => named(draft))).toEqual([]);
  const needsFund = (code: string) => /^(5001|5101|1601|1602|1701|1702|1613)/.test(code);
  const noFund = bare.filter(({ line }) => needsFund(line.code) && line.fund === undefined);
  expect(noFund.map(({ draft, line }) => `${draft.unit} ${line.debit}`)).toEqual(
    trouble('missing-fund-nature').map(({ units: [unit], amountFen }) => `${unit} ${amountFen}`),
  );
});

test('debts and claims say with whom', () => {
  const silent = ({ lines }: VoucherDraft) =>
    lines.some((line) => under(line, '1212', '1214', '1218', '2302', '2305', '2307', '2502') && !line.counterparty);
  expect(faults(ALL, silent)).toEqual([]);
});

test('internal lines carry the number of the document behind them', () => {
  const numberless = ({ lines }: VoucherDraft) =>
    lines.some((line) => line.counterparty?.kind === 'unit' && !under(line, '1219') && !line.document);
  expect(faults(ALL, numberless)).toEqual([]);
});

test('no voucher has one account on both sides', () => {
  const both = ({ lines }: VoucherDraft) => {
    const debits = new Set(lines.filter(({ debit }) => debit !== 0).map(({ code }) => code));
    return lines.some(({ code, credit }) => credit !== 0 && debits.has(code));
  };
  expect(faults(ALL, both)).toEqual([]);
});

test('H02 divides its vouchers into 收, 付 and 转 by what cash does; the others write 记', () => {
  for (const unit of units) {
    const types = [...new Set(vouchersOf(unit).map(({ type }) => type))].sort();
    if (vouchersOf(unit).length > 0) expect(types, unit).toEqual(unit === 'H02' ? ['付', '收', '转'] : ['记']);
  }
});

test('H03 and T16 alone carry the month to 3301, and leave nothing of it on 4xxx and 5xxx', () => {
  for (const unit of units) {
    const moves = vouchersOf(unit).some(({ lines }) => lines.some((line) => under(line, '3301')));
    expect(moves, unit).toBe(unit === 'H03' || unit === 'T16');
    if (!moves) continue;
    expect(
      net(
        vouchersOf(unit).flatMap(({ lines }) => lines),
        (line) => under(line, '4', '5'),
      ),
    ).toBe(0);
    const closing = vouchersOf(unit).filter(({ lines }) => lines.some((line) => under(line, '3301')));
    expect(closing).toHaveLength(24);
    expect(closing.every(({ lines }) => lines.every((line) => under(line, '3301', '4', '5')))).toBe(true);
  }
});

test('other seeds make sound vouchers too', () => {
  for (const seed of [1, 20_260_101]) {
    const other = sampleCounty(seed);
    for (const book of ['financial', 'budget'] as const)
      expect(faults(other.vouchers, ({ lines }) => net(lines, (line) => line.book === book) !== 0)).toEqual([]);
  }
});
