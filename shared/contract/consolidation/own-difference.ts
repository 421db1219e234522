import * as z from 'zod';
import { period, unitCode } from '../fields.ts';

/** Which of a unit's own differences is meant. */
export const ownDifference = {
  unit: unitCode,
  period,
  counterparty: z.string().max(12),
  kind: z.string().max(40),
  book: z.enum(['financial', 'budget']).default('financial'),
};

export const ownExample = {
  unit: 'T01',
  period: '2025-12',
  counterparty: 'H01',
  kind: 'receivable-payable',
  book: 'financial' as const,
};
