import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { type Period, periodOfDate } from '../../../shared/kernel/period.ts';
import { api } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import { accountsOf } from './accounts.ts';
import { type Beginning, begin, type DraftOut } from './beginning.ts';
import { FUNDS, type Registers } from './details-row.tsx';
import { Entry } from './entry.tsx';
import type { Content } from './sheet.ts';

const PARTIES = 1000;

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
      recurring={draft?.recurring ?? null}
      names={draft?.names ?? {}}
      onBorn={props.onBorn}
      onAgain={props.onAgain}
    />
  );
}
