/** 供应商. */
export const suppliers: Readonly<Record<string, string>> = {
  '供应商编码为 4–18 位大写字母或数字': 'A supplier’s code is 4 to 18 capital letters or digits',
  '半年写作 2025H1 或 2025H2': 'Write half a year as 2025H1 or 2025H2',
  '视同生产企业的是商业公司或代理商，须同时选择配送企业':
    'What counts as the maker is a trader or an agent: choose distributor as well',
  科工贸一体化集团的商业公司须写明所属集团: 'Name the group of the group’s own trading company',
  急送时限不能长于普通配送时限: 'Urgent delivery cannot take longer than ordinary delivery',
  '{0} {1} 登记了两次': '{0} {1} stands there twice',
  营业执照: 'business licence',
  药品生产许可证: 'drug manufacturing licence',
  药品经营许可证: 'drug trading licence',
  医疗器械生产许可证: 'device manufacturing licence',
  医疗器械经营许可证: 'device trading licence',
  法人授权委托书: 'letter of authority',
  质量保证协议: 'quality agreement',
  '缺少{0}': '{0} is missing',
  '{0} {1} 已于 {2} 到期': '{0} {1} expired on {2}',
  '{0} {1} 将于 {2} 到期': '{0} {1} expires on {2}',
  '这家供应商已经停用，审核通过后恢复供货': 'This supplier was stopped; approving the card takes it into use again',
  '与 {0} {1} 同名': 'It has the name of {0} {1}',
  '同一集团已有视同生产企业的商业公司 {0} {1}，全国只限一家':
    'The group has a trading company that counts as the maker already: {0} {1}; there is only one in the country',
  '没有写明代理的境外企业或品种，无法核对是否唯一':
    'It is not said whose goods it is the agent for, so that nobody can see whether it is the only one',
  '同一境外企业或品种已有国内总代理 {0} {1}，全国只限一家':
    'The goods have a general agent already: {0} {1}; there is only one in the country',
  '不是 18 位统一社会信用代码；境外企业可以用自编代码':
    'It is not a unified social credit code of 18 characters; a firm abroad may have a code of your own',
  '统一社会信用代码里没有 I、O、S、V、Z 这些字母': 'A unified social credit code never has the letters I, O, S, V, Z',
  '统一社会信用代码的校验码不符，请核对': 'The check character of the unified social credit code does not agree',
  '变更收款账户须先电话核实：写明核实对象、号码和日期':
    'Call the supplier back before an account is changed: say who was called, on which number, and when',
  电话核实的日期还没有到: 'The day of the call has not come yet',
  '户名“{0}”与供应商名称不一致': 'The account’s name “{0}” is not the supplier’s',
  '与 {0} {1} 是同一个账号': 'It is the same account as that of {0} {1}',
  电话核实用的号码不是供应商资料上登记的号码: 'The number that was called is not the one on the supplier’s card',
  '五项都要评分，每项一次': 'Score all five, each once',
  '不足 60 分的项目须写明原因': 'Say why where the score is below 60',
  '还没有到这个半年，不能评价': 'This half-year has not come yet',
  '评价权重之和须为 100': 'The weights must sum to 100',
  供应商证照要求和评价权重: 'licences asked for and weights of the score',
  '配送单位里没有单位 {0}': 'There is no unit {0} to deliver to',
  '它已被后来审核的资料替代，请办理现在有效的那一份':
    'A later one has taken its place: use the one that is in force now',
  供应商资料通过审核后才能登记收款账户和评价: 'A supplier gets an account and a score once its card is approved',
  与现在有效的供应商资料相同: 'It is the same as the card in force',
  与现在有效的收款账户相同: 'It is the same as the account in force',
  '已有一份没有办结的资料 {0}，请先办结或撤回': '{0} is under way already: decide or withdraw it first',
  '供应商 {0}': 'Supplier {0}',
  供应商证照有效: 'Suppliers’ licences are valid',
  '供应商“{0}”：{1}': 'Supplier “{0}”: {1}',
};
