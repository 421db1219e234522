import { ledger } from '../../../../shared/contract/ledger.ts';
import {
  SPECIAL_CHOICES,
  SPECIAL_SOURCES,
  type SpecialSources,
} from '../../../../shared/domain/ledger/period-end/special-sources.ts';
import type { BooksReader } from '../../database.ts';
import { loadSetting } from '../../organisation/queries.ts';
import { command, type Implementation, query } from '../../pipeline/implementation.ts';
import { keepSetting } from '../../pipeline/keep-setting.ts';

const KEY = 'special-sources';

/** Which sources are 专项 in this community. */
export async function loadSpecialSources(db: BooksReader): Promise<SpecialSources> {
  const kept = await loadSetting(db, KEY);
  return kept === undefined ? SPECIAL_SOURCES : (JSON.parse(kept) as SpecialSources);
}

const out = ({ sources }: SpecialSources) =>
  SPECIAL_CHOICES.map((choice) => ({ ...choice, special: sources.includes(choice.code) }));

/** 专项资金来源: read by everybody, set by whoever keeps the register. */
export const specialSourceOperations: readonly Implementation[] = [
  query(ledger.specialSources, async ({ db }) => out(await loadSpecialSources(db))),

  command(ledger.setSpecialSources, async (context, { reason, sources }) => {
    const { db } = context;
    const before = await loadSpecialSources(db);
    // In the order of the choices, so that the trail shows what changed and not how it was typed.
    const after = { sources: SPECIAL_CHOICES.map(({ code }) => code).filter((code) => sources.includes(code)) };
    await keepSetting(db, KEY, JSON.stringify(after));
    context.audit({ subject: '专项资金来源', before: { sources: [...before.sources] }, after, reason });
    return out(after);
  }),
];
