import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Period } from '../../../shared/kernel/period.ts';
import { api } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { UnitFirst } from '../../app/unit-first.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { periodName } from '../../ui/time.ts';
import { UnitMark } from '../../ui/unit-mark.tsx';
import { ClosingLineOf } from './closing-line.tsx';
import { isHandingOn, isLeft, placeOf } from './places.ts';
import './closing.css';

/** 结账检查清单: one unit, one month, worked down until nothing is left. */
export function ClosingPage() {
  const { t } = usePreferences();
  return (
    <UnitFirst title={t('closing.title')} why={t('closing.unitFirstBody')}>
      {(unit, period) => <OfUnit key={`${unit} ${period}`} unit={unit} period={period} />}
    </UnitFirst>
  );
}

function OfUnit({ unit, period }: { readonly unit: string; readonly period: Period }) {
  const { t, locale } = usePreferences();
  const { may } = useIdentity();
  const { units } = useScope();
  const [view, setView] = useState<'left' | 'all'>('left');
  const read = useQuery(api.audit.closingChecklist.queryOptions({ input: { unit, period } }));
  const lines = (read.data?.lines ?? []).map((line, at) => ({ at: at + 1, line }));
  const left = lines.filter(({ line }) => isLeft(line));
  const shown = view === 'all' ? lines : left;
  const open = left.filter(({ line }) => line.state === 'open' && !isHandingOn(line)).length;
  const next = left.find(({ line }) => line.state === 'open')?.line;
  const own = may('ledger.submit', unit);
  return (
    <>
      <PageHead title={t('closing.title')} subtitle={periodName(period, locale)}>
        <UnitMark unit={unit} name={units?.find(({ code }) => code === unit)?.name ?? unit} />
        {read.data ? (
          <Segments<'left' | 'all'>
            label={t('closing.view')}
            value={view}
            choices={[
              { value: 'left', label: t('closing.view.left', { count: left.length }) },
              { value: 'all', label: t('closing.view.all', { count: lines.length }) },
            ]}
            onChange={setView}
          />
        ) : null}
      </PageHead>
      {read.isError && isAnswered(read.error) ? (
        <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />
      ) : read.data === undefined ? (
        <Loading />
      ) : (
        <div className="closing">
          <p className="closing-sum" role="status">
            {t(
              read.data.state === 'locked'
                ? 'closing.locked'
                : open > 0
                  ? 'closing.open'
                  : next
                    ? 'closing.next'
                    : read.data.state === 'submitted'
                      ? 'closing.handedIn'
                      : 'closing.ready',
              { count: open, line: next ? t(`closing.line.${next.key}`) : '' },
            )}
          </p>
          {shown.length === 0 ? (
            <Empty title={t('closing.empty')}>
              <p>{t('closing.emptyBody')}</p>
            </Empty>
          ) : (
            <ol className="card closing-lines">
              {shown.map(({ at, line }) => (
                <ClosingLineOf
                  key={line.key}
                  at={at}
                  line={line}
                  place={placeOf(line, period, own)}
                  unit={unit}
                  period={period}
                />
              ))}
            </ol>
          )}
        </div>
      )}
    </>
  );
}
