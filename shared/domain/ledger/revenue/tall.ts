import { fen, groupedYuan } from '../../../kernel/fen.ts';
import type { Column } from '../reading/columns.ts';
import { isBlankRow } from '../reading/grid.ts';
import { isSignatureRow, isYearToDate, labelKindOf } from '../reading/row-words.ts';
import type { RevenueHeading } from './heading.ts';
import { type BookedRole, type RevenueWord, WHOLE, type WordRole } from './reading.ts';
import { isRefundName, isRefundWord } from './refunds.ts';
import {
  amountAt,
  departmentText,
  type FoundAmount,
  RowDays,
  type SheetPass,
  type SheetReading,
  sumOf,
} from './sheet-pass.ts';
import { groupRole, senseOf, wordOf } from './vocabulary.ts';

/** A list within the sheet: a column of words with its column of amounts; charges and payment ways may stand side by side. */
interface List {
  readonly label: Column;
  readonly amount: Column;
  /** What its heading says its words are. */
  readonly section: BookedRole;
}

interface Read {
  readonly found: readonly FoundAmount[];
  readonly words: readonly RevenueWord[];
}

/** Reads a sheet with a row for each charge and payment way (项目、金额). */
export function readTall(pass: SheetPass, heading: RevenueHeading): SheetReading {
  const senses = heading.columns.map((column) => ({ column, sense: senseOf(column.words.at(-1) ?? '') }));
  const lists = senses.flatMap(({ column, sense }, at): List[] => {
    if (sense !== 'label' && sense !== 'ways') return [];
    const rest = senses.slice(at + 1);
    const next = rest.findIndex(({ sense: other }) => other === 'label' || other === 'ways');
    const amount = rest
      .slice(0, next < 0 ? undefined : next)
      .find(({ sense: other }) => other === 'amount' || other === 'total');
    const section = sense === 'ways' ? 'pay' : (groupRole(column.words[0] ?? '') ?? 'item');
    return amount ? [{ label: column, amount: amount.column, section }] : [];
  });
  const date = senses.find(({ sense }) => sense === 'date')?.column;
  const department = senses.find(({ sense }) => sense === 'department')?.column;
  const read = lists.map((list) => readList(pass, heading.last + 1, list, { date, department }));
  return whole(
    read.flatMap(({ found }) => found),
    read.flatMap(({ words }) => words),
  );
}

/** A side that the sheet does not divide stands as one word with its day's sum. */
function whole(found: readonly FoundAmount[], words: readonly RevenueWord[]): SheetReading {
  const missing = (['item', 'pay'] as const).filter((role) => !found.some((each) => each.role === role));
  if (missing.length !== 1) return { amounts: found, words };
  const [role] = missing as [BookedRole];
  const added = found.map((each): FoundAmount => ({ ...each, role, word: WHOLE[role], department: '' }));
  return { amounts: [...found, ...added], words: [...words, { word: WHOLE[role], role, guessed: false }] };
}

interface Beside {
  readonly date: Column | undefined;
  readonly department: Column | undefined;
}

function readList(pass: SheetPass, body: number, list: List, { date, department }: Beside): Read {
  const { sheet, findings, known, kind } = pass;
  const found: FoundAmount[] = [];
  const words = new Map<string, RevenueWord>();
  const days = new RowDays(pass, date);
  let section: BookedRole = list.section;
  /** Since the total before. */
  let block: FoundAmount[] = [];
  for (let row = body; row < sheet.rowCount; row += 1) {
    const text = sheet.text(row, list.label.index);
    const amountText = sheet.text(row, list.amount.index);
    if (isBlankRow(sheet, row) || (text === '' && amountText === '')) continue;
    if (amountText === '') {
      section = groupRole(text) ?? section;
      findings.skip(sheet, row, isSignatureRow(sheet, row) ? 'signature' : 'header');
      continue;
    }
    if (text === list.label.words.at(-1)) {
      findings.skip(sheet, row, 'repeated-header');
      continue;
    }
    const amount = amountAt(pass, row, list.amount);
    if (amount === undefined) continue;
    const word = wordOf(text);
    const sense = senseOf(text);
    const said = known.get(word);
    if (said === undefined && (labelKindOf(text) === 'total' || sense === 'total')) {
      if (!isYearToDate(text))
        checkTotal(pass, row, list, amount, [block, found, found.filter(({ role }) => role === section)]);
      findings.skip(sheet, row, 'total');
      block = [];
      continue;
    }
    if (word === '') {
      findings.reject(sheet, row, 'no-word', '这一行有金额，没有项目名称', list.label);
      continue;
    }
    const plain = kind === 'deposit' && sense === 'pay' && /预交|预缴|押金|预收/.test(word) ? 'item' : sense;
    const role: WordRole =
      said ?? (plain === 'item' || plain === 'pay' ? plain : plain === 'part' || plain === 'aside' ? 'aside' : section);
    if (!words.has(word)) words.set(word, { word, role, guessed: said === undefined && sense === undefined });
    if (role === 'aside') {
      findings.skip(sheet, row, 'auxiliary');
      continue;
    }
    section = role;
    const span = days.at(row);
    if (!span) continue;
    const own = department ? departmentText(sheet.text(row, department.index)) : '';
    const signed = (isRefundWord(word) || isRefundName(own)) && amount > 0 ? fen(-amount) : amount;
    const one: FoundAmount = {
      ...{ row, role, word, amount: signed, from: span.from, date: span.to },
      department: own,
    };
    found.push(one);
    block.push(one);
  }
  return { found, words: [...words.values()] };
}

/** A printed total adds up what stands since the one before, all above it, or all of its side. */
function checkTotal(
  { sheet, findings }: SheetPass,
  row: number,
  { amount: column }: List,
  written: number,
  ways: readonly (readonly FoundAmount[])[],
): void {
  const sums = ways.map((some) => sumOf(some.map(({ amount }) => amount)));
  if (sums.includes(fen(written))) return;
  findings.reject(
    sheet,
    row,
    'total-row',
    `合计写的是 ${groupedYuan(fen(written))}，各项加起来是 ${groupedYuan(sums[0]!)}`,
    column,
  );
}
