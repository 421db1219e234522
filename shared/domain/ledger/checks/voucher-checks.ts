import { groupedYuan } from '../../../kernel/fen.ts';
import type { CheckRow } from '../../audit/check.ts';
import { sourceResolver } from '../charts/fund-by-name.ts';
import type { Voucher } from '../voucher.ts';
import { findingsOf, type VoucherFinding } from '../voucher-findings.ts';
import { BOOK_NAMES, imbalance } from '../voucher-rules.ts';
import type { Check, OfBooks, OfVouchers } from './check-input.ts';
import { rowAt, rowOfVoucher } from './rows.ts';

/** Each block of each voucher balances on its own (平行记账). */
export const blocksBalance: Check<OfVouchers> = {
  name: 'blocks-balance',
  title: '凭证借贷平衡',
  severity: 'error',
  *run({ vouchers }) {
    for (const voucher of vouchers)
      for (const book of ['financial', 'budget'] as const) {
        const difference = imbalance(voucher.lines, book);
        if (difference === undefined) continue;
        const said = imbalance(voucher.lines, book, groupedYuan);
        yield { ...rowOfVoucher(voucher, `${BOOK_NAMES[book]}分录借贷不平，差 ${said}`), difference };
      }
  },
};

/** Numbers run without gap or repetition from 1 in each unit, period and type (凭证连号). */
export const numberContinuity: Check<OfVouchers> = {
  name: 'number-continuity',
  title: '凭证连号',
  severity: 'error',
  *run(input) {
    for (const [type, vouchers] of groupBy(input.vouchers, (voucher) => voucher.type)) {
      const numbers = vouchers.map((voucher) => voucher.number).sort((a, b) => a - b);
      yield* brokenNumbers(numbers, 1).map((problem) => rowAt(input, `${type}字`, `${type}字凭证${problem}`));
    }
  },
};

/** The same of the numbers that the unit's own program gave (原凭证号): 断号 and 重号 that an auditor asks about. */
export const sourceNumberContinuity: Check<OfVouchers> = {
  name: 'source-number-continuity',
  title: '原凭证号连号',
  severity: 'finding',
  *run(input) {
    const numbered = input.vouchers.filter((voucher) => sourceNumber(voucher) !== undefined);
    for (const [type, vouchers] of groupBy(numbered, (voucher) => voucher.type)) {
      const numbers = vouchers.map((voucher) => sourceNumber(voucher) ?? 0).sort((a, b) => a - b);
      yield* brokenNumbers(numbers, numbers[0] ?? 1).map((problem) =>
        rowAt(input, `${type}字`, `${type}字原凭证号${problem}`),
      );
    }
  },
};

/** The last run of digits: 记-0001, 记字第1号, GL-202601-0001. */
function sourceNumber(voucher: Voucher): number | undefined {
  const digits = voucher.sourceNumber?.match(/\d{1,9}(?=\D*$)/)?.[0];
  return digits === undefined ? undefined : Number(digits);
}

/** Gaps and repetitions of sorted numbers that should begin at `first`. */
function brokenNumbers(numbers: readonly number[], first: number): string[] {
  const problems: string[] = [];
  let expected = first;
  for (const number of numbers) {
    if (number < expected) problems.push(`重号：${number}`);
    else if (number > expected)
      problems.push(number - expected === 1 ? `缺号：${expected}` : `缺号：${expected}–${number - 1}`);
    expected = Math.max(expected, number + 1);
  }
  return problems;
}

/** A check that lists what findingsOf says of each voucher, of some kinds. */
const findingCheck = (name: string, title: string, kinds: readonly VoucherFinding['kind'][]): Check<OfBooks> => ({
  name,
  title,
  severity: 'finding',
  *run(input) {
    const accounts = new Map(input.accounts.map((account) => [account.code, account]));
    const context = {
      chart: input.chart,
      account: (code: string) => accounts.get(code),
      group: (code: string) => input.group(code),
      accountFund: sourceResolver(accounts),
    };
    for (const voucher of input.vouchers)
      for (const finding of findingsOf(voucher, context))
        if (kinds.includes(finding.kind)) yield rowOfVoucher(voucher, finding.message);
  },
});

export const missingParallelBlock = findingCheck('missing-parallel-block', '应有预算会计分录', [
  'missing-parallel-block',
]);
export const missingDimension = findingCheck('missing-dimension', '经费性质、科室和往来单位齐全', [
  'missing-fund',
  'missing-department',
  'missing-counterparty',
  'own-counterparty',
]);
export const bothSides = findingCheck('both-sides', '同一科目只记一方', ['both-sides']);
export const mixedClosing = findingCheck('mixed-closing', '结转分录单独成凭证', ['mixed-closing']);

/**
 * Vouchers that look entered twice (重复凭证): the same date and the same lines; or one document number on the same account
 * with the same amount. A reversal and what it reverses are not each other's duplicates.
 */
export const duplicateVouchers: Check<OfVouchers> = {
  name: 'duplicate-vouchers',
  title: '凭证没有重复',
  severity: 'finding',
  *run({ vouchers }) {
    const reversed = new Set(vouchers.map((voucher) => voucher.reverses));
    const standing = vouchers.filter((voucher) => voucher.reverses === undefined && !reversed.has(voucher.id));
    for (const same of groupBy(standing, contentOf).values())
      yield* repetitions(same, (first) => `与 ${numberOf(first)} 日期和分录完全相同`);
    const documents = standing.flatMap((voucher) =>
      [...new Set(voucher.lines.flatMap(documentOf))].map((document) => ({ voucher, document })),
    );
    for (const [document, entries] of groupBy(documents, (entry) => entry.document)) {
      const number = document.slice(0, document.indexOf('\u0000'));
      yield* repetitions(
        entries.map((entry) => entry.voucher),
        (first) => `单据 ${number} 已在 ${numberOf(first)} 以相同科目和金额入账`,
      );
    }
  },
};

const numberOf = (voucher: Voucher): string => `${voucher.type}-${voucher.number}`;

function* repetitions(same: readonly Voucher[], message: (first: Voucher) => string): Generator<CheckRow> {
  const [first, ...others] = same;
  if (first) for (const voucher of others) yield rowOfVoucher(voucher, message(first));
}

const counterpartyOf = (line: Voucher['lines'][number]): string =>
  line.counterparty === undefined
    ? ''
    : line.counterparty.kind === 'unit'
      ? line.counterparty.unit
      : line.counterparty.party;

const contentOf = (voucher: Voucher): string =>
  [
    voucher.date,
    ...voucher.lines
      .map((line) => [line.code, line.debit, line.credit, counterpartyOf(line), line.document ?? ''].join('/'))
      .sort(),
  ].join('\u0000');

const documentOf = (line: Voucher['lines'][number]): string[] =>
  line.document === undefined || line.document === ''
    ? []
    : [[line.document, line.code, line.debit, line.credit, counterpartyOf(line)].join('\u0000')];

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const list = groups.get(keyOf(item));
    if (list) list.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
