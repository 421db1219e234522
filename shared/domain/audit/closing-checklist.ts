import { groupedYuan } from '../../kernel/fen.ts';
import { monthOf, type Period } from '../../kernel/period.ts';
import type { ClosingFacts } from '../ledger/period-end/facts.ts';

/** What stands between a unit's month and 锁定, in the order of the work (结账检查清单). */
export const CLOSING_LINES = [
  'books',
  'drafts',
  'numbers',
  'cash',
  'bank',
  'revenue',
  'depreciation',
  'allowance',
  'transfers',
  'year-transfers',
  'checks',
  'pairs',
  'submitted',
  'signed',
  'locked',
  'next-year',
] as const;
export type ClosingKey = (typeof CLOSING_LINES)[number];

/**
 * `open`: to be done. `look`: to be looked at, hinders nothing. `waiting`: its turn has not come. `none`: does not concern
 * this unit or month.
 */
export const CLOSING_STATES = ['done', 'open', 'look', 'waiting', 'none'] as const;
export type ClosingState = (typeof CLOSING_STATES)[number];

export interface ClosingLine {
  readonly key: ClosingKey;
  readonly state: ClosingState;
  /** How many are open or to be looked at; nil otherwise. */
  readonly count: number;
  /** What there is to know, as a sentence. */
  readonly detail?: string | undefined;
  /** The account that is to be looked at first. */
  readonly account?: string | undefined;
}

export interface ChecklistFacts {
  readonly period: Period;
  readonly books: ClosingFacts;
  /** What the checks say, as the checks page counts it. */
  readonly checks: {
    readonly errors: number;
    readonly findings: number;
    readonly failed: readonly { readonly name: string; readonly title: string; readonly rows: number }[];
    readonly found: readonly { readonly name: string; readonly rows: number }[];
  };
  /** Own pairs; `unexplained` is null while the month was not consolidated. */
  readonly pairs: { readonly asked: number; readonly unexplained: number | null };
  /** 承诺: whether the community asks for signatures, how many it still waits for, and how many no longer hold. */
  readonly signatures: { readonly required: number; readonly missing: number; readonly lapsed: number };
}

type Said = Omit<ClosingLine, 'key' | 'count'> & { readonly count?: number };
const DONE: Said = { state: 'done' };
const none = (detail?: string): Said => ({ state: 'none', detail });
const open = (count: number, detail?: string): Said => ({ state: 'open', count, detail });
const look = (count: number, detail?: string): Said => ({ state: 'look', count, detail });
const waiting = (detail?: string): Said => ({ state: 'waiting', detail });

/** The checklist of a month: each line from what its own page says. December has the year's end besides. */
export function closingChecklist(facts: ChecklistFacts): ClosingLine[] {
  const ownLines = LINES.map(([key, said]): ClosingLine => ({ key, count: 0, ...said(facts) }));
  const open = ownLines.some(({ state }) => state === 'open');
  const { state } = facts.books;
  const last: readonly (readonly [ClosingKey, Said])[] = [
    ['submitted', submittedOf(facts, open)],
    ['signed', signedOf(facts, open)],
    ['locked', lockedOf(facts)],
    ...(monthOf(facts.period) === 12 ? ([['next-year', nextYearOf(facts, state === 'locked')]] as const) : []),
  ];
  return [...ownLines, ...last.map(([key, said]): ClosingLine => ({ key, count: 0, ...said }))].filter(
    ({ key }) => key !== 'year-transfers' || monthOf(facts.period) === 12,
  );
}

type Deciding = (facts: ChecklistFacts) => Said;

const OWN_BOOKS = '按科目余额表报账，在原账套里办理';

/** What is done with vouchers here does not concern a month that came as a trial balance. */
const inDetail =
  (said: Deciding): Deciding =>
  (facts) =>
    facts.books.basis === 'summary' ? none(OWN_BOOKS) : said(facts);

const LINES: readonly (readonly [ClosingKey, Deciding])[] = [
  ['books', ({ books: { basis } }) => (basis === 'summary' || basis === 'detail' ? DONE : open(1))],
  ['drafts', draftsOf],
  ['numbers', inDetail(({ checks }) => failedRows(checks, 'number-continuity'))],
  ['cash', inDetail(cashOf)],
  ['bank', bankOf],
  ['revenue', inDetail(revenueOf)],
  ['depreciation', inDetail(depreciationOf)],
  ['allowance', inDetail(allowanceOf)],
  ['transfers', inDetail(transfersOf)],
  ['year-transfers', inDetail(yearTransfersOf)],
  ['checks', checksOf],
  ['pairs', pairsOf],
];

function draftsOf({ books: { pending, unsigned } }: ChecklistFacts): Said {
  if (pending.length === 0) return DONE;
  const count = (wanted: string): number => pending.filter(({ state }) => state === wanted).length;
  const parts = `草稿 ${count('draft')} 张、待审核 ${count('submitted')} 张、待记账 ${count('reviewed')} 张`;
  return open(pending.length, unsigned > 0 ? `${parts}；其中等出纳签字 ${unsigned} 张` : parts);
}

