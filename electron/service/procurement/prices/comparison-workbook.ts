import { type ComparedItem, compare } from '../../../../shared/domain/procurement/prices/comparison.ts';
import {
  awardedPrice,
  type Negotiation,
  StandingQuotes,
} from '../../../../shared/domain/procurement/prices/negotiation.ts';
import { DEFAULT_WEIGHTS } from '../../../../shared/domain/procurement/prices/score.ts';
import { columnLetters, frameOf } from '../../workbook/write/address.ts';
import type { BannerLine, Cell, Column, PageSetup, Row, Sheet, Workbook } from '../../workbook/write/model.ts';
import { headerText, PAGE_OF_PAGES } from '../../workbook/write/sheet.ts';
import type { Paper } from '../papers/papers.ts';
import { type Beside, titleOf } from './showing.ts';

interface Compared {
  readonly paper: Pick<Paper, 'number'>;
  readonly negotiation: Negotiation;
  readonly beside: Beside;
  readonly creator: string;
  readonly created: string;
}

const nameIn = ({ beside }: Compared, code: string): string => beside.suppliers.get(code)?.name ?? code;

/** 比价表: products × suppliers by their last quotes, every round as it was given, and the award. */
export function comparisonWorkbook(told: Compared): Workbook {
  const { negotiation, paper } = told;
  return {
    title: `比价表 ${paper.number}`,
    ...{ creator: told.creator, created: told.created },
    sheets: [comparisonSheet(told), roundsSheet(told), ...(negotiation.awards ? [awardSheet(told)] : [])],
  };
}

const bannerOf = ({ negotiation: { inquiry, weights = DEFAULT_WEIGHTS }, paper }: Compared): BannerLine[] => {
  const { price, delivery, terms } = weights;
  return [
    { left: `${paper.number}　${inquiry.title}`, right: `单价：元/包装　金额：元` },
    {
      left: `价格执行：${inquiry.first} 至 ${inquiry.last}`,
      right: `评分权重：价格 ${price}%、配送 ${delivery}%、付款期 ${terms}%`,
    },
    ...(inquiry.partners.length === 0 ? [] : [{ left: `联合议价：${inquiry.partners.join('、')}` }]),
  ];
};

const pageOf = ({ paper }: Compared, name: string): PageSetup => ({
  orientation: 'landscape',
  header: { left: headerText(paper.number), right: name },
  footer: { center: PAGE_OF_PAGES },
});

/** Columns before the suppliers' and of each supplier. */
const LEAD: readonly Column[] = [
  { heading: ['品种', '编码'], kind: 'code', width: 27 },
  { heading: ['品种', '品名规格'], kind: 'wrap', width: 30 },
  { heading: ['品种', '预计采购量'], kind: 'count', width: 11 },
  { heading: ['参照', '挂网价'], kind: 'price', width: 11 },
  { heading: ['参照', '上次协议价'], kind: 'price', width: 11 },
];
const PER_SUPPLIER: readonly Omit<Column, 'heading'>[] = [
  { kind: 'price', width: 11 },
  { kind: 'money', width: 15 },
  { kind: 'integer', width: 8 },
  { kind: 'integer', width: 8 },
  { kind: 'decimal', width: 8 },
];
const SUPPLIER_HEADS = ['报价', '金额', '小时', '付款天', '得分'] as const;

