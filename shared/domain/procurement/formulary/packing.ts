/** What a 规格 with its packing says: `0.25g×24粒/盒`. */
export interface Packing {
  readonly strength: string;
  readonly packSize: number;
  readonly unit: string;
  readonly pack: string;
}

const PACKED = /^(.*?)\s*[×x*Xχ]\s*(\d{1,6})\s*(\p{Script=Han}{1,4})(?:\s*[/／]\s*(\p{Script=Han}{1,4}))?$/u;

/** Takes a packing apart; undefined where there is none behind the strength. Without a 包装单位 the pack is a 盒. */
export function readPacking(text: string): Packing | undefined {
  const match = PACKED.exec(text);
  if (!match) return undefined;
  const [, strength = '', size = '', unit = '', pack] = match;
  const packSize = Number(size);
  if (strength === '' || packSize < 1) return undefined;
  return { strength, packSize, unit, pack: pack ?? (packSize === 1 ? unit : '盒') };
}
