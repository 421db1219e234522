import type { FindingState } from '../../../../shared/domain/procurement/guards/answer.ts';
import type { GuardBasis, GuardLevel, GuardRule } from '../../../../shared/domain/procurement/guards/finding.ts';
import {
  BASIS_NAMES,
  LEVEL_NAMES,
  RULE_NAMES,
  STATE_NAMES,
} from '../../../../shared/domain/procurement/guards/saying.ts';
import type { OverrideKind } from '../../../../shared/domain/procurement/override.ts';
import { amountOf } from '../../../../shared/domain/procurement/price.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { type Fen, sumFen } from '../../../../shared/kernel/fen.ts';
import { type Period, yearOf } from '../../../../shared/kernel/period.ts';
import { frameOf } from '../../workbook/write/address.ts';
import type { Column, Row, Sheet, Workbook } from '../../workbook/write/model.ts';
import { headerText, PAGE_OF_PAGES } from '../../workbook/write/sheet.ts';
import type { GuardStep } from './drawing.ts';
import type { OverrideUsed } from './reading.ts';

interface RegisterRow {
  readonly rule: GuardRule;
  readonly level: GuardLevel;
  readonly state: FindingState;
  readonly unit: string;
  readonly unitName: string;
  readonly item: string;
  readonly name: string;
  readonly supplierName: string;
  readonly day: AccountingDate;
  readonly found: string;
  readonly held: string;
  readonly basis: GuardBasis;
  readonly note: string;
  readonly excessFen: Fen;
  readonly papers: readonly { readonly number: string }[];
  readonly overrides: readonly { readonly number: string; readonly why: string }[];
  readonly wholeSteps: readonly GuardStep[];
}

export interface RegisterBook {
  readonly community: string;
  readonly first: AccountingDate;
  readonly last: AccountingDate;
  readonly rows: readonly RegisterRow[];
  readonly overrides: readonly (OverrideUsed & { readonly unitName: string })[];
  readonly creator: string;
  readonly created: string;
}

/** What the file is called. */
export const registerName = (period: Period, span: 'month' | 'year'): string =>
  `采购监督登记册-${span === 'month' ? period : `${yearOf(period)}-01至${period}`}.xlsx`;

const STEPS: Readonly<Record<GuardStep['step'], string>> = { explain: '说明', accept: '认定', return: '退回' };
const KINDS: Readonly<Record<OverrideKind, string>> = {
  'outside-formulary': '目录外采购',
  'above-price': '高于限价',
  unlicensed: '供应商证照不全',
  'outside-account': '账外采购',
};

const FOUND: readonly Column[] = [
  { heading: '序号', kind: 'integer', width: 6 },
  { heading: '级别', kind: 'text', width: 8 },
  { heading: '规则', kind: 'text', width: 20 },
  { heading: '单位', kind: 'wrap', width: 22 },
  { heading: '品种编码', kind: 'code', width: 26 },
  { heading: '品种', kind: 'wrap', width: 34 },
  { heading: '供应商', kind: 'wrap', width: 28 },
  { heading: '日期', kind: 'date', width: 12 },
  { heading: '发现', kind: 'text', width: 12 },
  { heading: '比照', kind: 'text', width: 12 },
  { heading: '比照对象', kind: 'wrap', width: 18 },
  { heading: '涉及金额', kind: 'money', width: 14 },
  { heading: '单据', kind: 'wrap', width: 34 },
  { heading: '状态', kind: 'text', width: 12 },
  { heading: '处理经过', kind: 'wrap', width: 50 },
  { heading: '例外审批', kind: 'wrap', width: 30 },
];

const ALLOWED: readonly Column[] = [
  { heading: '序号', kind: 'integer', width: 6 },
  { heading: '例外单号', kind: 'text', width: 16 },
  { heading: '种类', kind: 'text', width: 14 },
  { heading: '单位', kind: 'wrap', width: 24 },
  { heading: '品种', kind: 'wrap', width: 28 },
  { heading: '至多数量', kind: 'count', width: 10 },
  { heading: '至多单价', kind: 'price', width: 12 },
  { heading: '至多金额', kind: 'money', width: 14 },
  { heading: '起', kind: 'date', width: 12 },
  { heading: '止', kind: 'date', width: 12 },
  { heading: '原因', kind: 'wrap', width: 36 },
  { heading: '办理经过', kind: 'wrap', width: 40 },
  { heading: '用在订单', kind: 'wrap', width: 36 },
];

