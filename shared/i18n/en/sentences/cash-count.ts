/** What counting cash says. */
export const cashCount: Readonly<Record<string, string>> = {
  '现金盘点 {0}': 'Cash count {0}',
  '{0} {1} 现金盘点 {2}': '{0} {1} cash count {2}',
  '{0} 不是库存现金科目': '{0} is no account of cash on hand',
  '{0} 还没有到，不能盘点': '{0} is still to come and cannot be counted',
  '账面有变动：账面余额 {0}，未记账 {1}，请核对后再保存':
    'The books have changed: balance {0}, not posted {1}; look at them before saving',
  '盘盈盘亏 {0}，请写明原因；还没有查明的写“待查”':
    'Over or short by {0}: say why, or that it is still being looked into',
  这张盘点表已被后来的盘点代替: 'A later count has taken the place of this one',
  这张盘点表已经监盘确认: 'This count is witnessed already',
  '盘点人不能自己监盘：盘点与监盘不能是同一个人，请别的人确认':
    'Who counted cannot witness the count: have another person confirm it',
  '监盘人还没有确认，不能做凭证': 'Not witnessed yet: no voucher can be made of it',
  '除白条以外账款相符：白条须收回现金或按借款另行制单，不作盘亏':
    'But for slips the cash agrees: a slip is paid back or booked as a loan, and is no shortage',
  '账款相符，没有盘盈盘亏可做凭证': 'Cash and books agree: there is nothing to make a voucher of',
  '这一步的凭证已经做过，请到凭证工作台查看': 'The voucher of this step was made already; look for it on the desk',
  '现在不能做这一步：盘盈盘亏先记待处理财产损溢，查明以后再选一种处理':
    'Not now: a difference goes into assets pending disposal first, and is settled in one way once its cause is known',
  '时间写作 HH:MM': 'Write the time as HH:MM',
  没有这种券别: 'There is no such note or coin',
  张数不能是负数: 'The number of pieces cannot be negative',
  '张数最多 {0}': 'At most {0} pieces',
  同一种券别只能写一行: 'Each note or coin stands once',
  '金额应大于 0': 'The amount must be above 0',
};
