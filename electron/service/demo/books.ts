import type { Counterparty, VoucherDraft, VoucherLine } from '../../../shared/domain/ledger/voucher.ts';
import { assert } from '../../../shared/kernel/assert.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { type Fen, fen, ZERO } from '../../../shared/kernel/fen.ts';
import { ACCOUNT } from './accounts.ts';
import type { Member } from './members.ts';
import type { OpeningRow } from './model.ts';
import { counterpartyKey } from './parties.ts';

/** What a line says beside its account and amount. */
export interface Tag {
  readonly department?: string;
  readonly fund?: string;
  readonly project?: string;
  readonly counterparty?: Counterparty;
  readonly document?: string;
  /** The line's own summary, where it differs from the voucher's. */
  readonly summary?: string;
}

/** A line to be: debit-positive. The first digit of the code says in which of the two accountings it stands. */
export interface Entry {
  readonly code: string;
  readonly amount: number;
  readonly side: 'debit' | 'credit';
  readonly tag: Tag;
}

export const dr = (code: string, amount: number, tag: Tag = {}): Entry => ({ code, amount, side: 'debit', tag });
export const cr = (code: string, amount: number, tag: Tag = {}): Entry => ({ code, amount, side: 'credit', tag });

/** The budget block of money that came in: Dr 8001 / Cr 6xxx. */
export const received = (amount: number, code: string, tag: Tag): Entry[] => [
  dr(ACCOUNT.funds, amount),
  cr(code, amount, tag),
];

/** The budget block of money that went out: Dr 7xxx / Cr 8001. */
export const spent = (amount: number, code: string, tag: Tag): Entry[] => [
  dr(code, amount, tag),
  cr(ACCOUNT.funds, amount),
];

const isBudget = (code: string): boolean => code >= '6';
const CASH_ACCOUNTS = ['1001', '1002', '1011', '1021'];
const isCash = (code: string): boolean => CASH_ACCOUNTS.includes(code.slice(0, 4));

/**
 * One member's books while its year is written. Holds: each block of each voucher balances by itself; a line has exactly
 * one side; balances are those of the openings and of everything posted so far.
 */
export class UnitBooks {
  readonly member: Member;
  readonly openings: OpeningRow[] = [];
  private readonly written: VoucherDraft[] = [];
  private readonly balances = new Map<string, number>();

  constructor(member: Member) {
    this.member = member;
  }

  open(code: string, amount: number, tag: Pick<Tag, 'fund' | 'counterparty'> = {}): void {
    if (amount === 0) return;
    this.openings.push({
      unit: this.member.code,
      code,
      ...(tag.fund ? { fund: tag.fund } : {}),
      ...(tag.counterparty ? { counterparty: counterpartyKey(tag.counterparty) } : {}),
      amount: fen(amount),
    });
    this.move(code, tag.counterparty, amount);
  }

  /** Writes a voucher (制单). Entries of nothing are left out; a voucher of nothing is none. */
  post(date: AccountingDate, summary: string, entries: readonly Entry[], attachments = 1): void {
    const lines = merged(entries)
      .filter((entry) => entry.amount !== 0)
      .map((entry) => lineOf(entry, summary));
    if (lines.length === 0) return;
    for (const book of ['financial', 'budget'] as const) {
      const net = lines.reduce((sum, line) => (line.book === book ? sum + line.debit - line.credit : sum), 0);
      assert(net === 0, `${this.member.code} ${date} ${summary}: the ${book} block is out by ${net}`);
    }
    this.enter({ unit: this.member.code, date, type: this.typeOf(lines), summary, attachments, lines });
  }

  /** Takes a draft in as it is, right or wrong: the troubles do. */
  enter(draft: VoucherDraft): void {
    this.written.push(draft);
    for (const line of draft.lines) this.move(line.code, line.counterparty, line.debit - line.credit);
  }

  /** Takes a draft out again, as if it had never been written, and gives it back. */
  withdraw(draft: VoucherDraft): VoucherDraft {
    const at = this.written.indexOf(draft);
    assert(at >= 0, 'only a voucher of these books can be taken out');
    this.written.splice(at, 1);
    for (const line of draft.lines) this.move(line.code, line.counterparty, line.credit - line.debit);
    return draft;
  }

  /** Debit-positive balance of an account, of one counterparty where given. */
  balance(code: string, counterparty?: Counterparty): number {
    return this.balances.get(key(code, counterparty)) ?? 0;
  }

  /** Debit-positive balance of all accounts below a prefix. */
  balanceUnder(prefix: string): number {
    let sum = 0;
    for (const [code, amount] of this.balances) if (!code.includes('|') && code.startsWith(prefix)) sum += amount;
    return sum;
  }

  /** The drafts of a month as written, of the whole year when none is named. */
  drafts(period?: string): VoucherDraft[] {
    return this.written.filter((draft) => period === undefined || draft.date.startsWith(period));
  }

  private move(code: string, counterparty: Counterparty | undefined, amount: number): void {
    this.balances.set(code, (this.balances.get(code) ?? 0) + amount);
    if (!counterparty) return;
    const detailed = key(code, counterparty);
    this.balances.set(detailed, (this.balances.get(detailed) ?? 0) + amount);
  }

  /** 收, 付 and 转 where a member still divides its vouchers so; 记 elsewhere. */
  private typeOf(lines: readonly VoucherLine[]): string {
    if (this.member.voucherTypes === 'general') return '记';
    if (lines.some((line) => isCash(line.code) && line.credit !== 0)) return '付';
    return lines.some((line) => isCash(line.code)) ? '收' : '转';
  }
}

/** Several bare entries of one account and side (the 8001 of several budget lines) become one line. */
function merged(entries: readonly Entry[]): Entry[] {
  const bare = new Map<string, number>();
  const result: Entry[] = [];
  for (const entry of entries) {
    const name = Object.keys(entry.tag).length === 0 ? `${entry.side}${entry.code}` : undefined;
    const at = name === undefined ? undefined : bare.get(name);
    if (at !== undefined) {
      result[at] = { ...entry, amount: result[at]!.amount + entry.amount };
      continue;
    }
    if (name !== undefined) bare.set(name, result.length);
    result.push(entry);
  }
  return result;
}

const key = (code: string, counterparty: Counterparty | undefined): string =>
  counterparty ? `${code}|${counterpartyKey(counterparty)}` : code;

function lineOf(entry: Entry, summary: string): VoucherLine {
  const { department, fund, project, counterparty, document } = entry.tag;
  const amount: Fen = fen(entry.amount);
  return {
    book: isBudget(entry.code) ? 'budget' : 'financial',
    code: entry.code,
    summary: entry.tag.summary ?? summary,
    debit: entry.side === 'debit' ? amount : ZERO,
    credit: entry.side === 'credit' ? amount : ZERO,
    ...(department ? { department } : {}),
    ...(fund ? { fund } : {}),
    ...(project ? { project } : {}),
    ...(counterparty ? { counterparty } : {}),
    ...(document ? { document } : {}),
  };
}
