import { parseDate } from '../../kernel/date.ts';
import { type Fen, fen, formatYuan, groupedYuan } from '../../kernel/fen.ts';
import { type Period, periodOfDate } from '../../kernel/period.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Book, UnitAccount } from './account.ts';
import type { VoucherDraft, VoucherLine } from './voucher.ts';

/** Limits on what comes from outside; a monthly closing by department and account may have thousands of lines. */
export const VOUCHER_LIMITS = {
  lines: 5000,
  type: 8,
  text: 500,
  attachments: 9999,
  amount: 99_999_999_999_999,
} as const;

export type VoucherErrorCode =
  | 'no-lines'
  | 'too-many-lines'
  | 'bad-date'
  | 'period-closed'
  | 'no-account'
  | 'unknown-account'
  | 'not-a-leaf'
  | 'wrong-book'
  | 'no-amount'
  | 'both-sides'
  | 'amount-too-large'
  | 'unbalanced'
  | 'unknown-unit'
  | 'unknown-party'
  | 'text-too-long'
  | 'bad-text'
  | 'bad-attachments'
  | 'no-type';

/** Why a voucher cannot be posted. */
export interface VoucherError {
  readonly code: VoucherErrorCode;
  /** One sentence in Chinese, with the amounts. */
  readonly message: string;
  /** 1-based line, when it is about one. */
  readonly line?: number;
  readonly book?: Book;
  readonly account?: string;
}

export interface VoucherContext {
  account(code: string): UnitAccount | undefined;
  /** Whether the code is a unit of the community. */
  isUnit(code: string): boolean;
  /** Whether the code is a known outside party; left out where parties are not registered. */
  isParty?(code: string): boolean;
  periodState(period: Period): 'open' | 'submitted' | 'locked';
}

/**
 * Whether a voucher may be posted (凭证审核规则). The financial and the budget block balance each on its own (财会〔2017〕25号
 * 总说明, 平行记账); each line stands on a leaf of its book with an amount on exactly one side, negative for a red entry;
 * the date lies in an open period. Gives the draft back, or every reason why not.
 * @param numberOf what people call the line at an index: 1-based where nothing else is said.
 */
export function checkVoucher(
  draft: VoucherDraft,
  context: VoucherContext,
  numberOf: LineNumber = counted,
): Result<VoucherDraft, VoucherError[]> {
  const errors = [...headErrors(draft, context)];
  if (draft.lines.length > VOUCHER_LIMITS.lines) {
    errors.push({ code: 'too-many-lines', message: `分录 ${draft.lines.length} 行，最多 ${VOUCHER_LIMITS.lines} 行` });
    return err(errors);
  }
  draft.lines.forEach((line, index) => {
    errors.push(...lineErrors(line, numberOf(index), context));
  });
  for (const book of ['financial', 'budget'] as const) {
    const difference = imbalance(draft.lines, book, groupedYuan);
    if (difference !== undefined)
      errors.push({ code: 'unbalanced', book, message: `${BOOK_NAMES[book]}分录借贷不平，借方减贷方为 ${difference}` });
  }
  return errors.length > 0 ? err(errors) : ok(draft);
}

/** The number by which people know the line at an index. */
export type LineNumber = (index: number) => number;
export const counted: LineNumber = (index) => index + 1;

export const BOOK_NAMES: Readonly<Record<Book, string>> = { financial: '财务会计', budget: '预算会计' };

/** Debit − credit of a block as text in 元, or undefined when it balances. Exact however large the lines are. */
export function imbalance(lines: readonly VoucherLine[], book: Book, write = formatYuan): string | undefined {
  let difference = 0n;
  for (const line of lines)
    if (line.book === book && isAmount(line.debit) && isAmount(line.credit))
      difference += BigInt(line.debit) - BigInt(line.credit);
  if (difference === 0n) return undefined;
  return difference >= -SAFE && difference <= SAFE ? write(fen(Number(difference))) : `${difference} 分`;
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);
const isAmount = (amount: Fen): boolean => Number.isSafeInteger(amount);

