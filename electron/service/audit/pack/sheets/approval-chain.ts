import { fen, ZERO } from '../../../../../shared/kernel/fen.ts';
import { columnLetters } from '../../../workbook/write/address.ts';
import { TEXT_MAX } from '../../../workbook/write/xml.ts';
import type { PackApprovals, PackLink } from '../approval-content.ts';
import { type ApprovalList, approvalList, type ListColumn } from './approval-list.ts';
import { levelName, MOVE_NAMES } from './approval-words.ts';
import type { Paper, PaperContent } from './paper.ts';

export const APPROVAL_CHAIN: Paper = {
  index: 'L2',
  name: '审批链',
  about: '每份申请的经过：层级、人员、委托、意见；每条散列覆盖前一条，可由本表复算',
};

/** One 元: what the formula's 1 is as an amount. */
const ONE = fen(100);
const DIGEST = 66;

const COLUMNS: readonly ListColumn<PackLink>[] = [
  { key: 'number', heading: '审批单号', kind: 'text', width: 15, of: ({ number }) => number },
  { key: 'step', heading: '序', kind: 'integer', width: 5, of: ({ step }) => step },
  { key: 'level', heading: '层级', kind: 'text', width: 12, of: ({ level }) => levelName(level) },
  { key: 'what', heading: '经过', kind: 'text', width: 10, of: ({ what }) => MOVE_NAMES[what] },
  { key: 'display', heading: '办理人', kind: 'wrap', width: 28, of: ({ display }) => display },
  { key: 'forWhom', heading: '代谁', kind: 'wrap', width: 20, of: ({ forWhom }) => forWhom },
  { key: 'day', heading: '日期', kind: 'date', width: 12, of: ({ day }) => day },
  { key: 'instant', heading: '时间（UTC）', kind: 'text', width: 25, of: ({ instant }) => instant },
  { key: 'opinion', heading: '意见', kind: 'wrap', width: 40, of: ({ opinion }) => opinion },
  {
    ...{ key: 'broken', heading: '与上条\n相接', kind: 'check', width: 9, flag: true },
    of: ({ step, before }, { row, cell }) =>
      step === 1
        ? { value: before === '' ? ZERO : ONE, formula: `IF(${cell('before')}="",0,1)` }
        : {
            value: ZERO,
            formula: `IF(EXACT(${cell('before')},${cell('digest').replace(/\d+$/, String(row - 1))}),0,1)`,
          },
  },
  { key: 'digest', heading: '散列（SHA-256）', kind: 'text', width: DIGEST, of: ({ digest }) => digest },
  { key: 'before', heading: '前一散列', kind: 'text', width: DIGEST, printed: false, of: ({ before }) => before },
  {
    ...{ key: 'version', heading: '申请内容摘要', kind: 'text', width: DIGEST, printed: false },
    of: ({ versionDigest }) => versionDigest,
  },
  { key: 'person', heading: '登录名', kind: 'text', width: 12, printed: false, of: ({ person }) => person },
  { key: 'move', heading: '办理（JSON）', kind: 'text', width: 40, printed: false, of: ({ content }) => content },
  { key: 'findings', heading: '预警（JSON）', kind: 'text', width: 40, printed: false, of: ({ findings }) => findings },
  {
    ...{ key: 'content', heading: '提交的申请（JSON）', kind: 'text', width: 40, printed: false },
    of: ({ versionContent }) => versionContent,
  },
  {
    ...{ key: 'recomputable', heading: '可复算', kind: 'text', width: 8, printed: false },
    of: (link) => (isRecomputable(link) ? '是' : '否'),
  },
];

/** Letters of the columns, by their keys: the verification reads them. */
export const CHAIN_COLUMNS: ReadonlyMap<string, string> = new Map(
  COLUMNS.map(({ key }, at) => [key, columnLetters(at)]),
);

/** Every move of every application, each with all that its digest is made of. */
export const approvalChain = (content: PaperContent, { until, links: facts }: PackApprovals): ApprovalList =>
  approvalList(content, {
    ...{ paper: APPROVAL_CHAIN, columns: COLUMNS, facts, until, none: '本年没有大额支出申请', frozenColumns: 2 },
  });

/** Whether the digest can be worked out again from what cells can hold. */
const isRecomputable = ({ opinion, content, findings, versionContent }: PackLink): boolean =>
  [opinion, content, findings, versionContent].every((text) => text.length <= TEXT_MAX);
