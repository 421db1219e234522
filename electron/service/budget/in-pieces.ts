/** Ids that one question names: a database takes only so many parameters. */
export const IDS_AT_A_TIME = 200;

/** What a question about many ids answers, asked in pieces; the answers follow one another as the ids do. */
export async function inPieces<Id, Row>(
  ids: readonly Id[],
  ask: (some: readonly Id[]) => Promise<readonly Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let from = 0; from < ids.length; from += IDS_AT_A_TIME)
    for (const row of await ask(ids.slice(from, from + IDS_AT_A_TIME))) rows.push(row);
  return rows;
}

/** Rows by what they belong to, each in the order in which it came. */
export function rowsBy<Key, Row>(rows: readonly Row[], keyOf: (row: Row) => Key): ReadonlyMap<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const own = groups.get(key);
    if (own) own.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
