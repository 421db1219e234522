import type { Fen } from '../../../kernel/fen.ts';
import { sumFen } from '../../../kernel/fen.ts';
import type { Rule } from '../rule.ts';
import type { Finding } from './finding.ts';
import { Past } from './past.ts';
import { findingsOf } from './radar.ts';
import type { Related } from './related.ts';
import type { RadarSettings } from './settings.ts';
import { byDay, type Spending } from './spending.ts';

/** A division as it shows in the end: every document that some warning tied to the others, and their sum in 分. */
export interface Division {
  readonly ids: readonly string[];
  readonly sum: Fen;
  readonly by: Finding['by'];
  readonly value: string;
}

export interface BackTest {
  readonly findings: readonly Finding[];
  /** 化整为零 without their overlaps: a document of three that is warned of twice is one division. */
  readonly divisions: readonly Division[];
}

/** 回溯测试: what the radar would have said of a past time, each document as it came. */
export function backTest(
  spendings: readonly Spending[],
  of: { readonly rules: readonly Rule[]; readonly related: Related; readonly settings: RadarSettings },
): BackTest {
  const past = new Past(of.related);
  const findings: Finding[] = [];
  const ordered = [...spendings].sort(byDay);
  for (const spending of ordered) {
    findings.push(...findingsOf(spending, { ...of, past }));
    past.add(spending);
  }
  const amounts = new Map(ordered.map(({ id, amount }) => [id, amount]));
  return { findings, divisions: divisionsOf(findings, amounts) };
}

function divisionsOf(findings: readonly Finding[], amounts: ReadonlyMap<string, Fen>): Division[] {
  const open: { by: Finding['by']; value: string; ids: Set<string> }[] = [];
  for (const { kind, by, value, ids } of findings) {
    if (kind !== 'split') continue;
    const there = open.findLast(
      (division) => division.by === by && division.value === value && ids.some((id) => division.ids.has(id)),
    );
    if (there) for (const id of ids) there.ids.add(id);
    else open.push({ by, value, ids: new Set(ids) });
  }
  return open.map(({ by, value, ids }) => ({
    ...{ by, value, ids: [...ids], sum: sumFen([...ids].map((id) => amounts.get(id)!)) },
  }));
}
