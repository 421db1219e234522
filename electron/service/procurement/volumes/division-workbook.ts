import type { OutputOf } from '../../../../shared/contract/operation.ts';
import type { procurement } from '../../../../shared/contract/procurement.ts';
import { percentOf, WHOLE_BPS } from '../../../../shared/domain/procurement/volumes/bps.ts';
import { fen, parseYuan, sumFen } from '../../../../shared/kernel/fen.ts';
import { frameOf } from '../../workbook/write/address.ts';
import type { Column, PageSetup, Row, Sheet, Workbook } from '../../workbook/write/model.ts';
import { PAGE_OF_PAGES } from '../../workbook/write/sheet.ts';

type Surplus = OutputOf<typeof procurement.surpluses>[number];

const INSURANCE_NAMES = { employee: '职工医保', resident: '居民医保' } as const;
const BASIS_NAMES = { contribution: '完成的约定采购金额', weights: '核定权重' } as const;
const NOTHING = {
  incomplete: '约定采购量未完成，不留用',
  'not-passed': '考核不合格，不留用',
  'no-surplus': '没有结余',
} as const;
const STAGES: Readonly<Record<string, string>> = {
  draft: '草稿',
  handed: '待审',
  approved: '已审',
  refused: '未通过',
  withdrawn: '已撤回',
  ended: '已终止',
};
/** What the money is (医保发〔2020〕26号): never a rebate on the price. */
const PURPOSE = '结余留用资金是对医疗机构的改革激励金，用于相关人员绩效和事业发展，不是药品价格的返利或折扣。';

export const divisionTitle = ({ batch, year, insurance }: Surplus): string =>
  `${batch.name}${year}年${INSURANCE_NAMES[insurance]}结余留用`;

const money = (text: string) => parseYuan(text) ?? null;

/** 结余留用测算 with every factor, and its division among units, for signing and filing. */
export function divisionWorkbook(
  surplus: Surplus,
  made: { readonly creator: string; readonly created: string },
): Workbook {
  const title = divisionTitle(surplus);
  const division = surplus.divisions.find(({ stage }) => !['refused', 'withdrawn', 'ended'].includes(stage));
  return {
    title,
    ...made,
    sheets: [factors(surplus, title), products(surplus, title), ...(division ? [shares(division, title)] : [])],
  };
}

const page: PageSetup = { orientation: 'landscape', footer: { center: PAGE_OF_PAGES } };

function factors(surplus: Surplus, title: string): Sheet {
  const percent = (bps: number): string => `${percentOf(bps)}%`;
  const rows: Row[] = [
    ['批次', `${surplus.batch.number} ${surplus.batch.name}`],
    ['年度', String(surplus.year)],
    ['险种', INSURANCE_NAMES[surplus.insurance]],
    ['计量到', surplus.on],
    ['医保支付比例', percent(surplus.payBps)],
    ['参保患者使用量占比', percent(surplus.insuredBps)],
    ['医保资金预算', { value: money(surplus.budget), kind: 'money' }],
    ['医保资金支出', { value: money(surplus.spent), kind: 'money' }],
    ['结余测算基数', { value: money(surplus.base), kind: 'money' }],
    ['考核等次', `${surplus.grade}（${percent(surplus.ratioBps)}）`],
    { look: 'total', cells: ['留用金额', { value: money(surplus.retained), kind: 'money' }] },
    ...(surplus.nothingFor ? [['说明', NOTHING[surplus.nothingFor]]] : []),
    ['考核等次表', surplus.grades.map(({ name, ratioBps }) => `${name} ${percent(ratioBps)}`).join('、')],
    ['算法', '预算 = Σ 约定采购量基数 × 集采前加权均价 × 医保支付比例 × 参保患者使用量占比'],
    ['', '支出 = Σ（中选约定量 × 中选价 + 非中选使用金额）× 医保支付比例 × 参保患者使用量占比'],
    ['', '留用 = max(0, 预算 − 支出) × 考核比例，比例不超过 50%'],
    ['用途', PURPOSE],
    ['编号和状态', `${surplus.number}　${STAGES[surplus.stage] ?? ''}`],
  ];
  return {
    name: '测算',
    title,
    banner: [{ left: surplus.number, right: '金额单位：元' }],
    columns: [
      { heading: '因素', kind: 'text', width: 24 },
      { heading: '内容', kind: 'wrap', width: 80 },
    ],
    ...{ rows, page, tab: 'accent' },
  };
}