function* headErrors(draft: VoucherDraft, context: VoucherContext): Generator<VoucherError> {
  const date = parseDate(draft.date);
  if (!date) yield { code: 'bad-date', message: `没有这一天：${draft.date}` };
  else if (context.periodState(periodOfDate(date)) !== 'open')
    yield { code: 'period-closed', message: `${periodOfDate(date)} 期间已上报或已锁定，不能记账` };
  if (draft.type.trim() === '') yield { code: 'no-type', message: '没有凭证字' };
  if (draft.type.length > VOUCHER_LIMITS.type)
    yield { code: 'text-too-long', message: `凭证字最多 ${VOUCHER_LIMITS.type} 个字` };
  yield* textErrors([draft.type, draft.summary, draft.sourceNumber]);
  const { attachments } = draft;
  if (!Number.isInteger(attachments) || attachments < 0 || attachments > VOUCHER_LIMITS.attachments)
    yield { code: 'bad-attachments', message: `附件张数应为 0–${VOUCHER_LIMITS.attachments}` };
  if (draft.lines.length === 0) yield { code: 'no-lines', message: '凭证没有分录' };
}

function* lineErrors(line: VoucherLine, at: number, context: VoucherContext): Generator<VoucherError> {
  const where = { line: at, account: line.code };
  const account = context.account(line.code);
  if (line.code === '') yield { line: at, code: 'no-account', message: `第 ${at} 行：没有科目` };
  else if (!account)
    yield { ...where, code: 'unknown-account', message: `第 ${at} 行：科目 ${line.code} 不在单位科目表中` };
  else {
    if (!account.leaf)
      yield { ...where, code: 'not-a-leaf', message: `第 ${at} 行：科目 ${line.code} ${account.name} 不是末级科目` };
    if (account.book !== line.book)
      yield {
        ...where,
        code: 'wrong-book',
        message: `第 ${at} 行：科目 ${line.code} ${account.name} 属于${BOOK_NAMES[account.book]}`,
      };
  }
  if (line.debit !== 0 && line.credit !== 0)
    yield { ...where, code: 'both-sides', message: `第 ${at} 行：借方和贷方都有金额` };
  if (line.debit === 0 && line.credit === 0)
    yield { ...where, code: 'no-amount', message: `第 ${at} 行：借方和贷方都没有金额` };
  for (const amount of [line.debit, line.credit])
    if (!isAmount(amount) || Math.abs(amount) > VOUCHER_LIMITS.amount)
      yield { ...where, code: 'amount-too-large', message: `第 ${at} 行：金额超出范围` };
  const { counterparty } = line;
  if (counterparty?.kind === 'unit' && !context.isUnit(counterparty.unit))
    yield { ...where, code: 'unknown-unit', message: `第 ${at} 行：往来单位 ${counterparty.unit} 不是成员单位` };
  if (counterparty?.kind === 'party' && context.isParty?.(counterparty.party) === false)
    yield { ...where, code: 'unknown-party', message: `第 ${at} 行：没有往来单位 ${counterparty.party}` };
  const texts = [line.summary, line.department, line.fund, line.project, line.document];
  for (const error of textErrors(texts)) yield { ...where, ...error, message: `第 ${at} 行：${error.message}` };
}

/** Text is kept whole or refused: nothing is cut, and lone surrogates could not be put on the trail. */
function* textErrors(texts: readonly (string | undefined)[]): Generator<VoucherError> {
  for (const text of texts) {
    if (text === undefined) continue;
    if (text.length > VOUCHER_LIMITS.text)
      yield { code: 'text-too-long', message: `文字最多 ${VOUCHER_LIMITS.text} 个字` };
    if (/\p{Surrogate}/u.test(text)) yield { code: 'bad-text', message: '含有不完整的字符' };
  }
}
