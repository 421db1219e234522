import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { nextPeriod, type Period, periodOfDate } from '../../../shared/kernel/period.ts';
import { api, client } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import { accountsOf } from './accounts.ts';
import { sensibleDay, today } from './days.ts';
import { FUNDS, type Registers } from './details-row.tsx';
import { copyKey, findCopy, forgetCopy } from './emergency.ts';
import { Entry } from './entry.tsx';
import type { Base } from './saver.ts';
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
}

/** A copy kept so recently may be another window's. */
const QUIET_MS = 10_000;
const TAB = 'tongcai.desk.tab';
const PARTIES = 1000;

/** Names this window's sheets, over reloads too. */
function tabName(): string {
  const known = sessionStorage.getItem(TAB);
  if (known !== null) return known;
  const made = crypto.randomUUID();
  sessionStorage.setItem(TAB, made);
  return made;
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

/** What a copy takes over from a voucher or a draft: all but its date and what it was called. */
async function copiedFrom(unit: string, from: string): Promise<Content | undefined> {
  const id = Number(from.slice(1));
  if (from.startsWith('d')) return (await client.ledger.draft({ unit, id })).content;
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

async function begin(
  unit: string,
  period: Period,
  person: string,
  draft: DraftOut | undefined,
  from: string | undefined,
): Promise<Beginning> {
  const tab = tabName();
  const copy = copyKey(person, unit, `${tab}-${draft?.id ?? `new-${Date.now()}`}`);
  const found = findCopy(localStorage, person, unit, draft?.id, { now: Date.now(), quietMs: QUIET_MS, own: tab });
  if (found && from === undefined && !(draft && isSame(found.copy.content, draft.content)))
    return {
      sheet: sheetOf(found.copy.content),
      base: found.copy.base ?? undefined,
      copy: found.key,
      restored: found.copy.at,
    };
  if (found && draft) forgetCopy(localStorage, found.key);
  if (draft)
    return {
      sheet: sheetOf(draft.content),
      base: { id: draft.id, revision: draft.revision },
      copy,
      restored: undefined,
    };
  const now = today(new Date());
  const date = sensibleDay(await openPeriod(unit, period), now, sessionStorage.getItem(lastDayKey(unit)));
  const content = from === undefined ? undefined : await copiedFrom(unit, from);
  const sheet = content ? { ...sheetOf(content), date } : emptySheet(date);
  return { sheet, base: undefined, copy, restored: undefined };
}

/** Whether two contents say the same, however they were kept. */
const isSame = (a: Content, b: Content): boolean =>
  JSON.stringify(sentOf(sheetOf(a)).content) === JSON.stringify(sentOf(sheetOf(b)).content);

/** Reads what a sheet needs, and then hands it over: the accounts, the registers, and what was typed before. */
export function Opening(props: {
  readonly unit: string;
  readonly draft: DraftOut | undefined;
  readonly onBorn: (unit: string, id: number) => void;
  readonly onAgain: () => void;
}) {
  const { t } = usePreferences();
  const { unit, draft } = props;
  const { period, units } = useScope();
  const { person } = useIdentity();
  const [from] = useAddress('from');
  const [beginning, setBeginning] = useState<Beginning>();
  const [problem, setProblem] = useState<unknown>();
  const name = person?.name;
  useEffect(() => {
    if (period === undefined || name === undefined || beginning !== undefined) return;
    let here = true;
    begin(unit, period, name, draft, from).then(
      (made) => here && setBeginning(made),
      (error: unknown) => here && setProblem(error),
    );
    return () => {
      here = false;
    };
  }, [unit, period, name, draft, from, beginning]);
  const [month] = useState(() => (draft ? periodOfDate(draft.date as Content['date']) : period));
  const chart = useQuery({
    ...api.ledger.chart.queryOptions({ input: { unit, period: (month ?? period) as Period } }),
    enabled: period !== undefined,
  });
  const departments = useQuery(api.organisation.departments.queryOptions({ input: { unit } })).data;
  const parties = useQuery(api.organisation.parties.queryOptions({ input: { limit: PARTIES } })).data;
  const accounts = useMemo(() => chart.data && accountsOf(chart.data), [chart.data]);
  const registers = useMemo<Registers>(
    () => ({
      department: (departments ?? []).map(({ code, name: called }) => ({ code, name: called })),
      fund: FUNDS,
      counterparty: [
        ...(units ?? [])
          .filter(({ code }) => code !== unit)
          .map(({ code, name: called }) => ({ code: `unit:${code}`, name: called, note: t('voucher.internal') })),
        ...(parties?.rows ?? []).map(({ code, name: called }) => ({ code: `party:${code}`, name: called })),
      ],
    }),
    [departments, parties, units, unit, t],
  );
  const failed = problem ?? (chart.isError && isAnswered(chart.error) ? chart.error : undefined);
  if (failed !== undefined) return <Failed sentence={sentenceOf(failed, t)} />;
  const kind = units?.find(({ code }) => code === unit)?.chart;
  if (!beginning || !accounts || !kind) return <Loading lines={14} />;
  return (
    <Entry
      unit={unit}
      beginning={beginning}
      accounts={accounts}
      chart={kind}
      registers={registers}
      returned={draft?.returned ?? null}
      names={draft?.names ?? {}}
      onBorn={props.onBorn}
      onAgain={props.onAgain}
    />
  );
}
