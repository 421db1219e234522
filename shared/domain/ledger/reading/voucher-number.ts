import { withoutBlanks } from './half-width.ts';

/** A voucher's word (凭证字) and number, as one cell gives them. */
export interface VoucherNumber {
  /** Empty when the text holds a number only. */
  readonly word: string;
  readonly number: number;
}

const PLAIN = /^\d{1,9}$/;

/**
 * Reads the shapes of LAYOUTS 0.12: `记-1`, `记-0001`, `记--1`, `记0001`, `记字第1号`, `转 12`, `GL-202601-0001` (the month is no part of
 * the number), `2025-12-记-3`, `12`. A page in a fraction (`记-12 1/3`) belongs to voucher 12. Undefined when there is no number.
 */
export function readVoucherNumber(text: string): VoucherNumber | undefined {
  if (PLAIN.test(text)) return { word: '', number: Number(text) };
  const bare = withoutBlanks(text)
    .replace(/^['’#]/, '')
    .replace(/\.0+$/, '')
    .replace(/[(（]?\d{1,3}\/\d{1,3}[)）]?$/, (page, at: number, whole: string) =>
      at > 0 && /\d/.test(whole.slice(0, at)) ? '' : page,
    )
    .replace(/[号#]$/, '');
  const match =
    /^(?:\d{4}[-年./]\d{1,2}[-月./]?)?(\D*?)(?:[-_—–:：]*(?:19|20|21)\d{2}[-.]?(?:0[1-9]|1[0-2])(?:[-_—–]|(?=\d{3,}$)))?(?:字?第|[-_—–:：#]|no\.?)*(\d{1,9})$/i.exec(
      bare,
    );
  if (!match) return undefined;
  return { word: voucherWord(match[1] ?? ''), number: Number(match[2]) };
}

const LONG_WORDS: Readonly<Record<string, string>> = { 记账: '记', 收款: '收', 付款: '付', 转账: '转', 通用: '记' };

/** 凭证字 in its short form: `记字`, `记账凭证` → `记`; a code or another word stays as it is. */
export function voucherWord(text: string): string {
  const word = withoutBlanks(text)
    .replace(/[-_—–:：#]+$/, '')
    .replace(/^[-_—–:：#]+/, '')
    .replace(/(凭证|字|类)+$/, '');
  return LONG_WORDS[word] ?? word;
}
