import { contract } from '../../../shared/contract/index.ts';
import type { RequestOf } from '../../../shared/contract/operation.ts';
import { ITEM_HEADINGS } from '../../../shared/domain/procurement/formulary/columns.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import type { Service } from '../service.ts';
import { LEAD } from './members.ts';
import type { Buyers } from './purchasing-buyers.ts';
import { SAMPLE_ITEMS, type SampleItem } from './purchasing-items.ts';

const { procurement } = contract;
type AskedItem = RequestOf<typeof procurement.saveFormularyChange>['item'];
type Wish = RequestOf<typeof procurement.saveWish>;

const KIND_WORDS = {
  western: '西药',
  patent: '中成药',
  herbal: '中药饮片',
  consumable: '医用耗材',
  preparation: '院内制剂',
} as const;
const FLAG_WORDS = {
  selected: '集采',
  essential: '基药',
  shortage: '短缺',
  watched: '重点监控',
  restricted: '限制使用',
} as const;
/** 院内制剂 are dispensed in the hospital that makes them and in one town (院内制剂调剂). */
const OWN_UNITS = `${LEAD}、T01`;

const COLUMNS = [
  'code',
  'kind',
  'name',
  'generic',
  'form',
  'strength',
  'unit',
  'pack',
  'packSize',
  'maker',
  'listed',
  'flags',
  'units',
  'doctor',
] as const;

/** The sample's products as the buyer brings them in: one list. */
function listOf(items: readonly SampleItem[]): string {
  const rows = items.map((item) =>
    [
      ...[item.code, KIND_WORDS[item.kind], item.name, item.generic, item.form, item.strength, item.unit, item.pack],
      ...[String(item.packSize), item.maker, item.listed, item.flags.map((flag) => FLAG_WORDS[flag]).join('、')],
      ...[item.kind === 'preparation' ? OWN_UNITS : '', item.flags.includes('restricted') ? '副主任医师' : ''],
    ].join('\t'),
  );
  return [COLUMNS.map((role) => ITEM_HEADINGS[role][0]).join('\t'), ...rows].join('\n');
}

const NOTHING = { listedUntil: '', units: [] as string[], doctor: '', otherCode: '', remark: '' } as const;

/** Suggested by units and taken in mid-year; then one that the committee has not decided. */
const SUGGESTED: readonly (Omit<Wish, 'unit' | 'day' | 'item'> & { readonly item: AskedItem })[] = [
  {
    item: {
      ...{
        code: 'XJ01CRA350A001450110001',
        kind: 'western',
        name: '阿莫西林克拉维酸钾片',
        generic: '阿莫西林克拉维酸钾',
      },
      ...{ form: '片剂', strength: '0.625g', unit: '片', pack: '盒', packSize: 8, maker: '示例江南制药有限公司' },
      ...{ ...NOTHING, units: [], listed: '14.72', flags: ['selected'] },
    },
    ...{ why: '产酶菌感染增多，现有口服青霉素类覆盖不足', indications: '呼吸道、泌尿道感染' },
    evidence: '国家医保目录甲类；抗菌药物临床应用指导原则',
  },
  {
    item: {
      ...{ code: 'XC09DBA357A004460110012', kind: 'western', name: '缬沙坦氨氯地平片', generic: '缬沙坦氨氯地平' },
      ...{
        form: '片剂',
        strength: '80mg:5mg',
        unit: '片',
        pack: '盒',
        packSize: 28,
        maker: '示例北方生物制药有限公司',
      },
      ...{ ...NOTHING, units: [], listed: '22.40', flags: ['selected', 'essential'] },
    },
    ...{ why: '高血压患者联合用药多，单片复方减少漏服', indications: '单药控制不佳的原发性高血压' },
    evidence: '国家基层高血压防治管理指南',
  },
  {
    item: {
      ...{
        code: 'XA10BHA364A007470110001',
        kind: 'western',
        name: '磷酸西格列汀片',
        generic: '西格列汀',
        form: '片剂',
      },
      ...{ strength: '100mg', unit: '片', pack: '盒', packSize: 14, maker: '示例江南制药有限公司' },
      ...{ ...NOTHING, units: [], listed: '31.64', flags: ['selected'] },
    },
    ...{ why: '老年糖尿病患者低血糖风险高，现有口服药选择少', indications: '2 型糖尿病' },
    evidence: '中国老年糖尿病诊疗指南',
  },
];

