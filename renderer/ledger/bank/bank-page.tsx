import { useState } from 'react';
import type { Period } from '../../../shared/kernel/period.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { uploadFile } from '../../app/files.ts';
import { useDroppedTables } from '../../app/handed.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { useNotify } from '../../ui/notify.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { UnitField } from '../../ui/unit-field.tsx';
import { UnitMark } from '../../ui/unit-mark.tsx';
import type { Chosen } from '../../ui/upload.tsx';
import { useNames } from '../books/names.ts';
import { AccountForm } from './account-form.tsx';
import { Matched } from './matched.tsx';
import { Matching } from './matching.tsx';
import { Setup } from './setup.tsx';
import { SheetView } from './sheet-view.tsx';
import { type Handed, StatementDrop } from './statement-drop.tsx';
import { type BankAccounts, useBankAccounts, useBankMonth } from './use-bank.ts';
import './bank.css';
import './bank-print.css';

const VIEWS = ['match', 'matched', 'sheet', 'setup'] as const;
type View = (typeof VIEWS)[number];

/** 银行对账 of one unit's month. */
export function BankPage() {
  const { t } = usePreferences();
  const { unit, units, setUnit, period } = useScope();
  const accounts = useBankAccounts(unit, period);
  if (units === undefined || period === undefined) return <Loading />;
  if (unit === undefined)
    return (
      <>
        <PageHead title={t('bank.title')} />
        <Empty
          title={t('bank.unitFirst')}
          action={<UnitField options={units} value={undefined} onChange={setUnit} width={280} />}
        >
          <p>{t('bank.unitFirstBody')}</p>
        </Empty>
      </>
    );
  if (accounts.isError && isAnswered(accounts.error))
    return <Failed sentence={sentenceOf(accounts.error, t)} onRetry={() => void accounts.refetch()} />;
  if (!accounts.data) return <Loading />;
  return <Unit key={unit} unit={unit} period={period} accounts={accounts.data} />;
}

interface Props {
  readonly unit: string;
  readonly period: Period;
  readonly accounts: BankAccounts;
}

function Unit({ unit, period, accounts }: Props) {
  const { t } = usePreferences();
  const names = useNames();
  const { may } = useIdentity();
  const notify = useNotify();
  const [asked, setAsked] = useAddress('bank');
  const standing =
    accounts.find(({ id, number }) => asked === String(id) || asked === number) ??
    accounts.find(({ closed }) => !closed) ??
    accounts[0];
  const [handed, setHanded] = useState<Handed>();
  const choose = (id: number): void => setAsked(String(id));
  const [drops, setDrops] = useState(0);
  useDroppedTables(t('bank.dropped'), may('ledger.import', unit) ? (file) => void takeDropped(file) : undefined);
  async function takeDropped(chosen: Chosen): Promise<void> {
    try {
      const { file } = await uploadFile(chosen.bytes);
      setHanded({ file, fileName: chosen.name });
      setDrops((before) => before + 1);
    } catch (error) {
      notify.warn({ title: sentenceOf(error, t) });
    }
  }
  const dropped = { handed, onHanded: setHanded, drops };
  if (standing)
    return (
      <Standing unit={unit} period={period} accounts={accounts} id={standing.id} choose={choose} dropped={dropped} />
    );
  return (
    <>
      <PageHead title={t('bank.title')}>
        <UnitMark unit={unit} name={names.unit(unit)} />
      </PageHead>
      {may('ledger.prepare', unit) ? (
        <>
          <StatementDrop
            key={drops}
            unit={unit}
            period={period}
            accounts={accounts}
            account={undefined}
            onTaken={choose}
            handed={handed}
            onHanded={setHanded}
          />
          {handed ? null : (
            <section className="card bank-first">
              <h2 className="bank-part">{t('bank.form.new')}</h2>
              <p className="hint">{t('bank.noAccountBody')}</p>
              <AccountForm unit={unit} period={period} taken={[]} onSaved={choose} />
            </section>
          )}
        </>
      ) : (
        <Empty title={t('bank.noAccount')}>
          <p>{t('bank.noAccountRead')}</p>
        </Empty>
      )}
    </>
  );
}

/** The file that is on its way, kept while the account it is of is registered. */
interface Dropped {
  readonly handed: Handed | undefined;
  readonly onHanded: (handed: Handed | undefined) => void;
  /** How many files were dropped anywhere on the page: each begins anew. */
  readonly drops: number;
}

interface StandingProps extends Props {
  readonly id: number;
  readonly choose: (id: number) => void;
  readonly dropped: Dropped;
}

function Standing(props: StandingProps) {
  const { t } = usePreferences();
  const names = useNames();
  const { may } = useIdentity();
  const { unit, period, accounts, id, choose, dropped } = props;
  const [viewed, setView] = useAddress('view');
  const [dropping, setDropping] = useState(false);
  const at = { unit, account: id, period };
  const read = useBankMonth(at);
  const month = read.data;
  const view: View = VIEWS.find((each) => each === viewed) ?? 'match';
  const imports = may('ledger.import', unit);
  const wanted =
    dropping || dropped.handed !== undefined || (month !== undefined && month.lastDay === null && view === 'match');
  return (
    <>
      <PageHead
        title={t('bank.title')}
        actions={
          imports
            ? [
                {
                  label: t('bank.import'),
                  shortcut: 'F2',
                  onClick: () => setDropping(!dropping),
                  primary: month?.lastDay === null,
                },
              ]
            : []
        }
      >
        <UnitMark unit={unit} name={names.unit(unit)} />
        <select
          className="input"
          aria-label={t('bank.account')}
          value={id}
          onChange={(event) => choose(Number(event.target.value))}
        >
          {accounts.map((each) => (
            <option key={each.id} value={each.id}>
              {each.bank} {each.number.slice(-4)} · {each.code} {each.name}
            </option>
          ))}
        </select>
        <Segments
          label={t('bank.view')}
          value={view}
          choices={VIEWS.map((value) => ({ value, label: t(`bank.view.${value}`) }))}
          onChange={(value) => setView(value === 'match' ? undefined : value)}
        />
        {month ? (
          <span className={month.stage === 'reviewed' ? 'chip ok' : month.stage === 'stale' ? 'chip warn' : 'chip'}>
            {t(`bank.stage.${month.stage}`)}
          </span>
        ) : null}
        {view === 'match' && month?.lastDay ? (
          <span className="hint">{t('bank.lastDay', { date: month.lastDay })}</span>
        ) : null}
      </PageHead>
      {wanted && imports ? (
        <StatementDrop
          key={dropped.drops}
          unit={unit}
          period={period}
          accounts={accounts}
          account={id}
          onTaken={(account) => {
            setDropping(false);
            choose(account);
          }}
          handed={dropped.handed}
          onHanded={dropped.onHanded}
        />
      ) : null}
      {read.isError && isAnswered(read.error) ? (
        <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />
      ) : !month ? (
        <Loading />
      ) : view === 'matched' ? (
        <Matched at={at} month={month} />
      ) : view === 'sheet' ? (
        <SheetView at={at} month={month} />
      ) : view === 'setup' ? (
        <Setup at={at} month={month} accounts={accounts} onAccount={choose} />
      ) : wanted && imports ? null : (
        <Matching key={`${id} ${period}`} at={at} month={month} />
      )}
    </>
  );
}
