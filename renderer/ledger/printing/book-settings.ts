import { useCallback, useState } from 'react';
import {
  BOOK_PAPERS,
  BOOK_ROWS,
  type BookPaperKey,
  CARRIED_SUMS,
  type CarriedSum,
} from '../../../shared/domain/ledger/printing/book-paper.ts';

/** How this machine prints books: its paper, rows on a page, and what 过次页 sums up. */
export interface BookSettings {
  readonly paper: BookPaperKey;
  readonly rows: number;
  readonly carried: CarriedSum;
  readonly cover: boolean;
}

const KEY = 'tongcai.book-printing';
const FIRST: BookSettings = { paper: 'a4', rows: BOOK_PAPERS[0].rows, carried: 'month', cover: false };

export const bookPaperOf = (key: BookPaperKey) => BOOK_PAPERS.find((paper) => paper.key === key)!;

/** Reads what was kept; what cannot be is as it is at first. */
export function readBookSettings(text: string | null): BookSettings {
  let kept: unknown;
  try {
    kept = JSON.parse(text ?? '');
  } catch {
    return FIRST;
  }
  if (typeof kept !== 'object' || kept === null) return FIRST;
  const said = kept as Record<string, unknown>;
  const paper = BOOK_PAPERS.find(({ key }) => key === said['paper']) ?? BOOK_PAPERS[0];
  const rows = said['rows'];
  const fits = typeof rows === 'number' && rows >= BOOK_ROWS.min && rows <= BOOK_ROWS.max;
  return {
    paper: paper.key,
    rows: fits ? Math.trunc(rows) : paper.rows,
    carried: CARRIED_SUMS.find((each) => each === said['carried']) ?? FIRST.carried,
    cover: said['cover'] === true,
  };
}

/** The settings of this machine; another paper brings its own number of rows. */
export function useBookSettings(): [settings: BookSettings, set: (change: Partial<BookSettings>) => void] {
  const [settings, setSettings] = useState(() => readBookSettings(localStorage.getItem(KEY)));
  const set = useCallback((change: Partial<BookSettings>) => {
    setSettings((before) => {
      const rows = change.paper === undefined ? before.rows : bookPaperOf(change.paper).rows;
      const next = { ...before, rows, ...change };
      localStorage.setItem(KEY, JSON.stringify(next));
      return next;
    });
  }, []);
  return [settings, set];
}
