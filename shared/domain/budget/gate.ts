import type { AccountingDate } from '../../kernel/date.ts';
import { type Fen, fen, negateFen, ZERO } from '../../kernel/fen.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { type Claim, claimMoved, isStale, newClaim } from './claim.ts';
import { type ControlRule, type ControlStage, judge, stricter, type Verdict } from './control.ts';
import type { LineKey } from './line.ts';
import { type Granted, isCovered } from './permit.ts';
import { available, EMPTY_STANDING, type Month, type Movement, moved, type Standing } from './standing.ts';

/** What somebody wants of the budget; amounts in 分, above nil. A document brings one or many, which stand or fall together. */
export type Demand =
  /** 批复: the line gets an amount of a month. */
  | { readonly kind: 'approve'; readonly line: LineKey; readonly month: Month; readonly amount: Fen }
  /** 调整、追加、调剂、结转: more (above nil) or less (below). */
  | { readonly kind: 'adjust'; readonly line: LineKey; readonly month: Month; readonly amount: Fen }
  /** 申请: held for a document until it is decided, or until its day is over. */
  | {
      readonly kind: 'reserve';
      readonly claim: string;
      readonly line: LineKey;
      readonly amount: Fen;
      readonly expires?: AccountingDate;
    }
  /** 审批通过. */
  | { readonly kind: 'keep'; readonly claim: string }
  /** 合同、订单: first out of what is held, the rest out of what is available. */
  | { readonly kind: 'commit'; readonly claim: string; readonly line: LineKey; readonly amount: Fen }
  /** 发票、付款: first out of what is bound, then of what is held, the rest out of what is available. */
  | { readonly kind: 'spend'; readonly claim: string; readonly line: LineKey; readonly amount: Fen }
  /** 记账: what a posted voucher spends of a line, or gives back (红字, below nil); the voucher's own, held by nobody before. */
  | { readonly kind: 'book'; readonly claim: string; readonly line: LineKey; readonly amount: Fen }
  /** 取消: all that is held and bound, or as much as is named, what is held first. `bound`: of what is bound alone (合同调减). */
  | { readonly kind: 'release'; readonly claim: string; readonly amount?: Fen; readonly bound?: true }
  /** 过期. */
  | { readonly kind: 'expire'; readonly claim: string }
  /** 红字冲销: the spending is taken back to where it came from. */
  | { readonly kind: 'reverse'; readonly spending: Movement };

/** Why a document is refused; nothing of it moves. */
export type GateRefusal =
  | { readonly kind: 'amount'; readonly demand: number }
  | { readonly kind: 'unknown-claim'; readonly demand: number; readonly claim: string }
  | { readonly kind: 'other-line'; readonly demand: number; readonly claim: string }
  /** 未批先签: bound or spent out of what nobody decided. */
  | { readonly kind: 'undecided'; readonly demand: number; readonly claim: string }
  /** More is asked for on a document that was decided: what was approved stays as it was approved. */
  | { readonly kind: 'decided'; readonly demand: number; readonly claim: string }
  | { readonly kind: 'not-stale'; readonly demand: number; readonly claim: string }
  /** More is given back, or taken back, than the claim has. */
  | { readonly kind: 'too-much'; readonly demand: number; readonly claim: string }
  /** 超预算 of a line, on which the whole document fails. */
  | { readonly kind: 'over'; readonly line: LineKey; readonly left: Fen; readonly over: Fen; readonly ask: boolean };

/** What the gate reads: lines and claims as they stand before the document. */
export interface BudgetBook {
  standingOf(line: LineKey): Standing | undefined;
  claimOf(claim: string): Claim | undefined;
  ruleOf(line: LineKey, stage: ControlStage): ControlRule;
}

export interface Occasion {
  readonly today: AccountingDate;
  /** The month in which it is taken. */
  readonly month: Month;
  /**
   * A higher level said yes (上级同意), to the whole document or to lines, each up to what is taken of it and to what it is
   * over by then: lines that ask are passed, lines that refuse are not.
   */
  readonly authorised: boolean | ReadonlyMap<LineKey, readonly Granted[]>;
  /** It has happened already (外来账套的凭证、红字): lines are judged, and nothing is refused for being over. */
  readonly fact?: boolean;
  /** What it is held to, where not to what its demands are: a draft that is held is a spending on its way. */
  readonly stage?: ControlStage;
}

