import { contract } from '../../../shared/contract/index.ts';
import type { RequestOf } from '../../../shared/contract/operation.ts';
import { type PayeeCode, payeeOfParty } from '../../../shared/domain/approval/payee.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import { assert } from '../../../shared/kernel/assert.ts';
import { dateOf } from '../../../shared/kernel/date.ts';
import type { Service } from '../service.ts';
import { PARTY } from './parties.ts';
import { SAMPLE_FIRMS } from './purchasing-firms.ts';

const { approval, organisation } = contract;
type Proposed = RequestOf<typeof approval.proposePayee>;

/** Parties that only large expenditure knows: no voucher of the sample names them. */
const MORE = {
  deviceShop: 'P321',
  deviceFirm: 'P322',
  software: 'P323',
  waste: 'P324',
  devices: 'P325',
  training: 'P326',
  design: 'P327',
} as const;

const NAMES: Readonly<Record<keyof typeof MORE, string>> = {
  deviceShop: '示例启明医疗设备经营部',
  deviceFirm: '示例恒启医疗科技商行',
  software: '示例云帆软件服务有限公司',
  waste: '示例绿洲医疗废物处置有限公司',
  devices: SAMPLE_FIRMS[2]!.name,
  training: '示例杏林培训中心',
  design: '示例清河建筑设计所',
};

/** Two payees with one telephone and one representative: to the radar they are one (化整为零). */
export const RELATED_PAYEES: readonly [PayeeCode, PayeeCode] = [
  payeeOfParty(MORE.deviceShop),
  payeeOfParty(MORE.deviceFirm),
];

/** 单位, whom, 户名, 法定代表人, telephone. */
type Row = readonly [unit: string, party: string, name: string, representative: string, phone: string];
const SHARED = ['示例·葛老板', '0570-8803321'] as const;
const PARTIES: readonly Row[] = [
  ['H01', PARTY.equipment, '示例精衡医疗设备有限公司', '示例·柏经理', '0570-8803001'],
  ['H01', PARTY.builder, '示例筑安建筑工程有限公司', '示例·石经理', '0570-8803002'],
  ['H01', PARTY.power, '示例清河水电公司', '示例·江经理', '0570-8803003'],
  ['H01', PARTY.property, '示例安居物业服务有限公司', '示例·安经理', '0570-8803004'],
  ['T01', PARTY.repair, '示例永固维修服务部', '示例·古师傅', '0570-8803005'],
  ['T01', PARTY.shops, '示例文汇办公用品店', '示例·文老板', '0570-8803006'],
  ['H01', PARTY.insurer, '示例安泰保险公司', '示例·泰经理', '0570-8803007'],
  ['T02', MORE.deviceShop, NAMES.deviceShop, ...SHARED],
  ['T03', MORE.deviceFirm, NAMES.deviceFirm, ...SHARED],
  ['H01', MORE.software, NAMES.software, '示例·帆经理', '0570-8803008'],
  ['H01', MORE.waste, NAMES.waste, '示例·洲经理', '0570-8803009'],
  ['H01', MORE.training, NAMES.training, '示例·林老师', '0570-8803010'],
  ['H01', MORE.design, NAMES.design, '示例·河工程师', '0570-8803011'],
];
const PERSONS: readonly (readonly [unit: string, name: string, phone: string])[] = [
  ['H01', '示例·马护士', '13900000001'],
  ['T01', '示例·孔医生', '13900000002'],
];

/**
 * 收款单位 of the sample: in use since the year began, registered by the centre and approved by the chief accountant; one stopped, one whose
 * change of account waits and is doubtful, and one of whom purchasing has an account and this register none.
 */
export async function registerPayees(
  { pipeline }: Service,
  year: number,
  { accountant, chief }: { readonly accountant: Caller; readonly chief: Caller },
): Promise<void> {
  const day = (month: number, dayOfMonth: number) => {
    const date = dateOf(year, month, dayOfMonth);
    assert(date, 'a day of the sample year');
    return date;
  };
  const parties = Object.entries(MORE).map(([key, code]) => ({
    ...{ code, name: NAMES[key as keyof typeof MORE], class: 'other' as const },
    ...(code === MORE.devices ? { creditCode: SAMPLE_FIRMS[2]!.code } : {}),
  }));
  await pipeline.perform(organisation.addParties, { parties }, chief);
  const opening = {
    revision: 0,
    usedSince: day(1, 1),
    calledDay: day(1, 6),
    evidence: '上年付款凭证',
    reason: '期初登记',
  };
  const register = async (asked: Proposed): Promise<void> => {
    const { id } = await pipeline.perform(approval.proposePayee, asked, accountant);
    const reason = '与上年付款凭证和开户许可证核对一致';
    await pipeline.perform(approval.decidePayee, { id, agree: true, reason }, chief);
  };
  for (const [place, [unit, party, name, representative, phone]] of PARTIES.entries())
    await register({
      ...{ ...opening, ...accountOf(place, name), unit, code: payeeOfParty(party), representative, phone },
      ...{ calledWho: representative, calledPhone: phone },
    });
  for (const [place, [unit, name, phone]] of PERSONS.entries())
    await register({
      ...{ ...opening, ...accountOf(PARTIES.length + place, name), unit, person: name, representative: '', phone },
      ...{ calledWho: name, calledPhone: phone },
    });
  await pipeline.perform(
    approval.stopPayee,
    { code: payeeOfParty(MORE.design), revision: 2, reason: '设计合同已经办结，不再合作' },
    chief,
  );
  // A letter that moves an account, with a telephone of its own: the approver is told.
  const [, , builder, representative] = PARTIES[1]!;
  await pipeline.perform(
    approval.proposePayee,
    {
      ...{ unit: 'H01', code: payeeOfParty(PARTY.builder), revision: 2, usedSince: '', evidence: '来函 12 号' },
      ...{ name: builder, bank: '示例银行城南支行', number: '8800770000000902', representative },
      ...{ phone: '13900000009', calledWho: '示例·来函人', calledPhone: '13900000009', calledDay: day(12, 22) },
      reason: '收款单位来函变更开户行',
    },
    accountant,
  );
}

const accountOf = (place: number, name: string) => ({
  ...{ name, bank: '示例银行青石支行', number: `88007700000002${String(place + 1).padStart(2, '0')}` },
});
