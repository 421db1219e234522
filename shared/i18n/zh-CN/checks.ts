/** What is said by the named checks (校验). */
export const checks = {
  'checks.title': '校验',
} as const;