function products(surplus: Surplus, title: string): Sheet {
  const columns: Column[] = [
    { heading: '品种编码', kind: 'code', width: 26 },
    { heading: '品名规格', kind: 'text', width: 38 },
    { heading: '约定采购量基数', kind: 'count', width: 14 },
    { heading: '集采前加权均价', kind: 'code', width: 14 },
    { heading: '中选约定量', kind: 'count', width: 13 },
    { heading: '中选价', kind: 'code', width: 10 },
    { heading: '非中选使用金额', kind: 'money', width: 15 },
    { heading: '完成量', kind: 'count', width: 13 },
    { heading: '是否完成', kind: 'text', width: 10 },
    { heading: '预算', kind: 'money', width: 15 },
    { heading: '支出', kind: 'money', width: 15 },
  ];
  const head = {
    title: `${title}品种明细`,
    banner: [{ left: surplus.number, right: '数量：最小单位　金额：元' }],
    columns,
  };
  const { firstRow } = frameOf(head);
  const last = firstRow + surplus.products.length - 1;
  const total = (text: string, column: string) => ({
    value: money(text),
    formula: `SUM(${column}${firstRow}:${column}${last})`,
  });
  const right = (value: string) => ({ value, align: 'right' as const });
  return {
    name: '品种',
    ...head,
    rows: [
      ...surplus.products.map(
        (row): Row => [
          ...[row.item, row.name, row.base, right(row.before), row.agreed, right(row.selected)],
          ...[money(row.other), row.completed, row.complete ? '完成' : row.counts ? '未完成' : '未完成，不计入'],
          ...[money(row.budget), money(row.spent)],
        ],
      ),
      {
        look: 'total',
        cells: [
          ...['合计', '', null, '', null, '', null, null, ''],
          total(surplus.budget, 'J'),
          total(surplus.spent, 'K'),
        ],
      },
    ],
    ...{ frozenColumns: 2, page },
  };
}

function shares(division: Surplus['divisions'][number], title: string): Sheet {
  const byAmount = division.basis === 'contribution';
  const columns: Column[] = [
    { heading: '单位编码', kind: 'code', width: 12 },
    { heading: '单位', kind: 'text', width: 34 },
    byAmount
      ? { heading: '完成的约定采购金额', kind: 'money', width: 20 }
      : { heading: '权重', kind: 'count', width: 20 },
    { heading: '向基层倾斜系数', kind: 'code', width: 16 },
    { heading: '分配金额', kind: 'money', width: 18 },
    { heading: '负责人签字', kind: 'text', width: 22 },
  ];
  const head = {
    title: `${title}分配表`,
    banner: [
      {
        left: `${division.number}　${STAGES[division.stage] ?? ''}`,
        center: `分配依据：${BASIS_NAMES[division.basis]}`,
        right: '金额单位：元',
      },
    ],
    columns,
  };
  const { firstRow } = frameOf(head);
  const last = firstRow + division.rows.length - 1;
  const weights = division.rows.reduce((sum, { weight }) => sum + weight, 0);
  const shared = sumFen(division.rows.map(({ share }) => parseYuan(share)!));
  return {
    name: '分配',
    ...head,
    rows: [
      ...division.rows.map(
        (row): Row => [
          ...[row.unit, row.unitName, byAmount ? fen(row.weight) : row.weight],
          { value: row.tiltBps === WHOLE_BPS ? '' : `${percentOf(row.tiltBps)}%`, align: 'right' },
          money(row.share),
          '',
        ],
      ),
      {
        look: 'total',
        cells: [
          ...['合计', '', { value: byAmount ? fen(weights) : weights, formula: `SUM(C${firstRow}:C${last})` }, ''],
          { value: shared, formula: `SUM(E${firstRow}:E${last})` },
          '',
        ],
      },
      { look: 'note', cells: [PURPOSE, '', null, '', null, ''] },
    ],
    page,
    tab: 'accent',
  };
}
