import { groupedYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { useActing, useAttempt } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { useDialogs } from '../../ui/dialogs.tsx';
import { printPage } from '../../ui/print.ts';
import { useShortcut } from '../../ui/shortcut.ts';
import { Empty, Problem } from '../../ui/states.tsx';
import { periodName } from '../../ui/time.ts';
import { SaveBook } from '../books/save-book.tsx';
import type { At, BankMonth } from './use-bank.ts';

type Sheet = NonNullable<BankMonth['reconciliation']>;
type Item = Sheet['items'][number];

/** 银行存款余额调节表 as it is signed, and what may be done with it: made by one person, reviewed by another. */
export function SheetView({ at, month }: { readonly at: At; readonly month: BankMonth }) {
  const { t } = usePreferences();
  const { may, person } = useIdentity();
  const { confirm, reason } = useDialogs();
  const { attempt } = useAttempt();
  const { busy, problem, act } = useActing();
  const { reconciliation: sheet, stage, made } = month;
  useShortcut(sheet ? 'F9' : undefined, () => void printPage());
  if (!sheet)
    return (
      <Empty title={t('bank.sheet.none')}>
        <p>{t('bank.sheet.noneBody')}</p>
      </Empty>
    );
  const old = sheet.items.filter(({ ageing }) => ageing === 'old').length;
  const own = made?.by === person?.name;
  /** What could still be matched stands on the form as 未达账项: whoever makes it is told how many, and decides. */
  async function make(): Promise<void> {
    let pending = 0;
    const asked = await attempt(async () => {
      pending = (await client.ledger.bankProposals(at)).proposals.length;
    }, t('bank.make'));
    if (!asked) return;
    const question = {
      title: t('bank.makePending', { count: pending }),
      body: t('bank.makePendingBody'),
      action: t('bank.makeAnyway'),
    };
    if (pending > 0 && !(await confirm(question))) return;
    await act(() => client.ledger.makeReconciliation(at), t('bank.madeDone'));
  }
  async function takeBack(): Promise<void> {
    const why = await reason({
      title: t('bank.returnTitle'),
      body: t('bank.returnBody'),
      action: t('bank.return'),
    });
    if (why === undefined) return;
    await act(() => client.ledger.returnReconciliation({ ...at, reason: why }), t('bank.returned'));
  }
  return (
    <>
      <div className="bank-sheet-tools">
        {month.frozen === null && may('ledger.prepare', at.unit) ? (
          <button
            type="button"
            className={stage === 'made' ? 'button' : 'button primary'}
            disabled={busy}
            onClick={() => void make()}
          >
            {t(made ? 'bank.makeAgain' : 'bank.make')}
          </button>
        ) : null}
        {stage === 'made' && !own && may('ledger.review', at.unit) ? (
          <button
            type="button"
            className="button primary"
            disabled={busy}
            onClick={() => void act(() => client.ledger.reviewReconciliation(at), t('bank.reviewed'))}
          >
            {t('bank.review')}
          </button>
        ) : null}
        {stage === 'reviewed' && may('ledger.review', at.unit) ? (
          <button type="button" className="button" disabled={busy} onClick={() => void takeBack()}>
            {t('bank.return')}
          </button>
        ) : null}
        <SaveBook make={() => client.ledger.reconciliationBook(at)} />
        <button type="button" className="button" onClick={() => void printPage()}>
          {t('bank.print')}
          <kbd>F9</kbd>
        </button>
        <span className={sheet.difference === '0.00' ? 'chip ok' : 'chip danger'} role="status">
          {sheet.difference === '0.00'
            ? t('bank.sheet.tied')
            : t('bank.sheet.difference', { amount: groupedYuan(parseYuan(sheet.difference) ?? ZERO) })}
        </span>
      </div>
      <Problem sentence={problem} />
      {sheet.causes.map(({ cause, message }) => (
        <p key={cause} className="notice danger">
          {message}
        </p>
      ))}
      {month.breaks.map((each) => (
        <p key={each.message} className="notice warn">
          {each.message}
        </p>
      ))}
      {old > 0 ? <p className="notice warn">{t('bank.aged', { count: old, days: month.settings.oldDays })}</p> : null}
      <Paper at={at} month={month} sheet={sheet} />
    </>
  );
}

/** Which classes stand under which balance, in their order on paper. */
const LEFT = ['bank-in', 'bank-out'] as const;
const RIGHT = ['book-in', 'book-out'] as const;

function Paper({ at, month, sheet }: { readonly at: At; readonly month: BankMonth; readonly sheet: Sheet }) {
  const { t, locale } = usePreferences();
  const { units } = useScope();
  const { account, made, reviewed, names, stage } = month;
  const signed = stage === 'made' || stage === 'reviewed';
  const nameOf = (who: { readonly by: string } | null): string => (signed && who ? (names[who.by] ?? who.by) : '');
  return (
    <article className="bank-paper card" aria-label={t('bank.sheet.title')}>
      <h2 className="bank-paper-title">{t('bank.sheet.title')}</h2>
      <p className="bank-paper-when">{periodName(at.period, locale)}</p>
      <div className="bank-paper-head">
        <span>{t('bank.sheet.unit', { unit: units?.find(({ code }) => code === at.unit)?.name ?? at.unit })}</span>
        <span>{t('bank.sheet.account', { account: `${account.bank} ${account.number}` })}</span>
        <span>{t('bank.sheet.code', { code: `${account.code} ${account.name}` })}</span>
        <span>{t('bank.sheet.yuan')}</span>
      </div>
      <table className="bank-form">
        <colgroup>
          <col />
          <col className="col-day" />
          <col className="col-amount" />
          <col />
          <col className="col-day" />
          <col className="col-amount" />
        </colgroup>
        <thead>
          <tr>
            <th colSpan={3}>{t('bank.sheet.bookSide')}</th>
            <th colSpan={3}>{t('bank.sheet.bankSide')}</th>
          </tr>
          <tr>
            {(['book', 'bank'] as const).flatMap((side) => [
              <th key={`${side}i`}>{t('bank.sheet.item')}</th>,
              <th key={`${side}d`}>{t('bank.column.date')}</th>,
              <th key={`${side}a`}>{t('bank.matches.amount')}</th>,
            ])}
          </tr>
        </thead>
        <tbody>
          <tr className="sum">
            <Balance label={t('bank.sheet.bookBalance')} amount={sheet.bookBalance} />
            <Balance label={t('bank.sheet.bankBalance')} amount={sheet.bankBalance} />
          </tr>
          {LEFT.map((left, step) => (
            <Step key={left} sheet={sheet} left={left} right={RIGHT[step]!} less={step === 1} />
          ))}
          <tr className="sum">
            <Balance label={t('bank.sheet.adjusted')} amount={sheet.adjustedBook} />
            <Balance label={t('bank.sheet.adjusted')} amount={sheet.adjustedBank} />
          </tr>
        </tbody>
      </table>
      <div className="bank-signatures">
        <span>{t('bank.sheet.maker', { name: nameOf(made) })}</span>
        <span>{t('bank.sheet.reviewer', { name: nameOf(reviewed) })}</span>
      </div>
    </article>
  );
}

/** The form is in 元 to the 分, whatever the person reads elsewhere. */
const exactly = (amount: string): string => groupedYuan(parseYuan(amount) ?? ZERO);

const Balance = ({ label, amount }: { readonly label: string; readonly amount: string }) => (
  <>
    <th scope="row" colSpan={2}>
      {label}
    </th>
    <td className="bank-amount">{exactly(amount)}</td>
  </>
);

function Step(props: {
  readonly sheet: Sheet;
  readonly left: Item['class'];
  readonly right: Item['class'];
  readonly less: boolean;
}) {
  const { t } = usePreferences();
  const { sheet, left, right, less } = props;
  const of = (name: Item['class']) => sheet.items.filter((item) => item.class === name);
  const [lefts, rights] = [of(left), of(right)];
  const key = less ? 'bank.sheet.less' : 'bank.sheet.add';
  return (
    <>
      <tr className="step">
        <Balance label={t(key, { class: t(`bank.class.${left}`) })} amount={sheet.sums[left]} />
        <Balance label={t(key, { class: t(`bank.class.${right}`) })} amount={sheet.sums[right]} />
      </tr>
      {Array.from({ length: Math.max(lefts.length, rights.length) }, (_, at) => (
        <tr key={lefts[at]?.key ?? rights[at]?.key}>
          <Cells item={lefts[at]} />
          <Cells item={rights[at]} />
        </tr>
      ))}
    </>
  );
}

function Cells({ item }: { readonly item: Item | undefined }) {
  const { t } = usePreferences();
  if (!item)
    return (
      <>
        <td />
        <td />
        <td />
      </>
    );
  return (
    <>
      <td className="bank-item">{[item.text, item.document].filter(Boolean).join(' ') || t('bank.sheet.noText')}</td>
      <td className="bank-day">{item.date}</td>
      <td className="bank-amount">{exactly(item.amount.replace('-', ''))}</td>
    </>
  );
}
