import type { CheckRow } from '../../../shared/domain/audit/check.ts';
import type { PairDifference, UnmatchedItem } from '../../../shared/domain/consolidation/model.ts';
import { UNKNOWN_COUNTERPARTY } from '../../../shared/domain/consolidation/model.ts';
import { CLASS_NAMES, GROUP_NAMES } from '../../../shared/domain/consolidation/rules.ts';
import { absFen, formatYuan, parseYuan } from '../../../shared/kernel/fen.ts';
import { monthOf, yearOf } from '../../../shared/kernel/period.ts';
import type { Column, PageSetup, Row, Sheet, Workbook } from '../workbook/write/model.ts';
import { headerText, PAGE_OF_PAGES } from '../workbook/write/sheet.ts';
import type { Repairs } from './repairs.ts';

/** Column that the unit fills in and sends back. */
const ANSWER: Column = { heading: '处理情况', kind: 'wrap', width: 28 };

/**
 * A unit's month as a list of what it has to mend (整改清单), to be filled in and sent back: failed checks, accounts
 * without a group account, open differences with other members. A sheet without rows says that there is nothing.
 * `rows` counts what there is to mend.
 */
export function repairWorkbook(
  repairs: Repairs,
  about: { readonly creator: string; readonly created: string },
): { workbook: Workbook; rows: number } {
  const items = itemRows(repairs);
  const sheets = [
    checkRows(repairs),
    mappingRows(repairs),
    differenceRows(repairs),
    ...(items.rows.length > 0 ? [items] : []),
  ];
  const title = `${repairs.unit.code} ${repairs.unit.name} ${monthText(repairs)}整改清单`;
  return {
    workbook: {
      title,
      ...about,
      sheets: sheets.map(({ rows, empty, ...sheet }) => ({
        ...sheet,
        banner: [
          {
            left: `单位：${repairs.unit.code} ${repairs.unit.name}`,
            center: monthText(repairs),
            right: '金额单位：元',
          },
        ],
        rows: rows.length > 0 ? rows : [{ look: 'note' as const, cells: [empty] }],
        page: pageOf(repairs),
        ...(rows.length > 0 ? { filter: true as const, tab: 'warn' as const } : { tab: 'quiet' as const }),
      })),
    },
    rows: sheets.filter((sheet) => sheet !== items).reduce((sum, { rows }) => sum + rows.length, 0),
  };
}

type Listed = Omit<Sheet, 'rows' | 'page' | 'banner'> & { readonly rows: readonly Row[]; readonly empty: string };

function checkRows({ failed }: Repairs): Listed {
  return {
    name: '检查',
    title: '检查未通过的事项',
    empty: '没有待处理的检查事项',
    columns: [
      { heading: '检查', kind: 'wrap', width: 18 },
      { heading: '性质', kind: 'text', width: 7 },
      { heading: '位置', kind: 'wrap', width: 18 },
      { heading: '问题', kind: 'wrap', width: 58 },
      { heading: '差额', kind: 'money', width: 17 },
      ANSWER,
    ],
    rows: failed.flatMap(({ title, severity, rows }) =>
      rows.map(
        (row): Row => [
          title,
          severity === 'error' ? '错误' : '提示',
          row.place,
          messageOf(row),
          row.difference === undefined ? null : (parseYuan(row.difference) ?? null),
        ],
      ),
    ),
  };
}

/** The sentence, and after it whatever it names only some of: who mends needs all of them. */
const messageOf = ({ message, all }: CheckRow): string =>
  all === undefined ? message : `${message}\n全部：${all.join('、')}`;

function mappingRows({ unmapped }: Repairs): Listed {
  return {
    name: '科目映射',
    title: '没有集团科目的科目',
    empty: '全部科目都有集团科目',
    columns: [
      { heading: '科目编码', kind: 'code', width: 14 },
      { heading: '科目名称', kind: 'wrap', width: 26 },
      { heading: '期末余额', kind: 'money', width: 17 },
      { heading: '本年发生净额', kind: 'money', width: 17 },
      { heading: '可映射到的集团科目', kind: 'wrap', width: 46 },
      ANSWER,
    ],
    rows: unmapped.map(
      ({ code, name, closing, yearMovement, suggestions }): Row => [
        code,
        name,
        closing,
        yearMovement,
        suggestions.length > 0
          ? suggestions.map((one) => `${one.code} ${one.name}（${one.explanation}）`).join('\n')
          : '没有相近的科目，请与财务中心商定',
      ],
    ),
  };
}

