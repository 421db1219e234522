import { bpsOf } from './bps.ts';

/** What was bought of one product, in smallest units, with the generic name that makes it a substitute of others. */
export interface Bought {
  readonly item: string;
  readonly generic: string;
  readonly quantity: number;
}

export interface SelectedShare {
  readonly generic: string;
  readonly selected: number;
  readonly other: number;
  /** 中选占比 in 万分之一; undefined where nothing was bought. */
  readonly shareBps: number | undefined;
}

/** 中选占比 = 中选量 ÷ (中选量 + 非中选同通用名量), by generic name of the selected products. */
export function selectedShares(
  selected: ReadonlyMap<string, string>,
  bought: readonly Bought[],
): Map<string, SelectedShare> {
  const sums = new Map([...new Set(selected.values())].map((generic) => [generic, { selected: 0, other: 0 }]));
  for (const { item, generic, quantity } of bought) {
    const sum = sums.get(generic);
    if (sum) sum[selected.has(item) ? 'selected' : 'other'] += quantity;
  }
  return new Map(
    [...sums].map(([generic, sum]) => {
      const [mine, other] = [Math.max(0, sum.selected), Math.max(0, sum.other)];
      return [generic, { generic, selected: mine, other, shareBps: bpsOf(mine, mine + other) }];
    }),
  );
}
