import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../app/client.ts';
import { isAnswered, sentenceOf } from '../app/failure.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useAddress, useScope } from '../app/scope.ts';
import { useTeller } from '../app/teller.ts';
import { ToPage, usePageExists } from '../app/to-page.tsx';
import { placeOf, sentenceTold, type Teller, whoOf } from '../app/told.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Segments } from '../ui/segments.tsx';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { instantName } from '../ui/time.ts';
import { plainChanges } from './changes.ts';
import { byUnit, dayBegins, type Happening, SPANS, type Span, spanOf, type UnitChanges } from './happenings.ts';
import './changes.css';

/** As many as one reads; more are found by narrowing. */
const LISTED = 500;
/** Few enough units to lie open at once. */
const OPEN_UNITS = 4;

/** 变动: what was done since one was last here, or in chosen days, by unit and kind of work. */
export function ChangesPage() {
  const { t } = usePreferences();
  const { unit, units } = useScope();
  const [asked, setSpan] = useAddress('since');
  const [day, setDay] = useAddress('day');
  const [actor, setActor] = useAddress('actor');
  const span: Span = SPANS.find((each) => each === asked) ?? 'visit';
  const input = useMemo(() => {
    const now = new Date();
    return {
      ...spanOf(span, day, now),
      today: dayBegins(now).toISOString(),
      ...(unit === undefined ? {} : { unit }),
      ...(actor ? { actor } : {}),
      limit: LISTED,
    };
  }, [span, day, unit, actor]);
  const changes = useQuery({ ...api.audit.changes.queryOptions({ input }), placeholderData: keepPreviousData });
  const teller = useTeller(changes.data?.names);
  const groups = useMemo(
    () => byUnit(changes.data?.rows ?? [], units?.map(({ code }) => code) ?? []),
    [changes.data, units],
  );
  const { data } = changes;
  const count = data?.total ?? 0;
  return (
    <>
      <PageHead title={t('changes.title')} subtitle={t('changes.subtitle')} />
      <div className="changes-filter">
        <Segments
          label={t('changes.since')}
          value={span}
          choices={SPANS.map((value) => ({ value, label: t(`changes.since.${value}`) }))}
          onChange={(next) => setSpan(next === 'visit' ? undefined : next, { replace: true })}
        />
        {span === 'day' ? (
          <label>
            {t('changes.day')}{' '}
            <input
              className="input"
              type="date"
              value={day ?? ''}
              onChange={(event) => setDay(event.target.value || undefined, { replace: true })}
            />
          </label>
        ) : null}
        <select
          className="input"
          aria-label={t('changes.person')}
          value={actor ?? ''}
          onChange={(event) => setActor(event.target.value || undefined, { replace: true })}
        >
          <option value="">{t('changes.everybody')}</option>
          {[...new Set([...(data?.actors ?? []), ...(actor ? [actor] : [])])].map((name) => (
            <option key={name} value={name}>
              {whoOf(name, teller)}
            </option>
          ))}
        </select>
        <span className="hint" role="status">
          {data === undefined
            ? null
            : span !== 'visit'
              ? t('changes.found', { count })
              : data.from === null
                ? t('changes.firstVisit', { count })
                : t('changes.lastVisit', { time: instantName(data.from), count })}
        </span>
      </div>
      {changes.isError && isAnswered(changes.error) ? (
        <Failed sentence={sentenceOf(changes.error, t)} onRetry={() => void changes.refetch()} />
      ) : data === undefined ? (
        <Loading />
      ) : count === 0 ? (
        <Empty title={t('changes.none')}>
          <p>{t('changes.noneBody')}</p>
        </Empty>
      ) : (
        <div className="changes" aria-busy={changes.isPlaceholderData}>
          {count > data.rows.length ? <p className="notice">{t('changes.more', { shown: data.rows.length })}</p> : null}
          {groups.map((group) => (
            <UnitSection
              key={group.unit ?? ''}
              group={group}
              open={group.unit === null || groups.length <= OPEN_UNITS}
              teller={teller}
            />
          ))}
        </div>
      )}
    </>
  );
}

function UnitSection({ group, open, teller }: { group: UnitChanges; open: boolean; teller: Teller }) {
  const { t } = usePreferences();
  const { unit, modules, count } = group;
  return (
    <details className="card changes-unit" open={open}>
      <summary>
        <strong>
          {unit === null ? (
            t('changes.county')
          ) : (
            <>
              <span className="code">{unit}</span> {teller.unitName(unit) ?? ''}
            </>
          )}
        </strong>
        <span className="hint">{t('changes.items', { count })}</span>
        {modules.map(({ module, rows }) => (
          <span key={module} className="chip">
            {t(`changes.module.${module}`)} {rows.length}
          </span>
        ))}
      </summary>
      {modules.map(({ module, rows }) => (
        <section key={module} aria-label={t(`changes.module.${module}`)}>
          <h3>{t(`changes.module.${module}`)}</h3>
          <ul>
            {rows.map((row) => (
              <Row key={row.sequence} row={row} teller={teller} />
            ))}
          </ul>
        </section>
      ))}
    </details>
  );
}

function Row({ row, teller }: { row: Happening; teller: Teller }) {
  const { t } = usePreferences();
  const exists = usePageExists();
  const place = placeOf(row);
  const sentence = sentenceTold(row, teller);
  const changed = plainChanges(row.before, row.after, t);
  return (
    <li>
      <time className="hint" dateTime={row.instant}>
        {instantName(row.instant)}
      </time>
      <div>
        {place && exists(place) ? <ToPage {...place}>{sentence}</ToPage> : sentence}
        {changed.map(({ field, before = '', after = '' }) => (
          <span key={field} className="changed-field">
            {t('changes.arrow', { field, before, after })}
          </span>
        ))}
        {row.reason ? <small className="hint">{t('notices.reason', { reason: row.reason })}</small> : null}
      </div>
    </li>
  );
}
