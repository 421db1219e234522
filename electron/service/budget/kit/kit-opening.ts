import * as z from 'zod';
import type { Reason } from '../../../../shared/contract/errors.ts';
import { KIT_FORM, KIT_SHEETS, type KitFacts, sealedText } from '../../../../shared/domain/budget/kit.ts';
import { type FilledKit, type KitNames, readKit } from '../../../../shared/domain/budget/kit-reading.ts';
import type { RawFile } from '../../../../shared/domain/ledger/reading/grid.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { type Fen, fen } from '../../../../shared/kernel/fen.ts';
import { err, ok, type Result } from '../../../../shared/kernel/result.ts';
import { sha256Text } from '../../pipeline/input.ts';
import { Formulas, relativeFormula } from '../../workbook/read/formulas.ts';
import { readFile } from '../../workbook/read/read-file.ts';

export interface OpenedKit {
  readonly facts: KitFacts;
  readonly filled: FilledKit;
}

export interface KitRefusal {
  readonly code: 'unreadable' | 'not-a-kit' | 'other-kit' | 'bad-cells';
  readonly reasons: readonly Reason[];
}

/** A kit is a few sheets of a few thousand rows; what is much larger is none. */
const LIMITS = {
  ...{ bytes: 16 * 1024 * 1024, inflatedBytes: 128 * 1024 * 1024, entries: 256 },
  ...{ sheets: 32, rows: 20_000, cells: 2_000_000, timeMs: 20_000 },
};
/** Cells that a refusal names; the rest is repetition. */
const NAMED = 50;

const refuse = (code: KitRefusal['code'], message: string) => err({ code, reasons: [{ code, message }] });

/** Reads a file as a filled-in kit of this unit and year, or says why not: where a cell is wrong, which. */
export async function openKit(
  bytes: Uint8Array,
  wanted: { readonly unit: UnitCode; readonly year: number; readonly fileName: string },
  names: KitNames,
  signal: AbortSignal,
): Promise<Result<OpenedKit, KitRefusal>> {
  const formulas = new Formulas();
  const file = await readFile(bytes, { name: wanted.fileName, limits: LIMITS, signal, formulas });
  if (!file.ok) return refuse('unreadable', file.error.message);
  const facts = signedFacts(file.value);
  if (!facts.ok) return facts;
  const { unit, name, year } = facts.value;
  if (unit !== wanted.unit || year !== wanted.year)
    return refuse(
      'other-kit',
      `这是 ${unit} ${name} ${year} 年的填报表，这里是 ${wanted.unit} ${wanted.year} 年：请在它自己的预算页面交回`,
    );
  const cells = { at: formulas.at.bind(formulas), relative: relativeFormula };
  const { filled, problems } = readKit(file.value, facts.value, cells, names);
  if (problems.length === 0) return ok({ facts: facts.value, filled });
  const reasons: Reason[] = problems.slice(0, NAMED).map(({ sheet, row, column, message }) => {
    const cell = `${column}${row}`;
    const said = SAID_AT[sheet]?.(cell, message) ?? message;
    return { code: 'bad-cell', message: said, sheet, row, column };
  });
  if (problems.length > NAMED)
    reasons.push({ code: 'more', message: `还有 ${problems.length - NAMED} 处，改好以上各处后再交回` });
  return err({ code: 'bad-cells', reasons });
}

/** A problem with its cell; the sheets' names stand in the sentences, so that these can be said in English. */
const SAID_AT: Readonly<Record<string, (cell: string, message: string) => string>> = {
  [KIT_SHEETS.plan]: (cell, message) => `预算表!${cell}：${message}`,
  [KIT_SHEETS.carries]: (cell, message) => `结转结余!${cell}：${message}`,
  [KIT_SHEETS.workload]: (cell, message) => `业务量!${cell}：${message}`,
};

const code = z.string().max(40);
const amount = z.int().min(0).transform(fen);
const head = z.tuple([code, z.string().max(200), z.int(), z.int().min(0)]);
const row = z.tuple([code, code, code, code]).rest(amount);
const line = z.union([
  z.tuple([z.literal('rows'), row.refine((cells) => cells.length === 16)]),
  z.tuple([
    z.literal('workload'),
    z
      .tuple([code, code])
      .rest(z.int().min(0))
      .refine((cells) => cells.length === 14),
  ]),
  z.tuple([z.literal('carries'), z.tuple([code, amount, amount])]),
  z.tuple([z.literal('departments'), z.tuple([code, z.string().max(200)])]),
  z.tuple([z.literal('projects'), code]),
]);

const NOT_A_KIT = '这不是从系统下载的预算填报表，或它的签名页已被删掉：请重新下载，把金额粘贴过去';
const OTHER_FORM = '这份填报表的格式不是本系统现在的格式，或签名与内容不符：请重新下载，把金额粘贴过去';

/** What the kit says of itself, where its digest says the same. */
function signedFacts(file: RawFile): Result<KitFacts, KitRefusal> {
  const sheet = file.sheets.find(({ name }) => name === KIT_SHEETS.signature);
  if (!sheet) return refuse('not-a-kit', NOT_A_KIT);
  // Which of two sheets of one name is meant, programs do not agree on.
  if (new Set(file.sheets.map(({ name }) => name)).size < file.sheets.length) return refuse('not-a-kit', OTHER_FORM);
  const lines: string[] = [];
  for (let at = 0; at < sheet.rowCount; at += 1) if (sheet.width(at) > 0) lines.push(sheet.text(at, 0));
  const [form, digest, said, ...rest] = lines.filter((text) => text !== '');
  if (form !== KIT_FORM) return refuse('not-a-kit', form === undefined ? NOT_A_KIT : OTHER_FORM);
  const first = head.safeParse(parsed(said));
  const others = z.array(line).safeParse(rest.map(parsed));
  if (!first.success || !others.success) return refuse('not-a-kit', OTHER_FORM);
  const [unit, name, year, revision] = first.data;
  const facts: { -readonly [K in keyof KitFacts]: KitFacts[K] extends readonly (infer T)[] ? T[] : KitFacts[K] } = {
    ...{ form, unit, name, year, revision },
    ...{ rows: [], carries: [], workload: [], departments: [], projects: [] },
  };
  for (const [kind, one] of others.data) {
    if (kind === 'projects') facts.projects.push(one);
    else if (kind === 'departments') facts.departments.push({ code: one[0], name: one[1] });
    else if (kind === 'workload') {
      const [department, measure, ...months] = one;
      facts.workload.push({ department, measure, months });
    } else if (kind === 'carries') facts.carries.push({ source: one[0], opening: one[1], used: one[2] });
    else {
      const [department, item, source, project, ...months] = one;
      facts.rows.push({ department, item, source, project, months: months as Fen[] });
    }
  }
  return sha256Text(sealedText(facts)) === digest ? ok(facts) : refuse('not-a-kit', OTHER_FORM);
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return undefined;
  }
}
