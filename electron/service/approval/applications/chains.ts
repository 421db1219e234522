import { LEVEL_CODES, type Level } from '../../../../shared/domain/approval/level.ts';
import { moved, NEW_ROUTE } from '../../../../shared/domain/approval/route.ts';
import { placeNow, type Route } from '../../../../shared/domain/approval/route-state.ts';
import type { ApplicationStage } from '../../../../shared/domain/approval/stage.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';
import { type ApplicationKept, handedIn, type MoveKept, moveOf, readApplications } from './reading.ts';

/** A move with all that its digest is made of, and where the document stood when it was made (审批链). */
export interface ChainLink extends MoveKept {
  /** Of the version that it was about, and that version itself where it was handed in by this move, in canonical JSON. */
  readonly version: number;
  readonly versionDigest: string;
  readonly versionContent: string;
  /** Of the move before; '' of the first. */
  readonly before: string;
  /** The move and what the radar found, in canonical JSON. */
  readonly content: string;
  readonly findings: string;
  /** The level that decided, and for whom by sign-in name; '' where none did, or where it was decided for oneself. */
  readonly level: Level | '';
  readonly forWhom: string;
}

/** An application as it stood at the end of a day, with every move up to then, the oldest first. */
export interface Chain {
  readonly application: ApplicationKept;
  readonly links: readonly ChainLink[];
  readonly route: Route;
  readonly stage: ApplicationStage;
}

/** Which chains are read: of a budget year or by their documents, what was done up to a day, that day counting. */
export interface ChainsAsked {
  readonly year?: number;
  readonly ids?: readonly number[];
  readonly units: readonly UnitCode[];
  readonly until: AccountingDate;
}

/** Applications that were handed in by a day, in the order of their numbers, as they stood then. */
export async function readChains(db: BooksReader, { until, ...asked }: ChainsAsked): Promise<Chain[]> {
  const applications = await readApplications(db, asked);
  if (applications.length === 0) return [];
  const own = applications.map(({ id }) => id);
  const rows = await db
    .selectFrom('approval_move as move')
    .innerJoin('approval_version as version', 'version.id', 'move.version')
    .leftJoin('approval_finding as finding', 'finding.move', 'move.id')
    .selectAll('move')
    .select(['version.digest as versionDigest', 'version.content as versionContent', 'finding.content as findings'])
    .where('move.document', 'in', own)
    .where('move.day', '<=', until)
    .orderBy('move.id')
    .execute();
  const byDocument = new Map<number, typeof rows>();
  for (const row of rows) byDocument.set(row.document, [...(byDocument.get(row.document) ?? []), row]);
  return applications
    .flatMap((application) => {
      const moves = byDocument.get(application.id);
      return moves ? [chainOf(application, moves)] : [];
    })
    .sort((one, other) => (one.application.number < other.application.number ? -1 : 1));
}

type Row = Parameters<typeof moveOf>[0] & {
  readonly content: string;
  readonly versionDigest: string;
  readonly versionContent: string;
  readonly findings: string | null;
};

function chainOf(application: ApplicationKept, rows: readonly Row[]): Chain {
  const links: ChainLink[] = [];
  let route = NEW_ROUTE;
  let stage: ApplicationStage = 'draft';
  for (const row of rows) {
    const { versionDigest, versionContent, content } = row;
    const made = moveOf(row);
    const { move } = made;
    const task =
      'task' in move ? route.steps.flatMap(({ tasks }) => tasks).find(({ id }) => id === move.task) : undefined;
    links.push({
      ...made,
      ...{ versionDigest, content, findings: row.findings ?? '[]', before: links.at(-1)?.digest ?? '' },
      versionContent: links.at(-1)?.version === row.version ? '' : versionContent,
      level: task || move.what === 'resolve' ? (route.steps[placeNow(route)]?.step.level ?? '') : '',
      forWhom: task && task.person !== row.person ? task.person : '',
    });
    if (move.what !== 'close') route = moved(route, move, made.day);
    stage = move.what === 'close' ? 'closed' : route.stage;
  }
  return { application: asHandedIn(application, links), links, route, stage };
}

/** As it was handed in last: what was filled in anew since is not asked for yet. */
function asHandedIn(application: ApplicationKept, links: readonly ChainLink[]): ApplicationKept {
  const content = handedIn(links.findLast(({ versionContent }) => versionContent !== '')!.versionContent);
  const { year, category, purpose, payee, amount } = content;
  return { ...application, ...{ year, category, purpose, payee, amount, content } };
}

/** The highest level that has decided; '' while none has. */
export function reachedIn({ steps }: Route): Level | '' {
  const done = new Set(steps.flatMap((step) => (step.done ? [step.step.level] : [])));
  return LEVEL_CODES.findLast((level) => done.has(level)) ?? '';
}
