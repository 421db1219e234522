import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { Failed } from '../ui/states.tsx';
import { sentenceOf } from './failure.ts';
import { usePreferences } from './preferences.tsx';

/** A page that broke or could not be loaded: what happened, and another try. The frame around it goes on working. */
export function PageFailed({ error }: ErrorComponentProps) {
  const { t } = usePreferences();
  return <Failed sentence={sentenceOf(error, t)} onRetry={() => location.reload()} />;
}

/** An address that is no page: the way home. */
export function NoSuchPage() {
  const { t } = usePreferences();
  return (
    <div className="card blank">
      <h2>{t('page.none')}</h2>
      <p>{t('page.noneBody')}</p>
      <Link to="/" className="button">
        {t('page.home')}
      </Link>
    </div>
  );
}
