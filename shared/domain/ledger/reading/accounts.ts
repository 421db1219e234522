import { CodeBook, type CodeText, levelLengths, splitAccount } from './codes.ts';
import type { Column } from './columns.ts';
import { columnOf } from './columns.ts';
import type { RawSheet } from './grid.ts';
import { withoutBlanks } from './half-width.ts';
import { AccountNames, lastName } from './names.ts';
import { labelKindOf } from './row-words.ts';

/** An account as a file writes it: the same object for every row that writes it alike. */
export interface WrittenAccount {
  /** Digits only; undefined when the cell holds no code, or a name that no known account has. */
  readonly code: string | undefined;
  /** The name that stands beside or behind the code in the same cell. */
  readonly name: string;
  /** A name that several known accounts have. */
  readonly several: boolean;
}

/** Which cells say the account: a code, a cell of code and name, or names only. */
export type AccountForm = 'code' | 'code-and-name' | 'name';

const SAMPLE_ROWS = 400;

/** Reads the account of a row, over all sheets of a table that is spread over several. */
export class AccountReader {
  readonly form: AccountForm;
  readonly levels: readonly number[] | undefined;
  readonly codes: CodeBook;
  readonly #column: Column;
  readonly #nameColumn: Column | undefined;
  readonly #subNames: readonly Column[];
  readonly #known: ReadonlyMap<string, string>;
  readonly #names: AccountNames | undefined;
  readonly #accounts = new Map<string, WrittenAccount>();
  readonly #shortNames = new Map<string, Map<string, string>>();
  /** First-level and other names that the file itself gives. */
  readonly #fileNames = new Map<string, string>();

  constructor(parts: {
    readonly form: AccountForm;
    readonly column: Column;
    readonly nameColumn: Column | undefined;
    readonly subNames: readonly Column[];
    readonly codes: CodeBook;
    readonly levels: readonly number[] | undefined;
    readonly known: ReadonlyMap<string, string>;
  }) {
    this.form = parts.form;
    this.#column = parts.column;
    this.#nameColumn = parts.nameColumn;
    this.#subNames = parts.subNames;
    this.codes = parts.codes;
    this.levels = parts.levels ?? levelLengths(parts.codes.all(), parts.codes.separated);
    this.#known = parts.known;
    this.#names = parts.form === 'name' ? new AccountNames(parts.known) : undefined;
  }

  get column(): Column {
    return this.#column;
  }

  get nameColumn(): Column | undefined {
    return this.#nameColumn;
  }

  /** The account cell of a row; undefined when it is empty. */
  at(sheet: RawSheet, row: number): WrittenAccount | undefined {
    let text = sheet.text(row, this.#column.index);
    for (const sub of this.#subNames) {
      const below = sheet.text(row, sub.index);
      if (below !== '') text = `${text}\\${below}`;
    }
    if (text === '') return undefined;
    let account = this.#accounts.get(text);
    if (!account) {
      account = this.#read(text);
      this.#accounts.set(text, account);
    }
    return account;
  }

  #read(text: string): WrittenAccount {
    if (this.form === 'name') {
      const found = this.#names?.find(text);
      return {
        code: found === 'several' ? undefined : found,
        name: text.trim(),
        several: found === 'several',
      };
    }
    const whole = this.codes.of(text);
    if (whole !== undefined) return { code: whole, name: '', several: false };
    const split = splitAccount(text);
    const code = split && this.codes.of(split.code);
    return { code, name: split && code !== undefined ? split.name : '', several: false };
  }

  /** The account's own name without the path above it; the known name where the file gives none. */
  nameAt(sheet: RawSheet, row: number, account: WrittenAccount): string {
    const beside = this.#nameColumn ? sheet.text(row, this.#nameColumn.index) : '';
    return this.nameOf(account, beside);
  }

