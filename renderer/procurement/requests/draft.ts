import type { Contract } from '../../../shared/contract/index.ts';
import type { RequestOf } from '../../../shared/contract/operation.ts';
import { chinaDay } from '../../../shared/domain/organisation/deadline.ts';
import { amountOf, parsePrice } from '../../../shared/domain/procurement/price.ts';
import type { RequestKind } from '../../../shared/domain/procurement/requests/request.ts';
import { mostUnasked } from '../../../shared/domain/procurement/requests/suggest.ts';
import { type AccountingDate, addDays } from '../../../shared/kernel/date.ts';
import { addFen, type Fen, ZERO } from '../../../shared/kernel/fen.ts';
import type { Choice, Request } from './words.ts';

/** A line that is being written; `packs` 0 while none were typed. */
export interface DraftLine extends Choice {
  readonly packs: number;
  readonly remark: string;
}

/** A request that is being written. */
export interface Draft {
  readonly kind: RequestKind;
  readonly day: string;
  readonly needed: string;
  readonly hours: number;
  readonly cause: string;
  readonly instead: string;
  readonly insteadName: string;
  readonly remark: string;
  readonly lines: readonly DraftLine[];
}

/** Days after which what is asked for is needed, until somebody says otherwise. */
const NEEDED_IN = 7;

export function newDraft(nowMs: number): Draft {
  const day = chinaDay(nowMs) as AccountingDate;
  return {
    ...{ kind: 'ordinary', day, needed: addDays(day, NEEDED_IN), hours: 0 },
    ...{ cause: '', instead: '', insteadName: '', remark: '', lines: [] },
  };
}

export const draftOf = (request: Request): Draft => ({
  ...{ kind: request.kind, day: request.day, needed: request.needed, hours: request.hours },
  ...{ cause: request.cause, instead: request.instead, insteadName: request.insteadName, remark: request.remark },
  lines: request.lines.map(({ asked, remark, ...line }) => ({ ...line, problem: '', packs: asked, remark })),
});

/** Adds products at the end; one that is there already stays as it is. */
export function withLines(draft: Draft, added: readonly DraftLine[]): Draft {
  const known = new Set(draft.lines.map(({ item }) => item));
  return { ...draft, lines: [...draft.lines, ...added.filter(({ item }) => !known.has(item))] };
}

/**
 * Lines as they look on another day. Packs that somebody typed stay; those that were the suggestion follow it, unless it is
 * now for nothing.
 */
export const lookedAtAgain = (lines: readonly DraftLine[], choices: readonly Choice[]): DraftLine[] => {
  const now = new Map(choices.map((choice) => [choice.item, choice]));
  return lines.map((line) => {
    const choice = now.get(line.item);
    if (!choice) return line;
    const followed = line.packs === line.suggestion.packs && choice.suggestion.packs > 0;
    return { ...choice, packs: followed ? choice.suggestion.packs : line.packs, remark: line.remark };
  });
};

/** The lines that no agreement prices on the day, by name. */
export const unpriced = ({ lines }: Draft): string[] =>
  lines.filter(({ price }) => price === '').map(({ name }) => name);

/** Lines that ask for far more than is suggested or used. */
export const farAbove = <Line extends DraftLine>(lines: readonly Line[], timesAsked: number): Line[] =>
  lines.filter((line) => {
    const { suggestion, lastUse, packSize } = line;
    return line.packs > mostUnasked({ suggested: suggestion.packs, lastUse, packSize }, timesAsked);
  });

/** The lines of which no packs were typed, by name. */
export const unfilled = ({ lines }: Draft): string[] => lines.filter(({ packs }) => packs < 1).map(({ name }) => name);

/** A new request for the same products, as of today. */
export const copyOf = (request: Request, nowMs: number): Draft => {
  const { lines, kind, hours, cause, instead, insteadName, remark } = draftOf(request);
  return { ...newDraft(nowMs), lines, kind, hours, cause, instead, insteadName, remark };
};

/** Why the draft cannot be kept yet, as a key of the catalogue. */
export function stopOf({ lines, kind, cause, hours, instead, day, needed }: Draft) {
  if (lines.length === 0) return 'purchaseRequests.stop.empty';
  if (lines.some(({ packs }) => packs < 1)) return 'purchaseRequests.stop.packs';
  if (day === '' || needed === '') return 'purchaseRequests.stop.day';
  if (kind !== 'ordinary' && cause.trim() === '') return 'purchaseRequests.stop.cause';
  if (kind === 'urgent' && hours < 1) return 'purchaseRequests.stop.hours';
  return kind === 'shortage' && instead === '' ? 'purchaseRequests.stop.instead' : undefined;
}

/** 协议价 × packs; undefined where no price is agreed on. */
export function amountOfLine({ price, packs }: Pick<DraftLine, 'price' | 'packs'>): Fen | undefined {
  const each = price === '' ? undefined : parsePrice(price);
  return each === undefined ? undefined : amountOf(each, packs);
}

export const sumOf = (lines: readonly DraftLine[]): Fen =>
  lines.reduce((sum: Fen, line) => addFen(sum, amountOfLine(line) ?? ZERO), ZERO);

export const requestOf = (
  draft: Draft,
  unit: string,
  at: { readonly id: number; readonly revision: number } | undefined,
): RequestOf<Contract['procurement']['saveRequest']> => ({
  unit,
  ...(at ? { at } : {}),
  ...{ kind: draft.kind, day: draft.day as AccountingDate, needed: draft.needed as AccountingDate },
  hours: draft.kind === 'urgent' ? draft.hours : 0,
  ...{ cause: draft.cause.trim(), instead: draft.instead, remark: draft.remark.trim() },
  lines: draft.lines.map(({ item, packs, remark }) => ({ item, packs, remark: remark.trim() })),
});

const PACKS = /^\d{1,9}$/;

/** Whole packs as typed, digits of full width too; '' is none, undefined no number of packs. */
export function packsIn(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim().replaceAll(',', '');
  return plain === '' ? 0 : PACKS.test(plain) ? Number(plain) : undefined;
}
