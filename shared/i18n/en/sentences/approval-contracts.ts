/** 合同登记. */
export const approvalContracts: Readonly<Record<string, string>> = {
  合同金额须大于零: 'The contract must come to more than zero',
  '付款节点的金额须大于零，合计等于合同金额':
    'Each stage must be above zero, and together they must come to the contract’s worth',
  '质量保证金须大于零，小于合同金额': 'The retention must be above zero and below the contract’s worth',
  质量保证金的退还日期须晚于签订日期: 'The retention must be released after the day of signing',
  合同金额须按申请的经费列支逐行填写: 'The amount must be given for each row of the application',
  各行的金额合计须等于合同金额: 'The rows must come to the contract’s amount',
  '这一行批准 {0} 元，各合同与不经合同的付款合计 {1} 元：超出的部分请另行申请':
    'This row was approved for ¥{0} and contracts with payments beside them come to ¥{1}: apply again for what goes beyond',
  '申请批准 {0} 元，各合同与不经合同的付款合计 {1} 元：超出的部分请另行申请':
    'The application was approved for ¥{0} and contracts with payments beside them come to ¥{1}: apply again for what goes beyond',
  '合同在查看之后有了变动，请看过现在的内容再办理': 'The contract was changed since you saw it: look at it again first',
  合同各行的金额不能为负: 'No row of a contract can be below zero',
  '已经验收的付款节点不能改动，须留在原来的位置': 'Stages that were accepted cannot be changed and stay in their place',
  金额和付款节点都没有变动: 'Neither the amount nor the stages were changed',
  减少的金额不能超过合同在这一行的金额: 'A row cannot be reduced by more than the contract has of it',
  签订的日期还没有到: 'The day of signing has not come yet',
  '不能早于 {0}：先签约后决策是决策程序倒置': 'Not before {0}: signing before deciding reverses the order of decision',
  合同的收款单位须是申请批准的收款单位: 'The contract’s payee must be the one that was approved',
  '减少的金额已经支付，不能再减': 'What is taken away was paid already',
  '申请、签约或变更合同的人不能验收，请另一人验收':
    'Who applied, signed or changed the contract cannot accept: somebody else does',
  这个付款节点不需要验收: 'This stage needs no acceptance',
  这个付款节点已经验收: 'This stage was accepted already',
  '验收的日期不能早于签订，也不能晚于今天': 'The day of acceptance is neither before the signing nor after today',
  '合同还没有付清，不能办结：先付清，或变更合同减去不再支付的部分':
    'The contract is not paid in full: pay it first, or change it by what will not be paid',
  '合同 {0}': 'contract {0}',
  '扫描件 {0}': 'scan {0}',
  '扫描件“{0}”的文件丢失或已被改动，请用备份恢复':
    'The file of the scan “{0}” is lost or was altered: bring it back from a backup',
};
