import type { admin as zh } from '../zh-CN/admin.ts';

export const admin: Readonly<Record<keyof typeof zh, string>> = {
  'admin.title': 'Administration',
};
