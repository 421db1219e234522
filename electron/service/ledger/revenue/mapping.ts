import type { RevenueKind } from '../../../../shared/domain/ledger/revenue/kinds.ts';
import type { WordRole } from '../../../../shared/domain/ledger/revenue/reading.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { BooksReader, BooksTx } from '../../database.ts';

/** What a unit remembers of the words of one kind of sheet. */
export interface Remembered {
  readonly words: ReadonlyMap<string, { readonly role: WordRole; readonly code: string | undefined }>;
  readonly departments: ReadonlyMap<string, string>;
}

export async function readRemembered(db: BooksReader, unit: UnitCode, kind: RevenueKind): Promise<Remembered> {
  const rows = await db
    .selectFrom('revenue_word')
    .selectAll()
    .where('unit', '=', unit)
    .where('kind', '=', kind)
    .orderBy('word')
    .execute();
  return {
    words: new Map(
      rows.flatMap(({ what, word, role, code }) =>
        what === 'word' ? [[word, { role: role as WordRole, code: code || undefined }] as const] : [],
      ),
    ),
    departments: new Map(
      rows.flatMap(({ what, word, code }) => (what === 'department' ? [[word, code] as const] : [])),
    ),
  };
}

interface Said {
  readonly words: readonly { readonly word: string; readonly role: WordRole; readonly code?: string | undefined }[];
  readonly departments: readonly { readonly word: string; readonly department: string }[];
}

/** Keeps what a person said of the words, in the place of what was remembered of them. */
export async function remember(tx: BooksTx, unit: UnitCode, kind: RevenueKind, said: Said): Promise<void> {
  const rows = [
    ...said.words.map(({ word, role, code = '' }) => ({ what: 'word', word, role: role as string, code })),
    ...said.departments.map(({ word, department }) => ({ what: 'department', word, role: '', code: department })),
  ];
  for (const { what, word, role, code } of rows)
    await tx.db
      .insertInto('revenue_word')
      .values({ unit, kind, what, word, role, code })
      .onConflict((conflict) => conflict.columns(['unit', 'kind', 'what', 'word']).doUpdateSet({ role, code }))
      .execute();
}