  nameOf(account: WrittenAccount, beside: string): string {
    const { code } = account;
    if (code === undefined) return beside;
    const written = beside !== '' && (this.form !== 'name' || account.name === '') ? beside : account.name;
    if (written === '') return this.#known.get(code) ?? '';
    let names = this.#shortNames.get(code);
    if (!names) {
      names = new Map();
      this.#shortNames.set(code, names);
    }
    let short = names.get(written);
    if (short === undefined) {
      short =
        this.form === 'name'
          ? (this.#known.get(code) ?? written)
          : lastName(written, code, this.levels, (above) => this.#fileNames.get(above) ?? this.#known.get(above));
      names.set(written, short);
      if (!this.#fileNames.has(code)) this.#fileNames.set(code, short);
    }
    return short;
  }
}

/** Why the account of the rows cannot be told. */
export type NoAccounts = 'missing' | 'names-only';

/**
 * Decides from the columns and from what stands in them how accounts are written. `rows` are the sheets and the rows of data in
 * them; every distinct text is looked at, so that codes of uneven parts are joined alike.
 */
export function findAccounts(
  columns: readonly Column[],
  rows: readonly { readonly sheet: RawSheet; readonly from: number; readonly to: number }[],
  known: ReadonlyMap<string, string> | undefined,
  levels: readonly number[] | undefined,
): AccountReader | NoAccounts {
  const nameColumn = columnOf(columns, 'name');
  const subNames = columns.filter((column) => column.sense.meaning === 'sub-name');
  for (const column of [columnOf(columns, 'code'), columnOf(columns, 'account'), nameColumn]) {
    if (!column) continue;
    const texts = distinctTexts(column, rows);
    const form = formOf(texts);
    if (form === 'name') continue;
    const codeTexts = form === 'code' ? texts : texts.concat(splitCodes(texts));
    return new AccountReader({
      form,
      column,
      nameColumn: nameColumn === column ? undefined : nameColumn,
      subNames: [],
      codes: new CodeBook(codeTexts),
      levels,
      known: known ?? new Map(),
    });
  }
  const byName = nameColumn ?? columnOf(columns, 'account');
  if (!byName) return 'missing';
  if (!known || known.size === 0) return 'names-only';
  return new AccountReader({
    form: 'name',
    column: byName,
    nameColumn: undefined,
    subNames,
    codes: new CodeBook([]),
    levels,
    known,
  });
}

function distinctTexts(
  column: Column,
  rows: readonly { readonly sheet: RawSheet; readonly from: number; readonly to: number }[],
): CodeText[] {
  const seen = new Map<string, CodeText>();
  for (const { sheet, from, to } of rows) {
    let last = '';
    for (let row = from; row < to; row += 1) {
      const text = sheet.text(row, column.index);
      if (text === last || text === '') continue;
      last = text;
      if (!seen.has(text)) seen.set(text, { text, fromNumber: sheet.kind(row, column.index) === 'number' });
    }
  }
  return [...seen.values()];
}

const splitCodes = (texts: readonly CodeText[]): CodeText[] =>
  texts.flatMap(({ text }) => {
    const split = splitAccount(text);
    return split ? [{ text: split.code, fromNumber: false }] : [];
  });

/** What most of the texts are, words of totals and headings apart. */
function formOf(texts: readonly CodeText[]): AccountForm {
  const book = new CodeBook(texts.slice(0, SAMPLE_ROWS));
  let codes = 0;
  let both = 0;
  let others = 0;
  for (const { text } of texts.slice(0, SAMPLE_ROWS)) {
    if (book.of(text) !== undefined) codes += 1;
    else if (splitAccount(text)) both += 1;
    else if (!labelKindOf(text) && !/[:：]/.test(withoutBlanks(text))) others += 1;
  }
  if (codes === 0 && both === 0) return others === 0 ? 'code' : 'name';
  if (codes >= both) return codes * 2 >= others ? 'code' : 'name';
  return both * 2 >= others ? 'code-and-name' : 'name';
}
