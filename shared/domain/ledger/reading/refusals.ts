import { err, type Result } from '../../../kernel/result.ts';
import type { NoAccounts } from './accounts.ts';
import type { Hypothesis, ReadingRefusal, ReadingRefusalCode } from './reading.ts';
import type { Table } from './table.ts';

interface Facts {
  readonly table?: Table;
  readonly choices?: readonly string[];
  readonly hypotheses?: readonly Hypothesis[];
}

/** A refusal of the whole file as a value. */
export function refusal(code: ReadingRefusalCode, message: string, facts: Facts = {}): Result<never, ReadingRefusal> {
  const { table, choices, hypotheses } = facts;
  return err({
    code,
    message,
    ...(table?.sheet.name ? { sheet: table.sheet.name } : {}),
    ...(table && table.heading.first >= 0 && table.heading.last >= table.heading.first
      ? { row: table.sheet.rowNumber(table.heading.first) }
      : {}),
    ...(choices ? { choices } : {}),
    ...(hypotheses ? { hypotheses } : {}),
  });
}

export const severalUnits = (names: readonly string[], table?: Table) =>
  refusal(
    'several-units',
    `文件里有几个单位（${names.slice(0, 8).join('、')}${names.length > 8 ? '…' : ''}），请指定导入哪一个。`,
    {
      table,
      choices: names,
    },
  );

export const ambiguous = (choices: readonly string[], hypotheses: readonly Hypothesis[], table?: Table) =>
  refusal(
    'ambiguous',
    `这个文件有 ${choices.length} 种读法，平衡关系不能确定是哪一种，请选择：${choices.join('；')}。`,
    {
      table,
      choices,
      hypotheses,
    },
  );

/** Why the accounts of a table cannot be told, as a refusal. */
export const noAccounts = (why: NoAccounts, table: Table) =>
  why === 'missing'
    ? refusal('missing-columns', '找不到科目编码或科目名称栏。', { table })
    : refusal('no-code-column', '文件没有科目编码，只有科目名称：请先导入本单位的科目表或科目余额表，再按名称对应。', {
        table,
      });
