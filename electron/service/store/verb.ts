/** What a statement does, told from its words alone. */
export type Verb = 'read' | 'write' | 'refused';

const WRITES = new Set(['insert', 'update', 'delete', 'replace']);
const READS = new Set(['select', 'values', 'explain']);

/**
 * Tells reading from writing. Only plain queries and row changes may run between BEGIN and COMMIT: the schema belongs
 * to migrations, and transactions, pragmas and attachments to the store. One statement at a time, because sql.js
 * would run the first and drop the rest unseen.
 */
export function verbOf(sql: string): Verb {
  const words = bareWords(sql);
  if (words === undefined) return 'refused';
  const first = words[0];
  if (first === undefined) return 'refused';
  if (READS.has(first)) return 'read';
  if (WRITES.has(first)) return 'write';
  if (first !== 'with') return 'refused';
  // After the common table expressions, which stand in brackets, comes the word that counts.
  const main = words.find((word) => READS.has(word) || WRITES.has(word));
  if (main === undefined) return 'refused';
  return WRITES.has(main) ? 'write' : 'read';
}

/**
 * What would come out differently when the journal is played again, or undefined when nothing would:
 * chance, the clock, and counters of the connection.
 */
export function notReplayable(sql: string): string | undefined {
  const bare = sql.replace(QUOTED, (text) => (text.toLowerCase() === "'now'" ? 'literal_now' : ' '));
  const found =
    /\b(random|randomblob|last_insert_rowid|changes|total_changes)\s*\(|\b(current_timestamp|current_date|current_time|literal_now)\b/i.exec(
      bare,
    );
  return found ? (found[1] ?? found[2]) : undefined;
}

const QUOTED = /'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|--[^\n]*|\/\*[\s\S]*?\*\//g;

/** The words outside quotes and brackets, in lower case; undefined when a second statement follows. */
function bareWords(sql: string): readonly string[] | undefined {
  const text = sql.replace(QUOTED, ' ').trim().replace(/;$/, '');
  if (text.includes(';')) return undefined;
  const words: string[] = [];
  let depth = 0;
  for (const token of text.matchAll(/[()]|[A-Za-z_][\w$]*/g)) {
    if (token[0] === '(') depth += 1;
    else if (token[0] === ')') depth -= 1;
    else if (depth === 0) words.push(token[0].toLowerCase());
  }
  return words;
}
