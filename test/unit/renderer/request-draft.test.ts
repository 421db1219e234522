import { expect, it } from 'vitest';
import { packsIn } from '../../../renderer/procurement/requests/draft.ts';
import { priceText } from '../../../renderer/ui/price.ts';

it('takes digits of full width for digits, and nothing else for packs', () => {
  expect(['20', '２０', ' 1,200 ', '１，２００', ''].map(packsIn)).toEqual([20, 20, 1200, 1200, 0]);
  expect(['abc', '-5', '－５', '2.5', '２．５', '1e3'].map(packsIn)).toEqual(Array(6).fill(undefined));
});

it('groups the 元 of a price and leaves its decimals', () => {
  expect(['1180.00', '0.0125', '12345.6789', '–'].map(priceText)).toEqual(['1,180.00', '0.0125', '12,345.6789', '–']);
});
