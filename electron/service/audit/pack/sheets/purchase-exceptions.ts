import { RULE_NAMES, STATE_NAMES } from '../../../../../shared/domain/procurement/guards/saying.ts';
import type { ChainFault } from '../../../../../shared/domain/procurement/invoices/chain.ts';
import type { MatchReason } from '../../../../../shared/domain/procurement/invoices/match.ts';
import type { OverrideKind } from '../../../../../shared/domain/procurement/override.ts';
import type { Column, Row, Sheet } from '../../../workbook/write/model.ts';
import { type PackContent, unitNamer } from '../content.ts';
import type { PackPurchases } from '../purchase-content.ts';
import { bannerOf, type Paper, pageOf } from './paper.ts';

export const PURCHASE_EXCEPTIONS: Paper = {
  index: 'K2',
  name: '采购例外与放行',
  about: '本年有效的采购例外审批，采购监督的发现和处理，以及不一致仍放行付款的发票行，理由和经办人',
};

const COLUMNS: readonly Column[] = [
  { heading: '事项', kind: 'wrap', width: 16 },
  { heading: '编号/状态', kind: 'text', width: 22 },
  { heading: '单位', kind: 'wrap', width: 18 },
  { heading: '供应商', kind: 'wrap', width: 22 },
  { heading: '编码', kind: 'code', width: 24 },
  { heading: '品种', kind: 'wrap', width: 26 },
  { heading: '起', kind: 'date', width: 11 },
  { heading: '止', kind: 'date', width: 11 },
  { heading: '数量（包装）', kind: 'count', width: 12 },
  { heading: '单价', kind: 'price', width: 10 },
  { heading: '不符事项', kind: 'wrap', width: 26 },
  { heading: '理由', kind: 'wrap', width: 28 },
  { heading: '订单/单据', kind: 'wrap', width: 22 },
  { heading: '编制/说明人', kind: 'wrap', width: 13 },
  { heading: '批准/认定/放行人', kind: 'wrap', width: 15 },
  { heading: '时间（UTC）', kind: 'text', width: 25, printed: false },
];

const KINDS: Readonly<Record<OverrideKind, string>> = {
  'outside-formulary': '例外：目录外采购',
  'above-price': '例外：高于限价',
  unlicensed: '例外：供应商证照',
  'outside-account': '例外：账外采购',
};
const REASONS: Readonly<Record<MatchReason, string>> = {
  'no-order': '没有订单',
  item: '品种不符',
  'price-above': '单价高于订单',
  'price-below': '单价低于订单',
  sum: '金额与单价×数量不符',
  'not-accepted': '验收不足',
  'over-ordered': '超订单数量',
  'no-first-invoice': '缺第一票',
  'broken-chain': '两票不衔接',
  'original-held': '原发票未可付',
  'no-return': '红字没有退货',
};
const FAULTS: Readonly<Record<ChainFault, string>> = {
  missing: '缺票',
  lot: '批号不符',
  packs: '数量不足',
  day: '日期在后',
  hands: '环节过多',
  'two-agents': '两家总代理',
};

/** 例外审批 that held in the year, what 采购监督 found, and lines of invoices that were let pass; where there is none, it says so. */
export function purchaseExceptionSheet(content: PackContent, { exceptions, findings, released }: PackPurchases): Sheet {
  const nameOf = unitNamer(content);
  const rows: Row[] = [
    ...exceptions.map(({ override, what, steps, orders }): Row => {
      const { kind, number, unit, supplier, item, first, last, quantity, price, why } = override;
      const approval = steps.findLast(({ step }) => step === 'approve');
      return [
        ...[KINDS[kind], number, nameOf(unit), supplier, item, what, first, last, quantity, price, '', why],
        [...new Set(orders.map((order) => order.number))].join('、'),
        steps.findLast(({ step }) => step === 'hand')?.display ?? '',
        ...[approval?.display ?? '', approval?.instant ?? ''],
      ];
    }),
    ...findings.map(({ finding, said, what, supplierName, steps, state, gone }): Row => {
      const explained = steps.findLast(({ step }) => step === 'explain');
      const accepted = state === 'accepted' ? steps.findLast(({ step }) => step === 'accept') : undefined;
      return [
        ...[`监督：${RULE_NAMES[finding.rule]}`, gone ? '单据已更正' : STATE_NAMES[state]],
        ...[finding.unit === '' ? '统一采购账户' : nameOf(finding.unit), supplierName, finding.item, what],
        ...[finding.day, null, null, null, said, explained?.reason ?? ''],
        finding.papers.map(({ number }) => number).join('、'),
        ...[explained?.display ?? '', accepted?.display ?? '', accepted?.instant ?? explained?.instant ?? ''],
      ];
    }),
    ...released.map(
      ({
        number,
        units,
        seller,
        item,
        what,
        day,
        packs,
        price,
        reasons,
        faults,
        why,
        releasedBy,
        released: at,
      }): Row => [
        ...['发票放行', number, units.map(nameOf).join('、'), seller, item, what, day, null, packs, price],
        [...reasons.map((reason) => REASONS[reason]), ...faults.map((fault) => FAULTS[fault])].join('、'),
        ...[why, '', '', releasedBy, at],
      ],
    ),
  ];
  return {
    name: PURCHASE_EXCEPTIONS.name,
    title: PURCHASE_EXCEPTIONS.name,
    banner: bannerOf(content),
    columns: COLUMNS,
    rows: rows.length === 0 ? [['没有采购例外和监督发现，也没有放行的发票']] : rows,
    filter: true,
    frozenColumns: 2,
    page: { ...pageOf(content, PURCHASE_EXCEPTIONS, 'landscape'), paper: 'A3' },
  };
}
