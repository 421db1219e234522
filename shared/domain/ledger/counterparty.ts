import type { Counterparty } from './voucher.ts';

/** `unit:H01` and `party:P001` as a line has them. */
export function counterpartyOf(text: string | undefined): Counterparty | undefined {
  if (text?.startsWith('unit:')) return { kind: 'unit', unit: text.slice('unit:'.length) };
  if (text?.startsWith('party:')) return { kind: 'party', party: text.slice('party:'.length) };
  return undefined;
}
