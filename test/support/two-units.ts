import { consolidate } from '../../shared/domain/consolidation/consolidate.ts';
import type { Consolidation, ConsolidationInput } from '../../shared/domain/consolidation/model.ts';
import type { VoucherDraft } from '../../shared/domain/ledger/voucher.ts';
import type { Unit } from '../../shared/domain/organisation/unit.ts';
import { formatYuan } from '../../shared/kernel/fen.ts';
import { periodOf } from '../../shared/kernel/period.ts';
import type { Opening } from './books.ts';
import { GROUP_DEFINITIONS, inputOfBooks, written } from './consolidation.ts';

/** A lead hospital and one township centre in June 2025: the smallest community. */
export const TWO_UNITS: readonly Unit[] = [
  { code: 'H01', name: '县医院', kind: 'lead', chart: 'hospital' },
  { code: 'T01', name: '东镇卫生院', kind: 'township', chart: 'primary' },
];
export const JUNE = periodOf(2025, 6);

/** Tags: against T01, and against H01. */
export const T = { with: 'T01' };
export const H = { with: 'H01' };

export const consolidated = (
  vouchers: readonly VoucherDraft[],
  over: Partial<ConsolidationInput> = {},
  openings: readonly Opening[] = [],
): Consolidation => consolidate(inputOfBooks({ units: TWO_UNITS, openings, vouchers }, JUNE, over), GROUP_DEFINITIONS);

/** The entries that a rule made, as an accountant writes them. */
export const entriesOf = (result: Consolidation, rule: string): string[] =>
  result.eliminations.filter((one) => one.rule === rule).flatMap(({ entries }) => written(entries, formatYuan));
