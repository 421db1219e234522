import type { checks as zh } from '../zh-CN/checks.ts';

export const checks: Readonly<Record<keyof typeof zh, string>> = {
  'checks.title': 'Checks',
  'checks.severity.error': 'Error',
  'checks.severity.finding': 'Finding',
  'checks.ok': 'Pass',
  'checks.idle': 'Nothing to check',
  'checks.idleBody':
    'There was nothing to look at (no bank account is registered, for example), which is not the same as passing.',
  'checks.errors': '{count} {count|error|errors}',
  'checks.findings': '{count} {count|finding|findings}',
  'checks.passed': '{count} passed',
  'checks.rerun': 'Check again',
  'checks.running': 'Checking…',
  'checks.runningAll': 'Checking all units and the consolidation; this takes some seconds…',
  'checks.at': 'checked {time}',
  'checks.stale': 'The books have changed; these results are from before.',
  'checks.view': 'View',
  'checks.view.checks': 'By check',
  'checks.view.units': 'By unit',
  'checks.list': 'Named checks',
  'checks.which': 'Which checks',
  'checks.which.failed': 'Not passed',
  'checks.which.all': 'All',
  'checks.errorMeans': 'Error: the period cannot be submitted or locked until it is mended.',
  'checks.findingMeans': 'Finding: it stops nothing; look into it and explain it.',
  'checks.findingMeans.centre': 'Finding: it stops nothing; look into it. The finance centre records explanations.',
  'checks.findingMeans.look': 'Finding: it stops nothing; look into it.',
  'checks.unitName': 'Unit name',
  'checks.place': 'Place',
  'checks.accounts': 'Accounts',
  'checks.message': 'What is wrong',
  'checks.difference': 'Amount',
  'checks.total': '{count} {count|row|rows} in all',
  'checks.unitsTotal': '{count} {count|unit|units} in all',
  'checks.find': 'Find in these rows',
  'checks.findUnit': 'Find a unit',
  'checks.shown': '{shown} of {count} rows',
  'checks.shownOf': 'The first {shown} of {count} rows',
  'checks.rows': 'Open rows',
  'checks.state': 'Period',
  'checks.steps': 'Do',
  'checks.passedTitle': 'This check passes',
  'checks.passedBody': 'There is nothing to mend.',
  'checks.noMatch': 'Nothing answers that',
  'checks.to.voucher': 'Open the voucher',
  'checks.to.draft': 'Open it on the voucher desk',
  'checks.to.account': 'Open the account',
  'checks.to.mapping': 'Map the account',
  'checks.to.bank': 'To bank reconciliation',
  'checks.to.closing': 'To the period end',
  'checks.to.differences': 'See the unclassified vouchers',
  'checks.to.import': 'Import it',
  'checks.to.history': 'See what was imported',
  'checks.to.reconciliation': 'Reconcile',
  'checks.to.worksheet': 'See the worksheet',
  'checks.step.submit': 'Submit',
  'checks.step.lock': 'Lock',
  'checks.step.reopen': 'Reopen',
  'checks.ask.submit': 'Submit {unit}, {period}?',
  'checks.ask.submitBody': 'Then the unit can no longer change this period; the centre can reopen it.',
  'checks.ask.lock': 'Lock {unit}, {period}?',
  'checks.ask.lockBody':
    'Nothing can then be imported, posted or reversed in it; reopening needs a reason and leaves a trace.',
  'checks.ask.reopen': 'Reopen {unit}, {period}?',
  'checks.ask.reopenBody': 'The period can be changed again; the reason goes on the trail.',
  'checks.took.submit': '{unit}, {period}: submitted',
  'checks.took.lock': '{unit}, {period}: locked',
  'checks.took.reopen': '{unit}, {period}: open again',
  'checks.not.submit': '{unit}, {period} was not submitted',
  'checks.not.lock': '{unit}, {period} was not locked',
  'checks.not.reopen': '{unit}, {period} was not reopened',
  'checks.refused': '{unit} has errors to mend first',
  'checks.accept': 'Explain this finding…',
  'checks.accept.title': 'Explain: {check}',
  'checks.accept.body':
    'The {count} {count|row|rows} that stand now will be marked as explained and stay on the list; rows that come later are open again.',
  'checks.accept.done': 'Explained: {check}',
  'checks.accept.not': 'Not explained: {check}',
  'checks.accepted': 'Explanation',
  'checks.explained': 'Explained {count}',
  'checks.explainedItems': '{count} explained',
  'checks.explainedTitle': 'Explained',
  'checks.seeRows': 'See the rows',
  'checks.refusedBody': 'The period cannot be submitted or locked until these are mended:',
  'checks.name.period-reported': 'The unit has reported',
  'checks.about.period-reported':
    'Every unit needs a trial balance or vouchers in the period; without one of them the consolidation is incomplete.',
  'checks.name.vouchers-pending': 'Every voucher is posted',
  'checks.about.vouchers-pending':
    'All vouchers of the month are posted: none waits on the desk as a draft, submitted or reviewed.',
  'checks.name.bank-reconciled': 'Bank accounts are reconciled',
  'checks.about.bank-reconciled':
    'Registered bank accounts are reconciled with their statements line by line each month: the reconciliation is made, reviewed by another person and tied, and nothing is open for too long.',
  'checks.name.budget-movements-sum': 'Budget lines are the sums of their movements',
  'checks.about.budget-movements-sum':
    'What is available of each budget line equals the sum of its movements: approved, adjusted, reserved, committed and spent. A difference means that data were touched.',
  'checks.name.cost-ledger': 'Direct cost equals the expense of the books',
  'checks.about.cost-ledger':
    'Operating and administrative expense of the income statement equal the direct cost of departments, what is no cost (fiscal project and research money) and what is not yet assigned.',
  'checks.name.cost-assigned': 'Expense is assigned to departments',
  'checks.about.cost-assigned':
    'Every line of operating and administrative expense names a department of the member; what does not is listed here and is cleared before cost is allocated.',
  'checks.name.cost-full': 'Clinical full cost = direct cost = cost of the books',
  'checks.about.cost-full':
    'Of every locked cost run, item by item: the full cost of clinical departments is the direct cost, and is the operating and administrative expense of the books without fiscal project and research money.',
  'checks.name.cost-runs': 'Locked cost runs agree with books and drivers',
  'checks.about.cost-runs':
    'Locked runs worked out again give the same to the cent; months whose books, departments, drivers or scheme changed since are listed, to be allocated and locked anew.',
  'checks.name.budget-within': 'Spending is within the budget',
  'checks.about.budget-within':
    'What was posted has not gone past what was available of the budget; vouchers imported from other books are listed here where they have.',
  'checks.name.budget-variance-explained': 'Budget variances are explained',
  'checks.about.budget-variance-explained':
    'Every item whose execution differs from the time gone by at the month’s end by more than the settings leave has an explanation that the finance centre accepted; what is unexplained, not accepted, or explained on other figures is listed.',
  'checks.name.balances-are-lines': 'Balances are the sum of lines',
  'checks.about.balances-are-lines':
    'All lines and trial balances are summed again and compared with the balances that are kept, account by account.',
  'checks.name.blocks-balance': 'Vouchers balance',
  'checks.about.blocks-balance':
    'The financial and the budget entries of each voucher balance on their own (parallel accounting).',
  'checks.name.number-continuity': 'Voucher numbers run on',
  'checks.about.number-continuity': 'Numbers run from 1 in each unit, period and type, without gaps or repetitions.',
  'checks.name.trial-balance-balances': 'The trial balance balances',
  'checks.about.trial-balance-balances': 'Openings, turnovers and closings balance in each of the two books.',
  'checks.name.roll-forward': 'Openings roll forward',
  'checks.about.roll-forward':
    'Opening plus debit less credit is the closing on every account, and the year opens with what the last one left.',
  'checks.name.mapping-coverage': 'Every account is mapped',
  'checks.about.mapping-coverage':
    'An account with a balance or movement needs its group account, or it stays out of the consolidation; map it as suggested.',
  'checks.name.balance-sheet-balances': 'Assets equal liabilities and net assets',
  'checks.about.balance-sheet-balances':
    'The balance sheet balances at the end and at the beginning of the year (Cai Kuai [2017] No. 25, part 5, 1(3)).',
  'checks.name.statement-articulation': 'Statements articulate',
  'checks.about.statement-articulation':
    'Lines that must be equal between the income statement, the statement of net assets, the balance sheet and the budget carry-overs are equal.',
  'checks.name.budget-equation': 'Budget cash equals the carry-overs',
  'checks.about.budget-equation':
    '8001 equals all carry-overs and surpluses, with budget revenue and expenditure not yet closed.',
  'checks.name.reconciliation-explains': 'Surplus and budget balance are reconciled',
  'checks.name.reconciliation-classified': 'Every difference between surplus and budget balance has its class',
  'checks.about.reconciliation-classified':
    'Every voucher that moves surplus and budget balance apart belongs to a class of the explanation. What has none stands in its line “Unclassified”, which opens the vouchers.',
  'checks.about.reconciliation-explains':
    'The budget balance of the year and the classes of differences lead exactly to the surplus.',
  'checks.name.trial-balance-agrees': 'The trial balance agrees with the books',
  'checks.about.trial-balance-agrees':
    'Where a unit sent both a trial balance and vouchers, they agree account by account; else find which of them lacks something.',
  'checks.name.year-opening-known': 'The year’s opening is known',
  'checks.about.year-opening-known':
    'Where the books begin in mid-year without the year’s opening, opening columns stay empty and the movements of net assets and carry-overs cannot be used. Add the opening on the import page.',
  'checks.name.closed-accounts': 'Closed accounts hold nothing',
  'checks.about.closed-accounts':
    "3302 and 3501 hold nothing at a month's end; after the year's closing, neither do 3301, 3401, 8501 and 8701.",
  'checks.name.unsettled-temporary-payments': "Advances are settled at the year's end",
  'checks.about.unsettled-temporary-payments':
    'Advances under budget control need their budget entry before the year is closed (interpretations no. 1, 3 and no. 2, 1).',
  'checks.name.negative-stock-cash-bank': 'Stock, cash and bank are not negative',
  'checks.about.negative-stock-cash-bank':
    'A negative balance usually means a missing receipt, a wrong account or a payment booked twice.',
  'checks.name.missing-parallel-block': 'Budget entries are there',
  'checks.about.missing-parallel-block':
    'Cash under the budget is entered in budget accounting as well (parallel accounting).',
  'checks.name.missing-dimension': 'Dimensions are complete',
  'checks.about.missing-dimension':
    'Expense needs its fund and department, intra-group accounts their counterparty, or they can be neither allocated nor eliminated.',
  'checks.name.both-sides': 'Each account on one side only',
  'checks.about.both-sides':
    'One account on both sides of a voucher inflates its turnover; corrections are made by reversal.',
  'checks.name.mixed-closing': 'Closing entries stand in vouchers of their own',
  'checks.about.mixed-closing':
    "Closing entries stand in vouchers of their own, so that they can be told from the period's turnover.",
  'checks.name.duplicate-vouchers': 'No voucher is entered twice',
  'checks.about.duplicate-vouchers':
    'The same date and lines, or one document booked twice on the same account with the same amount.',
  'checks.name.source-number-continuity': 'Source numbers run on',
  'checks.about.source-number-continuity':
    "The unit's own voucher numbers have gaps or repetitions, which an auditor asks about.",
  'checks.name.carry-over-articulation': 'Carry-overs articulate by fund',
  'checks.about.carry-over-articulation':
    'The carry-overs of the three budget statements agree, for fiscal and other funds apart.',
  'checks.name.net-asset-movements': 'Movements of net assets are classed',
  'checks.about.net-asset-movements':
    'Every movement of the accumulated surplus belongs to a line of the statement of net assets.',
  'checks.name.name-differs': "Account names are the regulation's",
  'checks.about.name-differs': 'An official code carries another name; rename it or explain.',
  'checks.name.code-differs': "Account codes are the regulation's",
  'checks.about.code-differs': 'An official name stands at another code.',
  'checks.name.chart-stops-short': 'Accounts have their details',
  'checks.about.chart-stops-short': 'The regulation wants details below an account that is a leaf in the books.',
  'checks.name.first-level-not-official': 'First-level accounts are official',
  'checks.about.first-level-not-official': "A first-level account of one's own needs a mapping to a group account.",
  'checks.name.intra-group-differences': 'Members agree with each other',
  'checks.about.intra-group-differences':
    'What two members hold of each other is equal; differences are dealt with in the reconciliation.',
  'checks.name.chain-whole': 'The trail is whole',
  'checks.about.chain-whole':
    'The whole chain of events is recomputed to the head that was kept; a break means that a record was touched.',
  'checks.name.clock-forward': 'The clock was not turned back',
  'checks.about.clock-forward':
    'No event stands before its predecessor in time; a flat battery does it too, so look into it.',
  'checks.name.procurement-guards': 'Prices of purchases and sales are as they must be',
  'checks.about.procurement-guards':
    'Nothing was bought above listed or agreed prices, at two prices, from unlicensed firms, or sold above cost, unless one person explained it and another accepted it: see the guards in the purchasing cockpit.',
  'checks.name.settled-receipts': 'Settlements are receipts less returns',
  'checks.about.settled-receipts':
    'Every row of a settlement note is a row of a receipt or return, and their sums agree; what changed after it was settled is here.',
  'checks.name.settlement-vouchers': 'Both vouchers of a settlement agree',
  'checks.about.settlement-vouchers':
    'A posted settlement has vouchers in the books of the account’s unit and of the member, balanced, under one number, with nothing left between the two.',
  'checks.name.payment-matched': 'Nothing is paid beyond what was matched',
  'checks.about.payment-matched':
    'Lines in payment runs come to no more than was matched of them; where goods went back after payment the supplier owes a red invoice.',
  'checks.name.payment-booked': 'Payment runs are in the books',
  'checks.about.payment-booked':
    'Runs that were posted have their vouchers in the books of the unit that holds the account.',
  'checks.name.payout-booked': 'Payments of applications are in the books',
  'checks.about.payout-booked':
    'What was paid by the period’s end was posted, and nobody reversed its voucher by another way.',
  'checks.name.payout-within': 'Nothing is paid beyond what was approved and signed',
  'checks.about.payout-within':
    'Payments of each application and under each contract come to no more than was approved and than the contract is worth.',
  'checks.name.supplier-licences': 'Suppliers’ licences are valid',
  'checks.about.supplier-licences':
    'No licence of a supplier in use had expired at the period’s end; a renewed one goes on the supplier’s card.',
  'checks.name.consolidation-units-complete': 'Consolidation: all members are in',
  'checks.about.consolidation-units-complete': 'Every member of the group is part of the sum.',
  'checks.name.consolidation-units-reported': 'Consolidation: all members reported the period',
  'checks.about.consolidation-units-reported':
    'A unit without books in the period stands in with earlier months and must still report.',
  'checks.name.consolidation-mapping-complete': 'Consolidation: all accounts are mapped',
  'checks.about.consolidation-mapping-complete':
    'Amounts without a group account stand under other items for the time being.',
  'checks.name.consolidation-totals-agree': 'Consolidation: totals agree with details',
  'checks.about.consolidation-totals-agree': 'The sums are those of the units.',
  'checks.name.consolidation-articulates': 'Consolidation: the balance sheet balances',
  'checks.about.consolidation-articulates': 'The consolidated balance sheet balances.',
  'checks.name.consolidation-natures-agree': 'Consolidation: function and nature agree',
  'checks.about.consolidation-natures-agree': 'Expense by function and by economic nature has one total.',
  'checks.name.consolidation-net-assets-agree': 'Consolidation: net assets agree',
  'checks.about.consolidation-net-assets-agree':
    "The statement of net assets ends with the balance sheet's net assets.",
  'checks.name.consolidation-sum-plus-elimination': 'Consolidation: sum and eliminations make the group',
  'checks.about.consolidation-sum-plus-elimination':
    'On every line the sum and the eliminations make the consolidated amount.',
  'checks.name.consolidation-eliminations-balance': 'Consolidation: eliminations balance',
  'checks.about.consolidation-eliminations-balance': 'Each elimination has equal debits and credits.',
  'checks.name.consolidation-eliminations-within-holdings': 'Consolidation: eliminations stay within the books',
  'checks.about.consolidation-eliminations-within-holdings': 'No elimination is larger than what the unit holds.',
  'checks.name.consolidation-openings-known': 'Consolidation: intra-group openings are known',
  'checks.about.consolidation-openings-known': "Intra-group openings are needed to eliminate the year's openings.",
  'checks.name.consolidation-manual-entries': 'Consolidation: manual entries have a second person',
  'checks.about.consolidation-manual-entries': 'Manual entries are confirmed by somebody other than their maker.',
  'checks.name.consolidation-starred-lines-nil': 'Consolidation: starred lines are nil',
  'checks.about.consolidation-starred-lines-nil': 'Subsidies and payments between members are nil in the group.',
  'checks.name.consolidation-gratuitous-transfers-nil': 'Consolidation: internal transfers net to nil',
  'checks.about.consolidation-gratuitous-transfers-nil':
    'What one member gives, another takes; in the group it is nil.',
  'checks.name.consolidation-differences': 'Consolidation: intra-group items agree',
  'checks.about.consolidation-differences': 'Open differences are dealt with in the reconciliation.',
  'checks.name.consolidation-allowances': 'Consolidation: allowances are eliminated',
  'checks.about.consolidation-allowances': 'Allowances made for intra-group receivables are eliminated.',
  'checks.name.consolidation-threshold': 'Consolidation: items below the threshold',
  'checks.about.consolidation-threshold': 'Items too small to be eliminated are listed here.',
};
