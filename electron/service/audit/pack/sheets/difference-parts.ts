import { classifyVoucher } from '../../../../../shared/domain/ledger/statements/reconciliation.ts';
import {
  DIFFERENCE_CLASSES,
  OTHER_CLASSES,
} from '../../../../../shared/domain/ledger/statements/reconciliation-classes.ts';
import type { UnitCode } from '../../../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../../../shared/kernel/date.ts';
import { addFen, type Fen, ZERO } from '../../../../../shared/kernel/fen.ts';
import { monthOf } from '../../../../../shared/kernel/period.ts';
import { frameOf } from '../../../workbook/write/address.ts';
import type { Column, NamedRange, Row, Sheet } from '../../../workbook/write/model.ts';
import { type PackContent, unitNamer } from '../content.ts';
import { bannerOf, type Paper, pageOf } from './paper.ts';

export const DIFFERENCE_PARTS: Paper = {
  index: 'A7-1',
  name: '差异归类明细',
  about: '逐张凭证：盈余与预算结余差异的归类与金额',
};

/** What one voucher adds to one class of the difference between 盈余 and 预算收支差额. */
export interface DifferencePart {
  readonly unit: UnitCode;
  readonly date: AccountingDate;
  readonly month: number;
  readonly type: string;
  readonly number: number;
  readonly summary: string;
  readonly key: string;
  readonly amount: Fen;
}

/** Official name of each class, which the formulas look for. */
export const CLASS_NAMES: ReadonlyMap<string, string> = new Map(
  [...DIFFERENCE_CLASSES, ...OTHER_CLASSES].map(({ key, name }) => [key, name]),
);

/** Classes every voucher of the journal as the ledger does (DOMAIN 1.12), closing vouchers left out. */
export function differenceParts(content: PackContent): DifferencePart[] {
  const groups = new Map<string, string>();
  for (const { figures } of content.books) {
    for (const { unit, code, group } of figures) if (group !== undefined) groups.set(`${unit}|${code}`, group);
  }
  const parts: DifferencePart[] = [];
  for (const voucher of content.journal) {
    if (voucher.kind === 'closing') continue;
    const lines = voucher.lines.map(({ book, code, debit, credit }) => ({
      book,
      account: groups.get(`${voucher.unit}|${code}`) ?? code,
      net: debit - credit,
    }));
    for (const { key, amount } of classifyVoucher(lines)) {
      const { unit, date, type, number, summary } = voucher;
      parts.push({ unit, date, month: monthOf(voucher.period), type, number, summary, key, amount });
    }
  }
  return parts;
}

const COLUMNS: readonly Column[] = [
  { heading: '单位', kind: 'text' },
  { heading: '月份', kind: 'integer', width: 6 },
  { heading: '日期', kind: 'date', width: 12 },
  { heading: '凭证字', kind: 'text', width: 7 },
  { heading: '凭证号', kind: 'integer', width: 8 },
  { heading: '摘要', kind: 'text', width: 34 },
  { heading: '差异归类', kind: 'text', width: 42 },
  { heading: '金额', kind: 'money' },
];
export const PART_RANGE = { unit: '差异_单位', month: '差异_月份', key: '差异_归类', amount: '差异_金额' } as const;
const RANGE_COLUMN = { unit: 0, month: 1, key: 6, amount: 7 } as const;

export function differencePartSheet(
  content: PackContent,
  parts: readonly DifferencePart[],
): { sheet: Sheet; names: NamedRange[] } {
  const name = unitNamer(content);
  const head = { title: '盈余与预算结余差异归类明细', banner: bannerOf(content), columns: COLUMNS };
  const { firstRow } = frameOf(head);
  const rows = parts.map(
    (part): Row => [
      name(part.unit),
      part.month,
      part.date,
      part.type,
      part.number,
      part.summary,
      CLASS_NAMES.get(part.key) ?? part.key,
      part.amount,
    ],
  );
  return {
    sheet: {
      name: DIFFERENCE_PARTS.name,
      ...head,
      rows: rows.length > 0 ? rows : [['无']],
      filter: true,
      page: pageOf(content, DIFFERENCE_PARTS, 'landscape'),
    },
    names: Object.entries(PART_RANGE).map(([key, name]) => ({
      name,
      sheet: DIFFERENCE_PARTS.name,
      column: RANGE_COLUMN[key as keyof typeof RANGE_COLUMN],
      firstRow,
      lastRow: firstRow + Math.max(1, rows.length) - 1,
    })),
  };
}

/** Exact sums over the rows, by the criteria that SUMIFS gets. */
export class PartSums {
  readonly #sums = new Map<string, Fen>();

  constructor(parts: readonly DifferencePart[]) {
    for (const { unit, month, key, amount } of parts) {
      for (const at of [`${unit}|${key}`, `${unit}|${key}|${month}`]) {
        this.#sums.set(at, addFen(this.#sums.get(at) ?? ZERO, amount));
      }
    }
  }

  sum(unit: UnitCode, key: string, month?: number): Fen {
    return this.#sums.get(month === undefined ? `${unit}|${key}` : `${unit}|${key}|${month}`) ?? ZERO;
  }
}
