/** What is said of attachments and electronic invoices (附件、电子凭证). */
export const papers: Readonly<Record<string, string>> = {
  '只能附 PDF、OFD、XML 文件或 JPEG、PNG 图片': 'Only PDF, OFD and XML files and JPEG and PNG pictures can be attached',
  '附件太大（上限 {0} MB），请压缩或分成几个':
    'The attachment is too large (at most {0} MB); compress it or divide it into several',
  'XML 太大（上限 {0} MB），不是电子发票': 'The XML is too large (at most {0} MB) to be an electronic invoice',
  '凭证{0}，不能增减附件': 'The voucher is {0}; attachments can be neither added nor taken off',
  '凭证已记账，附件不能取下，只能补充': 'The voucher is posted; attachments can be added, but none taken off',
  '凭证草稿 {0}': 'Draft voucher {0}',
  '附件 {0}': 'Attachment {0}',
  '一张凭证至多附 {0} 个文件': 'A voucher carries at most {0} files',
  '这个文件已经附在本凭证上（{0}）': 'This file is attached to this voucher already ({0})',
  '发票 {0} 已经在本凭证上': 'Invoice {0} is on this voucher already',
  '发票 {0} 已由医共体内另一家单位使用，不能重复入账':
    'Invoice {0} is used by another unit of the community already and cannot be booked twice',
  '发票 {0} 已在 {1} 的凭证草稿 {2} 上（{3}），不能重复入账':
    'Invoice {0} is on draft voucher {2} of {1} already ({3}) and cannot be booked twice',
  '发票 {0} 已在 {1} {2} 号凭证上（{3}），不能重复入账；该凭证冲销后才能再用':
    'Invoice {0} is on voucher {2} of {1} already ({3}) and cannot be booked twice; it is free once that voucher is reversed',
  '这张发票只登记了号码，没有文件': 'Only the number of this invoice was registered; there is no file',
  '附件“{0}”的文件丢失或已被改动，请用备份恢复':
    'The file of the attachment “{0}” is lost or was changed; restore it from a backup',
  '发票超过 {0} 张，请按单位或期间分别导出': 'There are more than {0} invoices; export them by unit or by month',
  '购买方是“{0}”，不是本单位“{1}”': 'The buyer is “{0}”, not this unit, “{1}”',
  '开票日期 {0} 在今天之后': 'Its date, {0}, lies after today',
  '价税合计 {0} 不等于金额与税额之和 {1}': 'The total of {0} is not the sum of amount and tax, {1}',
  '明细金额合计 {0} 不等于票面金额 {1}': 'The amounts of the lines add up to {0}, the invoice says {1}',
  '明细税额合计 {0} 不等于票面税额 {1}': 'The taxes of the lines add up to {0}, the invoice says {1}',
  金额太大: 'The amount is too large',
};
