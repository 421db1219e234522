import { groupAccountOf } from '../../shared/domain/ledger/charts/group.ts';
import { groupResolver } from '../../shared/domain/ledger/charts/mapping.ts';
import { growChart } from '../../shared/domain/ledger/charts/unit-chart.ts';
import type { AccountFigure } from '../../shared/domain/ledger/figures.ts';
import type { Statement } from '../../shared/domain/ledger/statement.ts';
import { evaluateAll } from '../../shared/domain/ledger/statements/evaluate.ts';
import type { VoucherDraft, VoucherLine } from '../../shared/domain/ledger/voucher.ts';
import type { Unit, UnitCode } from '../../shared/domain/organisation/unit.ts';
import { type AccountingDate, parseDate } from '../../shared/kernel/date.ts';
import { type Fen, fen, parseYuan, subtractFen, ZERO } from '../../shared/kernel/fen.ts';
import { type Period, periodOfDate } from '../../shared/kernel/period.ts';

/** A few books written by hand, and what the ledger would make of them: for tests of everything that reads figures. */

/** A balance at the beginning of the year, debit-positive. */
export interface Opening {
  readonly unit: UnitCode;
  readonly code: string;
  readonly amount: Fen;
  readonly counterparty?: UnitCode;
}

export interface Books {
  readonly units: readonly Unit[];
  readonly openings: readonly Opening[];
  readonly vouchers: readonly VoucherDraft[];
  /** Accounts of a unit's own, by code, with their names: it divides an official account. */
  readonly accounts?: Readonly<Record<UnitCode, Readonly<Record<string, string>>>>;
}

/** Gives the group account of each of a unit's accounts. */
export function groupsOf({ units, accounts }: Books, unit: UnitCode, period: Period): (code: string) => string {
  const { chart } = units.find(({ code }) => code === unit)!;
  const own = Object.entries(accounts?.[unit] ?? {});
  if (own.length === 0) return (code) => groupAccountOf(chart, code);
  const grown = growChart(
    unit,
    chart,
    own.map(([code, name]) => ({ code, name, leaf: true })),
  );
  const resolve = groupResolver([], unit, chart, grown.accounts, period);
  return (code) => resolve(code)!;
}

export const yuan = (text: string): Fen => parseYuan(text.replaceAll(',', ''))!;
export const day = (text: string): AccountingDate => parseDate(text)!;

interface LineOptions {
  readonly with?: UnitCode;
  readonly document?: string;
  readonly fund?: string;
}

const line = (code: string, debit: Fen, credit: Fen, { with: unit, document, fund }: LineOptions): VoucherLine => ({
  book: code >= '6' ? 'budget' : 'financial',
  code,
  summary: '',
  debit,
  credit,
  ...(unit === undefined ? {} : { counterparty: { kind: 'unit', unit } }),
  ...(document === undefined ? {} : { document }),
  ...(fund === undefined ? {} : { fund }),
});

/** 借：an amount in 元, and the member on the other side where there is one. */
export const dr = (code: string, amount: string | Fen, options: LineOptions = {}): VoucherLine =>
  line(code, typeof amount === 'string' ? yuan(amount) : amount, ZERO, options);

/** 贷：likewise. */
export const cr = (code: string, amount: string | Fen, options: LineOptions = {}): VoucherLine =>
  line(code, ZERO, typeof amount === 'string' ? yuan(amount) : amount, options);

export const voucher = (unit: UnitCode, date: string, summary: string, ...lines: VoucherLine[]): VoucherDraft => ({
  unit,
  date: day(date),
  type: '记',
  summary,
  attachments: 1,
  lines,
});

/** A unit's figures up to a period, one for each account, fund source and member. */
export function figuresOfBooks(books: Books, unit: UnitCode, period: Period): AccountFigure[] {
  const { openings, vouchers } = books;
  const groupOf = groupsOf(books, unit, period);
  const figures = new Map<string, AccountFigure>();
  const at = (code: string, member: UnitCode | undefined, fund: string | undefined): AccountFigure => {
    const key = `${code}|${member ?? ''}|${fund ?? ''}`;
    const known = figures.get(key);
    if (known) return known;
    const figure: AccountFigure = {
      unit,
      book: code >= '6' ? 'budget' : 'financial',
      code,
      name: code,
      side: 'debit',
      group: groupOf(code),
      ...(member === undefined ? {} : { counterparty: `unit:${member}` }),
      ...(fund === undefined ? {} : { fund }),
      ...NOTHING,
    };
    figures.set(key, figure);
    return figure;
  };
  const keep = (figure: AccountFigure, code: string, member: UnitCode | undefined, fund: string | undefined) =>
    figures.set(`${code}|${member ?? ''}|${fund ?? ''}`, figure);
  for (const { unit: owner, code, counterparty, amount } of openings) {
    if (owner !== unit) continue;
    const f = at(code, counterparty, undefined);
    const opening = fen(f.yearOpening + amount);
    keep(
      { ...f, yearOpening: opening, opening: fen(f.opening + amount), closing: fen(f.closing + amount) },
      code,
      counterparty,
      undefined,
    );
  }
  for (const entry of vouchers) {
    if (entry.unit !== unit || periodOfDate(entry.date) > period) continue;
    for (const { code, counterparty, fund, debit, credit } of entry.lines) {
      const member = counterparty?.kind === 'unit' ? counterparty.unit : undefined;
      keep(moved(at(code, member, fund), debit, credit, periodOfDate(entry.date) === period), code, member, fund);
    }
  }
  return [...figures.values()];
}

const NOTHING = {
  yearOpening: ZERO,
  opening: ZERO,
  debit: ZERO,
  credit: ZERO,
  yearDebit: ZERO,
  yearCredit: ZERO,
  closing: ZERO,
  monthMovement: ZERO,
  yearMovement: ZERO,
};

function moved(f: AccountFigure, debit: Fen, credit: Fen, current: boolean): AccountFigure {
  const net = subtractFen(debit, credit);
  return {
    ...f,
    opening: current ? f.opening : fen(f.opening + net),
    debit: current ? fen(f.debit + debit) : f.debit,
    credit: current ? fen(f.credit + credit) : f.credit,
    yearDebit: fen(f.yearDebit + debit),
    yearCredit: fen(f.yearCredit + credit),
    closing: fen(f.closing + net),
    monthMovement: current ? fen(f.monthMovement + net) : f.monthMovement,
    yearMovement: fen(f.yearMovement + net),
  };
}

/** Each unit's statements in the community's layout. */
export const statementsOfBooks = (books: Books, period: Period): Map<UnitCode, Statement[]> =>
  new Map(books.units.map(({ code }) => [code, evaluateAll(figuresOfBooks(books, code, period), 'group')]));
