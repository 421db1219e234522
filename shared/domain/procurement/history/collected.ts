import { addFen, type Fen, fen, groupedYuan } from '../../../kernel/fen.ts';
import type { Column } from '../../ledger/reading/columns.ts';
import { Findings } from '../../ledger/reading/findings.ts';
import { isBlankRow, type RawSheet } from '../../ledger/reading/grid.ts';
import { isSignatureRow, labelKindOf } from '../../ledger/reading/row-words.ts';
import { amountOf } from '../price.ts';
import { readMoney } from './cells.ts';
import type { HistoryRole } from './layout.ts';
import { type Fault, type HistoryRow, type KeptRow, type RowPass, rowOf } from './row.ts';

/** A sheet with the row of its headings (0-based) and what they are. */
export interface Table {
  readonly sheet: RawSheet;
  readonly row: number;
  readonly labels: readonly string[];
}

/** Rows as they are read from one table after another. */
export class Collected {
  readonly rows: HistoryRow[] = [];
  readonly findings: Findings;
  readonly words = new Map<string, { role: HistoryRole; text: string; rows: number }>();
  readonly controls: { row: number; amount: Fen }[] = [];
  amount: Fen = fen(0);
  refused = 0;
  rounded = 0;
  uneven = 0;
  readonly #keys = new Map<string, number>();
  #since: Fen = fen(0);
  #labels: readonly string[] = [];

  constructor(private readonly several: boolean) {
    this.findings = new Findings(several);
  }

  take({ sheet, row: heading, labels }: Table, pass: Omit<RowPass, 'sheet' | 'several' | 'at' | 'days'>): void {
    const at = new Map(
      Object.entries(pass.layout.columns).map(([role, label]) => [role as HistoryRole, labels.indexOf(label)]),
    );
    this.#labels = labels;
    const day = at.get('delivered')!;
    const days: RowPass['days'] = new Map();
    for (let row = heading + 1; row < sheet.rowCount; row += 1) {
      // What is no delivery has no day; looking at every cell of every row would cost more than reading them.
      const undated = sheet.text(row, day);
      if (undated === labels[day]) continue;
      if (undated === '') {
        if (isBlankRow(sheet, row) || isSignatureRow(sheet, row)) continue;
        if (isTotal(sheet, row, at)) {
          this.#control(sheet, row, at.get('amount'));
          continue;
        }
      }
      const read = rowOf({ ...pass, sheet, several: this.several, at, days }, row);
      if ('faults' in read) this.#refuse(sheet, row, read.faults);
      else this.#keep(sheet, row, read, at);
    }
  }

  /** As people find it: its letter and its heading. */
  #columnAt(index: number): Column {
    return { index, words: [], heading: this.#labels[index] ?? '', sense: { meaning: 'ignored', rank: 99 } };
  }

  #refuse(sheet: RawSheet, row: number, faults: readonly Fault[]): void {
    this.refused += 1;
    for (const { code, message, column } of faults) {
      const named = column === undefined ? undefined : this.#columnAt(column);
      this.findings.reject(sheet, row, code, message, named);
    }
  }

  #keep(sheet: RawSheet, row: number, read: KeptRow, at: RowPass['at']): void {
    const { kept } = read;
    const before = this.#keys.get(kept.key);
    if (before !== undefined) {
      const column = at.get('key');
      const message =
        column === undefined
          ? `与第 ${before} 行完全相同；确是两笔的，请对应能区分它们的“行编号”列`
          : `“${kept.key}”与第 ${before} 行重复`;
      this.#refuse(sheet, row, [{ code: 'twice', message, ...(column === undefined ? {} : { column }) }]);
      return;
    }
    this.#keys.set(kept.key, kept.row);
    this.rows.push(kept);
    this.amount = addFen(this.amount, kept.amount);
    this.#since = addFen(this.#since, kept.amount);
    if (read.rounded) this.rounded += 1;
    if (at.has('price') && at.has('amount') && kept.quantity > 0) {
      if (Math.abs(amountOf(kept.price, kept.quantity) - kept.amount) > 1) this.uneven += 1;
    }
    for (const { role, text } of read.words) {
      // Words of freight are each their own; how many there are is what counts.
      const id = role === 'freight' ? role : `${role} ${text}`;
      const found = this.words.get(id);
      if (found) found.rows += 1;
      else this.words.set(id, { role, text, rows: 1 });
    }
  }

  /** A total is that of all rows above it, or of those since the one before (本页合计). */
  #control(sheet: RawSheet, row: number, column: number | undefined): void {
    const read = column === undefined ? undefined : readMoney(sheet.text(row, column));
    if (read && 'value' in read) {
      const amount = read.value;
      if (amount === this.amount || amount === this.#since) this.controls.push({ row: sheet.rowNumber(row), amount });
      else {
        const [said, is] = [groupedYuan(amount), groupedYuan(this.amount)];
        this.#refuse(sheet, row, [
          { code: 'total', message: `合计写的是 ${said}，以上各行相加是 ${is}`, column: column! },
        ]);
      }
    }
    this.#since = fen(0);
  }
}

const LABELS: readonly HistoryRole[] = ['key', 'order', 'code', 'product', 'supplier', 'receiver'];

/** A row whose label says that it is a total. */
const isTotal = (sheet: RawSheet, row: number, at: RowPass['at']): boolean =>
  [0, ...LABELS.flatMap((role) => at.get(role) ?? [])].some(
    (column) => labelKindOf(sheet.text(row, column)) === 'total',
  );
