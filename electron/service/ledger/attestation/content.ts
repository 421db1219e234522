import { monthContent } from '../../../../shared/domain/ledger/attestation/content.ts';
import { openingSlot } from '../../../../shared/domain/ledger/composition.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { canonicalJson } from '../../../../shared/kernel/canonical.ts';
import { type Period, yearOf } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { sha256Text } from '../../pipeline/input.ts';
import { readBalances } from '../balances.ts';
import { readVouchers } from '../vouchers.ts';

/** 内容摘要: SHA-256 over the canonical JSON of what a unit's month holds. */
export async function monthDigest(db: BooksReader, unit: UnitCode, period: Period): Promise<string> {
  const balances = await readBalances(db, { units: [unit], from: openingSlot(yearOf(period)), to: period });
  const vouchers = await readVouchers(db, { units: [unit], from: period, to: period });
  return sha256Text(canonicalJson(monthContent({ unit, period, balances, vouchers })));
}
