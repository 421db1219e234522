import { registerRefusals } from '../../shared/domain/organisation/register.ts';
import type { ChartName, Unit, UnitKind } from '../../shared/domain/organisation/unit.ts';

/** One line of the table in which the members are named; as it is typed, hence perhaps not yet right. */
export interface UnitDraft {
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind | '';
  readonly chart: ChartName | '';
}

export const FIELDS = ['code', 'name', 'kind', 'chart'] as const;
export type Field = (typeof FIELDS)[number];

export const BLANK: UnitDraft = { code: '', name: '', kind: '', chart: '' };

export const CHARTS: readonly ChartName[] = ['hospital', 'primary', 'institution'];

export const isBlank = (unit: UnitDraft): boolean => FIELDS.every((field) => unit[field].trim() === '');

/** Words that people and other programs write for a kind, the more special ones first. */
const KIND_WORDS: readonly (readonly [RegExp, UnitKind])[] = [
  [/^(lead|牵头|牵头医院|总院)$/i, 'lead'],
  [/^(hospital|医院|县级医院|综合医院|中医院|专科医院|二级医院|三级医院)$/i, 'hospital'],
  [/^(township|卫生院|乡镇卫生院|中心卫生院)$/i, 'township'],
  [/^(community|社区|社区中心|社区卫生服务中心|社区卫生服务站)$/i, 'community'],
  [/^(institution|其他|其他机构|事业单位|妇幼保健院|疾控中心)$/i, 'institution'],
];
const CHART_WORDS: readonly (readonly [RegExp, ChartName])[] = [
  [/^(hospital|医院|医院科目|医院科目表)$/i, 'hospital'],
  [/^(primary|基层|基层医疗卫生机构|基层科目|基层科目表)$/i, 'primary'],
  [/^(institution|事业单位|事业|通用)$/i, 'institution'],
];

const meant = <T extends string>(words: readonly (readonly [RegExp, T])[], text: string): T | undefined =>
  words.find(([pattern]) => pattern.test(text.trim()))?.[1];

export const kindOf = (text: string): UnitKind | undefined => meant(KIND_WORDS, text);
export const chartOf = (text: string): ChartName | undefined => meant(CHART_WORDS, text);

/** The chart that a kind of unit keeps its books by (医院、基层医疗卫生机构补充规定); the person may choose another. */
export const usualChart = (kind: UnitKind): ChartName =>
  kind === 'lead' || kind === 'hospital' ? 'hospital' : kind === 'institution' ? 'institution' : 'primary';

/** What a name says of its unit, where it says anything: 卫生院, 社区卫生服务中心, 医院. */
export function kindByName(name: string): UnitKind | undefined {
  if (/社区/.test(name)) return 'community';
  if (/卫生院/.test(name)) return 'township';
  if (/医院/.test(name)) return 'hospital';
  return undefined;
}

/** One field changed; a kind brings its usual chart along where none was chosen, and a name its kind. */
export function changed(unit: UnitDraft, field: Field, text: string): UnitDraft {
  if (field === 'code') return { ...unit, code: text.trim().toUpperCase() };
  if (field === 'name') return { ...unit, name: text };
  if (field === 'chart') return { ...unit, chart: chartOf(text) ?? '' };
  const kind = kindOf(text) ?? '';
  const usual = unit.kind === '' ? undefined : usualChart(unit.kind);
  const follows = kind !== '' && (unit.chart === '' || unit.chart === usual);
  return { ...unit, kind, chart: follows ? usualChart(kind) : unit.chart };
}

/** Fills in what is missing and can be told: the kind from the name, the chart from the kind. */
export function completed(unit: UnitDraft): UnitDraft {
  const kind = unit.kind || kindByName(unit.name) || '';
  return { ...unit, kind, chart: unit.chart || (kind === '' ? '' : usualChart(kind)) };
}

const HEADINGS: Readonly<Record<Field, RegExp>> = {
  code: /^(单位)?(编码|代码|编号)$|^(unit )?code$/i,
  name: /^(单位)?(名称|全称)$|^单位$|^(unit )?name$/i,
  kind: /^(单位)?(类型|类别|性质)$|^kind|^type/i,
  chart: /^(适用)?科目表$|^科目体系$|^chart/i,
};

/** Where each field stands in a line of headings; undefined where the line is none. */
function columnsOf(cells: readonly string[]): Partial<Record<Field, number>> | undefined {
  const at: Partial<Record<Field, number>> = {};
  for (const field of FIELDS) {
    const column = cells.findIndex((cell) => HEADINGS[field].test(cell.trim()));
    if (column >= 0) at[field] = column;
  }
  return at.code !== undefined && at.name !== undefined ? at : undefined;
}

/**
 * The members that a block of cells names. With headings, columns are found by them, in any order and below any title;
 * without, they are code, name, kind, chart from the column `from` on.
 */
