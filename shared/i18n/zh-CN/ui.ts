/** What is said by the shared widgets. */
export const ui = {
  'period.label': '会计期间',
  'period.previous': '上一期间',
  'period.next': '下一期间',
  loading: '正在读取…',
  retry: '重试',
  'field.choose': '请选择',
  'field.none': '没有符合的选项',
  'field.unit': '单位',
  'field.findHint': '编码、名称或拼音首字母',
} as const;
