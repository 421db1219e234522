import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { formatYuan } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { signerOf } from '../../app/told.ts';
import { useNames } from '../books/names.ts';
import { Block } from '../books/voucher-form.tsx';
import { amountOf, type Book, type Content } from './sheet.ts';

type DraftOut = ReplyOf<Contract['ledger']['draft']>;

/** The lines of a block as the paper form shows them, numbered as the whole voucher counts. */
function linesOf(content: Content, accounts: Readonly<Record<string, string>>, book: Book) {
  return content.lines.flatMap((line, at) =>
    line.book === book
      ? [
          {
            ...line,
            line: at + 1,
            code: line.code ?? '',
            name: accounts[line.code ?? ''] ?? '',
            debit: formatYuan(amountOf(line.debit)),
            credit: formatYuan(amountOf(line.credit)),
          },
        ]
      : [],
  );
}

/** The two blocks of what was typed, as paper. */
export function PaperBlocks(props: {
  readonly unit: string;
  readonly content: Content;
  readonly accounts: Readonly<Record<string, string>>;
  readonly id: string;
}) {
  const { t } = usePreferences();
  const names = useNames();
  return (
    <>
      {(['financial', 'budget'] as const).map((book) => {
        const lines = linesOf(props.content, props.accounts, book);
        return lines.length > 0 ? (
          <Block key={book} title={t(`voucher.${book}`)} lines={lines} unit={props.unit} names={names} id={props.id} />
        ) : null;
      })}
    </>
  );
}

/** 记账凭证 before it has a number: the paper form of a draft. */
export function Paper({ draft }: { draft: DraftOut }) {
  const { t, locale } = usePreferences();
  const names = useNames();
  const signed = (signer: string | null): string => (signer === null ? '–' : signerOf(signer, draft.names, locale));
  return (
    <article className="voucher-form" aria-label={t('voucher.title')}>
      <h2>{t('voucher.title')}</h2>
      <p className="voucher-head">
        <span>{names.unit(draft.unit)}</span>
        <span>{draft.date}</span>
        <span>
          <b>{draft.voucher ? draft.voucher.number : t('desk.numberless', { type: draft.type })}</b>
          {'　'}
          {t('voucher.attachments', { count: draft.attachments })}
        </span>
      </p>
      <PaperBlocks unit={draft.unit} content={draft.content} accounts={draft.accounts} id="line" />
      {draft.withoutBudget === '' ? null : (
        <p className="notice warn">{t('desk.withoutBudgetSaid', { reason: draft.withoutBudget })}</p>
      )}
      <p className="voucher-foot">
        <span>{t('voucher.prepared', { name: signed(draft.preparedBy) })}</span>
        <span>{t('voucher.reviewed', { name: signed(draft.reviewedBy) })}</span>
        <span>
          {draft.cash || draft.signedBy !== null ? t('voucher.cashier', { name: signed(draft.signedBy) }) : null}
        </span>
      </p>
    </article>
  );
}
