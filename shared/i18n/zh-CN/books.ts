/** What is said by vouchers and books (凭证、账簿). */
export const books = {
  'vouchers.title': '凭证',
  'books.title': '账簿',
} as const;
