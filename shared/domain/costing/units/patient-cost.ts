import type { AccountingDate } from '../../../kernel/date.ts';
import { type Fen, fen, sumFen, ZERO } from '../../../kernel/fen.ts';
import { shareFen } from '../../../kernel/share.ts';
import { PARTS, valueText } from '../drivers.ts';
import type { ProjectCost } from './project-cost.ts';
import type { PatientMethod } from './settings.ts';

/** A discharged patient, known by the number of the stay alone. */
export interface Patient {
  readonly number: string;
  readonly department: string;
  readonly admitted: AccountingDate;
  readonly discharged: AccountingDate;
  /** DRG, DIP or 病种; '' where it is in none. */
  readonly group: string;
  readonly groupName: string;
  /** 药品成本 and 单独收费卫生材料成本. */
  readonly drugs: Fen;
  readonly materials: Fen;
  /** 医疗收入 of the whole stay. */
  readonly income: Fen;
}

/** What a department did for a patient: an item so many times (millionths), or '' with its income alone. */
export interface PatientLine {
  readonly patient: string;
  readonly department: string;
  readonly item: string;
  readonly quantity: number;
  readonly income: Fen;
}

export interface PatientCost {
  readonly patient: Patient;
  readonly services: Fen;
  readonly cost: Fen;
  /** 收入 − 成本. */
  readonly result: Fen;
}

export interface PatientCosts {
  readonly patients: readonly PatientCost[];
  /** The cost of each line, in the lines' order; undefined where nothing could be worked out. */
  readonly lines: readonly (Fen | undefined)[];
  /** Project cost that other patients bear, outpatients among them: with the patients' services it is all project cost. */
  readonly others: Fen;
  readonly problems: readonly string[];
}

/** What is shared among patients: an item of a department, or a whole department as a service unit. */
interface Pool {
  readonly name: string;
  cost: Fen;
  /** All that it did, for anybody: 操作数, or income in millionths of 分. */
  whole: bigint;
  readonly lines: number[];
}

/** More of a kind are counted, not listed. */
const NAMED = 20;

/**
 * 患者成本 (第27条): services of each patient by 项目叠加法 (the item's cost × so many of its operations) or 服务单元叠加法 (the
 * unit's cost × its income from the patient ÷ its income), with drugs and separately charged materials added. Each pool is
 * shared by largest remainder over its patients and the others together, so that nothing is lost or made.
 */
export function patientCosts(
  patients: readonly Patient[],
  lines: readonly PatientLine[],
  projects: readonly ProjectCost[],
  method: PatientMethod,
): PatientCosts {
  const pools = poolsOf(projects, method);
  const known = new Set(patients.map(({ number }) => number));
  const findings = { strangers: new Set<string>(), homeless: new Set<string>(), over: new Set<string>() };
  for (const [at, line] of lines.entries()) {
    const pool = pools.get(method === 'items' ? keyOf(line.department, line.item) : line.department);
    if (!known.has(line.patient)) findings.strangers.add(line.patient);
    else if (pool) pool.lines.push(at);
    else
      findings.homeless.add(method === 'items' ? `${line.department} ${line.item || '（无编码）'}` : line.department);
  }
  const costs: (Fen | undefined)[] = lines.map(() => undefined);
  const others: Fen[] = [];
  for (const pool of pools.values()) {
    const weights = pool.lines.map((at) => weightOf(lines[at]!, method));
    const used = weights.reduce((sum, weight) => sum + weight, 0n);
    if (used > pool.whole) findings.over.add(overSentence(pool, used, method));
    const rest = used > pool.whole ? 0n : pool.whole - used;
    const parts = shareFen(pool.cost, [...weights, rest]);
    for (const [place, at] of pool.lines.entries()) costs[at] = parts?.[place] ?? ZERO;
    others.push(parts ? parts.at(-1)! : pool.cost);
  }
  const services = new Map<string, number>();
  for (const [at, { patient }] of lines.entries())
    services.set(patient, (services.get(patient) ?? 0) + (costs[at] ?? 0));
  return {
    patients: patients.map((patient) => {
      const own = fen(services.get(patient.number) ?? 0);
      const cost = fen(own + patient.drugs + patient.materials);
      return { patient, services: own, cost, result: fen(patient.income - cost) };
    }),
    ...{ lines: costs, others: sumFen(others) },
    problems: [
      ...listed([...findings.strangers], (number) => `患者明细的就诊号 ${number} 不在患者表里`),
      ...listed([...findings.homeless], (place) =>
        method === 'items'
          ? `患者明细的项目 ${place} 没有算出项目成本，患者没有分到它的成本`
          : `患者明细的科室 ${place} 没有算出服务单元成本，患者没有分到它的成本`,
      ),
      ...listed([...findings.over], (sentence) => sentence),
    ],
  };
}

const keyOf = (department: string, item: string): string => `${department}\u0000${item}`;

function poolsOf(projects: readonly ProjectCost[], method: PatientMethod): Map<string, Pool> {
  const pools = new Map<string, Pool>();
  const put = (key: string, name: string, cost: Fen, whole: bigint): void => {
    const pool = pools.get(key) ?? { name, cost: ZERO, whole: 0n, lines: [] };
    pools.set(key, pool);
    pool.cost = fen(pool.cost + cost);
    pool.whole += whole;
  };
  for (const { department, items } of projects)
    for (const { item, cost } of items)
      if (method === 'items')
        put(keyOf(department.code, item.code), `${department.code} ${item.code}`, cost, BigInt(item.count));
      else put(department.code, department.code, cost, BigInt(item.price) * BigInt(item.count));
  return pools;
}

const weightOf = ({ quantity, income }: PatientLine, method: PatientMethod): bigint =>
  method === 'items' ? BigInt(quantity) : BigInt(income) * BigInt(PARTS);

const overSentence = ({ name, whole }: Pool, used: bigint, method: PatientMethod): string =>
  method === 'items'
    ? `患者明细里项目 ${name} 的数量 ${valueText(Number(used))} 大于服务项目表的操作数 ${valueText(Number(whole))}`
    : `患者明细里科室 ${name} 的收入大于服务项目表的收入`;

function listed(found: readonly string[], sentence: (one: string) => string): string[] {
  const shown = found.slice(0, NAMED).map(sentence);
  return found.length > NAMED ? [...shown, `另外还有 ${found.length - NAMED} 处同样的问题`] : shown;
}
