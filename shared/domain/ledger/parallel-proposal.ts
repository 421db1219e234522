import { absFen, addFen, type Fen, negateFen, subtractFen, sumFen, ZERO } from '../../kernel/fen.ts';
import type { UnitAccount } from './account.ts';
import { cashOf, isCashLine, isSubsidyDue, parallelNeed } from './parallel.ts';
import { PARALLEL_RULES, type ParallelRule } from './parallel-rules.ts';
import type { VoucherDraft, VoucherLine } from './voucher.ts';

/** The budget block that a financial entry calls for (平行记账建议). It balances. */
export interface ParallelProposal {
  readonly lines: readonly VoucherLine[];
  /** The rules that it comes from, in the order of the lines that called for them. */
  readonly rules: readonly ParallelRule[];
  /** What a person must look at before taking it over. */
  readonly doubts: readonly ProposalDoubt[];
}

export type ProposalDoubt =
  /** The unit keeps several accounts that it could be; the first stands in the line (1-based). */
  | { readonly kind: 'several-accounts'; readonly line: number; readonly choices: readonly string[] }
  /** Withheld or charged beside several lines, taken from or put to the largest. */
  | { readonly kind: 'divided'; readonly amount: Fen }
  /** No rule knows what a line against the money means. */
  | { readonly kind: 'no-rule'; readonly account: string; readonly amount: Fen };

export interface ProposalContext {
  /** The unit's whole chart. */
  readonly accounts: readonly UnitAccount[];
  group(code: string): string | undefined;
  /** The fund source that the account's name says (charts/fund-by-name.ts). */
  accountFund(code: string): string | undefined;
}

type Asked = Pick<VoucherDraft, 'lines' | 'summary'>;

/**
 * Proposes the budget block of a voucher from its financial one: each line that stands against money is answered by the
 * first rule that fits it, with its fund source, department and project, and 8001 by the kind of money. Undefined when the
 * voucher needs none, or when no rule knows any of its lines.
 */
export function proposeParallel(draft: Asked, context: ProposalContext): ParallelProposal | undefined {
  if (draft.lines.length > 0 && draft.lines.every(isRed)) {
    const black = proposeParallel({ ...draft, lines: draft.lines.map(negated) }, context);
    return black && { ...black, lines: black.lines.map(negated) };
  }
  const entry = readEntry(draft, context);
  if (!entry) return undefined;
  const { money, others, net, direct } = entry;
  if (others.length === 0) return transferOfFunds(draft, money, context);
  if (net === 0) return undefined;
  const doubts: ProposalDoubt[] = [];
  const { answered, outside } = answersOf(entry, draft, context, doubts);
  const answers = mergeAnswers(answered);
  if (answers.length === 0) return undefined;
  const moved = asMoved(answers, subtractFen(absFen(net), outside), doubts);
  const total = sumFen(moved.map(({ amount }) => amount));
  const funds = direct ? appropriation(money, total, context) : fundsOf(money, total, context);
  const [debits, credits] = net > 0 ? [funds, moved] : [moved, funds];
  const lines = [
    ...debits.map((part) => budgetLine(part, draft, 'debit')),
    ...credits.map((part) => budgetLine(part, draft, 'credit')),
  ];
  [...debits, ...credits].forEach(({ choices }, at) => {
    if (choices.length > 1) doubts.push({ kind: 'several-accounts', line: at + 1, choices });
  });
  return { lines, rules: [...new Set(answers.flatMap(({ rules }) => rules))], doubts };
}

/** A red entry (红字) stands negative on its own side; one that is typed on both sides at once is none. */
const isRed = ({ debit, credit }: VoucherLine): boolean => (debit < 0 && credit <= 0) || (credit < 0 && debit <= 0);
const negated = (line: VoucherLine): VoucherLine => ({
  ...line,
  debit: line.debit === 0 ? ZERO : negateFen(line.debit),
  credit: line.credit === 0 ? ZERO : negateFen(line.credit),
});

