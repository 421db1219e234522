import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf, RequestOf } from '../../../shared/contract/operation.ts';
import { type ChangeKind, differences, isIncome } from '../../../shared/domain/budget/change.ts';
import { SOURCE_RULES } from '../../../shared/domain/budget/sources.ts';
import { absFen, type Fen, fen, formatYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';

export type Lines = ReplyOf<Contract['budget']['lines']>;
export type Change = ReplyOf<Contract['budget']['change']>;

/** One row while it is typed: up or down, by how much. */
export interface DraftRow {
  readonly id: number;
  readonly unit: string;
  readonly department: string;
  readonly item: string | undefined;
  readonly source: string | undefined;
  readonly project: string;
  readonly month: number;
  readonly up: boolean;
  /** In 分, above nil. */
  readonly amount: Fen | undefined;
}

/** A change document while it is typed. */
export interface Draft {
  readonly at: { readonly id: number; readonly revision: number } | undefined;
  readonly kind: ChangeKind;
  readonly other: string;
  readonly reason: string;
  readonly incomeDocument: string;
  readonly rows: readonly DraftRow[];
}

export const emptyRow = (id: number, unit: string, month: number, up: boolean): DraftRow => ({
  ...{ id, unit, month, up, department: '', item: undefined, source: undefined, project: '', amount: undefined },
});

export const newDraft = (unit: string, month: number): Draft => ({
  ...{ at: undefined, kind: 'shift', other: '', reason: '', incomeDocument: '' },
  rows: [emptyRow(1, unit, month, false), emptyRow(2, unit, month, true)],
});

export const draftOf = (change: Change): Draft => ({
  at: { id: change.id, revision: change.revision },
  ...{ kind: change.kind, other: change.other, reason: change.reason, incomeDocument: change.incomeDocument },
  rows: change.rows.map(({ unit, department, item, source, project, month, amount }, index) => {
    const signed = parseYuan(amount) ?? ZERO;
    return {
      ...{ id: index + 1, unit, department, item, source, project, month, up: signed >= 0 },
      amount: absFen(signed),
    };
  }),
});

/** 追加 and 结转 only give. */
export const onlyMore = (kind: ChangeKind): boolean => kind === 'supplement' || kind === 'carry';

/** The draft as another kind: rows of what that kind does not have are turned. */
export const asKind = (draft: Draft, kind: ChangeKind, unit: string): Draft => ({
  ...draft,
  kind,
  rows: draft.rows.map((row) => ({
    ...row,
    up: onlyMore(kind) || row.up,
    unit: kind === 'transfer' ? row.unit : unit,
  })),
});

export const signedAmount = ({ up, amount }: DraftRow): Fen => fen((up ? 1 : -1) * (amount ?? 0));

/** By how much each source is out of balance (差额); 结转 needs none, and neither does what a fund holds already. */
export function outOfBalance({ kind, rows }: Draft): ReadonlyMap<string, Fen> {
  if (kind === 'carry') return new Map();
  return differences(
    rows.flatMap((row) => {
      const { item, source } = row;
      if (item === undefined || source === undefined) return [];
      const amount = signedAmount(row);
      if (kind !== 'supplement') return [{ source, amount }];
      return SOURCE_RULES.get(source)?.setAside ? [] : [{ source, amount: isIncome(item) ? fen(-amount) : amount }];
    }),
  );
}

/** The line that a row is about, as `lines` lists it. */
export const lineOfDraft = (row: DraftRow, lines: Lines | undefined): Lines[number] | undefined =>
  lines?.find(
    ({ department, item, source, project }) =>
      department === row.department && item === row.item && source === row.source && project === row.project,
  );

/**
 * What the line has left after all of the document's rows on it, in 分; undefined where it is not known. For 结转 the line
 * is last year's: it has less by what this year gets.
 */
export function leftAfter(row: DraftRow, draft: Draft, lines: Lines | undefined): Fen | undefined {
  if (lines === undefined || row.item === undefined || row.source === undefined || isIncome(row.item)) return undefined;
  const now = parseYuan(lineOfDraft(row, lines)?.available ?? '0.00') ?? ZERO;
  const same = draft.rows.filter(
    ({ unit, department, item, source, project }) =>
      unit === row.unit &&
      department === row.department &&
      item === row.item &&
      source === row.source &&
      project === row.project,
  );
  return fen(same.reduce((sum, each) => sum + (draft.kind === 'carry' ? -1 : 1) * signedAmount(each), now as number));
}

/** What stops a draft from being kept at all, and what stops it from being submitted; the first of each. */
export type Stop = 'unit' | 'row' | 'reason' | 'document' | 'other' | 'balance' | 'below';

export const keepStop = (draft: Draft): Stop | undefined =>
  draft.rows.length === 0 || draft.rows.some(({ item, source, amount }) => !item || !source || !amount || amount <= 0)
    ? 'row'
    : undefined;

export function submitStop(draft: Draft, linesOf: (unit: string) => Lines | undefined): Stop | undefined {
  if (draft.kind === 'transfer' && draft.other === '') return 'other';
  const kept = keepStop(draft);
  if (kept) return kept;
  if (outOfBalance(draft).size > 0) return 'balance';
  if (
    draft.rows.some((row) => (!row.up || draft.kind === 'carry') && (leftAfter(row, draft, linesOf(row.unit)) ?? 0) < 0)
  )
    return 'below';
  if (draft.kind === 'supplement' && draft.incomeDocument.trim() === '') return 'document';
  return draft.reason.trim() === '' ? 'reason' : undefined;
}

export const requestOf = (draft: Draft, unit: string, year: number): RequestOf<Contract['budget']['saveChange']> => ({
  ...(draft.at ? { at: draft.at } : {}),
  ...{ kind: draft.kind, year, unit, other: draft.other, reason: draft.reason, incomeDocument: draft.incomeDocument },
  rows: draft.rows.map((row) => ({
    ...{ unit: row.unit, department: row.department, item: row.item ?? '', source: row.source ?? '' },
    ...{ project: row.project, month: row.month, amount: formatYuan(signedAmount(row)) },
  })),
});
