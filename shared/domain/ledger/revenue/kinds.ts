/**
 * 收入日报的种类: outpatients' charges and how they were paid; inpatients' charges as they arise; what was settled at discharge;
 * deposits taken and given back (医院补充规定 五、十二).
 */
export const REVENUE_KINDS = ['outpatient', 'inpatient', 'discharge', 'deposit'] as const;
export type RevenueKind = (typeof REVENUE_KINDS)[number];

/** As narrations and refusals name them. */
export const KIND_NAMES: Readonly<Record<RevenueKind, string>> = {
  outpatient: '门诊收入日报',
  inpatient: '住院收入日报',
  discharge: '出院结算日报',
  deposit: '住院预交金日报',
};

const WORDS: readonly (readonly [kind: RevenueKind, words: RegExp])[] = [
  ['deposit', /预交金|预缴金|预收款|押金/],
  ['discharge', /出院/],
  ['inpatient', /住院|在院|病区/],
  ['outpatient', /门诊|门急诊|急诊|挂号/],
];

/** The kind that a title, a sheet's or a file's name says, the first that says one; undefined where none does. */
export function kindIn(texts: readonly string[]): RevenueKind | undefined {
  for (const text of texts) {
    const named = WORDS.filter(([, words]) => words.test(text));
    const [first] = named;
    // 门诊住院收入汇总 is of both: a person says which.
    const both = named.some(([kind]) => kind === 'outpatient') && named.some(([kind]) => kind === 'inpatient');
    if (first && !both) return first[0];
  }
  return undefined;
}

/** What the sheet calls itself without the hospital's name, for a narration: 门诊收入日报表 of 东镇卫生院门诊收入日报表. */
export const sheetName = (title: string, kind: RevenueKind): string =>
  title.replace(/^.*(?:医院|卫生院|服务中心|保健院|卫生室|服务站)/, '').trim() || KIND_NAMES[kind];

export const REVENUE_LIMITS = {
  /** Rows of a file. */
  rows: 20_000,
  /** Days of one file, and so drafts of one command. */
  days: 400,
  /** Different words of a sheet: columns, or rows of a tall one. */
  words: 200,
  departments: 300,
  /** Columns of a sheet that may be one. */
  columns: 300,
  /** Σ of all cells, in 分: sums and differences of them stay exact. */
  sum: 4_000_000_000_000_000,
  /** Characters of a word. */
  word: 60,
} as const;
