import { expect, test } from 'vitest';
import { sourceResolver } from '../../../shared/domain/ledger/charts/fund-by-name.ts';
import { groupResolver } from '../../../shared/domain/ledger/charts/mapping.ts';
import { kindOf } from '../../../shared/domain/ledger/closing.ts';
import { findingsOf } from '../../../shared/domain/ledger/voucher-findings.ts';
import { checkVoucher } from '../../../shared/domain/ledger/voucher-rules.ts';
import { county, december, inDetail, named, units, vouchersOf } from './support.ts';

/** The ledger's own eyes on the sample: what it would refuse, and what it would lay before a person. */
function looked(unit: string) {
  const { chart } = county.community.units.find(({ code }) => code === unit)!;
  const own = county.accounts.filter((account) => account.unit === unit);
  const accounts = new Map(own.map((account) => [account.code, account]));
  const account = (code: string) => accounts.get(code);
  const group = groupResolver([], unit, chart, own, december);
  const accountFund = sourceResolver(accounts);
  const isUnit = (code: string) => units.includes(code);
  const isParty = (code: string) => county.community.parties.some((party) => party.code === code);
  const drafts = vouchersOf(unit);
  return {
    refused: drafts.filter((draft) => !checkVoucher(draft, { account, isUnit, isParty, periodState: () => 'open' }).ok),
    found: drafts.flatMap((draft) =>
      findingsOf(draft, { chart, account, group, accountFund }).map(({ kind }) => `${kind} ${named(draft)}`),
    ),
    closing: drafts.filter(({ lines }) => kindOf(lines, account) === 'closing').length,
    gaps: [...new Set(drafts.flatMap(({ lines }) => lines.map(({ code }) => code)))].filter(
      (code) => group(code) === undefined,
    ),
  };
}

const seen = new Map(inDetail.map((unit) => [unit, looked(unit)]));

test('the ledger takes every voucher', () => {
  expect([...seen.values()].flatMap(({ refused }) => refused.map(named))).toEqual([]);
});

test('and finds only what is listed among the troubles', () => {
  const found = [...seen.values()].flatMap((each) => each.found);
  expect(found).toEqual([
    expect.stringMatching(/^missing-fund H02 2025-12-\d\d 支付医疗废物处置费$/),
    expect.stringMatching(/^missing-parallel-block T03 2025-12-\d\d 支付办公用品/),
  ]);
});

test('it knows the closing vouchers of H03 and T16 for what they are', () => {
  const closing = [...seen].filter(([, each]) => each.closing > 0).map(([unit, each]) => [unit, each.closing]);
  expect(closing).toEqual([
    ['H03', 24],
    ['T16', 24],
  ]);
});

test('every account maps to the community’s chart but 5701 of T11', () => {
  expect([...seen].flatMap(([unit, { gaps }]) => gaps.map((code) => `${unit} ${code}`))).toEqual(['T11 5701']);
});
