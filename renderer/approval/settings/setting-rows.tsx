import type { ReactNode } from 'react';
import { SETTING_BOUNDS, USUAL_APPROVAL_SETTINGS } from '../../../shared/domain/approval/settings.ts';
import type { Translate } from '../../../shared/i18n/translate.ts';
import { groupedYuan } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { AmountField } from '../../ui/amount-field.tsx';
import type { Draft } from './draft.ts';

const AMOUNTS = ['contractFrom', 'largeFrom'] as const;
const DAYS = ['coolDays', 'urgentDays'] as const;
const HALVES = ['ought', 'present'] as const;
const PARTS = [
  ['paying', ['contractFrom', 'coolDays']],
  ['applying', ['largeFrom', 'urgentDays']],
  ['meeting', ['quorum', 'half']],
] as const;
type Setting = (typeof PARTS)[number][1][number];

/** Each setting with what is in force or typed, what it means and what is usual. */
export function SettingRows(props: {
  readonly draft: Draft;
  /** Absent while nothing is changed. */
  readonly onChange: ((more: Partial<Draft>) => void) | undefined;
}) {
  const { t } = usePreferences();
  const { draft, onChange } = props;
  return (
    <table className="approval-table settings-table">
      <thead>
        <tr>
          <th>{t('approvalSettings.what')}</th>
          <th>{t('approvalSettings.value')}</th>
          <th>{t('approvalSettings.hint')}</th>
        </tr>
      </thead>
      {PARTS.map(([part, settings]) => (
        <tbody key={part}>
          <tr>
            <th scope="rowgroup" colSpan={3} className="settings-part">
              {t(`approvalSettings.part.${part}`)}
            </th>
          </tr>
          {settings.map((setting) => (
            <tr key={setting}>
              <th scope="row">{t(`approvalSettings.${setting}`)}</th>
              <td>{onChange ? <Typed {...{ setting, draft, onChange }} /> : shownOf(setting, draft, t)}</td>
              <td className="hint">
                {t(`approvalSettings.${setting}Hint`)} {usualOf(setting, t)}
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

function shownOf(setting: Setting, draft: Draft, t: Translate): string {
  if (setting === 'quorum') return t('approvalSettings.quorumShown', { parts: draft.parts, of: draft.of });
  if (setting === 'half') return t(`approvalSettings.half.${draft.half}`);
  if (setting === 'coolDays' || setting === 'urgentDays') return `${draft[setting]} ${t('approvalSettings.days')}`;
  const amount = draft[setting];
  return amount === undefined ? '' : `${groupedYuan(amount)} ${t('approvalSettings.yuan')}`;
}

function usualOf(setting: Setting, t: Translate): string {
  const { meeting, coolDays, urgentDays, contractFrom, largeFrom } = USUAL_APPROVAL_SETTINGS;
  const usual: Draft = {
    ...{ contractFrom, largeFrom, coolDays: `${coolDays}`, urgentDays: `${urgentDays}` },
    ...{ parts: `${meeting.quorum.parts}`, of: `${meeting.quorum.of}`, half: meeting.half },
  };
  return t('approvalSettings.usualIs', { value: shownOf(setting, usual, t) });
}

interface Typing {
  readonly setting: Setting;
  readonly draft: Draft;
  readonly onChange: (more: Partial<Draft>) => void;
}

function Typed({ setting, draft, onChange }: Typing): ReactNode {
  const { t } = usePreferences();
  const label = t(`approvalSettings.${setting}`);
  const amount = AMOUNTS.find((each) => each === setting);
  if (amount)
    return (
      <span className="approval-line">
        <AmountField
          label={label}
          value={draft[amount]}
          onChange={(value) => onChange({ [amount]: value })}
          onTyping={(value) => onChange({ [amount]: value })}
        />
        {t('approvalSettings.yuan')}
      </span>
    );
  const days = DAYS.find((each) => each === setting);
  if (days) {
    const [least, most] = SETTING_BOUNDS[days];
    return (
      <span className="approval-line">
        <Whole label={label} value={draft[days]} onChange={(value) => onChange({ [days]: value })} />
        {t('approvalSettings.days')} <small className="hint">{t('approvalSettings.bounds', { least, most })}</small>
      </span>
    );
  }
  if (setting === 'quorum')
    return (
      <span className="approval-line">
        <Whole
          label={t('approvalSettings.quorumParts')}
          value={draft.parts}
          onChange={(parts) => onChange({ parts })}
        />
        {t('approvalSettings.quorumBetween')}
        <Whole label={t('approvalSettings.quorumOf')} value={draft.of} onChange={(of) => onChange({ of })} />
        {t('approvalSettings.quorumAfter')}
      </span>
    );
  return (
    <select
      className="input"
      aria-label={label}
      value={draft.half}
      onChange={({ target }) => onChange({ half: HALVES.find((each) => each === target.value) ?? draft.half })}
    >
      {HALVES.map((half) => (
        <option key={half} value={half}>
          {t(`approvalSettings.half.${half}`)}
        </option>
      ))}
    </select>
  );
}

/** A whole number of at most two digits. */
function Whole(props: { readonly label: string; readonly value: string; readonly onChange: (typed: string) => void }) {
  return (
    <input
      className="input figure settings-whole"
      aria-label={props.label}
      inputMode="numeric"
      maxLength={2}
      value={props.value}
      onChange={({ target }) => props.onChange(target.value)}
    />
  );
}
