import { contract } from '../../../shared/contract/index.ts';
import type { RequestOf } from '../../../shared/contract/operation.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import { type Period, periodOf } from '../../../shared/kernel/period.ts';
import type { Service } from '../service.ts';
import { ACCOUNT, expenseAccount } from './accounts.ts';
import { departmentsOf } from './departments.ts';
import { LEAD, MEMBERS } from './members.ts';

const { costing } = contract;

interface People {
  readonly accountant: Caller;
  readonly reviewer: Caller;
}

interface Terms {
  readonly basis: 'cost' | 'price' | 'amount';
  readonly rate?: string;
  readonly minimum?: string;
  readonly cap?: string;
}

interface SampleCentre {
  readonly prefix: string;
  readonly centre: Pick<RequestOf<typeof costing.saveChargeCentre>, 'name' | 'kind' | 'measure' | 'departments'>;
  /** Of the member, which books the charge. */
  readonly department: string;
  /** What the lead itself used in the two months. */
  readonly own: readonly [number, number];
  /** Member, its terms, and its counts in November and December. */
  readonly members: readonly (readonly [unit: string, terms: Terms, november: number, december: number])[];
}

const AT_COST: Terms = { basis: 'cost' };

const SAMPLES: readonly SampleCentre[] = [
  {
    prefix: 'JYXY',
    centre: { name: '检验中心', kind: 'laboratory', measure: '项检验', departments: ['21'] },
    department: '21',
    own: [18_420, 19_060],
    members: [
      ['T01', AT_COST, 1_260, 1_310],
      ['T02', AT_COST, 940, 985],
      ['T03', { basis: 'price', rate: '42.00' }, 1_080, 1_125],
      ['T04', { ...AT_COST, cap: '30000.00' }, 760, 802],
      // Sends trial balances: it is told by statement.
      ['T19', AT_COST, 515, 540],
    ],
  },
  {
    prefix: 'YXXY',
    centre: { name: '影像中心', kind: 'imaging', measure: '部位', departments: ['22'] },
    department: '21',
    own: [6_240, 6_410],
    members: [
      ['T01', AT_COST, 310, 326],
      ['T05', { ...AT_COST, minimum: '8000.00' }, 48, 52],
      ['C01', { basis: 'price', rate: '130.00' }, 205, 214],
    ],
  },
  {
    prefix: 'XDXY',
    centre: { name: '消毒供应中心', kind: 'sterilisation', measure: '个灭菌包', departments: ['31'] },
    department: '31',
    own: [4_120, 4_265],
    members: [
      ['H03', AT_COST, 860, 905],
      ['C01', { basis: 'amount', rate: '18000.00' }, 120, 131],
      ['C02', { basis: 'amount', rate: '14000.00' }, 96, 104],
    ],
  },
  {
    prefix: 'CWXY',
    centre: { name: '会计核算中心', kind: 'finance', measure: '张凭证', departments: ['42'] },
    department: '42',
    own: [820, 910],
    members: [
      ['T01', AT_COST, 96, 104],
      ['T02', AT_COST, 88, 97],
      ['T06', AT_COST, 91, 99],
    ],
  },
];

/** 共享中心收费 of the sample: four centres with their agreements, two months charged and reviewed, nothing posted. */
export async function chargeMembers({ pipeline }: Service, year: number, people: People): Promise<void> {
  const { accountant, reviewer } = people;
  const review = (paper: 'centre' | 'agreement' | 'volumes' | 'run', at: { id: number; revision: number }) =>
    pipeline.perform(
      costing.reviewCharge,
      { id: at.id, revision: at.revision, unit: LEAD, paper, agree: true },
      reviewer,
    );
  for (const { prefix, centre, department, own, members } of SAMPLES) {
    const books = { receivable: ACCOUNT.internalReceivable, income: ACCOUNT.otherRevenue };
    const kept = await pipeline.perform(
      costing.saveChargeCentre,
      { ...centre, departments: [...centre.departments], unit: LEAD, ...books },
      accountant,
    );
    await review('centre', kept);
    for (const [at, [member, terms]] of members.entries()) {
      const agreement = await pipeline.perform(
        costing.saveChargeAgreement,
        {
          ...{ unit: LEAD, centre: kept.id, member, number: `${prefix}-${year}-${String(at + 1).padStart(2, '0')}` },
          ...{ from: periodOf(year, 1), to: periodOf(year, 12), ...terms },
          ...{ signed: `${year}-01-06` as never, file: '', fileName: '' },
          ...booksOf(member, department),
        },
        accountant,
      );
      await review('agreement', agreement);
    }
    for (const [at, period] of [periodOf(year, 11), periodOf(year, 12)].entries())
      await chargeMonth(period, kept.id, [
        { unit: LEAD, count: own[at]! },
        ...members.map(([unit, , november, december]) => ({ unit, count: at === 0 ? november : december })),
      ]);
  }

  async function chargeMonth(period: Period, centre: number, rows: { unit: string; count: number }[]): Promise<void> {
    const at = { unit: LEAD, centre, period };
    const volumes = { ...at, revision: 0, source: '科室工作量月报', rows };
    await review('volumes', await pipeline.perform(costing.saveChargeVolumes, volumes, accountant));
    await review('run', await pipeline.perform(costing.prepareCharge, at, accountant));
  }
}

/** Where a member books the charge, by its own chart: nothing where it sends trial balances. */
function booksOf(code: string, department: string) {
  const member = MEMBERS.find((each) => each.code === code)!;
  if (member.summaryOnly) return { expense: '', payable: '', department: '', fund: '' } as const;
  const own = departmentsOf(member).find((each) => each.code === department)!;
  return {
    expense: expenseAccount(member, own, 'service'),
    ...{ payable: ACCOUNT.internalPayable, department, fund: 'other' },
  };
}