/** The one account, the year's formulary and its change in mid-year, a wish that waits, and two exceptions. */
export async function keepFormulary({ pipeline, files }: Service, year: number, buyers: Buyers): Promise<void> {
  const { buyer, pharmacist, hospital, town } = buyers;
  const decide = (
    kind: 'account' | 'formulary' | 'override' | 'wish',
    papers: readonly { readonly id: number; readonly revision: number }[],
    reason = '',
  ) =>
    pipeline.perform(
      procurement.decidePapers,
      { kind, outcome: 'approve', reason, papers: papers.map(({ id, revision }) => ({ id, revision: revision + 1 })) },
      pharmacist,
    );
  const hand = (kind: 'account' | 'formulary' | 'override', { id, revision }: { id: number; revision: number }) =>
    pipeline.perform(procurement.handPaper, { kind, id, revision }, buyer);
  const day = (monthAndDay: string): AccountingDate => `${year}-${monthAndDay}` as AccountingDate;

  const account = await pipeline.perform(
    procurement.savePurchaseAccount,
    {
      ...{ unit: LEAD, bank: '示例银行青石支行', name: '示例县人民医院药品耗材采购专户' },
      ...{ number: '6200000000000001888', why: '' },
    },
    buyer,
  );
  await hand('account', account);
  await decide('account', [account]);

  const begin = await pipeline.perform(
    procurement.saveFormularyVersion,
    {
      ...{ title: `${year} 年度目录`, first: day('01-01'), minutes: `药事会〔${year - 1}〕4 号` },
      ...{ held: `${year - 1}-12-18` as AccountingDate, invited: 11, present: 10 },
    },
    buyer,
  );
  const list = new TextEncoder().encode(listOf(SAMPLE_ITEMS));
  const owner = buyer.kind === 'person' ? buyer.name : '';
  const { sha256 } = await files.put(owner, list);
  const taken = await pipeline.perform(
    procurement.importFormulary,
    { version: begin, file: sha256, fileName: `${year} 年度目录.txt` },
    buyer,
  );
  await hand('formulary', taken);
  await decide('formulary', [taken]);

  const wishes: { id: number; revision: number }[] = [];
  for (const [at, { item, why, indications, evidence }] of SUGGESTED.entries()) {
    const [unit, caller] = at === 1 ? (['T01', town] as const) : ([LEAD, hospital] as const);
    const wish = await pipeline.perform(
      procurement.saveWish,
      { unit, day: day(at === 2 ? '11-06' : '05-12'), item, why, indications, evidence },
      caller,
    );
    await pipeline.perform(procurement.handWish, { unit, ...wish }, caller);
    wishes.push(wish);
  }
  const decided = wishes.slice(0, 2);
  const minutes = `药事会〔${year}〕2 号`;
  await decide('wish', decided, minutes);

  let version: { id: number; revision: number } = await pipeline.perform(
    procurement.saveFormularyVersion,
    { title: '年中调整', first: day('07-01'), minutes, held: day('06-19'), invited: 11, present: 9 },
    buyer,
  );
  for (const { id } of decided) version = await pipeline.perform(procurement.takeWish, { version, wish: id }, buyer);
  const sample = (name: string): SampleItem => SAMPLE_ITEMS.find((each) => each.name === name)!;
  version = await pipeline.perform(
    procurement.removeFormularyItems,
    { version, codes: [sample('云南白药膏').code] },
    buyer,
  );
  const cheaper = sample('阿卡波糖片');
  const { id, revision } = await pipeline.perform(
    procurement.saveFormularyChange,
    { version, item: { ...cheaper, ...NOTHING, units: [], flags: [...cheaper.flags], listed: '5.10' } },
    buyer,
  );
  await hand('formulary', { id, revision });
  await decide('formulary', [{ id, revision }]);

  const antivenom = await pipeline.perform(
    procurement.saveOverride,
    {
      ...{ kind: 'outside-formulary', unit: LEAD, item: '', what: '抗蝮蛇毒血清 6000U×1支/盒', quantity: 6 },
      ...{ price: '1180.00', supplier: '示例青山医药配送有限公司', first: day('06-02'), last: day('06-30') },
      why: '夏季蛇伤急救备用，目录没有同类品种',
    },
    buyer,
  );
  await hand('override', antivenom);
  await decide('override', [antivenom]);
  const dear = await pipeline.perform(
    procurement.saveOverride,
    {
      ...{ kind: 'above-price', unit: 'T01', item: sample('硝酸甘油片').code, what: '', quantity: 20, price: '46.00' },
      ...{ supplier: '示例白水医药有限公司', first: day('12-01'), last: day('12-31') },
      why: '短缺，供应商按高于挂网价报价，急救必备',
    },
    buyer,
  );
  await hand('override', dear);
}
