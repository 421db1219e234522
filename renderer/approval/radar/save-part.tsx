import { useState } from 'react';
import type { RadarSettings } from '../../../shared/domain/approval/radar/settings.ts';
import { shareOf } from '../../../shared/domain/approval/radar/share.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ReasonFoot } from '../seats/form-parts.tsx';
import { isSame, type Settings, type Tested } from './typed.ts';

/** 保存与开启: with a reason that begins with what the trial showed; nothing is switched on that was not tried. */
export function SavePart(props: {
  readonly kept: Settings;
  /** What is typed, where it holds. */
  readonly radar: RadarSettings | undefined;
  readonly tested: Tested | undefined;
}) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const { kept, radar, tested } = props;
  const { settings, revision } = kept;
  const [on, setOn] = useState(settings.radarOn);
  const [escalates, setEscalates] = useState(settings.radarEscalates);
  const [typed, setReason] = useState<string>();
  const reason = typed ?? (tested ? reasonOf(tested) : '');
  const unchanged =
    radar !== undefined &&
    isSame(radar, settings.radar) &&
    on === settings.radarOn &&
    escalates === settings.radarEscalates;
  const wasTried = radar !== undefined && tested !== undefined && isSame(radar, tested.settings.tried);
  // What is on already, and as it is, was tried when it was switched on.
  const stands = radar !== undefined && settings.radarOn && isSame(radar, settings.radar);
  const stop =
    radar === undefined
      ? t('radar.stop.settings')
      : unchanged
        ? t('radar.stop.same')
        : on && !wasTried && !stands
          ? t('radar.stop.untried')
          : reason.trim() === ''
            ? t('radar.stop.reason')
            : undefined;
  function reasonOf({ documents, total, warned }: Tested): string {
    return t('radar.reasonTried', {
      ...{ documents, cases: total, warned: warned.tried },
      share: shareOf(warned.tried, documents),
    });
  }
  async function save(): Promise<void> {
    if (stop !== undefined || busy || radar === undefined) return;
    const asked = { ...settings, radar, radarOn: on, radarEscalates: escalates };
    const done = await act(
      () => client.approval.setApprovalSettings({ revision, settings: asked, reason: reason.trim() }),
      t('radar.saved'),
    );
    if (done) setReason(undefined);
  }
  return (
    <form
      className="card radar-part approval-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2>{t('radar.saveTitle')}</h2>
      <label className="radar-check">
        <input type="checkbox" checked={on} onChange={({ target }) => setOn(target.checked)} />
        <span>{t('radar.switch')}</span>
      </label>
      <label className="radar-check">
        <input type="checkbox" checked={escalates} onChange={({ target }) => setEscalates(target.checked)} />
        <span>{t('radar.escalate')}</span>
      </label>
      <ReasonFoot {...{ reason, problem, busy, stop }} onReason={setReason} action={t('radar.save')} />
    </form>
  );
}
