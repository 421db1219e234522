import type { House } from '../../electron/service/compose.ts';
import { contract } from '../../shared/contract/index.ts';
import type { Caller } from '../../shared/domain/organisation/access.ts';
import type { RoleCode } from '../../shared/domain/organisation/roles.ts';
import type { AccountingDate } from '../../shared/kernel/date.ts';
import { openBuyingHouse } from './buying-house.ts';

/** 14,000 products of the formulary, from a list to an answer, beside the goals: seconds, and 50 ms. */
interface FormularyBench {
  readonly name: string;
  run(): Promise<{ readonly ours: string; readonly limit: string; readonly ratio: string }>;
}

const { procurement } = contract;
const ROWS = 14_000;
const LIST_MS = 5000;
const SEARCH_MS = 50;
const TIMES = 9;
const SYLLABLES = ['阿莫', '西林', '头孢', '克洛', '氨氯', '地平', '缬沙', '坦宁', '二甲', '双胍', '格列', '美脲'];
const MAKERS = ['江南制药', '北方生物', '海外制药', '青山药业', '白水医药'];
const ON = '2025-06-01' as AccountingDate;

const person = (name: string, role: RoleCode): Caller => ({
  ...{ kind: 'person', id: name, name, display: name, session: name },
  grants: [{ role, unit: '' }],
});
const BUYER = person('buyer', 'pharmacy-buyer');
const CHIEF = person('chief', 'chief-pharmacist');

/** Names of three pieces, so that a search finds some and not all. */
function list(): string {
  const piece = (at: number): string => SYLLABLES[at % SYLLABLES.length]!;
  const rows = Array.from({ length: ROWS }, (_, at) => {
    const name = `${piece(at)}${piece(Math.floor(at / 12) + 5)}${piece(Math.floor(at / 144) + 3)}片`;
    const number = String(at).padStart(5, '0');
    const code = `XJ01CAA${number.slice(-3)}A001${number.slice(-4)}${number}`;
    return [code, name, name, '片剂', '0.25g', '片', '盒', '24', MAKERS[at % MAKERS.length], '12.34', '是'].join('\t');
  });
  return ['医保编码\t品名\t通用名\t剂型\t规格\t最小单位\t包装单位\t转换比\t生产企业\t挂网价\t基药', ...rows].join('\n');
}

interface Taken {
  readonly house: House;
  readonly readMs: number;
  readonly takenMs: number;
  readonly forceMs: number;
}
let taken: Promise<Taken> | undefined;

async function take(): Promise<Taken> {
  const house = await openBuyingHouse();
  const { pipeline } = house;
  const { sha256 } = await house.files.put('buyer', new TextEncoder().encode(list()));
  const file = { file: sha256, fileName: '目录.txt' };
  const version = await pipeline.perform(
    procurement.saveFormularyVersion,
    {
      ...{
        title: '目录',
        first: '2025-01-01' as AccountingDate,
        minutes: '一号',
        held: '2024-12-20' as AccountingDate,
      },
      ...{ invited: 9, present: 9 },
    },
    BUYER,
  );
  const start = performance.now();
  await pipeline.perform(procurement.readFormularyList, file, BUYER);
  const read = performance.now();
  const { id, revision } = await pipeline.perform(procurement.importFormulary, { version, ...file }, BUYER);
  const imported = performance.now();
  const kind = 'formulary';
  await pipeline.perform(procurement.handPaper, { kind, id, revision }, BUYER);
  const papers = [{ id, revision: revision + 1 }];
  await pipeline.perform(procurement.decidePapers, { kind, papers, outcome: 'approve' }, CHIEF);
  return { house, readMs: read - start, takenMs: imported - read, forceMs: performance.now() - imported };
}

const beside = (ours: number, limit: number) => ({
  ours: `${Math.round(ours)} ms`,
  limit: `${limit} ms`,
  ratio: `${(ours / limit).toPrecision(2)} ×`,
});

const once = async (of: (done: Taken) => number) => {
  taken ??= take();
  return beside(of(await taken), LIST_MS);
};

const search = (name: string, text: string): FormularyBench => ({
  name: `formulary: found among 14,000 by ${name}`,
  async run() {
    taken ??= take();
    const { house } = await taken;
    const all: number[] = [];
    for (let at = 0; at < TIMES; at += 1) {
      const start = performance.now();
      const { total } = await house.pipeline.perform(procurement.formularyItems, { on: ON, text, limit: 200 }, CHIEF);
      if (total === 0) throw new Error(`nothing found by ${text}`);
      all.push(performance.now() - start);
    }
    return beside(all.sort((a, b) => a - b)[Math.floor(TIMES / 2)]!, SEARCH_MS);
  },
});

export const formularyBenches: readonly FormularyBench[] = [
  { name: 'formulary: 14,000 rows read, checked and compared', run: () => once(({ readMs }) => readMs) },
  { name: 'formulary: 14,000 rows taken into a draft', run: () => once(({ takenMs }) => takenMs) },
  { name: 'formulary: 14,000 products brought into force', run: () => once(({ forceMs }) => forceMs) },
  search('pinyin', 'amdp'),
  search('name', '头孢'),
  search('code', '01234'),
];
