/** What changes of departments and their lists say. */
export const costingDepartments: Readonly<Record<string, string>> = {
  '{0}：诊疗科目名录中没有 {1}': '{0}: the list of specialities has no {1}',
  '{0}：单位从 {1} 起加入，起用月份不能更早': '{0}: the unit joins in {1}; nothing can begin earlier',
  '{0} {1}：没有上级科室 {2}': '{0} {1}: there is no department {2} above it',
  '{0} {1}：上级科室 {2} 在 {3} 没有或已停用': '{0} {1}: the department above, {2}, is not there or closed in {3}',
  '{0} 下面还有科室 {1} {2}，不能停用': '{0} still has {1} {2} below it, and cannot be closed',
  '{0} {1}：上级科室绕成一圈（{2}）': '{0} {1} would stand above itself ({2})',
  '科室在查看之后有了变动，请看过现在的内容再办理': 'The department has changed since you looked: see it as it is now',
  '与该月的科室没有不同，没有可以变动的': 'This is what the department is in that month already',
  '“{0}”就是科室 {1} {2}，不用对照': '“{0}” is department {1} {2} itself, and needs no mapping',
  '自编编码“{0}”已对照到科室 {1}，先取消再改': 'The own code “{0}” is mapped to department {1}: unmap it first',
  '自编科室对照 {0}': 'own department code {0}',
  表头下面没有读到任何科室: 'There is no department below the headings',
  '名单有 {0} 行，超过上限 {1} 行': 'The list has {0} rows, more than the {1} that are taken',
  '科室 {0} 在名单里重复': 'Department {0} stands in the list twice',
  '没有找到科室名单：表头里须有科室编码、科室名称、科室分类':
    'No list of departments was found: its headings must have “科室编码”, “科室名称” and “科室分类”',
  '科室编码为 1–32 位字母、数字或 . _ -': 'A department’s code has 1–32 letters, digits or . _ -',
  科室名称没有填: 'The department has no name',
  '科室名称超过 80 字': 'The department’s name has more than 80 characters',
  '科室分类须是行政后勤类、医疗辅助类、医疗技术类或临床服务类':
    'The class must be “行政后勤类”, “医疗辅助类”, “医疗技术类” or “临床服务类”',
  '诊疗科目名录中没有“{0}”': 'The list of specialities has no “{0}”',
  名单与现在的科室没有不同: 'The list says what the departments are already',
};
