/** Bounds of what is asked at once; generous for a month of a county hospital's main account. */
export const BANK_LIMITS = { linesOfMatch: 200, matches: 3000, beginnings: 500 } as const;
