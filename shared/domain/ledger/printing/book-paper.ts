/** 账页 that books are printed on, in millimetres, the narrow edge first to the printer. */
export const BOOK_PAPERS = [
  { key: 'a4', width: 210, height: 297, rows: 30 },
  { key: 'a4-wide', width: 297, height: 210, rows: 20 },
  { key: 'a5-wide', width: 210, height: 148, rows: 12 },
] as const;

export type BookPaperKey = (typeof BOOK_PAPERS)[number]['key'];

/** Rows on a page, 承前页 and 过次页 among them. Twenty are a habit. */
export const BOOK_ROWS = { min: 8, max: 40 } as const;

/**
 * What 过次页 sums up (会计基础工作规范 leaves it to what the account must total): since the month began, since the year
 * began, or nothing beside the balance.
 */
export const CARRIED_SUMS = ['month', 'year', 'balance'] as const;

export type CarriedSum = (typeof CARRIED_SUMS)[number];

/** 账簿 that are printed and bound. */
export const PRINTED_BOOKS = ['detail', 'days', 'general'] as const;

export type PrintedBook = (typeof PRINTED_BOOKS)[number];

/** As many lines as are laid out at once: some hundred pages. Whole accounts; what follows is asked for by its code. */
export const BOOK_LINES_AT_ONCE = 4_000;
