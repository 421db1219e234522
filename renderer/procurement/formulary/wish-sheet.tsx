import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ITEM_FIELDS } from '../../../shared/domain/procurement/formulary/changes.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Problem } from '../../ui/states.tsx';
import { PaperHistory, PaperNext } from '../paper-steps.tsx';
import { stageLook } from '../stage-look.ts';
import { WishForm } from './wish-form.tsx';
import { fieldText, titleOf, type Wish } from './words.ts';

/** One wish: the product, why, what the committee said, and what may be done with it. */
export function WishSheet({ wish, onClose }: { readonly wish: Wish; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const [writing, setWriting] = useState(false);
  const { number, item, stage, unit, unitName, day, why, indications, evidence, problems } = wish;
  if (writing) return <WishForm wish={wish} onClose={() => setWriting(false)} />;
  return (
    <Drawer open title={`${number} ${titleOf(item)}`} width={640} onClose={onClose}>
      <div className="formulary-paper">
        <p className="formulary-line">
          <span className={stageLook(stage)}>{t(`procurement.stage.${stage}`)}</span>
          <code>{item.code}</code>
          <span>{`${unit} ${unitName}`}</span>
          <span className="hint">{day}</span>
        </p>
        {problems.map((problem) => (
          <p key={problem} className="notice warn">
            {problem}
          </p>
        ))}
        <dl className="formulary-words">
          {(
            [
              ['why', why],
              ['indications', indications],
              ['evidence', evidence],
            ] as const
          ).map(([key, text]) => (
            <div key={key}>
              <dt>{t(`formulary.wish.${key}`)}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        <dl className="formulary-facts">
          {ITEM_FIELDS.filter((field) => field !== 'name' && field !== 'remark').map((field) => (
            <div key={field}>
              <dt>{t(`formulary.field.${field}`)}</dt>
              <dd>{fieldText(item, field, t)}</dd>
            </div>
          ))}
        </dl>
        <WishActions wish={wish} onWrite={() => setWriting(true)} onDone={onClose} />
        <PaperNext kind="wish" of={wish} unit={`${unit} ${unitName}`} />
        <h2>{t('procurement.history')}</h2>
        <PaperHistory kind="wish" id={wish.id} />
      </div>
    </Drawer>
  );
}

/** What may be done: by the unit, by 总药师 with the committee's minutes, and by the buyer who takes it into the draft. */
function WishActions(props: { readonly wish: Wish; readonly onWrite: () => void; readonly onDone: () => void }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const { wish, onWrite, onDone } = props;
  const versions = useQuery(api.procurement.formularyVersions.queryOptions({ input: {} })).data?.versions;
  const draft = versions?.find((version) => version.may.includes('prepare'));
  const { id, revision, unit, number } = wish;
  const seen = { id, revision };
  const reasoned = (title: string, action: string, label?: string) =>
    dialogs.reason({ title, action, ...(label === undefined ? {} : { label }) });
  async function decide(outcome: 'approve' | 'return' | 'refuse'): Promise<void> {
    const reason =
      outcome === 'approve'
        ? await reasoned(
            t('formulary.approveWish', { number }),
            t('procurement.act.approve'),
            t('formulary.version.minutes'),
          )
        : await reasoned(t(`procurement.act.${outcome}Title`, { name: number }), t(`procurement.act.${outcome}`));
    if (reason === undefined) return;
    const asked = { kind: 'wish' as const, papers: [seen], outcome, reason };
    if (await act(() => client.procurement.decidePapers(asked), t(`procurement.done.${outcome}`))) onDone();
  }
  async function hand(): Promise<void> {
    await act(() => client.procurement.handWish({ ...seen, unit }), t('procurement.done.hand'));
  }
  async function withdraw(): Promise<void> {
    const reason = await reasoned(t('procurement.act.withdrawTitle', { name: number }), t('procurement.act.withdraw'));
    if (reason === undefined) return;
    if (await act(() => client.procurement.withdrawWish({ ...seen, unit, reason }), t('procurement.done.withdraw')))
      onDone();
  }
  async function take(): Promise<void> {
    if (!draft) return;
    const version = { id: draft.id, revision: draft.revision };
    const done = t('formulary.wishTaken', { number: draft.number });
    await act(() => client.procurement.takeWish({ version, wish: id }), done);
  }
  const button = (label: string, onClick: () => Promise<void> | void, primary = false) => (
    <button
      type="button"
      className={primary ? 'button primary' : 'button'}
      disabled={busy}
      onClick={() => void onClick()}
    >
      {label}
    </button>
  );
  const takes = wish.stage === 'approved' && wish.fate === 'open' && may('procurement.buy');
  return (
    <>
      <div className="formulary-line">
        {wish.may.includes('prepare') ? button(t('formulary.writeWish'), onWrite) : null}
        {wish.may.includes('hand') ? button(t('formulary.handWish'), hand, true) : null}
        {wish.may.includes('approve') ? button(t('procurement.act.approve'), () => decide('approve'), true) : null}
        {wish.may.includes('return') ? button(t('procurement.act.return'), () => decide('return')) : null}
        {wish.may.includes('refuse') ? button(t('procurement.act.refuse'), () => decide('refuse')) : null}
        {wish.may.includes('withdraw') ? button(t('procurement.act.withdraw'), withdraw) : null}
        {takes && draft ? button(t('formulary.takeWish', { number: draft.number }), take, true) : null}
        {takes && !draft ? <span className="hint">{t('formulary.noDraft')}</span> : null}
      </div>
      <Problem sentence={problem} />
    </>
  );
}
