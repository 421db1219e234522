import { expect, it } from 'vitest';
import { placeAfter } from '../../../renderer/app/came-from.ts';
import { PAGES } from '../../../renderer/app/pages.tsx';

const at = (pathname: string) => ({ pathname, href: `${pathname}?unit=T01` });
const after = (...steps: readonly string[]) =>
  steps.reduce<ReturnType<typeof placeAfter>>((place, step) => placeAfter(place, at(step), PAGES), undefined);

it('a voucher goes back to the page that it was opened from, also after one leafed on', () => {
  const books = { title: 'books.title', href: '/books?unit=T01' };
  expect(after('/books')).toEqual(books);
  expect(after('/books', '/vouchers/12', '/vouchers/13')).toEqual(books);
  expect(after('/books', '/desk/4')).toBeUndefined();
  expect(after()).toBeUndefined();
});
