/**
 * A number of a spreadsheet as a person sees it. Excel keeps a binary float and writes up to 17 significant digits, so that
 * 50000.1 lies in the file as 50000.099999999999; it shows 15 digits and no more. This gives the decimal with at most 15
 * significant digits, rounded half up on the written digits, without ever going through a float: `50000.1`.
 * Shorter numbers come back as they are. Undefined when the text is not a number.
 */
export function shownNumber(text: string): string | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text);
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = ''] = match;
  if (whole === '' && fraction === '') return undefined;
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  if (digits.replace(/0+$/, '').length <= SHOWN_DIGITS) return sign === '+' ? text.slice(1) : text;

  const rounded = roundDigits(digits);
  /** Power of ten of the last kept digit, once the point is after all digits. */
  const shift = digits.length - SHOWN_DIGITS - fraction.length + Number(exponent || '0') + rounded.carry;
  const kept = rounded.digits.replace(/0+$/, '');
  const power = shift + rounded.digits.length - kept.length;
  return `${sign === '-' ? '-' : ''}${placePoint(kept || '0', power)}`;
}

const SHOWN_DIGITS = 15;

function roundDigits(digits: string): { digits: string; carry: number } {
  const head = digits.slice(0, SHOWN_DIGITS);
  if (digits.charCodeAt(SHOWN_DIGITS) < 0x35) return { digits: head, carry: 0 };
  const up = (BigInt(head) + 1n).toString();
  return up.length > SHOWN_DIGITS ? { digits: up.slice(0, SHOWN_DIGITS), carry: 1 } : { digits: up, carry: 0 };
}

/** `digits × 10^power`, written without an exponent where that stays short. */
function placePoint(digits: string, power: number): string {
  if (power >= 0) return power <= 20 ? `${digits}${'0'.repeat(power)}` : `${digits}E${power}`;
  if (power < -40) return `${digits}E${power}`;
  const padded = digits.padStart(1 - power, '0');
  return `${padded.slice(0, padded.length + power)}.${padded.slice(padded.length + power)}`;
}
