import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Aim, Draft, Imported, ImportKind } from './draft.ts';

/** What the last file did, kept beside it. */
export interface Done extends Aim {
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly reply: Imported;
  /** The year whose openings the file left to be asked for. */
  readonly openingsWanted: number | null;
}

export interface Work {
  readonly draft?: Draft | undefined;
  readonly done?: Done | undefined;
}

const KEY = ['import.work'];

/** The file on its way, kept while the person looks at other pages; it is forgotten with the session. */
export function useWork(): [Work, (work: Work) => void] {
  const queries = useQueryClient();
  const [work, setWork] = useState<Work>(() => queries.getQueryData<Work>(KEY) ?? {});
  const keep = useCallback(
    (next: Work) => {
      queries.setQueryDefaults(KEY, { gcTime: Number.POSITIVE_INFINITY });
      queries.setQueryData<Work>(KEY, next);
      setWork(next);
    },
    [queries],
  );
  return [work, keep];
}

/** Takes a file that is dropped anywhere on the window, where no part of the page takes it itself. */
export function useDrop(take: (file: File) => void): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      const file = event.dataTransfer?.files[0];
      if (!file || event.defaultPrevented) return;
      event.preventDefault();
      latest.current(file);
    };
    addEventListener('dragover', over);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('drop', drop);
    };
  }, []);
}
