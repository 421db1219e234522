import { useCallback, useState } from 'react';
import { useIdentity } from '../../app/identity.ts';
import type { Draft } from './draft.ts';

const KEY = 'tongcai.approval-rules.draft';

/** A draft as this tab keeps it, of one person: another who signs in here does not find it. */
interface Kept {
  readonly person: string;
  readonly draft: Draft;
}

function kept(person: string | undefined): Draft | undefined {
  const text = sessionStorage.getItem(KEY);
  if (text === null || person === undefined) return undefined;
  const there = JSON.parse(text) as Kept;
  return there.person === person ? there.draft : undefined;
}

/** The draft of whoever sits here; it outlives a look at another page, and ends with the tab. */
export function useDraft(): readonly [draft: Draft | undefined, setDraft: (draft: Draft | undefined) => void] {
  const { person } = useIdentity();
  const name = person?.name;
  const [draft, setDraft] = useState(() => kept(name));
  const keep = useCallback(
    (next: Draft | undefined) => {
      setDraft(next);
      if (next === undefined || name === undefined) sessionStorage.removeItem(KEY);
      else sessionStorage.setItem(KEY, JSON.stringify({ person: name, draft: next } satisfies Kept));
    },
    [name],
  );
  return [draft, keep];
}
