import { parseYuan } from '../../kernel/fen.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { DEPARTMENT_CLASSES } from '../organisation/department.ts';
import { Findings, type Place } from './findings.ts';
import {
  type Basis,
  COST_LIMITS,
  type CostModel,
  type CostProblem,
  type Department,
  handedAtMost,
  METHODS,
  named,
  type Stage,
} from './model.ts';
import { readBases } from './read-bases.ts';

/**
 * Reads a model as the command line and the service write it (a JSON document, amounts in 元 and weights as plain decimal
 * strings), whatever was sent: anything that is not understood is a problem with its place, and nothing is guessed.
 *
 * Refused among others: numbers instead of strings, more than two decimals, a code twice, a receiver that is no
 * department, a department that hands over twice, 临床服务类 handing over, sums beyond what whole 分 can hold.
 */
export function readCostModel(document: unknown): Result<CostModel, CostProblem[]> {
  const findings = new Findings();
  const root = findings.record({ value: document, path: '' });
  if (!root) return err(findings.problems());
  const method = findings.oneOf({ value: root['method'], path: 'method' }, METHODS);
  const items = readItems(findings, root['items']);
  const listed = readDepartments(findings, root['departments']);
  const departments = [...listed].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  const numbers = new Map(departments.map(({ code }, number) => [code, number]));
  const direct = readDirect(findings, listed, items, numbers);
  const bases = readBases(findings, root['bases'], numbers);
  const stages = readStages(findings, root['stages'], { items, departments, numbers, bases });
  if (method === 'reciprocal' && stages.reduce((sum, { from }) => sum + from.length, 0) > COST_LIMITS.reciprocal)
    findings.add('stages', `交互分配法最多 ${COST_LIMITS.reciprocal} 个科室参与交互`);
  if (handedAtMost({ items, stages, bases }) > COST_LIMITS.handed)
    findings.add('stages', `分摊明细超过 ${COST_LIMITS.handed} 笔（分出科室×接收科室×项目），请分开计算`);
  const problems = findings.problems();
  if (problems.length > 0 || method === undefined) return err(problems);
  return ok({
    method,
    items,
    departments: departments.map(({ code, name, class: kind }) => ({ code, name, class: kind })),
    listed: listed.map(({ code }) => numbers.get(code)!),
    direct,
    bases,
    stages,
  });
}

function readItems(findings: Findings, value: unknown): string[] {
  const items: string[] = [];
  for (const one of findings.list({ value, path: 'items' }, COST_LIMITS.items)) {
    const item = findings.text(one);
    if (item === undefined) continue;
    if (item === 'total') findings.add(one.path, '成本项目不能叫“total”，它是合计的名字');
    else if (items.includes(item)) findings.add(one.path, `成本项目“${item}”重复`);
    else items.push(item);
  }
  return items;
}

interface Listed extends Department {
  readonly direct: Place;
}

function readDepartments(findings: Findings, value: unknown): Listed[] {
  const departments = new Map<string, Listed>();
  for (const one of findings.list({ value, path: 'departments' }, COST_LIMITS.departments)) {
    const record = findings.record(one);
    if (!record) continue;
    const code = findings.text({ value: record['code'], path: `${one.path}.code` });
    const name =
      (record['name'] ?? '') === '' ? '' : findings.text({ value: record['name'], path: `${one.path}.name` });
    const kind = findings.oneOf({ value: record['class'], path: `${one.path}.class` }, DEPARTMENT_CLASSES);
    if (code === undefined || name === undefined || kind === undefined) continue;
    if (departments.has(code)) findings.add(`${one.path}.code`, `科室编码“${code}”重复`);
    else
      departments.set(code, {
        code,
        name,
        class: kind,
        direct: { value: record['direct'], path: `${one.path}.direct` },
      });
  }
  return [...departments.values()];
}

