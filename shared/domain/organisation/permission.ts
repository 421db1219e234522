/**
 * What a person can be allowed to do (权限), with the label that the permission report shows.
 * `self` is every signed-in person's own affairs, `public` needs no sign-in.
 */
export const PERMISSIONS = {
  public: '公开',
  self: '本人事务',
  'setup.initialise': '建立账套与医共体资料',
  'organisation.read': '查看单位、科室与往来单位',
  'organisation.manage': '维护单位、科室与往来单位',
  'people.manage': '维护人员与角色',
  'people.report': '查看权限报告',
  'ledger.read': '查看账簿与报表',
  'ledger.import': '导入余额表、凭证与内部往来申报',
  'ledger.prepare': '制单',
  'ledger.review': '审核凭证',
  'ledger.sign': '出纳签字',
  'ledger.witness': '监盘库存现金',
  'ledger.post': '记账',
  'ledger.submit': '上报期间',
  'ledger.attest': '签认上报资料真实完整',
  'ledger.lock': '锁定期间',
  'ledger.reopen': '重新打开期间',
  'ledger.chart': '维护科目与科目映射',
  'consolidation.read': '查看合并底稿与差异',
  'consolidation.run': '编制合并底稿',
  'consolidation.adjust': '录入手工调整与抵销',
  'consolidation.confirm': '确认抵销与手工调整',
  'consolidation.configure': '维护抵销规则与阈值',
  'costing.run': '成本分摊',
  'procurement.buy': '采购',
  'procurement.accept': '验收',
  'approval.apply': '申请大额支出',
  'approval.decide': '审批大额支出',
  'funds.pay': '付款',
  'audit.check': '运行勾稽检查',
  'audit.trail': '查看操作日志',
  'audit.verify': '验证操作日志',
  'audit.pack': '导出审计包',
  'store.backup': '备份',
} as const satisfies Record<string, string>;

export type Permission = keyof typeof PERMISSIONS;
