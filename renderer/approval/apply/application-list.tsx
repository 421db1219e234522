import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { CATEGORY_CODES } from '../../../shared/domain/approval/category.ts';
import { APPLICATION_STAGES, isOpenToEdit } from '../../../shared/domain/approval/stage.ts';
import { formatYuan, parseYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { Segments } from '../../ui/segments.tsx';
import { STAGE_LOOKS } from '../desk/looks.ts';

type Head = ReplyOf<Contract['approval']['applications']>[number];

/** What the list is narrowed to: one stage, what is late at its level, or what the radar warned of. */
const SHOWN = [...APPLICATION_STAGES, 'late', 'warned'] as const;
type Shown = (typeof SHOWN)[number];
const isOf = ({ stage, late, warnings }: Head, shown: Shown): boolean =>
  shown === 'warned' ? warnings > 0 : shown === 'late' ? stage === 'deciding' && late > 0 : stage === shown;

/** 大额支出申请登记簿 of a year: where each stands, and since when it waits. */
export function ApplicationList(props: {
  readonly year: number;
  readonly onForm: (id: number) => void;
  readonly onDocument: (id: number) => void;
  readonly onNew: (() => void) | undefined;
}) {
  const { t } = usePreferences();
  const { unit } = useScope();
  const { may } = useIdentity();
  const { year, onForm, onDocument, onNew } = props;
  const [asked, setShown] = useAddress('state');
  const [wanted, setCategory] = useAddress('category');
  const shown = SHOWN.find((each) => each === asked);
  const category = CATEGORY_CODES.find((each) => each === wanted);
  const read = useQuery(
    api.approval.applications.queryOptions({ input: { year, ...(unit === undefined ? {} : { unit }) } }),
  );
  const ofCategory = useMemo(
    () => read.data?.filter((row) => category === undefined || row.category === category),
    [read.data, category],
  );
  const rows = useMemo(() => ofCategory?.filter((row) => shown === undefined || isOf(row, shown)), [ofCategory, shown]);
  const columns = useColumns(unit === undefined);
  const total = useMemo(
    (): Head | undefined =>
      rows && rows.length > 0
        ? {
            ...NO_HEAD,
            number: t('applications.total', { count: rows.length }),
            amount: formatYuan(sumFen(rows.map(({ amount }) => parseYuan(amount) ?? ZERO))),
          }
        : undefined,
    [rows, t],
  );
  const countOf = (each: Shown): number => ofCategory?.filter((row) => isOf(row, each)).length ?? 0;
  const label = (each: Shown): string =>
    each === 'late' || each === 'warned'
      ? t(`applications.${each}`, { count: countOf(each) })
      : `${t(`approval.stage.${each}`)} ${countOf(each)}`;
  const isEmpty = read.data?.length === 0;
  return (
    <Grid<Head>
      id="approval.applications"
      label={`${t('applications.title')} ${year}`}
      columns={columns}
      rows={rows}
      totals={total}
      rowKey={({ id }) => String(id)}
      onOpen={({ id, stage, unit: of }) =>
        isOpenToEdit(stage) && may('approval.apply', of) ? onForm(id) : onDocument(id)
      }
      about={[
        t('budget.yearOf', { year }),
        ...(category ? [t(`approval.category.${category}`)] : []),
        ...(shown ? [label(shown)] : []),
      ].join(' · ')}
      header={
        <>
          <Segments
            label={t('applications.shown')}
            value={shown ?? 'all'}
            choices={[
              { value: 'all', label: t('applications.all', { count: ofCategory?.length ?? 0 }) },
              ...SHOWN.filter((each) => each === shown || countOf(each) > 0).map((each) => ({
                value: each,
                label: label(each),
              })),
            ]}
            onChange={(next) => setShown(next === 'all' ? undefined : next, { replace: true })}
          />
          <select
            className="input"
            aria-label={t('applications.category')}
            value={category ?? ''}
            onChange={({ target }) => setCategory(target.value || undefined, { replace: true })}
          >
            <option value="">{t('applications.everyCategory')}</option>
            {CATEGORY_CODES.map((code) => (
              <option key={code} value={code}>
                {t(`approval.category.${code}`)}
              </option>
            ))}
          </select>
        </>
      }
      failed={failedOf(read, t)}
      empty={
        isEmpty
          ? {
              title: t('applications.none'),
              body: t('applications.noneBody'),
              action: onNew ? (
                <button type="button" className="button primary" onClick={onNew}>
                  {t('applications.new')}
                </button>
              ) : undefined,
            }
          : { title: t('applications.noneHere') }
      }
    />
  );
}

/** The row of totals has nothing of a document but its amount. */
const NO_HEAD: Head = {
  ...{ id: 0, number: '', unit: '', unitName: '', year: 0, category: 'other', purpose: '', payee: '', payeeName: '' },
  ...{ amount: '0.00', urgent: false, stage: 'draft', revision: 0, level: '', opened: '', due: '', late: 0 },
  ...{ applicant: '', display: '', day: '2000-01-01' as Head['day'], warnings: 0 },
};

/** Of one unit its name need not stand in every row. */
function useColumns(ofAll: boolean): readonly GridColumn<Head>[] {
  const { t, locale } = usePreferences();
  return useMemo(() => {
    const isWordy = locale === 'en';
    const said = (row: Head, text: string): string => (row.id === 0 ? '' : text);
    return [
      { id: 'number', title: t('applications.number'), value: ({ number }) => number, width: 120, pin: 'left' },
      ...(ofAll
        ? [
            {
              ...{ id: 'unit', title: t('applications.unit'), flex: 2, minWidth: 196 },
              value: ({ unit, unitName }: Head) => `${unit} ${unitName}`.trim(),
            },
          ]
        : []),
      {
        ...{ id: 'category', title: t('applications.category'), width: isWordy ? 132 : 100 },
        value: (row) => said(row, t(`approval.category.${row.category}`)),
      },
      {
        ...{ id: 'purpose', title: t('applications.purpose'), flex: 2, minWidth: 132 },
        value: ({ purpose }) => purpose,
        render: ({ purpose, urgent, warnings }) => (
          <>
            {urgent ? <span className="chip danger">{t('applications.urgent')}</span> : null}{' '}
            {warnings > 0 ? <span className="chip warn">{t('applications.warned', { count: warnings })}</span> : null}{' '}
            {purpose}
          </>
        ),
      },
      {
        ...{ id: 'payee', title: t('applications.payee'), flex: 2, minWidth: 180 },
        value: ({ payeeName }) => payeeName,
      },
      { id: 'amount', title: t('applications.amount'), kind: 'money', value: ({ amount }) => amount, width: 112 },
      {
        ...{ id: 'stage', title: t('applications.stage'), width: isWordy ? 116 : 88 },
        value: (row) => said(row, t(`approval.stage.${row.stage}`)),
        render: (row) =>
          row.id === 0 ? null : <span className={STAGE_LOOKS[row.stage]}>{t(`approval.stage.${row.stage}`)}</span>,
      },
      {
        ...{ id: 'level', title: t('applications.level'), width: isWordy ? 124 : 100 },
        value: ({ level }) => (level === '' ? '' : t(`approval.level.${level}`)),
      },
      { id: 'since', title: t('applications.since'), value: ({ opened }) => opened, width: 96, hidden: true },
      { id: 'due', title: t('applications.due'), value: ({ due }) => due, width: 100, hidden: true },
      {
        ...{ id: 'late', title: t('applications.overdue'), width: isWordy ? 104 : 96 },
        value: ({ late }) => (late > 0 ? late : undefined),
        text: ({ late }) => (late > 0 ? String(late) : ''),
        render: ({ late }) =>
          late > 0 ? <span className="chip warn">{t('applications.overdueDays', { days: late })}</span> : null,
      },
      { id: 'day', title: t('applications.day'), value: (row) => said(row, row.day), width: 100, hidden: true },
      {
        ...{ id: 'applicant', title: t('applications.applicant'), width: 140, hidden: true },
        value: ({ display }) => display,
      },
    ];
  }, [t, locale, ofAll]);
}
