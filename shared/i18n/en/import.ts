import type { importing as zh } from '../zh-CN/import.ts';

export const importing: Readonly<Record<keyof typeof zh, string>> = {
  'import.title': 'Import',
};
