/** 化整为零预警: what the radar says, and what is said of a table of past payments. */
export const approvalRadar: Readonly<Record<string, string>> = {
  化整为零: 'split spending',
  发票重复: 'invoice twice',
  重复付款: 'same amount again',
  同日多笔: 'several on one day',
  临界金额: 'just below a limit',
  同一账户: 'the same bank account',
  同一联系电话: 'the same telephone',
  同一法定代表人: 'the same legal representative',
  '同一收款单位“{0}”': 'the same payee “{0}”',
  收款单位经第三家相互关联: 'payees tied through a third',
  '同一项目“{0}”': 'the same project “{0}”',
  '{0}等 {1} 个单位': '{0} … {1} units',
  '与另外 {0} 笔（{1}）合计 {2} 元，{3}，应由{4}审批；单笔均未达到 {5} 元':
    'With {0} {0|other|others} ({1}) ¥{2} together, {3}: {4} should decide; none reaches ¥{5} alone',
  '与另外 {0} 笔（{1}）合计 {2} 元，{3}，应由{4}审批；单笔都不用报到这一级':
    'With {0} {0|other|others} ({1}) ¥{2} together, {3}: {4} should decide; none goes so far alone',
  '{0} 笔（{1}）合计 {2} 元，{3}，应由{4}审批；单笔均未达到 {5} 元':
    '{0} payments ({1}), ¥{2} together, {3}: {4} should decide; none reaches ¥{5} alone',
  '{0} 笔（{1}）合计 {2} 元，{3}，应由{4}审批；单笔都不用报到这一级':
    '{0} payments ({1}), ¥{2} together, {3}: {4} should decide; none goes so far alone',
  '金额 {0} 元，比 {1} 元的线只少 {2} 元；到线应由{3}审批':
    '¥{0}, only ¥{2} short of the limit of ¥{1}, from which {3} should decide',
  '与另外 {0} 笔（{1}）同一天，{2}，合计 {3} 元': 'On one day with {0} {0|other|others} ({1}), {2}, ¥{3} together',
  '{0} 笔（{1}）同一天，{2}，合计 {3} 元': '{0} payments ({1}) on one day, {2}, ¥{3} together',
  '与另外 {0} 笔（{1}）金额相同，{2}，合计 {3} 元': 'The same amount as {0} {0|other|others} ({1}), {2}, ¥{3} together',
  '{0} 笔（{1}）金额相同，{2}，合计 {3} 元': '{0} payments ({1}) of the same amount, {2}, ¥{3} together',
  '与另外 {0} 笔（{1}）用了同一张发票 {2}，合计 {3} 元':
    'The same invoice {2} as {0} {0|other|others} ({1}), ¥{3} together',
  '{0} 笔（{1}）用了同一张发票 {2}，合计 {3} 元': '{0} payments ({1}) with the same invoice {2}, ¥{3} together',
  '一次至多试 {0} 笔支出，请按年分开': 'At most {0} payments are tried at once: try them year by year',
  '类别不在目录里，照模板里的写法填，或者留空':
    'There is no such category: write it as the template has it, or leave it empty',
  '资金来源不在目录里，照模板里的写法填，或者留空':
    'There is no such fund source: write it as the template has it, or leave it empty',
  '预算内外写“内”或“外”，留空为预算内': 'Write “内” (in budget) or “外” (out of budget); empty is in budget',
  '单位写编码或全称，须是本医共体的单位': 'Write the unit’s code or full name; it must be of this community',
  '金额写作元，大于零、不超过十亿，至多两位小数；退款和红字的行请删掉':
    'Amounts are in yuan, above zero, at most a thousand million, with at most two decimals; leave out refunds and red rows',
  '一笔至多 {0} 个发票号，用顿号分开': 'At most {0} invoice numbers a payment, with “、” between them',
  '至多 {0} 个字': 'At most {0} characters',
  '没有找到支出表：表头要有单位、收款单位、日期、金额等列，请用下载的表填写':
    'No table of payments was found: it is headed with at least “单位”, “收款单位”, “日期” and “金额”; use the template',
  '表里没有支出：表头以下一行写一笔': 'The table holds no payments: below the headings, one row each',
  '付给“{0}”等的支出互相关联的太多，逐笔列不完：有合同的填上合同号，或者缩短滚动期间、分年来试':
    'Too many payments such as those to “{0}” are tied to each other to be told one by one: fill in the contracts, shorten the window, or try year by year',
  '还有 {0} 处，改好以上各处后再试': '{0} more: mend those above and try again',
  '没有现行的审批规则：先起草一张表，批准起用以后才知道哪些支出绕过了层级':
    'No approval rules are in force: only once a table is approved can it be told which payments went round a level',
  '系统里这段时间没有支出单据，请交入往年的支出表':
    'There are no documents of that time in the system: hand in a table of past payments',
  止日不能早于起日: 'The last day cannot be before the first',
};
