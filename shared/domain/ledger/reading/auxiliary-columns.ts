import { auxiliaryKind, readAuxiliary } from './auxiliary.ts';
import type { Column } from './columns.ts';
import type { RawSheet } from './grid.ts';
import type { AuxiliaryValue } from './reading.ts';

const NONE: readonly AuxiliaryValue[] = [];
const EMPTY = /^(none|null|无|-+|—+|\*|\/)?$/i;
/** `0101 门诊部`, `G001,国药控股`: a code and a name in one cell. */
const CODE_AND_NAME = /^([A-Za-z0-9][\w.-]*)\s*[,，\\ ]\s*(\D.*)$/;

/** The auxiliary columns of a table (部门, 项目, 核算维度…), once for all rows. */
export const auxiliaryColumns = (columns: readonly Column[]): readonly Column[] =>
  columns.filter((column) => column.sense.meaning === 'auxiliary');

interface Draft {
  readonly kind: string;
  readonly word: string;
  code: string;
  name: string;
}

/** Detail repeats itself from row to row: rows that write the same have the same values, kept once. */
const KEPT_MAX = 50_000;

/** Reads the auxiliary detail of the rows of one table. */
export class AuxiliaryReader {
  readonly #columns: readonly Column[];
  /** By the texts of the row: one text alone by its column, several joined. */
  readonly #kept: readonly Map<string, readonly AuxiliaryValue[]>[];
  readonly #joined = new Map<string, readonly AuxiliaryValue[]>();

  constructor(columns: readonly Column[]) {
    this.#columns = auxiliaryColumns(columns);
    this.#kept = this.#columns.map(() => new Map());
  }

  at(sheet: RawSheet, row: number): readonly AuxiliaryValue[] {
    let key = '';
    let only = -1;
    for (let at = 0; at < this.#columns.length; at += 1) {
      const text = sheet.text(row, this.#columns[at]!.index);
      if (text === '') continue;
      if (key === '') {
        key = text;
        only = at;
      } else {
        key = `${only < 0 ? key : `${only}\0${key}`}\0${at}\0${text}`;
        only = -1;
      }
    }
    if (key === '') return NONE;
    const kept = only < 0 ? this.#joined : this.#kept[only]!;
    let values = kept.get(key);
    if (!values) {
      values = readRow(sheet, row, this.#columns);
      if (kept.size < KEPT_MAX) kept.set(key, values);
    }
    return values;
  }
}

/**
 * One column of everything, or a column for each kind; the code and the name of one word (部门编码, 部门名称) are one value; a
 * column of kinds (自定义辅助核算类别) names the kind of the value behind it.
 */
function readRow(sheet: RawSheet, row: number, own: readonly Column[]): readonly AuxiliaryValue[] {
  let drafts: Draft[] | undefined;
  let composite: AuxiliaryValue[] | undefined;
  let kindWord = '';
  for (const column of own) {
    const text = sheet.text(row, column.index);
    const sense = column.sense.auxiliary!;
    if (sense.part === 'kind') kindWord = text;
    if (sense.part === 'kind' || EMPTY.test(text)) continue;
    if (sense.part === 'composite' || text.startsWith('【')) {
      composite = (composite ?? []).concat(readAuxiliary(text, column.heading));
      continue;
    }
    const custom = sense.kind === 'composite';
    const word = custom ? kindWord || sense.word : baseWord(sense.word);
    const kind = custom ? auxiliaryKind(word) : sense.kind;
    drafts ??= [];
    const last = drafts.at(-1);
    const part = sense.part;
    if (last?.word === word && last[part] === '') last[part] = text;
    else drafts.push({ kind, word, code: part === 'code' ? text : '', name: part === 'name' ? text : '' });
  }
  if (!drafts) return composite ?? NONE;
  const values = drafts.map(valueFrom);
  return composite ? values.concat(composite) : values;
}

const baseWord = (word: string): string => word.replace(/(编码|代码|编号|名称)\d*$/, '');

function valueFrom(draft: Draft): AuxiliaryValue {
  const { kind, word } = draft;
  const split = draft.code === '' ? CODE_AND_NAME.exec(draft.name.slice(0, 200)) : null;
  if (split) return { kind, word, code: split[1]!, name: split[2]!.trim() };
  if (draft.code === '') return { kind, word, name: draft.name };
  return { kind, word, code: draft.code, name: draft.name || draft.code };
}
