import type { Cell, Row } from '../../workbook/write/model.ts';

/** Version of the pack's layout and of its manifest. */
export const PACK_FORMAT = 'tongcai-pack/1';

export interface ManifestSheet {
  readonly name: string;
  /** Rows of data. */
  readonly rows: number;
  /** Cells that hold a value. */
  readonly cells: number;
  /** Digest of the sheet's content (digest.ts); the cover's leaves out the one cell that holds the manifest's digest. */
  readonly sha256: string;
}

/**
 * The manifest (校验清单): what the pack is and the digest of each of its sheets but the manifest's own. It stands on a
 * sheet that people can read; that sheet's content digest is *the manifest's digest* and stands on the cover.
 */
export interface Manifest {
  readonly format: string;
  readonly community: string;
  /** `group`, or the unit's code. */
  readonly scope: string;
  readonly period: string;
  readonly caption: string;
  readonly preparedBy: string;
  readonly preparedAt: string;
  /** Name and version of the program. */
  readonly program: string;
  /** Head of the audit trail's chain when the pack was made. */
  readonly chainHead: string;
  readonly sheets: readonly ManifestSheet[];
}

/** What the manifest says before its list of sheets: label on the left, value on the right. */
const FACTS = [
  ['format', '格式'],
  ['community', '医共体'],
  ['scope', '范围'],
  ['period', '期间'],
  ['caption', '编制基础'],
  ['preparedBy', '编制人'],
  ['preparedAt', '编制时间'],
  ['program', '程序'],
  ['chainHead', '链头'],
] as const satisfies readonly (readonly [keyof Manifest, string])[];

const LIST_HEADING = ['工作表', '内容摘要（SHA-256）', '行数', '单元格数'] as const;

/** The manifest as rows of its sheet: first column text, second text, then two numbers. */
export function manifestRows(manifest: Manifest): Row[] {
  return [
    ...FACTS.map(
      ([key, label]): Row => ({ cells: [{ value: label, look: 'label' }, manifest[key], null, null], merge: [[1, 3]] }),
    ),
    { cells: LIST_HEADING.map((value): Cell => ({ value, kind: 'text' })), look: 'head' },
    ...manifest.sheets.map(({ name, rows, cells, sha256 }): Row => [name, sha256, rows, cells]),
  ];
}

/** Reads the manifest back from its sheet's cells (column letters and row to text); undefined when it is not one. */
export function readManifest(at: (ref: string) => string | undefined, firstRow: number): Manifest | undefined {
  const facts = new Map<string, string>();
  let row = firstRow;
  for (const [key, label] of FACTS) {
    if (at(`A${row}`) !== label) return undefined;
    facts.set(key, at(`B${row}`) ?? '');
    row += 1;
  }
  if (LIST_HEADING.some((heading, i) => at(`${'ABCD'[i]}${row}`) !== heading)) return undefined;
  const sheets: ManifestSheet[] = [];
  for (row += 1; at(`A${row}`) !== undefined; row += 1) {
    const [rows, cells] = [at(`C${row}`), at(`D${row}`)];
    const digest = at(`B${row}`) ?? '';
    if (!/^\d{1,8}$/.test(rows ?? '') || !/^\d{1,10}$/.test(cells ?? '') || !/^[0-9a-f]{64}$/.test(digest))
      return undefined;
    sheets.push({ name: at(`A${row}`)!, sha256: digest, rows: Number(rows), cells: Number(cells) });
  }
  const fact = (key: (typeof FACTS)[number][0]) => facts.get(key) ?? '';
  return {
    format: fact('format'),
    community: fact('community'),
    scope: fact('scope'),
    period: fact('period'),
    caption: fact('caption'),
    preparedBy: fact('preparedBy'),
    preparedAt: fact('preparedAt'),
    program: fact('program'),
    chainHead: fact('chainHead'),
    sheets,
  };
}
