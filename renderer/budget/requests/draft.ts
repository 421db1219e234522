import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf, RequestOf } from '../../../shared/contract/operation.ts';
import { type Fen, fen, formatYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';

export type Lines = ReplyOf<Contract['budget']['lines']>;
export type Request = ReplyOf<Contract['budget']['request']>;

/** Which line a row asks. */
export interface LinePlace {
  readonly department: string;
  readonly item: string;
  readonly source: string;
  readonly project: string;
}

/** One row while it is typed; `amount` in 分. */
export interface DraftRow extends LinePlace {
  readonly amount: Fen | undefined;
}

/** A request while it is typed. */
export interface Draft {
  readonly at: { readonly id: number; readonly revision: number } | undefined;
  readonly department: string;
  readonly purpose: string;
  readonly payee: string;
  /** The payee in the register, where it was chosen from it. */
  readonly counterparty: string;
  readonly expected: string;
  readonly reference: string;
  readonly rows: readonly DraftRow[];
}

export const NEW_DRAFT: Draft = {
  ...{ at: undefined, department: '', purpose: '', payee: '', counterparty: '', expected: '', reference: '' },
  rows: [],
};

export const draftOf = ({ id, revision, rows, ...request }: Request): Draft => ({
  at: { id, revision },
  ...{ department: request.department, purpose: request.purpose, payee: request.payee },
  ...{ counterparty: request.counterparty, expected: request.expected, reference: request.reference },
  rows: rows.map(({ department, item, source, project, amount }) => ({
    ...{ department, item, source, project, amount: parseYuan(amount) },
  })),
});

export const placeKey = ({ department, item, source, project }: LinePlace): string =>
  [department, item, source, project].join(' ');

/** 可用: what the line has left after the row, in 分; undefined where the line is not known. */
export function leftAfter(row: DraftRow, lines: Lines | undefined): Fen | undefined {
  const line = lines?.find((each) => placeKey(each) === placeKey(row));
  return line && fen((parseYuan(line.available) ?? ZERO) - (row.amount ?? ZERO));
}

export const totalOf = ({ rows }: Draft): Fen => fen(rows.reduce((sum, { amount }) => sum + (amount ?? 0), 0));

/** What stops a request from being kept and submitted; the first of it. */
export type Stop = 'purpose' | 'row' | 'amount';

export function keepStop({ purpose, rows }: Draft): Stop | undefined {
  if (purpose.trim() === '') return 'purpose';
  if (rows.length === 0) return 'row';
  return rows.some(({ amount }) => !amount || amount <= 0) ? 'amount' : undefined;
}

/** Past what is available the service decides: a control may only warn. */
export const isOver = (draft: Draft, lines: Lines | undefined): boolean =>
  draft.rows.some((row) => (leftAfter(row, lines) ?? ZERO) < 0);

export const savedAs = (draft: Draft, unit: string, year: number): RequestOf<Contract['budget']['saveRequest']> => ({
  ...(draft.at ? { at: draft.at } : {}),
  ...{ unit, year, department: draft.department, purpose: draft.purpose, payee: draft.payee },
  ...{ counterparty: draft.counterparty, reference: draft.reference },
  expected: draft.expected as RequestOf<Contract['budget']['saveRequest']>['expected'],
  rows: draft.rows.map(({ amount, ...place }) => ({ ...place, amount: formatYuan(amount ?? ZERO) })),
});
