/** 会议纪要. */
export const approvalMeetings: Readonly<Record<string, string>> = {
  '会议纪要 {0}': 'minutes {0}',
  '写明应到人数，并至少登记一项决议': 'Say how many ought to attend, and record at least one resolution',
  '应到 {0} 人，实到 {1} 人，不足 {2} 分之 {3}，会议不能决定':
    '{1} of {0} attended, fewer than {3} in {2}: the meeting cannot decide',
  '实到 {0} 人，多于应到的 {1} 人': '{0} attended, more than the {1} who ought to',
  到会的人里有人写了两次: 'A name stands twice among those who attended',
  主持人须是到会的人: 'The chair must be one of those who attended',
  须附会议纪要的扫描件: 'The scanned minutes must be attached',
  '票数合计不能多于到会的 {0} 人': 'The votes cannot be more than the {0} who attended',
  同一份申请在一次会议上只决议一次: 'An application is decided once in a meeting',
  决议金额不能为负: 'A resolution’s amount cannot be below zero',
  '{0}的纪要编号“{1}”已经登记过': 'Minutes “{1}” of the {0} were recorded before',
  '会议纪要须是扫描件：PDF、JPEG 或 PNG': 'Minutes must be a scan: PDF, JPEG or PNG',
  会议日期还没有到: 'The day of the meeting has not come yet',
  '{0}：现在等的不是{1}的决议': '{0}: it does not wait for a resolution of the {1}',
  '{0} 到 {1} 才提交，会议不能更早': '{0} was handed in on {1}: the meeting cannot be earlier',
  '会议纪要“{0}”的文件丢失或已被改动，请用备份恢复':
    'The file of the minutes “{0}” is lost or was altered: restore it from a backup',
};
