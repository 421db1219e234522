import type { ConsolidationSettings } from '../../../shared/domain/consolidation/model.ts';
import { DEFAULT_SETTINGS } from '../../../shared/domain/consolidation/rules.ts';
import { type Fen, fen } from '../../../shared/kernel/fen.ts';
import type { BooksReader, BooksTx } from '../database.ts';
import { keepSetting } from '../pipeline/keep-setting.ts';

const KEY = 'consolidation';

/** What a person has set; rules that are not named keep the program's default. */
export interface KeptSettings {
  readonly rules: Readonly<Record<string, boolean>>;
  readonly thresholdFen: Fen;
  readonly differenceThresholdFen: Fen;
  readonly timingDays: number;
  readonly rest: ConsolidationSettings['rest'];
}

/** The settings that hold: rules as the program knows them, switched as the chief accountant has switched them. */
export async function readSettings(db: BooksReader): Promise<ConsolidationSettings> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', KEY).executeTakeFirst();
  if (!row) return DEFAULT_SETTINGS;
  const kept = JSON.parse(row.value) as KeptSettings;
  return {
    rules: DEFAULT_SETTINGS.rules.map((rule) => ({ ...rule, enabled: kept.rules[rule.id] ?? rule.enabled })),
    thresholdFen: fen(kept.thresholdFen),
    differenceThresholdFen: fen(kept.differenceThresholdFen),
    timingDays: kept.timingDays,
    rest: kept.rest,
  };
}

export async function keepSettings(tx: BooksTx, settings: ConsolidationSettings): Promise<void> {
  const kept: KeptSettings = {
    rules: Object.fromEntries(settings.rules.map(({ id, enabled }) => [id, enabled])),
    thresholdFen: settings.thresholdFen,
    differenceThresholdFen: settings.differenceThresholdFen,
    timingDays: settings.timingDays,
    rest: settings.rest,
  };
  await keepSetting(tx.db, KEY, JSON.stringify(kept));
}
