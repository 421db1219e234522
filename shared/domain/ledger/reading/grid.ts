/**
 * A file as a grid of raw cells, whatever it was: the byte readers (service/workbook) make it, the reader of words and
 * sums (this folder) understands it. Numbers stay as the file wrote them, so that no amount passes through a float.
 */
export type RawCell =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  /** `text` is the number exactly as stored (`50000`, `1.2345E5`); `red` when its format shows negatives or the font red; `date` when its number format is a date. */
  | { readonly kind: 'number'; readonly text: string; readonly red?: boolean; readonly date?: boolean }
  /** A formula is never evaluated: its cached value is read as text or number and `formula` is set; without a cache it is an error cell. */
  | { readonly kind: 'error'; readonly text: string };

export interface RawSheet {
  readonly name: string;
  /** Row-major, ragged: a missing cell is empty. Merged ranges are already filled with their top-left value. */
  readonly rows: readonly (readonly RawCell[])[];
  /** 1-based number in the file of each row, for messages. */
  readonly rowNumbers: readonly number[];
  readonly date1904?: boolean;
}

export interface RawFile {
  readonly format: 'xlsx' | 'csv' | 'html' | 'spreadsheetml';
  /** e.g. `utf-8`, `utf-8-bom`, `gb18030`; with the delimiter for text files. */
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly sheets: readonly RawSheet[];
}
