import { sumFen } from '../../../../shared/kernel/fen.ts';
import { columnLetters, frameOf } from '../../workbook/write/address.ts';
import type { Column, Row, Workbook } from '../../workbook/write/model.ts';
import { headerText, PAGE_OF_PAGES } from '../../workbook/write/sheet.ts';
import type { OpenClaim } from './open-claims.ts';

/** 预算占用明细 of one unit or of several, as of a day. */
export interface ClaimsSheet {
  readonly who: string;
  readonly day: string;
  readonly year: number;
  readonly claims: readonly OpenClaim[];
  unit(code: string): string;
  department(unit: string, code: string): string;
  item(code: string): string;
  source(code: string): string;
  readonly creator: string;
  readonly created: string;
}

const NAME = '预算占用明细';
const KINDS: Readonly<Record<OpenClaim['kind'], string>> = {
  request: '用款申请',
  draft: '凭证',
  order: '订单',
  payment: '付款单',
  application: '大额支出申请',
  payout: '付款申请',
};
const COLUMNS: readonly Column[] = [
  { heading: '单位', kind: 'text', width: 24 },
  { heading: '单据', kind: 'text', width: 10 },
  { heading: '单号', kind: 'text', width: 18 },
  { heading: '事由', kind: 'text', width: 28 },
  { heading: '项目编码', kind: 'code', width: 10 },
  { heading: '预算项目', kind: 'text', width: 22 },
  { heading: '科室', kind: 'text', width: 14 },
  { heading: '资金来源', kind: 'text', width: 18 },
  { heading: '项目', kind: 'text', width: 10 },
  { heading: '占用', kind: 'money', width: 16 },
  { heading: '签约', kind: 'money', width: 16 },
  { heading: '账龄（天）', kind: 'integer', width: 10 },
  { heading: '到期日', kind: 'text', width: 12 },
];
const FIRST_AMOUNT = 9;

/** The claims as a workbook: amounts are numbers, the totals formulas. */
export function claimsWorkbook({ who, day, year, claims, creator, created, ...names }: ClaimsSheet): Workbook {
  const head = {
    title: NAME,
    banner: [{ left: `编制单位：${who}`, center: `${year} 年预算　截至 ${day}`, right: '金额单位：元' }],
    columns: COLUMNS,
  };
  const { firstRow } = frameOf(head);
  const rows: Row[] = claims.map(
    (claim): Row => [
      ...[names.unit(claim.unit), KINDS[claim.kind], claim.document, claim.what],
      ...[claim.item, names.item(claim.item)],
      claim.department === '' ? '' : names.department(claim.unit, claim.department),
      ...[names.source(claim.source), claim.project],
      ...[claim.reserved, claim.committed, claim.age, claim.expires ?? ''],
    ],
  );
  const last = firstRow + rows.length - 1;
  const total = (column: number, value: number) => {
    const letters = columnLetters(column);
    return { value, formula: `SUM(${letters}${firstRow}:${letters}${last})` };
  };
  if (rows.length > 0)
    rows.push({
      look: 'total',
      cells: [
        ...['合计', null, null, null, null, null, null, null, null],
        total(FIRST_AMOUNT, sumFen(claims.map(({ reserved }) => reserved))),
        total(FIRST_AMOUNT + 1, sumFen(claims.map(({ committed }) => committed))),
        ...[null, null],
      ],
    });
  else rows.push([]);
  return {
    title: `${NAME} ${who} ${year}`,
    creator,
    created,
    sheets: [
      {
        name: NAME,
        ...head,
        rows,
        filter: true,
        frozenColumns: 3,
        page: {
          orientation: 'landscape',
          header: { left: headerText(who), right: `截至 ${day}　金额单位：元` },
          footer: { center: PAGE_OF_PAGES },
        },
        tab: 'accent',
      },
    ],
  };
}
