/** What is said by the statements (报表). */
export const statements = {
  'statements.title': '报表',
} as const;
