import { useEffect, useRef } from 'react';
import type { Chosen } from '../ui/upload.tsx';

/** What a dropped file is taken for (审计包, or any other table), and so which page it is handed to. */
export type DroppedKind = 'pack' | 'table';

/** What the seal at the very end of our audit packs begins with (`pack/seal.ts` writes it). */
const SEAL = 'Tongcai audit pack ';
const SEAL_WITHIN = 400;
const PACK_NAME = /^审计包-.*\.xlsx$/i;
const TABLE_NAME = /\.(xlsx|xls|csv|tsv|txt|xml|html?|json)$/i;

/** What a file is: by our seal; without it (cut, saved again) by the name we gave it. Undefined: nothing we read. */
export async function kindOfFile(file: Pick<File, 'name' | 'size' | 'slice'>): Promise<DroppedKind | undefined> {
  const end = await file.slice(Math.max(0, file.size - SEAL_WITHIN)).text();
  if (end.includes(SEAL) || PACK_NAME.test(file.name)) return 'pack';
  return TABLE_NAME.test(file.name) ? 'table' : undefined;
}

interface Handed {
  readonly kind: DroppedKind;
  readonly file: Chosen;
}

/** Waits for its page while that is loaded; one at a time. */
let waiting: Handed | undefined;
const takers = new Map<DroppedKind, (file: Chosen) => void>();

/** Gives a file to the page of its kind: at once where that is open, else when it opens. */
export function handOver(handed: Handed): void {
  const take = takers.get(handed.kind);
  if (take) take(handed.file);
  else waiting = handed;
}

/** What was handed over and not taken goes with the session. */
export function forgetHanded(): void {
  waiting = undefined;
}

let paperTaker: ((files: readonly Chosen[]) => void) | undefined;

/** Who takes whatever is dropped as a paper (附件), where a page is open that carries some. */
export const takerOfPapers = () => paperTaker;

/** Takes all files that are dropped anywhere on the window as papers, while this stands on the page. */
export function useDroppedPapers(take: (files: readonly Chosen[]) => void): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const taker = (files: readonly Chosen[]): void => latest.current(files);
    paperTaker = taker;
    return () => {
      if (paperTaker === taker) paperTaker = undefined;
    };
  }, []);
}

/** Takes a table that is dropped anywhere on its page, before the import of tables does; `words` say so on the veil. */
interface TableTaker {
  readonly words: string;
  readonly take: (file: Chosen) => void;
}
let tableTaker: TableTaker | undefined;

export const takerOfTables = (): TableTaker | undefined => tableTaker;

/** Takes tables that are dropped anywhere on the window, while this stands on the page; not where `take` is undefined. */
export function useDroppedTables(words: string, take: ((file: Chosen) => void) | undefined): void {
  const latest = useRef(take);
  latest.current = take;
  const takes = take !== undefined;
  useEffect(() => {
    if (!takes) return;
    const taker: TableTaker = { words, take: (file) => latest.current?.(file) };
    tableTaker = taker;
    return () => {
      if (tableTaker === taker) tableTaker = undefined;
    };
  }, [words, takes]);
}

/** Takes the files of a kind that are dropped anywhere on the window, while this page is open. */
export function useHanded(kind: DroppedKind, take: (file: Chosen) => void): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    takers.set(kind, (file) => latest.current(file));
    if (waiting?.kind === kind) {
      const { file } = waiting;
      waiting = undefined;
      latest.current(file);
    }
    return () => void takers.delete(kind);
  }, [kind]);
}
