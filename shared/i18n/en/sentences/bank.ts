/** What reconciling with the bank says. */
export const bank: Readonly<Record<string, string>> = {
  '银行账户 {0}': 'Bank account {0}',
  '对账单 {0}': 'Statement {0}',
  '期初未达账项 {0}': 'Beginning open item {0}',
  勾对: 'Match',
  '{0} 不是本单位的银行类科目：请选 {1} 或其明细科目':
    "{0} is no account of the unit's for money at banks: choose {1} or an account below one of them",
  '{0} {1} 下面还有明细科目，请选明细科目': '{0} {1} has accounts below it; choose one of them',
  '账号 {0} 已经登记过': 'Account number {0} is registered already',
  '科目 {0} 已对应 {1}：两个账户共用一个科目，账上的余额分不开，请先设明细科目':
    'Account {0} stands for {1} already: two bank accounts in one account of the books cannot be told apart; open an account below it first',
  '已导入过对账单，账号、科目和启用月份不能再改；请停用后另行登记':
    'Statements came in already, so number, account and first month can no longer be changed; close it and register another',
  '期初未达账项的日期应早于启用月份 {0}': 'A beginning open item lies before the first month, {0}',
  '金额不能是 0': 'The amount cannot be 0',
  '期初未达账项最多 {0} 笔': 'At most {0} beginning open items',
  '这笔期初未达账项已经勾对，请先取消勾对': 'This beginning open item is matched; undo the match first',
  '{0} 才开始对账': 'Reconciling begins in {0}',
  '有的行已经勾对，或不在本月未达之列，请刷新后再勾对':
    'Some lines are matched already or are not open in this month; reload and match again',
  同一行不能勾对两次: 'A line cannot be matched twice',
  至少选两行才能勾对: 'Choose at least two lines to match',
  '两边金额不等：银行 {0}，账上 {1}': 'The sides differ: bank {0}, books {1}',
  '{0} 之后、{1} 之前缺一段流水：前面的余额是 {2}，后面从 {3} 开始':
    'Lines are missing after {0} and before {1}: the balance was {2}, and goes on from {3}',
  '{0} 以前缺一段流水：启用余额是 {1}，对账单从 {2} 开始':
    'Lines are missing before {0}: it began with {1}, and the statement begins with {2}',
  '{0} 的余额接不上：按前一笔应是 {1}，写的是 {2}':
    'The balance of {0} does not follow: after the line before it should be {1}; the file says {2}',
  '还没有对账单，也没有写明银行的启用余额，编不出余额调节表':
    'There is no statement yet, nor a beginning balance of the bank, so that no reconciliation can be made',
  '对账单的余额与逐笔流水相差 {0}：缺一段对账单，或有的余额写错':
    "The statement's balances and its lines differ by {0}: a part is missing, or some balance is wrong",
  '启用时两边就相差 {0}：还有期初未达账项没有登记，或启用余额不对':
    'The sides differed by {0} when reconciling began: beginning open items are not entered, or the beginning balance is wrong',
  '账上余额与凭证分录相差 {0}：有的月份只有余额表，没有凭证':
    "The books' balance and their voucher lines differ by {0}: some months have a trial balance only",
  '余额调节表还没有编制，不能复核': 'The reconciliation is not made yet and cannot be reviewed',
  余额调节表已经复核过: 'The reconciliation is reviewed already',
  '编制以后又有变动，请先重新编制': 'It was changed since it was made; make it again first',
  '编制人不能复核自己编的余额调节表（不相容岗位相互分离），请另一人复核':
    'Who made the reconciliation cannot review it (separation of duties); let another person do so',
  '调节后余额不等，相差 {0}，查清以后才能复核':
    'The adjusted balances differ by {0}; find out why before it can be reviewed',
  余额调节表还没有复核: 'The reconciliation is not reviewed yet',
  '{0} 的余额调节表已复核，请先取消它的复核': 'The reconciliation of {0} is reviewed; take that back first',
  '文件的账号是 {0}，不是 {1}，请核对是哪个账户的对账单':
    'The file is of account {0}, not of {1}; see whose statement it is',
  '对账单 {0} 已经撤销': 'Statement {0} was undone already',
  '这份对账单有 {0} 笔已经勾对，请先取消勾对再撤销': '{0} lines of this statement are matched; undo the matches first',
  '{0} {1}（{2}）还没有导入对账单': '{0} {1} ({2}): no statement came in yet',
  '{0} {1}（{2}）的余额调节表还没有编制': '{0} {1} ({2}): the reconciliation is not made yet',
  '{0} {1}（{2}）的余额调节表还没有复核': '{0} {1} ({2}): the reconciliation is not reviewed yet',
  '{0} {1}（{2}）的余额调节表编制以后又有变动，请重新编制':
    '{0} {1} ({2}): the reconciliation was changed since it was made; make it again',
  银行账户已对账: 'Bank accounts reconciled',
  '{0} {1}（{2}）调节后余额不等，相差 {3}': '{0} {1} ({2}): the adjusted balances differ by {3}',
  '{0} {1}（{2}）有 {3} 笔未达账项超过 {4} 天，请查明':
    '{0} {1} ({2}): {3} open items are older than {4} days; find out why',
  '{0} 已锁定，对账不能再改；确要更改，请先重新打开期间':
    '{0} is locked, so its reconciliation cannot be changed; to do so, reopen the month first',
  '{0} 已上报，对账不能再改；确要更改，请先退回期间':
    '{0} is submitted, so its reconciliation cannot be changed; to do so, have the month returned first',
  '{0} 的银行存款余额调节表已复核，{1} 的对账不能再改；确要更改，请复核人先取消复核':
    'The reconciliation of {0} is reviewed, so {1} cannot be changed; to do so, have the review taken back first',
  '文件有 {0} 行，超过上限 {1} 行，请分段下载。': 'The file has {0} rows, more than {1}; download it in parts.',
  '没有找到银行流水：表头里应有交易日期，以及收入和支出（或借方和贷方、发生额）这样的栏目。':
    'No bank statement was found: a heading should have the date, and money in and out (or debit and credit, or an amount).',
  '日期的日和月分不清，请指定。': 'Day and month of the dates cannot be told apart; say which is which.',
  '日期按 日/月/年': 'Dates are day/month/year',
  '日期按 月/日/年': 'Dates are month/day/year',
  '借贷标志是代码，余额也分不出哪个是收、哪个是付：请下载带有收入、支出栏的明细。':
    'The flags are codes, and the balances do not tell which is in and which is out: download a statement with columns for both.',
  '文件里有 {0} 个账号，请选择读哪一个。': 'The file has {0} accounts; choose which one to read.',
  '表头下面没有读到任何一笔流水。': 'Nothing was read below the heading.',
  '这份文件的借方是收入、贷方是支出（按余额推定）。':
    'In this file debit is money in and credit money out (told by the balances).',
  '有的行没有余额，不能逐行核对余额。': 'Some rows have no balance, so that balances cannot be checked row by row.',
  '文件写的期初余额是 {0}，逐行读出来是 {1}。': 'The file says that it opens with {0}; its rows open with {1}.',
  '文件写的期末余额是 {0}，逐行读出来是 {1}。': 'The file says that it closes with {0}; its rows close with {1}.',
  '文件写的支出合计是 {0}，逐行读出来是 {1}。': 'The file says that {0} went out; its rows add up to {1}.',
  '文件写的收入合计是 {0}，逐行读出来是 {1}。': 'The file says that {0} came in; its rows add up to {1}.',
  '币种是 {0}，不是人民币': 'The currency is {0}, not RMB',
  没有交易日期: 'There is no date',
  '交易日期“{0}”读不懂': 'The date "{0}" cannot be read',
  '没有这一天：{0}': 'There is no such day: {0}',
  '同一行既有收入又有支出，不知道是哪一笔': 'The row has money in and money out; it cannot be told which',
  没有发生额: 'There is no amount',
  '借贷标志“{0}”读不懂，不知道是收还是付': 'The flag "{0}" cannot be read; in or out is not known',
};
