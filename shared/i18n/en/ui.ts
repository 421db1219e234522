import type { ui as zh } from '../zh-CN/ui.ts';

export const ui: Readonly<Record<keyof typeof zh, string>> = {
  'period.label': 'Period',
  'period.previous': 'Previous period',
  'period.next': 'Next period',
  loading: 'Reading…',
  retry: 'Try again',
  'field.choose': 'Choose',
  'field.none': 'Nothing matches',
  'field.unit': 'Unit',
  'field.findHint': 'Code, name or pinyin initials',
};
