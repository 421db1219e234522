/** What is said by units, people and roles. */
export const organisation = {
  'role.chief-accountant': '总会计师',
  'role.centre-accountant': '财务中心会计',
  'role.cashier': '出纳',
  'role.unit-accountant': '成员单位会计',
  'role.pharmacy-buyer': '药学中心采购',
  'role.receiver': '验收员',
  'role.approver': '审批人',
  'role.reviewer': '审核',
  'role.unit-head': '单位负责人',
  'role.internal-auditor': '内审',
  'role.administrator': '管理员',
  'kind.lead': '牵头医院',
  'kind.hospital': '县级医院',
  'kind.township': '乡镇卫生院',
  'kind.community': '社区中心',
  'kind.institution': '其他机构',
} as const;
