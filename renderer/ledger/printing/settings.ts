import { useCallback, useState } from 'react';
import {
  OFFSET_MM,
  SLIP_ROWS,
  VOUCHER_PAPERS,
  type VoucherPaper,
  type VoucherPaperKey,
} from '../../../shared/domain/ledger/printing/paper.ts';

/** How this machine prints vouchers: its paper, rows on a slip, and how far the print is moved, in millimetres. */
export interface PrintSettings {
  readonly paper: VoucherPaperKey;
  readonly rows: number;
  readonly x: number;
  readonly y: number;
  readonly cover: boolean;
}

const KEY = 'tongcai.printing';
const A5: PrintSettings = { paper: 'a5', rows: 11, x: 0, y: 0, cover: false };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** A number within bounds; what is none, or lies outside, gives way. */
const within = (value: unknown, min: number, max: number, other: number): number =>
  typeof value === 'number' && value >= min && value <= max ? value : other;

/** Reads what was kept; what cannot be is as it is at first. */
export function readSettings(text: string | null): PrintSettings {
  let kept: unknown;
  try {
    kept = JSON.parse(text ?? '');
  } catch {
    return A5;
  }
  if (!isRecord(kept)) return A5;
  const paper = VOUCHER_PAPERS.find(({ key }) => key === kept['paper'])?.key ?? A5.paper;
  return {
    paper,
    rows: Math.trunc(within(kept['rows'], SLIP_ROWS.min, SLIP_ROWS.max, paperOf(paper).rows)),
    x: within(kept['x'], -OFFSET_MM.max, OFFSET_MM.max, 0),
    y: within(kept['y'], -OFFSET_MM.max, OFFSET_MM.max, 0),
    cover: kept['cover'] === true,
  };
}

export const paperOf = (key: VoucherPaperKey): VoucherPaper => VOUCHER_PAPERS.find((paper) => paper.key === key)!;

/** The settings of this machine's printer; another paper brings its own number of rows. */
export function usePrintSettings(): [settings: PrintSettings, set: (change: Partial<PrintSettings>) => void] {
  const [settings, setSettings] = useState(() => readSettings(localStorage.getItem(KEY)));
  const set = useCallback((change: Partial<PrintSettings>) => {
    setSettings((before) => {
      const rows = change.paper === undefined ? before.rows : paperOf(change.paper).rows;
      const next = { ...before, rows, ...change };
      localStorage.setItem(KEY, JSON.stringify(next));
      return next;
    });
  }, []);
  return [settings, set];
}
