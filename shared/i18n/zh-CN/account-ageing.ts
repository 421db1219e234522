/** What is said by the ageing of receivables and payables (往来账龄). */
export const ageing = {
  'ageing.title': '往来账龄',
  'ageing.side': '应收或应付',
  'ageing.receivable': '应收账龄',
  'ageing.payable': '应付账龄',
  'ageing.item': '科目与往来单位',
  'ageing.total': '未结清余额',
  'ageing.unknown': '年初（账龄不明）',
  'ageing.upTo': '{days} 天以内',
  'ageing.days': '{from}–{to} 天',
  'ageing.years': '{from}–{to} 年',
  'ageing.overDays': '{days} 天以上',
  'ageing.overYears': '{years} 年以上',
  'ageing.bands': '账龄分段（天，可配置）',
  'ageing.bandsHint': '各段上限的天数，逐段增大，用逗号隔开；清空即恢复默认。',
  'ageing.bandsWrong': '写作逐段增大的天数，例如 {example}',
  'ageing.rule':
    '先进先出：同一科目、同一往来单位的反方向发生额先结清最早的。年初余额没有逐笔日期，未结清的单列；负数为预收、预付性质。',
  'ageing.nothing': '没有未结清的往来',
  'ageing.nothingBody': '截至这个月，所选科目没有未结清的余额。换一个月份、方向或科目；还没有账务的，先导入凭证。',
} as const;
