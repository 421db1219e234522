/** What the backups' operations need of the disk; put together where the service is composed. */
export interface BackupVault {
  /** Takes a backup apart and checks all of it; a bad one is an answer, not an error. */
  checkBackup(path: string, signal: AbortSignal): Promise<CheckedBackup | BackupProblem>;
  /** Makes a data folder of a backup; never over books that are there. */
  restoreBackup(
    request: { readonly path: string; readonly into: string; readonly nowMs: number },
    signal: AbortSignal,
  ): Promise<RestoredBackup | BackupProblem>;
}

/** Why a backup cannot be used: the store's code, and a Chinese sentence that names no file of the machine. */
export interface BackupProblem {
  readonly ok: false;
  readonly code: string;
  readonly message: string;
}

/** A backup that is whole. */
export interface CheckedBackup {
  readonly ok: true;
  readonly community: string | null;
  readonly fiscalYear: number | null;
  readonly engine: 'sqljs' | 'postgres';
  readonly made: string;
  /** Identity of the books; two backups of the same books have the same. */
  readonly id: string;
  readonly sequence: number;
  readonly hash: string;
  readonly schema: number;
  readonly attachments: number;
  /** Rows of each table. */
  readonly tables: Readonly<Record<string, number>>;
}

export interface RestoredBackup {
  readonly ok: true;
  readonly made: string;
  readonly sequence: number;
}

/** Bytes of the data folder by what they are; `free` on its disk, null where the system does not say. */
export interface FolderSizes {
  readonly total: number;
  readonly snapshots: number;
  readonly journals: number;
  readonly attachments: number;
  readonly free: number | null;
}
