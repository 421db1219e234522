import { SENTENCES } from './en/sentences/index.ts';
import type { Locale } from './locale.ts';
import { fill } from './translate.ts';

/**
 * A sentence of the service (a refusal, a check's row, a remark) is kept as it was said, in Chinese, with its values in
 * place: so it stands on the trail, in the books and in workbooks. Its key is its Chinese form, `科目 {0} 没有上级科目`;
 * here the form is found again and the sentence said in the reader's language. Names and codes in it are left alone.
 */
export function inLanguage(sentence: string, locale: Locale): string {
  return locale === 'zh-CN' ? sentence : (known(sentence) ?? sentence);
}

/** The key and the values of a sentence, or undefined where no form is its own. */
export function formOf(sentence: string): { readonly key: string; readonly values: readonly string[] } | undefined {
  for (const form of candidates(sentence)) {
    const values = form.pattern.exec(sentence)?.slice(1);
    if (values) return { key: form.key, values };
  }
  return undefined;
}

interface Form {
  readonly key: string;
  readonly pattern: RegExp;
  /** Characters that are the form's own: where several forms fit, the one that says most is meant. */
  readonly weight: number;
}

/** Chinese, or what joins a Chinese list. */
const HAN = /[\p{Script=Han}、；]/u;
const PLACE = /\{\d+\}/;
/** What joins sentences (a check's rows in one text), names, and words. */
const AND_THEN = '；';
const LISTS = [
  [AND_THEN, '; '],
  ['、', ', '],
  ['，', ', '],
  [' ', ' '],
] as const;

const said = (sentence: string): string | undefined => {
  const form = formOf(sentence);
  if (!form) return undefined;
  const values = Object.fromEntries(form.values.map((value, at) => [at, valueIn(value)]));
  return fill(SENTENCES[form.key] ?? '', values);
};

/** A list, piece by piece; words and sentences written as one (`财务会计` and `期末余额`). Undefined where any is unknown. */
function listed(text: string): string | undefined {
  for (const [mark, joint] of LISTS) {
    if (!text.includes(mark)) continue;
    const pieces = text.split(mark).map(known);
    if (pieces.every((piece) => piece !== undefined)) return pieces.join(joint);
  }
  for (let at = text.length - 1; at > 0; at -= 1) {
    const [head, tail] = [text.slice(0, at), text.slice(at)];
    const first = SENTENCES[head];
    const rest = first === undefined ? undefined : known(tail.trim());
    if (rest !== undefined) return `${first} ${rest}`;
    const last = SENTENCES[tail];
    const before = last === undefined ? undefined : known(head);
    if (before !== undefined) return `${before}${last}`;
  }
  return undefined;
}

const known = (text: string): string | undefined => (HAN.test(text) ? (said(text) ?? listed(text)) : text);

const valueIn = (value: string): string => inLanguage(value, 'en');

/** A word such as 银付: neither a list nor a sentence. */
const WORD = '([^\\s；、，。：]{1,6}?)';
const FORMS = new Map<string, Form[]>();
for (const key of Object.keys(SENTENCES)) {
  const own = key.split(PLACE);
  const longest = own.reduce((best, text) => (text.length > best.length ? text : best), '');
  // A place takes no `；`, so that a list of sentences is never read as one. Of a label with one character of its own (记字)
  // the place is a word: any text may end as it does.
  const place =
    own.join('').length === 1 ? WORD : own.some((text) => text.includes(AND_THEN)) ? '([^]*?)' : `([^${AND_THEN}]*?)`;
  const pattern = new RegExp(`^${own.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join(place)}$`, 'u');
  const anchor = longest.slice(0, 2);
  FORMS.set(anchor, [...(FORMS.get(anchor) ?? []), { key, pattern, weight: own.join('').length }]);
}

/** The forms whose own characters occur in a sentence, those that say most first. */
function candidates(sentence: string): readonly Form[] {
  const found = new Set<Form>();
  for (let at = 0; at < sentence.length; at += 1)
    for (const length of [1, 2]) for (const form of FORMS.get(sentence.slice(at, at + length)) ?? []) found.add(form);
  return [...found].sort((a, b) => b.weight - a.weight);
}
