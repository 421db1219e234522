import type { Database } from 'sql.js';

/** What the books are, whatever folder they lie in; kept in the database's `_store`. */
export interface Identity {
  /** Made once, when the books were made; a copy keeps it. */
  readonly id: string;
  /** Sequence and frame hash of the last transaction inside this database file. */
  readonly sequence: number;
  readonly hash: string;
  /** Each time these books were put back from a backup: a later message may refer to what was lost then. */
  readonly restores: readonly Restore[];
}

/** One return to a backup: when, and to which transaction. */
export interface Restore {
  readonly instant: string;
  readonly sequence: number;
  readonly backupMade: string;
}

export function readIdentity(database: Database): Identity {
  const [result] = database.exec('SELECT key, value FROM _store');
  const values = new Map((result?.values ?? []).map(([key, value]) => [String(key), String(value)]));
  return {
    id: values.get('id') ?? '',
    sequence: Number(values.get('sequence') ?? 0),
    hash: values.get('hash') ?? '',
    restores: JSON.parse(values.get('restores') ?? '[]') as Restore[],
  };
}

export function writeIdentity(database: Database, { id, sequence, hash, restores }: Identity): void {
  const rows = { id, sequence: String(sequence), hash, restores: JSON.stringify(restores) };
  for (const [key, value] of Object.entries(rows))
    database.run(
      'INSERT INTO _store (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      [key, value],
    );
}

/** What the health page says of a restore. */
export const restoreSentence = ({ instant, sequence, backupMade }: Restore): string =>
  `Restored at ${instant} from the backup of ${backupMade}, up to transaction ${sequence}; what came after it was not in the backup.`;
