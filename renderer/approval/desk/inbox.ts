import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { daysBetween, parseDate } from '../../../shared/kernel/date.ts';

export type Inbox = ReplyOf<Contract['approval']['approvalInbox']>;
type Waiting = Inbox['waiting'][number];

/** The lists of the desk, in the order of their urgency for whoever sits there. */
export const TABS = ['waiting', 'escalated', 'own', 'released'] as const satisfies readonly (keyof Inbox)[];
export type Tab = (typeof TABS)[number];

/** One document in a list: what waits for the caller, and what was released, says more of itself. */
export type Row = Inbox['own'][number] &
  Partial<Pick<Waiting, 'task' | 'forWhom' | 'urged' | 'warnings'> & Pick<Inbox['released'][number], 'until'>>;

/** What one decided a moment ago: the document may come back to the same person, and has another revision then. */
export const decidedKey = ({ id, revision }: Pick<Row, 'id' | 'revision'>): string => `${id}.${revision}`;

/** What was escalated: the urgent first, and of these what has been late longest. */
const byUrgency = (a: Row, b: Row): number => Number(b.urgent) - Number(a.urgent) || b.late - a.late;

/** A list without what was decided a moment ago, each document once: who decides for two people decides it once. */
export function rowsOf(inbox: Inbox, tab: Tab, gone: ReadonlySet<string>): readonly Row[] {
  const rows: readonly Row[] = tab === 'escalated' ? [...inbox[tab]].sort(byUrgency) : inbox[tab];
  const seen = new Set<number>();
  return rows.filter((row) => {
    if (seen.has(row.id) || gone.has(decidedKey(row))) return false;
    seen.add(row.id);
    return true;
  });
}

/** The document after or before one of a list; undefined at its end. One that is not in the list leads to the first. */
export function neighbourOf(rows: readonly Pick<Row, 'id'>[], id: number | undefined, by: 1 | -1): number | undefined {
  const at = rows.findIndex((row) => row.id === id);
  return at < 0 ? rows[0]?.id : rows[at + by]?.id;
}

/** What is opened once a document is decided: what follows it, at the end of the list its first, nothing where it was alone. */
export function nextAfter(rows: readonly Pick<Row, 'id'>[], id: number): number | undefined {
  return neighbourOf(rows, id, 1) ?? rows.find((row) => row.id !== id)?.id;
}

/** Days that a document has waited at its level; undefined where it waits for nobody. By the service's clock, not the desk's. */
export function waitedDays({ opened, due, late }: Pick<Row, 'opened' | 'due' | 'late'>): number | undefined {
  const [from, until] = [parseDate(opened), parseDate(due)];
  return from && until ? daysBetween(from, until) + late : undefined;
}
