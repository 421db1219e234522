import type { UnitChart } from '../unit-charts.ts';

/** An account's codes from the first level down to its own; one that the chart has not stands alone. */
export const pathsIn = (chart: UnitChart): ((code: string) => readonly string[]) => {
  const paths = new Map<string, readonly string[]>();
  const pathOf = (code: string): readonly string[] => {
    const known = paths.get(code);
    if (known) return known;
    const parent = chart.get(code)?.parent;
    const path = parent === undefined ? [code] : [...pathOf(parent), code];
    paths.set(code, path);
    return path;
  };
  return pathOf;
};
