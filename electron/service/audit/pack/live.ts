import { assert } from '../../../../shared/kernel/assert.ts';
import { type Fen, fen } from '../../../../shared/kernel/fen.ts';
import type { CellKind, Look, RichCell } from '../../workbook/write/model.ts';

/**
 * A formula together with its result in 分, worked out exactly beside it: what a spreadsheet will come to when it
 * recalculates, and what stands in the file before it does.
 */
export interface Live {
  readonly formula: string;
  readonly result: Fen;
}

export const constant = (result: Fen, formula: string): Live => ({ formula, result });

/** The sum of terms with their signs, as one expression; nil when there is none. */
export function sumOf(terms: readonly { readonly sign: 1 | -1; readonly live: Live }[]): Live {
  let formula = '';
  let result = 0;
  for (const { sign, live } of terms) {
    const wrapped = sign < 0 && /[+-]/.test(withoutCalls(live.formula)) ? `(${live.formula})` : live.formula;
    formula += sign < 0 ? `-${wrapped}` : formula === '' ? wrapped : `+${wrapped}`;
    result += sign * live.result;
    assert(Number.isSafeInteger(result), 'a sum of money left the safe range');
  }
  return { formula: formula === '' ? '0' : formula, result: fen(result) };
}

/** What is outside of brackets and quotes: whether a minus before it would need brackets. */
const withoutCalls = (formula: string): string => {
  let text = formula.replace(/"[^"]*"|'[^']*'/g, '');
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(/\([^()]*\)/g, '');
  }
  return text.replace(/^-/, '');
};

/**
 * A live cell of money. The sum is rounded to 分, because a spreadsheet adds in binary floats: so a check cell shows 0,
 * not 0.0000000001.
 */
export function liveCell(live: Live, kind: CellKind = 'money', look?: Look): RichCell {
  return { value: live.result, formula: `ROUND(${live.formula},2)`, kind, ...(look ? { look } : {}) };
}

/** A reference to a cell that holds this amount. */
export const reference = (address: string, result: Fen): Live => ({ formula: address, result });
