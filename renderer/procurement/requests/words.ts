import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { Translate } from '../../../shared/i18n/translate.ts';

export type Choice = ReplyOf<Contract['procurement']['findRequestItems']>[number];
export type Request = ReplyOf<Contract['procurement']['request']>;
export type RequestLine = Request['lines'][number];
export type Listed = ReplyOf<Contract['procurement']['requests']>[number];
export type StockSheet = ReplyOf<Contract['procurement']['stockSheet']>;

/** Whole quantities, grouped. */
export const count = (value: number): string => value.toLocaleString('en');

/** One sentence on where a suggested quantity comes from. */
export function explained({ suggestion, unit, pack }: Pick<Choice, 'suggestion' | 'unit' | 'pack'>, t: Translate) {
  const { packs, average, months, days, target, bound, onHand, stockMonth, outstanding, waiting } = suggestion;
  if (months === 0 && target === 0) return t('purchaseRequests.explainNone');
  const from =
    months === 0
      ? t('purchaseRequests.explainNoUse')
      : t('purchaseRequests.explainUse', { months, average: count(average), unit, days });
  const to = t('purchaseRequests.explainTarget', {
    ...{ target: count(target), unit },
    bound: bound === '' ? '' : t(`purchaseRequests.bound.${bound}`),
  });
  const less = t('purchaseRequests.explainLess', {
    ...{ onHand: count(onHand), outstanding: count(outstanding), unit },
    month: stockMonth === '' ? t('purchaseRequests.noStockMonth') : stockMonth,
  });
  const decided = waiting === 0 ? '' : t('purchaseRequests.explainWaiting', { waiting: count(waiting), unit });
  return `${from}${to}${less}${decided}${t('purchaseRequests.explainPacks', { packs: count(packs), pack })}`;
}

/** What a line of a request is waiting for, or has come to. */
export type LineState = 'draft' | 'waits' | 'nil' | 'open' | 'part' | 'ordered' | 'dropped' | 'over';

export function stateOf({ stage }: Pick<Request, 'stage'>, line: RequestLine): LineState {
  if (line.approved === null) return stage === 'draft' ? 'draft' : stage === 'handed' ? 'waits' : 'over';
  if (line.approved === 0) return 'nil';
  if (line.open > 0) return line.ordered > 0 ? 'part' : 'open';
  return line.ordered > 0 ? 'ordered' : 'dropped';
}

export const STATE_LOOKS: Readonly<Record<LineState, string>> = {
  draft: 'chip',
  waits: 'chip warn',
  nil: 'chip danger',
  open: 'chip accent',
  part: 'chip warn',
  ordered: 'chip ok',
  dropped: 'chip',
  over: 'chip',
};

export const STAGE_LOOKS: Readonly<Partial<Record<Request['stage'], string>>> = {
  draft: 'chip',
  handed: 'chip warn',
  approved: 'chip ok',
  refused: 'chip danger',
};

export const KIND_LOOKS = { ordinary: 'chip', urgent: 'chip danger', shortage: 'chip warn' } as const;
