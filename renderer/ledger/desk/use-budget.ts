import { useEffect, useRef, useState } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { client } from '../../app/client.ts';
import type { Finding } from './findings.ts';
import { type Sheet, sentOf } from './sheet.ts';

export type BudgetLine = ReplyOf<Contract['budget']['remaining']>['lines'][number];

const ASK_AFTER_MS = 300;
const NOTHING: ReadonlyMap<number, BudgetLine> = new Map();

/**
 * The budget line of each line of the sheet (边填边看), by the line's id, asked a moment after the last stroke. A unit
 * without an approved budget of the year is asked about once.
 */
export function useBudget(unit: string, sheet: Sheet): ReadonlyMap<number, BudgetLine> {
  const [found, setFound] = useState(NOTHING);
  const notHeld = useRef<string>(undefined);
  useEffect(() => {
    const year = `${unit} ${sheet.date.slice(0, 4)}`;
    if (notHeld.current === year || !sheet.rows.some(({ code }) => code.length >= 4)) {
      setFound(NOTHING);
      return;
    }
    const asking = new AbortController();
    const timer = setTimeout(() => {
      const { content, ids } = sentOf(sheet);
      client.budget.remaining({ unit, content }, { signal: asking.signal }).then(
        ({ held, lines }) => {
          if (!held) notHeld.current = year;
          setFound(
            new Map(lines.flatMap((line) => (ids[line.line - 1] === undefined ? [] : [[ids[line.line - 1]!, line]]))),
          );
        },
        // Who may not read budgets, or is alone with the sheet, types on without.
        () => setFound(NOTHING),
      );
    }, ASK_AFTER_MS);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [unit, sheet]);
  return found;
}

/** What stands against the lines, and what is over of the budget: said while one types, also of the line being typed. */
export function withOverruns(
  findings: ReadonlyMap<number, readonly Finding[]>,
  budget: ReadonlyMap<number, BudgetLine>,
): ReadonlyMap<number, readonly Finding[]> {
  const all = new Map(findings);
  for (const [row, { message, line }] of budget) {
    const said = all.get(row) ?? [];
    // What was refused for it says so already.
    if (message === null || said.some((each) => each.message === message)) continue;
    all.set(row, [...said, { severity: 'error', code: 'over-budget', message, line, account: null }]);
  }
  return all;
}
