/** 成本报表、构成和追溯. */
export const costingReports: Readonly<Record<string, string>> = {
  '{0} {1} 还没有锁定的成本分摊，先在“成本分摊”复核并锁定':
    '{0} {1} has no locked cost run yet: review and lock one first',
  '成本分摊 {0}': 'cost run {0}',
  '追溯 {0}': 'trace {0}',
  '科室 {0} 改了两次类别': 'Department {0} is given a class twice',
  '没有承担成本的科室 {0}': 'No department {0} bears cost',
  同一个分摊参数改了两次: 'The same driver is changed twice',
  '追溯的一步写作 d:科室、s:公共费用 或 a:上级科室':
    'A step of a trace is written d:department, s:shared cost or a:department above',
};
