import type { Item } from '../item.ts';
import { codeFindings } from './codes.ts';

/** Limits of what a product's card holds; texts in characters. */
export const ITEM_LIMITS = {
  name: 120,
  form: 40,
  strength: 80,
  unit: 10,
  packSize: 100_000,
  otherCode: 60,
  remark: 300,
} as const;

/** What is wrong with a product, or only to be looked at, and of which field. */
export interface ItemFinding {
  readonly field: keyof Item;
  readonly level: 'refused' | 'doubt';
  readonly message: string;
}

/** What holds of every product, however it came in; what one field alone must be was looked at where it was read. */
export function itemFindings(item: Item): ItemFinding[] {
  const findings: ItemFinding[] = codeFindings(item.kind, item.code, item.otherCode).map((finding) => ({
    field: finding.message.startsWith('UDI') ? 'otherCode' : 'code',
    ...finding,
  }));
  if (item.listed !== undefined && item.listed === 0)
    findings.push({ field: 'listed', level: 'doubt', message: '挂网价为 0，没有挂网价的请留空' });
  if (item.listed === undefined && item.listedUntil !== undefined)
    findings.push({ field: 'listedUntil', level: 'refused', message: '写了挂网价有效期，没有写挂网价' });
  if (item.doctor !== '' && !item.flags.includes('restricted'))
    findings.push({ field: 'flags', level: 'doubt', message: '有处方权级别，没有标“限制使用”' });
  return findings;
}
