import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { MOST_VOLUME } from '../../../shared/domain/costing/charges/charge.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { useActing, useAttempt } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { MAX_UPLOAD_BYTES, uploadFile } from '../../app/files.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { Empty, Failed, Loading, Problem } from '../../ui/states.tsx';
import { instantName } from '../../ui/time.ts';
import { type Chosen, Upload } from '../../ui/upload.tsx';
import { type Month, STAGE_CHIPS } from './looks.ts';
import { PaperActions } from './paper-actions.tsx';

/** 业务量 of one centre and month. */
export function VolumesView({ centre, period }: { readonly centre: number; readonly period: Period }) {
  const { t } = usePreferences();
  const read = useQuery(api.costing.chargeMonth.queryOptions({ input: { period, centre } }));
  const failed = failedOf(read, t);
  const month = read.data?.[0];
  if (failed) return <Failed {...failed} />;
  if (!month) return <Loading />;
  if (month.cost === null) return <Empty title={t('charges.volumesNotYours')} />;
  return <OfMonth key={month.volumes?.revision ?? 0} month={month} period={period} />;
}

/** Counts as they are typed, by unit; '' where a unit has none. */
type Typed = Readonly<Record<string, string>>;

const typedOf = (rows: readonly { readonly unit: string; readonly count: number }[]): Typed =>
  Object.fromEntries(rows.map(({ unit, count }) => [unit, String(count)]));
const isCount = (text: string): boolean => /^\d{1,8}$/.test(text) && Number(text) <= MOST_VOLUME;

function OfMonth({ month, period }: { readonly month: Month; readonly period: Period }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { units = [] } = useScope();
  const { busy, problem, act } = useActing();
  const { attempt } = useAttempt();
  const { centre, volumes } = month;
  const [typed, setTyped] = useState<Typed>(() => typedOf(volumes?.rows ?? []));
  const [source, setSource] = useState(volumes?.source ?? '');
  const [rejected, setRejected] = useState<readonly string[]>([]);
  const edits = month.may.includes('volumes');
  const shown = units.filter(({ code }) => edits || typed[code] !== undefined);
  const filled = shown.filter(({ code }) => (typed[code] ?? '') !== '');
  const wrong = filled.filter(({ code }) => !isCount(typed[code]!));
  const sum = filled.reduce((total, { code }) => total + (Number(typed[code]) || 0), 0);

  const take = ([chosen]: readonly Chosen[]) =>
    attempt(async () => {
      if (!chosen) return;
      const { file } = await uploadFile(chosen.bytes);
      const found = await client.costing.readChargeVolumes({ unit: centre.unit, file, fileName: chosen.name });
      setRejected(found.problems);
      // A file with a bad row is mended first: nothing of it is taken.
      if (found.problems.length > 0) return;
      setTyped(typedOf(found.rows));
      setSource(chosen.name);
    }, t('charges.notRead'));
  const count = () =>
    attempt(async () => {
      setTyped(typedOf(await client.costing.countChargeVolumes({ period })));
      setRejected([]);
      setSource(t('charges.countedSource'));
    }, t('charges.notRead'));
  const save = () =>
    act(
      () =>
        client.costing.saveChargeVolumes({
          ...{ unit: centre.unit, centre: centre.id, period, revision: volumes?.revision ?? 0, source },
          rows: filled.map(({ code }) => ({ unit: code, count: Number(typed[code]) })),
        }),
      t('charges.volumesKept'),
    );
  return (
    <div className="charges-volumes fill">
      <section className="card charges-paper">
        <div className="charges-line">
          <h2>{t('charges.volumesOf', { centre: centre.name, measure: centre.measure })}</h2>
          {volumes ? (
            <>
              <span className={STAGE_CHIPS[volumes.stage]}>{t(`charges.stage.paper.${volumes.stage}`)}</span>
              <span className="hint">
                {t('charges.lastBy', { display: volumes.display, instant: instantName(volumes.instant) })}
              </span>
              <PaperActions paper="volumes" unit={centre.unit} name={`${centre.name} ${period}`} of={volumes} />
            </>
          ) : null}
        </div>
        {edits ? (
          <>
            <Upload
              label={t('charges.drop')}
              hint={t('charges.dropHint')}
              accept=".xlsx,.csv"
              maxBytes={Math.min(MAX_UPLOAD_BYTES, 4 * 1024 * 1024)}
              busy={busy}
              onFiles={(files) => void take(files)}
            />
            <div className="charges-line">
              {centre.kind === 'finance' && may('costing.prepare') ? (
                <button type="button" className="button" onClick={() => void count()}>
                  {t('charges.count')}
                </button>
              ) : null}
              <button
                type="button"
                className="button primary"
                disabled={busy || filled.length === 0 || wrong.length > 0}
                onClick={() => void save()}
              >
                {t('charges.saveVolumes')}
              </button>
              {wrong.length > 0 ? (
                <span className="field-problem">{t('charges.countWrong', { unit: wrong[0]!.name })}</span>
              ) : null}
            </div>
            {rejected.length === 0 ? null : (
              <div className="notice danger" role="alert">
                <p>{t('charges.rejected', { count: rejected.length })}</p>
                <ul>
                  {rejected.map((sentence) => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                </ul>
              </div>
            )}
          </>
        ) : null}
        <Problem sentence={problem} />
        {source === '' ? null : <p className="hint">{t('charges.source', { source })}</p>}
        <table className="charges-table">
          <thead>
            <tr>
              <th>{t('charges.member')}</th>
              <th className="figure">{t('charges.volume')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ code, name }) => (
              <tr key={code}>
                <td>
                  <span className="code">{code}</span> {name}
                  {code === centre.unit ? <span className="hint"> {t('charges.ownUse')}</span> : null}
                </td>
                <td className="figure">
                  {edits ? (
                    <input
                      className="input"
                      inputMode="numeric"
                      maxLength={8}
                      aria-label={t('charges.countOf', { unit: name })}
                      aria-invalid={(typed[code] ?? '') !== '' && !isCount(typed[code]!)}
                      value={typed[code] ?? ''}
                      onChange={({ target }) => setTyped({ ...typed, [code]: target.value.trim() })}
                    />
                  ) : (
                    Number(typed[code] ?? 0).toLocaleString('en-US')
                  )}
                </td>
              </tr>
            ))}
            <tr className="sum">
              <th>{t('charges.total')}</th>
              <td className="figure">{sum.toLocaleString('en-US')}</td>
            </tr>
          </tbody>
        </table>
      </section>
    </div>
  );
}