/** What a document does to the budget, and what each line it takes from says. */
export interface Passage {
  readonly movements: readonly Movement[];
  readonly verdicts: ReadonlyMap<LineKey, Verdict>;
}

/**
 * The one gate (无预算不支出、超预算不支出): what requests, orders, invoices and vouchers go through. A document is judged as
 * a whole: its demands follow one another, and each line that ends with less than it had must have had it. Where
 * anything is refused, everything is, with every reason.
 */
export function pass(
  book: BudgetBook,
  demands: readonly Demand[],
  occasion: Occasion,
): Result<Passage, readonly GateRefusal[]> {
  const work = new Work(book);
  const refusals: GateRefusal[] = [];
  for (const [index, demand] of demands.entries()) {
    const refusal = work.meet(demand, index, occasion);
    if (refusal) refusals.push(refusal);
  }
  const verdicts = work.judged(occasion);
  for (const [line, verdict] of verdicts) {
    if (verdict.kind !== 'over' || verdict.control === 'warn' || occasion.fact) continue;
    const ask = verdict.control === 'ask';
    if (!(ask && isAuthorised(occasion, line, { wanted: takenOf(demands, line), over: verdict.over })))
      refusals.push({ kind: 'over', line, left: verdict.left, over: verdict.over, ask });
  }
  return refusals.length > 0 ? err(refusals) : ok({ movements: work.movements, verdicts });
}

const isAuthorised = ({ authorised }: Occasion, line: LineKey, taken: Granted): boolean =>
  typeof authorised === 'boolean' ? authorised : isCovered(authorised.get(line), taken);

/** Σ of what a document's demands name of a line. */
const takenOf = (demands: readonly Demand[], line: LineKey): Fen =>
  demands.reduce((sum, demand) => ('line' in demand && demand.line === line ? fen(sum + demand.amount) : sum), ZERO);

/** The lines and claims of one document while its demands follow one another. */
class Work {
  readonly movements: Movement[] = [];
  readonly #lines = new Map<LineKey, Standing>();
  readonly #claims = new Map<string, Claim>();

  constructor(readonly book: BudgetBook) {}

