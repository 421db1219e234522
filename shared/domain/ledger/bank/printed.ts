import type { Fen } from '../../../kernel/fen.ts';
import { parseAmount } from '../reading/amount.ts';
import type { RawSheet } from '../reading/grid.ts';
import { halfWidth, withoutBlanks } from '../reading/half-width.ts';
import { headingWord } from '../reading/heading-words.ts';

/** What the rows above and below the lines say of the whole statement. */
export interface Printed {
  /** Digits of the account (账号), where one is named. */
  readonly account?: string;
  /** 户名. */
  readonly holder?: string;
  readonly opening?: Fen;
  readonly closing?: Fen;
  /** Σ out and Σ in, and how many lines. */
  readonly out?: Fen;
  readonly in?: Fen;
}

type Label = keyof Printed;

const LABELS: readonly (readonly [Label, RegExp])[] = [
  ['account', /^(查询|本方|我方)?(账号|账户|卡号|账户号|账号\/卡号)$/],
  ['holder', /^(账户|本方)?(户名|名称|账户名称|单位名称|客户名称)$/],
  ['opening', /^(期初|上期|承前|起始|月初|上页)(账户)?余额$/],
  ['closing', /^(期末|本期|截止|月末|终止)(账户)?余额$/],
  ['out', /^(借方|支出|付款|转出)(发生|交易)?(总额|合计|总金额|合计金额|发生额合计|金额合计)$/],
  ['in', /^(贷方|收入|收款|转入)(发生|交易)?(总额|合计|总金额|合计金额|发生额合计|金额合计)$/],
];

/** The digits of an account number, blanks and dashes left out; undefined where it is none (or masked). */
export function accountDigits(text: string): string | undefined {
  const bare = withoutBlanks(text).replace(/[-'’]/g, '').replace(/\.0+$/, '');
  return /^\d{6,32}$/.test(bare) ? bare : undefined;
}

/** Reads label and value pairs (`账号：…`, `期初余额 | 1,234.50`) in rows that are no lines. */
export function readPrinted(sheet: RawSheet, rows: Iterable<number>): Printed {
  const printed: { -readonly [K in Label]?: Printed[K] } = {};
  for (const row of rows)
    for (let column = 0; column < sheet.width(row); column += 1) {
      const text = halfWidth(sheet.text(row, column).slice(0, 200)).trim();
      const joined = /^([^:：]{2,40})[:：]\s*(\S.*)$/.exec(text);
      const label = labelOf(joined ? joined[1]! : text.replace(/[:：]$/, ''));
      if (!label) continue;
      const value = joined ? joined[2]! : nextText(sheet, row, column);
      if (value !== undefined) take(printed, label, value.split(/\s{2,}| (?=\p{Script=Han})/u)[0]!);
    }
  return printed;
}

const labelOf = (text: string): Label | undefined => {
  const word = headingWord(text);
  return LABELS.find(([, words]) => words.test(word))?.[0];
};

function nextText(sheet: RawSheet, row: number, column: number): string | undefined {
  for (let at = column + 1; at < sheet.width(row); at += 1) {
    const text = sheet.text(row, at);
    if (text !== '') return text;
  }
  return undefined;
}

function take(printed: { -readonly [K in Label]?: Printed[K] }, label: Label, value: string): void {
  if (printed[label] !== undefined) return;
  if (label === 'account') {
    const digits = accountDigits(value);
    if (digits) printed.account = digits;
  } else if (label === 'holder') printed.holder = value.slice(0, 120);
  else {
    const read = parseAmount(value);
    if (read.ok) printed[label] = read.amount;
  }
}
