import type { Item } from '../item.ts';

/** Letters of ordinary width and no blanks, `*`, `x` and `×` alike: how strengths and packs are compared. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\s/g, '')
    .replaceAll(/[*x✕╳]/g, '×')
    .replaceAll('(', '')
    .replaceAll(')', '');

/** What a row of a hospital system's list says of a product. */
export interface ProductWords {
  readonly code: string;
  readonly name: string;
  readonly strength: string;
  /** 包装: 24, 24粒/盒, 盒; or ''. */
  readonly pack: string;
}

export type Found =
  | { readonly item: Item }
  /** None is meant by it, or more than one may be. */
  | { readonly fault: 'unknown' | 'ambiguous' };

/** Finds products by their code, or by name, strength and pack where these mean only one. */
export class ProductFinder {
  readonly #byCode: ReadonlyMap<string, Item>;
  readonly #byName = new Map<string, Item[]>();

  constructor(items: Iterable<Item>) {
    const byCode = new Map<string, Item>();
    for (const item of items) {
      byCode.set(item.code, item);
      for (const name of new Set([plain(item.name), plain(item.generic)])) {
        const own = this.#byName.get(name) ?? [];
        own.push(item);
        this.#byName.set(name, own);
      }
    }
    this.#byCode = byCode;
  }

  find({ code, name, strength, pack }: ProductWords): Found {
    const known = this.#byCode.get(code.trim().toUpperCase());
    if (known) return { item: known };
    // A hospital system's own code says nothing here; what the product is called may.
    const named = this.#byName.get(plain(name)) ?? [];
    const [wanted, packed] = [plain(strength), plain(pack)];
    const fit = named.filter(
      (item) =>
        (wanted === '' ||
          plain(item.strength) === wanted ||
          plain(`${item.strength}×${item.packSize}`) === wanted ||
          plain(`${item.strength}×${item.packSize}${item.unit}`) === wanted ||
          plain(`${item.strength}×${item.packSize}${item.unit}/${item.pack}`) === wanted) &&
        (packed === '' || packsOf(item).includes(packed)),
    );
    const [only] = fit;
    return only === undefined ? { fault: 'unknown' } : fit.length > 1 ? { fault: 'ambiguous' } : { item: only };
  }
}

const packsOf = ({ packSize, unit, pack }: Item): string[] =>
  [pack, `${packSize}`, `${packSize}${unit}`, `${packSize}${unit}/${pack}`, `${packSize}/${pack}`].map(plain);
