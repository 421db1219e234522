/** What is said by help and handbook (帮助). */
export const help = {
  'help.title': '帮助',
} as const;