function differenceRows({ unit, differences, names }: Repairs): Listed {
  return {
    name: '内部往来差异',
    title: '与其他成员单位未决的差异',
    empty: differences === undefined ? '本期尚未编制合并，内部往来没有核对' : '与其他成员单位核对一致',
    columns: [
      { heading: '对方单位', kind: 'wrap', width: 22 },
      { heading: '类别', kind: 'text', width: 14 },
      { heading: '本单位金额', kind: 'money', width: 17 },
      { heading: '对方金额', kind: 'money', width: 17 },
      { heading: '差额', kind: 'money', width: 17 },
      { heading: '性质', kind: 'text', width: 13 },
      { heading: '起始期间', kind: 'code', width: 10 },
      { heading: '明细', kind: 'wrap', width: 60 },
      ANSWER,
    ],
    rows: (differences ?? []).map((row): Row => {
      const first = row.pair[0] === unit.code;
      return [
        otherOf(row, unit, names),
        kindOf(row),
        first ? row.left : row.right,
        first ? row.right : row.left,
        absFen(row.difference),
        CLASS_NAMES[row.class],
        row.since,
        itemTexts(row).join('\n'),
      ];
    }),
  };
}

function otherOf({ pair }: PairDifference, unit: Repairs['unit'], names: Repairs['names']): string {
  const other = pair[0] === unit.code ? pair[1] : pair[0];
  return other === UNKNOWN_COUNTERPARTY ? '未注明单位' : `${other} ${names.get(other) ?? ''}`;
}

const kindOf = ({ book, kind }: PairDifference): string => `${book === 'budget' ? '预算·' : ''}${GROUP_NAMES[kind]}`;

/** Every item of the differences that have more than their own cell tells. */
function itemRows({ unit, differences, names }: Repairs): Listed {
  return {
    name: '差异明细',
    title: '未决差异的全部明细',
    empty: '',
    columns: [
      { heading: '对方单位', kind: 'wrap', width: 22 },
      { heading: '类别', kind: 'text', width: 14 },
      { heading: '记账单位', kind: 'code', width: 10 },
      { heading: '日期', kind: 'code', width: 12 },
      { heading: '科目编码', kind: 'code', width: 14 },
      { heading: '单据', kind: 'wrap', width: 18 },
      { heading: '金额', kind: 'money', width: 17 },
      { heading: '原因', kind: 'wrap', width: 40 },
      ANSWER,
    ],
    rows: (differences ?? [])
      .filter(({ unmatched }) => unmatched.length > ITEMS_MAX)
      .flatMap((row) =>
        row.unmatched.map(
          (item): Row => [
            otherOf(row, unit, names),
            kindOf(row),
            item.unit,
            item.date,
            item.code,
            item.document ?? '',
            item.amount,
            item.reason,
          ],
        ),
      ),
  };
}

/** Items that are told one by one in the pair's own cell; of more it says how many, and where all of them stand. */
const ITEMS_MAX = 6;

function itemTexts({ unmatched }: PairDifference): string[] {
  const texts = unmatched.slice(0, ITEMS_MAX).map(itemText);
  const rest = unmatched.length - texts.length;
  return rest > 0 ? [...texts, `另有 ${rest} 笔，共 ${unmatched.length} 笔，见“差异明细”`] : texts;
}

const itemText = ({ unit, date, document, code, amount, reason }: UnmatchedItem): string =>
  `${unit} ${date} ${code}${document ? ` ${document}` : ''} ${formatYuan(amount)}：${reason}`;

const monthText = ({ period }: Repairs): string => `${yearOf(period)}年${monthOf(period)}月`;

const pageOf = (repairs: Repairs): PageSetup => ({
  orientation: 'landscape',
  header: {
    left: headerText(`${repairs.unit.code} ${repairs.unit.name}`),
    center: '整改清单',
    right: monthText(repairs),
  },
  footer: { center: PAGE_OF_PAGES, right: '请填写“处理情况”后送回财务中心' },
});
