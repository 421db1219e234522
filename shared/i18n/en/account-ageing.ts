import type { ageing as zh } from '../zh-CN/account-ageing.ts';

export const ageing: Readonly<Record<keyof typeof zh, string>> = {
  'ageing.title': 'Ageing',
  'ageing.side': 'Receivable or payable',
  'ageing.receivable': 'Receivables',
  'ageing.payable': 'Payables',
  'ageing.item': 'Account and counterparty',
  'ageing.total': 'Open',
  'ageing.unknown': 'Age unknown',
  'ageing.upTo': 'up to {days} days',
  'ageing.days': '{from}–{to} days',
  'ageing.years': '{from}–{to} years',
  'ageing.overDays': 'over {days} days',
  'ageing.overYears': 'over {years} years',
  'ageing.bands': 'Age bands (days, a choice)',
  'ageing.bandsHint': 'The last day of each band, rising, between commas; empty for the usual ones.',
  'ageing.bandsWrong': 'Write rising numbers of days, for example {example}',
  'ageing.rule':
    'First in, first out per account and counterparty. Openings of the year are of unknown age; negative amounts are advances.',
  'ageing.nothing': 'Nothing is open',
  'ageing.nothingBody':
    'At the end of this month nothing is open on these accounts. Choose another month, side or account; where there are no books yet, import the vouchers first.',
};
