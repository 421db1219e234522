/** What is said by the import (导入). */
export const importing = {
  'import.title': '导入',
} as const;
