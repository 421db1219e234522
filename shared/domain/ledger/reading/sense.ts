import type { Side } from '../account.ts';
import { headingWord } from './heading-words.ts';
import {
  AUXILIARY_WORDS,
  BALANCE_WORDS,
  BUSINESS_UNIT_WORDS,
  CREDIT_WORDS,
  DEBIT_WORDS,
  LOCAL_WORDS,
  MONEY_WORDS,
  ORIGINAL_WORDS,
  type Sense,
  TIME_WORDS,
  type Time,
  UNIT_WORDS,
  VOCABULARY,
} from './vocabulary.ts';

/** Longer cells are no headings. */
const LONGEST = 60;
const UNKNOWN: Sense = { meaning: 'unknown', rank: 99 };

/**
 * What a column holds, from its heading words read downwards (`期初余额` over `借方`). The joined words are tried first, then the
 * lowest, which is the most special one, then the others.
 */
export function senseOf(words: readonly string[]): Sense {
  const forms = words.map(headingWord).filter((word) => word !== '');
  if (forms.length === 0 || forms.some((form) => form.length > LONGEST)) return UNKNOWN;
  const joined = forms.join('');
  const lowest = forms.at(-1)!;
  if (forms.length > 1 && /^(月|日|month|day)$/.test(lowest)) return identity(lowest) ?? UNKNOWN;
  return (
    identity(joined) ??
    money(forms) ??
    (forms.length > 1 ? (identity(lowest) ?? identity(forms[0]!)) : undefined) ??
    UNKNOWN
  );
}

/** The sense of one heading cell on its own, for finding the heading. */
export const senseOfCell = (text: string): Sense => senseOf([text]);

function identity(word: string): Sense | undefined {
  if (UNIT_WORDS.test(word)) return { meaning: 'unit', rank: 0 };
  if (BUSINESS_UNIT_WORDS.test(word)) return { meaning: 'business-unit', rank: 1 };
  let rank = 0;
  for (const entry of VOCABULARY) {
    for (const pattern of entry.words) {
      if (pattern.test(word)) {
        return entry.meaning === 'direction' ? direction(word) : { meaning: entry.meaning, rank };
      }
      rank += 1;
    }
  }
  if (/币种|币别|外币名称|^currency$|^fcyid$/.test(word)) return { meaning: 'currency', rank: 0 };
  return auxiliary(word);
}

function auxiliary(word: string): Sense | undefined {
  if (MONEY_ONLY.test(word)) return undefined;
  const found = AUXILIARY_WORDS.find(([, words]) => words.test(word));
  if (!found) return undefined;
  const kind = found[0];
  const part = /类别\d*$/.test(word)
    ? 'kind'
    : /编码\d*$|代码\d*$|编号\d*$|号$|code$|id$/.test(word)
      ? 'code'
      : kind === 'composite' && !/名称\d*$/.test(word)
        ? 'composite'
        : 'name';
  return { meaning: 'auxiliary', rank: 0, auxiliary: { kind, word, part } };
}

/** A heading that is certainly an amount, though it names a party: 往来余额, 往来金额. */
const MONEY_ONLY = /(金额|余额|发生额|借方|贷方)$/;

function direction(word: string): Sense {
  const time = timeOf(word);
  const ofAccount = time === undefined && /余额方向|科目方向|科目性质/.test(word);
  return { meaning: 'direction', rank: 0, ...(time ? { time } : {}), ...(ofAccount ? { ofAccount } : {}) };
}

export const timeOf = (word: string): Time | undefined => TIME_WORDS.find(([, words]) => words.test(word))?.[0];

/** An amount: its time, side, kind and currency may stand in different rows of the heading. */
function money(forms: readonly string[]): Sense | undefined {
  const joined = forms.join('');
  if (!MONEY_WORDS.test(joined)) return undefined;
  const side = sideOf(forms);
  if (side === 'both') return direction(joined);
  const time = forms.map(timeOf).find((found) => found !== undefined);
  const currency = ORIGINAL_WORDS.test(joined) ? 'original' : LOCAL_WORDS.test(joined) ? 'local' : undefined;
  return {
    meaning: 'money',
    rank: 0,
    ...(time ? { time } : {}),
    ...(side ? { side } : {}),
    ...(BALANCE_WORDS.test(joined) ? { balance: true } : {}),
    ...(currency ? { currency } : {}),
  };
}

/** The lowest row that names a side decides: 借方 over 金额, or 本期发生额 over 借方. */
function sideOf(forms: readonly string[]): Side | 'both' | undefined {
  for (const form of forms.toReversed()) {
    const debit = DEBIT_WORDS.test(form);
    const credit = CREDIT_WORDS.test(form);
    if (debit && credit) return 'both';
    if (debit) return 'debit';
    if (credit) return 'credit';
  }
  return undefined;
}
