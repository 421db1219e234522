/** 计量单位 of what is counted. */
export const COUNTED_IN = { visits: '人次', 'bed-days': '床日', cases: '例', people: '人', doses: '剂次' } as const;
export type CountedIn = keyof typeof COUNTED_IN;

/**
 * Something that is counted and planned (业务量指标): work that is done and people who are served, never income. No income
 * figure is given to a department or a person (贵 三(十二)), so none can be named here.
 */
export interface Measure {
  readonly code: string;
  readonly name: string;
  /** What one of it is (计量单位). */
  readonly unit: CountedIn;
  /** How the year follows from the months: their sum, or what stands at its end (年末在册). */
  readonly year: 'sum' | 'end';
}

/** The list is a community's own [U]; these are its first entries, after 卫生健康统计 and the public-health services. */
export const MEASURES: readonly Measure[] = [
  { code: 'W01', name: '门急诊人次', unit: 'visits', year: 'sum' },
  { code: 'W02', name: '出院人次', unit: 'visits', year: 'sum' },
  { code: 'W03', name: '实际占用床日', unit: 'bed-days', year: 'sum' },
  { code: 'W04', name: '手术例次', unit: 'cases', year: 'sum' },
  { code: 'W05', name: '检查人次', unit: 'visits', year: 'sum' },
  { code: 'W06', name: '检验人次', unit: 'visits', year: 'sum' },
  { code: 'W07', name: '体检人次', unit: 'visits', year: 'sum' },
  { code: 'W08', name: '中医药服务人次', unit: 'visits', year: 'sum' },
  { code: 'W09', name: '上转人次', unit: 'visits', year: 'sum' },
  { code: 'W10', name: '下转人次', unit: 'visits', year: 'sum' },
  { code: 'W11', name: '远程会诊例次', unit: 'cases', year: 'sum' },
  { code: 'W21', name: '家庭医生签约人数', unit: 'people', year: 'end' },
  { code: 'W22', name: '基本公卫服务人次', unit: 'visits', year: 'sum' },
  { code: 'W23', name: '疫苗接种剂次', unit: 'doses', year: 'sum' },
  { code: 'W24', name: '慢病规范管理人数', unit: 'people', year: 'end' },
  { code: 'W25', name: '老年人健康管理人数', unit: 'people', year: 'end' },
];

const BY_CODE = new Map(MEASURES.map((measure) => [measure.code, measure]));

export const measureOf = (code: string): Measure | undefined => BY_CODE.get(code);
