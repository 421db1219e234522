import { type Fen, fen } from '../../../kernel/fen.ts';
import { type AmountFault, parseAmount } from '../../ledger/reading/amount.ts';
import { halfWidth } from '../../ledger/reading/half-width.ts';
import { type Price, price } from '../price.ts';

/** 1 亿: a line of drugs is never worth more, and sums of whole files stay exact below it. */
const LARGEST: Fen = fen(10_000_000_000);
const MOST_PACKS = 1_000_000_000;
/** 100 万 a pack, in 万分之一. */
const DEAREST = 10_000_000_000;

export const AMOUNT_FAULTS: Readonly<Record<AmountFault | 'empty' | 'huge', string>> = {
  empty: '没有写',
  huge: '超过 1 亿，请核对',
  'not-a-number': '不是金额',
  'three-decimals': '多于两位小数',
  'too-large': '超过 1 亿，请核对',
  'error-cell': '是出错的公式',
};

export type Read<T> = { readonly value: T } | { readonly fault: keyof typeof AMOUNT_FAULTS };

/** An amount of the file's currency in its hundredths, exactly as written; nothing written is a fault here. */
export function readMoney(text: string): Read<Fen> {
  if (text === '') return { fault: 'empty' };
  const read = parseAmount(text);
  if (!read.ok) return { fault: read.fault };
  return Math.abs(read.amount) > LARGEST ? { fault: 'huge' } : { value: read.amount };
}

/** Whole packs, below nil for what went back; undefined for anything else. */
export function readPacks(text: string): number | undefined {
  if (text === '') return undefined;
  const read = parseAmount(text);
  if (!read.ok || read.amount % 100 !== 0) return undefined;
  const packs = read.amount / 100;
  return Math.abs(packs) > MOST_PACKS ? undefined : packs;
}

const PRICE = /^(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.(\d{0,15}))?$/;
const SIGNS = /^[￥¥$]|元$/g;

/** A pack's price in 万分之一 of the currency; `rounded` where it had more than four decimals. */
export function readPackPrice(text: string): { readonly price: Price; readonly rounded: boolean } | undefined {
  const match = PRICE.exec(halfWidth(text).replaceAll(' ', '').replace(SIGNS, ''));
  if (!match) return undefined;
  const decimals = (match[2] ?? '').padEnd(4, '0');
  const beyond = decimals.slice(4);
  const kept = Number(match[1]!.replaceAll(',', '')) * 10_000 + Number(decimals.slice(0, 4));
  const amount = kept + (beyond.charCodeAt(0) >= 0x35 ? 1 : 0);
  return amount > DEAREST ? undefined : { price: price(amount), rounded: /[1-9]/.test(beyond) };
}

/** What a pack came to where only the line's amount is known, rounded half up; nil where packs or money went back. */
export const priceOfLine = (amount: Fen, packs: number): Price =>
  price(packs <= 0 || amount < 0 ? 0 : Math.floor((amount * 200 + packs) / (packs * 2)));

/** Freight is a figure, or words that are kept as they are (`Freight Included in Commodity Cost`). */
export function readFreight(text: string): { readonly freight: Fen | null; readonly words: string } | undefined {
  if (text === '') return { freight: null, words: '' };
  const read = readMoney(text);
  if ('value' in read) return { freight: read.value, words: '' };
  return /\p{Letter}/u.test(text) && read.fault === 'not-a-number' ? { freight: null, words: text } : undefined;
}
