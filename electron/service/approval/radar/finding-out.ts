import type * as z from 'zod';
import type { radarFinding } from '../../../../shared/contract/approval/radar.ts';
import type { Finding } from '../../../../shared/domain/approval/radar/finding.ts';
import type { Related } from '../../../../shared/domain/approval/radar/related.ts';
import { explainedOf, sayFinding } from '../../../../shared/domain/approval/radar/saying.ts';
import type { ShownSpending } from '../../../../shared/domain/approval/radar/spending.ts';
import type { Rule } from '../../../../shared/domain/approval/rule.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';

export type RadarFinding = z.input<typeof radarFinding>;

/** Documents of one finding that are shown as its evidence, and payees that it names; the rest is repetition. */
const SHOWN = 50;
const NAMED = 4;

/** What findings are explained from. */
export interface FindingGround {
  /** Every document that a finding names, the one that was asked about among them. */
  readonly documents: ReadonlyMap<string, ShownSpending>;
  readonly rules: readonly Rule[];
  readonly related: Related;
}

/**
 * Findings as the contract has them, each with its evidence and one sentence. `ofOne`: said of the document that was asked about
 * (“与另外 2 笔……”); else of all of them alike, as in a list of cases.
 */
export const findingsOut = (findings: readonly Finding[], ground: FindingGround, ofOne: boolean): RadarFinding[] =>
  findings.map((finding) => findingOut(finding, ground, ofOne));

export function findingOut(finding: Finding, ground: FindingGround, ofOne: boolean): RadarFinding {
  const { kind, ids, sum, by, levels } = finding;
  const documents = ids.map((id) => ground.documents.get(id)!);
  const explained = explainedOf(finding, documents, ground);
  const names = new Map(documents.map(({ payee, payeeName }) => [payee, payeeName]));
  return {
    ...{ kind, ids: ids.slice(0, SHOWN), count: ids.length, sum: formatYuan(sum), by },
    value: by === 'payee' || by === 'amount' ? namesOf([...names.values()]) : finding.value,
    ties: explained.ties.map(({ payees, ...tie }) => ({
      ...tie,
      payees: payees.map((code) => names.get(code) ?? code),
    })),
    levels: [...levels],
    ...(explained.limit === undefined ? {} : { limit: formatYuan(explained.limit) }),
    message: sayFinding(finding, explained, ofOne),
    evidence: documents.slice(0, SHOWN).map(({ id, number, unit, unitName, day, amount, payeeName, category }) => ({
      ...{ id, number, unit, unitName, day, amount: formatYuan(amount), payee: payeeName, category },
    })),
  };
}

const namesOf = (names: readonly string[]): string =>
  names.slice(0, NAMED).join('、') + (names.length > NAMED ? '…' : '');
