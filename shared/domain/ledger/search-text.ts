import { absFen, type Fen, parseYuan } from '../../kernel/fen.ts';

/** What a person may mean by what they typed into the search box; each reading is looked for. */
export interface SearchText {
  /** The whole text, trimmed and in narrow signs. */
  readonly whole: string;
  /** All of them must be found, in any order. Lower case. */
  readonly words: readonly string[];
  /** 凭证字号: `记-12`, `记字第0012号`, `12`. */
  readonly number: { readonly type: string | undefined; readonly number: number } | undefined;
  /** 金额 in 元 without its sign: `1,234.50`, `￥1234.5`, `1234.50元`. */
  readonly amount: Fen | undefined;
  /** 科目编码 or the beginning of one. */
  readonly code: string | undefined;
}

const NUMBER = /^(\p{Script=Han}{1,6}?)?字?\s*[-—–]?\s*第?\s*(\d{1,9})\s*号?$/u;
const AMOUNT = /^[¥$]?\s*[-−]?(\d{1,3}(,\d{3})+|\d{1,13})(\.\d{1,2})?\s*元?$/;
const CODE = /^P?\d{1,20}$/;

/** More than anybody types; each word costs a look at every line. */
const WORDS_MAX = 5;

/** Reads what was typed: full-width signs count as narrow ones, separators of thousands are passed over. */
export function readSearchText(typed: string): SearchText {
  const whole = typed.normalize('NFKC').trim();
  const number = NUMBER.exec(whole);
  const amount = AMOUNT.test(whole) ? parseYuan(whole.replaceAll(/[^\d.]/g, '')) : undefined;
  return {
    whole,
    words: whole
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '')
      .slice(0, WORDS_MAX),
    number: number ? { type: number[1], number: Number(number[2]) } : undefined,
    amount: amount === undefined ? undefined : absFen(amount),
    code: CODE.test(whole) ? whole : undefined,
  };
}
