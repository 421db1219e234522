/** Operations on which so little depends that only their own readers ask anew. */
const NARROW: Readonly<Record<string, string>> = {
  'ledger.saveDraft': 'drafts',
  'ledger.attachPaper': 'papers',
  'ledger.registerInvoice': 'papers',
  'ledger.removePaper': 'papers',
};

/** What readers are told has changed after an operation: its module, or a matter of its own (`drafts`, `papers`). */
export const topicOf = (operation: string): string => NARROW[operation] ?? operation.slice(0, operation.indexOf('.'));
