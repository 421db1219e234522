import type { ReactNode } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { useNames } from '../../ledger/books/names.ts';
import type { PaperShown } from '../paper-faces.tsx';
import { PaymentsPart } from '../payouts/payments-part.tsx';
import type { Application } from './document.ts';
import { useFilled } from './filled-words.ts';
import { FindingsPart } from './findings-part.tsx';
import { HeadPart } from './head-part.tsx';
import { MovesPart } from './moves-part.tsx';
import { PapersPart } from './papers-part.tsx';
import { PayeePart } from './payee-part.tsx';
import { RowsPart } from './rows-part.tsx';
import { Standing } from './standing.tsx';
import { Way } from './way.tsx';
import '../../ledger/books/books.css';
import '../approval.css';
import '../payouts/payouts.css';
import './desk.css';
import './parts.css';

/**
 * One application to be decided or looked at: what matters stands on top, the amount, what stands against it, its way; then the
 * money and the payee beside the papers; what was done to it below.
 */
export function DocumentView(props: {
  readonly document: Application;
  /** Beside the number: print, the workbook. */
  readonly tools?: ReactNode;
  readonly paper: PaperShown;
  readonly onPaper: (shown: PaperShown) => void;
}) {
  const { document } = props;
  return (
    <div className="approvals-view">
      <HeadPart document={document} tools={props.tools} />
      <Standing document={document} />
      <FindingsPart findings={document.findings} />
      <Way document={document} />
      <div className="approvals-columns">
        <div className="approvals-facts">
          <RowsPart document={document} />
          <PayeePart document={document} />
          <PaymentsPart
            document={document.id}
            year={document.year}
            unit={document.unit}
            className="approvals-part"
            heading="h3"
          />
          <Filled document={document} />
        </div>
        <PapersPart document={document} shown={props.paper} onShow={props.onPaper} />
      </div>
      <MovesPart document={document} />
    </div>
  );
}

/** What the form of its category asks besides. */
function Filled({ document }: { readonly document: Application }) {
  const { t } = usePreferences();
  const names = useNames();
  const filled = useFilled(document);
  return (
    <section className="approvals-part" aria-label={t('approvals.filled')}>
      <h3>{t('approvals.filled')}</h3>
      <dl className="approvals-filled">
        <dt>{t('approvals.print.department')}</dt>
        <dd>
          {document.department === '' ? t('approvals.wholeUnit') : names.department(document.unit, document.department)}
        </dd>
        {filled.map(({ key, label, text }) => [<dt key={`${key}?`}>{label}</dt>, <dd key={key}>{text}</dd>])}
      </dl>
    </section>
  );
}
