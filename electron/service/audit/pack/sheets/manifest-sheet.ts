import { frameOf } from '../../../workbook/write/address.ts';
import type { Column, Row, Sheet } from '../../../workbook/write/model.ts';
import type { PackContent } from '../content.ts';
import { type Manifest, manifestRows } from '../manifest.ts';
import { type Paper, pageOf } from './paper.ts';

export const MANIFEST: Paper = { index: 'Z1', name: '校验清单', about: '每张工作表的内容摘要；清单自身的摘要印在封面' };

const COLUMNS: readonly Column[] = [
  { heading: '', kind: 'text', width: 32 },
  { heading: '', kind: 'text', width: 68 },
  { heading: '', kind: 'integer', width: 10 },
  { heading: '', kind: 'integer', width: 12 },
];
const HEAD = { title: '校验清单', columns: COLUMNS, headless: true } as const;

/** Row of the manifest's first fact. */
export const MANIFEST_FIRST_ROW = frameOf(HEAD).firstRow;

/** How anyone can work the digests out again, with other tools than ours. */
const EXPLANATION = [
  '内容摘要的算法：把工作表写成 UTF-8 文本再取 SHA-256。第一行是 sheet、制表符、表名；以后每个有值的单元格一行，按行从上到下、从左到右：地址、制表符、n（数）或 t（文字）、制表符、值、制表符、公式（不带等号，没有则空）。',
  '数的值是文件中的数字本身（元，最多两位小数，不写多余的零；日期为序号）。文字、表名和公式中的 \\、制表符、换行、回车写成 \\\\、\\t、\\n、\\r。每行以换行结束。封面的摘要不含印着清单摘要的那一格。',
];

/** The manifest on paper; its content is known only when all other sheets are written. */
export function manifestSheet(content: PackContent, manifest: () => Manifest): Sheet {
  return {
    name: MANIFEST.name,
    ...HEAD,
    rows: {
      *[Symbol.iterator](): Generator<Row, void, undefined> {
        yield* manifestRows(manifest());
        yield { look: 'plain', cells: [] };
        for (const text of EXPLANATION) {
          yield { look: 'plain', cells: [{ value: text, kind: 'wrap', look: 'note' }], merge: [[0, 3]], height: 40 };
        }
      },
    },
    page: pageOf(content, MANIFEST, 'landscape'),
    phase: 2,
    tab: 'quiet',
  };
}
