import { type Period, periodOfDate } from '../../../kernel/period.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Rule } from '../rule.ts';
import { type Case, casesOf } from './case.ts';
import type { Finding } from './finding.ts';
import { Past } from './past.ts';
import { findingsOf } from './radar.ts';
import type { Related } from './related.ts';
import type { RadarSettings } from './settings.ts';
import { byDay, type Spending } from './spending.ts';

/** Documents that warnings may name in all, and earlier ones that may be looked at: beyond, everything is tied to everything. */
const MOST_NAMED = 1_000_000;
const MOST_LOOKED_AT = 300_000_000;

/** One month of it: how many documents, and how many of them would have been warned of as they came. */
export interface BackTestMonth {
  readonly month: Period;
  readonly documents: number;
  readonly warned: number;
}

export interface BackTest {
  readonly findings: readonly Finding[];
  readonly cases: readonly Case[];
  /** Documents that some warning would have met as they came: each costs an approver a look. */
  readonly warned: number;
  /** The earliest first; months without documents are left out. */
  readonly months: readonly BackTestMonth[];
}

/**
 * 回溯测试: what the radar would have said of a past time, each document as it came. Refused with the document at which too many
 * were tied to each other to be told one by one.
 */
export function backTest<Document extends Spending>(
  spendings: readonly Document[],
  of: { readonly rules: readonly Rule[]; readonly related: Related; readonly settings: RadarSettings },
): Result<BackTest, Document> {
  const past = new Past(of.related);
  const findings: Finding[] = [];
  const months = new Map<Period, { documents: number; warned: number }>();
  let [named, lookedAt, warned] = [0, 0, 0];
  for (const spending of [...spendings].sort(byDay)) {
    lookedAt += past.toPayee(spending.payee).length + past.ofProject(spending.project).length;
    if (lookedAt > MOST_LOOKED_AT) return err(spending);
    const found = findingsOf(spending, { ...of, past });
    for (const finding of found) {
      named += finding.ids.length;
      findings.push(finding);
    }
    if (named > MOST_NAMED) return err(spending);
    past.add(spending);
    const key = periodOfDate(spending.day);
    const month = months.get(key) ?? { documents: 0, warned: 0 };
    months.set(key, month);
    month.documents += 1;
    if (found.length === 0) continue;
    month.warned += 1;
    warned += 1;
  }
  return ok({
    ...{ findings, warned },
    cases: casesOf(findings, new Map(spendings.map((spending) => [spending.id, spending]))),
    months: [...months].map(([month, counts]) => ({ month, ...counts })),
  });
}
