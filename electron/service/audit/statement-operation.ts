import { audit } from '../../../shared/contract/audit.ts';
import { isOffered, NOT_OFFERED } from '../../../shared/domain/ledger/statements/definitions.ts';
import { scopeOf } from '../../../shared/domain/organisation/access.ts';
import type { TriedConsolidations } from '../consolidation/queries.ts';
import { type BalancesBook, balancesWorkbook } from '../ledger/queries.ts';
import { loadUnits } from '../organisation/queries.ts';
import { type Implementation, longQuery } from '../pipeline/implementation.ts';
import { fileName } from '../workbook/write/file-name.ts';
import { writeWorkbook } from '../workbook/write/workbook.ts';
import { unitLabel } from './pack/content.ts';
import type { StatementBook } from './pack/statement-book.ts';
import { gatherStatement, gatherTrialBalance } from './statement-gathering.ts';

/** Making a statement's workbook, which happens beside the service. */
export interface StatementMaker {
  makeStatement(book: StatementBook, signal: AbortSignal): Promise<Uint8Array>;
}

export interface StatementParts {
  readonly statements: StatementMaker;
  readonly tried: TriedConsolidations;
}

/** What leaves as a file: a statement with its formulas, or the list of balances. */
type Gathered =
  | { readonly kind: 'statement'; readonly title: string; readonly book: StatementBook }
  | { readonly kind: 'balances'; readonly title: string; readonly book: BalancesBook };

/** 一张报表的工作簿. */
export const statementOperation = ({ statements, tried }: StatementParts): Implementation =>
  longQuery(
    audit.statementBook,
    async (context, { statement, ...whose }): Promise<Gathered> => {
      const whole = whose.unit === undefined && whose.units === undefined;
      if (whole && scopeOf(context.caller, 'consolidation.read')?.kind !== 'community')
        throw context.refused('needs-whole-community', '全县的报表须有全县合并报表的查看权限，请指定单位');
      const wanted = { ...whose, preparedBy: context.actor, instant: context.instant };
      const chart = (await loadUnits(context.db)).find(({ code }) => code === whose.unit)?.chart ?? 'group';
      if (!isOffered(statement, chart)) throw context.refused('other-chart', NOT_OFFERED);
      if (statement === 'trial-balance') {
        const book = await gatherTrialBalance(context.db, wanted);
        if (book && book.rows.length > 0) return { kind: 'balances', title: '科目余额表', book };
      } else {
        const book = await gatherStatement(context.db, { ...wanted, statement }, tried);
        if (book) return { kind: 'statement', title: book.definition.title, book };
      }
      throw context.refused('no-data', `${wanted.period} 还没有账务`);
    },
    async (context, { unit, units, period }, { kind, title, book }) => {
      const bytes =
        kind === 'statement'
          ? await statements.makeStatement(book, context.signal)
          : (await writeWorkbook(balancesWorkbook(book), { signal: context.signal })).bytes;
      const own = kind === 'statement' ? unitLabel(book.units[0]!) : book.who;
      const whose = unit === undefined ? (units ? `所选${units.length}家单位` : '全县') : own;
      const kept = await context.files.put(context.actor, bytes);
      return { file: kept.sha256, name: fileName(`${title}-${whose}-${period}.xlsx`), bytes: bytes.byteLength };
    },
  );
