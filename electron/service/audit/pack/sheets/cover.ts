import { frameOf } from '../../../workbook/write/address.ts';
import type { Column, RichCell, Row, Sheet } from '../../../workbook/write/model.ts';
import { wrappedLines } from '../../../workbook/write/widths.ts';
import { type PackContent, scopeName } from '../content.ts';
import { type Live, liveCell } from '../live.ts';
import { type Paper, pageOf, periodText } from './paper.ts';

export const COVER: Paper = { index: '—', name: '封面', about: '封面' };

const VALUE_WIDTH = 82;
const COLUMNS: readonly Column[] = [
  { heading: '', kind: 'text', width: 26 },
  { heading: '', kind: 'text', width: VALUE_WIDTH },
];

const DIGEST_LABEL = '清单摘要（SHA-256）';
/** Where the digest's row stands among the facts. */
const DIGEST_POSITION = 9;

/** The one cell of the cover that its own content digest leaves out: the manifest's digest. */
export const DIGEST_CELL = `B${frameOf({ title: '', banner: [{}, {}], columns: COLUMNS, headless: true }).firstRow + DIGEST_POSITION}`;
export const DIGEST_LABEL_CELL = DIGEST_CELL.replace('B', 'A');
export const isDigestLabel = (text: string | undefined): boolean => text === DIGEST_LABEL;

/**
 * The cover: who, what, when, on what basis; the chain's head and the manifest's digest, to be printed and signed; whether
 * every check cell of the pack is nil; and how the pack is verified.
 *
 * @param digest undefined while the cover's own content is digested.
 */
export function coverSheet(content: PackContent, checks: Live, digest: string | undefined): Sheet {
  const facts: readonly (readonly [string, string | null])[] = [
    ['医共体', content.community],
    ['范围', scopeText(content)],
    ['期间', `${periodText(content)}（${content.period}）`],
    ['编制基础', content.caption],
    ['金额单位', '人民币元'],
    ['编制人', content.prepared.by],
    ['编制时间', beijingTime(content.prepared.at)],
    ['复核人', content.reviewedBy ?? null],
    ['操作日志链头', content.chainHead],
    [DIGEST_LABEL, digest ?? null],
    ['程序', `${content.program.name} ${content.program.version}`],
  ];
  const fact = ([label, value]: readonly [string, string | null]): Row => ({
    cells: [
      { value: label, look: 'label' },
      { value, look: 'body' },
    ],
    look: 'body',
    height: 24,
  });
  const check: Row = {
    cells: [
      { value: '核对差额合计', look: 'label' },
      { ...checkCell(checks), align: 'left' },
    ],
    look: 'body',
    height: 24,
  };
  const wide = (value: string, height: number): Row => ({
    cells: [{ value, kind: 'wrap' }],
    look: 'plain',
    merge: [[0, 1]],
    height,
  });
  return {
    name: COVER.name,
    title: '审计资料包',
    banner: [{ center: content.community }, { center: `${scopeName(content)}　${periodText(content)}` }],
    columns: COLUMNS,
    headless: true,
    rows: [
      ...facts.map(fact),
      check,
      ...(content.notices ?? []).map(
        (notice): Row => ({
          cells: [
            { value: '未了事项', look: 'label' },
            { value: notice, look: 'body', ...(linesOf(notice) > 1 ? { kind: 'wrap' as const } : {}) },
          ],
          look: 'body',
          height: 24 + 14 * (linesOf(notice) - 1),
        }),
      ),
      wide('', 10),
      wide(
        '核对差额合计是“勾稽核对”表全部差额的绝对值之和，为 0.00 即各表相互一致；不为 0.00 时请看该表逐项差额。',
        20,
      ),
      wide(
        '本文件自带证明：每张工作表的内容摘要列在“校验清单”，清单的摘要印在本封面，整个文件的摘要在文件末尾的封条中。运行 tongcai pack verify 文件名，即可核验，不需要账套数据，文件改名、移动不影响核验；改动任何一个单元格或字节都会被发现。',
        48,
      ),
      wide(
        '用 Excel、WPS 或 LibreOffice 打开、重算、打印都可以；另存之后就不再是原件，核验不会通过，请保留原件并用副本工作。',
        34,
      ),
      wide('', 24),
      wide('单位负责人：　　　　　　　　　　主管会计工作负责人：　　　　　　　　　　会计机构负责人：', 34),
      wide('编制：　　　　　　　　　　　　　复核：　　　　　　　　　　　　　　　　　日期：', 30),
    ],
    page: { ...pageOf(content, COVER, 'portrait', { pagesHigh: 1 }), footer: { center: '统财审计资料包' } },
    phase: 3,
    tab: 'accent',
  };
}

/** Whose pack, how many members stand in it, and how many of them by an earlier month. */
function scopeText(content: PackContent): string {
  const { scope, units, late = 0 } = content;
  if (scope.kind === 'unit') return late > 0 ? `${scopeName(content)}，本期尚未报账` : scopeName(content);
  return `${scopeName(content)}，${units.length} 个单位${late > 0 ? `，其中 ${late} 个本期尚未报账` : ''}`;
}

const linesOf = (text: string): number => wrappedLines(text, VALUE_WIDTH);

/** An instant as the wall clocks of the whole country show it; the manifest keeps the instant itself. */
function beijingTime(instant: string): string {
  const local = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 19)}（北京时间）`;
}

const checkCell = (checks: Live): RichCell => liveCell(checks, 'check');
