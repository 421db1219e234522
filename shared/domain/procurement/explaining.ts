/** Characters that what explains a finding or a difference has at least: one or two are no explanation. */
export const EXPLAINED_IN = 4;

/** Whether words explain anything. */
export const explains = (words: string): boolean => [...words.trim()].length >= EXPLAINED_IN;
