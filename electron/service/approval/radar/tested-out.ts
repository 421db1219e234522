import type { approval } from '../../../../shared/contract/approval.ts';
import type { OutputOf } from '../../../../shared/contract/operation.ts';
import type { Compared } from '../../../../shared/domain/approval/radar/case.ts';
import { FINDING_KINDS, type FindingKind } from '../../../../shared/domain/approval/radar/finding.ts';
import { formatYuan, sumFen } from '../../../../shared/kernel/fen.ts';
import { findingOut } from './finding-out.ts';
import { type Refused, type Trial, type TrialPayload, tryRadar } from './trying.ts';

/** Cases that an answer holds; the workbook holds all. */
const LISTED = 200;

type Reply = OutputOf<typeof approval.backTestRadar>;
/** What a trial says on the screen; which table of rules it was, the asking knows. */
export type Tested = Omit<Reply, 'rules' | 'settings'>;

/** Tries the radar on a past time and sums up what it found. */
export async function testRadar(
  payload: TrialPayload,
): Promise<Refused | { readonly ok: true; readonly tested: Tested }> {
  const tried = await tryRadar(payload);
  return tried.ok ? { ok: true, tested: testedOut(tried.trial, payload) } : tried;
}

/** Cases of a kind: found by both settings, by one alone, and what those tried found comes to. */
export function casesOfKind(compared: readonly Compared[], kind: FindingKind) {
  const own = compared.filter(({ one }) => one.kind === kind);
  const by = (found: Compared['found']): number => own.filter((each) => each.found === found).length;
  const sum = sumFen(own.flatMap(({ one, found }) => (found === 'in-force' ? [] : [one.sum])));
  return { both: by('both'), onlyTried: by('tried'), onlyInForce: by('in-force'), sum };
}

/** The first and the last day of documents, of which there is one at least. */
export function spanOf({ documents }: Pick<Trial, 'documents'>) {
  let [first, last] = [documents[0]!.day, documents[0]!.day];
  for (const { day } of documents) {
    if (day < first) first = day;
    if (day > last) last = day;
  }
  return { first, last };
}

function testedOut(trial: Trial, { ground, rules }: TrialPayload): Tested {
  const { documents, related, tried, inForce, compared } = trial;
  const known = new Set(ground.payees.map(({ code }) => code));
  const payees = new Set(documents.map(({ payee }) => payee).filter(Boolean));
  const byId = new Map(documents.map((document) => [document.id, document]));
  const held = new Map(inForce.months.map(({ month, warned }) => [month, warned]));
  return {
    ...{
      documents: documents.length,
      sum: formatYuan(sumFen(documents.map(({ amount }) => amount))),
      ...spanOf(trial),
    },
    units: new Set(documents.map(({ unit }) => unit)).size,
    ...{ payees: payees.size, registered: [...payees].filter((payee) => known.has(payee)).length },
    kinds: FINDING_KINDS.map((kind) => {
      const { sum, ...counts } = casesOfKind(compared, kind);
      return { kind, ...counts, sum: formatYuan(sum) };
    }),
    warned: { tried: tried.warned, inForce: inForce.warned },
    months: tried.months.map(({ month, documents: count, warned }) => ({
      ...{ month, documents: count, tried: warned, inForce: held.get(month) ?? 0 },
    })),
    total: compared.length,
    cases: compared
      .slice(0, LISTED)
      .map(({ one, found }) => ({ ...findingOut(one, { documents: byId, rules, related }, false), found })),
  };
}
