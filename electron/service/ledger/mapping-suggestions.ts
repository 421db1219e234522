import { ledger } from '../../../shared/contract/ledger.ts';
import { type Suggestion, suggestGroupAccounts } from '../../../shared/domain/ledger/charts/suggest.ts';
import { mappingGaps } from '../../../shared/domain/ledger/checks/balance-checks.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { type Fen, formatYuan, ZERO } from '../../../shared/kernel/fen.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import { type Implementation, query } from '../pipeline/implementation.ts';
import { readFigures } from './figures.ts';
import { readResolvers } from './mapping.ts';

/** An account without a group account (映射缺口), what it holds, and what it may be mapped to. */
export interface UnmappedAccount {
  readonly code: string;
  readonly name: string;
  /** Debit-positive; nil for an account that carries nothing. */
  readonly closing: Fen;
  readonly yearMovement: Fen;
  /** Whether it carries a balance or a movement of the year: only then it stops the month. */
  readonly used: boolean;
  readonly suggestions: readonly Suggestion[];
}

/** Every account of a unit that has no group account in a period, in the order of their codes; undefined when there is no such unit. */
export async function readUnmapped(
  db: BooksReader,
  unit: UnitCode,
  period: Period,
): Promise<UnmappedAccount[] | undefined> {
  const read = (await readFigures(db, period, [unit])).get(unit);
  if (!read) return undefined;
  const { accounts } = read.chart;
  const group = (await readResolvers(db, new Map([[unit, read.chart]]), period)).get(unit)!;
  const gaps = new Map(mappingGaps(read.figures).map((gap) => [gap.code, gap]));
  return accounts
    .filter(({ code }) => group(code) === undefined)
    .map((account) => {
      const gap = gaps.get(account.code);
      return {
        code: account.code,
        name: account.name,
        closing: gap?.closing ?? ZERO,
        yearMovement: gap?.yearMovement ?? ZERO,
        used: gap !== undefined,
        suggestions: suggestGroupAccounts(account, { accounts, group }),
      };
    });
}

/** 映射建议. */
export const suggestMappings = (): Implementation =>
  query(ledger.suggestMappings, async (context, { unit, period }) => {
    const unmapped = await readUnmapped(context.db, unit, period);
    if (!unmapped) throw context.notFound(`单位 ${unit}`);
    return unmapped.map((account) => ({
      ...account,
      closing: formatYuan(account.closing),
      yearMovement: formatYuan(account.yearMovement),
      suggestions: account.suggestions.map((one) => ({ ...one })),
    }));
  });
