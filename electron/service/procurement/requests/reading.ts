import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { RequestKind } from '../../../../shared/domain/procurement/requests/request.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';

/** A line of a decided request of which something may still be ordered. Quantities are in packs. */
export interface OpenLine {
  readonly requestLine: number;
  readonly request: number;
  /** As the request stands now. */
  readonly revision: number;
  /** 申请日期. */
  readonly asked: AccountingDate;
  /** 申请单号. */
  readonly number: string;
  readonly unit: UnitCode;
  readonly item: string;
  readonly kind: RequestKind;
  /** The day by which it is needed. */
  readonly needed: AccountingDate;
  readonly approved: number;
  /** Approved, neither dropped nor ordered yet: above nil. */
  readonly open: number;
}

/** Lines that one question names. */
const AT_A_TIME = 400;

/**
 * Lines that are open to ordering: approved − dropped − Σ (allocation − its cancelled part, orders that were cancelled
 * left out) is above nil. In the order of their making; of some lines only where they are given.
 */
export async function readOpenLines(db: BooksReader, lines?: readonly number[]): Promise<OpenLine[]> {
  const open: OpenLine[] = [];
  const wanted = lines && [...new Set(lines)].sort((a, b) => a - b);
  for (let from = 0; wanted === undefined ? from === 0 : from < wanted.length; from += AT_A_TIME) {
    const some = wanted?.slice(from, from + AT_A_TIME);
    let asked = db
      .selectFrom('request_line as line')
      .innerJoin('procurement_paper as paper', 'paper.id', 'line.request')
      .select(['line.id', 'line.request', 'line.unit', 'line.item', 'line.approved', 'line.dropped'])
      .select(['paper.number', 'paper.content', 'paper.first', 'paper.revision'])
      .where('paper.stage', '=', 'approved')
      .where('line.approved', '>', 0);
    if (some) asked = asked.where('line.id', 'in', some);
    const rows = await asked.orderBy('line.id').execute();
    const ordered = await readOrderedOf(db, some);
    for (const row of rows) {
      const { kind, needed } = JSON.parse(row.content) as { kind: RequestKind; needed: AccountingDate };
      const approved = row.approved ?? 0;
      const left = approved - row.dropped - (ordered.get(row.id) ?? 0);
      if (left <= 0) continue;
      open.push({
        ...{ requestLine: row.id, request: row.request, number: row.number, unit: row.unit as UnitCode },
        ...{ item: row.item, kind, needed, approved, open: left },
        ...{ asked: row.first as AccountingDate, revision: row.revision },
      });
    }
  }
  return open;
}

/** What stands ordered for request lines, in packs, by line; drafts of orders count: their packs are spoken for. */
export async function readOrderedOf(db: BooksReader, lines?: readonly number[]): Promise<Map<number, number>> {
  const ordered = new Map<number, number>();
  for (let from = 0; lines === undefined ? from === 0 : from < lines.length; from += AT_A_TIME) {
    let asked = db
      .selectFrom('order_allocation as allocation')
      .innerJoin('order_line as of', 'of.id', 'allocation.line')
      .innerJoin('procurement_paper as paper', 'paper.id', 'of.order_id')
      .select(['allocation.request_line'])
      .select((sum) =>
        sum.fn.sum<number>(sum('allocation.quantity', '-', sum.ref('allocation.cancelled'))).as('ordered'),
      )
      .where('paper.stage', '!=', 'cancelled');
    if (lines) asked = asked.where('allocation.request_line', 'in', lines.slice(from, from + AT_A_TIME));
    for (const row of await asked.groupBy('allocation.request_line').execute())
      ordered.set(row.request_line, Number(row.ordered));
  }
  return ordered;
}
