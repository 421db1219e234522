export const audit: Readonly<Record<string, string>> = {
  '{0} {1}本期尚未报账，以截至 {2} 的余额和累计数代入':
    '{0} {1} has not sent the month; balances and year-to-date figures up to {2} stand in',
  '只有提示可以说明；错误必须改正': 'Only a finding may be explained; an error must be mended',
  这一项没有待说明的行: 'No row of this check waits for an explanation',
  '只有在服务所在的机器上操作的人才能指定备份写到哪里（完整路径）':
    "Only whoever works on the service's own machine may say where a backup is written (a full path)",
  备份: 'Backup',
  备份文件: 'backup file',
  '只有在服务所在的机器上操作的人才能恢复备份，并须写明完整路径':
    "Only whoever works on the service's own machine may restore a backup, and must give a full path",
  '{0} 不是空文件夹，请换一个新的文件夹': '{0} is not an empty folder; choose a new one',
  恢复备份: 'Restored backup',
  '合并：{0}': 'Consolidation: {0}',
  合并工作底稿: 'Consolidation worksheet',
  '{0}（预算）': '{0} (budget)',
  '{0} 记 {1}，{2} 记 {3}，相差 {4}（{5}）': '{0} booked {1} and {2} booked {3}, a difference of {4} ({5})',
  内部往来一致: 'Dealings between members agree',
  操作日志链完整: 'The audit chain is whole',
  '第 {0} 号事件': 'Event {0}',
  系统时钟未被拨回: 'The system clock was not set back',
  '第 {0} 号事件的时间早于前一事件，系统时钟曾被拨回':
    'Event {0} is earlier than the one before it: the system clock was set back',
  '本单位账务，未经合并': "This unit's own books, not consolidated",
  统财: 'Tongcai',
  '合并工作底稿是草稿，抵销分录尚未由另一人确认':
    'The consolidation worksheet is a draft: nobody else has confirmed its eliminations yet',
  // Packs of before the units were named.
  '{0} 个单位中 {1} 个已锁定本期，其余仍可变动': '{1} of {0} units have locked the month; the others may still change',
  '还有 {0} 家没有锁定本期，数字仍可变动：{1}': '{0} units have not locked the month and may still change: {1}',
  '还有 {0} 家没有锁定本期，数字仍可变动：{1} 等':
    '{0} units have not locked the month and may still change: {1} and others',
  '内部往来差异 {0} 项未决，见“内部往来差异”': '{0} differences between members are open, see the sheet “内部往来差异”',
  '检查未通过：{0}（{1} 处），见“检查结果”': 'Check not passed: {0} ({1} places), see the sheet “检查结果”',
  '全县的审计包须有全县范围的权限，请指定单位':
    'The audit pack of the whole county needs a permission for the whole county; name a unit',
  取数: 'Reading the books',
  '{0} 的 {1} 还没有账务': '{0} has nothing booked in {1} yet',
  全县: 'Whole county',
  制作: 'Writing the workbook',
  '{0} {1} 审计包': 'Audit pack of {0}, {1}',
  文件: 'file',
  '操作日志第 {0} 号事件的内容与其散列不符': 'Event {0} of the trail does not match its hash',
  '操作日志第 {0} 号事件与前一事件不相接': 'Event {0} of the trail does not follow the one before it',
  '操作日志中没有清单所记的链头，日志的末尾被删除或改写':
    'The trail lacks the chain head that the manifest names: its end was deleted or rewritten',
  '{0} 校验和不符': 'the checksum of {0} does not match',
  '文件超过 {0} MB，不是审计资料包': 'The file is larger than {0} MB, so it is no audit pack',
  '封条不符：文件在封存之后被改动过（封条 {0}，实际 {1}）':
    'The seal does not match: the file was changed after it was sealed (seal {0}, actual {1})',
  '没有校验清单，或清单不完整：不是审计资料包': 'The manifest is missing or incomplete: this is no audit pack',
  '资料包格式 {0} 不是本程序所知的 {1}': "The pack's format {0} is not the one this program knows, {1}",
  '封面印的清单摘要与校验清单不符（清单实际为 {0}）':
    'The manifest digest printed on the cover does not match the manifest (which is {0})',
  '工作表“{0}”不在校验清单中': 'The sheet “{0}” is not in the manifest',
  '缺少工作表“{0}”': 'The sheet “{0}” is missing',
  '工作表“{0}”的内容与校验清单不符': 'The sheet “{0}” does not match the manifest',
  '没有封条：这是用 {0} 另存过的副本或别的工作簿。在 Excel、WPS 或 LibreOffice 中保存会重写整个文件，副本不能核验，请核验原件。':
    'No seal: this is a copy saved by {0}, or another workbook. Saving in Excel, WPS or LibreOffice rewrites the whole file; a copy cannot be verified, so verify the original.',
  '没有封条：不是审计资料包，或文件不完整、末尾被改动过。':
    'No seal: this is no audit pack, or the file is incomplete or was changed at its end.',
  '内容不是本程序写出的形式（{0}、各表须为原件，不能另存）。':
    'The content is not as this program writes it ({0} and every sheet must be the original, not saved again).',
  '文件无法读取。': 'The file cannot be read.',
  账套: 'Books',
  给定的链头: 'Given chain head',
  '单位 {0}': 'unit {0}',
  '第 {0} 号事件缺失，其后是第 {1} 号': 'Event {0} is missing; the next one is {1}',
  '第 {0} 号事件与前一事件不相接': 'Event {0} does not follow the one before it',
  '第 {0} 号事件的内容与其散列不符': 'Event {0} does not match its hash',
  '{0}记下的链头不在日志中，日志的末尾被删除或改写':
    'The trail lacks the chain head kept by {0}: its end was deleted or rewritten',
  财务: 'financial',
  预算: 'budget',
  未注明单位: 'no unit named',
  '{0}（合并）': '{0} (consolidated)',
  '{0} 的 {1} 已经上报': '{1} of {0} is submitted already',
  没有写明窗口: 'no windows are named',
  今天已经催过这家单位: 'this unit was urged today already',
};
