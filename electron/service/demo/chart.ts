import type { UnitAccount } from '../../../shared/domain/ledger/account.ts';
import { growChart } from '../../../shared/domain/ledger/charts/unit-chart.ts';
import { assert } from '../../../shared/kernel/assert.ts';
import type { Member } from './members.ts';

type Names = Readonly<Record<string, string>>;

/** Grown by every member. */
const COMMON: Names = {
  '100201': '工商银行基本户',
  '100202': '农商银行专户',
  '121801': '备用金',
  '121802': '应收医共体内部单位款',
  '160101': '房屋和构筑物',
  '160102': '专用设备',
  '160103': '通用设备',
  '160104': '家具和用具',
  '160201': '房屋和构筑物累计折旧',
  '160202': '专用设备累计折旧',
  '160203': '通用设备累计折旧',
  '160204': '家具和用具累计折旧',
  '210201': '个人所得税',
  '220101': '基本工资',
  '220102': '国家统一规定的津贴补贴',
  '220103': '规范津贴补贴（绩效工资）',
  '220104': '社会保险费',
  '220105': '住房公积金',
  '230201': '应付药品款',
  '230202': '应付卫生材料款',
  '230203': '应付设备工程款',
  '230204': '应付医共体内部服务款',
  '230205': '其他应付账款',
  '230701': '应付医共体内部单位款',
  '230702': '应转拨财政资金',
  '230703': '押金及保证金',
  '510101': '工资福利费用',
  '510102': '商品和服务费用',
  '51010201': '办公费',
  '51010202': '水电费',
  '51010203': '差旅费',
  '51010204': '公务用车运行维护费',
  '51010205': '培训费',
  '51010206': '物业管理费',
  '51010207': '维修（护）费',
  '51010208': '租赁费',
  '51010209': '其他商品和服务费用',
  '510103': '对个人和家庭的补助费用',
  '510104': '固定资产折旧费',
  '510105': '无形资产摊销费',
  '590101': '利息费用',
  '590102': '坏账损失',
  '600101': '基本支出拨款',
  '600102': '项目支出拨款',
  '660901': '利息预算收入',
  '660902': '捐赠预算收入',
  '660903': '租金预算收入',
  '660904': '其他预算收入',
  '720101': '工资福利支出',
  '720102': '商品和服务支出',
  '720103': '对个人和家庭的补助支出',
  '720104': '资本性支出',
  '790101': '利息支出',
  '790102': '其他支出',
  '800101': '零余额账户用款额度',
  '800102': '货币资金',
  '800103': '财政应返还额度',
  '810101': '累计结转',
  '820101': '累计结转',
  '820201': '累计结余',
};

/** 5001 and 4001 by economic nature and by kind of money, which the hospital supplement asks for without giving codes. */
const HOSPITAL: Names = {
  '102101': '第三方支付平台',
  '12120301': '应收医共体内部服务款',
  '12120302': '应收外单位服务款',
  '13020101': '西药',
  '13020102': '中成药',
  '13020103': '中药饮片',
  '400101': '财政基本拨款收入',
  '400102': '财政项目拨款收入',
  '500101': '工资福利费用',
  '500102': '商品和服务费用',
  '50010201': '专用材料费',
  '5001020101': '卫生材料费',
  '5001020102': '药品费',
  '50010202': '水电费',
  '50010203': '维修（护）费',
  '50010204': '委托业务费',
  '50010205': '其他商品和服务费用',
  '500103': '对个人和家庭的补助费用',
  '500104': '固定资产折旧费',
  '500105': '无形资产摊销费',
  '500106': '计提专用基金',
  '50010601': '医疗风险基金',
};

const LEAD_ONLY: Names = {
  '161301': '门急诊综合楼工程',
  '520101': '工资福利费用',
  '23020101': '本院药品款',
  '23020102': '代成员单位采购药品款',
};

const PRIMARY: Names = {
  '50010101': '工资福利费用',
  '50010102': '商品和服务费用',
  '5001010201': '专用材料费',
  '500101020101': '卫生材料费',
  '500101020102': '药品费',
  '5001010202': '水电费',
  '5001010203': '维修（护）费',
  '5001010204': '委托业务费',
  '5001010205': '其他商品和服务费用',
  '50010103': '对个人和家庭的补助费用',
  '50010104': '固定资产折旧费',
  '50010105': '无形资产摊销费',
  '50010106': '计提专用基金',
  '5001010601': '医疗风险基金',
  '50010201': '工资福利费用',
  '50010202': '商品和服务费用',
  '50010203': '对个人和家庭的补助费用',
  '50010204': '固定资产折旧费',
};

const ownNames = (member: Member): Names => ({
  ...COMMON,
  ...(member.chart === 'hospital' ? HOSPITAL : PRIMARY),
  ...(member.kind === 'lead' ? LEAD_ONLY : {}),
});

/** Official accounts that a chart that stops short keeps as leaves. */
const STOPS: Names = { '3001': '累计盈余', '410101': '医疗收入' };

/**
 * A member's own chart: the official one, what the member grew below its leaves, and nothing below the accounts at which
 * it stops. `extra` are accounts that no chart knows (5701) and names that the member writes its own way.
 */
export function memberChart(member: Member, extra: Names = {}): readonly UnitAccount[] {
  const names = { ...ownNames(member), ...(member.stopsShort ? STOPS : {}), ...extra };
  const rows = Object.entries(names).map(([code, name]) => ({ code, name, leaf: code in STOPS }));
  const grown = growChart(member.code, member.chart, rows);
  assert(grown.refused.length === 0, 'every account of the sample is an account');
  return grown.accounts;
}
