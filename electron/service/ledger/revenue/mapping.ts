import type { RevenueKind } from '../../../../shared/domain/ledger/revenue/kinds.ts';
import type { WordRole } from '../../../../shared/domain/ledger/revenue/reading.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { BooksReader, BooksTx } from '../../database.ts';

/** What a unit remembers of the words of one kind of sheet. */
export interface Remembered {
  readonly words: ReadonlyMap<string, { readonly role: WordRole; readonly code: string | undefined }>;
  /** By word: 往来单位 of its account; '' where a person said none. */
  readonly counterparties: ReadonlyMap<string, string>;
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
  const codesOf = (kept: string) =>
    new Map(rows.flatMap(({ what, word, code }) => (what === kept ? [[word, code] as const] : [])));
  return {
    words: new Map(
      rows.flatMap(({ what, word, role, code }) =>
        what === 'word' ? [[word, { role: role as WordRole, code: code || undefined }] as const] : [],
      ),
    ),
    counterparties: codesOf('counterparty'),
    departments: codesOf('department'),
  };
}

interface Said {
  readonly words: readonly {
    readonly word: string;
    readonly role: WordRole;
    readonly code?: string | undefined;
    readonly counterparty?: string | undefined;
  }[];
  readonly departments: readonly { readonly word: string; readonly department: string }[];
}

/** Keeps what a person said of the words, in the place of what was remembered of them. */
export async function remember(tx: BooksTx, unit: UnitCode, kind: RevenueKind, said: Said): Promise<void> {
  const rows = [
    ...said.words.map(({ word, role, code = '' }) => ({ what: 'word', word, role: role as string, code })),
    ...said.words.flatMap(({ word, role, counterparty }) =>
      counterparty === undefined ? [] : [{ what: 'counterparty', word, role: role as string, code: counterparty }],
    ),
    ...said.departments.map(({ word, department }) => ({ what: 'department', word, role: '', code: department })),
  ];
  // A counterparty belongs to the word with its account: where the account asks for none now, none is remembered.
  await tx.db
    .deleteFrom('revenue_word')
    .where('unit', '=', unit)
    .where('kind', '=', kind)
    .where('what', '=', 'counterparty')
    .where('word', 'in', ['', ...said.words.map(({ word }) => word)])
    .execute();
  for (const { what, word, role, code } of rows)
    await tx.db
      .insertInto('revenue_word')
      .values({ unit, kind, what, word, role, code })
      .onConflict((conflict) => conflict.columns(['unit', 'kind', 'what', 'word']).doUpdateSet({ role, code }))
      .execute();
}
