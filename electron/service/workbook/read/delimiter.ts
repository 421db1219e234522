const CANDIDATES = [',', '\t', ';', '|'] as const;
export type Delimiter = (typeof CANDIDATES)[number];

const SAMPLE_BYTES = 64 * 1024;
const SAMPLE_ROWS = 200;
const QUOTE = 0x22;
const CR = 0x0d;
const LF = 0x0a;

/**
 * Finds what parts the fields, from how evenly each candidate falls over the first rows: in a table the same number of
 * times on most rows, while the commas of `1,234.50` or of a summary come as they like. Excel's first line `sep=;` is obeyed
 * and left out of the rows.
 */
export function findDelimiter(bytes: Buffer, start: number): { delimiter: Delimiter; start: number } {
  const directive = /^"?sep=([,;|\t])"?\r?\n?/i.exec(bytes.toString('latin1', start, start + 16));
  if (directive) return { delimiter: directive[1] as Delimiter, start: start + directive[0].length };
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of CANDIDATES) {
    const score = evenness(countPerRow(bytes, start, delimiter.charCodeAt(0)));
    if (score > best.score) best = { delimiter, score };
  }
  return { delimiter: best.delimiter, start };
}

function countPerRow(bytes: Buffer, start: number, delimiter: number): number[] {
  const counts: number[] = [];
  const end = Math.min(bytes.length, start + SAMPLE_BYTES);
  let count = 0;
  let used = false;
  let quoted = false;
  let fieldBegins = true;
  for (let at = start; at < end && counts.length < SAMPLE_ROWS; at += 1) {
    const byte = bytes[at]!;
    if (quoted) {
      if (byte === QUOTE) quoted = false;
    } else if (byte === QUOTE && fieldBegins) quoted = true;
    else if (byte === CR || byte === LF) {
      if (used) counts.push(count);
      count = 0;
      used = false;
      fieldBegins = true;
      continue;
    } else if (byte === delimiter) {
      count += 1;
      fieldBegins = true;
      continue;
    }
    used = true;
    fieldBegins = false;
  }
  if (used && end === bytes.length && counts.length < SAMPLE_ROWS) counts.push(count);
  return counts;
}

/** Share of the rows that have the most common count, squared, times what that count tells (more columns, more sure). */
function evenness(counts: readonly number[]): number {
  const rows = new Map<number, number>();
  for (const count of counts) if (count > 0) rows.set(count, (rows.get(count) ?? 0) + 1);
  let score = 0;
  for (const [count, times] of rows) {
    const share = times / counts.length;
    score = Math.max(score, share * share * (1 + Math.min(count, 40) / 40));
  }
  return score;
}
