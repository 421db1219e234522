/** What 采购监督 and 采购驾驶舱 say. */
export const cockpit: Readonly<Record<string, string>> = {
  '文件有 {0} 行，超过上限 {1} 行': 'The file has {0} rows, more than the {1} that are taken',
};
