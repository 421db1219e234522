import { type Fen, fen, formatYuan, parseYuan, sumFen } from '../../../shared/kernel/fen.ts';
import type { ProposedLine, RunDetail } from './looks.ts';

/** What is typed over a proposal: amounts in 元 by invoice line, and lines that are left out. */
export interface Typed {
  readonly amounts: Readonly<Record<number, string>>;
  readonly out: ReadonlySet<number>;
}
export const NOTHING_TYPED: Typed = { amounts: {}, out: new Set() };

/** A kept draft as what was typed over the proposal that stands now. */
export function typedIn(proposed: readonly ProposedLine[], kept: RunDetail['lines']): Typed {
  const amounts = Object.fromEntries(kept.map(({ invoiceLine, amount }) => [invoiceLine, amount]));
  const out = proposed.map(({ invoiceLine }) => invoiceLine).filter((id) => amounts[id] === undefined);
  return { amounts, out: new Set(out) };
}

export interface TakenLine extends ProposedLine {
  readonly typed: string;
  readonly taken: boolean;
  /** Undefined while the text is no amount. */
  readonly fen: Fen | undefined;
}

/** A proposal with what was typed over it. */
export const takenLines = (lines: readonly ProposedLine[], { amounts, out }: Typed): TakenLine[] =>
  lines.map((line) => {
    const typed = amounts[line.invoiceLine] ?? line.amount;
    return { ...line, typed, taken: !out.has(line.invoiceLine), fen: parseYuan(typed) };
  });

export interface SupplierSum {
  readonly supplier: string;
  readonly name: string;
  readonly amount: Fen;
  readonly lines: readonly TakenLine[];
}

/** The lines by supplier with what each is paid, in the order of the proposal. */
export function bySupplierName(lines: readonly TakenLine[]): SupplierSum[] {
  const suppliers = new Map<string, TakenLine[]>();
  for (const line of lines) suppliers.set(line.supplier, [...(suppliers.get(line.supplier) ?? []), line]);
  return [...suppliers].map(([supplier, own]) => ({
    ...{ supplier, name: own[0]!.supplierName, lines: own, amount: totalTaken(own) },
  }));
}

/** Σ of what is taken; lines that are no amount yet count nothing. */
export const totalTaken = (lines: readonly TakenLine[]): Fen =>
  sumFen(lines.flatMap(({ taken, fen: amount }) => (taken && amount !== undefined ? [amount] : [])));

/** What is handed to the service; undefined while something is no amount, or nothing is taken. */
export function askedLines(lines: readonly TakenLine[]) {
  const taken = lines.filter((line) => line.taken && line.fen !== fen(0));
  if (taken.length === 0 || taken.some((line) => line.fen === undefined)) return undefined;
  return taken.map(({ invoiceLine, fen: amount }) => ({ invoiceLine, amount: formatYuan(amount!) }));
}
