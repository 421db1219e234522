import { contract } from '../../../shared/contract/index.ts';
import type { ReplyOf, RequestOf } from '../../../shared/contract/operation.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import { someone, type TestHouse } from './house.ts';

const { ledger } = contract;

/** Who works at the desk of H01: 制单, 审核, 出纳, 总会计师. */
export const sun = someone('sun', 'unit-accountant', 'H01');
export const zhou = someone('zhou', 'reviewer', 'H01');
export const zhao = someone('zhao', 'cashier', 'H01');
export const chief = someone('li', 'chief-accountant');

export type Content = RequestOf<typeof ledger.saveDraft>['content'];
export type Line = Content['lines'][number];
type Outcome = ReplyOf<typeof ledger.postDrafts>['outcomes'][number];

export const line = (code: string, debit: string, credit: string, more: Partial<Line> = {}): Line => ({
  book: /^[678]/.test(code) ? 'budget' : 'financial',
  code,
  debit,
  credit,
  ...more,
});

/** Cash for medical services, with its budget block: whole, and signed by a cashier. */
export const received = (date: string, amount: string, more: Partial<Content> = {}): Content => ({
  date,
  summary: `门诊收入 ${amount}`,
  attachments: 1,
  lines: [
    line('1002', amount, ''),
    line('4101010101', '', amount),
    line('8001', amount, ''),
    line('61010101', '', amount, { fund: 'other' }),
  ],
  ...more,
});

/** Taken from one place to another without money: nothing that a cashier signs. */
export const accrued = (date: string, amount: string): Content => ({
  date,
  summary: `转待处理 ${amount}`,
  attachments: 1,
  lines: [line('2302', amount, ''), line('1902', '', amount)],
});

type Move =
  | 'submitDrafts'
  | 'withdrawDrafts'
  | 'reviewDrafts'
  | 'unreviewDrafts'
  | 'signDrafts'
  | 'unsignDrafts'
  | 'postDrafts'
  | 'discardDrafts';

/** What became of each draft: `done`, or why not. */
export const why = ({ outcomes }: { readonly outcomes: readonly Outcome[] }): string[] =>
  outcomes.map(({ state, reasons }) => (state === 'done' ? 'done' : reasons.map(({ code }) => code).join()));

/** What people at the desk of one unit do, in few words; drafts are named by their ids, at their first revision. */
export function deskOf(house: TestHouse, unit = 'H01') {
  return {
    save: async (content: Content, caller: Caller = sun) =>
      (await house.pipeline.perform(ledger.saveDraft, { unit, content }, caller)).id,
    move: (move: Move, drafts: readonly number[], caller: Caller) =>
      house.pipeline.perform(ledger[move], { unit, drafts: drafts.map((id) => ({ id, revision: 1 })) }, caller),
    draft: (id: number, caller: Caller = sun) => house.pipeline.perform(ledger.draft, { unit, id }, caller),
    list: (input: Omit<RequestOf<typeof ledger.drafts>, 'unit'> = {}, caller: Caller = sun) =>
      house.pipeline.perform(ledger.drafts, { unit, ...input }, caller),
  };
}
