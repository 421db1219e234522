import type { help as zh } from '../zh-CN/help.ts';

export const help: Readonly<Record<keyof typeof zh, string>> = {
  'help.title': 'Help',
};
