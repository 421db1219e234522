import type { Contract } from '../../shared/contract/index.ts';
import type { ReplyOf } from '../../shared/contract/operation.ts';
import type { Locale } from '../../shared/i18n/locale.ts';
import type { Translate } from '../../shared/i18n/translate.ts';
import { absFen, addFen, type Fen, parseYuan, subtractFen, sumFen, ZERO } from '../../shared/kernel/fen.ts';

/** 合并底稿 as the service gives it; amounts are 元 as decimal text. */
export type Worksheet = ReplyOf<Contract['consolidation']['worksheet']>;
export type SheetLine = Worksheet['lines'][number];
export type Elimination = Worksheet['eliminations'][number];
export type Difference = Worksheet['differences'][number];
export type Check = Worksheet['checks'][number];
export type Drill = ReplyOf<Contract['consolidation']['drill']>;
export type DrilledElimination = Drill['eliminations'][number];
export type Entry = Elimination['entries'][number];
export type Comparison = ReplyOf<Contract['consolidation']['compare']>;
export type RunHead = ReplyOf<Contract['consolidation']['runs']>[number];
export type Manual = ReplyOf<Contract['consolidation']['manuals']>[number];
export type Rules = ReplyOf<Contract['consolidation']['rules']>;

/** The statements of the worksheet, in the order of their tabs. */
export const SHEET_STATEMENTS = ['balance-sheet', 'income', 'income-by-nature', 'net-assets', 'budget'] as const;
export type SheetStatement = (typeof SHEET_STATEMENTS)[number];

export const isSheetStatement = (text: string | undefined): text is SheetStatement =>
  SHEET_STATEMENTS.some((each) => each === text);

/** An amount of the contract; text that is none counts as nil, which the contract's schema rules out. */
export const fenOfText = (text: string | undefined): Fen => parseYuan(text ?? '') ?? ZERO;

/** The units in the order of their size by a line's amounts (资产总计), the largest first; alike ones by code. */
export function unitsBySize(lines: readonly SheetLine[], key = 'total-assets'): string[] {
  const sizes = lines.find((line) => line.key === key)?.units ?? lines[0]?.units ?? {};
  const size = (unit: string): number => absFen(fenOfText(sizes[unit]));
  return Object.keys(sizes).sort((a, b) => size(b) - size(a) || (a < b ? -1 : 1));
}

/** The line of each statement that says it in one figure. */
const HEADLINES: Readonly<Record<SheetStatement, string>> = {
  'balance-sheet': 'total-assets',
  income: 'surplus',
  'income-by-nature': 'surplus',
  'net-assets': 'closing.total',
  budget: 'budget-balance',
};

export const headlineOf = (lines: readonly SheetLine[], statement: SheetStatement): SheetLine | undefined =>
  lines.find((line) => line.statement === statement && line.key === HEADLINES[statement]);

/** What the units that have no column of their own hold together on a line. */
export const restOf = (line: SheetLine, shown: readonly string[]): Fen =>
  subtractFen(fenOfText(line.sum), sumFen(shown.map((unit) => fenOfText(line.units[unit]))));

/** Whether a line has nothing to say: every unit, the eliminations and the whole are nil. */
export const isNil = (line: SheetLine): boolean =>
  fenOfText(line.sum) === 0 && fenOfText(line.elimination) === 0 && Object.values(line.units).every(isNilText);

const isNilText = (text: string): boolean => fenOfText(text) === 0;

/** A statement's lines as they are shown: totals always, lines without any amount only when asked for. */
export function linesOf(
  lines: readonly SheetLine[],
  statement: SheetStatement,
  { nil, text }: { readonly nil: boolean; readonly text: string },
): SheetLine[] {
  const wanted = text.trim().toLowerCase();
  return lines.filter(
    (line) =>
      line.statement === statement &&
      (nil || line.depth === 0 || !isNil(line)) &&
      (wanted === '' || line.name.toLowerCase().includes(wanted)),
  );
}

/** Which number of the period's runs a run is, counted from its first. */
export const ordinalOf = (runs: readonly RunHead[], run: number): number => runs.filter((one) => one.run <= run).length;

/** The run that stands for a period: the confirmed one, else the newest; `runs` come newest first. */
export const standingRun = (runs: readonly RunHead[]): RunHead | undefined =>
  runs.find(({ state }) => state === 'confirmed') ?? runs[0];

/** Whose total an elimination moves: Σ of its debit entries. */
export const debitOf = ({ entries }: Pick<Elimination, 'entries'>): Fen =>
  sumFen(entries.filter(({ side }) => side === 'debit').map(({ amount }) => fenOfText(amount)));

