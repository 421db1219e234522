/** 收款单位 and 审批设定. */
export const approvalPayees: Readonly<Record<string, string>> = {
  '写明一个往来单位，或一个新的收款人': 'Name a party, or a new person',
  没有这样的收款单位编码: 'There is no such code of a payee',
  '收款单位 {0}': 'payee {0}',
  '收款账户 {0}': 'account {0}',
  '还有一份账户等待核准，先由他人核准或退回，或由提出人撤回':
    'An account waits for approval already: somebody else approves or returns it, or who proposed it withdraws it',
  只有第一次登记的账户可以写明自哪天起一直使用:
    'Only the first account of a payee can be said to have been in use before',
  一直使用的起始日还没有到: 'The day since which it is in use has not come yet',
  '与现在生效的账户、电话和联系人相同': 'It is the same as the account, telephone and contact in force',
  '这个收款单位刚被别人改过，请看过再办理': 'Somebody else has just changed this payee: look at it again first',
  提出账户的人不能核准同一份: 'Who proposed an account cannot approve it',
  退回须写明原因: 'Say why it is returned',
  '一直使用的账户冷静期从以前算起，核准时须写明依据':
    'An account that is said to have been in use cools from that day: say on what basis it is approved',
  这份账户已经有了结论: 'This account has been decided already',
  只有提出的人可以撤回这份账户: 'Only who proposed this account can withdraw it',
  这个收款单位没有生效的账户: 'No account of this payee is in force',
  '户名“{0}”与收款单位名称不一致': 'The account’s name “{0}” is not the payee’s',
  '与“{0}”是同一个账号': 'It is the same account as that of “{0}”',
  电话核实用的号码不是原来登记的号码: 'The number that was called is not the one known before',
  '与“{0}”的联系电话相同': 'It has the telephone of “{0}”',
  '与“{0}”的法定代表人或联系人相同': 'It has the legal representative or contact of “{0}”',
  '登记簿里已有同名的“{0}”，请核对是不是同一人':
    'There is a “{0}” in the register already: make sure that it is not the same person',
  '写明自 {0} 起一直使用，冷静期从那天算起，须写明依据':
    'It is said to have been in use since {0} and cools from that day: the basis must be given',
  '这个收款单位已经停用，核准后恢复付款': 'This payee was stopped: approving this lets it be paid again',
  与采购核准的同一供应商的账户不同: 'It is not the account that purchasing approved for the same supplier',
  '审批设定刚被别人改过，请看过再设定':
    'Somebody else has just changed the approval settings: look at them again first',
  审批设定: 'approval settings',
  与现行的审批设定相同: 'It is the same as the approval settings in force',
  合同起点不能为负: 'The amount from which a contract is needed cannot be below zero',
  论证材料起点不能为负: 'The amount from which arguments are needed cannot be below zero',
  '到会比例须超过一半，也不能超过全部': 'The quorum must be more than half, and not more than all',
};
