import type { Translate } from '../../shared/i18n/translate.ts';
import { usePreferences } from '../app/preferences.tsx';
import type { Step, StepState } from './steps.ts';

const TONE: Record<StepState['kind'], string> = {
  waiting: '',
  missing: 'danger',
  standsIn: 'danger',
  done: 'ok',
  due: 'warn',
  handedIn: 'ok',
  unsigned: 'warn',
  lapsed: 'danger',
  unpledged: 'warn',
  errors: 'danger',
  unmapped: 'danger',
  findings: 'accent',
  open: 'warn',
  explained: 'accent',
};

/** A step's state as its chip: a word and, where something is to be looked at, how much; never by colour alone. */
export function StepChip({ step, state, done }: { step: Step; state: StepState; done?: string }) {
  const { t } = usePreferences();
  if (state.kind === 'waiting') return <span className="nothing">–</span>;
  return <span className={`chip ${TONE[state.kind]}`}>{wordOf(step, state, t, done)}</span>;
}

function wordOf(step: Step, state: Exclude<StepState, { kind: 'waiting' }>, t: Translate, done?: string): string {
  switch (state.kind) {
    case 'missing':
      return t('step.books.missing');
    case 'standsIn':
      return t('step.books.standsIn', { period: state.period });
    case 'done':
      return done ?? t(`step.${step}.done`);
    case 'due':
      return step === 'locked' ? t('step.locked.due') : t('step.promised.due');
    case 'handedIn':
      return t('step.promised.handedIn');
    case 'unsigned':
      return t(`step.promised.unsigned.${state.side}`);
    case 'lapsed':
      return t('step.promised.lapsed');
    case 'unpledged':
      return t('step.promised.unpledged');
    case 'open':
      return [
        t('step.open', { count: state.count }),
        ...(state.disputed > 0 ? [t('step.disputed', { count: state.disputed })] : []),
      ].join(' · ');
    case 'findings':
      return [
        t('step.findings', { count: state.count }),
        ...(state.explained > 0 ? [t('step.explained', { count: state.explained })] : []),
      ].join(' · ');
    default:
      return t(`step.${state.kind}`, { count: state.count });
  }
}
