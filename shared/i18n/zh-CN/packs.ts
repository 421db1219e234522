/** What is said by the audit pack (审计包). */
export const packs = {
  'packs.title': '审计包',
} as const;
