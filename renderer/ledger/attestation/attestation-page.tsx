import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Period } from '../../../shared/kernel/period.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { UnitFirst } from '../../app/unit-first.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { useNotify } from '../../ui/notify.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { printPage } from '../../ui/print.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import { instantName, periodName } from '../../ui/time.ts';
import { UnitMark } from '../../ui/unit-mark.tsx';
import { useNames } from '../books/names.ts';
import { ChangesSince } from './changes.tsx';
import { MonthSays } from './month-says.tsx';
import { AttestationSheet } from './sheet.tsx';
import { Signatures } from './signatures.tsx';
import { type Attestation, type Office, officesOf } from './signing.ts';
import './attestation.css';

/** 负责人承诺: one unit, one month. */
export function AttestationPage() {
  const { t } = usePreferences();
  return (
    <UnitFirst title={t('attestation.title')} why={t('attestation.unitFirstBody')}>
      {(unit, period) => <OfMonth key={`${unit} ${period}`} unit={unit} period={period} />}
    </UnitFirst>
  );
}

function OfMonth({ unit, period }: { readonly unit: string; readonly period: Period }) {
  const { t, locale } = usePreferences();
  const { person } = useIdentity();
  const { confirm, reason } = useDialogs();
  const names = useNames();
  const { busy, problem, act } = useActing();
  const month = periodName(period, locale);
  const read = useQuery({
    ...api.ledger.attestation.queryOptions({ input: { unit, period } }),
    placeholderData: keepPreviousData,
  });
  const { data } = read;
  const [office] = data ? officesOf(person?.grants ?? [], data) : [];
  const why =
    data === undefined || read.isPlaceholderData || busy
      ? t('attestation.wait')
      : data.problems.length > 0
        ? t('attestation.problemsFirst')
        : false;

  async function sign({ side, as }: Office): Promise<void> {
    if (!data || busy) return;
    const question = {
      title: t(`attestation.ask.${side}`, { unit: data.name, period: month }),
      body: `${wordsOf(data, side)}\n${t('attestation.askBody', { name: person?.display ?? '' })}`,
      action: t('attestation.sign'),
    };
    const authority = as === 'delegated' ? await reason({ ...question, label: t('attestation.authority') }) : undefined;
    if (as === 'delegated' ? authority === undefined : !(await confirm(question))) return;
    const given = { unit, period, side, digest: data.digest, ...(authority === undefined ? {} : { authority }) };
    await act(() => client.ledger.attest(given), t('attestation.done', { unit: data.name, period: month }));
    await read.refetch();
  }

  return (
    <>
      <PageHead
        title={t('attestation.title')}
        subtitle={month}
        actions={[
          {
            label: t('attestation.print'),
            onClick: () => void printPage(),
            disabled: data ? false : t('attestation.wait'),
          },
          ...(office
            ? [
                {
                  label: t(`attestation.sign.${office.as === 'own' ? office.side : 'delegated'}`),
                  onClick: () => void sign(office),
                  shortcut: 'F9',
                  primary: true,
                  disabled: why,
                },
              ]
            : []),
        ]}
      >
        <UnitMark unit={unit} name={names.unit(unit)} />
        {data ? <span className="chip">{t(`state.${data.state}`)}</span> : null}
      </PageHead>
      {problem ? (
        <p className="notice danger" role="alert">
          {problem}
        </p>
      ) : null}
      {read.isError && isAnswered(read.error) ? (
        <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />
      ) : data === undefined ? (
        <Loading />
      ) : (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
          <section className="attestation" tabIndex={0} aria-label={t('attestation.title')}>
            <Problems problems={data.problems} />
            {data.state === 'open' && data.problems.length === 0 ? (
              <p className="notice">
                {t('attestation.notHandedIn')}{' '}
                <Link to="/" search={{ unit, period } as never}>
                  {t('attestation.toBoard')}
                </Link>
              </p>
            ) : null}
            <div className="attestation-columns">
              <div className="attestation-words">
                {data.statements.map(({ side, words, clause }) => (
                  <Statement key={side} data={data} side={side} words={words} clause={clause} />
                ))}
              </div>
              <MonthSays sheet={data} unit={unit} period={period} />
            </div>
            <Signatures data={data} />
            <Hash digest={data.digest} />
          </section>
          <AttestationSheet data={data} />
        </>
      )}
    </>
  );
}

const wordsOf = ({ statements }: Attestation, side: string): string =>
  statements.find((one) => one.side === side)?.words ?? '';

/** Why nothing can be signed yet. */
function Problems({ problems }: { readonly problems: readonly string[] }) {
  const { t } = usePreferences();
  if (problems.length === 0) return null;
  return (
    <div className="notice warn attestation-problems">
      <strong>{t('attestation.problems')}</strong>
      <ul>
        {problems.map((message) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </div>
  );
}

/** 内容摘要, folded: it is looked up and compared, not read. */
function Hash({ digest }: { readonly digest: string }) {
  const { t } = usePreferences();
  const notify = useNotify();
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(digest);
    notify.done({ title: t('attestation.copied') });
  };
  return (
    <details className="hint attestation-hash">
      <summary>{t('attestation.hash')}</summary>
      <code>{digest}</code>{' '}
      <button type="button" className="button" onClick={() => void copy()}>
        {t('attestation.copy')}
      </button>
      <p>{t('attestation.hashOf')}</p>
    </details>
  );
}

/** One side's fixed words, and whether they were signed. */
function Statement(props: {
  readonly data: Attestation;
  readonly side: Office['side'];
  readonly words: string;
  readonly clause: string;
}) {
  const { t } = usePreferences();
  const { data, side, words, clause } = props;
  const own = data.signatures.filter((one) => one.side === side);
  const standing = own.find(({ holds }) => holds);
  const required = data.by === 'both' || data.by === side;
  if (!required && own.length === 0 && side === 'community') return null;
  return (
    <section className="card" aria-labelledby={`attestation-${side}`}>
      <h2 id={`attestation-${side}`}>
        {t(`attestation.side.${side}`)}
        {standing ? (
          <span className="chip ok">{t('attestation.holds')}</span>
        ) : own.length > 0 ? (
          <span className="chip danger">{t('attestation.lapsed')}</span>
        ) : (
          <span className={required ? 'chip warn' : 'chip'}>
            {t(required ? 'attestation.open' : 'attestation.free')}
          </span>
        )}
      </h2>
      <p>{words}</p>
      <p className="hint">{clause}</p>
      {standing ? (
        <p>{t('attestation.signedBy', { name: standing.display, time: instantName(standing.instant) })}</p>
      ) : own.length > 0 ? (
        <>
          <p className="notice danger">{t('attestation.lapsedBody')}</p>
          {own[0]?.changes ? <ChangesSince changes={own[0].changes} unit={data.unit} period={data.period} /> : null}
        </>
      ) : null}
    </section>
  );
}
