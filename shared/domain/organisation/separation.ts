import { type Caller, type Grant, scopeOf } from './access.ts';
import type { Permission } from './permission.ts';

/** What a person does to one document (经办动作). */
export type Act = 'prepare' | 'review' | 'sign' | 'apply' | 'approve' | 'purchase' | 'accept' | 'pay' | 'post';

export const ACT_NAMES: Readonly<Record<Act, string>> = {
  prepare: '制单',
  review: '审核',
  sign: '出纳签字',
  apply: '申请',
  approve: '审批',
  purchase: '采购',
  accept: '验收',
  pay: '支付',
  post: '记账',
};

/**
 * Incompatible acts (不相容岗位, 财会〔2012〕21号 行政事业单位内部控制规范 第十二条; 会计法 第三十五条: 出纳不得兼管记账):
 * one person never does both to the same document. Holding both roles is allowed and shown in the permission report.
 */
export const CONFLICTING_ACTS: readonly (readonly [Act, Act])[] = [
  ['prepare', 'review'],
  ['apply', 'approve'],
  ['purchase', 'accept'],
  ['approve', 'pay'],
  // 出纳不得兼管稽核与账目的登记 (会计法 第三十五条).
  ['prepare', 'sign'],
  ['review', 'sign'],
  ['sign', 'post'],
  ['pay', 'post'],
];

/** Something that was done to the document before, and by whom. */
export interface ActDone {
  readonly act: Act;
  readonly person: string;
}

/**
 * The earlier act of the same person that forbids this one on this document, or undefined.
 * The local operator of the command line counts as a person like any other.
 */
export function forbiddenBy(act: Act, person: string, done: readonly ActDone[]): ActDone | undefined {
  const against = new Set(CONFLICTING_ACTS.flatMap(([a, b]) => (a === act ? [b] : b === act ? [a] : [])));
  return done.find((earlier) => earlier.person === person && against.has(earlier.act));
}

const PERMISSION_OF_ACT: Readonly<Record<Act, Permission>> = {
  prepare: 'ledger.prepare',
  review: 'ledger.review',
  sign: 'ledger.sign',
  apply: 'approval.apply',
  approve: 'approval.decide',
  purchase: 'procurement.buy',
  accept: 'procurement.accept',
  pay: 'funds.pay',
  post: 'ledger.post',
};

/** Pairs of which a person holds both sides for some unit alike: the permission report names them (权限报告). */
export function conflictingPairsHeld(grants: readonly Grant[]): (readonly [Act, Act])[] {
  const holder: Caller = { kind: 'person', id: '', name: '', display: '', grants, session: '' };
  return CONFLICTING_ACTS.filter(([a, b]) => {
    const left = scopeOf(holder, PERMISSION_OF_ACT[a]);
    const right = scopeOf(holder, PERMISSION_OF_ACT[b]);
    if (!left || !right) return false;
    if (left.kind === 'community' || right.kind === 'community') return true;
    return [...left.units].some((unit) => right.units.has(unit));
  });
}
