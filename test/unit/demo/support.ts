import { sampleCounty, sampleTrialBalanceRows } from '../../../electron/service/demo/county.ts';
import type { SampleCounty } from '../../../electron/service/demo/model.ts';
import type { VoucherDraft, VoucherLine } from '../../../shared/domain/ledger/voucher.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { type Period, periodOf } from '../../../shared/kernel/period.ts';

export { sampleTrialBalanceRows };

/** Made once for each test file. */
export const county: SampleCounty = sampleCounty();

export const units: readonly UnitCode[] = county.community.units.map(({ code }) => code);
export const inSummary = new Set(county.summaries.map(({ unit }) => unit));
export const inDetail = units.filter((unit) => !inSummary.has(unit));
export const periods: readonly Period[] = Array.from({ length: 12 }, (_, at) => periodOf(2025, at + 1));
export const december = periodOf(2025, 12);

const byUnit = new Map<UnitCode, VoucherDraft[]>(units.map((unit) => [unit, []]));
for (const voucher of county.vouchers) byUnit.get(voucher.unit)!.push(voucher);
export const vouchersOf = (unit: UnitCode): readonly VoucherDraft[] => byUnit.get(unit)!;

export const openingsOf = (unit: UnitCode) => county.openings.filter((row) => row.unit === unit);

/** Debit minus credit of a voucher's lines that the test picks. */
export const net = (lines: readonly VoucherLine[], picks: (line: VoucherLine) => boolean): number =>
  lines.reduce((sum, line) => (picks(line) ? sum + line.debit - line.credit : sum), 0);

/** A draft as a message can name it. */
export const named = (draft: VoucherDraft): string => `${draft.unit} ${draft.date} ${draft.summary}`;

export const under = (line: { readonly code: string }, ...prefixes: readonly string[]): boolean =>
  prefixes.some((prefix) => line.code.startsWith(prefix));

export const trouble = (kind: SampleCounty['troubles'][number]['kind']) =>
  county.troubles.filter((each) => each.kind === kind);
