import type { checks as zh } from '../zh-CN/checks.ts';

export const checks: Readonly<Record<keyof typeof zh, string>> = {
  'checks.title': 'Checks',
};
