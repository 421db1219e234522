/** What each page's help is filed under in the catalogue (`help.TOPIC.what`, `.why`, `.clause`). */
export const HELP_TOPICS = [
  'board',
  'closing',
  'import',
  'checks',
  'reconciliation',
  'worksheet',
  'statements',
  'desk',
  'period-end',
  'asset-cards',
  'attestation',
  'vouchers',
  'invoices',
  'books',
  'bank',
  'cash-count',
  'budget',
  'budget-execution',
  'budget-sums',
  'budget-cuts',
  'budget-changes',
  'budget-projects',
  'costing',
  'unit-cost',
  'cost-drivers',
  'shared-charges',
  'cost-runs',
  'cost-reports',
  'budget-requests',
  'procurement',
  'purchase-requests',
  'purchase-orders',
  'purchase-account',
  'formulary',
  'volumes',
  'revenue',
  'suppliers',
  'prices',
  'deliveries',
  'drug-stock',
  'supplier-invoices',
  'settlements',
  'drug-payments',
  'approval-rules',
  'approval-seats',
  'start',
  'packs',
  'trail',
  'changes',
  'units',
  'departments',
  'people',
  'charts',
  'store',
  'account',
] as const;
export type HelpTopic = (typeof HELP_TOPICS)[number];

/** The topic of an address: its first word, or the word after `/admin`; undefined where nothing is written yet. */
export function topicOf(path: string): HelpTopic | undefined {
  const [first = '', second = ''] = path.split('/').filter((word) => word !== '');
  const word = first === '' ? 'board' : first === 'admin' ? second : first;
  return HELP_TOPICS.find((topic) => topic === word);
}

/** The keys that hold on every page, as they are written on the keyboard. */
export const KEYS = ['F1', 'Ctrl K', 'Tab', 'F2', 'F3', 'F9', 'Enter', 'Space', 'Ctrl C', 'Esc'] as const;
