import type { Fen } from '../../kernel/fen.ts';
import type { Category } from './category.ts';

/** What is written in a field: words, an amount in 元, a day, a whole number, or yes and no. */
export type FieldKind = 'words' | 'amount' | 'day' | 'count' | 'yes';

/** A field of a form beyond what every application has (事由、收款单位、金额、资金来源、预算明细). */
export interface FormField {
  readonly key: string;
  readonly kind: FieldKind;
  readonly required: boolean;
}

/** A paper that goes with an application: always, or where it is large. */
export interface FormPaper {
  readonly key: string;
  readonly large: boolean;
}

export interface FormRule {
  readonly fields: readonly FormField[];
  readonly papers: readonly FormPaper[];
}

const words = (key: string, required = true): FormField => ({ key, kind: 'words', required });
const of = (key: string, kind: FieldKind, required = true): FormField => ({ key, kind, required });
const always = (key: string): FormPaper => ({ key, large: false });
/** From the community's limit on [U] (5 万元 where hospitals wrote theirs, DOMAIN 6): the arguments for it. */
const large = (key: string): FormPaper => ({ key, large: true });

/**
 * 事前审批单 by category: what else is asked, and which papers go with it. 三重一大 items bring 论证, 风险评估 and 合法性审核; 借款 needs the
 * permission of whoever may give it (甘 (十三)), 资产处置 and 对外投资 that of the owner's side.
 */
export const FORMS: Readonly<Record<Category, FormRule>> = {
  works: {
    fields: [words('projectName'), words('site'), of('begin', 'day'), of('end', 'day'), words('builder', false)],
    papers: [always('plan'), always('estimate'), large('feasibility'), large('risk')],
  },
  equipment: {
    fields: [
      ...[words('equipmentName'), words('model', false), of('count', 'count'), of('unitPrice', 'amount')],
      ...[words('place'), of('licensed', 'yes', false), words('benefit')],
    ],
    papers: [always('quotations'), large('argument'), large('benefit')],
  },
  supplies: {
    fields: [words('goods'), of('count', 'count', false), words('outsideWhy')],
    papers: [always('quotations')],
  },
  services: {
    fields: [words('content'), of('begin', 'day'), of('end', 'day')],
    papers: [always('quotations'), large('argument')],
  },
  staff: {
    fields: [words('content'), of('people', 'count'), of('begin', 'day', false), of('end', 'day', false)],
    papers: [always('list')],
  },
  compensation: {
    fields: [words('patient'), of('event', 'day'), words('finding'), of('insured', 'amount', false)],
    papers: [always('agreement'), always('appraisal'), always('legal')],
  },
  investment: {
    fields: [words('target'), of('share', 'words', false), words('return')],
    papers: [always('feasibility'), always('risk'), always('legal'), always('permission')],
  },
  borrowing: {
    fields: [
      words('lender'),
      of('rate', 'words'),
      of('begin', 'day'),
      of('end', 'day'),
      words('repay'),
      words('permitNo'),
    ],
    papers: [always('permission'), always('risk'), always('legal')],
  },
  disposal: {
    fields: [
      words('assets'),
      of('original', 'amount'),
      of('net', 'amount'),
      words('way'),
      of('proceeds', 'amount', false),
    ],
    papers: [always('assetList'), large('appraisal'), always('permission')],
  },
  donation: {
    fields: [words('recipient'), words('use')],
    papers: [always('agreement'), always('legal')],
  },
  reimbursement: {
    fields: [words('person'), of('begin', 'day'), of('end', 'day'), words('trip', false)],
    papers: [always('receipts')],
  },
  other: { fields: [words('content')], papers: [large('argument')] },
};

/** What is filled in, by the field's key, as it was typed; amounts in 元 with at most two decimals, days as 2025-03-31. */
export type Filled = Readonly<Record<string, string>>;

/** Why a form cannot be handed in: a field or a paper that is missing, one that cannot be read, or days the wrong way round. */
export interface FormProblem {
  readonly problem: 'missing' | 'unreadable' | 'paper' | 'days' | 'unknown' | 'permit';
  readonly key: string;
}

const READABLE: Readonly<Record<FieldKind, RegExp>> = {
  words: /^.{1,500}$/su,
  amount: /^\d{1,13}(\.\d{1,2})?$/,
  day: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  count: /^[1-9]\d{0,8}$/,
  yes: /^(yes|no)$/,
};

/** Everything that stands against a form at its amount; `papers` are the keys of what is attached, `largeFrom` is a setting [U]. */
export function formProblems(
  category: Category,
  filled: Filled,
  { amount, papers, largeFrom }: { readonly amount: Fen; readonly papers: readonly string[]; readonly largeFrom: Fen },
): readonly FormProblem[] {
  const form = FORMS[category];
  const problems: FormProblem[] = [];
  for (const { key, kind, required } of form.fields) {
    const text = filled[key]?.trim() ?? '';
    // 借款: refused unless somebody who may has permitted it (甘 (十三)).
    if (text === '' && required) problems.push({ problem: key === 'permitNo' ? 'permit' : 'missing', key });
    else if (text !== '' && !READABLE[kind].test(text)) problems.push({ problem: 'unreadable', key });
  }
  const known = new Set(form.fields.map(({ key }) => key));
  for (const key of Object.keys(filled)) if (!known.has(key)) problems.push({ problem: 'unknown', key });
  const [begin, end] = [filled['begin'] ?? '', filled['end'] ?? ''];
  if (begin !== '' && end !== '' && end < begin) problems.push({ problem: 'days', key: 'end' });
  for (const { key, large: onlyLarge } of form.papers)
    if ((!onlyLarge || amount >= largeFrom) && !papers.includes(key)) problems.push({ problem: 'paper', key });
  return problems;
}
