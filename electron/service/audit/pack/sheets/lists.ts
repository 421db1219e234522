import { parseYuan } from '../../../../../shared/kernel/fen.ts';
import type { Column, Row, Sheet } from '../../../workbook/write/model.ts';
import { type PackContent, unitNamer } from '../content.ts';
import { bannerOf, type Paper, pageOf } from './paper.ts';

export const CHECKS: Paper = { index: 'N2', name: '检查结果', about: '程序的逐项检查及全部不符行' };
export const NUMBERS: Paper = { index: 'N3', name: '断号重号', about: '凭证编号的断号与重号' };

const CHECK_COLUMNS: readonly Column[] = [
  { heading: '检查', kind: 'text' },
  { heading: '名称', kind: 'text' },
  { heading: '性质', kind: 'text', width: 8 },
  { heading: '结果', kind: 'text', width: 10 },
  { heading: '单位', kind: 'text' },
  { heading: '期间', kind: 'code', width: 10 },
  { heading: '位置', kind: 'text' },
  { heading: '说明', kind: 'wrap', width: 60 },
  { heading: '差额', kind: 'money' },
];

/** Every named check with every row that fails it; a check without rows says 通过, or 不适用 where it had nothing to look at. */
export function checkSheet(content: PackContent): Sheet {
  const name = unitNamer(content);
  const rows = content.checks.flatMap((check): Row[] => {
    const head = [check.title, check.name, check.severity === 'error' ? '错误' : '提示'];
    if (check.rows.length === 0) return [[...head, check.idle ? '不适用' : check.ok ? '通过' : '不通过']];
    return check.rows.map((row) => [
      ...head,
      check.ok ? '通过' : '不符',
      row.unit === undefined ? null : name(row.unit),
      row.period ?? null,
      row.place,
      row.message,
      row.difference === undefined ? null : (parseYuan(row.difference) ?? null),
    ]);
  });
  return {
    name: CHECKS.name,
    title: '检查结果',
    banner: bannerOf(content),
    columns: CHECK_COLUMNS,
    rows: rows.length > 0 ? rows : [['没有运行检查']],
    filter: true,
    page: pageOf(content, CHECKS, 'landscape'),
    ...(content.checks.some((check) => !check.ok && check.severity === 'error') ? { tab: 'warn' as const } : {}),
  };
}

const NUMBER_COLUMNS: readonly Column[] = [
  { heading: '单位', kind: 'text' },
  { heading: '期间', kind: 'code', width: 10 },
  { heading: '凭证字', kind: 'text', width: 8 },
  { heading: '类型', kind: 'text', width: 8 },
  { heading: '自', kind: 'integer', width: 10 },
  { heading: '至', kind: 'integer', width: 10 },
  { heading: '号数', kind: 'integer', width: 8 },
];

export function numberSheet(content: PackContent): Sheet {
  const name = unitNamer(content);
  const rows = content.numbers.map(
    ({ unit, period, type, kind, from, to }): Row => [
      name(unit),
      period,
      type,
      kind === 'gap' ? '断号' : '重号',
      from,
      to,
      to - from + 1,
    ],
  );
  return {
    name: NUMBERS.name,
    title: '凭证断号与重号',
    banner: bannerOf(content),
    columns: NUMBER_COLUMNS,
    rows: rows.length > 0 ? rows : [['无']],
    filter: true,
    page: pageOf(content, NUMBERS, 'portrait'),
    ...(rows.length > 0 ? { tab: 'warn' as const } : {}),
  };
}