/** A financial block as the budget sees it: the money that moved, and the lines that say why. */
interface Entry {
  readonly money: readonly Moved[];
  readonly others: readonly VoucherLine[];
  /** Debit-positive: what came in. */
  readonly net: Fen;
  /** The treasury paid (财政直接支付): no money of the unit moved, 4001 says how much. */
  readonly direct: boolean;
}

interface Moved {
  readonly line: VoucherLine;
  readonly amount: Fen;
}

function readEntry(draft: Asked, { group }: ProposalContext): Entry | undefined {
  const lines = draft.lines.filter(({ book }) => book === 'financial');
  const settled = lines.filter((line) => isSettledAdvance(line, cashOf(line, group), draft.summary));
  const own = lines.filter((line) => isCashLine(line, group) || settled.includes(line));
  const direct = own.length === 0;
  const paying = direct ? lines.filter((line) => cashOf(line, group).startsWith('4001')) : own;
  const others = lines.filter((line) => !paying.includes(line));
  const need = parallelNeed(draft, group);
  if (paying.length === 0 || (!need.needed && settled.length === 0 && others.length > 0)) return undefined;
  const money = paying.map((line) => ({ line, amount: subtractFen(line.debit, line.credit) }));
  return { money, others, net: sumFen(money.map(({ amount }) => amount)), direct };
}

/** An advance (暂付款) that this voucher settles: the budget answers now (解释第1号 三、解释第2号 一). */
const isSettledAdvance = (line: VoucherLine, place: string, summary: string): boolean =>
  place.startsWith('1218') && line.credit > 0 && line.counterparty?.kind !== 'unit' && !isSubsidyDue(line, summary);

/** A part of one side of the budget block. */
interface Part {
  readonly code: string;
  /** All leaves that it could be. */
  readonly choices: readonly string[];
  readonly amount: Fen;
  /** The financial line that it mirrors. */
  readonly source: VoucherLine;
  readonly fund?: string;
}

interface Answer extends Part {
  readonly rules: readonly ParallelRule[];
}

/** What a line of the entry is worth in the money's direction. */
const along = (line: VoucherLine, net: Fen): Fen =>
  net > 0 ? subtractFen(line.credit, line.debit) : subtractFen(line.debit, line.credit);

/** The answers to the lines against the money, and what of the money the budget does not see though it moved with them. */
function answersOf(
  entry: Entry,
  { summary }: Asked,
  context: ProposalContext,
  doubts: ProposalDoubt[],
): { answered: Answer[]; outside: Fen } {
  const { money, others, net } = entry;
  const places = others.map((line) => cashOf(line, context.group));
  const names = new Map(context.accounts.map((account) => [account.code, account.name]));
  const paidFrom = fundOfMoney(money, context);
  let outside = ZERO;
  const answered = others.flatMap((line, at): Answer[] => {
    const amount = along(line, net);
    const place = places[at]!;
    if (amount === 0 || (amount < 0 && !isRed(line))) return [];
    const said = `${line.summary} ${summary} ${names.get(line.code) ?? ''}`;
    const rule = PARALLEL_RULES.find(
      ({ way, accounts, words, beside }) =>
        way === (net > 0 ? 'in' : 'out') &&
        accounts.test(place) &&
        (words?.test(said) ?? true) &&
        (beside === undefined || places.some((other) => beside.test(other))),
    );
    if (!rule) {
      if (OUTSIDE.test(place)) outside = addFen(outside, amount);
      else if (!TAX.test(place)) doubts.push({ kind: 'no-rule', account: line.code, amount });
      return [];
    }
    const fund = line.fund ?? context.accountFund(line.code) ?? rule.fund ?? paidFrom;
    const leaf = leafBelow(rule.budget, context, { details: rule.details ?? [], source: line, fund });
    return [{ ...leaf, amount, source: line, fund, rules: [rule] }];
  });
  return { answered, outside };
}

