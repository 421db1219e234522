import { usePreferences } from '../../app/preferences.tsx';
import { useNames } from './names.ts';
import { Block, type VoucherOut } from './voucher-form.tsx';

type Proposal = NonNullable<VoucherOut['proposal']>;

/** The budget block that a voucher lacks (平行记账建议): what the rules would enter, by which rule, and what is to be chosen. */
export function ProposedBlock({ proposal, unit }: { proposal: Proposal; unit: string }) {
  const { t } = usePreferences();
  const names = useNames();
  return (
    <section className="card voucher-proposal" aria-label={t('voucher.proposal')}>
      <h2>{t('voucher.proposal')}</h2>
      <p className="hint">{t('voucher.proposalBody')}</p>
      <Block title={t('voucher.budget')} lines={proposal.lines} unit={unit} names={names} id="proposed" />
      <ProposalNotes proposal={proposal} />
    </section>
  );
}

/** By which rules the block is proposed, what is to be chosen, and what no rule knows. */
export function ProposalNotes({ proposal }: { proposal: Proposal }) {
  const { t } = usePreferences();
  return (
    <ul>
      {proposal.rules.map(({ key, title, clause }) => (
        <li key={key}>
          <b lang="zh-CN">{title}</b> <span lang="zh-CN">{clause}</span>
        </li>
      ))}
      {proposal.choices.map(({ line, accounts }) => (
        <li key={line}>
          {t('voucher.proposalChoices', {
            line,
            accounts: accounts.map(({ code, name }) => `${code} ${name}`).join('、'),
          })}
        </li>
      ))}
      {proposal.divided === null ? null : <li>{t('voucher.proposalDivided', { amount: proposal.divided })}</li>}
      {proposal.unknown.length > 0 ? (
        <li>{t('voucher.proposalUnknown', { accounts: proposal.unknown.join('、') })}</li>
      ) : null}
    </ul>
  );
}
