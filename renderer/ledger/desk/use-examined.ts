import { useEffect, useState } from 'react';
import { client } from '../../app/client.ts';
import type { Examined } from './findings.ts';
import { isEmptySheet, type Sheet, sentOf } from './sheet.ts';

const ASK_AFTER_MS = 300;

export interface Answer {
  readonly examined: Examined;
  /** The ids of the lines that were asked about. */
  readonly ids: readonly number[];
}

/**
 * What submitting would say of the sheet, asked a moment after the last stroke. The last answer stands until the next one
 * is there; while the service is away nothing new is said.
 */
export function useExamined(unit: string, sheet: Sheet): Answer | undefined {
  const [answer, setAnswer] = useState<Answer>();
  useEffect(() => {
    if (isEmptySheet(sheet)) {
      setAnswer(undefined);
      return;
    }
    const asking = new AbortController();
    const timer = setTimeout(() => {
      const { content, ids } = sentOf(sheet);
      client.ledger.checkDraft({ unit, content }, { signal: asking.signal }).then(
        (examined) => setAnswer({ examined, ids }),
        () => undefined,
      );
    }, ASK_AFTER_MS);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [unit, sheet]);
  return answer;
}
