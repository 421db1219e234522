/**
 * @typedef {{ ours: unknown, peer?: unknown, limit?: unknown, ratio?: unknown, note?: unknown }} Outcome
 * @typedef {{ name: string, run: () => Promise<Outcome> }} Bench
 */

/**
 * @param {unknown} value
 * @returns {value is Bench}
 */
export const isBench = (value) =>
  typeof value === 'object' && value !== null && 'name' in value && 'run' in value && typeof value.run === 'function';

/**
 * One line of the table: ours, what it stands beside, and how many times it.
 * @param {string} name
 * @param {Outcome} outcome
 * @returns {string[]}
 */
export function row(name, outcome) {
  const beside = outcome.peer ?? outcome.limit;
  const kind = outcome.peer !== undefined ? 'peer' : outcome.limit !== undefined ? 'limit' : '';
  const ratio =
    typeof outcome.ratio === 'number'
      ? `${figure(outcome.ratio)}×`
      : outcome.ratio === undefined
        ? ''
        : String(outcome.ratio);
  const note = outcome.note === undefined ? '' : ` (${outcome.note})`;
  return [name + note, time(outcome.ours), beside === undefined ? '–' : `${time(beside)} ${kind}`, ratio];
}

/** @param {unknown} value milliseconds when a number, otherwise as it was said. */
const time = (value) => (typeof value === 'number' ? `${figure(value)} ms` : String(value));

/** @param {number} value */
const figure = (value) => (value >= 100 ? String(Math.round(value)) : value.toPrecision(3));

/**
 * Columns side by side; a Chinese character takes two places.
 * @param {string[]} head
 * @param {string[][]} rows
 */
export function table(head, rows) {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((line) => width(line[column] ?? ''))));
  const write = (/** @type {string[]} */ line) =>
    line
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell)))
      .join('  ')
      .trimEnd();
  return `${[write(head), widths.map((size) => '-'.repeat(size)).join('  '), ...rows.map(write)].join('\n')}\n`;
}

/** @param {string} text */
const width = (text) => [...text].reduce((sum, character) => sum + (/[\u2e80-\uffef]/u.test(character) ? 2 : 1), 0);