export function unitsIn(block: readonly (readonly string[])[], from: Field = 'code'): UnitDraft[] {
  const heading = block.slice(0, 10).findIndex((cells) => columnsOf(cells) !== undefined);
  const columns = heading < 0 ? positional(from) : columnsOf(block[heading]!)!;
  return block
    .slice(heading + 1)
    .map((cells) =>
      FIELDS.reduce((unit, field) => {
        const column = columns[field];
        const text = column === undefined ? '' : (cells[column] ?? '');
        return text === '' ? unit : changed(unit, field, text);
      }, BLANK),
    )
    .map((unit) => (isBlank(unit) ? unit : completed(unit)))
    .filter((unit) => !isBlank(unit));
}

const positional = (from: Field): Partial<Record<Field, number>> =>
  Object.fromEntries(FIELDS.slice(FIELDS.indexOf(from)).map((field, at) => [field, at]));

/** Lays a pasted block over the table from a line on: fields that the block has replace those that stand there. */
export function pasted(
  units: readonly UnitDraft[],
  at: { readonly row: number; readonly field: Field },
  block: readonly (readonly string[])[],
): UnitDraft[] {
  const incoming = unitsIn(block, at.field);
  const next = [...units];
  incoming.forEach((unit, down) => {
    const before = next[at.row + down] ?? BLANK;
    const given = Object.fromEntries(FIELDS.map((field) => [field, unit[field]]).filter(([, text]) => text !== ''));
    next[at.row + down] = completed({ ...before, ...given });
  });
  return next;
}

/** What is wrong with a field; the page says it in the reader's language. */
export type Problem = 'missing' | 'code-shape' | 'name-long' | 'duplicate-code' | 'duplicate-name' | 'second-lead';

export type Problems = readonly Partial<Record<Field, Problem>>[];

const CODE = /^[A-Z0-9]{1,12}$/;
const MAX_NAME = 80;

/** What is wrong, line by line and at its field; blank lines are left alone. The rules are the register's own. */
export function problemsOf(units: readonly UnitDraft[]): Problems {
  const filled = units.filter((unit) => !isBlank(unit));
  const twice = (field: 'code' | 'name', unit: UnitDraft): boolean =>
    unit[field].trim() !== '' && filled.find((other) => other[field].trim() === unit[field].trim()) !== unit;
  const leads = filled.filter(({ kind }) => kind === 'lead');
  return units.map((unit) => {
    if (isBlank(unit)) return {};
    const name = unit.name.trim();
    return {
      ...(unit.code === ''
        ? { code: 'missing' as const }
        : !CODE.test(unit.code)
          ? { code: 'code-shape' as const }
          : twice('code', unit)
            ? { code: 'duplicate-code' as const }
            : {}),
      ...(name === ''
        ? { name: 'missing' as const }
        : name.length > MAX_NAME
          ? { name: 'name-long' as const }
          : twice('name', unit)
            ? { name: 'duplicate-name' as const }
            : {}),
      ...(unit.kind === ''
        ? { kind: 'missing' as const }
        : unit.kind === 'lead' && leads[0] !== unit
          ? { kind: 'second-lead' as const }
          : {}),
      ...(unit.chart === '' ? { chart: 'missing' as const } : {}),
    };
  });
}

export const hasProblems = (problems: Problems): boolean => problems.some((each) => Object.keys(each).length > 0);

/** Whether the lead hospital is still to be named: a rule of the whole table, said below it. */
export const lacksLead = (units: readonly UnitDraft[]): boolean =>
  units.some((unit) => !isBlank(unit)) && !units.some(({ kind }) => kind === 'lead');

/** The members ready to be sent; undefined while any rule of the register does not hold. */
export function readyUnits(units: readonly UnitDraft[]): Unit[] | undefined {
  const filled = units.filter((unit) => !isBlank(unit));
  if (filled.length === 0 || hasProblems(problemsOf(filled))) return undefined;
  const ready = filled.map(({ code, name, kind, chart }) => ({
    code,
    name: name.trim(),
    kind: kind as UnitKind,
    chart: chart as ChartName,
  }));
  return registerRefusals(ready).length === 0 ? ready : undefined;
}

/** The community's own name and year, where a workbook brings them in a sheet with these headings. */
export function communityIn(
  block: readonly (readonly string[])[],
): { readonly name: string; readonly fiscalYear: number | undefined } | undefined {
  const [headings = [], values = []] = block;
  const year = headings.findIndex((cell) => /^会计年度$|^fiscal year$/i.test(cell.trim()));
  const name = headings.findIndex((cell) => /^名称$|^name$/i.test(cell.trim()));
  if (name < 0 || year < 0) return undefined;
  const given = Number(values[year]);
  return { name: values[name] ?? '', fiscalYear: Number.isInteger(given) && given > 1900 ? given : undefined };
}
