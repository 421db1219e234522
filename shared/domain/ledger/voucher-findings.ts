import { groupedYuan, sumFen } from '../../kernel/fen.ts';
import type { ChartName } from '../organisation/unit.ts';
import type { UnitAccount } from './account.ts';
import { blockKinds } from './closing.ts';
import { effectiveSource } from './fund.ts';
import { parallelNeed } from './parallel.ts';
import type { VoucherDraft, VoucherLine } from './voucher.ts';
import { counted, type LineNumber } from './voucher-rules.ts';

/** What is wrong with a voucher that may still be posted: real books have it. */
export interface VoucherFinding {
  readonly kind:
    | 'missing-parallel-block'
    | 'missing-fund'
    | 'missing-department'
    | 'missing-counterparty'
    | 'both-sides'
    | 'own-counterparty'
    | 'mixed-closing';
  readonly message: string;
  /** 1-based line, when it is about one. */
  readonly line?: number;
  readonly account?: string;
}

export interface FindingContext {
  readonly chart: ChartName;
  account(code: string): UnitAccount | undefined;
  /** The group account in the voucher's period. */
  group(code: string): string | undefined;
  /** The fund source that the account's name says (charts/fund-by-name.ts). */
  accountFund(code: string): string | undefined;
}

/** Money is told apart everywhere on fiscal appropriation and its use (财会〔2017〕25号 4001, 6001, 7201). */
const NEEDS_FUND = new Set(['4001', '6001', '7201']);
/** 医院补充规定 一（四）（五）（六）（十四）（十五）: by 经费性质. */
const HOSPITAL_NEEDS_FUND = new Set(['1601', '1602', '1613', '1701', '1702', '1703', '5001', '5101']);
const HOSPITAL_NEEDS_DEPARTMENT = new Set(['5001', '5101']);
/** By debtor, creditor, payer or payee (财会〔2017〕25号 at each account: 应当按照……进行明细核算). */
const NEEDS_COUNTERPARTY = /^(1211|1212|1214|1218|2301|2302|2305|2307|2502|3401|4201|4301|5401|5501)/;
/** Patients and the insurance are known from the account. */
const KNOWN_DEBTOR = /^(121201|121202|230501)/;
const INTERNAL_NAME = /内部|医共体|成员单位/;

/** Everything a person should look at in one voucher. Closing vouchers are looked at for mixed blocks only. */
export function findingsOf(
  draft: VoucherDraft,
  context: FindingContext,
  numberOf: LineNumber = counted,
): VoucherFinding[] {
  const kinds = [...blockKinds(draft.lines, context.account).values()];
  if (kinds.includes('closing')) {
    return kinds.includes('ordinary')
      ? [{ kind: 'mixed-closing', message: '一张凭证中既有结转分录又有日常分录，报表无法分开' }]
      : [];
  }
  return [
    ...parallelFindings(draft, context),
    ...draft.lines.flatMap((line, index) => [...lineFindings(line, numberOf(index), draft, context)]),
    ...bothSides(draft, context),
  ];
}

function parallelFindings(draft: VoucherDraft, context: FindingContext): VoucherFinding[] {
  if (draft.lines.some((line) => line.book === 'budget')) return [];
  const need = parallelNeed(draft, context.group);
  if (!need.needed) return [];
  const moved = groupedYuan(sumFen(need.cash.flatMap((line) => [line.debit, line.credit])));
  return [{ kind: 'missing-parallel-block', message: `纳入预算管理的资金收支 ${moved} 没有预算会计分录` }];
}

function* lineFindings(
  line: VoucherLine,
  at: number,
  draft: VoucherDraft,
  context: FindingContext,
): Generator<VoucherFinding> {
  const account = context.account(line.code);
  const group = context.group(line.code) ?? line.code;
  const title = `科目 ${line.code} ${account?.name ?? ''}`.trim();
  const where = { line: at, account: line.code };
  const source = effectiveSource(line.fund, context.accountFund(line.code));
  const due = detailsDue(group, account, context.chart);
  if (due.includes('fund') && source === undefined)
    yield { ...where, kind: 'missing-fund', message: `第 ${at} 行 ${title} 没有经费性质` };
  if (due.includes('department') && line.department === undefined)
    yield { ...where, kind: 'missing-department', message: `第 ${at} 行 ${title} 没有科室` };
  if (due.includes('counterparty') && line.counterparty === undefined)
    yield { ...where, kind: 'missing-counterparty', message: `第 ${at} 行 ${title} 没有往来单位` };
  if (line.counterparty?.kind === 'unit' && line.counterparty.unit === draft.unit)
    yield { ...where, kind: 'own-counterparty', message: `第 ${at} 行 ${title} 的往来单位是本单位` };
}

/** What a line on an account should say beside it (应当按照……进行明细核算), whether or not the account's own name says it. */
export function detailsDue(
  group: string,
  account: Pick<UnitAccount, 'code' | 'name' | 'official'> | undefined,
  chart: ChartName,
): ('department' | 'fund' | 'counterparty')[] {
  const first = group.slice(0, 4);
  const hospital = chart === 'hospital';
  return [
    ...(hospital && HOSPITAL_NEEDS_DEPARTMENT.has(first) ? ['department' as const] : []),
    ...(NEEDS_FUND.has(first) || (hospital && HOSPITAL_NEEDS_FUND.has(first)) ? ['fund' as const] : []),
    ...(needsCounterparty(group, account) ? ['counterparty' as const] : []),
  ];
}

/** An own account below an official leaf is taken for the party's own, unless its name says that it is for members. */
function needsCounterparty(
  group: string,
  account: Pick<UnitAccount, 'code' | 'name' | 'official'> | undefined,
): boolean {
  if (!NEEDS_COUNTERPARTY.test(group) || KNOWN_DEBTOR.test(group)) return false;
  return account === undefined || account.code === account.official || INTERNAL_NAME.test(account.name);
}

function bothSides(draft: VoucherDraft, context: FindingContext): VoucherFinding[] {
  const sides = new Map<string, { debit: boolean; credit: boolean }>();
  for (const line of draft.lines) {
    const key = `${line.book}/${line.code}`;
    const side = sides.get(key) ?? { debit: false, credit: false };
    sides.set(key, { debit: side.debit || line.debit !== 0, credit: side.credit || line.credit !== 0 });
  }
  return [...sides].flatMap(([key, { debit, credit }]) => {
    if (!debit || !credit) return [];
    const code = key.slice(key.indexOf('/') + 1);
    const name = context.account(code)?.name ?? '';
    return [{ kind: 'both-sides' as const, account: code, message: `科目 ${code} ${name} 在同一凭证中借贷两方都有` }];
  });
}
