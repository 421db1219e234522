import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import type { TemplateContent } from '../../../shared/domain/ledger/desk/templates.ts';
import { type Period, periodOfDate } from '../../../shared/kernel/period.ts';
import { api } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import { accountsOf } from './accounts.ts';
import { type Beginning, begin, type DraftOut, keepDay, nextBeginning } from './beginning.ts';
import { useDeskWork } from './desk-work.tsx';
import { FUNDS, type Registers } from './details-row.tsx';
import { Entry } from './entry.tsx';
import type { Saver } from './saver.ts';
import type { Content, Sheet } from './sheet.ts';
import { useTurnedAddress } from './sheet-address.ts';

const PARTIES = 1000;

/** The sheet that stands there after another. */
interface Turned {
  /** What the history calls it. */
  readonly name: string;
  readonly beginning: Beginning;
  /** The one that was left for it. */
  readonly before: Saver;
}

/** Reads what a sheet needs, and then hands it over: the accounts, the registers, and what was typed before. */
export function Opening(props: {
  readonly unit: string;
  readonly draft: DraftOut | undefined;
  /** What the history calls the sheet that is opened. */
  readonly name: string;
  readonly onAddress: (address: string) => void;
  readonly onAgain: () => void;
}) {
  const { t } = usePreferences();
  const { unit, draft } = props;
  const { period, units } = useScope();
  const { person } = useIdentity();
  const [from] = useAddress('from');
  const [kept] = useAddress('kept');
  const work = useDeskWork();
  const [beginning, setBeginning] = useState<Beginning>();
  const [turned, setTurned] = useState<Turned>();
  const turnAddress = useTurnedAddress(props.onAddress);
  const [problem, setProblem] = useState<unknown>();
  const name = person?.name;
  useEffect(() => {
    if (period === undefined || name === undefined || beginning !== undefined) return;
    let here = true;
    const isTaken = (copy: string): boolean =>
      work.wake.isBusyWith(copy) || work.left.all().some((each) => each.copy === copy);
    begin(unit, period, name, draft, { from, kept, isTaken }).then(
      (made) => here && setBeginning(made),
      (error: unknown) => here && setProblem(error),
    );
    return () => {
      here = false;
    };
  }, [unit, period, name, draft, from, kept, work, beginning]);
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
      department: (departments ?? [])
        .filter(({ open }) => open)
        .map(({ code, name: called }) => ({ code, name: called })),
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
  // The next sheet stands before the next key is struck; where it stands, and what was left, follow.
  const turn = (before: Sheet, saver: Saver, template?: TemplateContent): void => {
    keepDay(unit, before.date);
    const next = crypto.randomUUID();
    const made = nextBeginning(name ?? '', unit, before, template);
    turnAddress({ unit, name: next });
    flushSync(() => setTurned({ name: next, beginning: made, before: saver }));
  };
  return (
    <Entry
      key={turned?.name ?? ''}
      unit={unit}
      beginning={turned?.beginning ?? beginning}
      before={turned?.before}
      name={turned?.name ?? props.name}
      accounts={accounts}
      chart={kind}
      registers={registers}
      returned={turned ? null : (draft?.returned ?? null)}
      recurring={turned ? null : (draft?.recurring ?? null)}
      names={draft?.names ?? {}}
      onTurn={turn}
      onAddress={props.onAddress}
      onAgain={props.onAgain}
    />
  );
}
