import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sampleCounty } from '../../../electron/service/demo/county.ts';
import type { SampleCounty } from '../../../electron/service/demo/model.ts';
import { ROLE_CODES, ROLES } from '../../../shared/domain/organisation/roles.ts';
import { canonicalJson, type Json } from '../../../shared/kernel/canonical.ts';
import { county, inSummary, periods, units } from './support.ts';

/** What the seed makes; the charts beside it belong to the ledger and have their own tests. */
function digestOf({ community, people, openings, vouchers, lateVouchers, nextYearVouchers, troubles }: SampleCounty) {
  const made = { community, people, openings, vouchers, lateVouchers, nextYearVouchers, troubles };
  return createHash('sha256')
    .update(canonicalJson(made as unknown as Json))
    .digest('hex');
}

test('the community is 31 members: three county hospitals, 24 townships and four community centres', () => {
  const kinds = county.community.units.map(({ kind, chart }) => `${kind} ${chart}`);
  const count = (kind: string) => kinds.filter((each) => each === kind).length;
  expect(units).toHaveLength(31);
  expect(count('lead hospital')).toBe(1);
  expect(count('hospital hospital')).toBe(2);
  expect(count('township primary')).toBe(24);
  expect(count('community primary')).toBe(4);
  expect(new Set(county.community.units.map(({ name }) => name)).size).toBe(31);
});

test('a full year of 60,000 and more voucher lines is delivered, by unit and in order of date', () => {
  const lines = county.vouchers.reduce((sum, voucher) => sum + voucher.lines.length, 0);
  expect(lines).toBeGreaterThanOrEqual(60_000);
  for (const [at, voucher] of county.vouchers.entries()) {
    const before = county.vouchers[at - 1];
    expect(voucher.date.slice(0, 4)).toBe('2025');
    if (before?.unit === voucher.unit) expect(before.date <= voucher.date).toBe(true);
  }
  const blocks = county.vouchers.map(({ unit }) => unit).filter((unit, at, all) => unit !== all[at - 1]);
  expect(new Set(blocks).size).toBe(blocks.length);
});

test('six townships send summaries of every month and no vouchers', () => {
  expect([...inSummary]).toEqual(['T19', 'T20', 'T21', 'T22', 'T23', 'T24']);
  expect(county.vouchers.some(({ unit }) => inSummary.has(unit))).toBe(false);
  expect(county.summaries.map(({ unit, period }) => `${unit} ${period}`)).toEqual(
    [...inSummary].flatMap((unit) => periods.map((period) => `${unit} ${period}`)),
  );
});

test('the same seed makes the same county, to the digest; another seed another one', () => {
  const again = sampleCounty(2025);
  expect(digestOf(again)).toBe(digestOf(county));
  // Who works there may grow; the figures never move.
  expect(digestOf({ ...county, people: [] })).toMatchInlineSnapshot(
    `"f0e4497b2042455adc5a811f515557a8f3bd6933d4b061ad789cd7102fc75dea"`,
  );
  expect(digestOf(sampleCounty(7))).not.toBe(digestOf(county));
});

test('it is plain data: it survives a round trip through JSON', () => {
  expect(JSON.parse(JSON.stringify(county.vouchers[0]))).toEqual(county.vouchers[0]);
  expect(canonicalJson(JSON.parse(JSON.stringify(county.summaries[0])))).toBe(
    canonicalJson(county.summaries[0] as unknown as Json),
  );
});

test('every role has its person, held where the role is held, and nobody looks like a real one', () => {
  const held = county.people.flatMap(({ roles }) => roles);
  expect(new Set(held.map(({ role }) => role))).toEqual(new Set(ROLE_CODES));
  for (const { role, unit } of held) {
    if (ROLES[role].held === 'unit') expect(units).toContain(unit);
    if (ROLES[role].held === 'community') expect(unit).toBeUndefined();
  }
  expect(county.people.every(({ display }) => display.startsWith('示例·'))).toBe(true);
  expect(new Set(county.people.map(({ name }) => name)).size).toBe(county.people.length);
});

test('every member has departments of all four classes, with codes of its own', () => {
  for (const unit of units) {
    const own = county.community.departments.filter((department) => department.unit === unit);
    expect(new Set(own.map((department) => department.class)).size, unit).toBe(4);
    expect(new Set(own.map(({ code }) => code)).size, unit).toBe(own.length);
  }
});
