import type { drugPayments as words } from '../zh-CN/drug-payments.ts';

/** 统一支付. */
export const drugPayments = {
  'told.procurement.savePayment': 'prepared payment run {subject}',
  'told.procurement.cancelPayment': 'gave up payment run {subject}',
  'told.procurement.exportPayment': 'took the file of payment run {subject}',
  'told.procurement.payPayment': 'paid payment run {subject}',
  'told.procurement.postPayment': 'posted payment run {subject}',
  'told.procurement.reversePayment': 'reversed payment run {subject}',
  'told.procurement.setPaymentRules': 'set {subject}',
  'told.procurement.choosePaymentAccounts': 'chose {subject}',
  'command.procurement.savePayment': 'Prepare a payment run',
  'command.procurement.cancelPayment': 'Give up a payment run',
  'command.procurement.exportPayment': 'Take the file of a payment run',
  'command.procurement.payPayment': 'Note a payment run as paid',
  'command.procurement.postPayment': 'Post a payment run',
  'command.procurement.reversePayment': 'Reverse a payment run',
  'command.procurement.setPaymentRules': 'Set payment terms and controls',
  'command.procurement.choosePaymentAccounts': 'Choose the accounts of payments',
  'help.drug-payments.what':
    'See which matched purchases are due and not paid, prepare payment runs, and once they are approved pay them from the one account and post them.',
  'help.drug-payments.why':
    'Only what matches is paid, and only to approved accounts; one approves, another pays, a third posts, and members no longer pay each for itself.',
  'help.drug-payments.clause':
    'Settled no later than the end of the month after acceptance (General Office of the State Council [2021] No. 2); incompatible duties are kept apart (Cai Kuai [2012] No. 21). Terms and controls are this community’s own.',
} as const satisfies Record<keyof typeof words, string>;