/** 采购监督登记册: every finding with its answers, and every exception with who approved it and where it was used. */
export function registerWorkbook(book: RegisterBook): Workbook {
  const { creator, created } = book;
  return { title: '采购监督登记册', ...{ creator, created }, sheets: [foundSheet(book), allowedSheet(book)] };
}

const framed = ({ community, first, last }: RegisterBook, title: string, columns: readonly Column[]) => ({
  ...{ title, columns, banner: [{ left: community, center: `${first} 至 ${last}`, right: '金额单位：元' }] },
});
const pageOf = ({ community }: RegisterBook, title: string): Sheet['page'] => ({
  orientation: 'landscape',
  header: { left: headerText(community), right: title },
  footer: { center: PAGE_OF_PAGES },
});

function foundSheet(book: RegisterBook): Sheet {
  const head = framed(book, '采购监督登记册', FOUND);
  const { firstRow } = frameOf(head);
  const last = firstRow + Math.max(book.rows.length, 1) - 1;
  const right = (value: string) => ({ value, align: 'right' }) as const;
  const rows = book.rows.map(
    (row, at): Row => [
      ...[at + 1, LEVEL_NAMES[row.level], RULE_NAMES[row.rule], `${row.unit} ${row.unitName}`.trim() || '统一账户'],
      ...[row.item, row.name, row.supplierName, row.day, right(row.found), right(row.held)],
      ...[row.note || BASIS_NAMES[row.basis], row.excessFen, row.papers.map(({ number }) => number).join('、')],
      STATE_NAMES[row.state],
      row.wholeSteps.map(({ step, display, reason }) => `${display}${STEPS[step]}：${reason}`).join('；'),
      row.overrides.map(({ number, why }) => `${number} ${why}`).join('；'),
    ],
  );
  const total = {
    value: sumFen(book.rows.map(({ excessFen }) => excessFen)),
    // Of no rows there is nothing to add up: the total would stand in its own range.
    ...(rows.length === 0 ? {} : { formula: `SUM(L${firstRow}:L${last})` }),
  };
  return {
    ...{ name: '发现', ...head, filter: true, page: pageOf(book, '采购监督登记册'), tab: 'accent' as const },
    rows: [
      ...rows,
      {
        look: 'total',
        cells: [null, '合计', '', '', '', '', '', null, '', '', '', total, '', '', '', ''],
      },
    ],
  };
}

function allowedSheet(book: RegisterBook): Sheet {
  const head = framed(book, '采购例外审批', ALLOWED);
  const { firstRow } = frameOf(head);
  const last = firstRow + Math.max(book.overrides.length, 1) - 1;
  const amounts = book.overrides.map(({ override }) => amountOf(override.price, override.quantity));
  const rows = book.overrides.map(
    ({ override, unitName, steps, orders }, at): Row => [
      ...[
        at + 1,
        override.number,
        KINDS[override.kind],
        `${override.unit} ${unitName}`,
        override.what || override.item,
      ],
      override.quantity,
      override.price,
      { value: amounts[at]!, formula: `ROUND(F${firstRow + at}*G${firstRow + at},2)` },
      ...[override.first, override.last, override.why],
      steps.map(({ display, reason }) => (reason === '' ? display : `${display}：${reason}`)).join('；'),
      orders.map(({ number, day, packs }) => `${number} ${day} ${packs}`).join('；'),
    ],
  );
  return {
    ...{ name: '例外审批', ...head, filter: true, page: pageOf(book, '采购例外审批') },
    rows: [
      ...rows,
      {
        look: 'total',
        cells: [
          ...[null, '合计', '', '', '', null, null],
          { value: sumFen(amounts), ...(rows.length === 0 ? {} : { formula: `SUM(H${firstRow}:H${last})` }) },
          ...[null, null, '', '', ''],
        ],
      },
    ],
  };
}
