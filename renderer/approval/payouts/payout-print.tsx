import type { ReactNode } from 'react';
import type { PayoutStep } from '../../../shared/domain/approval/payout.ts';
import { capitalYuan } from '../../../shared/kernel/capital-yuan.ts';
import { type Fen, fen, groupedYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { usePlanWords } from '../../budget/words.ts';
import { PrintPaper, usePrinter } from '../../ui/print-sheet.tsx';
import { instantName } from '../../ui/time.ts';
import type { PayoutDetail } from './looks.ts';
import '../desk/form-print.css';

const fenIn = (text: string): Fen => parseYuan(text) ?? ZERO;

/** 付款申请单 on A4, as people sign it: how much to whom, on which approval and contract, with which invoices, and the voucher. */
export function PayoutPrint({ payout, onDone }: { readonly payout: PayoutDetail; readonly onDone: () => void }) {
  const { t } = usePreferences();
  const plan = usePlanWords(payout.unit);
  const printed = usePrinter();
  const amount = fenIn(payout.amount);
  const granted = fenIn(payout.worth ?? payout.approved);
  const before = fenIn(payout.before);
  const { account, vouchers } = payout;
  const accounts = ({ code, name }: { readonly code: string; readonly name: string }): string =>
    `${code} ${name}`.trim();
  return (
    <PrintPaper className="approval-form-print" onDone={onDone}>
      <h1>{t('payouts.print.title')}</h1>
      <p className="approval-form-top">
        <span>{t('payouts.print.number', { number: payout.number })}</span>
        <span>{t(`payouts.stage.${payout.stage}`)}</span>
        <span>{t('approvals.print.unit')}</span>
      </p>
      <table>
        <Columns />
        <tbody>
          <Pair one={[t('approvals.print.agency'), payout.unitName]} other={[t('payouts.day'), payout.day]} />
          <Pair
            one={[t('payouts.document'), payout.documentNumber]}
            other={[t('payouts.contract'), payout.contractNumber || t('payouts.noContract')]}
          />
          <Wide label={t('payouts.payee')}>{account?.name || payout.payeeName}</Wide>
          <Pair
            one={[t('payouts.payeeBank'), account?.bank ?? '']}
            other={[t('payouts.payeeAccount'), account?.number ?? '']}
          />
          <Wide label={t('payouts.remark')}>
            {payout.remark}
            {payout.prepaid ? `（${t('payouts.prepaidChip')}）` : ''}
          </Wide>
          <tr className="money-row">
            <th scope="row">{t('payouts.amount')}</th>
            <td>¥ {groupedYuan(amount)}</td>
            <th scope="row">{t('approvals.print.words')}</th>
            <td lang="zh-CN">{capitalYuan(amount)}</td>
          </tr>
          <Pair one={[t('payouts.granted'), groupedYuan(granted)]} other={[t('payouts.before'), groupedYuan(before)]} />
          <Pair
            one={[t('payouts.left'), groupedYuan(fen(granted - before - amount))]}
            other={[t('payouts.papers'), t('approvals.papers.count', { count: payout.papers.length })]}
          />
        </tbody>
      </table>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('payouts.rows')}</th>
            <th scope="col">{t('budget.source')}</th>
            <th scope="col">{t('payouts.charge')}</th>
            <th scope="col">{t('payouts.spending')}</th>
            <th scope="col" className="figure">
              {t('payouts.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {payout.rows.map((row) => (
            <tr key={`${row.department} ${row.item} ${row.source} ${row.project}`}>
              <td>
                {[row.item, plan.item(row.item), ...(row.project === '' ? [] : [plan.project(row.project)])].join(' ')}
              </td>
              <td>{plan.source(row.source)}</td>
              <td>{accounts(row.charge)}</td>
              <td>{accounts(row.spending)}</td>
              <td className="figure">{groupedYuan(fenIn(row.amount))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {payout.invoices.length === 0 ? null : (
        <table className="payout-print-invoices">
          <thead>
            <tr>
              <th scope="col">{t('payouts.invoiceNumber')}</th>
              <th scope="col">{t('payouts.seller')}</th>
              <th scope="col">{t('payouts.invoiceDay')}</th>
              <th scope="col" className="figure">
                {t('payouts.invoiceAmount')}
              </th>
              <th scope="col" className="figure">
                {t('payouts.taken')}
              </th>
            </tr>
          </thead>
          <tbody>
            {payout.invoices.map((invoice) => (
              <tr key={`${invoice.code} ${invoice.number}`}>
                <td>{invoice.number}</td>
                <td>{invoice.seller}</td>
                <td>{invoice.day}</td>
                <td className="figure">{groupedYuan(fenIn(invoice.amount))}</td>
                <td className="figure">{groupedYuan(fenIn(invoice.taken))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Signatures payout={payout} />
      <table>
        <Columns />
        <tbody>
          <Pair one={[t('payouts.paidOn'), payout.paid]} other={[t('payouts.reference'), payout.reference]} />
          <Wide label={t('payouts.vouchers')}>
            {vouchers
              .map(({ period, number, reversal }) =>
                t(reversal ? 'payouts.reversalOf' : 'payouts.voucherOf', { period, number }),
              )
              .join('；')}
          </Wide>
        </tbody>
      </table>
      <footer>
        <p>{printed}</p>
      </footer>
    </PrintPaper>
  );
}

const Columns = () => (
  <colgroup>
    <col className="label" />
    <col />
    <col className="label" />
    <col />
  </colgroup>
);

type Said = readonly [label: string, text: string];
const Pair = ({ one, other }: { readonly one: Said; readonly other: Said }) => (
  <tr>
    <th scope="row">{one[0]}</th>
    <td>{one[1]}</td>
    <th scope="row">{other[0]}</th>
    <td>{other[1]}</td>
  </tr>
);

const Wide = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <tr>
    <th scope="row">{label}</th>
    <td colSpan={3}>{children}</td>
  </tr>
);

/** Who signs, in the order of the work. */
const SIGNED = ['hand', 'check', 'pay', 'post'] as const satisfies readonly PayoutStep[];

/** A line for each step; what is not done yet is left open to be signed. What was returned was signed for nothing. */
function Signatures({ payout }: { readonly payout: PayoutDetail }) {
  const { t } = usePreferences();
  const from = payout.steps.findLastIndex(({ step }) => step === 'return') + 1;
  const now = payout.steps.slice(from);
  return (
    <table className="signatures">
      <thead>
        <tr>
          <th scope="col">{t('payouts.print.what')}</th>
          <th scope="col">{t('payouts.print.word')}</th>
          <th scope="col">{t('approvals.print.signer')}</th>
          <th scope="col">{t('approvals.print.date')}</th>
        </tr>
      </thead>
      <tbody>
        {SIGNED.map((step) => {
          const made = now.findLast((each) => each.step === step);
          return (
            <tr key={step}>
              <td>{t(`payouts.sign.${step}`)}</td>
              <td>{made ? t(`payouts.signed.${step}`) : ''}</td>
              <td>{made?.display}</td>
              <td>{made ? instantName(made.instant) : ''}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
