/** Where the command line writes: one document or table on stdout, everything else on stderr. */
export interface Printer {
  /** The result: with --json one JSON document and nothing else, otherwise the text that `show` makes. */
  result(value: unknown, show: () => string): void;
  /** What went wrong: the text on stderr; with --json the value on stdout as well. */
  failure(value: unknown, text: string): void;
  /** One JSON document a line, for commands that print a result line each. */
  line(value: unknown): void;
  /** A message for the person, never on stdout. */
  note(text: string): void;
}

export function printer(json: boolean, stdout: (text: string) => void, stderr: (text: string) => void): Printer {
  return {
    result: (value, show) => stdout(json ? `${JSON.stringify(value)}\n` : `${show().trimEnd()}\n`),
    failure(value, text) {
      if (json) stdout(`${JSON.stringify(value)}\n`);
      stderr(`${text}\n`);
    },
    line: (value) => stdout(`${JSON.stringify(value)}\n`),
    note: (text) => stderr(`${text}\n`),
  };
}

/** Columns a character takes on a terminal: CJK and full-width characters take two. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;
const widthOf = (text: string): number => [...text].reduce((width, char) => width + (WIDE.test(char) ? 2 : 1), 0);

export type Align = 'left' | 'right';

/** A table for the terminal: headings, a rule, rows; numbers to the right. */
export function table(
  columns: readonly { heading: string; align?: Align }[],
  rows: readonly (readonly string[])[],
): string {
  const widths = columns.map((column, at) =>
    Math.max(widthOf(column.heading), ...rows.map((row) => widthOf(row[at] ?? ''))),
  );
  const cell = (text: string, at: number): string => {
    const space = ' '.repeat(Math.max(0, widths[at]! - widthOf(text)));
    return columns[at]!.align === 'right' ? space + text : text + space;
  };
  const line = (cells: readonly string[]) =>
    columns
      .map((_, at) => cell(cells[at] ?? '', at))
      .join('  ')
      .trimEnd();
  return [
    line(columns.map((column) => column.heading)),
    widths.map((width) => '─'.repeat(width)).join('  '),
    ...rows.map(line),
  ].join('\n');
}

/** An amount string of the contract with thousands separators; zero as –, as on the screen. */
export function money(amount: string | null | undefined): string {
  if (amount === null || amount === undefined) return '';
  if (amount === '0.00') return '–';
  return amount.replace(/\B(?=(\d{3})+(?=\.))/g, ',');
}
