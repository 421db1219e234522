const MINUS = 0x2d;
const POINT = 0x2e;
const COMMA = 0x2c;
const ZERO = 0x30;
const NINE = 0x39;

/**
 * {@link RawSheet.plainFen} straight from bytes, without making a string: the same amounts as `plainFenOf` of the text
 * (a property test holds them together). 0 for no bytes, NaN for whatever is not a plain amount.
 */
export function plainFenOfBytes(bytes: Uint8Array, start: number, end: number): number {
  if (start >= end) return 0;
  let at = start;
  const minus = bytes[at] === MINUS;
  if (minus) at += 1;
  let yuan = 0;
  let digits = 0;
  /** Digits since the last separator; −1 while there has been none. */
  let group = -1;
  for (; at < end; at += 1) {
    const byte = bytes[at]!;
    if (byte >= ZERO && byte <= NINE) {
      yuan = yuan * 10 + (byte - ZERO);
      digits += 1;
      if (group >= 0) group += 1;
    } else if (byte === COMMA) {
      if (group === -1 ? digits === 0 || digits > 3 : group !== 3) return Number.NaN;
      group = 0;
    } else break;
  }
  if (digits === 0 || digits > 13 || (group !== -1 && group !== 3)) return Number.NaN;
  let amount = yuan * 100;
  if (at < end) {
    if (bytes[at] !== POINT || end - at > 3) return Number.NaN;
    for (let scale = 10; ++at < end; scale = 1) {
      const byte = bytes[at]!;
      if (byte < ZERO || byte > NINE) return Number.NaN;
      amount += (byte - ZERO) * scale;
    }
  }
  return minus && amount !== 0 ? -amount : amount;
}
