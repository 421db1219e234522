import { absFen, addFen, type Fen, fen, groupedYuan, subtractFen, sumFen, ZERO } from '../../kernel/fen.ts';
import type { UnitCode } from '../organisation/unit.ts';
import type { ConsolidationCheckName } from './check-titles.ts';
import { unresolved } from './confirm.ts';
import type { Definitions } from './definitions.ts';
import { allowanceId, amountOf } from './draft.ts';
import { OTHER_EXPENSE } from './lines.ts';
import { confirmedByAnother } from './manual.ts';
import type {
  ConsolidationCheck,
  ConsolidationInput,
  ConsolidationScope,
  Elimination,
  PairDifference,
  WorksheetLine,
} from './model.ts';
import type { BelowThreshold } from './reconcile/reconcile.ts';
import { GROUP_NAMES, ruleOn } from './rules.ts';
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
  name: ConsolidationCheckName,
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
    check(
      'units-reported',
      'finding',
      late(checked).map((unit) => `${unit} 本期没有账务，以本年以前月份的余额和累计数代入`),
      '各单位本期均有账务',
    ),
    check('mapping-complete', 'error', gaps(checked), '所有科目都有集团科目'),
    check('totals-agree', 'error', disagreements(checked), '各单位报表合计与明细一致'),
    check('articulates', 'error', articulation(checked), '资产总计 = 负债和净资产总计'),
    check('natures-agree', 'error', natures(checked), '收入费用表按功能与按经济性质的合计一致'),
    check('net-assets-agree', 'error', netAssets(checked), '净资产变动表年末余额 = 资产负债表净资产合计'),
    check('sum-plus-elimination', 'error', additions(checked), `${checked.lines.length} 行：汇总 + 抵销 = 合并`),
    check('eliminations-balance', 'error', unbalanced(checked), `${eliminations.length} 笔抵销分录借贷相等`),
    check('eliminations-within-holdings', 'finding', overdrawn(checked), '抵销未超过各单位账面'),
    check('openings-known', 'finding', unfounded(checked), '内部往来期末余额均不为红字'),
    check('manual-entries', 'error', manuals(checked), '手工调整和抵销均已由另一人确认'),
    check('starred-lines-nil', 'finding', starred(checked), '上级补助、上缴等项目合并为零'),
    check('gratuitous-transfers-nil', 'finding', transfers(checked), '内部无偿调拨净额为零'),
    check('differences', 'finding', openDifferences(checked), '内部往来和交易全部核对一致'),
    check('allowances', 'finding', allowances(checked), '内部应收款项坏账准备已抵销'),
    thresholdCheck(checked),
  ];
}

const late = ({ scope }: Checked): readonly UnitCode[] => scope.late ?? [];

const gaps = ({ input, scope }: Checked): Finding =>
  (input.unmapped ?? [])
    .filter(({ unit }) => scope.included.includes(unit))
    .map(({ unit, code, name }) => `${unit} 科目 ${code} ${name} 没有集团科目，暂列其他项目`);

const yuan = (amount: Fen): string => `${groupedYuan(amount)} 元`;

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

/** 净资产变动表 五 = 资产负债表 净资产合计 (DOMAIN 1.10), of the eliminations and of the whole. */
function netAssets({ lines }: Checked): Finding {
  const sheet = lines.find(({ statement, key }) => statement === 'balance-sheet' && key === 'total-net-assets');
  const table = lines.find(({ statement, key }) => statement === 'net-assets' && key === 'closing.total');
  if (!sheet || !table || sheet.consolidated === table.consolidated) return [];
  return [`资产负债表 ${yuan(sheet.consolidated)}，净资产变动表 ${yuan(table.consolidated)}`];
}