function readDirect(
  findings: Findings,
  listed: readonly Listed[],
  items: readonly string[],
  numbers: ReadonlyMap<string, number>,
): Float64Array[] {
  const amounts = items.map(() => new Float64Array(listed.length));
  const places = new Map(items.map((item, place) => [item, place]));
  let volume = 0;
  for (const { code, direct } of listed) {
    if (direct.value === undefined) continue;
    for (const [item, value] of Object.entries(findings.record(direct) ?? {})) {
      const path = `${direct.path}.${item}`;
      const place = places.get(item);
      if (place === undefined) {
        findings.add(path, `“${item}”不在成本项目（items）中`);
        continue;
      }
      const amount = typeof value === 'string' ? parseYuan(value) : undefined;
      if (amount === undefined) {
        findings.add(path, '金额要写成元的十进制文字，最多 13 位整数、两位小数，例如 "1234.50"');
        continue;
      }
      amounts[place]![numbers.get(code)!] = amount;
      volume += Math.abs(amount);
    }
  }
  if (!Number.isSafeInteger(volume)) findings.add('departments', '直接成本合计超出可计算的范围，请核对单位是不是元');
  return amounts;
}

interface Known {
  readonly items: readonly string[];
  readonly departments: readonly Department[];
  readonly numbers: ReadonlyMap<string, number>;
  readonly bases: ReadonlyMap<string, Basis>;
}

const STAGE_KEYS = new Set(['name', 'from', 'basis', 'perItem']);

function readStages(findings: Findings, value: unknown, known: Known): Stage[] {
  const handedIn = new Map<number, number>();
  return findings.list({ value, path: 'stages' }, COST_LIMITS.departments).flatMap((one, number) => {
    const record = findings.record(one);
    if (!record) return [];
    for (const key of Object.keys(record))
      if (!STAGE_KEYS.has(key)) findings.add(`${one.path}.${key}`, `分摊步骤没有“${key}”这一项`);
    const name =
      (record['name'] ?? '') === '' ? '' : findings.text({ value: record['name'], path: `${one.path}.name` });
    const basis = readBasisName(findings, { value: record['basis'], path: `${one.path}.basis` }, known);
    const from = findings
      .list({ value: record['from'], path: `${one.path}.from` }, COST_LIMITS.departments)
      .flatMap((place) => {
        const giver = readGiver(findings, place, known);
        if (giver === undefined) return [];
        const before = handedIn.get(giver);
        const department = named(known.departments[giver]!);
        if (before !== undefined) findings.add(place.path, `${department} 已在第 ${before + 1} 步分摊，不能再次分摊`);
        else handedIn.set(giver, number);
        return before === undefined ? [giver] : [];
      });
    if (Array.isArray(record['from']) && record['from'].length === 0)
      findings.add(`${one.path}.from`, '这一步没有列出要分摊的科室');
    const perItem = readPerItem(findings, { value: record['perItem'], path: `${one.path}.perItem` }, known);
    if (basis === undefined || name === undefined) return [];
    return [{ name, from: from.sort((a, b) => a - b), basis, perItem }];
  });
}

function readGiver(findings: Findings, place: Place, { numbers, departments }: Known): number | undefined {
  const code = findings.text(place);
  if (code === undefined) return undefined;
  const giver = numbers.get(code);
  if (giver === undefined) {
    findings.add(place.path, `没有科室“${code}”`);
    return undefined;
  }
  const department = departments[giver]!;
  if (department.class === 'clinical') {
    findings.add(place.path, `${named(department)} 是临床服务类科室，成本归集到这里为止，不再分摊`);
    return undefined;
  }
  return giver;
}

function readBasisName(findings: Findings, place: Place, { bases }: Known): string | undefined {
  const basis = findings.text(place);
  if (basis === undefined || bases.has(basis)) return basis;
  findings.add(place.path, `没有分摊参数“${basis}”`);
  return undefined;
}

function readPerItem(findings: Findings, place: Place, known: Known): ReadonlyMap<number, string> {
  if (place.value === undefined) return new Map();
  return new Map(
    Object.entries(findings.record(place) ?? {}).flatMap(([item, value]) => {
      const path = `${place.path}.${item}`;
      const number = known.items.indexOf(item);
      if (number < 0) findings.add(path, `“${item}”不在成本项目（items）中`);
      const basis = readBasisName(findings, { value, path }, known);
      return number < 0 || basis === undefined ? [] : [[number, basis] as const];
    }),
  );
}
