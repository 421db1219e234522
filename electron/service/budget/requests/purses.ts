import { claimName } from '../../../../shared/domain/budget/claim.ts';
import { type BudgetLine, lineKey } from '../../../../shared/domain/budget/line.ts';
import { requestOfCarrier } from '../../../../shared/domain/budget/request.ts';
import { PAYING } from '../../../../shared/domain/budget/request-route.ts';
import type { VoucherDraft } from '../../../../shared/domain/ledger/voucher.ts';
import { type Fen, fen, ZERO } from '../../../../shared/kernel/fen.ts';
import { periodOfDate, yearOf } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { readHolders } from '../holding.ts';
import { type RequestDocument, readRequests } from './documents.ts';
import { type Draw, drawnOf, readDraws } from './draws.ts';

/** What a voucher pays out of one claim, in 分. */
export interface PaidOut {
  readonly line: BudgetLine;
  readonly claim: string;
  readonly amount: Fen;
}

/** The documents that some vouchers pay out of, and what each may still give; kept up while one voucher follows another. */
export interface Purses {
  /** Why a voucher may not pay out of what it names; undefined where it may, or where it names nothing. */
  against(voucher: VoucherDraft, spends: readonly { readonly line: BudgetLine }[]): string | undefined;
  /** What a voucher's takings find held for it; the rest is for the gate. `draft` is the one whose own draws do not count. */
  paidOut(
    carrier: string | undefined,
    takings: readonly { readonly line: BudgetLine; readonly amount: Fen }[],
    draft?: number,
  ): PaidOut[];
  /** What was set apart for a draft before. */
  drawnBy(draft: number): readonly Draw[];
  earmark(draft: number, paid: readonly PaidOut[]): void;
  spend(paid: readonly PaidOut[]): void;
}

export async function readPurses(
  db: BooksReader,
  carriers: readonly (string | undefined)[],
  drafts: readonly number[] = [],
): Promise<Purses> {
  const named = [...new Set(carriers.flatMap((carrier) => carrier ?? []))];
  const requests = await readRequests(db, { ids: named.flatMap((carrier) => requestOfCarrier(carrier) ?? []) });
  const known = new Map(requests.map((request) => [request.id, request]));
  const requestOf = (carrier: string): RequestDocument | undefined => known.get(requestOfCarrier(carrier) ?? 0);
  const paying = (carrier: string): boolean => PAYING.includes(requestOf(carrier)?.stage ?? 'draft');
  const open = new Map<string, Fen>();
  // A document of another module gives what it holds: only the module whose it is posts vouchers that name it.
  const giving = named.filter((carrier) => requestOfCarrier(carrier) === undefined || paying(carrier));
  if (giving.length > 0)
    for (const held of (await readHolders(db, giving)).values())
      for (const { claim } of held) open.set(claim.id, fen(claim.reserved + claim.committed));
  let draws: Draw[] = [...(await readDraws(db, named)), ...(await readOwn(db, drafts))];
  draws = [...new Map(draws.map((draw) => [`${draw.draft} ${draw.claim}`, draw])).values()];
  return {
    against({ unit, date, carrier }, spends) {
      if (carrier === undefined) return undefined;
      const request = requestOf(carrier);
      if (request?.unit !== unit) return `没有用款申请 ${carrier}`;
      const year = yearOf(periodOfDate(date));
      if (request.year !== year) return `${request.number} 是 ${request.year} 年的用款申请，凭证在 ${year} 年`;
      if (!paying(carrier)) return `${request.number} 没有批准或已经办结，不能从它支出`;
      const lines = new Set(request.rows.map((row) => lineKey({ ...row, unit: request.unit, year: request.year })));
      return spends.some(({ line }) => lines.has(lineKey(line)))
        ? undefined
        : `凭证的预算支出都不在 ${request.number} 的明细里，请改选用款申请或不选`;
    },
    paidOut: (carrier, takings, draft) =>
      carrier === undefined
        ? []
        : takings.flatMap(({ line, amount }): PaidOut[] => {
            const claim = claimName(carrier, line);
            const left = Math.max(0, (open.get(claim) ?? ZERO) - drawnOf(draws, claim, draft));
            const paid = fen(Math.min(amount, left));
            return paid > 0 ? [{ line, claim, amount: paid }] : [];
          }),
    drawnBy: (draft) => draws.filter((draw) => draw.draft === draft),
    earmark(draft, paid) {
      draws = [
        ...draws.filter((draw) => draw.draft !== draft),
        ...paid.map(({ claim, amount }) => ({ draft, claim, amount })),
      ];
    },
    spend(paid) {
      for (const { claim, amount } of paid) open.set(claim, fen((open.get(claim) ?? ZERO) - amount));
    },
  };
}

async function readOwn(db: BooksReader, drafts: readonly number[]): Promise<Draw[]> {
  if (drafts.length === 0) return [];
  const rows = await db
    .selectFrom('budget_draw')
    .selectAll()
    .where('draft', 'in', [...drafts])
    .execute();
  return rows.map(({ amount, ...draw }) => ({ ...draw, amount: fen(amount) }));
}

/** What is left of takings after what a request pays; what comes to nil is left out. */
export const beyond = <Of extends { readonly line: BudgetLine; readonly amount: Fen }>(
  takings: readonly Of[],
  paid: readonly PaidOut[],
): Of[] =>
  takings
    .map((taking) => {
      const own = paid.find(({ line }) => lineKey(line) === lineKey(taking.line));
      return { ...taking, amount: fen(taking.amount - (own?.amount ?? ZERO)) };
    })
    .filter(({ amount }) => amount !== 0);
