import { useState } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { groupedYuan } from '../../../shared/kernel/fen.ts';
import { useActing, useAttempt } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';
import { useShortcut } from '../../ui/shortcut.ts';
import { Problem } from '../../ui/states.tsx';
import { type Picks, standingOf, toggled } from './picked.ts';
import { SideList } from './side-list.tsx';
import type { At, BankMonth } from './use-bank.ts';

type Proposals = ReplyOf<Contract['ledger']['bankProposals']>['proposals'];
const NONE: Picks = new Set();

/** Both sides' open lines beside each other; what is picked on both is matched when its difference is 0. */
export function Matching({ at, month }: { readonly at: At; readonly month: BankMonth }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const [picks, setPicks] = useState<Picks>(NONE);
  const [proposals, setProposals] = useState<Proposals>();
  const [looked, setLooked] = useState(-1);
  const { attempt } = useAttempt();
  const { busy, problem, act } = useActing();
  const bank = month.bank.filter(({ match }) => match === null);
  const book = month.book.filter(({ match }) => match === null);
  const standing = standingOf(bank, book, picks);
  const locked = month.frozen !== null || !may('ledger.prepare', at.unit);
  const open = new Set([...bank, ...book].map(({ key }) => key));
  const standingProposals = proposals?.filter((each) => [...each.bank, ...each.book].every((key) => open.has(key)));
  const sure = standingProposals?.filter((each) => each.sure) ?? [];
  const unsure = standingProposals?.filter((each) => !each.sure) ?? [];
  const looking = unsure[looked];

  async function match(matches: readonly { readonly bank: readonly string[]; readonly book: readonly string[] }[]) {
    const input = { ...at, matches: matches.map((each) => ({ bank: [...each.bank], book: [...each.book] })) };
    const went = await act(() => client.ledger.matchLines(input), t('bank.matched', { count: matches.length }));
    if (went) pickNext();
  }
  /** After one proposal that was looked at, the next one is picked. */
  function pickNext(): void {
    const rest = unsure.filter((each) => each !== looking);
    const next = looking ? rest[Math.min(looked, rest.length - 1)] : undefined;
    setLooked(next ? rest.indexOf(next) : -1);
    setPicks(next ? new Set([...next.bank, ...next.book]) : NONE);
  }
  const picked = (lines: typeof bank) => lines.filter(({ key }) => picks.has(key)).map(({ key }) => key);
  const matchPicked = (): void => {
    if (standing.ready && !locked && !busy) void match([{ bank: picked(bank), book: picked(book) }]);
  };
  const propose = () =>
    attempt(async () => {
      setLooked(-1);
      setPicks(NONE);
      setProposals((await client.ledger.bankProposals(at)).proposals);
    }, t('bank.propose'));
  function look(): void {
    const next = unsure[(looked + 1) % unsure.length];
    if (!next) return;
    setLooked((looked + 1) % unsure.length);
    setPicks(new Set([...next.bank, ...next.book]));
  }
  useShortcut(locked ? undefined : 'F8', () => void propose());
  const other = (side: 'bank' | 'book') => () => document.getElementById(`bank-list-${side}`)?.focus();
  const [line] = picked(bank);
  const mayEnter = standing.count === 1 && line?.startsWith('b') === true && !locked;
  const pickedVoucher = book.find(({ key }) => picks.has(key))?.voucher;
  return (
    <div className="bank-matching fill">
      {month.frozen === null ? null : <p className="notice">{month.frozen}</p>}
      {locked ? null : (
        <div className="bank-proposals">
          <button type="button" className="button primary" onClick={() => void propose()}>
            {t('bank.propose')}
            <kbd>F8</kbd>
          </button>
          {standingProposals === undefined ? null : (
            <span role="status">
              {looking
                ? t('bank.looking', { at: looked + 1, count: unsure.length, rule: t(`bank.rule.${looking.rule}`) })
                : standingProposals.length === 0
                  ? t('bank.proposedNone')
                  : t('bank.proposed', { count: standingProposals.length, sure: sure.length })}
            </span>
          )}
          {sure.length > 0 ? (
            <button type="button" className="button" disabled={busy} onClick={() => void match(sure)}>
              {t('bank.acceptSure', { sure: sure.length })}
            </button>
          ) : null}
          {unsure.length > 0 ? (
            <button type="button" className="button" onClick={look}>
              {t('bank.look')}
            </button>
          ) : null}
        </div>
      )}
      <div className="bank-sides">
        <SideList
          side="bank"
          lines={bank}
          picks={picks}
          reveal={looking?.bank[0]}
          locked={locked}
          onPick={(key) => setPicks(toggled(picks, key))}
          onMatch={matchPicked}
          onOther={other('book')}
        />
        <SideList
          side="book"
          lines={book}
          picks={picks}
          reveal={looking?.book[0]}
          locked={locked}
          onPick={(key) => setPicks(toggled(picks, key))}
          onMatch={matchPicked}
          onOther={other('bank')}
        />
      </div>
      <Problem sentence={problem} />
      <footer className="bank-foot card">
        {locked ? null : (
          <button
            type="button"
            className="button primary"
            aria-disabled={!standing.ready || busy}
            title={standing.count > 1 && !standing.ready ? t('bank.unequal') : undefined}
            onClick={matchPicked}
          >
            {t('bank.match')}
          </button>
        )}
        {mayEnter && line ? (
          <ToPage
            to="/desk/$id"
            params={{ id: 'new' }}
            search={{ unit: at.unit, period: at.period, from: `b${at.account}-${line.slice(1)}-${at.period}` }}
            permission="ledger.prepare"
            className="button"
          >
            {t('bank.voucher')}
          </ToPage>
        ) : null}
        {standing.count === 1 && pickedVoucher ? (
          <ToPage
            to="/vouchers/$id"
            params={{ id: String(pickedVoucher.id) }}
            search={{ unit: at.unit, period: at.period }}
            className="button"
          >
            {t('bank.voucherOpen')}
          </ToPage>
        ) : null}
        {standing.count > 0 ? (
          <button type="button" className="button" onClick={() => setPicks(NONE)}>
            {t('bank.clear')}
          </button>
        ) : null}
        <span role="status" className={standing.count > 1 && !standing.ready ? 'bank-differs' : ''}>
          {standing.count === 0
            ? t('bank.pickedNone')
            : t('bank.picked', {
                bank: groupedYuan(standing.bank),
                book: groupedYuan(standing.book),
                difference: groupedYuan(standing.difference),
              })}
        </span>
      </footer>
    </div>
  );
}
