/** What 配送与验收 says. */
export const deliveries: Readonly<Record<string, string>> = {
  '登记到货的人不能验收自己登记的到货，须由另一人验收':
    'Whoever registered an arrival cannot accept it: another person does',
  '下单的人不能验收自己采购的货物（采购与验收不相容）':
    'Whoever placed the order cannot accept the goods: buying and accepting are kept apart',
  不予验收须写明原因: 'Say why it is not accepted',
  '到货验收单 {0}': 'Receipt {0}',
  '{0}：{1} 累计验收 {2}，超过订单的 {3}：订单已有取消，请退回登记':
    '{0}: {2} of {1} accepted in all, more than the {3} ordered: some of the order was cancelled, please send it back',
  '采购订单 {0}': 'Order {0}',
  '本单位可到货的采购订单 {0}': 'Open order {0} of this unit',
  '没有这个到货时间：{0}': 'There is no such time: {0}',
  '第 {0} 行：追溯码 {1} 已在 {2} 的 {3} 中验收，同一追溯码不能再次入库':
    'Row {0}: trace code {1} was taken in by {2} with {3}; a code comes in only once',
  '{0} 在 {1} 不在目录中，没有转换比，不能入库：请先把它列入目录':
    '{0} is not in the formulary on {1}, so that its pack has no size: put it there first',
  登记到货须是本单位药房或药学中心采购:
    'Arrivals are registered by the unit’s pharmacy or the buyers of the pharmacy centre',
  '提出退货或冲销的人不能自己确认，须由另一人办理': 'Whoever asked for a return cannot confirm it: another person does',
  '退货单 {0}': 'Return {0}',
  不予通过须写明原因: 'Say why it is refused',
  '{0} 的最低温度 {1} 高于最高温度 {2}': 'The lowest temperature of {0}, {1}, is above its highest, {2}',
  '{0} 前面已经有一行': '{0} has a row above already',
  '到货日期 {0} 早于下单日期 {1}': 'The arrival on {0} is before the order of {1}',
  '到货日期 {0} 还没有到': 'The day of arrival {0} has not come',
  '第 {0} 行不是本单位这份订单的品种': 'Row {0} is none of this unit’s products on this order',
  '第 {0} 行：{1}': 'Row {0}: {1}',
  '第 {0} 行：{1} 批号 {2} 前面已经有一行，请合并': 'Row {0}: {1} lot {2} has a row above already: make them one',
  '第 {0} 行：{1} 批号 {2} 已登记的有效期是 {3}，请核对':
    'Row {0}: {1} lot {2} is known to expire on {3}: please compare',
  '第 {0} 行：追溯码 {1} 在本单中重复': 'Row {0}: trace code {1} stands twice on this paper',
  '第 {0} 行：{1} 本次合格 {2}，超过未到货的 {3}：多送的请按“多送”拒收，或退回供应商':
    'Row {0}: {2} of {1} accepted, more than the {3} outstanding: refuse the surplus as “Too many”, or send it back',
  '{0} 追溯码“{1}”不正确：须为 8–40 位数字或字母':
    '{0}: the trace code “{1}” is not right: it has 8–40 digits or letters',
  '{0} 到货数量为 0，请去掉这一行': 'Nothing of {0} was delivered: leave the row out',
  '{0} 合格 {1} 多于到货 {2}': '{0}: {1} accepted of {2} delivered',
  '{0} 有 {1} 未验收合格，请选拒收原因': '{0}: {1} were not accepted: choose why',
  '{0} 全部合格，不应有拒收原因': '{0}: all were accepted, so there is nothing to refuse',
  '{0} 生产日期 {1} 晚于到货日期': '{0}: produced on {1}, after the arrival',
  '{0} 生产日期 {1} 不早于有效期 {2}': '{0}: produced on {1}, not before its expiry {2}',
  '{0} 追溯码 {1} 个，多于合格的 {2}': '{0}: {1} trace codes, more than the {2} accepted',
  '{0} 批号 {1} 有效期 {2}，到货时已过期，不能验收':
    '{0} lot {1} expired on {2}, before it arrived, and cannot be accepted',
  '{0} 批号 {1} 有效期 {2}，剩余不足 {3} 个月，接收须写明原因':
    '{0} lot {1} expires on {2}, within {3} months: say why it is taken',
  冷链最低温度高于最高温度: 'The lowest temperature is above the highest',
  '有冷链品种（{0}），请登记途中最低和最高温度':
    'Some products travel cold ({0}): give the lowest and the highest temperature on the way',
  '途中温度 {0} 至 {1} 超出 {2}：请拒收，或写明接收原因':
    'It was {0} to {1} on the way, out of {2}: refuse it, or say why it is taken',
  '{0} 至 {1}': '{0} to {1}',
  '第 {0} 行不是本单位已验收的品种': 'Row {0} is nothing that this unit accepted',
  '第 {0} 行：{1} 前面已经有一行，请合并': 'Row {0}: {1} has a row above already: make them one',
  '第 {0} 行：{1} 到 {2} 才验收': 'Row {0}: {1} was accepted on {2} only',
  '第 {0} 行：{1} 批号 {2} 可退 {3}，不够退 {4}': 'Row {0}: {3} of {1} lot {2} can go back, fewer than {4}',
  '第 {0} 行：{1} 批号 {2} 库存可退 {3}，不够 {4}（最小单位）':
    'Row {0}: the stock can give {3} of {1} lot {2} back, fewer than {4} (units of issue)',
  一份退货单只能退给一家供应商: 'A return goes to one supplier',
  '日期 {0} 还没有到': 'The day {0} has not come',
};
