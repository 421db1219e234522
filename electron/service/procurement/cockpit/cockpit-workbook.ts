import type { Rate } from '../../../../shared/domain/procurement/cockpit/figures.ts';
import type { SpendBy } from '../../../../shared/domain/procurement/cockpit/spend.ts';
import { fen } from '../../../../shared/kernel/fen.ts';
import { type Period, yearOf } from '../../../../shared/kernel/period.ts';
import { frameOf } from '../../workbook/write/address.ts';
import type { Column, Row, Sheet, Workbook } from '../../workbook/write/model.ts';
import { headerText, PAGE_OF_PAGES } from '../../workbook/write/sheet.ts';
import type { Cockpit, Watch } from './figures.ts';

type Whole = Cockpit & { readonly watch: Watch };

interface Made {
  readonly creator: string;
  readonly created: string;
  /** Of one unit alone; '' of all in sight. */
  readonly unit: string;
}

/** What the file is called. */
export const cockpitBookName = (period: Period, span: 'month' | 'year'): string =>
  `采购驾驶舱-${span === 'month' ? period : `${yearOf(period)}-01至${period}`}.xlsx`;

const SHEETS: Readonly<Record<SpendBy, string>> = {
  unit: '按单位',
  item: '按品种',
  supplier: '按供应商',
  month: '按月份',
};

const FIGURES: readonly Column[] = [
  { heading: '指标', kind: 'text', width: 26 },
  { heading: '分子', kind: 'money', width: 18 },
  { heading: '分母', kind: 'money', width: 18 },
  { heading: '比率（%）', kind: 'decimal', width: 12 },
  { heading: '口径', kind: 'wrap', width: 60 },
];

/** 采购驾驶舱 as a workbook: figures with numerator and denominator, and what was bought four ways, totals by formula. */
export function cockpitWorkbook(cockpit: Whole, made: Made): Workbook {
  const { creator, created } = made;
  const sheets = [
    figureSheet(cockpit, made),
    ...(Object.keys(SHEETS) as SpendBy[]).map((by) => spendSheet(cockpit, by, made)),
  ];
  return { title: '采购驾驶舱', ...{ creator, created }, sheets };
}

const framed = ({ community, first, last }: Cockpit, title: string, columns: readonly Column[], unit: string) => ({
  ...{ title, columns },
  banner: [{ left: unit === '' ? community : unit, center: `${first} 至 ${last}`, right: '金额单位：元' }],
});
const pageOf = ({ community }: Cockpit, title: string): Sheet['page'] => ({
  orientation: 'landscape',
  header: { left: headerText(community), right: title },
  footer: { center: PAGE_OF_PAGES },
});

function figureSheet(cockpit: Whole, { unit }: Made): Sheet {
  const { figures, watch } = cockpit;
  const head = framed(cockpit, '采购驾驶舱', FIGURES, unit);
  const { firstRow } = frameOf(head);
  const money: readonly (readonly [string, Rate, string])[] = [
    ['基药采购金额占比', figures.essential, '基药采购金额 ÷ 药品采购总金额（不含中药饮片）'],
    ['集采中标药品金额占比', figures.selected, '集采中选药品采购金额 ÷ 药品采购总金额（不含中药饮片）'],
    ['集采约定量完成率', figures.progress, '按中选价折算，各单位各品种至多计到约定量'],
    ['到货率', figures.filled, '到货验收金额 ÷ 订单金额'],
    ['付款及时率', watch.paid, '到期前付款金额 ÷ 到期应付金额'],
    ['比挂网价节约', figures.listed, '（挂网价 − 采购价）× 数量 ÷ 挂网价 × 数量'],
    ['比前次价格节约', figures.before, '（前一个不同的到货价 − 采购价）× 数量 ÷ 前价 × 数量'],
  ];
  const counts: readonly (readonly [string, Rate, string])[] = [
    ['基药品种占比', figures.essentialItems, '基药品规数 ÷ 采购品规数（不含中药饮片）'],
    ['及时率', figures.onTime, '承诺日前到齐的行数 ÷ 已到承诺日的订单行数，供应商没有承诺的不计'],
    [
      '待处理的监督发现',
      { part: watch.guards.open, whole: watch.guards.all, bps: undefined },
      '待说明、待认定和已退回的发现，及全部发现（条数，不计比率）',
    ],
  ];
  // Of nothing there is no rate, and no formula that would come to one.
  const rateAt = (row: number, { bps }: Rate) =>
    bps === undefined ? null : { value: bps, formula: `B${row}/C${row}*100` };
  const rows: Row[] = [
    ...money.map(
      ([name, rate, about], at): Row => [
        ...[name, fen(rate.part), fen(rate.whole)],
        rateAt(firstRow + at, rate),
        about,
      ],
    ),
    ...counts.map(
      ([name, rate, about], at): Row => [
        name,
        { value: rate.part, kind: 'count' },
        { value: rate.whole, kind: 'count' },
        rateAt(firstRow + money.length + at, {
          ...rate,
          // How many findings are open is a count, and no share of anything.
          bps: rate.bps === undefined || rate.whole === 0 ? undefined : Math.round((rate.part * 10_000) / rate.whole),
        }),
        about,
      ],
    ),
  ];
  return { name: '关键指标', ...head, rows, page: pageOf(cockpit, '采购驾驶舱'), tab: 'accent' };
}

