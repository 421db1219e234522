import type { TrailEvent } from '../../../../../shared/domain/audit/event.ts';
import { fen, ZERO } from '../../../../../shared/kernel/fen.ts';
import { frameOf } from '../../../workbook/write/address.ts';
import type { Column, Row, Sheet } from '../../../workbook/write/model.ts';
import { TEXT_MAX } from '../../../workbook/write/xml.ts';
import { type PackContent, unitNamer } from '../content.ts';
import { bannerOf, type Paper, pageOf } from './paper.ts';

export const TRAIL: Paper = { index: 'N4', name: '操作日志', about: '操作日志与散列链；每条散列覆盖前一条' };

const COLUMNS: readonly Column[] = [
  { heading: '序号', kind: 'integer', width: 8 },
  { heading: '时间（UTC）', kind: 'text', width: 25 },
  { heading: '人员', kind: 'text', width: 14 },
  { heading: '系统用户', kind: 'text', width: 12 },
  { heading: '操作', kind: 'text', width: 26 },
  { heading: '单位', kind: 'text', width: 22 },
  { heading: '对象', kind: 'text', width: 26 },
  { heading: '理由', kind: 'text', width: 26 },
  { heading: '与上条\n相接', kind: 'check', width: 9 },
  { heading: '散列（SHA-256）', kind: 'text', width: 66 },
  { heading: '前一散列', kind: 'text', width: 66, printed: false },
  { heading: '输入摘要', kind: 'text', width: 66, printed: false },
  { heading: '变更前', kind: 'text', width: 40, printed: false },
  { heading: '变更后', kind: 'text', width: 40, printed: false },
  { heading: '单位编码', kind: 'code', width: 10, printed: false },
  { heading: '可复算', kind: 'text', width: 8, printed: false },
];
/** Columns that the verification reads, by letter. */
export const TRAIL_COLUMNS = {
  sequence: 'A',
  instant: 'B',
  actor: 'C',
  osUser: 'D',
  operation: 'E',
  subject: 'G',
  reason: 'H',
  hash: 'J',
  previousHash: 'K',
  inputDigest: 'L',
  before: 'M',
  after: 'N',
  unit: 'O',
  recomputable: 'P',
} as const;

/** One 元: what the formula's 1 is as an amount. */
const ONE = fen(100);

const HEAD = (content: PackContent) => ({ title: '操作日志', banner: bannerOf(content), columns: COLUMNS });

/**
 * The trail with its hashes. Neighbours in sequence must be linked: a live check cell a row. Whoever has the sheet can
 * recompute each hash from its own cells, save where a text was longer than a cell can hold (可复算 says 否).
 */
export function trailSheet(content: PackContent): Sheet {
  const head = HEAD(content);
  const { firstRow } = frameOf(head);
  return {
    name: TRAIL.name,
    ...head,
    rows: { [Symbol.iterator]: () => trailRows(content, firstRow) },
    filter: true,
    frozenColumns: 1,
    page: pageOf(content, TRAIL, 'landscape'),
  };
}

function* trailRows(content: PackContent, firstRow: number): Generator<Row, void, undefined> {
  const name = unitNamer(content);
  let previous: TrailEvent | undefined;
  let row = firstRow;
  for (const event of content.trail) {
    const follows = previous !== undefined && event.sequence === previous.sequence + 1;
    const linked = !follows || event.previousHash === previous?.hash;
    yield [
      event.sequence,
      event.instant,
      event.actor,
      event.osUser,
      event.operation,
      event.unit === null ? null : name(event.unit),
      event.subject,
      event.reason,
      previous === undefined
        ? null
        : {
            value: linked ? ZERO : ONE,
            formula: `IF(A${row}=A${row - 1}+1,IF(EXACT(K${row},J${row - 1}),0,1),0)`,
          },
      event.hash,
      event.previousHash,
      event.inputDigest,
      event.before,
      event.after,
      event.unit,
      recomputable(event) ? '是' : '否',
    ];
    previous = event;
    row += 1;
  }
  if (previous === undefined) yield [null, '无'];
}

/** Whether the hash can be worked out again from what cells can hold: no text was cut, none is empty without being absent. */
function recomputable({ actor, osUser, operation, unit, subject, before, after, reason }: TrailEvent): boolean {
  const texts = [actor, osUser, operation, unit, subject, before, after, reason];
  return texts.every((text) => text === null || (text !== '' && text.length <= TEXT_MAX));
}