function failedRows({ failed, found }: ChecklistFacts['checks'], name: string): Said {
  const error = failed.find((check) => check.name === name);
  if (error) return open(error.rows);
  const finding = found.find((check) => check.name === name);
  return finding && finding.rows > 0 ? look(finding.rows) : DONE;
}

function cashOf({ books: { cash } }: ChecklistFacts): Said {
  const [first] = cash.below;
  if (cash.accounts === 0) return none();
  if (!first) return DONE;
  const detail = `${first.code} ${first.name} ${first.date} 的余额为 ${groupedYuan(first.closing)} 元`;
  return { ...open(cash.below.length, detail), account: first.code };
}

function bankOf({ books: { bank } }: ChecklistFacts): Said {
  if (bank.length === 0) return none('没有设置要对账的银行账户');
  const left = bank.filter(({ stage }) => stage !== 'reviewed');
  const [first] = left;
  return first ? open(left.length, STAGES[first.stage](first.name)) : DONE;
}

const STAGES: Readonly<Record<ClosingFacts['bank'][number]['stage'], (account: string) => string>> = {
  'no-statement': (account) => `${account} 还没有导入对账单`,
  open: (account) => `${account} 还没有编制余额调节表`,
  made: (account) => `${account} 的余额调节表还没有复核`,
  stale: (account) => `${account} 的余额调节表编制之后账务有变动，要重新编制`,
  reviewed: (account) => `${account} 的余额调节表已复核`,
};

/** Days that are named; the rest are counted. */
const NAMED_DAYS = 6;

function revenueOf({ books: { revenue } }: ChecklistFacts): Said {
  if (!revenue) return none('本月和上月都没有用收入日报生成凭证');
  const { unposted, missing } = revenue;
  if (unposted > 0) return open(unposted, `有 ${unposted} 天的日报已生成凭证，还没有记账`);
  if (missing.length === 0) return DONE;
  const days = missing.slice(0, NAMED_DAYS).map((day) => day.slice(5));
  const named = days.join(' ');
  const detail = missing.length > NAMED_DAYS ? `${named} 等 ${missing.length} 天没有日报` : `${named} 没有日报`;
  return look(missing.length, detail);
}

function depreciationOf({ books: { depreciation } }: ChecklistFacts): Said {
  const { cards, due, posted, missed, assets, taken } = depreciation;
  if (due > 0) return open(due);
  if (missed > 0) return look(missed, `以前有 ${missed} 个月没有按卡片计提`);
  if (cards) return posted || taken ? DONE : none('本月没有要提的资产');
  if (taken) return DONE;
  return assets ? look(1, '账上有资产，没有资产卡片，本月也没有提折旧') : none();
}

function allowanceOf({ books: { allowance } }: ChecklistFacts): Said {
  if (allowance.due > 0) return open(allowance.due);
  return allowance.reckoned ? DONE : none('没有设定计提方法，或本月不计提');
}

const MONTHLY: readonly string[] = ['revenue', 'expense'];

function transfersOf({ books: { transfers } }: ChecklistFacts): Said {
  const own = transfers.filter((key) => MONTHLY.includes(key)).length;
  return own > 0 ? open(own) : DONE;
}

function yearTransfersOf({ books: { transfers } }: ChecklistFacts): Said {
  const own = transfers.filter((key) => !MONTHLY.includes(key)).length;
  return own > 0 ? open(own) : DONE;
}

function checksOf({ checks: { errors, findings, failed } }: ChecklistFacts): Said {
  if (errors > 0) return open(errors, `未通过：${failed.map(({ title }) => title).join('、')}`);
  return findings > 0 ? look(findings, `有 ${findings} 项提示还没有说明`) : DONE;
}

function pairsOf({ pairs: { asked, unexplained } }: ChecklistFacts): Said {
  if (asked > 0) return open(asked, `对方提出的 ${asked} 项等着答复`);
  if (unexplained === null) return waiting('中心还没有合并过这个月');
  return unexplained > 0 ? open(unexplained, `有 ${unexplained} 项差异还没有说明`) : DONE;
}

const FIRST = '前面的事项办完之后';

function submittedOf({ books: { state, unpledged } }: ChecklistFacts, before: boolean): Said {
  if (unpledged) return look(1, '锁定时没有上报过：单位没有交出这个月，是中心直接锁定的');
  if (state !== 'open') return DONE;
  return before ? waiting(FIRST) : open(1);
}

function signedOf({ books: { state }, signatures }: ChecklistFacts, before: boolean): Said {
  const { required, missing, lapsed } = signatures;
  if (required === 0) return none('医共体没有要求签承诺');
  if (missing === 0) return DONE;
  if (lapsed > 0) return open(missing, '签过之后账务有变动，承诺已失效，要重新签');
  return before && state === 'open' ? waiting(FIRST) : open(missing);
}

function lockedOf({ books: { state }, signatures: { missing } }: ChecklistFacts): Said {
  if (state === 'locked') return DONE;
  if (state === 'open') return waiting('上报之后由中心锁定');
  return missing > 0 ? waiting('等负责人签承诺') : open(1);
}

function nextYearOf({ books: { nextYear } }: ChecklistFacts, locked: boolean): Said {
  if (nextYear) return DONE;
  const detail = '录入或导入下一年的第一张凭证时，年初余额自动结转';
  return locked ? look(1, detail) : waiting(detail);
}
