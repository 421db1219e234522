/** What the budget says where money is spent of it. */
export const budgetSpend: Readonly<Record<string, string>> = {
  '{0}（{1}）没有批复的预算，本凭证要支出 {2} 元：无预算不支出':
    '{0} ({1}) has no approved budget, and this voucher would spend {2}: nothing is spent without a budget',
  '{0}（{1}）预算可用 {2} 元，本凭证要支出 {3} 元，超出 {4} 元：须报上级同意':
    '{0} ({1}) has {2} left, and this voucher would spend {3}, {4} too much: a higher level must agree',
  '{0}（{1}）预算可用 {2} 元，本凭证要支出 {3} 元，超出 {4} 元：多于上级同意的数，或摘要在同意之后有变动，请重新申请上级同意':
    '{0} ({1}) has {2} left, and this voucher would spend {3}, {4} too much: this is more than was granted, or its summary has changed since; ask for a permit again',
  '{0}（{1}）预算可用 {2} 元，本凭证要支出 {3} 元，超出 {4} 元：超预算不支出，请先办理预算调整':
    '{0} ({1}) has {2} left, and this voucher would spend {3}, {4} too much: nothing is spent past the budget; have it adjusted first',
};
