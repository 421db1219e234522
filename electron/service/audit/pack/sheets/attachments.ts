import type { Column, Row, Sheet } from '../../../workbook/write/model.ts';
import { type PackContent, unitNamer } from '../content.ts';
import { bannerOf, type Paper, pageOf } from './paper.ts';

export const ATTACHMENTS: Paper = {
  index: 'B3',
  name: '附件清单',
  about: '凭证附件及发票；文件摘要与存放的原件逐一相符',
};

const COLUMNS: readonly Column[] = [
  { heading: '单位', kind: 'text', width: 22 },
  { heading: '凭证日期', kind: 'date', width: 12 },
  { heading: '凭证号', kind: 'text', width: 10 },
  { heading: '附件', kind: 'text', width: 28 },
  { heading: '种类', kind: 'text', width: 16 },
  { heading: '字节数', kind: 'integer', width: 11, printed: false },
  { heading: '发票号码', kind: 'code', width: 24 },
  { heading: '价税合计', kind: 'money', width: 16 },
  { heading: '登记人', kind: 'text', width: 12 },
  { heading: '登记时间（UTC）', kind: 'text', width: 25, printed: false },
  { heading: '补充', kind: 'text', width: 7 },
  { heading: '文件摘要（SHA-256）', kind: 'text', width: 66 },
];

/** Every paper behind the journal's vouchers. The bytes stay with the books: their digest proves which they were. */
export function attachmentSheet(content: PackContent): Sheet {
  const unit = unitNamer(content);
  const rows = (content.attachments ?? []).map(
    (paper): Row => [
      unit(paper.unit),
      paper.date,
      paper.number,
      paper.name,
      paper.kind,
      paper.sha256 === '' ? null : paper.bytes,
      paper.invoice?.number ?? null,
      paper.invoice?.total ?? null,
      paper.person,
      paper.instant,
      paper.later ? '补充' : null,
      paper.sha256 === '' ? '纸质' : paper.sha256,
    ],
  );
  return {
    name: ATTACHMENTS.name,
    title: '凭证附件清单',
    banner: bannerOf(content),
    columns: COLUMNS,
    rows: rows.length > 0 ? rows : [['无']],
    filter: true,
    frozenColumns: 3,
    page: pageOf(content, ATTACHMENTS, 'landscape'),
  };
}
