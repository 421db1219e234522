import { contract } from '../../../shared/contract/index.ts';
import type { RequestOf } from '../../../shared/contract/operation.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { Service } from '../service.ts';

const { budget } = contract;

type Asked = RequestOf<typeof budget.saveProject>;
type Indicator = RequestOf<typeof budget.saveGoals>['indicators'][number];
type Scored = RequestOf<typeof budget.saveScores>['results'][number];

/** How far a project of the sample has come. */
type Come = 'declaring' | 'reviewing' | 'listed' | 'running' | 'finished' | 'ended';

interface Sample {
  readonly unit: UnitCode;
  readonly name: string;
  readonly category: Asked['category'];
  readonly person: string;
  readonly reason: string;
  /** Source, amount in 元, and the year after the sample's. */
  readonly estimates: readonly (readonly [source: string, yuan: string, later: 0 | 1 | 2])[];
  readonly goals: readonly Indicator[];
  readonly come: Come;
  readonly results?: readonly Scored[];
  readonly review?: { readonly scores: readonly number[]; readonly comment: string };
}

const goal = (
  kind: Indicator['kind'],
  name: string,
  direction: Indicator['direction'],
  target: string,
  unit: string,
  weight: number,
): Indicator => ({ kind, name, direction, target, unit, weight });

const result = (actual: string, evidence: string, score: number, explanation = ''): Scored => ({
  ...{ actual, evidence, score: String(score), explanation },
});

const EQUIPMENT = (name: string): Indicator[] => [
  goal('quantity', `${name}购置数量`, 'equal', '1', '台', 30),
  goal('quality', '验收合格率', 'least', '100', '%', 20),
  goal('timeliness', '投入使用', 'words', '12月底前', '', 10),
  goal('social', '县域内检查人次', 'least', '1800', '人次', 25),
  goal('satisfaction', '患者满意度', 'least', '90', '%', 15),
];

const TRAINING: readonly Indicator[] = [
  goal('quantity', '培训人次', 'least', '120', '人次', 30),
  goal('quality', '考核合格率', 'least', '95', '%', 25),
  goal('cost', '人均培训成本', 'most', '800', '元', 15),
  goal('social', '规范管理率提高', 'least', '3', '个百分点', 20),
  goal('satisfaction', '参训人员满意度', 'least', '90', '%', 10),
];

const SYSTEM: readonly Indicator[] = [
  goal('quantity', '接入村卫生室', 'least', '12', '家', 40),
  goal('quality', '数据上传合格率', 'least', '98', '%', 30),
  goal('timeliness', '完成时间', 'words', '10月底前', '', 15),
  goal('satisfaction', '村医满意度', 'least', '85', '%', 15),
];

const WORKS: readonly Indicator[] = [
  goal('quantity', '改造面积', 'least', '2400', '平方米', 40),
  goal('cost', '工程造价', 'most', '960000', '元', 20),
  goal('sustainable', '质保期', 'least', '5', '年', 20),
  goal('satisfaction', '群众满意度', 'least', '90', '%', 20),
];

const SAMPLES: readonly Sample[] = [
  {
    ...{ unit: 'T01', name: '彩色超声诊断仪更新', category: 'equipment', person: '示例·周明远', come: 'listed' },
    reason: '现有设备使用满十年，图像质量不能满足诊断需要，县级论证意见已出具',
    estimates: [['other', '680000.00', 1]],
    goals: EQUIPMENT('彩超'),
  },
  {
    ...{
      unit: 'T02',
      name: '门诊楼屋面与院区改造',
      category: 'construction',
      person: '示例·沈若兰',
      come: 'reviewing',
    },
    reason: '屋面渗漏影响诊室使用，院区道路破损，住建部门已现场鉴定',
    estimates: [
      ['superior-subsidy', '560000.00', 1],
      ['other', '400000.00', 2],
    ],
    goals: WORKS,
  },
  {
    ...{ unit: 'T03', name: '公共卫生人员能力培训', category: 'training', person: '示例·方知行', come: 'finished' },
    reason: '慢病规范管理率低于全县平均，村医和公卫人员需要分批轮训',
    estimates: [['public-health', '96000.00', 0]],
    goals: TRAINING,
    results: [
      result('126', '培训签到表 3 期', 30),
      result('96.5', '结业考核登记表', 25),
      result('742', '费用汇总表', 15),
      result('2.4', '年度公卫考核通报', 16, '两个村随访基础薄弱，提高低于预期'),
      result('93', '满意度问卷 118 份', 10),
    ],
    review: { scores: [30, 25, 15, 15, 9.5], comment: '培训按计划完成，佐证齐全；规范管理率提高没有达到目标' },
  },
  {
    ...{ unit: 'T04', name: '村卫生室信息系统对接', category: 'information', person: '示例·陆青禾', come: 'running' },
    reason: '村卫生室数据不能直接上传县平台，基本药物和公卫报表仍靠手工',
    estimates: [
      ['superior-subsidy', '150000.00', 0],
      ['other', '60000.00', 1],
    ],
    goals: SYSTEM,
    results: [
      result('11', '接入验收单 11 份', 36, '一家村卫生室网络改造延期'),
      result('98.6', '平台月度通报', 30),
      result('10月18日完成', '上线确认单', 15),
      result('88', '问卷 24 份', 15),
    ],
  },
  {
    ...{ unit: 'T07', name: '数字化X线机购置', category: 'equipment', person: '示例·顾行舟', come: 'running' },
    reason: '省级补助资金指定用于影像设备，现有胶片机已停产',
    estimates: [['other-level-fiscal', '350000.00', 0]],
    goals: EQUIPMENT('数字化X线机'),
  },
  {
    ...{ unit: 'H02', name: '重点专科人才培养', category: 'training', person: '示例·叶初晴', come: 'declaring' },
    reason: '康复、儿科缺少中级以上职称人员，拟选派进修',
    estimates: [['research', '240000.00', 1]],
    goals: TRAINING,
  },
  {
    ...{
      unit: 'T06',
      name: '老年人健康管理服务提升',
      category: 'public-health',
      person: '示例·白书言',
      come: 'listed',
    },
    reason: '六十五岁以上老年人体检率低于考核目标，需要增配巡诊设备和人员',
    estimates: [['public-health', '180000.00', 1]],
    goals: [
      goal('quantity', '老年人体检人数', 'least', '2600', '人', 50),
      goal('quality', '体检表完整率', 'least', '95', '%', 30),
      goal('satisfaction', '服务对象满意度', 'least', '90', '%', 20),
    ],
  },
  {
    ...{ unit: 'T09', name: '污水处理设施改造', category: 'construction', person: '示例·季云帆', come: 'ended' },
    reason: '现有设施处理能力不足，环保检查要求限期整改',
    estimates: [['other', '430000.00', 0]],
    goals: WORKS,
  },
];

