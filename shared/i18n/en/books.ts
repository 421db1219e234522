import type { books as zh } from '../zh-CN/books.ts';

export const books: Readonly<Record<keyof typeof zh, string>> = {
  'vouchers.title': 'Vouchers',
  'books.title': 'Books',
};