function spendSheet(cockpit: Cockpit, by: SpendBy, { unit }: Made): Sheet {
  const name = SHEETS[by];
  const columns: readonly Column[] = [
    { heading: '序号', kind: 'integer', width: 6 },
    { heading: by === 'month' ? '月份' : '编码', kind: 'code', width: by === 'item' ? 26 : 22 },
    // A month is its own name.
    ...(by === 'month' ? [] : [{ heading: '名称', kind: 'wrap', width: 40 } as const]),
    { heading: '验收行数', kind: 'count', width: 10 },
    { heading: '采购金额', kind: 'money', width: 18 },
    { heading: '占比（%）', kind: 'decimal', width: 12 },
    ...(by === 'month' ? [] : [{ heading: '累计（%）', kind: 'decimal', width: 12 } as const]),
    ...(by === 'item' ? [{ heading: 'ABC', kind: 'text', width: 8 } as const] : []),
    ...(by === 'item' ? [{ heading: '生产企业', kind: 'wrap', width: 28 } as const] : []),
  ];
  const [counted, spent] = by === 'month' ? ['C', 'D'] : ['D', 'E'];
  const head = framed(cockpit, `采购金额${name}`, columns, unit);
  const { firstRow } = frameOf(head);
  const rows = cockpit.spendBy[by];
  const last = firstRow + Math.max(rows.length, 1) - 1;
  const total = last + 1;
  const share = (bps: number | undefined, sum: string) =>
    bps === undefined ? null : { value: bps, formula: `${sum}/$${spent}$${total}*100` };
  // Of no rows there is nothing to add up: the total would stand in its own range.
  const sum = (column: string) => (rows.length === 0 ? {} : { formula: `SUM(${column}${firstRow}:${column}${last})` });
  const cells = rows.map((each, at): Row => {
    const row = firstRow + at;
    return [
      ...[at + 1, each.key, ...(by === 'month' ? [] : [each.name]), each.lines, each.amount],
      share(each.shareBps, `${spent}${row}`),
      ...(by === 'month' ? [] : [share(each.upToBps, `SUM(E$${firstRow}:E${row})`)]),
      ...(by === 'item' ? [each.grade, each.maker] : []),
    ];
  });
  const lines = rows.reduce((sum, each) => sum + each.lines, 0);
  return {
    ...{ name, ...head, filter: true, page: pageOf(cockpit, `采购金额${name}`) },
    rows: [
      ...cells,
      {
        look: 'total',
        cells: [
          ...[null, '合计', ...(by === 'month' ? [] : [''])],
          { value: lines, ...sum(counted) },
          { value: cockpit.spend, ...sum(spent) },
          ...[null, ...(by === 'month' ? [] : [null]), ...(by === 'item' ? ['', ''] : [])],
        ],
      },
    ],
  };
}
