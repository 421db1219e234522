import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { yearOf } from '../../../shared/kernel/period.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePeriodShown } from '../../app/period-shown.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Loading } from '../../ui/states.tsx';
import { ApplicationForm } from './application-form.tsx';
import { ApplicationList } from './application-list.tsx';
import { useRegisterBook } from './register-book.ts';
import '../approval.css';
import './apply.css';
import '../../ledger/papers/papers.css';

/** 大额支出申请: the register of a year, or the form of one; which, stands in the address. */
export function ApplicationsPage() {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const period = usePeriodShown();
  const navigate = useNavigate();
  const [asked, setYear] = useAddress('year');
  const [document, setDocument] = useAddress('document');
  /** The one that this form has begun: it is not read anew under the reader's hands. */
  const [made, setMade] = useState<string>();
  const present = period === undefined ? undefined : yearOf(period);
  const year = /^20\d\d$/.test(asked ?? '') ? Number(asked) : present;
  const book = useRegisterBook(year);
  if (present === undefined || year === undefined) return <Loading />;
  const begin = (): void => setDocument('new');
  const close = (): void => {
    setMade(undefined);
    setDocument(undefined);
  };
  const toDocument = (id: number): void =>
    void navigate({
      to: '/approvals',
      search: (before: Record<string, unknown>) => ({ ...before, document: String(id) }),
    } as never);
  if ((document === 'new' && may('approval.apply')) || /^[1-9]\d{0,9}$/.test(document ?? ''))
    return (
      <ApplicationForm
        key={document === made ? 'new' : document}
        year={year}
        id={document === 'new' || document === made ? undefined : Number(document)}
        onMade={(id) => {
          setMade(String(id));
          setDocument(String(id), { replace: true });
        }}
        onClose={close}
        onDone={toDocument}
      />
    );
  const near = [present - 1, present, present + 1];
  return (
    <>
      <PageHead
        title={t('applications.title')}
        actions={[
          book,
          ...(may('approval.apply')
            ? [{ label: t('applications.new'), shortcut: 'F2', primary: true, onClick: begin }]
            : []),
        ]}
      >
        <Segments
          label={t('budget.year')}
          value={String(year)}
          choices={(near.includes(year) ? near : [...near, year].sort()).map((each) => ({
            value: String(each),
            label: t('budget.yearOf', { year: each }),
          }))}
          onChange={(next) => setYear(next, { replace: true })}
        />
      </PageHead>
      <ApplicationList
        year={year}
        onForm={(id) => setDocument(String(id))}
        onDocument={toDocument}
        onNew={may('approval.apply') ? begin : undefined}
      />
    </>
  );
}
