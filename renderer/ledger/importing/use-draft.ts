import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
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
