import { absFen, addFen, type Fen, fen, formatYuan, subtractFen, sumFen, ZERO } from '../../kernel/fen.ts';
import type { Definitions } from './definitions.ts';
import { amountOf } from './draft.ts';
import type {
  ConsolidationCheck,
  ConsolidationInput,
  ConsolidationScope,
  Elimination,
  PairDifference,
  WorksheetLine,
} from './model.ts';
import type { BelowThreshold } from './reconcile/reconcile.ts';
import { ruleOn } from './rules.ts';
import type { TotalDisagreement } from './worksheet.ts';

/** What the checks look at. */
export interface Checked {
  readonly input: ConsolidationInput;
  readonly definitions: Definitions;
  readonly scope: ConsolidationScope;
  readonly lines: readonly WorksheetLine[];
  readonly eliminations: readonly Elimination[];
  readonly differences: readonly PairDifference[];
  readonly below: readonly BelowThreshold[];
  readonly disagreements: readonly TotalDisagreement[];
  /** Manual entries that could not be taken, with the reasons. */
  readonly refused: readonly { readonly id: string; readonly problems: readonly string[] }[];
}

type Finding = readonly string[];

const check = (
  name: string,
  severity: ConsolidationCheck['severity'],
  findings: Finding,
  passed: string,
): ConsolidationCheck => ({
  name,
  severity,
  ok: findings.length === 0,
  detail: findings.length === 0 ? passed : findings.join('；'),
});

/** The named checks of a consolidation (勾稽检查), each with its amounts. */
export function checksOf(checked: Checked): ConsolidationCheck[] {
  const { scope, eliminations } = checked;
  return [
    check(
      'units-complete',
      'error',
      scope.silent.map((unit) => `${unit} 尚未报送`),
      `${scope.included.length} 个单位`,
    ),
    check('totals-agree', 'error', disagreements(checked), '各单位报表合计与明细一致'),
    check('articulates', 'error', articulation(checked), '资产总计 = 负债和净资产总计'),
    check('sum-plus-elimination', 'error', additions(checked), `${checked.lines.length} 行：汇总 + 抵销 = 合并`),
    check('eliminations-balance', 'error', unbalanced(checked), `${eliminations.length} 笔抵销分录借贷相等`),
    check('eliminations-within-holdings', 'finding', overdrawn(checked), '抵销未超过各单位账面'),
    check('manual-entries', 'error', manuals(checked), '手工调整和抵销均已由另一人确认'),
    check('starred-lines-nil', 'finding', starred(checked), '上级补助、上缴等项目合并为零'),
    check('gratuitous-transfers-nil', 'finding', transfers(checked), '内部无偿调拨净额为零'),
    check('differences', 'finding', openDifferences(checked), '内部往来和交易全部核对一致'),
    check('allowances', 'finding', allowances(checked), '内部应收款项坏账准备已抵销'),
    thresholdCheck(checked),
  ];
}

const yuan = (amount: Fen): string => `${formatYuan(amount)} 元`;

const disagreements = ({ disagreements: all }: Checked): Finding =>
  all.map(({ unit, name, stated, computed }) => `${unit} ${name} 报 ${yuan(stated)}，按明细为 ${yuan(computed)}`);

function articulation({ lines, scope }: Checked): Finding {
  const assets = lines.find((line) => line.statement === 'balance-sheet' && line.key === 'total-assets');
  const claims = lines.find((line) => line.key === 'total-liabilities-and-net-assets');
  if (!assets || !claims) return [];
  const gap = (name: string, left: Fen, right: Fen): string[] =>
    left === right ? [] : [`${name} 资产总计与负债和净资产总计相差 ${yuan(subtractFen(left, right))}`];
  return [
    ...scope.included.flatMap((unit) => gap(unit, assets.units.get(unit) ?? ZERO, claims.units.get(unit) ?? ZERO)),
    ...gap('抵销', assets.elimination, claims.elimination),
    ...gap('合并', assets.consolidated, claims.consolidated),
  ];
}

const additions = ({ lines }: Checked): Finding =>
  lines
    .filter((line) => {
      const effects = sumFen(line.effects.map(({ amount }) => amount));
      const columns = sumFen(line.units.values());
      return (
        addFen(line.sum, line.elimination) !== line.consolidated || effects !== line.elimination || columns !== line.sum
      );
    })
    .map(({ name }) => `${name} 不等`);

const unbalanced = ({ eliminations }: Checked): Finding =>
  eliminations.flatMap((elimination) => {
    const debits = amountOf(elimination);
    const credits = sumFen(elimination.entries.filter(({ side }) => side === 'credit').map(({ amount }) => amount));
    return debits === credits ? [] : [`${elimination.id} 借 ${yuan(debits)} 贷 ${yuan(credits)}`];
  });

