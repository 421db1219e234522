import { type ApprovalSettings, USUAL_APPROVAL_SETTINGS } from '../../../../shared/domain/approval/settings.ts';
import { fen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { loadSetting } from '../../organisation/queries.ts';

export const SETTINGS_KEY = 'approval.settings';

/** The record as it is kept; `revision` counts how often it was set, 0 before. */
export interface SettingsKept {
  readonly revision: number;
  readonly settings: ApprovalSettings;
}

export async function readSettingsKept(db: Pick<BooksReader, 'selectFrom'>): Promise<SettingsKept> {
  const kept = await loadSetting(db, SETTINGS_KEY);
  if (kept === undefined) return { revision: 0, settings: USUAL_APPROVAL_SETTINGS };
  const { revision, settings } = JSON.parse(kept) as SettingsKept;
  return {
    revision,
    settings: { ...settings, contractFrom: fen(settings.contractFrom), largeFrom: fen(settings.largeFrom) },
  };
}

/** 审批设定 in force [U]. */
export const readApprovalSettings = async (db: Pick<BooksReader, 'selectFrom'>): Promise<ApprovalSettings> =>
  (await readSettingsKept(db)).settings;