function comparisonSheet(told: Compared): Sheet {
  const { negotiation, beside } = told;
  const { items, suppliers } = compare(negotiation, beside.earlier);
  const columns = [
    ...LEAD,
    ...suppliers.flatMap(({ supplier }) =>
      PER_SUPPLIER.map((column, at): Column => ({ ...column, heading: [nameIn(told, supplier), SUPPLIER_HEADS[at]!] })),
    ),
  ];
  const head = { title: '比价表', banner: bannerOf(told), columns };
  const { firstRow } = frameOf(head);
  const end = firstRow + items.length - 1;
  const rowOf = (item: ComparedItem, line: number): Row => [
    ...[item.item, titleOf(beside.items, item.item), item.packs, item.listed ?? null, item.agreed ?? null],
    ...item.quotes.flatMap((quote, at): Cell[] => {
      if (!quote) return [null, null, null, null, null];
      const letters = columnLetters(LEAD.length + at * PER_SUPPLIER.length);
      return [
        // The lowest is marked by its look; above the listed price is to be mended.
        {
          value: quote.price,
          ...(quote.aboveListed ? { look: 'wrong' } : quote.lowest ? { look: 'head', align: 'right' } : {}),
        },
        { value: quote.amount, formula: `ROUND(C${line}*${letters}${line},2)` },
        quote.hours,
        quote.days,
        quote.score,
      ];
    }),
  ];
  const totals: Cell[] = suppliers.flatMap(({ amount, score, quoted }, at): Cell[] => {
    const letters = columnLetters(LEAD.length + at * PER_SUPPLIER.length + 1);
    return [
      { value: `${quoted} 个`, kind: 'text', align: 'right' },
      { value: amount, formula: `SUM(${letters}${firstRow}:${letters}${end})` },
      null,
      null,
      score,
    ];
  });
  return {
    name: '比价表',
    ...head,
    rows: [
      ...items.map((item, at) => rowOf(item, firstRow + at)),
      { look: 'total', cells: ['合计', null, null, null, null, ...totals] },
      {
        look: 'note',
        cells: ['深底为最低报价，黄底为高于挂网价；得分为 100 分制，合计行为各品种得分的平均，未报价的品种计 0 分'],
      },
    ],
    frozenColumns: 2,
    page: { ...pageOf(told, '比价表'), ...(suppliers.length > 3 ? { paper: 'A3' as const } : {}) },
    tab: 'accent',
  };
}

function roundsSheet(told: Compared): Sheet {
  const { negotiation, beside } = told;
  return {
    name: '各轮报价',
    title: '各轮报价',
    banner: bannerOf(told),
    columns: [
      { heading: '轮次', kind: 'integer', width: 7 },
      { heading: '供应商', kind: 'text', width: 32 },
      { heading: '品种编码', kind: 'code', width: 27 },
      { heading: '品名规格', kind: 'wrap', width: 34 },
      { heading: '单价', kind: 'price', width: 12 },
      { heading: '配送小时', kind: 'integer', width: 10 },
      { heading: '付款天', kind: 'integer', width: 10 },
      { heading: '备注', kind: 'text', width: 24 },
    ],
    rows: negotiation.rounds.flatMap((quotes, at) =>
      quotes.map(
        ({ supplier, item, price, hours, days, remark }): Row => [
          ...[at + 1, nameIn(told, supplier), item, titleOf(beside.items, item), price, hours, days, remark],
        ],
      ),
    ),
    filter: true,
    page: pageOf(told, '各轮报价'),
    tab: 'quiet',
  };
}

function awardSheet(told: Compared): Sheet {
  const { negotiation, beside } = told;
  const standing = new StandingQuotes(negotiation.rounds);
  const { minutes, awards = [] } = negotiation;
  return {
    name: '定标',
    title: '定标',
    banner: [
      ...bannerOf(told),
      ...(minutes
        ? [{ left: `会议纪要：${minutes.number}　${minutes.date}`, right: `到会：${minutes.attendance}` }]
        : []),
    ],
    columns: [
      { heading: '品种编码', kind: 'code', width: 27 },
      { heading: '品名规格', kind: 'wrap', width: 34 },
      { heading: '协议价', kind: 'price', width: 12 },
      { heading: '供应商及配送单位', kind: 'wrap', width: 48 },
      { heading: '原因', kind: 'wrap', width: 40 },
    ],
    rows: awards.map((award): Row => {
      const price = awardedPrice(standing, award);
      const who = award.suppliers.map(
        ({ supplier, units }) => `${nameIn(told, supplier)}（${units.length === 0 ? '全部单位' : units.join('、')}）`,
      );
      return [
        ...[award.item, titleOf(beside.items, award.item), price ?? null],
        who.length === 0 ? '未中选' : who.join('；'),
        award.reason,
      ];
    }),
    page: pageOf(told, '定标'),
    tab: 'quiet',
  };
}
