import type { ReactNode } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { capitalYuan } from '../../../shared/kernel/capital-yuan.ts';
import { type Fen, parseYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { signerOf } from '../../app/told.ts';
import { Amount, Money } from '../../ui/amount.tsx';
import { type Names, useNames } from './names.ts';
import './books.css';

export type VoucherOut = ReplyOf<Contract['ledger']['voucher']>;
type Line = VoucherOut['lines'][number];

/** People name a voucher so (凭证字号): 记-12. */
export const numberOf = ({ type, number }: Pick<VoucherOut, 'type' | 'number'>): string => `${type}-${number}`;

const amountOf = (text: string): Fen => parseYuan(text) ?? ZERO;

/** 记账凭证 as the paper form: who, when, number; the two blocks with their totals; who made, reviewed and posted it. */
export function VoucherForm({ voucher }: { voucher: VoucherOut }) {
  const { t, locale } = usePreferences();
  const names = useNames();
  const signed = (signer: string): string => signerOf(signer, voucher.names, locale) || '–';
  const of = (book: Line['book']): Line[] => voucher.lines.filter((line) => line.book === book);
  const [financial, budget] = [of('financial'), of('budget')];
  return (
    <article className="voucher-form" aria-label={t('voucher.named', { number: numberOf(voucher) })}>
      <h2>{t('voucher.title')}</h2>
      <p className="voucher-head">
        <span>{names.unit(voucher.unit)}</span>
        <span>{voucher.date}</span>
        <span>
          <b>{t('voucher.number', { type: voucher.type, number: voucher.number })}</b>
          {'　'}
          {t('voucher.attachments', { count: voucher.attachments })}
        </span>
      </p>
      {financial.length > 0 ? (
        <Block title={t('voucher.financial')} lines={financial} unit={voucher.unit} names={names} />
      ) : null}
      {budget.length > 0 ? (
        <Block title={t('voucher.budget')} lines={budget} unit={voucher.unit} names={names} />
      ) : null}
      {voucher.withoutBudget === '' ? null : (
        <p className="notice warn">{t('desk.withoutBudgetSaid', { reason: voucher.withoutBudget })}</p>
      )}
      <p className="voucher-foot">
        <span>{t('voucher.prepared', { name: signed(voucher.preparedBy) })}</span>
        <span>{t('voucher.reviewed', { name: signed(voucher.reviewedBy) })}</span>
        {voucher.signedBy === null ? null : <span>{t('voucher.cashier', { name: signed(voucher.signedBy) })}</span>}
        <span>{t('voucher.posted', { name: signed(voucher.postedBy) })}</span>
      </p>
    </article>
  );
}

/** One block with its totals; `id` begins the ids of its lines, to which findings lead; `behind` leads on to what a line is made of. */
export function Block(props: {
  title: string;
  lines: readonly Line[];
  unit: string;
  names: Names;
  id?: string;
  behind?: (line: Line) => ReactNode;
}) {
  const { t } = usePreferences();
  const { lines } = props;
  const debit = sumFen(lines.map((line) => amountOf(line.debit)));
  const credit = sumFen(lines.map((line) => amountOf(line.credit)));
  return (
    <table className="voucher-block">
      <caption>{props.title}</caption>
      <thead>
        <tr>
          <th scope="col" className="at">
            {t('voucher.line')}
          </th>
          <th scope="col">{t('voucher.summary')}</th>
          <th scope="col">{t('voucher.account')}</th>
          <th scope="col">{t('voucher.dimensions')}</th>
          <th scope="col" className="figure">
            {t('voucher.debit')}
          </th>
          <th scope="col" className="figure">
            {t('voucher.credit')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.line} id={`${props.id ?? 'line'}-${line.line}`}>
            <td className="at">{line.line}</td>
            <td>
              {line.summary} {props.behind?.(line)}
            </td>
            <td>
              <span className="code">{line.code}</span> {line.name}
            </td>
            <td>
              <Dimensions line={line} unit={props.unit} names={props.names} />
            </td>
            <td className="figure">{amountOf(line.debit) === 0 ? null : <Amount value={line.debit} />}</td>
            <td className="figure">{amountOf(line.credit) === 0 ? null : <Amount value={line.credit} />}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td />
          <th scope="row" colSpan={3}>
            {t('voucher.sum')}　<span lang="zh-CN">{capitalYuan(debit)}</span>
            {debit === credit ? null : <span className="chip danger">{t('voucher.unequal')}</span>}
          </th>
          <td className="figure">
            <Money amount={debit} unit="yuan" />
          </td>
          <td className="figure">
            <Money amount={credit} unit="yuan" />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function Dimensions({ line, unit, names }: { line: Line; unit: string; names: Names }) {
  const { t } = usePreferences();
  const other = line.counterparty ? names.counterparty(line.counterparty) : undefined;
  const said = [
    line.department && t('voucher.department', { name: names.department(unit, line.department) }),
    line.fund && t('voucher.fund', { name: names.fund(line.fund) }),
    line.project && t('voucher.project', { name: line.project }),
    line.document && t('voucher.document', { name: line.document }),
  ].filter((each) => each !== undefined && each !== '');
  return (
    <span className="dimensions">
      {other ? (
        <span>
          {t('voucher.counterparty', { name: other.name })}
          {other.internal ? <b> {t('voucher.internal')}</b> : null}
        </span>
      ) : null}
      {said.map((each) => (
        <span key={each}>{each}</span>
      ))}
    </span>
  );
}
