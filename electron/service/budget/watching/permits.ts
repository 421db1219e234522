import type { LineKey } from '../../../../shared/domain/budget/line.ts';
import { grantedOf, type Permit, type PermitLine, type PermitState } from '../../../../shared/domain/budget/permit.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { canonicalJson } from '../../../../shared/kernel/canonical.ts';
import type { Fen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';

/** A permit as the books hold it. */
export interface KeptPermit extends Permit {
  readonly id: number;
  readonly unit: UnitCode;
  readonly year: number;
  readonly draft: number;
  readonly display: string;
  readonly instant: string;
  readonly reason: string;
  readonly digest: string;
  readonly decision?: { readonly display: string; readonly instant: string; readonly reason: string };
}

interface PermitContent {
  readonly lines: readonly PermitLine[];
}

/** What is asked for (申请的内容), amounts in 分. */
export const permitContent = (unit: UnitCode, draft: number, lines: readonly PermitLine[]): string =>
  canonicalJson({
    ...{ form: 'tongcai-budget-permit-1', unit, draft },
    lines: lines.map(({ line, wanted, over }) => ({ line: { ...line }, wanted, over })),
  });

/** The permits of a year, or of some drafts, the newest first. */
export async function readPermits(
  db: BooksReader,
  wanted: { readonly year: number } | { readonly drafts: readonly number[] } | { readonly id: number },
): Promise<KeptPermit[]> {
  const all = db.selectFrom('budget_permit').selectAll();
  const asked =
    'year' in wanted
      ? all.where('year', '=', wanted.year)
      : 'id' in wanted
        ? all.where('id', '=', wanted.id)
        : all.where('draft', 'in', [...wanted.drafts]);
  const rows = await asked.orderBy('id', 'desc').execute();
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const decisions = await db.selectFrom('budget_permit_decision').selectAll().where('permit', 'in', ids).execute();
  return rows.map(({ content, unit, ...row }) => {
    const made = decisions.find(({ permit }) => permit === row.id);
    const state: PermitState = made === undefined ? 'waiting' : made.verdict === 'grant' ? 'granted' : 'declined';
    return {
      ...row,
      unit: unit as UnitCode,
      lines: (JSON.parse(content) as PermitContent).lines,
      state,
      ...(made ? { decision: { display: made.display, instant: made.instant, reason: made.reason } } : {}),
    };
  });
}

/** What was granted to drafts: by draft, each line with the amount by which it may be over. */
export async function readGranted(
  db: BooksReader,
  drafts: readonly number[],
): Promise<ReadonlyMap<number, ReadonlyMap<LineKey, Fen>>> {
  if (drafts.length === 0) return new Map();
  const permits = await readPermits(db, { drafts });
  const granted = new Map<number, ReadonlyMap<LineKey, Fen>>();
  for (const { draft } of permits)
    if (!granted.has(draft)) granted.set(draft, grantedOf(permits.filter((each) => each.draft === draft)));
  return granted;
}
