import type { start as zh } from '../zh-CN/start.ts';

export const start: Readonly<Record<keyof typeof zh, string>> = {
  'start.title': 'First steps',
};
