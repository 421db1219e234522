import type { ReactNode } from 'react';
import type { Period } from '../../shared/kernel/period.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Empty, Loading } from '../ui/states.tsx';
import { UnitField } from '../ui/unit-field.tsx';
import { usePreferences } from './preferences.tsx';
import { useScope } from './scope.ts';

/** A page about one unit's month: until a unit is chosen it asks for one, and says in `why` what for. */
export function UnitFirst(props: {
  readonly title: string;
  readonly why: string;
  readonly children: (unit: string, period: Period) => ReactNode;
}) {
  const { t } = usePreferences();
  const { unit, units, setUnit, period } = useScope();
  if (unit !== undefined && period !== undefined) return props.children(unit, period);
  return (
    <>
      <PageHead title={props.title} />
      {period === undefined || units === undefined ? (
        <Loading />
      ) : (
        <Empty
          title={t('books.unitFirst')}
          action={<UnitField options={units} value={undefined} onChange={setUnit} width={280} />}
        >
          <p>{props.why}</p>
        </Empty>
      )}
    </>
  );
}
