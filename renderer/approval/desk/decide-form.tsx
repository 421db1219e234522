import { Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { type KeyboardEvent, useRef, useState } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { PersonField } from '../../ui/person-field.tsx';
import { Segments } from '../../ui/segments.tsx';
import type { Application } from './document.ts';
import { Attested } from './standing.tsx';

/** What can be done to a document that waits for the caller. */
const DECISIONS = ['pass', 'refuse', 'add', 'move'] as const;
export type Decision = (typeof DECISIONS)[number];

type Mine = NonNullable<Application['mine']>;

/** Whom else to ask is for the person to say, and not for who stands in. */
export const decisionsOf = ({ forWhom }: Mine): readonly Decision[] =>
  forWhom === '' ? DECISIONS : DECISIONS.slice(0, 2);

/** What was decided, as the service is told. */
export type Decided =
  | {
      readonly what: 'pass' | 'refuse';
      readonly opinion: string;
      readonly attested: boolean;
      /** 驳回: the place of an earlier level; absent for the applicant. */
      readonly to?: number;
    }
  | { readonly what: 'add'; readonly person: string; readonly when: 'before' | 'after'; readonly opinion: string }
  | { readonly what: 'move'; readonly person: string; readonly opinion: string };

/** Whether the document still waits for the caller after that: one who is asked to follow leaves one's own turn as it is. */
export const staysOpen = (decided: Decided): boolean => decided.what === 'add' && decided.when === 'after';

const LONGEST = 500;
const WHEN = ['before', 'after'] as const;

/** One decision, in a bar below the document: Enter confirms, Escape turns back. */
export function DecideForm(props: {
  readonly what: Decision;
  readonly mine: Mine;
  /** The radar warned of a division: to pass it says why, too. */
  readonly divided: boolean;
  /** For whom it is decided, by name; '' where for oneself. */
  readonly forWhom: string;
  readonly busy: boolean;
  /** The document is another than the one that was read when this was opened. */
  readonly stale: boolean;
  readonly onSeen: () => void;
  readonly onDecide: (decided: Decided) => void;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { what, mine, busy, stale } = props;
  const needed = what !== 'pass' || props.divided;
  const [opinion, setOpinion] = useState(needed ? '' : t('approvals.agreed'));
  const [attested, setAttested] = useState(false);
  const [to, setTo] = useState('');
  const [person, setPerson] = useState<string>();
  const [when, setWhen] = useState<(typeof WHEN)[number]>('before');
  const words = useRef<TextAreaRef>(null);
  const asks = what === 'add' || what === 'move';
  const signs = what === 'pass' && mine.attests;
  const stop = stale
    ? t('approvals.stop.changed')
    : asks && person === undefined
      ? t('approvals.stop.person')
      : needed && opinion.trim() === ''
        ? t('approvals.stop.opinion')
        : signs && !attested
          ? t('approvals.stop.attested')
          : undefined;
  function decide(): void {
    if (stop !== undefined || busy) return;
    const said = opinion.trim();
    if (what === 'pass') props.onDecide({ what, opinion: said, attested });
    else if (what === 'refuse')
      props.onDecide({ what, opinion: said, attested: false, ...(to === '' ? {} : { to: Number(to) }) });
    else if (person !== undefined)
      props.onDecide(what === 'add' ? { what, person, when, opinion: said } : { what, person, opinion: said });
  }
  /** Enter confirms where it stands in a field of words; Shift+Enter begins a line, and what an input method takes is its own. */
  function onEnter(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    decide();
  }
  /** Escape turns back, once the list of people is closed. */
  function onEscape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || document.querySelector('.ant-select-open')) return;
    event.preventDefault();
    props.onClose();
  }
  return (
    <form
      className="approvals-decide"
      aria-label={t(`approvals.act.${what}`)}
      onKeyDown={onEscape}
      onSubmit={(event) => {
        event.preventDefault();
        decide();
      }}
    >
      {stale ? (
        <p className="notice warn" role="alert">
          {t('approvals.changed')}
          <button type="button" className="button" onClick={props.onSeen}>
            {t('approvals.changedSeen')}
          </button>
        </p>
      ) : null}
      {signs ? (
        <label className="approvals-attest">
          <input
            type="checkbox"
            // biome-ignore lint/a11y/noAutofocus: the person asked for this by a key, and goes on by keys.
            autoFocus
            checked={attested}
            onChange={({ target }) => setAttested(target.checked)}
            onKeyDown={onEnter}
          />
          <span>
            <b>{t('approvals.attest')}</b> <Attested />
          </span>
        </label>
      ) : null}
      <div className="approvals-decide-fields">
        {what === 'refuse' ? (
          <Labelled label={t('approvals.backTo')}>
            {(field) => (
              <select {...field} className="input" value={to} onChange={({ target }) => setTo(target.value)}>
                <option value="">{t('approvals.backToApplicant')}</option>
                {mine.back.map(({ place, level }) => (
                  <option key={place} value={String(place)}>
                    {t(`approval.level.${level}`)}
                  </option>
                ))}
              </select>
            )}
          </Labelled>
        ) : null}
        {asks ? (
          <Labelled
            label={t('approvals.person')}
            problem={mine.colleagues.length === 0 ? t('approvals.noColleagues') : undefined}
          >
            {({ id }) => (
              <PersonField
                id={id}
                options={mine.colleagues.map(({ name, display }) => ({ code: name, name: display }))}
                value={person}
                onChange={(name) => {
                  setPerson(name);
                  // The list has closed by then: one goes on with why.
                  setTimeout(() => words.current?.focus());
                }}
                select={{ autoFocus: true, placement: 'topLeft' }}
              />
            )}
          </Labelled>
        ) : null}
        {what === 'add' ? (
          <Labelled label={t('approvals.when')}>
            {() => (
              <Segments
                label={t('approvals.when')}
                value={when}
                choices={WHEN.map((value) => ({ value, label: t(`approvals.when.${value}`) }))}
                onChange={setWhen}
              />
            )}
          </Labelled>
        ) : null}
        <div className="approvals-opinion">
          <Labelled label={t('approvals.opinion')} needed={needed}>
            {(field) => (
              <Input.TextArea
                {...field}
                ref={words}
                autoSize={{ minRows: what === 'refuse' ? 2 : 1, maxRows: 5 }}
                maxLength={LONGEST}
                autoFocus={!asks && !signs}
                value={opinion}
                onFocus={({ target }) => target.select()}
                onChange={({ target }) => setOpinion(target.value)}
                onKeyDown={onEnter}
              />
            )}
          </Labelled>
        </div>
      </div>
      <div className="approvals-line">
        <button
          type="submit"
          className={what === 'refuse' ? 'button approvals-refuse' : 'button primary'}
          aria-disabled={stop !== undefined || busy}
          title={stop}
        >
          {t(`approvals.confirm.${what}`)} <kbd>Enter</kbd>
        </button>
        <button type="button" className="button" onClick={props.onClose}>
          {t('cancel')} <kbd>Esc</kbd>
        </button>
        {props.forWhom === '' ? null : (
          <span className="chip warn">{t('approvals.forShort', { person: props.forWhom })}</span>
        )}
        <span className="hint" role="status">
          {stop ?? t(`approvals.about.${what}`)}
        </span>
      </div>
    </form>
  );
}
