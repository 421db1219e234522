import type { Item } from '../item.ts';

/** A product as people call it, with strength and pack: `阿莫西林胶囊 0.25g×24粒/盒`. */
export const itemName = ({ name, strength, packSize, unit, pack }: Item): string =>
  `${name} ${strength}×${packSize}${unit}/${pack}`;
