import { LEAD, MEMBERS } from './members.ts';
import type { SamplePerson } from './model.ts';

const TOWN = 'T01';

/** The heads of the other members are one person here, so that every month finds who answers for it. */
const OTHERS = MEMBERS.map(({ code }) => code).filter((code) => code !== LEAD && code !== TOWN);

/** One person a role (DESIGN.md, Sessions and people), and a second township's accountant to try unit scope with. */
export const PEOPLE: readonly SamplePerson[] = [
  { name: 'li.zong', display: '示例·李总会计师', roles: [{ role: 'chief-accountant' }] },
  { name: 'wang.kj', display: '示例·王会计', roles: [{ role: 'centre-accountant' }] },
  { name: 'zhao.cn', display: '示例·赵出纳', roles: [{ role: 'cashier' }] },
  { name: 'sun.qs', display: '示例·孙会计（青石镇）', roles: [{ role: 'unit-accountant', unit: 'T01' }] },
  { name: 'wu.hy', display: '示例·吴会计（红岩乡）', roles: [{ role: 'unit-accountant', unit: 'T17' }] },
  // Accepts what members bought (设备科): whoever signed for it does not.
  { name: 'cheng.sb', display: '示例·程经办（设备）', roles: [{ role: 'case-worker' }] },
  { name: 'zhou.cg', display: '示例·周采购', roles: [{ role: 'pharmacy-buyer' }] },
  { name: 'qin.zys', display: '示例·秦总药师', roles: [{ role: 'chief-pharmacist' }] },
  { name: 'you.yf', display: '示例·尤药师（县医院）', roles: [{ role: 'unit-pharmacist', unit: LEAD }] },
  { name: 'xu.yf', display: '示例·许药师（青石镇）', roles: [{ role: 'unit-pharmacist', unit: TOWN }] },
  {
    name: 'he.yf',
    display: '示例·何药师（其他各单位）',
    roles: OTHERS.map((unit) => ({ role: 'unit-pharmacist', unit })),
  },
  { name: 'zheng.ys', display: '示例·郑验收', roles: [{ role: 'receiver', unit: LEAD }] },
  { name: 'tang.ys', display: '示例·唐验收（青石镇）', roles: [{ role: 'receiver', unit: TOWN }] },
  { name: 'lu.ys', display: '示例·陆验收（柳湾镇）', roles: [{ role: 'receiver', unit: 'T02' }] },
  { name: 'shen.ys', display: '示例·沈验收（C01）', roles: [{ role: 'receiver', unit: 'C01' }] },
  { name: 'feng.sp', display: '示例·冯审批', roles: [{ role: 'approver' }] },
  // Over the community, whom 审批岗位 names: one in charge, and who keep the minutes of the bodies.
  { name: 'luo.fg', display: '示例·罗分管领导', roles: [{ role: 'approver' }] },
  { name: 'song.bg', display: '示例·宋办公室', roles: [{ role: 'approver' }] },
  { name: 'ding.dw', display: '示例·丁党办', roles: [{ role: 'approver' }] },
  { name: 'chen.sh', display: '示例·陈审核', roles: [{ role: 'reviewer' }] },
  { name: 'chu.yz', display: '示例·褚院长（青石镇）', roles: [{ role: 'unit-head', unit: TOWN }] },
  { name: 'han.yz', display: '示例·韩院长（县医院）', roles: [{ role: 'unit-head', unit: LEAD }] },
  {
    name: 'gu.yz',
    display: '示例·顾院长（其他各单位）',
    roles: OTHERS.map((unit) => ({ role: 'unit-head', unit })),
  },
  { name: 'wei.ns', display: '示例·卫内审', roles: [{ role: 'internal-auditor' }] },
  { name: 'jiang.gl', display: '示例·蒋管理员', roles: [{ role: 'administrator' }] },
];
