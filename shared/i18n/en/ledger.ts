import type { ledger as zh } from '../zh-CN/ledger.ts';

export const ledger: Readonly<Record<keyof typeof zh, string>> = {
  'state.missing': 'Not in',
  'state.open': 'Open',
  'state.submitted': 'Submitted',
  'state.locked': 'Locked',
};
