import type { Draft } from './draft.ts';

/** Which form it is: a unit's new one, or a document over one of its revisions. */
export interface KeptOf {
  readonly person: string;
  readonly unit: string;
  readonly at: { readonly id: number; readonly revision: number } | undefined;
}

interface Kept {
  readonly revision: number;
  readonly draft: Draft;
}

const keyOf = ({ person, unit, at }: KeptOf): string => `tongcai.approval-apply.${person}.${unit}.${at?.id ?? 'new'}`;

/** What this tab keeps of a form until the service has it: it outlives a look at another page, and a reload. */
export function recallDraft(of: KeptOf): Draft | undefined {
  const text = sessionStorage.getItem(keyOf(of));
  if (text === null) return undefined;
  const kept = JSON.parse(text) as Kept;
  // Typed over what has changed since, it would undo that unseen.
  return kept.revision === (of.at?.revision ?? 0) ? kept.draft : undefined;
}

export const keepDraft = (of: KeptOf, draft: Draft): void =>
  sessionStorage.setItem(keyOf(of), JSON.stringify({ revision: of.at?.revision ?? 0, draft } satisfies Kept));

export const forgetDraft = (of: KeptOf): void => sessionStorage.removeItem(keyOf(of));
