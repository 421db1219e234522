import { type Meeting, type MeetingSettings, meetingProblems } from '../../../shared/domain/approval/meeting.ts';
import { parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { AmountField } from '../../ui/amount-field.tsx';
import { type Choice, type Draft, passes, VOTES, voteShown } from './draft.ts';
import type { WaitingDocument } from './words.ts';

interface Parts {
  readonly draft: Draft;
  readonly documents: readonly WaitingDocument[];
  readonly meeting: Meeting;
  readonly settings: MeetingSettings;
  /** Why one of those chosen was refused, by its place among them. */
  readonly against: (at: number) => string | undefined;
  readonly onChange: (change: Partial<Draft>) => void;
}

/** What waits for the body: ticked where this meeting decided it, with the amount and the votes. */
export function ResolutionRows(parts: Parts) {
  const { t } = usePreferences();
  return (
    <table className="approval-table meetings-waiting">
      <thead>
        <tr>
          <th>
            <span className="visually-hidden">{t('approvalMeetings.choose')}</span>
          </th>
          <th>{t('approvalMeetings.application')}</th>
          <th className="figure">{t('approvalMeetings.asked')}</th>
          <th className="figure">{t('approvalMeetings.amount')}</th>
          {VOTES.map((vote) => (
            <th key={vote} className="figure">
              {t(`approvalMeetings.${vote}`)}
            </th>
          ))}
          <th>{t('approvalMeetings.result')}</th>
        </tr>
      </thead>
      <tbody>
        {parts.documents.map((document) => (
          <Row key={document.id} document={document} parts={parts} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ document, parts }: { readonly document: WaitingDocument; readonly parts: Parts }) {
  const { t } = usePreferences();
  const { draft, meeting, onChange } = parts;
  const { id, number, unitName, purpose, payeeName, amount: asked } = document;
  const choice = draft.choices[id];
  const set = (next: Choice | undefined): void => {
    const { [id]: _, ...others } = draft.choices;
    onChange({ choices: next ? { ...others, [id]: next } : others });
  };
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          aria-label={`${t('approvalMeetings.choose')} ${number}`}
          checked={choice !== undefined}
          onChange={({ target }) => set(target.checked ? { amount: parseYuan(asked), votes: {} } : undefined)}
        />
      </td>
      <td>
        <span className="code">{number}</span> {unitName}
        <div>{purpose}</div>
        {payeeName === '' ? null : <div className="hint">{payeeName}</div>}
        {choice ? (
          <>
            <Said document={document} parts={parts} />
            <Unvoted document={document} parts={parts} />
          </>
        ) : null}
      </td>
      <td className="figure">
        <Amount value={asked} />
      </td>
      <td className="figure">
        {choice ? (
          <AmountField
            label={`${t('approvalMeetings.amount')} ${number}`}
            value={choice.amount}
            width={136}
            onChange={(next) => set({ ...choice, amount: next })}
            onTyping={(next) => set({ ...choice, amount: next })}
          />
        ) : null}
      </td>
      {VOTES.map((vote) => (
        <td key={vote} className="figure">
          {choice ? (
            <input
              className="input figure meetings-vote"
              aria-label={`${t(`approvalMeetings.${vote}`)} ${number}`}
              inputMode="numeric"
              maxLength={3}
              value={voteShown(choice, vote, meeting.present.length)}
              onChange={({ target }) => set({ ...choice, votes: { ...choice.votes, [vote]: target.value } })}
            />
          ) : null}
        </td>
      ))}
      <td>{choice ? <Result document={document} parts={parts} /> : null}</td>
    </tr>
  );
}

const placeOf = ({ meeting }: Parts, { id }: WaitingDocument): number =>
  meeting.resolutions.findIndex(({ document }) => document === String(id));

/** What the vote comes to, as it is typed. */
function Result({ document, parts }: { readonly document: WaitingDocument; readonly parts: Parts }) {
  const { t } = usePreferences();
  const { meeting, settings } = parts;
  if (meeting.ought === 0 || meeting.present.length === 0) return null;
  const carried = passes(meeting, placeOf(parts, document), document.amount, settings);
  return (
    <span className={carried ? 'chip ok' : 'chip danger'}>{t(`approvalMeetings.${carried ? 'carried' : 'lost'}`)}</span>
  );
}

/** Fewer votes than people: who was there and did not vote may be meant, or forgotten. */
function Unvoted({ document, parts }: { readonly document: WaitingDocument; readonly parts: Parts }) {
  const { t } = usePreferences();
  const { present, resolutions } = parts.meeting;
  const { votes } = resolutions[placeOf(parts, document)]!;
  const cast = VOTES.reduce((sum, vote) => sum + votes[vote], 0);
  return cast < present.length ? (
    <div>
      <small className="chip warn">
        {t('approvalMeetings.unvoted', { votes: cast, present: present.length, count: present.length - cast })}
      </small>
    </div>
  ) : null;
}

/** What is wrong with the votes, or what comes of them. */
function Said({ document, parts }: { readonly document: WaitingDocument; readonly parts: Parts }) {
  const { t } = usePreferences();
  const { meeting, settings } = parts;
  const at = placeOf(parts, document);
  const refused = parts.against(at);
  if (refused !== undefined) return <small className="field-problem">{refused}</small>;
  if (meeting.ought === 0 || meeting.present.length === 0) return null;
  if (meetingProblems(meeting, settings).some((each) => each.problem === 'votes' && each.at === at))
    return <small className="field-problem">{t('approvalMeetings.problem.votes')}</small>;
  if (passes(meeting, at, document.amount, settings)) return null;
  const isLess = meeting.resolutions[at]!.amount < (parseYuan(document.amount) ?? ZERO);
  return <small className="field-problem">{t(`approvalMeetings.${isLess ? 'lessThanAsked' : 'notCarried'}`)}</small>;
}
