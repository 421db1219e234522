/** 采购订单. */
export const purchaseOrders: Readonly<Record<string, string>> = {
  '{0} 在 {1} 不在统一用药目录内，不能订货': '{0} is not in the formulary on {1} and cannot be ordered',
  '{0}按目录限定单位使用，{1}不在其中': '{0} is for some units only, and {1} is not among them',
  '{0}在 {1} 没有生效的价格协议，不能订货': '{0} has no price agreement on {1} and cannot be ordered',
  '{0}的协议价 {1} 元高于挂网价 {2} 元，不能订货':
    'The agreed price of {0}, {1} yuan, is above the listed price of {2} yuan: it cannot be ordered',
  '{0}没有向{1}配送的供应商，请先选定供应商': 'Nobody delivers {0} to {1}: choose a supplier first',
  '没有供应商 {0}': 'There is no supplier {0}',
  '{0}已停用，不能向它订货': '{0} is stopped: nothing can be ordered from it',
  '{0}没有登记{1}，不能向它订{2}': '{0} has no {1} registered: {2} cannot be ordered from it',
  '{0}的{1} {2} 已于 {3} 到期，不能向它订{4}': 'The {1} {2} of {0} expired on {3}: {4} cannot be ordered from it',
  '{0}按协议不向{1}配送{2}': '{0} does not deliver to {1} by its agreement: {2}',
  '医共体还没有登记唯一采购账户，不能订货': 'The community has no purchasing account yet: nothing can be ordered',
  下单日期不能晚于今天: 'An order cannot be placed on a day that is still to come',
  '{0}没有未订的数量了，可能刚由他人订货': '{0} has nothing open any more: somebody may just have ordered it',
  '没有可以订货的申请明细 {0}': 'There is no request line {0} that could be ordered',
  '{0}还可订 {1}，不能订 {2}': '{0} can be ordered {1} more, not {2}',
  '采购例外 {0} 还可订 {1}，不能订 {2}': 'Under exception {0}, {1} more can be ordered, not {2}',
  '采购例外 {0} 的 {1} 包装已订完，再要须另行登记采购例外':
    'The {1} packs of exception {0} are all ordered: record another exception for more',
  '{0}的价格已由 {1} 元变为 {2} 元，请取消草稿后重新订货':
    'The price of {0} has moved from {1} to {2} yuan: cancel the draft and order anew',
  '采购订单 {0}': 'Purchase order {0}',
  '{0} 等 {1} 张': '{0} and others, {1} orders',
  '承诺到货日期不能早于下单日期：{0} 在 {1} 下单':
    'Nothing can be promised before it is ordered: {0} was placed on {1}',
  '订单没有分配行 {0}': 'The order has no allocation {0}',
  '{0}的这一行还没有到货的只有 {1}，不能取消更多':
    'Only {1} of this line of {0} have not come yet: no more can be cancelled',
  '订单已有到货，不能取消；没有到货的数量可以变更取消，或完成订单':
    'Some of the order has come: it cannot be cancelled; cancel what has not come, or close the order',
  '订单还没有到货，不能完成；不再需要的请取消订单':
    'Nothing of the order has come: it cannot be closed; cancel it where it is no longer wanted',
  这张订单没有还在订的数量: 'Nothing of this order is ordered any more',
  药款结算方式: 'Who settles for medicines',
  与现行的结算方式相同: 'That is how it is settled already',
};
