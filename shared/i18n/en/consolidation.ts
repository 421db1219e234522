import type { consolidation as zh } from '../zh-CN/consolidation.ts';

export const consolidation: Readonly<Record<keyof typeof zh, string>> = {
  'reconciliation.title': 'Reconciliation',
  'worksheet.title': 'Worksheet',
};
