import { useNavigate, useSearch } from '@tanstack/react-router';
import { OVERRIDE_KINDS, type OverrideKind } from '../../../shared/domain/procurement/override.ts';

/** What an exception begins with when it is recorded from elsewhere; texts as they stand in the address. */
export interface Beginning {
  readonly kind?: OverrideKind | undefined;
  readonly unit?: string | undefined;
  readonly item?: string | undefined;
  readonly quantity?: string | undefined;
  readonly price?: string | undefined;
  readonly supplier?: string | undefined;
  readonly day?: string | undefined;
}

/** The address's words that a new exception begins with. */
const WORDS = ['new', 'for', 'item', 'packs', 'price', 'supplier', 'day'] as const;
type Words = Partial<Record<(typeof WORDS)[number], unknown>>;

/** Whether an exception is being recorded, and what it begins with: the plan links here with the line that needs one. */
export function useBeginning(): {
  readonly beginning: Beginning | undefined;
  readonly setAdding: (adding: boolean) => void;
} {
  const asked = useSearch({ strict: false }) as Words;
  const navigate = useNavigate();
  const text = (word: (typeof WORDS)[number]): string | undefined =>
    // The router reads a word of digits as a number.
    asked[word] === undefined ? undefined : String(asked[word]);
  return {
    beginning:
      asked.new === undefined
        ? undefined
        : {
            kind: OVERRIDE_KINDS.find((each) => each === asked.new),
            ...{ unit: text('for'), item: text('item'), quantity: text('packs'), price: text('price') },
            ...{ supplier: text('supplier'), day: text('day') },
          },
    setAdding: (adding) =>
      void navigate({
        to: '.',
        replace: !adding,
        search: (before: Record<string, unknown>) => ({
          ...before,
          ...Object.fromEntries(WORDS.map((word) => [word, undefined])),
          ...(adding ? { new: 'any' } : {}),
        }),
      }),
  };
}
