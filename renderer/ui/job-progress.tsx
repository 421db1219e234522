import { Progress } from 'antd';
import { useTaste } from './context.tsx';

/** How far long work has come: the phase, the counts, a bar, and the way to stop it. */
export function JobProgress(props: {
  readonly title: string;
  /** What is being done at the moment, in the reader's language. */
  readonly phase?: string;
  readonly done: number;
  /** 0: not known yet. */
  readonly total: number;
  readonly onCancel?: () => void;
}) {
  const { t } = useTaste();
  const { done, total } = props;
  const known = total > 0;
  const percent = known ? Math.min(100, Math.floor((done / total) * 100)) : 0;
  return (
    <div className="card job">
      <div className="job-line">
        <strong>{props.title}</strong>
        <span className="hint" role="status">
          {[
            props.phase,
            known
              ? t('job.counts', { done: done.toLocaleString('en'), total: total.toLocaleString('en') })
              : t('job.working'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {props.onCancel ? (
          <button type="button" className="button" onClick={props.onCancel}>
            {t('job.cancel')}
          </button>
        ) : null}
      </div>
      <Progress
        aria-label={props.title}
        percent={known ? percent : 100}
        status={known ? 'normal' : 'active'}
        showInfo={known}
        size="small"
      />
    </div>
  );
}
