import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { RequestHead } from '../../../../shared/domain/procurement/requests/request.ts';
import { canonicalJson } from '../../../../shared/kernel/canonical.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';
import { type Paper, readPaper } from '../papers/papers.ts';
import type { RequestTables } from './tables.ts';

/** A line of a request as the books hold it; quantities in packs. */
export type KeptLine = Omit<RequestTables['request_line'], 'request' | 'unit'>;

/** A request as the books hold it. */
export interface RequestDocument {
  readonly paper: Paper;
  readonly head: RequestHead;
  readonly remark: string;
  /** In the order in which they were asked. */
  readonly lines: readonly KeptLine[];
}

/** Requests that one question names. */
const AT_A_TIME = 400;

/** What is signed (签认的内容): the head, and every line with its decision once there is one. */
export const contentOf = (head: RequestHead, remark: string, lines: readonly Omit<KeptLine, 'id'>[]): string =>
  canonicalJson({
    form: 'tongcai-purchase-request-1',
    ...{ unit: head.unit, kind: head.kind, day: head.day, needed: head.needed, hours: head.hours },
    ...{ cause: head.cause, instead: head.instead, remark },
    lines: lines.map(({ item, asked, suggested, remark: said, approved, why, dropped }) => [
      ...[item, asked, suggested, said],
      ...[approved, why, dropped],
    ]),
  });

export async function readRequest(db: BooksReader, id: number): Promise<RequestDocument | undefined> {
  const paper = await readPaper(db, 'request', id);
  return paper && (await withLines(db, [paper]))[0];
}

/** The papers with what they ask for, in the order given. */
export async function withLines(db: BooksReader, papers: readonly Paper[]): Promise<RequestDocument[]> {
  const lines = new Map<number, KeptLine[]>(papers.map(({ id }) => [id, []]));
  const ids = papers.map(({ id }) => id);
  for (let from = 0; from < ids.length; from += AT_A_TIME) {
    const rows = await db
      .selectFrom('request_line')
      .selectAll()
      .where('request', 'in', ids.slice(from, from + AT_A_TIME))
      .orderBy('id')
      .execute();
    for (const { request, unit: _, ...line } of rows) lines.get(request)?.push(line);
  }
  return papers.map((paper) => {
    const said = JSON.parse(paper.content) as RequestHead & { readonly remark: string };
    const { kind, hours, cause, instead, remark } = said;
    return {
      ...{ paper, remark, lines: lines.get(paper.id) ?? [] },
      head: {
        ...{ unit: paper.unit as UnitCode, kind, hours, cause, instead },
        ...{ day: paper.first as AccountingDate, needed: paper.last as AccountingDate },
      },
    };
  });
}
