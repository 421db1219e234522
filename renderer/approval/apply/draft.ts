import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf, RequestOf } from '../../../shared/contract/operation.ts';
import { takesBudget } from '../../../shared/domain/approval/application.ts';
import type { Category } from '../../../shared/domain/approval/category.ts';
import { FORMS } from '../../../shared/domain/approval/form.ts';
import { type Fen, fen, formatYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';

export type Lines = ReplyOf<Contract['budget']['lines']>;
export type Application = ReplyOf<Contract['approval']['application']>;
export type Weighed = ReplyOf<Contract['approval']['weighApplication']>;
type Said = Omit<RequestOf<Contract['approval']['saveApplication']>, 'at'>;

/** Which budget line a row asks. */
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

/** An application while it is typed. */
export interface Draft {
  /** Undefined until it is chosen, which comes first. */
  readonly category: Category | undefined;
  readonly department: string;
  readonly purpose: string;
  readonly payee: string;
  /** In 分, of a category that takes no budget; the others ask Σ of their rows. */
  readonly amount: Fen | undefined;
  readonly rows: readonly DraftRow[];
  /** By the field's key, of every category that was looked at: choosing another one loses nothing. */
  readonly filled: Readonly<Record<string, string>>;
  readonly isUrgent: boolean;
  readonly urgent: string;
  /** 变更: why. */
  readonly reason: string;
}

export const NEW_DRAFT: Draft = {
  ...{ category: undefined, department: '', purpose: '', payee: '', amount: undefined },
  ...{ rows: [], filled: {}, isUrgent: false, urgent: '', reason: '' },
};

/** Fields of two categories that are called alike are not the same: `end` of works is no end of a loan. */
const keyOf = (category: Category, key: string): string => `${category}.${key}`;

export const draftOf = (application: Application): Draft => ({
  ...{ category: application.category, department: application.department, purpose: application.purpose },
  ...{ payee: application.payee, amount: parseYuan(application.amount), reason: '' },
  rows: application.rows.map(({ department, item, source, project, amount }) => ({
    ...{ department, item, source, project, amount: parseYuan(amount) },
  })),
  filled: Object.fromEntries(
    Object.entries(application.filled).map(([key, text]) => [keyOf(application.category, key), text]),
  ),
  ...{ isUrgent: application.urgentReason !== '', urgent: application.urgentReason },
});

export const filledOf = (draft: Draft, category: Category, key: string): string =>
  draft.filled[keyOf(category, key)] ?? '';

export const withFilled = (draft: Draft, category: Category, key: string, text: string): Draft => ({
  ...draft,
  filled: { ...draft.filled, [keyOf(category, key)]: text },
});

export const placeKey = ({ department, item, source, project }: LinePlace): string =>
  [department, item, source, project].join(' ');

/** Undefined while there is no figure at all. */
export function amountOf({ category, amount, rows }: Draft): Fen | undefined {
  if (category === undefined || !takesBudget(category)) return amount;
  return rows.length === 0 ? undefined : fen(rows.reduce((sum, row) => sum + (row.amount ?? 0), 0));
}

/** What the contract takes of it, once a category is chosen. */
export function saidOf(draft: Draft, category: Category, of: { readonly unit: string; readonly year: number }): Said {
  const rows = takesBudget(category) ? draft.rows : [];
  const filled = FORMS[category].fields.flatMap(({ key }) => {
    const text = filledOf(draft, category, key).trim();
    return text === '' ? [] : [[key, text] as const];
  });
  return {
    ...of,
    category,
    department: draft.department,
    purpose: draft.purpose,
    payee: draft.payee,
    amount: formatYuan(amountOf(draft) ?? ZERO),
    rows: rows.map(({ amount, ...place }) => ({ ...place, amount: formatYuan(amount ?? ZERO) })),
    filled: Object.fromEntries(filled),
    urgent: draft.isUrgent ? draft.urgent : '',
  };
}

/** What the contract cannot even be asked with, by the field. */
export type Stop = 'purpose' | 'urgent' | 'reason';

/** An unfinished draft may be kept; only its purpose is wanted, by which it is known in the list. */
export function stopOf(draft: Draft, step: 'keep' | 'submit' | 'amend'): Stop | undefined {
  if (draft.purpose.trim() === '') return 'purpose';
  if (step !== 'keep' && draft.isUrgent && draft.urgent.trim() === '') return 'urgent';
  return step === 'amend' && draft.reason.trim() === '' ? 'reason' : undefined;
}
