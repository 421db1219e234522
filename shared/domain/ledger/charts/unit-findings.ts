import type { UnitAccount } from '../account.ts';
import type { Chart } from './chart.ts';
import { sameName } from './names.ts';

/** What a person should know of a unit's chart; none of it stops anything: real books have them. */
export interface ChartFinding {
  readonly kind:
    | 'chart-stops-short'
    | 'name-differs'
    | 'first-level-not-official'
    | 'code-differs'
    | 'renamed'
    | 'leaf-became-parent'
    | 'leaf-has-children';
  /** The unit's account code. */
  readonly account: string;
  readonly message: string;
}

export interface Growth {
  readonly before: ReadonlyMap<string, UnitAccount>;
  readonly used: (code: string) => boolean;
  readonly rows: readonly { readonly code: string; readonly leaf: boolean }[];
}

/** Findings of a chart as it stands, and of the growth that led to it, when given. */
export function findingsOfChart(accounts: readonly UnitAccount[], official: Chart, growth?: Growth): ChartFinding[] {
  const findings = accounts.flatMap((account) => standingFindings(account, official));
  return growth ? [...findings, ...growthFindings(accounts, growth)] : findings;
}

function* standing(account: UnitAccount, official: Chart): Generator<ChartFinding> {
  const { code, name } = account;
  if (account.official === undefined) {
    if (account.level === 1)
      yield finding(
        'first-level-not-official',
        code,
        `一级科目 ${code} ${name} 不在政府会计制度之内，须映射到集团科目`,
      );
    return;
  }
  const model = official.get(account.official);
  if (!model) return;
  const stands = model.level === account.level && (code === model.code || sameName(name, model.name));
  if (!stands) return;
  if (code !== model.code) yield finding('code-differs', code, `科目 ${code} ${name} 按名称对应制度科目 ${model.code}`);
  if (!sameName(name, model.name))
    yield finding('name-differs', code, `科目 ${code} 名称为“${name}”，制度名称为“${model.name}”`);
  if (account.leaf && !official.isLeaf(model.code))
    yield finding('chart-stops-short', code, `科目 ${code} ${name} 在账上是末级，制度要求在其下设明细`);
}

const standingFindings = (account: UnitAccount, official: Chart): ChartFinding[] => [...standing(account, official)];

function growthFindings(accounts: readonly UnitAccount[], growth: Growth): ChartFinding[] {
  const leafRows = new Set(growth.rows.filter((row) => row.leaf).map((row) => row.code));
  return accounts.flatMap((account) => {
    const { code, name } = account;
    const old = growth.before.get(code);
    const found: ChartFinding[] = [];
    if (old && code !== account.official && !sameName(old.name, name))
      found.push(finding('renamed', code, `科目 ${code} 原名“${old.name}”，现名“${name}”`));
    if (old?.leaf && !account.leaf && growth.used(code))
      found.push(
        finding('leaf-became-parent', code, `科目 ${code} ${name} 已有余额或发生额，现下设明细；原有金额仍留在本科目`),
      );
    else if (leafRows.has(code) && !account.leaf && old && !old.leaf)
      found.push(finding('leaf-has-children', code, `科目 ${code} ${name} 按末级报送，但其明细已在使用`));
    return found;
  });
}

const finding = (kind: ChartFinding['kind'], account: string, message: string): ChartFinding => ({
  kind,
  account,
  message,
});
