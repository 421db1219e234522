import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CashStep } from '../../../shared/domain/ledger/cash-count/voucher.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { printPage } from '../../ui/print.ts';
import { useShortcut } from '../../ui/shortcut.ts';
import { Problem } from '../../ui/states.tsx';
import { SaveBook } from '../books/save-book.tsx';
import { type CashCount, exactly, fenOf } from './use-cash-count.ts';

/** What may be done with a count: witnessed by another, drafted, counted again, printed. */
export function CountTools({ count }: { readonly count: CashCount }) {
  const { t } = usePreferences();
  const { may, person } = useIdentity();
  const { busy, problem, act } = useActing();
  const [, setAsked] = useAddress('count');
  const [, setReplaces] = useAddress('replaces');
  const [note, setNote] = useState('');
  const { unit, id, standing } = count;
  const own = count.madeBy === person?.name;
  const witnesses = standing === 'made' && !own && may('ledger.witness', unit);
  useShortcut('F9', () => void printPage());
  const again = (): void => {
    setReplaces(String(id));
    setAsked('new');
  };
  return (
    <div className="cash-tools">
      <div className="cash-tool-row">
        <span className={standing === 'confirmed' ? 'chip ok' : standing === 'replaced' ? 'chip warn' : 'chip'}>
          {t(`cashCount.standing.${standing}`)}
        </span>
        <span className={fenOf(count.difference) === 0 ? 'chip ok' : 'chip danger'}>
          {fenOf(count.difference) === 0
            ? t('cashCount.agrees')
            : t(fenOf(count.difference) > 0 ? 'cashCount.over' : 'cashCount.short', {
                amount: exactly(count.difference.replace('-', '')),
              })}
        </span>
        <SaveBook make={() => client.ledger.cashCountBook({ unit, id })} />
        <button type="button" className="button" onClick={() => void printPage()}>
          {t('bank.print')}
          <kbd>F9</kbd>
        </button>
        {standing !== 'replaced' && may('ledger.sign', unit) ? (
          <button type="button" className="button" onClick={again}>
            {t('cashCount.again')}
          </button>
        ) : null}
        {count.replacedBy === null ? null : (
          <button type="button" className="button" onClick={() => setAsked(String(count.replacedBy))}>
            {t('cashCount.toLater')}
          </button>
        )}
      </div>
      {witnesses ? (
        <div className="cash-tool-row">
          <input
            className="input cash-note"
            aria-label={t('cashCount.note')}
            placeholder={t('cashCount.noteHint')}
            maxLength={300}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
          <button
            type="button"
            className="button primary"
            disabled={busy}
            onClick={() => void act(() => client.ledger.witnessCashCount({ unit, id, note }), t('cashCount.witnessed'))}
          >
            {t('cashCount.confirm')}
          </button>
        </div>
      ) : standing === 'made' ? (
        <p className="hint">{t(own ? 'cashCount.waitsForAnother' : 'cashCount.waits')}</p>
      ) : null}
      <Drafts
        count={count}
        busy={busy}
        onDraft={(step) => void act(() => client.ledger.draftCashVoucher({ unit, id, step }), t('cashCount.drafted'))}
      />
      <Problem sentence={problem} />
    </div>
  );
}

function Drafts(props: {
  readonly count: CashCount;
  readonly busy: boolean;
  readonly onDraft: (step: CashStep) => void;
}) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { count, busy, onDraft } = props;
  const { unit, drafts, steps } = count;
  const prepares = may('ledger.prepare', unit) && steps.length > 0;
  if (drafts.length === 0 && !prepares) return null;
  return (
    <div className="cash-tool-row">
      {drafts.map(({ step, draft, voucher }) => (
        <Link
          key={draft}
          className="button"
          to={(voucher === null ? `/desk/${draft}` : `/vouchers/${voucher}`) as '/'}
          search={{ unit } as never}
        >
          {t(voucher === null ? 'cashCount.toDraft' : 'cashCount.toVoucher', { step: t(`cashCount.step.${step}`) })}
        </Link>
      ))}
      {prepares
        ? steps.map((step) => (
            <button key={step} type="button" className="button" disabled={busy} onClick={() => onDraft(step)}>
              {t('cashCount.draft', { step: t(`cashCount.step.${step}`) })}
            </button>
          ))
        : null}
      {prepares && !steps.includes('found') ? <span className="hint">{t('cashCount.settleHint')}</span> : null}
    </div>
  );
}
