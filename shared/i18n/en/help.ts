import type { help as zh } from '../zh-CN/help.ts';

export const help: Readonly<Record<keyof typeof zh, string>> = {
  'help.title': 'Help',
  'help.what': 'What this page is for',
  'help.why': 'Why it is so',
  'help.clause': 'By which clause',
  'help.pageKeys': 'Keys of this page',
  'help.printKeys': 'Print',
  'help.keyDoes': 'What it does',
  'help.keySetChosen': 'Yours',
  'help.keys': 'Keys',
  'tour.again': 'Show the five-step tour again',
  'tour.title': 'A tour of five steps',
  'tour.step': 'Step {at} of {count}: ',
  'tour.next': 'Next',
  'tour.back': 'Back',
  'tour.close': 'Never show again',
  'tour.done': 'Done; never show again',
  'tour.scope': 'whose books, which month',
  'tour.scopeBody': 'The coloured band names the unit, the period stands beside it; both go along from page to page.',
  'tour.board': 'how far the month is',
  'tour.boardBody': 'The board lists each unit’s books and state; those that have not reported stand out.',
  'tour.nav': 'the work',
  'tour.navBody': 'At the left by books, consolidation, audit and settings; only what you may use is listed.',
  'tour.search': 'find anything',
  'tour.searchBody': 'Press Ctrl K and type a code, a name or pinyin initials.',
  'tour.pack': 'and to the auditors',
  'tour.packBody': 'An audit pack puts a month into one workbook that proves itself. F1 explains any page.',
  'lock.title': 'Locked',
  'lock.body': 'Everything on the page is still there. Enter the password to go on.',
  'lock.open': 'Go on',
  'lock.wrong': 'Wrong password. Try again.',
  'lock.now': 'Lock now',
  'account.title': 'My account',
  'account.roles': 'My roles',
  'account.lock': 'Lock after',
  'account.lockHint': 'Kept on this computer',
  'account.password': 'Change the password',
  'account.current': 'Present password',
  'account.next': 'New password',
  'account.changePassword': 'Change the password',
  'account.passwordChanged': 'The password was changed; other sign-ins have ended.',
  'help.key.F1': 'Open or close help',
  'help.key.Ctrl K': 'Search',
  'help.key.Tab': 'To the next field or button',
  'help.key.F2': 'Add',
  'help.key.F3': 'Find on this page',
  'help.key.F9': 'Do what the page is for',
  'help.key.Enter': 'Open a row',
  'help.key.Space': 'Unfold or fold a row',
  'help.key.Ctrl C': 'Copy a cell',
  'help.key.Esc': 'Close a drawer or a question',
  'help.board.what': 'How far each unit is with this month, and what comes next.',
  'help.board.why': 'Reports are due on time: one look says who has not reported and where it is stuck.',
  'help.board.clause':
    'Hospital supplement II: hospitals report both sets monthly and yearly; primary-care supplement (Caikuai [2018] No. 25) III: financial statements monthly.',
  'help.closing.what': 'What stands between one unit’s month and its lock, line by line in the order of the work.',
  'help.closing.why': 'Each line says what its own page says, by no rule of its own; what is done there is gone here.',
  'help.closing.clause':
    'Basic Accounting Work, article 64: before closing, all dealings of the period must have been booked.',
  'help.import.what': 'Reads a member’s trial balance, vouchers or intra-group declarations, in any layout.',
  'help.import.why':
    'Read first, check, then book; bad rows come back with their reasons, and nothing is half imported.',
  'help.import.clause':
    'Standard No. 9, article 21: members supply statements, differences of policy and all intra-group transactions.',
  'help.checks.what': 'Every named check with its unit, period and rows.',
  'help.checks.why':
    'Found before it is reported: debit equals credit, opening plus movement is closing, statements agree.',
  'help.checks.clause': 'Caikuai [2017] No. 25, part V (1): total assets equal liabilities and net assets.',
  'help.reconciliation.what':
    'What each pair of members says they owe each other, where they differ, and what they agree that it is.',
  'help.reconciliation.why': 'What does not agree cannot be eliminated cleanly: reconcile, then consolidate.',
  'help.reconciliation.clause': 'Interpretation No. 4, VIII (2): a regular reconciliation.',
  'help.worksheet.what': 'Sum, eliminations, consolidated; each elimination with its rule and documents.',
  'help.worksheet.why':
    'Eliminations stand on the worksheet only, never in a unit’s books. A management report, prepared with reference to Standard No. 9.',
  'help.worksheet.clause': 'Standard No. 9, article 18; Interpretation No. 4, VIII (2) and (3).',
  'help.statements.what':
    'A unit’s or the county’s statements in the official layout; each figure leads to its vouchers.',
  'help.statements.why': 'Every line is computed from account balances, with the formula beside it.',
  'help.statements.clause': 'Caikuai [2017] No. 25, part V; the hospital and primary-care supplements.',
  'help.desk.what':
    'Vouchers are entered, submitted, reviewed, signed by the cashier and posted here; the budget entry is proposed by rule.',
  'help.desk.why':
    'What is typed is saved as one goes; one person prepares, another reviews; what is posted is only ever reversed.',
  'help.desk.clause':
    'Basic accounting work, article 51; Caikuai [2012] No. 21, article 12; Caikuai [2017] No. 25, general notes.',
  'help.attestation.what':
    "The head looks at the month's figures and findings, and signs for the truth, legality and completeness of its accounts.",
  'help.attestation.why':
    'What is signed are the books as they are: person, time and content hash. Where the books change it no longer holds, and is signed again.',
  'help.attestation.clause': "Accounting Law, articles 4 and 21; Guizhou's policy on county communities, III (10).",
  'help.period-end.what':
    'The closing vouchers of a month or a year are made here: revenue and expense into the surplus, at the year’s end into the accumulated one, the budget accounting into its carry-overs.',
  'help.period-end.why':
    'Each says what it moves and by which clause. What is posted is what was seen. When more vouchers come, closing again moves only the rest.',
  'help.period-end.clause':
    'Rules No. 25 (2017), accounts 3301, 3302, 3401, 3501, 8101–8701; the hospital supplement; Rules No. 25 (2018).',
  'help.asset-cards.what':
    'The unit’s list of assets: cost, life and accumulated depreciation of each, and what it takes this month.',
  'help.asset-cards.why':
    'Depreciation is reckoned card by card and set beside the books. A card without a life is listed, never guessed. A new list holds from its month on; the old ones stay.',
  'help.asset-cards.clause':
    'Government accounting standards No. 3 and No. 4 with their guides; hospital supplement, table 6 of lives.',
  'help.vouchers.what': 'Vouchers with their financial and budget entries, and where they came from.',
  'help.vouchers.why': 'Cash under departmental budget control needs both entries; each balances by itself.',
  'help.vouchers.clause': 'Caikuai [2017] No. 25, general notes: parallel accounting.',
  'help.invoices.what': 'Which voucher each invoice is used on: an invoice is booked once only.',
  'help.invoices.why':
    'An electronic invoice is registered when it is attached; one that any unit has used is refused until that voucher is reversed.',
  'help.invoices.clause':
    'Caikuai [2020] No. 6: an electronic voucher must not be booked twice; Decree 79: vouchers are kept for thirty years.',
  'help.bank.what': "The bank's download held against the books line by line, and the reconciliation statement.",
  'help.bank.why':
    'Only line by line is it known that the money is where the books say; what is left is open until it is explained. Who makes it does not review it.',
  'help.bank.clause': 'Basic accounting rules, article 62: bank balances are checked with statements regularly.',
  'help.budget-changes.what':
    'Changes after approval: shifts, supplements, transfers and carry-forwards, each a document with its reason; and what happens past a budget.',
  'help.budget-changes.why':
    'What each line has left, and whether the document balances, is shown while typing; preparing, confirming and approving are signed by different people, and so are the control rules.',
  'help.budget-changes.clause':
    'Financial Rules of Public Institutions, Articles 11 (fiscal money is not moved), 18, 24 and 32.',
  'help.unit-cost.what':
    'Shows what a visit, a bed-day, a service item and a disease or DRG of one unit cost; open a group for its patients, and a patient for the services it is made of.',
  'help.unit-cost.why':
    'Results follow from locked cost runs and reviewed tables and are worked out anew each time; one person imports a table, another reviews it. Patients are known by the number of the stay: tables with names, identity numbers or phone numbers are refused.',
  'help.unit-cost.clause':
    'Caikuai [2021] 26, articles 22 to 29; for primary institutions by the same rules, for management.',
  'help.cost-drivers.what':
    'Fill in or import what the departments of a member are measured by in a month: people, area, workload, income, ordered income, visits, bed-days. What is in doubt is mended or explained; another person reviews and freezes it.',
  'help.cost-drivers.why':
    'Costs are shared in the proportion of their drivers: wrong drivers are wrong costs. Freezing keeps the SHA-256 of all content with who prepared and who reviewed; costs are worked out by frozen drivers alone, and every earlier frozen sheet can be read again.',
  'help.cost-drivers.clause': 'Costing guideline for public hospitals (Caikuai 2021 No. 26), articles 19, 20, 22–24.',
  'help.costing.what':
    'Direct cost of one member by department and by the seven cost items, of a month or of the year so far.',
  'help.costing.why':
    'Figures come straight from posted vouchers; fiscal project money and research money form no cost, and expense without a department is listed to be cleared. A figure opens its accounts and their books.',
  'help.costing.clause':
    'Costing guideline for public hospitals (2021, No. 26), articles 12, 13 and 17; hospital supplement 15 and its form 7.',
  'help.shared-charges.what':
    'What the finance, laboratory, imaging, sterilisation and other shared centres cost, charged to members by volume under agreements: register, volumes, the month, the year.',
  'help.shared-charges.why':
    'The cost is shared by volume to the cent, and the centre’s own use is never charged; preparing, reviewing and posting are apart, and posting makes vouchers on both sides that consolidation eliminates whole.',
  'help.shared-charges.clause':
    'Interpretation No. 4, 8(3)1(1) and (4): elimination of internal debts, income and expense; Caikuai [2021] No. 26, Articles 12 and 17.',
  'help.cost-runs.what':
    'The cost of a member’s months, handed over class by class to the clinical departments by a scheme and frozen drivers; every result is a version.',
  'help.cost-runs.why':
    'Books, drivers and scheme are kept with the version, and a certificate proves that nothing is lost. Who allocates does not lock, and reports go by locked versions alone. What changed since is said.',
  'help.cost-runs.clause':
    'Costing guideline for public hospitals (2021, No. 26), articles 17, 19 and 20; for primary institutions by analogy, for management.',
  'help.cost-reports.what':
    'Locked cost runs as reports: forms 02 and 03, the hospital cost report, structure and trend, the flow of the stages, members beside each other; and the trace of a yuan and the sandbox.',
  'help.cost-reports.why':
    'A department’s full cost goes back step by step to drivers, source departments, accounts and vouchers, and every level adds up to the last cent; the sandbox tries another driver and keeps nothing. Months without a locked run are named, never counted as nil.',
  'help.cost-reports.clause':
    'Costing guidance for public hospitals (2021 No. 26), arts. 13, 19–24, 33; hospital supplement to the accounting system, forms 7–9.',
  'help.budget-projects.what':
    'Projects from their declaration, review and listing to their completion, with the goals and the evaluation of each year.',
  'help.budget-projects.why':
    'Only a listed project gets a budget; goals weigh 100 before they are handed on, scores name their evidence, and another person reviews and grades them. No goal is income.',
  'help.budget-projects.clause':
    'Financial Rules of Public Institutions, Article 22 (all spending is budgeted, projects stand in a library); reform papers: performance budgeting, no revenue targets.',
  'help.budget-requests.what':
    'Ask before spending: submitting holds the budget, approval keeps it, a contract binds it, vouchers are paid out of it, closing or cancelling frees the rest.',
  'help.budget-requests.why':
    'To find at payment that there is no budget is too late: a request holds it when it is asked for, and lets go by itself where nobody decides. Who asks does not approve.',
  'help.budget-requests.clause':
    'Budget Law, Article 13; Internal control of administrative and public institutions: incompatible duties are separate, asking and approving among them.',
  'help.budget.what': 'Makes a unit’s budget of a year and takes it through both rounds to its approval.',
  'help.budget.why': 'Only who holds the figures changes them; each passage freezes a version, and every cut says why.',
  'help.budget.clause':
    'Rules of Public Institutions, Article 9: revenue and spending balance, and no deficit is planned; Article 10: two submissions, two decisions.',
  'help.budget-execution.what':
    'How far each unit and line has come: reserved, committed, spent and available, executed against the time gone by, and whether the year will be enough.',
  'help.budget-execution.why':
    'A voucher reserves when it is submitted, spends when it is posted, and gives back when it is reversed; open a line for its movements and their vouchers.',
  'help.budget-execution.clause':
    'Budget Law, Article 13: nothing is spent that is not in the budget; Financial Rules of Public Institutions, Article 11: the approved budget is carried out strictly.',
  'help.budget-sums.what':
    'Sums the units’ budgets: the form of revenue and spending, by unit, fund source and item, cash flow, and a heat map.',
  'help.budget-sums.why':
    'Every line equals the sum of units less what is eliminated; where both sides differ, the rest is told with its units.',
  'help.budget-sums.clause':
    'Government Accounting Standard No. 9; Interpretation No. 4, 8(3); the budget side is for management, and rule B1 can be switched off.',
  'help.budget-cuts.what': 'One page for a unit’s head: all rounds side by side, with who changed what and why.',
  'help.budget-cuts.why': 'A cut has a reason, and the unit sees it; the page prints on A4.',
  'help.budget-cuts.clause': 'Financial Rules of Public Institutions, Article 10 (two up, two down).',
  'help.cash-count.what':
    'Counts the cash on hand, holds it against the books, and drafts the voucher of what is over or short.',
  'help.cash-count.why':
    'Only counting tells whether the money is there. The cashier counts, another person witnesses; a count is never edited, only counted again. A slip of paper is no cash.',
  'help.cash-count.clause':
    'Caikuai [2017] No. 25, accounts 1001 and 1902: cash over or short goes through assets pending disposal; cash rules, article 12.',
  'help.revenue.what':
    "A hospital system's daily revenue sheet made into vouchers: charges and payment ways are read, and mapped to accounts once.",
  'help.revenue.why':
    'What was charged equals how it was paid; a day is made once only; refunds are negative; the sheet itself is attached.',
  'help.revenue.clause':
    'Caikuai [2017] No. 25, accounts 4101 and 6101; the hospital and primary-care supplements (2308 where revenue and expenditure are kept apart).',
  'help.books.what': 'Ledgers and balances by account, down to the voucher.',
  'help.books.why': 'Books are what statements rest on, and what auditors look at first.',
  'help.books.clause': 'Archive rules (Order 79), table 2: vouchers and books are kept 30 years.',
  'help.start.what': 'Sets up the community: name, fiscal year, members, then people.',
  'help.start.why': 'Each unit keeps books of its own; consolidation stands above them and merges none.',
  'help.packs.what': 'Makes a workbook that proves itself, or verifies one that was handed over.',
  'help.packs.why':
    'Auditors need not trust us: every sheet and byte has its fingerprint, and the head on the cover stands on the trail.',
  'help.packs.clause':
    'Archive rules (Order 79), Caikuai [2020] No. 6: archives kept in electronic form only need protection against tampering.',
  'help.trail.what': 'Who did what and when, with before and after.',
  'help.trail.why':
    'It only grows, and each event carries the fingerprint of the one before: change one and all later ones disagree. A fingerprint (SHA-256) is a code of 64 characters computed from the content: when one character changes, all of it does.',
  'help.trail.clause': 'Archive rules (Order 79), Caikuai [2020] No. 6: protection against tampering.',
  'help.changes.what': 'What others and you did since your last visit, by unit and kind of work.',
  'help.changes.why':
    'Each sentence comes from the audit trail and leads to where it was done; where figures changed, both are told.',
  'help.departments.what':
    'The tree of departments: code, class, department above and speciality, each change from a month on; and a unit’s own codes.',
  'help.departments.why':
    'Cost is gathered by department and handed down by class. A change counts from its month on; earlier months stay as they were.',
  'help.departments.clause':
    'Caikuai [2021] No. 26, Article 17: clinical, technical, auxiliary and administrative departments; List of Specialities, Weiyifa [1994] No. 27.',
  'help.units.what': 'The register of members: kind, chart, months of joining and leaving.',
  'help.units.why': 'From which month to which a unit is consolidated is decided here.',
  'help.units.clause':
    'Standard No. 9, article 19: a unit transferred in counts for the whole period, one transferred out no longer; openings are not adjusted.',
  'help.people.what': 'Who may do what and where, and who holds duties that should be parted.',
  'help.people.why':
    'Applying and approving, purchasing and accepting, preparing and reviewing are different people’s; on one document the service refuses both to one person.',
  'help.people.clause': 'Archive rules, article 11: a cashier does not keep the accounting archives.',
  'help.charts.what': 'Which group account each account of a unit belongs to, from which month; and which are missing.',
  'help.charts.why':
    'Hospitals and primary care share codes that mean different things, so accounts are mapped one by one and never added by code.',
  'help.charts.clause':
    'The accounts of the supplements (Caikuai [2018] No. 25 and others); Standard No. 9, article 17: uniform policies.',
  'help.store.what': 'Whether the books are sound; backups and restoring.',
  'help.store.why':
    'A backup counts when it can be used: it is checked when made and restored into a new, empty folder only.',
  'help.store.clause':
    'Archive rules (Order 79), Caikuai [2020] No. 6: archives kept in electronic form only need backups.',
  'help.account.what': 'Your roles, your password, and when the desk locks itself.',
  'help.account.why': 'The screen locks when you are away; nothing on the page is lost.',
};