interface People {
  readonly planner: Caller;
  readonly chief: Caller;
}

/** 项目库 of the sample: projects as far as they happen to be, one evaluated, one scored, one with money of its own. */
export async function declareProjects(service: Service, year: number, people: People): Promise<void> {
  const { pipeline } = service;
  for (const sample of SAMPLES) {
    const code = await takeOn(service, year, sample, people);
    if (sample.name !== '数字化X线机购置') continue;
    const row = (item: string, project: string) => ({
      ...{ unit: sample.unit, department: '', item, source: 'other-level-fiscal', project, month: 12 },
      amount: '350000.00',
    });
    const { id, revision } = await pipeline.perform(
      budget.saveChange,
      {
        ...{ kind: 'supplement', year, unit: sample.unit, other: '', incomeDocument: `青卫财〔${year}〕41号` },
        reason: '省级补助资金下达，用于购置数字化X线机',
        rows: [row(INCOME, ''), row(SPECIAL_EQUIPMENT, code)],
      },
      people.planner,
    );
    await pipeline.perform(budget.submitChange, { id, revision, unit: sample.unit }, people.planner);
    await pipeline.perform(budget.approveChange, { id, revision: revision + 1 }, people.chief);
  }
}

/** 非同级财政拨款收入, and 专用设备购置. */
const INCOME = '401';
const SPECIAL_EQUIPMENT = '602';

/** Takes one project as far as it is to come; its code. */
async function takeOn(
  { pipeline }: Service,
  year: number,
  { unit, estimates, goals, come, results, review, ...sample }: Sample,
  { planner, chief }: People,
): Promise<string> {
  const { id, code } = await pipeline.perform(
    budget.saveProject,
    {
      ...{ unit, code: '', department: '' },
      ...{ name: sample.name, category: sample.category, person: sample.person, reason: sample.reason },
      estimates: estimates.map(([source, amount, later]) => ({ year: year + later, source, amount })),
    },
    planner,
  );
  const sheet = { id, unit, year: year + Math.min(...estimates.map(([, , later]) => later)) };
  await pipeline.perform(budget.saveGoals, { ...sheet, revision: 0, indicators: [...goals] }, planner);
  if (come === 'declaring') return code;
  await pipeline.perform(budget.submitPerformance, { ...sheet, revision: 1 }, planner);
  await pipeline.perform(budget.submitProject, { id, revision: 1, unit }, planner);
  if (come === 'reviewing') return code;
  await pipeline.perform(budget.decideProject, { id, revision: 2, step: 'admit' }, chief);
  if (come === 'listed') return code;
  if (come === 'ended') {
    const reason = '改由县级统一建设集中处理设施，本项目不再单独实施';
    await pipeline.perform(budget.decideProject, { id, revision: 3, step: 'end', reason }, chief);
    return code;
  }
  await pipeline.perform(budget.advanceProject, { id, revision: 3, unit, step: 'start' }, planner);
  if (come === 'finished')
    await pipeline.perform(budget.advanceProject, { id, revision: 4, unit, step: 'finish' }, planner);
  if (!results) return code;
  await pipeline.perform(budget.saveScores, { ...sheet, revision: 2, results: [...results] }, planner);
  await pipeline.perform(budget.submitPerformance, { ...sheet, revision: 3 }, planner);
  if (review)
    await pipeline.perform(
      budget.reviewPerformance,
      { id, year: sheet.year, revision: 4, scores: review.scores.map(String), comment: review.comment },
      chief,
    );
  return code;
}
