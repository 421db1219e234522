import type { approvalSettings as words } from '../zh-CN/approval-settings.ts';

/** Approval settings. */
export const approvalSettings = {
  'approvalSettings.title': 'Approval settings',
  'approvalSettings.about':
    'What no law sets and the community decides; usual values stand here until they are changed, and every change is on the trail.',
  'approvalSettings.what': 'Setting',
  'approvalSettings.value': 'In force',
  'approvalSettings.hint': 'What it means',
  'approvalSettings.yuan': 'yuan',
  'approvalSettings.days': 'days',
  'approvalSettings.part.paying': 'Paying',
  'approvalSettings.part.applying': 'Applying',
  'approvalSettings.part.meeting': 'Collective decision',
  'approvalSettings.contractFrom': 'Contract from',
  'approvalSettings.contractFromHint':
    'From this amount of the application on, there must be a contract before anything is paid; 0 asks for one always.',
  'approvalSettings.coolDays': 'Cooling of accounts',
  'approvalSettings.coolDaysHint':
    'So many days after a payee’s account was approved or changed nothing is paid to it; 0 for none.',
  'approvalSettings.largeFrom': 'Arguments from',
  'approvalSettings.largeFromHint':
    'From this amount on, an application brings its arguments, the assessment of risks and the like.',
  'approvalSettings.urgentDays': 'Urgent payments made up for within',
  'approvalSettings.urgentDaysHint':
    'What was paid before it was decided is decided within so many days; after that it is listed as overdue.',
  'approvalSettings.quorum': 'Quorum',
  'approvalSettings.quorumHint':
    'A meeting decides where this part of those who ought to attend is there; it must be more than half.',
  'approvalSettings.quorumShown': '{parts} of {of}',
  'approvalSettings.quorumParts': 'Parts of the quorum',
  'approvalSettings.quorumOf': 'Parts in all of the quorum',
  'approvalSettings.quorumBetween': 'of',
  'approvalSettings.quorumAfter': 'parts',
  'approvalSettings.half': 'Majority',
  'approvalSettings.halfHint': 'Of which number more than half must be in favour.',
  'approvalSettings.half.ought': 'those who ought to attend',
  'approvalSettings.half.present': 'those present',
  'approvalSettings.usualIs': 'Usual: {value}',
  'approvalSettings.edit': 'Change the settings',
  'approvalSettings.save': 'Save the settings',
  'approvalSettings.saved': 'The approval settings are saved',
  'approvalSettings.drop': 'Drop the changes',
  'approvalSettings.bounds': 'a whole number, {least}–{most}',
  'approvalSettings.stop.amount': 'Amounts are in yuan and not below zero',
  'approvalSettings.stop.days': 'The days are out of bounds',
  'approvalSettings.stop.quorum': 'The quorum is more than half and not more than all',
  'approvalSettings.stop.same': 'Nothing was changed yet',
  'approvalSettings.stop.reason': 'Say why',
  'told.approval.setApprovalSettings': 'changed the approval settings',
  'command.approval.setApprovalSettings': 'Change the approval settings',
  'help.approval-settings.what':
    'What the community decides about paying, applying and collective decisions: from which amount there is a contract, how long an account cools, how many must attend.',
  'help.approval-settings.why':
    'They differ from place to place; fixed in a program they would be gone round. As settings, who changed them when and why, from what to what, is on the trail.',
  'help.approval-settings.clause':
    'Guizhou’s plan for close medical communities, 3 (10), says that the lead hospital approves large spending; amounts and days are the community’s own. Two thirds attending and 50,000 yuan are what hospitals mostly write, not law.',
} as const satisfies Record<keyof typeof words, string>;
