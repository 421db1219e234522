import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isOpenToEdit } from '../../../shared/domain/approval/stage.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { ToPage } from '../../app/to-page.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { UnitField } from '../../ui/unit-field.tsx';
import { ApplicationSheet } from './application-sheet.tsx';
import type { Application } from './draft.ts';

interface Props {
  readonly year: number;
  /** A document that is taken up again; undefined: a new one. */
  readonly id: number | undefined;
  readonly onMade: (id: number) => void;
  readonly onClose: () => void;
  readonly onDone: (id: number) => void;
}

/** The form of an application: a new one of the unit that is chosen, or one that is taken up again. */
export function ApplicationForm(props: Props) {
  // A new one stays what it is once the service has given it a number.
  const [begun] = useState(props.id);
  return begun === undefined ? <NewForm {...props} /> : <KeptForm {...props} id={begun} />;
}

function NewForm({ year, onMade, onClose, onDone }: Props) {
  const { t } = usePreferences();
  const { units = [], unit, setUnit } = useScope();
  const { may, person } = useIdentity();
  const [turn, setTurn] = useState(0);
  if (!person) return <Loading />;
  if (unit === undefined || !may('approval.apply', unit))
    return (
      <>
        <PageHead title={t('applications.new')} actions={[{ label: t('applications.back'), onClick: onClose }]} />
        <Empty
          title={t('applications.unitFirst')}
          action={
            <UnitField
              options={units.filter(({ code }) => may('approval.apply', code))}
              value={undefined}
              onChange={setUnit}
              width={280}
            />
          }
        />
      </>
    );
  return (
    <ApplicationSheet
      key={`${unit} ${turn}`}
      {...{ unit, year, onMade, onClose, onDone }}
      person={person.name}
      application={undefined}
      isAmending={false}
      onReload={() => setTurn((before) => before + 1)}
    />
  );
}

function KeptForm({ id, onMade, onClose, onDone }: Props & { readonly id: number }) {
  const { t } = usePreferences();
  const { person } = useIdentity();
  const [turn, setTurn] = useState(0);
  const read = useQuery(api.approval.application.queryOptions({ input: { id } }));
  const failed = failedOf(read, t);
  const application = read.data;
  const how = application && howTaken(application);
  if (failed || !application || !person || how === undefined)
    return (
      <>
        <PageHead
          title={application ? t('applications.edit', { number: application.number }) : t('applications.title')}
          actions={[{ label: t('applications.back'), onClick: onClose }]}
        />
        {failed ? (
          <Failed sentence={failed.sentence} onRetry={failed.onRetry} />
        ) : application && person ? (
          <Empty
            title={t('applications.notOpen')}
            action={
              <ToPage to="/approvals" search={{ document: String(id) }}>
                {t('applications.toDocument')}
              </ToPage>
            }
          />
        ) : (
          <Loading />
        )}
      </>
    );
  return (
    <ApplicationSheet
      key={turn}
      {...{ onMade, onClose, onDone, application }}
      person={person.name}
      unit={application.unit}
      year={application.year}
      isAmending={how === 'amend'}
      onReload={() => setTurn((before) => before + 1)}
    />
  );
}

/** What is open is edited, what is in decision or approved is changed; whoever may do neither reads it. */
function howTaken({ stage, may }: Application): 'edit' | 'amend' | undefined {
  if (isOpenToEdit(stage)) return may.includes('edit') ? 'edit' : undefined;
  return may.includes('amend') ? 'amend' : undefined;
}
