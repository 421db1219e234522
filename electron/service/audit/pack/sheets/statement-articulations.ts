import type { StatementDefinition } from '../../../../../shared/domain/ledger/statement.ts';
import { type PackContent, scopeName, unitLabel } from '../content.ts';
import type { Live } from '../live.ts';
import type { Articulation } from './articulation.ts';
import type { StatementForm } from './statement-form.ts';
import type { StatementMatrix } from './statement-matrix.ts';
import { liveColumns, type PackStatement, STATEMENT_PAPERS } from './statement-papers.ts';

export interface PackedStatement {
  readonly definition: StatementDefinition;
  readonly form: StatementForm;
  readonly matrix?: StatementMatrix;
}
export type PackedStatements = ReadonlyMap<PackStatement, PackedStatement>;

/** How one finds a figure of a scope: the form's, or a unit's in the matrix. */
type FigureOf = (statement: PackStatement, key: string, column: 'amount' | 'prior') => Live | undefined;

/**
 * The statements among one another (DOMAIN 1.8–1.11), of the pack's scope and of each unit, and each form against what the
 * program computed. A relation whose lines a statement does not have is left out.
 */
export function statementArticulations(content: PackContent, packed: PackedStatements): Articulation[] {
  const scope = scopeName(content);
  const items = relations(scope, (statement, key, column) => packed.get(statement)?.form.figure(key, column));
  for (const [statement, { definition, form }] of packed) {
    for (const { key, heading } of liveColumns(definition)) {
      const total = form.total(key);
      if (!total) continue;
      items.push({
        name: `${STATEMENT_PAPERS[statement].name} ${heading}：公式各行之和＝系统`,
        scope,
        left: total.live,
        right: total.system,
        why: '公式取数与系统报表一致',
      });
    }
  }
  if (content.scope.kind === 'group') {
    items.push(...starred(scope, packed));
    for (const unit of content.units) {
      const figure: FigureOf = (statement, key, column) => {
        const found = packed.get(statement);
        const has = found?.definition.lines.some((line) => line.key === key);
        return has && liveColumns(found!.definition).some((block) => block.key === column)
          ? found!.matrix?.figure(key, column, unit.code)
          : undefined;
      };
      items.push(...relations(unitLabel(unit), figure));
    }
  }
  return items;
}

function relations(scope: string, figure: FigureOf): Articulation[] {
  const items: Articulation[] = [];
  const relate = (name: string, left: Live | undefined, right: Live | undefined, why: string) => {
    if (left && right) items.push({ name, scope, left, right, why });
  };
  for (const column of ['amount', 'prior'] as const) {
    relate(
      `资产总计＝负债和净资产总计（${column === 'amount' ? '期末' : '年初'}）`,
      figure('balance-sheet', 'total-assets', column),
      figure('balance-sheet', 'total-liabilities-and-net-assets', column),
      '财会〔2017〕25号 第五部分 一',
    );
  }
  relate(
    '03 表本年年末余额＝01 表净资产合计',
    figure('net-assets', 'closing.total', 'amount'),
    figure('balance-sheet', 'total-net-assets', 'amount'),
    '财会〔2017〕25号 第五部分 三',
  );
  relate(
    '03 表上年年末余额＝01 表净资产合计年初数',
    figure('net-assets', 'opening.total', 'amount'),
    figure('balance-sheet', 'total-net-assets', 'prior'),
    '财会〔2017〕25号 第五部分 三',
  );
  relate(
    '02 表本期盈余（累计）＝03 表本年盈余',
    figure('income', 'surplus', 'amount'),
    figure('net-assets', 'surplus.total', 'amount'),
    '财会〔2017〕25号 第五部分 三',
  );
  return items;
}

/** The starred lines, nil in the community (准则第9号 附录). */
function starred(scope: string, packed: PackedStatements): Articulation[] {
  return [...packed.values()].flatMap(({ definition, form }) =>
    definition.lines
      .filter((line) => line.starred)
      .flatMap((line): Articulation[] => {
        const left = form.figure(line.key, 'amount');
        return left ? [{ name: `*${line.name} 抵销后为零`, scope, left, why: '准则第9号 附录', isOpen: true }] : [];
      }),
  );
}
