import { useCallback, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Cell, Place } from './editing.ts';
import type { Detail, Sheet } from './sheet.ts';

/** A cell, or a detail of a line that may still be closed. */
export type Spot = Place | { readonly row: number; readonly detail: Detail };

/** The sheet that is typed on, and how it is changed. */
export interface Typing {
  readonly sheet: Sheet;
  /** As it is now, also between two drawings. */
  readonly now: () => Sheet;
  readonly edit: (change: (sheet: Sheet) => Sheet) => void;
  /** Moves the focus to a cell, once it is drawn. */
  readonly goTo: (place: Spot | undefined) => void;
}

const cellAt = (root: ParentNode | null, place: Spot): HTMLInputElement | null => {
  const word = 'cell' in place ? `[data-cell="${place.cell}"]` : `[data-detail="${place.detail}"]`;
  return root?.querySelector<HTMLInputElement>(`[data-row="${place.row}"]${word}`) ?? null;
};

/** Keeps a sheet while it is typed on; `onChange` is told of each change at once. */
export function useSheet(
  initial: Sheet,
  root: React.RefObject<HTMLElement | null>,
  onChange: (sheet: Sheet) => void,
): Typing {
  const [sheet, setSheet] = useState(initial);
  const latest = useRef(sheet);
  const told = useRef(onChange);
  told.current = onChange;
  const now = useCallback(() => latest.current, []);
  const edit = useCallback((change: (sheet: Sheet) => Sheet) => {
    const next = change(latest.current);
    if (next === latest.current) return;
    latest.current = next;
    setSheet(next);
    told.current(next);
  }, []);
  const goTo = useCallback(
    (place: Spot | undefined) => {
      if (place === undefined) return;
      // What the same key has changed is drawn first: a narration that goes along is selected as it then stands.
      flushSync(() => undefined);
      const cell = cellAt(root.current, place);
      cell?.focus();
      cell?.select();
    },
    [root],
  );
  return { sheet, now, edit, goTo };
}

/** The place of the field in focus, where it is a cell of the sheet or a detail of a line. */
export function placeOf(
  target: EventTarget | null,
): { readonly row: number; readonly cell?: Cell; readonly detail?: Detail } | undefined {
  if (!(target instanceof HTMLElement)) return undefined;
  const { row, cell, detail } = target.dataset;
  if (row === undefined) return undefined;
  return {
    row: Number(row),
    ...(cell === undefined ? {} : { cell: cell as Cell }),
    ...(detail === undefined ? {} : { detail: detail as Detail }),
  };
}