/** The same revenue, expense and surplus by function and by economic nature (准则第9号 附录), of each unit and of the whole. */
function natures({ lines, scope }: Checked): Finding {
  return ['total-revenue', 'total-expense', 'surplus'].flatMap((key) => {
    const [byFunction, byNature] = (['income', 'income-by-nature'] as const).map((statement) =>
      lines.find((line) => line.statement === statement && line.key === key),
    );
    if (!byFunction || !byNature) return [];
    const gap = (name: string, left: Fen, right: Fen): string[] =>
      left === right ? [] : [`${name} ${byFunction.name}按功能 ${yuan(left)}，按经济性质 ${yuan(right)}`];
    return [
      ...scope.included.flatMap((unit) =>
        gap(unit, byFunction.units.get(unit) ?? ZERO, byNature.units.get(unit) ?? ZERO),
      ),
      ...gap('合并', byFunction.consolidated, byNature.consolidated),
    ];
  });
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

/** Entries that take more from a unit's line than the unit has on it: more was declared intra-group than its books hold. */
function overdrawn({ lines, eliminations, input }: Checked): Finding {
  const byLine = new Map(lines.map((line) => [lineKey(line), line]));
  const taken = new Map<string, { readonly line: WorksheetLine; readonly unit: UnitCode; amount: number }>();
  for (const entry of eliminations.filter(({ rule }) => MIRRORED.has(rule)).flatMap(({ entries }) => entries)) {
    const line = byLine.get(lineKey(entry));
    if (!line || entry.unit === undefined) continue;
    const key = `${entry.unit}|${lineKey(entry)}`;
    const sum = taken.get(key) ?? { line, unit: entry.unit, amount: 0 };
    sum.amount += entry.side === 'debit' ? entry.amount : -entry.amount;
    taken.set(key, sum);
  }
  return [...taken.values()].flatMap(({ line, unit, amount }) => {
    // E1a and E1b eliminate the allowance beside it.
    const held = addFen(line.units.get(unit) ?? ZERO, allowanceOn(input, unit, line));
    return Math.abs(amount) <= Math.abs(held)
      ? []
      : [`${unit} ${line.name} ${yuan(held)}，抵销 ${yuan(absFen(fen(amount)))}`];
  });
}

/** Balances between members that are red on both sides because last year's are not kept by counterparty. */
const unfounded = ({ differences }: Checked): Finding =>
  differences
    .flatMap(({ directions }) => directions)
    .filter((direction) => direction.unfounded)
    .map(
      ({ debitUnit, creditUnit, debit }) =>
        `${debitUnit} 对 ${creditUnit} 往来为 ${yuan(debit)}，可能缺少年初对方单位余额，未抵销`,
    );

/** Rules that take from both sides of a mirror what they hold. */
const MIRRORED: ReadonlySet<string> = new Set(['E1', 'E2', 'E3', 'E4', 'S1', 'B1']);

const lineKey = ({ statement, key }: { readonly statement: string; readonly key: string }): string =>
  `${statement}|${key}`;

/** What allowances took off a line: receivables are net of them, and 其他费用 carries their change of the year. */
const allowanceOn = ({ allowances: all }: ConsolidationInput, owner: UnitCode, line: WorksheetLine): Fen =>
  sumFen(
    all
      .filter(({ unit }) => unit === owner)
      .map((one) => {
        if (line.statement === 'balance-sheet' && line.key === one.line) return one.closing;
        return lineKey(line) === lineKey(OTHER_EXPENSE) ? subtractFen(one.opening, one.closing) : ZERO;
      }),
  );

function manuals({ refused, eliminations, input }: Checked): Finding {
  const unconfirmed = [
    ...eliminations.filter(({ rule, state }) => rule === 'manual' && state === 'draft').map(({ id }) => id),
    ...input.manual
      .filter((entry) => entry.kind !== 'elimination' && !confirmedByAnother(entry))
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
  const standing = lines
    .filter(({ statement, key, consolidated }) => keys.has(`${statement}|${key}`) && consolidated !== 0)
    .map(({ name, consolidated }) => `${name} 尚余 ${yuan(consolidated)}`);
  // 收入费用表 has them by function and by economic nature: said once.
  return [...new Set(standing)];
};

/** G1: what one member gives away another receives at the same amount, so that 3401 adds up to nil among them. */
function transfers({ differences, input }: Checked): Finding {
  if (!ruleOn(input.settings, 'G1')) return [];
  return differences
    .filter(({ kind, difference }) => kind === 'transfer' && difference !== 0)
    .map(({ pair, left, right }) => `${pair.join('、')} 分别记 ${yuan(left)}、${yuan(right)}`);
}

function openDifferences({ differences, input }: Checked): Finding {
  const open = unresolved(differences, input.settings);
  if (open.length === 0) return [];
  // A fact that is wrong on one side shows in several groups: their amounts are said apart, never added up.
  const kinds = [...new Set(open.map(({ book, kind }) => `${book === 'budget' ? '预算' : ''}${GROUP_NAMES[kind]}`))];
  return kinds.map((name) => {
    const rows = open.filter(({ book, kind }) => `${book === 'budget' ? '预算' : ''}${GROUP_NAMES[kind]}` === name);
    const amount = sumFen(rows.map((row) => absFen(row.difference)));
    return `${name} ${rows.length} 项未决，差额 ${yuan(amount)}：${rows.map(({ pair }) => pair.join('-')).join('、')}`;
  });
}

/** An allowance beyond the receivable it belongs to, or one that a switched-off rule leaves standing. */
function allowances({ input, scope, eliminations, differences, below }: Checked): Finding {
  const eliminated = new Set(eliminations.map(({ id }) => id));
  const isMember = (unit: UnitCode): boolean => scope.included.includes(unit);
  const directions = differences
    .filter(({ kind }) => kind === 'receivable-payable')
    .flatMap(({ directions: all }) => all);
  return input.allowances.flatMap((allowance) => {
    const { unit, counterparty, closing, opening } = allowance;
    const between = (one: { readonly debitUnit: UnitCode; readonly creditUnit: UnitCode }): boolean =>
      one.debitUnit === unit && one.creditUnit === counterparty;
    const nil = closing === 0 && opening === 0;
    if (nil || !isMember(unit) || !isMember(counterparty) || below.some(between)) return [];
    const what = `${unit} 对 ${counterparty} 的坏账准备 ${yuan(closing)}`;
    if (!['E1a', 'E1b'].some((rule) => eliminated.has(allowanceId(rule, allowance)))) return [`${what} 未抵销`];
    const claimed = directions.find(between)?.debit ?? ZERO;
    return closing > claimed ? [`${what} 大于应收 ${yuan(claimed)}`] : [];
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
