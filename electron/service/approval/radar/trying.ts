import type { Reason } from '../../../../shared/contract/errors.ts';
import { type BackTest, backTest } from '../../../../shared/domain/approval/radar/back-test.ts';
import { type Compared, comparedOf } from '../../../../shared/domain/approval/radar/case.ts';
import { type Related, relatedOf } from '../../../../shared/domain/approval/radar/related.ts';
import type { RadarSettings } from '../../../../shared/domain/approval/radar/settings.ts';
import { readSpendingSheet, type SheetGround } from '../../../../shared/domain/approval/radar/sheet.ts';
import type { ShownSpending } from '../../../../shared/domain/approval/radar/spending.ts';
import type { Rule } from '../../../../shared/domain/approval/rule.ts';
import { canonicalJson } from '../../../../shared/kernel/canonical.ts';
import { readFile } from '../../workbook/read/read-file.ts';

/** Some years of payments are some ten thousand rows; what is much larger is none. */
const LIMITS = {
  ...{ bytes: 16 * 1024 * 1024, inflatedBytes: 256 * 1024 * 1024, entries: 256 },
  ...{ sheets: 16, rows: 60_000, cells: 2_000_000 },
};
/** Cells that a refusal names; the rest is repetition. */
const NAMED = 50;
const NO_TABLE = '没有找到支出表：表头要有单位、收款单位、日期、金额等列，请用下载的表填写';
const NO_ROWS = '表里没有支出：表头以下一行写一笔';

/** A past time, and what the radar is to be held against: plain values, for it is tried beside the service. */
export interface TrialPayload {
  /** Handed in; absent: `documents` of the system. */
  readonly file?: { readonly bytes: Uint8Array; readonly name: string };
  readonly documents: readonly ShownSpending[];
  readonly ground: SheetGround;
  readonly rules: readonly Rule[];
  readonly tried: RadarSettings;
  readonly inForce: RadarSettings;
}

export type TrialRefusal = 'unreadable' | 'bad-rows' | 'no-documents' | 'too-many';
export type Refused = { readonly ok: false; readonly code: TrialRefusal; readonly reasons: readonly Reason[] };

/** A past time with what both settings found in it. */
export interface Trial {
  readonly documents: readonly ShownSpending[];
  readonly related: Related;
  readonly tried: BackTest;
  readonly inForce: BackTest;
  readonly compared: readonly Compared[];
}

const refused = (code: TrialRefusal, message: string): Refused => ({ ok: false, code, reasons: [{ code, message }] });

/** Reads the past and holds the radar against it, once by the settings tried and once by those in force. */
export async function tryRadar(payload: TrialPayload): Promise<Refused | { readonly ok: true; readonly trial: Trial }> {
  const { file, ground, rules } = payload;
  const read = file ? await readDocuments(file, ground) : ({ ok: true, documents: payload.documents } as const);
  if (!read.ok) return read;
  const { documents } = read;
  const related = relatedOf(ground.payees);
  const tested = (settings: RadarSettings) => backTest(documents, { rules, related, settings });
  const tried = tested(payload.tried);
  if (!tried.ok) return tooMany(tried.error);
  const isSame = canonicalJson({ ...payload.tried }) === canonicalJson({ ...payload.inForce });
  const inForce = isSame ? tried : tested(payload.inForce);
  if (!inForce.ok) return tooMany(inForce.error);
  const compared = comparedOf(tried.value.cases, inForce.value.cases);
  return { ok: true, trial: { documents, related, tried: tried.value, inForce: inForce.value, compared } };
}

const tooMany = ({ payeeName, project }: ShownSpending): Refused =>
  refused(
    'too-many',
    `付给“${payeeName || project}”等的支出互相关联的太多，逐笔列不完：有合同的填上合同号，或者缩短滚动期间、分年来试`,
  );

const atCell = (sheet: string, cell: string, message: string): string => `工作表“${sheet}”的 ${cell}：${message}`;

async function readDocuments(
  { bytes, name }: { readonly bytes: Uint8Array; readonly name: string },
  ground: SheetGround,
): Promise<Refused | { readonly ok: true; readonly documents: readonly ShownSpending[] }> {
  const opened = await readFile(bytes, { name, limits: LIMITS });
  if (!opened.ok) return refused('unreadable', opened.error.message);
  const said = readSpendingSheet(opened.value, ground);
  if (!said) return refused('unreadable', NO_TABLE);
  const { spendings: documents, problems, unnamed } = said;
  const more = problems.length - NAMED + unnamed;
  if (problems.length > 0)
    return {
      ...{ ok: false, code: 'bad-rows' },
      reasons: [
        ...problems.slice(0, NAMED).map(({ message, ...place }) => ({
          ...{ code: 'bad-row', message: atCell(place.sheet, `${place.column}${place.row}`, message), ...place },
        })),
        ...(more > 0 ? [{ code: 'bad-row', message: `还有 ${more} 处，改好以上各处后再试` }] : []),
      ],
    };
  return documents.length === 0 ? refused('no-documents', NO_ROWS) : { ok: true, documents };
}
