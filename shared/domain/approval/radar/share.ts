/** A share in percent with one decimal, `"5.8"`; the whole is above nil. */
export function shareOf(part: number, whole: number): string {
  const tenths = Math.round((part * 1000) / whole);
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}
