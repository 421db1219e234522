import type { Override } from '../override.ts';
import { covers } from '../override.ts';
import { type Finding, OVERRIDE_OF } from './finding.ts';
import { unlicensed } from './licence.ts';
import { markUps } from './mark-up.ts';
import { abovePrice, priceJumps, twoPrices } from './prices.ts';
import type { GuardWorld } from './purchase.ts';
import { suddenVolumes } from './volume.ts';

/** Everything that the guards find, errors first, the latest first. */
export function drawFindings(world: GuardWorld): Finding[] {
  const found = [
    ...[...abovePrice(world), ...twoPrices(world), ...priceJumps(world)],
    ...[...markUps(world), ...suddenVolumes(world), ...unlicensed(world)],
  ];
  return found.sort(
    (a, b) =>
      (a.level === b.level ? 0 : a.level === 'error' ? -1 : 1) ||
      (a.day < b.day ? 1 : a.day > b.day ? -1 : 0) ||
      (a.key < b.key ? -1 : 1),
  );
}

/** The approved exceptions (采购例外) that cover a finding: of its kind, its unit and product, on a day of its orders. */
export function coveringOf(finding: Finding, overrides: readonly Override[]): Override[] {
  const kind = OVERRIDE_OF[finding.rule];
  if (kind === undefined) return [];
  return overrides.filter((override) => {
    const goesSoFar = kind !== 'above-price' || override.price >= finding.found;
    const item = finding.item === '' ? override.item : finding.item;
    const named = finding.item !== '' || override.supplier === finding.supplier;
    const { unit } = finding;
    return goesSoFar && named && finding.ordered.every((day) => covers(override, { kind, unit, item, day }));
  });
}