/** Money that is taken in or handed on for others, and advances: the budget does not see it (parallel.ts). */
const OUTSIDE = /^(1218|2103|2307|2308|2901|1891)/;
/** Tax that is charged or withheld beside what it is charged on. */
const TAX = /^(2101|2102)/;

/** Whose money moved, where no line says it: what the money itself says; quota is fiscal, own money is 其他. */
function fundOfMoney(money: readonly Moved[], { group, accountFund }: ProposalContext): string {
  for (const { line } of money) {
    const own = line.fund ?? accountFund(line.code);
    if (own !== undefined) return own;
  }
  return money.some(({ line }) => /^(1011|1201|4001)/.test(cashOf(line, group))) ? 'fiscal-basic' : 'other';
}

/** Answers of one account, fund, department and project as one. */
function mergeAnswers(answers: readonly Answer[]): Answer[] {
  const merged = new Map<string, Answer>();
  for (const answer of answers) {
    const { code, fund, source } = answer;
    const key = JSON.stringify([code, fund, source.department, source.project]);
    const before = merged.get(key);
    merged.set(
      key,
      before
        ? { ...before, amount: addFen(before.amount, answer.amount), rules: [...before.rules, ...answer.rules] }
        : answer,
    );
  }
  return [...merged.values()].filter(({ amount }) => amount !== 0);
}

/**
 * Only money that moved stands in the budget: what was withheld in the voucher (个税, 违规拒付) lessens the largest answer, tax
 * charged with a receipt (销项税) adds to it.
 */
function asMoved(answers: readonly Answer[], wanted: Fen, doubts: ProposalDoubt[]): Part[] {
  const over = subtractFen(sumFen(answers.map(({ amount }) => amount)), wanted);
  if (over === 0) return [...answers];
  const largest = answers.reduce((most, each) => (each.amount > most.amount ? each : most));
  if (answers.length > 1) doubts.push({ kind: 'divided', amount: over });
  return answers.map((answer) =>
    answer === largest ? { ...answer, amount: subtractFen(answer.amount, over) } : answer,
  );
}

/** Which detail of 8001 money is (财会〔2017〕25号 8001 资金结存). */
const FUNDS: readonly { readonly cash: RegExp; readonly name: RegExp }[] = [
  { cash: /^1011/, name: /零余额/ },
  { cash: /^1201/, name: /财政应返还/ },
  { cash: /./, name: /货币资金/ },
];

function fundsAccount(line: VoucherLine, context: ProposalContext): { code: string; choices: readonly string[] } {
  const place = cashOf(line, context.group);
  const details = FUNDS.filter(({ cash }) => cash.test(place))
    .slice(0, 1)
    .map(({ name }) => name);
  return leafBelow('8001', context, { details, source: line });
}

/** What moved of each kind of money, debit-positive. */
function kindsOf(money: readonly Moved[], context: ProposalContext): Part[] {
  const kinds = new Map<string, Part>();
  for (const { line, amount } of money) {
    const account = fundsAccount(line, context);
    const before = kinds.get(account.code)?.amount ?? ZERO;
    kinds.set(account.code, { ...account, amount: addFen(before, amount), source: bare(line) });
  }
  return [...kinds.values()];
}

/** 8001 by the kinds of money, each with what moved of it and the first with the rest, so that the block balances. */
function fundsOf(money: readonly Moved[], total: Fen, context: ProposalContext): Part[] {
  const [first, ...rest] = kindsOf(money, context).map((part) => ({ ...part, amount: absFen(part.amount) }));
  const left = subtractFen(total, sumFen(rest.map(({ amount }) => amount)));
  return [{ ...first!, amount: left }, ...rest].filter(({ amount }) => amount !== 0);
}