/** A line of a unit whose sign the eliminations turned: more was declared intra-group than the unit has on it. */
function overdrawn({ lines, eliminations, input }: Checked): Finding {
  const byLine = new Map(lines.map((line) => [`${line.statement}|${line.key}`, line]));
  const taken = new Map<string, { line: WorksheetLine; unit: string; amount: number }>();
  for (const { entries, rule } of eliminations) {
    if (rule === 'manual' || rule === 'N2') continue;
    for (const entry of entries) {
      const line = byLine.get(`${entry.statement}|${entry.key}`);
      if (!line || entry.unit === undefined || entry.key === 'accumulated-surplus') continue;
      const key = `${entry.unit}|${entry.statement}|${entry.key}`;
      const sum = taken.get(key) ?? { line, unit: entry.unit, amount: 0 };
      sum.amount += entry.side === 'debit' ? entry.amount : -entry.amount;
      taken.set(key, sum);
    }
  }
  const allowances = new Map(input.allowances.map((a) => [`${a.unit}|balance-sheet|${a.line}`, a.closing]));
  return [...taken].flatMap(([key, { line, unit, amount }]) => {
    const held = line.units.get(unit) ?? ZERO;
    // A net line holds its allowance: what was eliminated of both may not exceed the line.
    const within =
      Math.abs(amount) <= Math.abs(held) || (allowances.get(key) ?? 0) >= Math.abs(amount) - Math.abs(held);
    return within ? [] : [`${unit} ${line.name} ${yuan(held)}，抵销 ${yuan(absFen(fen(amount)))}`];
  });
}

function manuals({ refused, eliminations, input }: Checked): Finding {
  const unconfirmed = [
    ...eliminations.filter(({ rule, state }) => rule === 'manual' && state === 'draft').map(({ id }) => id),
    ...input.manual
      .filter(({ kind, madeBy, confirmedBy }) => kind === 'adjustment' && (confirmedBy ?? madeBy) === madeBy)
      .map(({ id }) => `manual/${id}`),
  ];
  return [
    ...refused.map(({ id, problems }) => `manual/${id} 未采用：${problems.join('、')}`),
    ...unconfirmed.map((id) => `${id} 待另一人确认`),
  ];
}

const starred = ({ definitions, lines }: Checked): Finding => {
  const keys = new Set(
    [...definitions.values()].flatMap(({ statement, lines: all }) =>
      all.filter((line) => line.starred).map(({ key }) => `${statement}|${key}`),
    ),
  );
  return lines
    .filter(({ statement, key, consolidated }) => keys.has(`${statement}|${key}`) && consolidated !== 0)
    .map(({ name, consolidated }) => `${name} 尚余 ${yuan(consolidated)}`);
};

/** G1: what one member gives away another receives at the same amount, so that 3401 adds up to nil among them. */
function transfers({ differences, input }: Checked): Finding {
  if (!ruleOn(input.settings, 'G1')) return [];
  return differences
    .filter(({ kind, difference }) => kind === 'transfer' && difference !== 0)
    .map(({ pair, left, right }) => `${pair.join('、')} 分别记 ${yuan(left)}、${yuan(right)}`);
}

function openDifferences({ differences, input }: Checked): Finding {
  const open = differences.filter(
    (row) => row.open > input.settings.differenceThresholdFen && row.settledBy === undefined,
  );
  if (open.length === 0) return [];
  const amount = sumFen(open.map((row) => absFen(row.difference)));
  return [`${open.length} 项未决，差额合计 ${yuan(amount)}：${open.map(({ pair }) => pair.join('-')).join('、')}`];
}

/** An allowance beyond the receivable it belongs to, or one that a switched-off rule leaves standing. */
function allowances({ input, eliminations, differences, below }: Checked): Finding {
  const done = new Set(
    eliminations.filter(({ rule }) => rule === 'E1a' || rule === 'E1b').map(({ id }) => id.slice(4)),
  );
  return input.allowances.flatMap(({ unit, counterparty, line, closing, opening }) => {
    if (closing === 0 && opening === 0) return [];
    const owed = differences
      .filter(({ kind, book }) => kind === 'receivable-payable' && book === 'financial')
      .flatMap(({ directions }) => directions)
      .find(({ debitUnit, creditUnit }) => debitUnit === unit && creditUnit === counterparty);
    const small = below.some(({ debitUnit, creditUnit }) => debitUnit === unit && creditUnit === counterparty);
    const pair = [unit, counterparty].sort().join('-');
    if (!small && !done.has(`${pair}/${unit}.${line}`) && !(closing === opening && closing === 0)) {
      return [`${unit} 对 ${counterparty} 的坏账准备 ${yuan(closing)} 未抵销`];
    }
    const excess = closing > (owed?.debit ?? ZERO);
    return excess
      ? [`${unit} 对 ${counterparty} 的坏账准备 ${yuan(closing)} 大于应收 ${yuan(owed?.debit ?? ZERO)}`]
      : [];
  });
}

/** N3 is disclosed, never a failure: how much was left because it does not exceed the threshold. */
function thresholdCheck({ below, input }: Checked): ConsolidationCheck {
  const left = sumFen(below.map(({ amount }) => amount));
  const detail =
    below.length === 0
      ? '没有因抵销阈值而未抵销的事项'
      : `${below.length} 项不超过抵销阈值 ${yuan(input.settings.thresholdFen)}，未抵销，合计 ${yuan(left)}`;
  return { name: 'threshold', severity: 'finding', ok: true, detail };
}
