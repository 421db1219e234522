import type { Operation } from '../../../../shared/contract/operation.ts';
import type { ItemChange, PlannedChange } from '../../../../shared/domain/procurement/formulary/changes.ts';
import type { VersionContent } from '../../../../shared/domain/procurement/formulary/version.ts';
import type { Item } from '../../../../shared/domain/procurement/item.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import type { BooksReader } from '../../database.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import { sha256Text } from '../../pipeline/input.ts';
import type { Paper } from '../papers/papers.ts';
import { stepOn } from '../papers/stepping.ts';

/** Codes that one question names. */
export const AT_A_TIME = 400;

export const versionOf = ({ content }: Paper): VersionContent => JSON.parse(content) as VersionContent;
/** As it is called: `ML2025-002 年中调整`. */
export const versionName = (paper: Paper): string => `${paper.number} ${versionOf(paper).title}`;

/** What a version changes, by code. */
export async function readChanges(db: BooksReader, version: number): Promise<PlannedChange[]> {
  const rows = await db
    .selectFrom('formulary_change')
    .select(['code', 'change', 'content'])
    .where('version', '=', version)
    .execute();
  // The two engines order texts differently; a digest must not.
  return rows
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ code, change, content }) => ({
      ...{ code, change: change as ItemChange },
      ...(content === '' ? {} : { item: JSON.parse(content) as Item }),
    }));
}

/** A version's changes as its paper is signed for them. */
export function signedChanges(changes: readonly PlannedChange[]): VersionContent['changes'] {
  const count = (wanted: ItemChange): number => changes.filter(({ change }) => change === wanted).length;
  return {
    digest: sha256Text(canonicalJson(changes as unknown as Json)),
    ...{ added: count('add'), changed: count('change'), removed: count('remove') },
  };
}

/** Puts changes into a draft in the place of what it had for those codes and for `dropped`; the draft is signed anew. */
export async function keepChanges(
  context: CommandContext<Operation>,
  paper: Paper,
  changes: readonly PlannedChange[],
  dropped: readonly string[] = [],
): Promise<Paper> {
  const codes = [...new Set([...changes.map(({ code }) => code), ...dropped])];
  for (let from = 0; from < codes.length; from += AT_A_TIME)
    await context.db
      .deleteFrom('formulary_change')
      .where('version', '=', paper.id)
      .where('code', 'in', codes.slice(from, from + AT_A_TIME))
      .execute();
  if (changes.length > 0)
    await context.tx.bulkInsert(
      'formulary_change',
      changes.map(({ code, change, item }) => ({
        ...{ version: paper.id, code, change },
        content: item === undefined ? '' : canonicalJson(item as unknown as Json),
      })),
    );
  const signed = signedChanges(await readChanges(context.db, paper.id));
  return stepOn(context, paper, 'prepare', {
    values: { content: canonicalJson({ ...versionOf(paper), changes: signed } as unknown as Json) },
  });
}
