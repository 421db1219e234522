import type { packs as zh } from '../zh-CN/packs.ts';

export const packs: Readonly<Record<keyof typeof zh, string>> = {
  'packs.title': 'Audit packs',
};
