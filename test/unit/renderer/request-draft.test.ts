import { expect, it } from 'vitest';
import {
  type DraftLine,
  lookedAtAgain,
  newDraft,
  packsIn,
  unpriced,
} from '../../../renderer/procurement/requests/draft.ts';
import type { Choice } from '../../../renderer/procurement/requests/words.ts';
import { priceText } from '../../../renderer/ui/price.ts';

it('takes digits of full width for digits, and nothing else for packs', () => {
  expect(['20', '２０', ' 1,200 ', '１，２００', ''].map(packsIn)).toEqual([20, 20, 1200, 1200, 0]);
  expect(['abc', '-5', '－５', '2.5', '２．５', '1e3'].map(packsIn)).toEqual(Array(6).fill(undefined));
});

it('groups the 元 of a price and leaves its decimals', () => {
  expect(['1180.00', '0.0125', '12345.6789', '–'].map(priceText)).toEqual(['1,180.00', '0.0125', '12,345.6789', '–']);
});

it('looks at lines again on another day: packs that were typed stay, those that were suggested follow', () => {
  const choice = (item: string, packs: number, price: string) =>
    ({ item, name: item, price, suggestion: { packs } }) as unknown as Choice;
  const line = (item: string, packs: number, suggested: number): DraftLine => ({
    ...choice(item, suggested, '1.00'),
    ...{ packs, remark: '急' },
  });
  const lines = [line('A', 10, 10), line('B', 7, 10), line('C', 10, 10), line('D', 3, 3)];
  const again = lookedAtAgain(lines, [choice('A', 20, '2.00'), choice('B', 20, ''), choice('C', 0, '1.00')]);
  expect(again.map(({ packs }) => packs)).toEqual([20, 7, 10, 3]);
  expect(again.map(({ price, remark }) => `${price} ${remark}`)).toEqual(['2.00 急', ' 急', '1.00 急', '1.00 急']);
  expect(unpriced({ ...newDraft(0), lines: again })).toEqual(['B']);
});
