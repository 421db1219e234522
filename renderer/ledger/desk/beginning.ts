import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { begunFrom, type TemplateContent } from '../../../shared/domain/ledger/desk/templates.ts';
import { nextPeriod, type Period, startOf } from '../../../shared/kernel/period.ts';
import { client } from '../../app/client.ts';
import { isBankLine, voucherOfBankLine } from '../bank/voucher-of.ts';
import { sensibleDay, today } from './days.ts';
import { copyKey, findCopy, forgetCopy, readCopy } from './emergency.ts';
import { begunSheet, reddenedContent } from './patterns.ts';
import type { Attempt, Base } from './saver.ts';
import { type Content, emptySheet, type Sheet, sentOf, sheetOf } from './sheet.ts';

export type DraftOut = ReplyOf<Contract['ledger']['draft']>;

/** With what a sheet begins. */
export interface Beginning {
  readonly sheet: Sheet;
  readonly base: Base | undefined;
  /** Under which this sheet's copy stands on this machine. */
  readonly copy: string;
  /** When what is restored was typed, in milliseconds; undefined where nothing was. */
  readonly restored: number | undefined;
  /** What was on its way when the page before this one went. */
  readonly attempt?: Attempt;
}

/** A copy kept so recently may be another window's. */
const QUIET_MS = 10_000;
const TAB = 'tongcai.desk.tab';

/** Names this window's sheets, over reloads too. */
function tabName(): string {
  const known = sessionStorage.getItem(TAB);
  if (known !== null) return known;
  const made = crypto.randomUUID();
  sessionStorage.setItem(TAB, made);
  return made;
}

/** Under which a sheet's copy stands on this machine: a draft's own, or one of its own for each that is new. */
export const ownCopy = (person: string, unit: string, draft: number | undefined): string =>
  copyKey(person, unit, `${tabName()}-${draft ?? `new-${crypto.randomUUID()}`}`);

/** The sheet that follows another at once: of the same day, blank or begun from a template. */
export function nextBeginning(person: string, unit: string, before: Sheet, template?: TemplateContent): Beginning {
  const blank = emptySheet(before.date);
  return {
    sheet: template ? begunSheet(blank, template as Omit<Content, 'date' | 'attachments'>) : blank,
    base: undefined,
    copy: ownCopy(person, unit, undefined),
    restored: undefined,
  };
}

const lastDayKey = (unit: string): string => `tongcai.desk.day/${unit}`;
/** The day of the last voucher that this window entered for a unit. */
export const keepDay = (unit: string, date: string): void => sessionStorage.setItem(lastDayKey(unit), date);

/** The unit's month in which one enters: the page's, else the next one that is open. */
async function openPeriod(unit: string, period: Period): Promise<Period> {
  for (const each of [period, nextPeriod(period)]) {
    const board = await client.ledger.board({ period: each }).catch(() => undefined);
    const row = board?.rows.find((one) => one.unit === unit);
    if (!row || row.state === 'open') return each;
  }
  return period;
}

/** The day of a copy is that of the sheet; until then it has one of its own. */
const FIRST = '2000-01' as Period;

/**
 * What a copy takes over from a draft (`d12`), a voucher (`v12`) or a template (`t12`): all but its date and what it was
 * called; `r` before it turns each amount red (红字). Or what a line of the bank begins.
 */
async function copiedFrom(unit: string, from: string): Promise<Content | undefined> {
  if (isBankLine(from)) return voucherOfBankLine(unit, from);
  const [, red, kind, digits] = /^(r?)([dvt])(\d{1,15})$/.exec(from) ?? [];
  const copied = digits === undefined ? undefined : await contentFrom(unit, kind, Number(digits));
  return copied && red ? reddenedContent(copied) : copied;
}

async function contentFrom(unit: string, kind: string | undefined, id: number): Promise<Content | undefined> {
  if (kind === 'd') return (await client.ledger.draft({ unit, id })).content;
  if (kind === 't') {
    const template = (await client.ledger.templates({ unit })).rows.find((row) => row.id === id);
    return template && (begunFrom(template.content as TemplateContent, startOf(FIRST)) as Content);
  }
  const { date, type, attachments, lines } = await client.ledger.voucher({ unit, id });
  return {
    date: date as Content['date'],
    type,
    attachments,
    summary: '',
    withoutBudget: '',
    lines: lines.map(({ line: _line, name: _name, ...line }) => line),
  };
}

/** What is asked for in the address. */
export interface Wanted {
  /** What a new one takes over: a draft, a voucher, a template, a line of the bank. */
  readonly from: string | undefined;
  /** The copy on this machine that was left behind and shall stand there again. */
  readonly kept: string | undefined;
  /** Copies that are being saved behind, or that wait for their person: nothing else takes them up. */
  readonly isTaken: (copy: string) => boolean;
}

/**
 * The sheet with which one begins: what this machine kept of it, the draft as it is kept, a copy of another voucher, or a
 * blank one.
 */
export async function begin(
  unit: string,
  period: Period,
  person: string,
  draft: DraftOut | undefined,
  { from, kept, isTaken }: Wanted,
): Promise<Beginning> {
  const wanted = kept === undefined ? undefined : readCopy(localStorage, kept);
  const found =
    wanted && kept?.startsWith(copyKey(person, unit, ''))
      ? { key: kept, copy: wanted }
      : findCopy(localStorage, person, unit, draft?.id, {
          now: Date.now(),
          quietMs: QUIET_MS,
          own: tabName(),
          isTaken,
        });
  const copy = ownCopy(person, unit, draft?.id);
  if (found && from === undefined && !(draft && isSame(found.copy.content, draft.content)))
    return {
      sheet: sheetOf(found.copy.content),
      base: found.copy.base ?? undefined,
      copy: found.key,
      restored: found.copy.at,
      ...(found.copy.attempt ? { attempt: found.copy.attempt } : {}),
    };
  if (found && draft) forgetCopy(localStorage, found.key);
  if (draft)
    return {
      // As the service counts them: what was attached elsewhere is on it too.
      sheet: { ...sheetOf(draft.content), attachments: draft.attachments },
      base: { id: draft.id, revision: draft.revision },
      copy,
      restored: undefined,
    };
  const now = today(new Date());
  const last = sessionStorage.getItem(lastDayKey(unit));
  // Who has just entered one in this month goes on in it at once; otherwise the service is asked which month is open.
  const month = last?.startsWith(`${period}-`) ? period : await openPeriod(unit, period);
  const date = sensibleDay(month, now, last);
  const content = from === undefined ? undefined : await copiedFrom(unit, from);
  const sheet = content
    ? { ...sheetOf(content), date: from !== undefined && isBankLine(from) ? content.date : date }
    : emptySheet(date);
  return { sheet, base: undefined, copy, restored: undefined };
}

/** Whether two contents say the same, however they were kept. */
const isSame = (a: Content, b: Content): boolean =>
  JSON.stringify(sentOf(sheetOf(a)).content) === JSON.stringify(sentOf(sheetOf(b)).content);
