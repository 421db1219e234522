import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useActing, useAttempt } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { downloadFile } from '../../app/files.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Empty, Failed, Loading, Problem } from '../../ui/states.tsx';
import { type Handed, PastPart } from './past-part.tsx';
import { Result } from './result.tsx';
import { SavePart } from './save-part.tsx';
import { SettingsForm } from './settings-form.tsx';
import { isSame, type Settings, settingsIn, type Tested, type Typed, typedOf } from './typed.ts';
import '../approval.css';
import './radar.css';

/** 化整为零预警: tried on past years, compared with what is in force, then switched on. */
export function RadarPage() {
  const { t } = usePreferences();
  const read = useQuery(api.approval.settings.queryOptions({ input: {} }));
  const failed = failedOf(read, t);
  if (failed || !read.data)
    return (
      <>
        <PageHead title={t('radar.title')} />
        {failed ? <Failed sentence={failed.sentence} onRetry={failed.onRetry} /> : <Loading />}
      </>
    );
  return read.data.maySet ? <Trying kept={read.data} /> : <Reading kept={read.data} />;
}

/** For who may not set it: what is in force. */
function Reading({ kept: { settings } }: { readonly kept: Settings }) {
  const { t } = usePreferences();
  const { radar, radarOn } = settings;
  return (
    <>
      <Head on={radarOn} />
      <div className="radar-side radar-alone">
        {radarOn ? null : <p className="notice">{t('radar.offAboutRead')}</p>}
        <SettingsForm typed={typedOf(radar)} inForce={radar} readOnly onChange={() => undefined} />
      </div>
    </>
  );
}

function Head({ on, actions }: { readonly on: boolean } & Pick<Parameters<typeof PageHead>[0], 'actions'>) {
  const { t } = usePreferences();
  return (
    <PageHead title={t('radar.title')} {...(actions ? { actions } : {})}>
      <span className={on ? 'chip ok' : 'chip'}>{t(on ? 'radar.on' : 'radar.off')}</span>
    </PageHead>
  );
}

/** What was tried: the answer, and on which file. */
interface Tried {
  readonly file: string;
  readonly tested: Tested;
}

function Trying({ kept }: { readonly kept: Settings }) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const { busy: exporting, attempt } = useAttempt();
  const { settings } = kept;
  const [typed, setTyped] = useState<Typed>(() => typedOf(settings.radar));
  const [handed, setHanded] = useState<Handed>();
  const [tried, setTried] = useState<Tried>();
  const radar = settingsIn(typed);
  const stop =
    handed === undefined ? t('radar.tryStop.file') : radar === undefined ? t('radar.tryStop.settings') : undefined;
  const isStale =
    tried !== undefined && (tried.file !== handed?.file || !radar || !isSame(radar, tried.tested.settings.tried));
  async function tryIt(): Promise<void> {
    if (busy || !handed || !radar) return;
    await act(async () => {
      const tested = await client.approval.backTestRadar({
        ...{ file: handed.file, fileName: handed.name },
        settings: radar,
      });
      setTried({ file: handed.file, tested });
    }, t('radar.tried'));
  }
  const exported = (): Promise<boolean> =>
    attempt(async () => {
      if (!tried || !handed) return;
      const asked = { file: tried.file, fileName: handed.name, settings: tried.tested.settings.tried };
      const { file, name } = await client.approval.radarBook(asked);
      await downloadFile(file, name);
    }, t('radar.failed'));
  return (
    <>
      <Head
        on={settings.radarOn}
        actions={[
          {
            label: t('radar.export'),
            onClick: () => void exported(),
            disabled: tried === undefined ? t('radar.exportStop') : exporting,
          },
          {
            label: t('radar.try'),
            ...{ shortcut: 'F2', primary: true, onClick: () => void tryIt() },
            disabled: stop ?? busy,
          },
        ]}
      />
      <div className="radar-page fill">
        <div className="radar-side">
          <PastPart handed={handed} onHanded={setHanded} />
          <SettingsForm typed={typed} inForce={settings.radar} readOnly={false} onChange={setTyped} />
          <SavePart key={kept.revision} kept={kept} radar={radar} tested={tried?.tested} />
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
        <section className="radar-main" aria-label={t('radar.cases')} aria-busy={busy} tabIndex={0}>
          {settings.radarOn ? null : <p className="notice">{t('radar.offAbout')}</p>}
          <Problem sentence={problem} />
          {isStale ? <p className="notice warn">{t('radar.stale')}</p> : null}
          {tried ? (
            <Result tested={tried.tested} />
          ) : (
            <Empty title={t('radar.empty')}>
              <ol className="radar-steps">
                <li>{t('radar.emptyOne')}</li>
                <li>{t('radar.emptyTwo')}</li>
                <li>{t('radar.emptyThree')}</li>
              </ol>
            </Empty>
          )}
        </section>
      </div>
    </>
  );
}
