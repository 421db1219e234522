/** Modules, lowest first; those of one row do not know each other (DESIGN, rule 1). */
const ORDER: readonly (readonly string[])[] = [
  ['organisation'],
  ['ledger'],
  ['consolidation', 'budget', 'costing', 'assets', 'funds'],
  ['procurement'],
  ['approval'],
  ['indicators'],
  ['audit'],
];

/** How high a module stands, or −1 when it is none. */
export const rankOf = (name: string): number => ORDER.findIndex((row) => row.includes(name));

/** Where a file lives. `module` is set in the rooms that have one folder a module. */
export interface Place {
  readonly room:
    | 'kernel'
    | 'domain'
    | 'contract'
    | 'i18n'
    /** start, compose, worker, the command line and the sample county: the places that put everything together. */
    | 'composition'
    /** database.ts: every module's tables in one type. */
    | 'database'
    | 'store'
    | 'workbook'
    /** http, pipeline, jobs and the like: what every operation passes through. */
    | 'plumbing'
    /** A module's folder in the service. */
    | 'keeps'
    | 'shell'
    | 'renderer'
    | 'build'
    | 'test'
    | 'config';
  readonly module?: string;
}

const SHARED = new Set(['kernel', 'contract', 'i18n']);
const COMPOSITION = new Set(['demo', 'cli']);

/** The room of a path, or undefined when nothing may live there. */
export function placeOf(path: string): Place | undefined {
  const [top = '', second = '', third = '', ...deeper] = path.split('/');
  if (top === 'shared') {
    if (second === 'domain' && third && deeper.length > 0) return { room: 'domain', module: third };
    return SHARED.has(second) && third ? { room: second as 'kernel' | 'contract' | 'i18n' } : undefined;
  }
  if (top === 'electron') {
    if (second !== 'service') return third === '' ? { room: 'shell' } : undefined;
    if (deeper.length === 0) return { room: third === 'database.ts' ? 'database' : 'composition' };
    if (rankOf(third) >= 0) return { room: 'keeps', module: third };
    if (third === 'store' || third === 'workbook') return { room: third };
    return { room: COMPOSITION.has(third) ? 'composition' : 'plumbing' };
  }
  if (top === 'renderer') return { room: 'renderer' };
  if (top === 'build' || top === 'test') return { room: top };
  return second === '' ? { room: 'config' } : undefined;
}
