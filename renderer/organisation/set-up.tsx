import { useQuery } from '@tanstack/react-query';
import { api } from '../app/client.ts';
import { isAnswered, sentenceOf } from '../app/failure.ts';
import { useIdentity } from '../app/identity.ts';
import { usePreferences } from '../app/preferences.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import { Steps } from '../ui/steps.tsx';
import { SetUpPeople } from './set-up-people.tsx';
import { SetUpUnits } from './set-up-units.tsx';
import './set-up.css';

/** 建账, after the first administrator: the community and its members, then the people. Where one is, is what there is. */
export function SetUp() {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const community = useQuery(api.organisation.community.queryOptions({ input: {} }));
  if (community.isError && isAnswered(community.error))
    return <Failed sentence={sentenceOf(community.error, t)} onRetry={() => void community.refetch()} />;
  if (community.data === undefined) return <Loading />;
  const steps = [t('start.step.administrator'), t('start.step.units'), t('start.step.people')];
  return (
    <div className="set-up">
      <Steps label={t('start.steps')} steps={steps} at={community.data === null ? 1 : 2} />
      {community.data === null ? (
        <SetUpUnits />
      ) : (
        <SetUpPeople community={community.data.name} units={community.data.units} mayAdd={may('people.manage')} />
      )}
    </div>
  );
}
