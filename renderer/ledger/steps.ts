import { NEXT_STEPS, type NextStep } from '../../shared/domain/audit/readiness.ts';
import type { AttestingSide } from '../../shared/domain/organisation/attestation.ts';
import type { Permission } from '../../shared/domain/organisation/permission.ts';
import type { BoardRow, Ready } from './rows.ts';

/** The five steps of a month (导入 → 校验 → 内部对账 → 负责人承诺 → 锁定), in their order. */
export const STEPS = ['books', 'checks', 'reconciled', 'promised', 'locked'] as const;
export type Step = (typeof STEPS)[number];

/** Where a step stands. `waiting`: its turn has not come, or nobody knows yet. Counts are of what must be looked at. */
export type StepState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'done' }
  | { readonly kind: 'due' }
  /** 已上报, where no signature is asked for. */
  | { readonly kind: 'handedIn' }
  /** The signature that the month waits for next (负责人承诺). */
  | { readonly kind: 'unsigned'; readonly side: AttestingSide }
  /** 承诺已失效: what was signed is not what the books hold now. */
  | { readonly kind: 'lapsed' }
  /** Locked by the centre though the unit had not handed it in or signed it: nobody has pledged it. */
  | { readonly kind: 'unpledged' }
  /** Nothing came; the figures of this earlier month stand in statements, consolidation and packs. */
  | { readonly kind: 'standsIn'; readonly period: string }
  | { readonly kind: 'errors' | 'explained' | 'unmapped'; readonly count: number }
  /** Differences that nobody has explained or agreed on, and in how many the other unit objects. */
  | { readonly kind: 'open'; readonly count: number; readonly disputed: number }
  /** Findings that are open, beside those that were explained. */
  | { readonly kind: 'findings'; readonly count: number; readonly explained: number };

const WAITING: StepState = { kind: 'waiting' };
const DONE: StepState = { kind: 'done' };

/** Where each step of a unit's month stands; what the readiness tells is waiting until it has been read. */
export function stepsOf(
  row: Pick<BoardRow, 'basis' | 'state' | 'submitted' | 'signed' | 'lapsed' | 'unsigned'> &
    Partial<Pick<BoardRow, 'standsIn'>>,
  ready: Ready | undefined,
): Record<Step, StepState> {
  const here = row.basis === 'summary' || row.basis === 'detail';
  return {
    books: here ? DONE : row.standsIn ? { kind: 'standsIn', period: row.standsIn } : { kind: 'missing' },
    checks: !here || !ready ? WAITING : checksOf(ready),
    reconciled: !here || ready?.differences === undefined ? WAITING : differencesOf(ready),
    promised: promisedOf(row, pledgeOf(here, ready)),
    locked: row.state === 'locked' ? DONE : row.state === 'submitted' ? { kind: 'due' } : WAITING,
  };
}

/** What no longer holds is said first; where no signature is asked for, handing in is the pledge. */
function promisedOf(
  { state, submitted, signed, lapsed, unsigned }: Parameters<typeof stepsOf>[0],
  pledge: StepState,
): StepState {
  const [side] = unsigned;
  if (lapsed.length > 0 && (side === undefined || lapsed.includes(side))) return { kind: 'lapsed' };
  if (side === undefined && signed.length > 0) return DONE;
  if (side === undefined && submitted) return { kind: 'handedIn' };
  if (state === 'locked') return { kind: 'unpledged' };
  return side !== undefined && (submitted || signed.length > 0) ? { kind: 'unsigned', side } : pledge;
}

/** The pledge's turn comes when nothing stops handing in. */
const pledgeOf = (here: boolean, ready: Ready | undefined): StepState =>
  here && ready?.errors === 0 && ready.unmapped === 0 ? { kind: 'due' } : WAITING;

function checksOf({ errors, findings, explained, unmapped }: Ready): StepState {
  if (unmapped > 0) return { kind: 'unmapped', count: unmapped };
  if (errors > 0) return { kind: 'errors', count: errors };
  if (findings > 0) return { kind: 'findings', count: findings, explained };
  return explained > 0 ? { kind: 'explained', count: explained } : DONE;
}

function differencesOf({ differences, unexplained, disputed }: Ready): StepState {
  if (differences === null) return WAITING;
  if (differences === 0) return DONE;
  return unexplained ? { kind: 'open', count: unexplained, disputed } : { kind: 'explained', count: differences };
}

/** Who does a next step: the permission that it takes. */
export const STEP_PERMISSION: Readonly<Record<Exclude<NextStep, 'done'>, Permission>> = {
  import: 'ledger.import',
  map: 'ledger.chart',
  mend: 'ledger.import',
  answer: 'ledger.submit',
  reconcile: 'consolidation.adjust',
  submit: 'ledger.submit',
  attest: 'ledger.attest',
  lock: 'ledger.lock',
};

/**
 * What one goes on with after an import (导入之后): the unit's next step where it is this person's, else the next file,
 * as it is where nothing is known yet or nothing is left.
 */
export function afterImport(
  ready: Pick<Ready, 'next' | 'unit'> | undefined,
  may: (permission: Permission, unit: string) => boolean,
): Exclude<NextStep, 'done' | 'import'> | 'file' {
  if (!ready || ready.next === 'done' || ready.next === 'import') return 'file';
  return may(STEP_PERMISSION[ready.next], ready.unit) ? ready.next : 'file';
}

/** 待办: the next steps that are this person's to do, in the order of the work, with how many units wait for each. */
export function todoOf(
  ready: readonly Ready[],
  may: (permission: Permission, unit: string) => boolean,
  signs: (unit: string, sides: readonly AttestingSide[]) => boolean,
): { readonly step: Exclude<NextStep, 'done'>; readonly count: number }[] {
  return NEXT_STEPS.filter((step) => step !== 'done')
    .map((step) => ({
      step,
      count: ready.filter(
        (row) =>
          row.next === step &&
          may(STEP_PERMISSION[step], row.unit) &&
          (step !== 'attest' || signs(row.unit, row.unsigned)),
      ).length,
    }))
    .filter(({ count }) => count > 0);
}