/** Entries of several eliminations added up by side and line, debits first, as one entry of the worksheet (汇总抵销分录). */
export function addedEntries(eliminations: readonly Pick<Elimination, 'entries'>[]): Entry[] {
  const sums = new Map<string, Entry>();
  for (const entry of eliminations.flatMap(({ entries }) => entries)) {
    const key = `${entry.side}|${entry.statement}|${entry.key}|${entry.name}`;
    const before = sums.get(key);
    sums.set(key, before ? joined(before, entry) : entry);
  }
  return [...sums.values()].sort((a, b) => Number(a.side === 'credit') - Number(b.side === 'credit'));
}

function joined(before: Entry, entry: Entry): Entry {
  const natures = new Map((before.natures ?? []).map((one) => [one.key, one]));
  for (const one of entry.natures ?? []) {
    const known = natures.get(one.key);
    natures.set(one.key, known ? { ...one, amount: added(known.amount, one.amount) } : one);
  }
  return {
    ...before,
    amount: added(before.amount, entry.amount),
    ...(natures.size === 0 ? {} : { natures: [...natures.values()] }),
  };
}

/** Adds two amounts of the contract. */
export function added(a: string, b: string): string {
  const sum = addFen(fenOfText(a), fenOfText(b));
  const digits = String(absFen(sum)).padStart(3, '0');
  return `${sum < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** One bar of the bridge (构成图): it begins where the one before it ended; a whole begins at nil. */
export interface Step {
  readonly kind: 'unit' | 'rest' | 'sum' | 'elimination' | 'group';
  /** A unit's or a rule's code; the number of units for the rest. */
  readonly code: string;
  readonly from: Fen;
  readonly amount: Fen;
}

/** An amount of 元 on an axis, in the steps that the language counts in: 万 and 亿, or millions and billions. */
export function axisAmount(yuan: number, locale: Locale, t: Translate): string {
  const [small, large] = locale === 'zh-CN' ? [10_000, 100_000_000] : [1_000_000, 1_000_000_000];
  if (yuan === 0) return '0';
  return Math.abs(yuan) >= large
    ? t('worksheet.axisLarge', { value: round(yuan / large) })
    : t('worksheet.axisSmall', { value: round(yuan / small) });
}

const round = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 2 });

const BRIDGE_UNITS = 6;

/** From the units over the eliminations of each rule to the group, for one line. */
export function bridgeOf(drill: Drill, largest = BRIDGE_UNITS): Step[] {
  const units = Object.entries(drill.units)
    .map(([code, amount]) => ({ code, amount: fenOfText(amount) }))
    .sort((a, b) => absFen(b.amount) - absFen(a.amount) || (a.code < b.code ? -1 : 1));
  const steps: Step[] = [];
  let level = ZERO;
  const climb = (kind: Step['kind'], code: string, amount: Fen): void => {
    steps.push({ kind, code, from: level, amount });
    level = addFen(level, amount);
  };
  for (const { code, amount } of units.slice(0, largest)) climb('unit', code, amount);
  const rest = units.slice(largest);
  if (rest.length > 0) climb('rest', String(rest.length), sumFen(rest.map(({ amount }) => amount)));
  steps.push({ kind: 'sum', code: '', from: ZERO, amount: fenOfText(drill.sum) });
  for (const [rule, amount] of effectsByRule(drill)) climb('elimination', rule, amount);
  steps.push({ kind: 'group', code: '', from: ZERO, amount: fenOfText(drill.consolidated) });
  return steps;
}

/** What each rule does to a line, the largest first; rules that do nothing in all are left out. */
export function effectsByRule(drill: Pick<Drill, 'eliminations'>): [rule: string, amount: Fen][] {
  const sums = new Map<string, Fen>();
  for (const { rule, effect } of drill.eliminations) sums.set(rule, addFen(sums.get(rule) ?? ZERO, fenOfText(effect)));
  return [...sums].filter(([, amount]) => amount !== 0).sort(([, a], [, b]) => absFen(b) - absFen(a));
}

/** Checks as they are read: what stops the confirming first, then what needs an explanation, then what holds. */
export const inWeight = (checks: readonly Check[]): Check[] => {
  const weight = ({ ok, severity }: Check): number => (ok ? 2 : severity === 'error' ? 0 : 1);
  return [...checks].sort((a, b) => weight(a) - weight(b));
};

/** A unit's name without its county's, which everyone here knows: 清河县人民医院 in 清河县医共体 is 人民医院. */
export function shortName(name: string, community: string | undefined): string {
  const county = /^.+?[县市区旗州盟]/u.exec(community ?? '')?.[0];
  return county !== undefined && name.startsWith(county) && name.length > county.length + 1
    ? name.slice(county.length)
    : name;
}
