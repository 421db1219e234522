/** What is said by refusals of the contract, by code. */
export const errors = {
  'error.title': '没有读到',
  'error.unknown': '出了意外：{message}',
  'error.UNAUTHENTICATED': '请先登录。',
  'error.FORBIDDEN': '您的角色不包含这一页，或不包含这个单位；各人的角色由管理员设定。',
  'error.INVALID_INPUT': '所填内容不正确，请检查后再试。',
  'error.NOT_FOUND': '没有找到所要的内容，可能已被更改。',
  'error.TOO_LARGE': '内容超过允许的大小。',
  'error.BUSY': '系统正忙，请稍后再试。',
  'error.CONFLICT': '与已有的记录冲突，请刷新后再试。',
  'error.READ_ONLY': '账套处于只读状态，暂时不能办理。请联系管理员。',
  'refusal.urged-today': '今天已经为这件事催过这家单位，明天可以再催。',
  'refusal.consolidated-before-submitted': '合并期限不能早于上报期限。',
} as const;
