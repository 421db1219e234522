import { reversedOrder } from '../../../shared/domain/approval/meeting.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { type Chain, type MeetingKept, readFirstPaid, readFirstSigned, readReleases } from '../approval/queries.ts';
import type { BooksReader } from '../database.ts';
import type { ApprovalWords } from './approval-words.ts';
import type { PackDecision } from './pack/approval-content.ts';

/** The first days on which something was done under a document. */
interface FirstDays {
  readonly released?: AccountingDate | undefined;
  readonly signed?: AccountingDate | undefined;
  readonly paid?: AccountingDate | undefined;
}

/** Each room that lets money go tells its own. */
const READERS: readonly ((db: BooksReader, documents: readonly number[]) => Promise<ReadonlyMap<number, FirstDays>>)[] =
  [readReleases, readFirstSigned, readFirstPaid];

/** What was done under documents by the day as of which they are told. */
export async function readFirstDays(
  db: BooksReader,
  { byId, until }: Pick<ApprovalWords, 'byId' | 'until'>,
): Promise<ReadonlyMap<number, FirstDays>> {
  const ids = [...byId.keys()];
  const told = await Promise.all(READERS.map((read) => read(db, ids)));
  const by = (day: AccountingDate | undefined) => (day !== undefined && day <= until ? day : undefined);
  return new Map(
    ids.map((id): [number, FirstDays] => {
      const { released, signed, paid }: FirstDays = Object.assign({}, ...told.map((each) => each.get(id)));
      return [id, { released: by(released), signed: by(signed), paid: by(paid) }];
    }),
  );
}

/** When a document was decided: on the day of the meeting where a body did last, else with the last level that passed it. */
export function decidedOn({ links, stage }: Chain, met: readonly MeetingKept[]): AccountingDate | undefined {
  if (stage !== 'approved' && stage !== 'closed') return undefined;
  const last = links.findLast(({ what }) => what === 'pass' || what === 'resolve');
  const { move } = last ?? {};
  const meeting = move?.what === 'resolve' ? met.find(({ id }) => id === move.meeting) : undefined;
  return meeting?.day ?? last?.day;
}

interface Decided {
  readonly firstDays: ReadonlyMap<number, FirstDays>;
  readonly chains: readonly Chain[];
}

/** What meetings decided, in their order; and documents of the year that no meeting of it decided and that were acted on too early. */
export function packDecisions(
  met: readonly MeetingKept[],
  { byId, documentOf }: ApprovalWords,
  { firstDays, chains }: Decided,
): PackDecision[] {
  const carried = new Set<number>();
  const resolved = met.flatMap((meeting) =>
    meeting.resolutions.flatMap(({ document, ...votes }): PackDecision[] => {
      const chain = byId.get(document);
      if (!chain) return [];
      if (votes.carried) carried.add(document);
      const { number, body, ought, present, chair, minutes, day: decided } = meeting;
      const days = firstDays.get(document) ?? {};
      return [
        {
          ...documentOf(chain),
          meeting: { number, body, ought, present: present.length, chair, ...votes, sha256: minutes.sha256 },
          ...{ decided, released: days.released, signed: days.signed, paid: days.paid },
          reversed: votes.carried && reversedOrder({ decided, ...days }).length > 0,
        },
      ];
    }),
  );
  const early = chains.flatMap((chain): PackDecision[] => {
    const { id } = chain.application;
    const days = firstDays.get(id) ?? {};
    const decided = decidedOn(chain, met);
    if (carried.has(id) || reversedOrder({ decided, ...days }).length === 0) return [];
    const { released, signed, paid } = days;
    return [{ ...documentOf(chain), meeting: undefined, decided, released, signed, paid, reversed: true }];
  });
  return [...resolved, ...early];
}