  /** Moves what the demand asks for, whether or not it is there: lines are judged at the end. */
  meet(demand: Demand, index: number, { today, month }: Occasion): GateRefusal | undefined {
    switch (demand.kind) {
      case 'approve':
        if (demand.amount <= 0) return { kind: 'amount', demand: index };
        return this.#move({
          ...STILL,
          kind: 'approve',
          line: demand.line,
          month: demand.month,
          approved: demand.amount,
        });
      case 'adjust':
        if (demand.amount === 0) return { kind: 'amount', demand: index };
        return this.#move({
          ...STILL,
          kind: 'adjust',
          line: demand.line,
          month: demand.month,
          adjusted: demand.amount,
        });
      case 'reverse':
        return this.#reverse(demand.spending, index, month);
      default:
        return this.#ofClaim(demand, index, { today, month });
    }
  }

  /** Every line that ends with less than it had, as it stands at the end. */
  judged({ month, stage: held }: Occasion): Map<LineKey, Verdict> {
    const verdicts = new Map<LineKey, Verdict>();
    for (const [line, after] of this.#lines) {
      const before = this.book.standingOf(line) ?? EMPTY_STANDING;
      for (const stage of held === undefined ? this.#stagesOf(line) : [held]) {
        const rule = this.book.ruleOf(line, stage);
        const through = rule.horizon === 'year' ? 12 : month;
        if (available(after, through) >= available(before, through)) continue;
        const verdict = judge(after, rule, month);
        const known = verdicts.get(line);
        verdicts.set(line, known ? stricter(known, verdict) : verdict);
      }
    }
    return verdicts;
  }

  /** The stages at which the document takes from the line; what only moves its plan is held to as a request is. */
  #stagesOf(line: LineKey): ReadonlySet<ControlStage> {
    const stages = new Set<ControlStage>();
    for (const { kind, line: of } of this.movements)
      if (of === line && (kind === 'reserve' || kind === 'commit' || kind === 'spend')) stages.add(kind);
    return stages.size > 0 ? stages : new Set<ControlStage>(['reserve']);
  }

  #ofClaim(
    demand: Exclude<Demand, { kind: 'approve' | 'adjust' | 'reverse' }>,
    index: number,
    { today, month }: { today: AccountingDate; month: Month },
  ): GateRefusal | undefined {
    const refuse = (kind: ClaimRefusal): GateRefusal => ({
      kind,
      demand: index,
      claim: demand.claim,
    });
    const known = this.#claims.get(demand.claim) ?? this.book.claimOf(demand.claim);
    if ('line' in demand) {
      if (demand.kind === 'book' ? demand.amount === 0 : demand.amount <= 0) return { kind: 'amount', demand: index };
      const expires = demand.kind === 'reserve' ? demand.expires : undefined;
      // What is asked for anew (退回后重新申请) has its day anew.
      const claim = {
        ...(known ?? newClaim(demand.claim, demand.line)),
        ...(expires === undefined ? {} : { expires }),
      };
      if (claim.line !== demand.line) return refuse('other-line');
      if (demand.kind === 'book') return this.#move(booked(demand, month), claim);
      const still = { ...STILL, kind: demand.kind, line: claim.line, claim: claim.id, month };
      if (demand.kind === 'reserve')
        return claim.kept ? refuse('decided') : this.#move({ ...still, reserved: demand.amount }, claim);
      if (claim.reserved > 0 && !claim.kept) return refuse('undecided');
      const bound = demand.kind === 'spend' ? least(demand.amount, claim.committed) : ZERO;
      const held = least(fen(demand.amount - bound), claim.reserved);
      const out = { ...still, reserved: negateFen(held), committed: negateFen(bound) };
      return this.#move(
        demand.kind === 'spend' ? { ...out, spent: demand.amount } : { ...out, committed: fen(demand.amount - bound) },
        claim,
      );
    }
    if (!known) return refuse('unknown-claim');
    const still = { ...STILL, kind: demand.kind, line: known.line, claim: known.id, month };
    if (demand.kind === 'keep') return this.#move(still, known);
    if (demand.kind === 'expire') {
      if (!isStale(known, today)) return refuse('not-stale');
      return this.#move({ ...still, reserved: negateFen(known.reserved) }, known);
    }
    const open = demand.bound ? known.committed : fen(known.reserved + known.committed);
    const amount = demand.amount ?? open;
    if (amount <= 0) return { kind: 'amount', demand: index };
    if (amount > open) return refuse('too-much');
    const held = demand.bound ? ZERO : least(amount, known.reserved);
    return this.#move({ ...still, reserved: negateFen(held), committed: fen(held - amount) }, known);
  }

  #reverse(spending: Movement, index: number, month: Month): GateRefusal | undefined {
    const id = spending.claim ?? '';
    const claim = this.#claims.get(id) ?? this.book.claimOf(id);
    if (!claim || spending.kind !== 'spend') return { kind: 'unknown-claim', demand: index, claim: id };
    if (spending.spent > claim.spent) return { kind: 'too-much', demand: index, claim: id };
    return this.#move(
      {
        ...STILL,
        kind: 'reverse',
        line: claim.line,
        claim: id,
        month,
        reserved: negateFen(spending.reserved),
        committed: negateFen(spending.committed),
        spent: negateFen(spending.spent),
      },
      claim,
    );
  }

  #move(movement: Movement, claim?: Claim): undefined {
    this.movements.push(movement);
    const standing = this.#lines.get(movement.line) ?? this.book.standingOf(movement.line) ?? EMPTY_STANDING;
    this.#lines.set(movement.line, moved(standing, movement));
    if (claim) this.#claims.set(claim.id, claimMoved(claim, movement));
  }
}

type ClaimRefusal = 'unknown-claim' | 'other-line' | 'undecided' | 'decided' | 'not-stale' | 'too-much';

const booked = ({ line, claim, amount }: Demand & { kind: 'book' }, month: Month): Movement => ({
  ...STILL,
  ...{ kind: amount > 0 ? ('spend' as const) : ('reverse' as const), line, claim, month, spent: amount },
});

const STILL = { approved: ZERO, adjusted: ZERO, reserved: ZERO, committed: ZERO, spent: ZERO };

const least = (a: Fen, b: Fen): Fen => (a < b ? a : b);
