import { type LineKey, lineKey } from '../../../../shared/domain/budget/line.ts';
import {
  type Granted,
  grantedOf,
  type Permit,
  type PermitLine,
  type PermitState,
  purposeOf,
} from '../../../../shared/domain/budget/permit.ts';
import type { VoucherDraft } from '../../../../shared/domain/ledger/voucher.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { canonicalJson } from '../../../../shared/kernel/canonical.ts';
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

/** What a permit is asked for. */
export interface PermitAsked {
  readonly unit: UnitCode;
  readonly draft: number;
  readonly lines: readonly PermitLine[];
  readonly purpose: readonly string[];
  /** Why it must be spent all the same. */
  readonly reason: string;
}

/** What was signed; `tongcai-budget-permit-1` had neither purpose nor reason. */
type PermitContent = Pick<PermitAsked, 'lines'> & Partial<Pick<PermitAsked, 'purpose' | 'reason'>>;

/** What is asked for (申请的内容), amounts in 分. */
export const permitContent = ({ unit, draft, lines, purpose, reason }: PermitAsked): string =>
  canonicalJson({
    ...{ form: 'tongcai-budget-permit-2', unit, draft, purpose: [...purpose], reason },
    lines: linesOut(lines),
  });

/** Whether a permit was asked for the same lines, amounts and purpose. */
export const asksTheSame = (permit: KeptPermit, { lines, purpose }: Pick<PermitAsked, 'lines' | 'purpose'>): boolean =>
  canonicalJson([linesOut(permit.lines), [...(permit.purpose ?? purpose)]]) ===
  canonicalJson([linesOut(lines), [...purpose]]);

const linesOut = (lines: readonly PermitLine[]) =>
  lines.map(({ line, wanted, over }) => ({ line: { ...line }, wanted, over }));

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
    const { lines, purpose } = JSON.parse(content) as PermitContent;
    return {
      ...row,
      unit: unit as UnitCode,
      lines,
      ...(purpose ? { purpose } : {}),
      state,
      ...(made ? { decision: { display: made.display, instant: made.instant, reason: made.reason } } : {}),
    };
  });
}

/** What was granted to drafts as they are now. */
export interface GrantedDraft {
  readonly lines: ReadonlyMap<LineKey, readonly Granted[]>;
  /** The lines that anything was ever granted for, whatever the draft said then. */
  readonly once: ReadonlySet<LineKey>;
}

/** What was granted to drafts, by draft: each line as far as it was asked, while the draft says what it said then. */
export async function readGranted(
  db: BooksReader,
  drafts: readonly { readonly id: number; readonly voucher: VoucherDraft }[],
): Promise<ReadonlyMap<number, GrantedDraft>> {
  if (drafts.length === 0) return new Map();
  const permits = await readPermits(db, { drafts: drafts.map(({ id }) => id) });
  return new Map(
    drafts.flatMap(({ id, voucher }): [number, GrantedDraft][] => {
      const own = permits.filter(({ draft, state }) => draft === id && state === 'granted');
      if (own.length === 0) return [];
      const once = new Set(own.flatMap(({ lines }) => lines.map(({ line }) => lineKey(line))));
      return [[id, { lines: grantedOf(own, purposeOf(voucher)), once }]];
    }),
  );
}
