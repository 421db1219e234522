import type { ledger } from '../../../../shared/contract/ledger.ts';
import type { OutputOf } from '../../../../shared/contract/operation.ts';
import type { SearchText } from '../../../../shared/domain/ledger/search-text.ts';
import type { Unit } from '../../../../shared/domain/organisation/unit.ts';
import { fen, groupedYuan } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { contentOf, type DraftRow } from './drafts.ts';

type Hit = OutputOf<typeof ledger.search>['hits'][number];

/** Open drafts that are looked through, the newest first. */
const DRAFTS_MAX = 5_000;

/** 草稿 of these units that are not posted yet: by their number in the queue, their total, or their words. */
export async function draftHits(of: {
  readonly db: BooksReader;
  readonly units: readonly Unit[];
  readonly text: SearchText;
  readonly limit: number;
}): Promise<Hit[]> {
  const names = new Map(of.units.map(({ code, name }) => [code, name]));
  const drafts = await of.db
    .selectFrom('voucher_draft')
    .select(['id', 'unit', 'period', 'date', 'summary', 'total', 'content'])
    .where('unit', 'in', [...names.keys()])
    .where('state', 'in', ['draft', 'submitted', 'reviewed'])
    .orderBy('id', 'desc')
    .limit(DRAFTS_MAX)
    .execute();
  const found: Hit[] = [];
  for (const draft of drafts) {
    const by = foundBy(draft, of.text);
    if (by === undefined) continue;
    const { id, unit, period, date, summary, total } = draft;
    found.push({
      kind: 'draft',
      unit,
      period,
      title: summary,
      detail: `${names.get(unit)}　${date}${total === null ? '' : `　${groupedYuan(fen(Number(total)))}`}`,
      by,
      voucher: null,
      code: String(id),
    });
    if (found.length === of.limit) break;
  }
  return found;
}

type Sought = Pick<DraftRow, 'id' | 'total' | 'content'>;

function foundBy(draft: Sought, text: SearchText): Hit['by'] | undefined {
  const { whole, words, amount } = text;
  if (/^(草稿|draft)?\s*\d+$/i.test(whole) && Number(/\d+$/.exec(whole)![0]) === draft.id) return 'number';
  if (amount !== undefined && draft.total !== null && Math.abs(Number(draft.total)) === amount) return 'amount';
  // As it is kept, a word stands in it as JSON writes it: taken apart are only those that may have them all.
  const kept = draft.content.toLowerCase();
  if (words.length === 0 || !words.every((word) => kept.includes(JSON.stringify(word).slice(1, -1)))) return undefined;
  const { summary, lines } = contentOf(draft);
  const pieces = [summary, ...lines.map((line) => `${line.summary}\t${line.document ?? ''}`)];
  return pieces.some((piece) => words.every((word) => piece.toLowerCase().includes(word))) ? 'text' : undefined;
}
