import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../shared/domain/budget/claim.ts';
import { DEFAULT_CONTROL } from '../../../shared/domain/budget/control.ts';
import { type BudgetBook, pass } from '../../../shared/domain/budget/gate.ts';
import { type BudgetLine, lineKey } from '../../../shared/domain/budget/line.ts';
import {
  lastDayHeld,
  requestCarrier,
  requestOfCarrier,
  requestProblems,
  requestTotal,
} from '../../../shared/domain/budget/request.ts';
import {
  isOver,
  PAYING,
  REQUEST_ROUTE,
  REQUEST_STAGES,
  REQUEST_STEPS,
  type RequestSigned,
  type RequestStage,
  requestStepped,
} from '../../../shared/domain/budget/request-route.ts';
import { requestOverSentence } from '../../../shared/domain/budget/request-sentences.ts';
import { EMPTY_STANDING } from '../../../shared/domain/budget/standing.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { fen } from '../../../shared/kernel/fen.ts';
import '../../support/seed.ts';

const row = (item: string, amount: number) => ({
  department: '',
  item,
  source: 'other',
  project: '',
  amount: fen(amount),
});
const request = (...rows: ReturnType<typeof row>[]) => ({
  ...{ unit: 'T01', year: 2026, department: '', purpose: '叫号屏', payee: '', counterparty: '' },
  ...{ expected: '' as const, reference: '', rows },
});

describe('a spending request', () => {
  it('asks controlled lines, each once, for more than nothing', () => {
    expect(requestProblems(request(row('50201', 100), row('50216', 1)))).toEqual([]);
    expect(requestTotal(request(row('50201', 100), row('50216', 1)))).toBe(101);
    expect(
      requestProblems(request(row('50201', 100), row('50201', 5), row('50216', 0))).map(({ row: at }) => at),
    ).toEqual([2, 3]);
    expect(requestProblems(request({ ...row('50201', 1), source: 'nowhere' }))).toMatchObject([
      { message: '没有资金来源 nowhere' },
    ]);
  });

  it('is known to the gate by its carrier, and holds through its last day', () => {
    expect(requestOfCarrier(requestCarrier(12))).toBe(12);
    expect([undefined, '', 'order:12', 'request:0', 'request:1x'].map(requestOfCarrier)).toEqual(
      Array(5).fill(undefined),
    );
    expect(lastDayHeld('2026-01-31' as AccountingDate, 60)).toBe('2026-04-01');
  });

  it('is said to be over with its line, what is left and what is wanted', () => {
    const line: BudgetLine = { unit: 'T01', year: 2026, department: 'D1', item: '50201', source: 'other', project: '' };
    const said = { line, wanted: fen(30_000), before: fen(10_000), isPlanned: true };
    expect(requestOverSentence({ ...said, ask: false })).toBe(
      '办公费（其他经费、D1）预算可用 100.00 元，申请要占用 300.00 元，超出 200.00 元：超预算不支出，请先办理预算调整',
    );
    expect(requestOverSentence({ ...said, ask: true })).toContain('须报上级同意');
    expect(requestOverSentence({ ...said, isPlanned: false, ask: false })).toContain('无预算不支出');
  });
});

describe('the route of a request', () => {
  const signed: RequestSigned[] = [
    { step: 'prepare', person: 'a' },
    { step: 'submit', person: 'b' },
  ];

  it('separates who asks from who approves, and asks for reasons where it goes back', () => {
    for (const person of ['a', 'b'])
      expect(requestStepped({ stage: 'submitted', signed }, 'approve', person, '')).toEqual({
        ok: false,
        error: 'same-person',
      });
    expect(requestStepped({ stage: 'submitted', signed }, 'approve', 'c', '')).toEqual({ ok: true, value: 'approved' });
    expect(requestStepped({ stage: 'submitted', signed }, 'return', 'c', ' ')).toEqual({ ok: false, error: 'reason' });
    expect(requestStepped({ stage: 'draft', signed }, 'approve', 'c', '')).toEqual({ ok: false, error: 'stage' });
  });

  it('ends where it is over: nothing is done to what is closed or cancelled, and nothing is paid out of it', () => {
    for (const stage of REQUEST_STAGES.filter(isOver)) {
      expect(PAYING).not.toContain(stage);
      for (const step of REQUEST_STEPS) expect(requestStepped({ stage, signed: [] }, step, 'x', 'y').ok).toBe(false);
    }
  });

  it('whatever is done, what the gate takes for it is what its stage says', () => {
    const line: BudgetLine = { unit: 'T01', year: 2026, department: '', item: '50201', source: 'other', project: '' };
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...REQUEST_STEPS), { maxLength: 20 }), (steps) => {
        let stage: RequestStage = 'draft';
        let standing = { ...EMPTY_STANDING, approved: [fen(1_000), ...EMPTY_STANDING.approved.slice(1)] };
        let claim: Claim | undefined;
        const book: BudgetBook = {
          standingOf: () => standing,
          claimOf: () => claim,
          ruleOf: () => DEFAULT_CONTROL,
        };
        for (const step of steps) {
          const next = requestStepped({ stage, signed: [] }, step, 'x', 'y');
          if (!next.ok) continue;
          stage = next.value;
          const takes = REQUEST_ROUTE[step].takes;
          const open = (claim?.reserved ?? 0) + (claim?.committed ?? 0);
          if (takes === undefined || (takes === 'release' && open === 0)) continue;
          // Contracts bind what is held; a second one finds nothing held.
          if (takes === 'commit' && claim?.reserved === 0) continue;
          const key = lineKey(line);
          const held = { claim: 'c', line: key, amount: fen(400) };
          const demand =
            takes === 'reserve'
              ? { kind: takes, ...held, expires: '2026-01-31' as AccountingDate }
              : takes === 'commit'
                ? { kind: takes, ...held }
                : { kind: takes, claim: 'c' };
          const passed = pass(book, [demand], { today: '2026-02-01' as AccountingDate, month: 2, authorised: false });
          expect(passed.ok).toBe(true);
          if (!passed.ok) return;
          for (const { reserved, committed, kind } of passed.value.movements) {
            standing = {
              ...standing,
              reserved: fen(standing.reserved + reserved),
              committed: fen(standing.committed + committed),
            };
            claim = {
              ...{ id: 'c', line: key, spent: fen(0), expires: '2026-01-31' as AccountingDate },
              reserved: fen((claim?.reserved ?? 0) + reserved),
              committed: fen((claim?.committed ?? 0) + committed),
              kept: claim?.kept === true || kind === 'keep',
            };
          }
        }
        const holds = { draft: [0, 0], submitted: [400, 0], approved: [400, 0], contracted: [0, 400] }[
          stage as 'draft'
        ];
        expect([standing.reserved, standing.committed]).toEqual(holds ?? [0, 0]);
      }),
    );
  });
});
