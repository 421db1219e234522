export const reading: Readonly<Record<string, string>> = {
  '{0} 的 {1} 已上报或锁定，不能导入': "{0}'s {1} is submitted or locked; nothing can be imported",
  '这个文件已经导入过，批次 {0}': 'This file has been imported already, as batch {0}',
  '版式 {0}': 'Layout {0}',
  '{0} {1} 内部往来申报': '{0} {1} declaration of dealings between members',
  '本期已按凭证核算：对账取凭证上标明的往来单位，申报只作留存，不参与对账':
    'The month is booked by vouchers: reconciling takes the counterparties on them; the declaration is only kept, and takes no part',
  '单位科目表中没有科目 {0} {1}': "The unit's chart has no account {0} {1}",
  科目编码: 'Account code',
  '“{0}”不是医共体成员单位的编码或名称': '“{0}” is neither the code nor the name of a member unit',
  往来单位: 'Counterparty',
  '往来单位就是本单位 {0}': 'The counterparty is the unit {0} itself',
  '文件 {0}': 'file {0}',
  '文件读出来是{0}，不是{1}': 'The file reads as {0}, not as {1}',
  '文件是 {0}年{1}月的，不是要导入的 {2}年{3}月，请核对是哪个月的账':
    'The file is of {0}-{1}, not of {2}-{3}, which it is to go into: check whose month it is',
  '文件上写的单位是 {0} {1}，不是要导入的 {2} {3}，请核对是哪一家的账':
    'The file names the unit {0} {1}, not {2} {3}, which it is to go into: check whose books they are',
  '文件写的单位是“{0}”，不是成员单位的名称；将导入 {1}，请核对是否同一家':
    "The file names the unit “{0}”, which is no member's name; it will be imported for {1}: check that they are the same",
  科目余额表: 'trial balance',
  凭证: 'vouchers',
  明细账: 'subsidiary ledger',
  内部往来申报表: 'declaration of dealings between members',
  '没有记住名为“{0}”的版式': 'No layout is remembered by the name “{0}”',
  '文件不是完整的 JSON：{0}': 'The file is not complete JSON: {0}',
  '{0} {1} 科目余额表': '{0} {1} trial balance',
  '与已有账务有 {0} 处不同，见检查 trial-balance-agrees':
    '{0} figures differ from the books as they were, see the check trial-balance-agrees',
  '文件没有年初与累计栏，年初数按期初余额推定':
    "The file has neither opening of the year nor year-to-date; the year's opening is inferred from the opening balance",
  '余额表是 {0} 至 {1} 的合计，发生额全部记入 {2}：余额和本年数正确，本月数是这几个月的合计':
    "The trial balance covers {0} to {1}; all movements are booked in {2}: balances and the year's figures are right, the month's are those of all these months",
  '{0} 的余额表与现在的账面有 {1} 处不同，请核对两期是否衔接':
    "{1} figures of {0}'s trial balance differ from the books now; check that the two months join up",
  '余额表没有往来单位：请补报 {0} 的内部往来申报表，否则内部对账时本单位一方为空':
    "A trial balance names no counterparties: hand in {0}'s declaration of dealings between members too, or the unit's side stays empty in the reconciliation",
  '批次 {0}': 'Batch {0}',
  '批次 {0} 已经撤销或被替换': 'Batch {0} has been undone or replaced',
  '{0} 的 {1} 已上报或锁定，不能撤销': "{0}'s {1} is submitted or locked; nothing can be undone",
  '撤销批次 {0}': 'Undo of batch {0}',
  '这个文件的下一张凭证是第 {0} 张': 'The next voucher of this file is number {0}',
  '{0} 凭证 {1} 张': '{0} vouchers, {1} of them',
  '{0} 已有余额表：期初仍取余额表，发生额从此取凭证；两者不同之处见检查 trial-balance-agrees，撤销本批次即恢复':
    '{0} has a trial balance: the opening still comes from it, movements come from the vouchers from now on; where they differ, see the check trial-balance-agrees; undoing this batch brings it back',
  '其中 {0} 张与已有凭证同月、同字号、同金额，疑似重复导入，见检查 duplicate-vouchers':
    '{0} of them have the month, number and amount of vouchers already there, perhaps imported twice; see the check duplicate-vouchers',
  '凭证 {0}：{1}': 'Voucher {0}: {1}',
  '金额“{0}”不是数字': 'The amount “{0}” is not a number',
  '金额 {0} 的小数超过两位（分以下）': 'The amount {0} has more than two decimals (below one fen)',
  '金额 {0} 过大，超出可记账的范围': 'The amount {0} is too large to be booked',
  '金额单元格是错误值 {0}': "The amount's cell holds the error {0}",
  '{0}：方向为“平”，但余额不为零': '{0}: the direction says nil, but the balance is not zero',
  '{0}：余额不为零，但没有借贷方向': '{0}: the balance is not zero, but has no direction',
  期初: 'opening',
  '{0}：{1} {2} + 借方 {3} − 贷方 {4} = {5}，与{6} {7} 不符':
    '{0}: {1} {2} + debit {3} − credit {4} = {5}, which is not the {6} {7}',
  平: 'nil',
  借: 'debit',
  贷: 'credit',
  '{0}借贷不平：末级科目借方合计 {1}，贷方合计 {2}，相差 {3}':
    '{0} does not balance: lowest-level debits {1}, credits {2}, a difference of {3}',
  '{0}：{1} {2}，下级科目合计 {3}，不一致': '{0}: {1} is {2}, its accounts below make {3}',
  本期借方: "month's debit",
  本期贷方: "month's credit",
  累计借方: 'year-to-date debit',
  累计贷方: 'year-to-date credit',
  '{0} 项检验全部通过': 'all of {0} tests passed',
  '{0} 项检验通过 {1} 项{2}': '{1} of {0} tests passed{2}',
  '{0} 的余额与方向矛盾': '{0} has a balance against its direction',
  '{0} 期初加发生不等于期末': '{0}: opening plus movement is not the closing balance',
  本期发生: 'movement of the month',
  本年累计: 'year to date',
  '{0}借贷不平': '{0} does not balance',
  合计行不符: 'a total row does not agree',
  合计: 'total',
  '有几个科目都叫“{0}”，不能确定是哪一个': 'Several accounts are named “{0}”; it cannot be known which is meant',
  '这一行有金额，但没有科目': 'This row has an amount but no account',
  '科目“{0}”在本单位的科目表里没有': "The unit's chart has no account “{0}”",
  '“{0}”不是科目编码': '“{0}” is no account code',
  '文件里有几个会计期间（{0}），请指定导入哪一个。': 'The file holds several months ({0}); say which to import.',
  '科目 {0} {1} 重复出现（第 {2} 行已有），不能确定以哪一行为准':
    'Account {0} {1} stands twice (also in row {2}); it cannot be known which row counts',
  '“{0}”这一行有金额，但没有科目编码': 'The row “{0}” has an amount but no account code',
  '科目 {0} 的辅助明细期末合计 {1}，与科目余额 {2} 不一致{3}。':
    'The dimensions of account {0} close at {1} together, the account at {2}{3}.',
  本期: 'the month',
  借贷两栏: 'debit and credit columns',
  按方向栏: 'by a direction column',
  借正贷负: 'debit positive, credit negative',
  按科目余额方向: "by the account's normal side",
  '，红字为负': ', red is negative',
  '“{0}”行的{1}为 {2}，按明细计算应为 {3}': 'The row “{0}” has {2} in {1}; the details make {3}',
  '没有读到任何往来单位的金额。': 'No amount with a counterparty was read.',
  '内部往来申报表缺少金额栏。': 'The declaration of dealings between members has no amount column.',
  '科目 {0} {1} 合计 {2}，其中列明往来单位的合计 {3}。':
    'Account {0} {1} is {2} in all, {3} of it with a counterparty.',
  '{0} {1}：有金额，但没有往来单位': '{0} {1}: an amount without a counterparty',
  '日期“{0}”不是日历上的一天': 'The date “{0}” is no day of the calendar',
  '日期“{0}”看不懂': 'The date “{0}” cannot be understood',
  同一行借方和贷方都有金额: 'One row has both a debit and a credit',
  '方向“{0}”不是借或贷': 'The direction “{0}” is neither debit nor credit',
  不是数字: 'not a number',
  '按明细计算借方 {0}，贷方 {1}': 'the details make debit {0}, credit {1}',
  '“{0}”行为 {1}，{2}，不一致': 'The row “{0}” says {1}, {2}',
  '“{0}”行借方 {1}，贷方 {2}，{3}，不一致': 'The row “{0}” says debit {1}, credit {2}, {3}',
  '错误太多，只列出前 {0} 处，另有 {1} 处未列出。': 'Too many errors: only the first {0} are listed, {1} more are not.',
  '另有 {0} 行非账目行未逐行列出。': '{0} more rows that are no entries are not listed one by one.',
  '{0} 栏为金额': 'column {0} is the amount',
  '{0} 栏为借方，{1} 栏为贷方': 'column {0} is debit, column {1} credit',
  '这一行有新的日期，但没有凭证号': 'This row has a new date but no voucher number',
  这一行没有凭证号: 'This row has no voucher number',
  '凭证号“{0}”看不懂': 'The voucher number “{0}” cannot be understood',
  '文件没有凭证字，按“记”读入。': 'The file has no voucher types; all are read as “记” (general).',
  这一行没有日期: 'This row has no date',
  '日期“{0}”不能确定哪个是月、哪个是日': 'It cannot be known which part of “{0}” is the month and which the day',
  '{0} {1}：余额 {2}，按发生额计算应为 {3}，相差 {4}':
    '{0} {1}: the balance is {2}, by its movements it should be {3}, a difference of {4}',
  '文件注明“单位：元”，却要求乘以 {0}：请去掉换算后再导入。':
    'The file says its unit is yuan, yet a factor of {0} is asked for: take the factor away and import again.',
  '文件的金额单位是“{0}”，不能导入：请改用以元为单位的文件。':
    "The file's amounts are in “{0}” and cannot be imported: use a file in yuan.",
  '文件的金额单位是“{0}”，不会自动换算：请确认按{1}导入（金额乘以 {2}），或改用以元为单位的文件。':
    "The file's amounts are in “{0}” and are not converted by themselves: confirm importing in {1} (times {2}), or use a file in yuan.",
  '文件的金额单位是“{0}”（乘以 {1}），与指定的乘以 {2} 不一致。':
    "The file's amounts are in “{0}” (times {1}), which is not the factor of {2} asked for.",
  '文件有 {0} 行，超过上限 {1} 行，请分成几个文件导入。':
    'The file has {0} rows, over the limit of {1}; import it in several files.',
  '文件与记住的版式不一致：找不到有这些栏目的表头：{0}。':
    'The file differs from the remembered layout: no heading with these columns is found: {0}.',
  '这像是银行流水（网银明细），没有会计科目，不是账表：请到“银行对账”里导入。':
    'This looks like a bank statement, which has no accounts: import it under Bank reconciliation.',
  '找到了表头，但{0}。': 'A heading was found, but: {0}.',
  '没有找到账表：表头里应有“科目编码”“借方”“贷方”这样的栏目名称，或至少有日期、凭证号、科目和能平衡的金额。':
    'No ledger was found: a heading should have columns such as “科目编码” (account code), “借方” (debit) and “贷方” (credit), or there should be at least dates, voucher numbers, accounts and amounts that balance.',
  '文件没有表头，各栏含义按内容和平衡关系推定，请核对。':
    'The file has no heading; the columns are inferred from what is in them and what balances; please check.',
  '文件里有几个单位（{0}{1}），请指定导入哪一个。': 'The file holds several units ({0}{1}); say which to import.',
  '这个文件有 {0} 种读法，平衡关系不能确定是哪一种，请选择：{1}。':
    'The file can be read in {0} ways, and the balances do not tell which; please choose: {1}.',
  '找不到科目编码或科目名称栏。': 'No column of account codes or names was found.',
  '文件没有科目编码，只有科目名称：请先导入本单位的科目表或科目余额表，再按名称对应。':
    "The file has account names but no codes: import the unit's chart or trial balance first, then the names can be matched.",
  '明细账缺少金额栏：需要借方、贷方金额。': 'The subsidiary ledger has no amount columns: debit and credit are needed.',
  '明细账里找不到科目：表头上方应有“科目：编码 名称”，或工作表以科目命名。':
    'The subsidiary ledger names no account: above the heading there should be “科目：” with code and name, or the sheet should be named after the account.',
  '（明细账可能缺少其中某个科目）': ' (the subsidiary ledger may lack one of the accounts)',
  '明细账中有 {0} 张凭证不完整（缺少某些科目），只取了余额和发生额。':
    '{0} vouchers of the subsidiary ledger are incomplete (some accounts are missing); only balances and movements are taken.',
  '各科目{0}合计{1}，借贷不平（明细账可能缺少科目）':
    '{0} of all accounts make {1}; they do not balance (the subsidiary ledger may lack accounts)',
  '这一行有金额，但不知道是哪个科目的明细账（表头上方没有“科目：”）':
    'This row has an amount, but it is not known whose subsidiary ledger it is (no “科目：” above the heading)',
  '这一行有金额，但没有凭证号': 'This row has an amount but no voucher number',
  '日期“{0}”看不懂（没有写明年份，或写法不认识）': 'The date “{0}” cannot be understood (no year, or an unknown form)',
  '凭证（序时账）': 'vouchers (journal)',
  '内部往来（辅助余额表或申报表）': 'dealings between members (dimension balances or declaration)',
  '缺少科目编码（或科目名称）栏，上方也没有写明科目':
    'there is no column of account codes or names, and no account is named above',
  '缺少凭证号栏，不能分出每一张凭证': 'there is no voucher number column, so the vouchers cannot be told apart',
  '缺少日期栏（或会计期间），不能确定凭证日期': 'there is no date or period column, so the vouchers cannot be dated',
  '缺少栏目：科目余额表需要期初或期末余额，以及本期（或累计）借贷方发生额；现有的金额栏是 {0}':
    'columns are missing: a trial balance needs an opening or closing balance and the debit and credit movement of the month or year; the amount columns here are {0}',
  '表格在隐藏的工作表里，已照常读取。': 'The table is on a hidden sheet and was read as usual.',
  '未读隐藏的工作表：{0}。': 'Hidden sheets were not read: {0}.',
  '以下工作表不是账表，未读：{0}。': 'These sheets are no ledgers and were not read: {0}.',
  '这个文件是{0}，不是{1}。': 'This file is {0}, not {1}.',
  '文件里有几张表：{0}，请指定读哪一张工作表。': 'The file holds several tables: {0}; say which sheet to read.',
  '表头下面没有读到任何科目行。': 'No account row was read below the heading.',
  '文件中有红字金额，合计无法验证，已按惯例读作负数。':
    'The file has red amounts and no totals to test them by; as is usual, they are read as negative.',
  '文件是 {0} 至 {1} 几个月的合并数。': 'The file covers the months {0} to {1} together.',
  '科目余额表缺少栏目：需要期初或期末余额，以及本期（或累计）借贷方发生额；文件里的金额栏是：{0}。':
    "The trial balance lacks columns: an opening or closing balance is needed, and the debit and credit movement of the month or year; the file's amount columns are: {0}.",
  没有: 'none',
  '没有用到的金额栏：{0}。': 'Amount columns not used: {0}.',
  '凭证 {0} 的日期 {1} 与第 {2} 行的 {3} 不一致': 'Voucher {0} is dated {1}, but row {2} says {3}',
  '凭证 {0} {1} 借贷不平：借方 {2}，贷方 {3}，相差 {4}{5}':
    'Voucher {0} {1} does not balance: debit {2}, credit {3}, a difference of {4}{5}',
  '凭证缺少金额栏：需要借方和贷方金额，或方向和金额。':
    'The vouchers have no amount columns: debit and credit, or a direction and an amount, are needed.',
  '凭证缺少{0}栏，不能分出每一张凭证。': 'The vouchers have no column for the {0}, so they cannot be told apart.',
  '文件没有日期栏，凭证日期按会计期间的最后一天读入。':
    "The file has no date column; vouchers are dated on the month's last day.",
  '表头下面没有读到任何凭证分录。': 'No voucher entry was read below the heading.',
  凭证号: 'voucher number',
  日期: 'date',
  '文件中有红字金额，已读作负数。': 'The file has red amounts; they are read as negative.',
  '文件中的红色金额只是标记，按原数读入（读作负数则借贷不平）。':
    'Red amounts in the file are only marks and are read as they stand (as negatives they would not balance).',
  '“{0}”是借方': '“{0}” is debit',
  '文件应是一个 JSON 数组，每个元素一张凭证': 'The file should be a JSON list with one voucher in each element',
  '凭证超过 {0} 张，请分开导入': 'More than {0} vouchers; import them in several files',
  文件中没有凭证: 'The file holds no voucher',
  '第 {0} 张凭证不是 JSON 对象': 'Voucher {0} of the file is no JSON object',
  '凭证中有不认识的字段 {0}': 'The voucher has an unknown field {0}',
  '日期 {0} 不是日历上的一天（写作 YYYY-MM-DD）': 'The date {0} is no day of the calendar (write YYYY-MM-DD)',
  '第 {0} 张凭证没有分录': 'Voucher {0} of the file has no entries',
  '一张凭证的分录超过 {0} 行': 'A voucher has more than {0} entries',
  '分录不是 JSON 对象': 'The entry is no JSON object',
  '分录中有不认识的字段 {0}': 'The entry has an unknown field {0}',
  '借贷方向 {0} 应为 "D" 或 "C"': 'The side {0} should be "D" or "C"',
  '科目编码 {0} 应为 4–20 位数字': 'The account code {0} should be 4 to 20 digits',
  '金额 {0} 不是至多两位小数的元': 'The amount {0} is not in yuan with at most two decimals',
  '{0} 应是不超过 {1} 字、没有控制字符的文字':
    '{0} should be text of at most {1} characters without control characters',
  '附件张数 {0} 应是 0–9999 的整数': 'The number of attachments {0} should be a whole number from 0 to 9999',
  '（空）': '(empty)',
  '日期按 日/月/年': 'dates as day/month/year',
  '日期按 月/日/年': 'dates as month/day/year',
  无: 'none',
};
