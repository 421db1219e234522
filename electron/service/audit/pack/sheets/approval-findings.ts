import { KIND_NAMES } from '../../../../../shared/domain/approval/radar/saying.ts';
import type { PackApprovalFinding, PackApprovals } from '../approval-content.ts';
import { type ApprovalList, approvalList, type ListColumn } from './approval-list.ts';
import { levelName, levelNames, STAGE_NAMES } from './approval-words.ts';
import type { Paper, PaperContent } from './paper.ts';

export const APPROVAL_FINDINGS: Paper = {
  index: 'L4',
  name: '化整为零预警',
  about: '提交时发现的拆分、重复、同日多笔和临界金额：涉及单据、合计、应走层级和结果',
};

const COLUMNS: readonly ListColumn<PackApprovalFinding>[] = [
  { key: 'number', heading: '审批单号', kind: 'text', width: 15, of: ({ number }) => number },
  { key: 'unit', heading: '单位', kind: 'wrap', width: 22, of: ({ unit }) => unit },
  { key: 'purpose', heading: '事由', kind: 'wrap', width: 28, of: ({ purpose }) => purpose },
  { key: 'payee', heading: '收款单位', kind: 'wrap', width: 22, of: ({ payee }) => payee },
  { key: 'amount', heading: '本单金额', kind: 'money', width: 16, of: ({ amount }) => amount },
  { key: 'day', heading: '发现日期', kind: 'date', width: 12, of: ({ day }) => day },
  { key: 'kind', heading: '种类', kind: 'text', width: 10, of: ({ kind }) => KIND_NAMES[kind] },
  { key: 'count', heading: '笔数', kind: 'count', width: 6, of: ({ count }) => count },
  { key: 'sum', heading: '合计', kind: 'money', width: 16, of: ({ sum }) => sum },
  { key: 'limit', heading: '跨过的线', kind: 'money', width: 16, of: ({ limit }) => limit ?? null },
  {
    ...{ key: 'members', heading: '涉及单据', kind: 'wrap', width: 31, lines: true },
    of: ({ members, others }) => inPairs([...members, ...others.map(({ unit, count }) => `${unit} ${count} 笔`)]),
  },
  { key: 'said', heading: '说明', kind: 'wrap', width: 48, of: ({ said }) => said },
  { key: 'levels', heading: '应走层级', kind: 'wrap', width: 14, of: ({ levels }) => levelNames(levels) },
  {
    ...{ key: 'missing', heading: '没有安排\n的层级', kind: 'wrap', width: 12 },
    of: ({ missing }) => levelNames(missing),
  },
  { key: 'stage', heading: '结果', kind: 'text', width: 9, of: ({ stage }) => STAGE_NAMES[stage] },
  { key: 'reached', heading: '已走到', kind: 'text', width: 12, of: ({ reached }) => levelName(reached) },
];

/** Two on a line: a number is not broken at its hyphens. */
const inPairs = (texts: readonly string[]): string =>
  texts.reduce((all, text, at) => `${all}${at === 0 ? '' : at % 2 === 0 ? '、\n' : '、'}${text}`, '');

/** What the radar found when documents were handed in, the level it should have had, and what became of the document. */
export const approvalFindings = (content: PaperContent, { until, findings: facts }: PackApprovals): ApprovalList =>
  approvalList(content, {
    ...{ paper: APPROVAL_FINDINGS, columns: COLUMNS, facts, until, none: '本年没有预警', frozenColumns: 1 },
  });