/** The treasury's payment is revenue of the budget at once (财会〔2017〕25号 6001, 财政直接支付方式). */
function appropriation([first]: readonly Moved[], total: Fen, context: ProposalContext): Part[] {
  const { line } = first!;
  const fund = line.fund ?? context.accountFund(line.code) ?? 'fiscal-basic';
  return [
    { ...leafBelow('6001', context, { details: [], source: line, fund }), amount: total, source: bare(line), fund },
  ];
}

/** Money that changes its kind (提现, 注销或恢复额度): 8001 follows between its details (财会〔2017〕25号 8001). */
function transferOfFunds(
  draft: Asked,
  money: readonly Moved[],
  context: ProposalContext,
): ParallelProposal | undefined {
  const parts = kindsOf(money, context).filter(({ amount }) => amount !== 0);
  if (parts.length === 0) return undefined;
  const lines = [
    ...parts.filter(({ amount }) => amount > 0).map((part) => budgetLine(part, draft, 'debit')),
    ...parts
      .filter(({ amount }) => amount < 0)
      .map((part) => budgetLine({ ...part, amount: absFen(part.amount) }, draft, 'credit')),
  ];
  return { lines, rules: [], doubts: [] };
}

/** A line of money without its dimensions: 8001 is not divided by them. */
const bare = ({ book, code, summary, debit, credit }: VoucherLine): VoucherLine => ({
  book,
  code,
  summary,
  debit,
  credit,
});

function budgetLine({ code, amount, source, fund }: Part, { summary }: Asked, side: 'debit' | 'credit'): VoucherLine {
  const { department, project } = source;
  return {
    book: 'budget',
    code,
    summary: source.summary || summary,
    debit: side === 'debit' ? amount : ZERO,
    credit: side === 'credit' ? amount : ZERO,
    ...(department === undefined ? {} : { department }),
    ...(fund === undefined ? {} : { fund }),
    ...(project === undefined ? {} : { project }),
  };
}

/** Words that a financial account and its budget one share where their codes do not say it. */
const SHARED = [/住院|在院|出院/, /门急诊|门诊/, /公共卫生/, /科研/, /教学/];

/**
 * A leaf of the unit's chart below a first-level budget account: those whose names say the rule's detail, the financial
 * account's own (41010102 住院收入 → 61010102, 住院预收款 → 住院预算收入) and the money; the first of what is left, with all as
 * choices. The first level itself where the unit has none.
 */
function leafBelow(
  first: string,
  { accounts, accountFund, group }: ProposalContext,
  wanted: { readonly details: readonly RegExp[]; readonly source: VoucherLine; readonly fund?: string },
): { code: string; choices: readonly string[] } {
  const { details, source, fund } = wanted;
  const names = new Map(accounts.map((account) => [account.code, account.name]));
  const path = (code: string): string => {
    let text = '';
    for (let length = 6; length <= code.length; length += 2) text += ` ${names.get(code.slice(0, length)) ?? ''}`;
    return text;
  };
  let left = accounts.filter(({ code, leaf }) => leaf && code.startsWith(first));
  const narrow = (fits: (account: UnitAccount) => boolean): void => {
    const fitting = left.filter(fits);
    if (fitting.length > 0) left = fitting;
  };
  for (const detail of details) narrow(({ code }) => detail.test(path(code)));
  for (const kin of kinsOf(cashOf(source, group), first)) narrow(({ code }) => code.startsWith(kin));
  for (const word of SHARED) if (word.test(path(source.code))) narrow(({ code }) => word.test(path(code)));
  if (fund !== undefined) narrow(({ code }) => accountFund(code) === fund);
  return { code: left[0]?.code ?? first, choices: left.map(({ code }) => code) };
}

/** Revenue and budget revenue are divided alike: 4101010108 → 6101010108, 61010101, 610101. */
function kinsOf(place: string, first: string): string[] {
  const own = place.replace(/^P/, '');
  if (!own.startsWith('4')) return [];
  return Array.from({ length: (own.length - 4) / 2 }, (_, at) => first + own.slice(4, 6 + 2 * at));
}
