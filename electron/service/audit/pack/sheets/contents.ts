import type { Column, Row, Sheet } from '../../../workbook/write/model.ts';
import type { PackContent } from '../content.ts';
import { bannerOf, type Paper, pageOf } from './paper.ts';

export const CONTENTS: Paper = { index: 'Z0', name: '目录', about: '目录与索引号' };

const COLUMNS: readonly Column[] = [
  { heading: '索引号', kind: 'text', width: 10 },
  { heading: '工作表', kind: 'text' },
  { heading: '内容', kind: 'text' },
  { heading: '行数', kind: 'integer', width: 10 },
];

/** Every sheet with its reference number, a link to it, what it is and how many rows it holds (known once it is written). */
export function contentsSheet(
  content: PackContent,
  papers: readonly Paper[],
  rowsOf: (name: string) => number | undefined,
): Sheet {
  return {
    name: CONTENTS.name,
    title: '目录',
    banner: bannerOf(content),
    columns: COLUMNS.map((column, index) => ({ ...column, ...CONTENT_WIDTHS[index] })),
    rows: {
      *[Symbol.iterator]() {
        for (const paper of papers) {
          const row: Row = [
            paper.index,
            { value: paper.name, link: paper.name },
            paper.about,
            rowsOf(paper.name) ?? null,
          ];
          yield row;
        }
        yield {
          look: 'note' as const,
          cells: [
            '索引号：A 报表　B 账簿　C 往来　D 预算　I 成本　K 采购　L 大额支出审批　N 内控　Z 其他；各表页脚印有索引号。',
          ],
        };
      },
    },
    page: pageOf(content, CONTENTS, 'portrait', { pagesHigh: 1 }),
    phase: 1,
  };
}

const CONTENT_WIDTHS = [{}, { width: 32 }, { width: 62 }, {}];
