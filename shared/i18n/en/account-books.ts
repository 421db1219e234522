import type { accountBooks as zh } from '../zh-CN/account-books.ts';

export const accountBooks: Readonly<Record<keyof typeof zh, string>> = {
  'books.asOf': 'As of',
  'book.choose': 'Book',
  'book.accounts': 'By account',
  'book.dimensions': 'By dimension',
  'book.vouchers': 'By voucher',
  'book.crossing': 'Balances by dimension',
  'book.crossed': 'Account book by dimension',
  'dimension.department': 'Department',
  'dimension.counterparty': 'Counterparty',
  'dimension.project': 'Project',
  'dimension.fund': 'Fund nature',
  'dimension.none': '(not stated)',
  'dimension.all': 'Any: {name}',
  'crossing.by': 'First by',
  'crossing.then': 'Then by',
  'crossing.no': 'No further',
  'crossing.item': 'Account and dimension',
  'crossing.allAccounts': 'All accounts',
  'crossing.levels': 'Account levels',
  'crossing.noAccounts': 'Not by account',
  'crossing.span': 'Accounts of levels {from} to {to}',
  'crossing.total': 'Total',
  'crossing.nothing': 'The accounts hold and moved nothing in these months',
  'crossing.nothingBody':
    'Choose another account or other months; where there are no books yet, import the vouchers or the trial balance first.',
};
