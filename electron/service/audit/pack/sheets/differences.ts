import { agreementsIn } from '../../../../../shared/domain/consolidation/agreed.ts';
import type {
  DifferenceClass,
  ManualAdjustment,
  MirrorGroup,
  PairDifference,
} from '../../../../../shared/domain/consolidation/model.ts';
import type { Proposal } from '../../../../../shared/domain/consolidation/proposal.ts';
import { subtractFen, sumFen } from '../../../../../shared/kernel/fen.ts';
import { frameOf } from '../../../workbook/write/address.ts';
import type { Column, Row, Sheet } from '../../../workbook/write/model.ts';
import { BOOK_NAMES, type GroupBooks, type PackContent, unitNamer } from '../content.ts';
import { liveCell } from '../live.ts';
import { bannerOf, type Paper, pageOf } from './paper.ts';

export const DIFFERENCES: Paper = {
  index: 'C1',
  name: '内部往来差异',
  about: '内部往来与交易对账：双方金额、差额、原因、起始期间',
};
export const UNMATCHED: Paper = { index: 'C1-1', name: '内部往来未达明细', about: '对账未对上的逐笔明细及原因' };

const KINDS: Record<MirrorGroup, string> = {
  'receivable-payable': '债权债务',
  subsidy: '上级补助',
  'turn-in': '附属单位上缴',
  service: '内部服务收入费用',
  transfer: '无偿调拨',
  treasury: '应缴财政款',
};
const CLASSES: Record<DifferenceClass, string> = {
  matched: '已核对',
  timing: '未达账项',
  amount: '金额不符',
  'missing-counterpart': '对方未入账',
  'wrong-counterparty': '对方单位记错',
  'wrong-account': '科目记错',
  vat: '增值税',
};

const COLUMNS: readonly Column[] = [
  { heading: '单位甲', kind: 'text' },
  { heading: '单位乙', kind: 'text' },
  { heading: '类别', kind: 'text' },
  { heading: '账簿', kind: 'text', width: 6 },
  { heading: '甲方金额', kind: 'money' },
  { heading: '乙方金额', kind: 'money' },
  { heading: '差额\n甲－乙', kind: 'check', width: 16 },
  { heading: '未对上合计', kind: 'money' },
  { heading: '分类', kind: 'text' },
  { heading: '起始期间', kind: 'code', width: 10 },
  { heading: '处理', kind: 'text', width: 14 },
];

/** One row a pair and kind of business; the differences are formulas and shout until they are nil. */
export function differenceSheet(content: PackContent, group: GroupBooks): Sheet {
  const name = unitNamer(content);
  const head = { title: '内部往来对账差异表', banner: bannerOf(content), columns: COLUMNS };
  const { firstRow } = frameOf(head);
  const acceptances = new Map(
    group.adjustments.filter(({ kind }) => kind === 'acceptance').map((one) => [`manual/${one.id}`, one]),
  );
  const rows: Row[] = group.consolidation.differences.map((row, index) => [
    name(row.pair[0]),
    name(row.pair[1]),
    KINDS[row.kind],
    BOOK_NAMES[row.book],
    row.left,
    row.right,
    liveCell(
      { formula: `E${firstRow + index}-F${firstRow + index}`, result: subtractFen(row.left, row.right) },
      'check',
    ),
    row.open,
    CLASSES[row.class],
    row.since,
    answerTo(row, acceptances, group.agreements ?? []),
  ]);
  const count = rows.length;
  if (count === 0) rows.push([null, null, '无']);
  const sum = (letters: string, amounts: readonly PairDifference[], pick: 'left' | 'right' | 'open') =>
    liveCell({
      formula: count === 0 ? '0' : `SUM(${letters}${firstRow}:${letters}${firstRow + count - 1})`,
      result: sumFen(amounts.map((row) => row[pick])),
    });
  const all = group.consolidation.differences;
  rows.push({
    look: 'total',
    cells: [
      '合计',
      null,
      null,
      null,
      sum('E', all, 'left'),
      sum('F', all, 'right'),
      { value: null, kind: 'money' },
      sum('H', all, 'open'),
    ],
  });
  return {
    name: DIFFERENCES.name,
    ...head,
    rows,
    filter: true,
    page: pageOf(content, DIFFERENCES, 'landscape'),
    ...(all.some(({ open }) => open !== 0) ? { tab: 'warn' as const } : {}),
  };
}

const UNMATCHED_COLUMNS: readonly Column[] = [
  { heading: '单位', kind: 'text' },
  { heading: '对方单位', kind: 'text' },
  { heading: '类别', kind: 'text' },
  { heading: '科目', kind: 'code' },
  { heading: '合并科目', kind: 'code' },
  { heading: '方向', kind: 'text', width: 6 },
  { heading: '金额', kind: 'money' },
  { heading: '日期', kind: 'date', width: 12 },
  { heading: '单据号', kind: 'code' },
  { heading: '分类', kind: 'text' },
  { heading: '原因', kind: 'wrap', width: 40 },
];

export function unmatchedSheet(content: PackContent, group: GroupBooks): Sheet {
  const name = unitNamer(content);
  const rows = group.consolidation.differences.flatMap((difference) =>
    difference.unmatched.map(
      (item): Row => [
        name(item.unit),
        name(item.counterparty),
        KINDS[difference.kind],
        item.code,
        item.account,
        item.side === 'debit' ? '借' : '贷',
        item.amount,
        item.date,
        item.document ?? null,
        CLASSES[item.class],
        item.reason,
      ],
    ),
  );
  return {
    name: UNMATCHED.name,
    title: '内部往来未达明细',
    banner: bannerOf(content),
    columns: UNMATCHED_COLUMNS,
    rows: rows.length > 0 ? rows : [['无']],
    filter: true,
    page: pageOf(content, UNMATCHED, 'landscape'),
  };
}

/** What became of a difference: nothing yet, an adjustment, or that it was accepted as it stands, by whom and why. */
function answerTo(
  { settledBy, class: kind }: PairDifference,
  acceptances: ReadonlyMap<string, ManualAdjustment>,
  agreements: readonly Proposal[],
) {
  if (settledBy === undefined) return kind === 'matched' ? null : '未处理';
  const ids = agreementsIn(settledBy);
  if (ids.length > 0) {
    const said = agreements.filter(({ id }) => ids.includes(id));
    return `双方同意：${said.map(({ unit, by, answer, reason }) => `${reason}（${unit} ${by}，${answer?.unit} ${answer?.by}）`).join('；')}`;
  }
  const accepted = acceptances.get(settledBy);
  if (!accepted) return '已由调整处理';
  return `已认可，不调整：${accepted.reason}（${accepted.madeBy}，复核 ${accepted.confirmedBy ?? '未复核'}）`;
}
