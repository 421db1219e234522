/** What is said by administration (管理). */
export const admin = {
  'admin.title': '管理',
} as const;
