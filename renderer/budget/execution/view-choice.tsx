import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { Segments } from '../../ui/segments.tsx';

/** Which of the page is looked at stands in the address: 执行, or 差异说明. */
export function useExecutionView(): 'execution' | 'variance' {
  const [view] = useAddress('view');
  return view === 'variance' ? view : 'execution';
}

export function ExecutionView() {
  const { t } = usePreferences();
  const [view, setView] = useAddress('view');
  return (
    <Segments
      label={t('budgetWatching.view')}
      value={view === 'variance' ? 'variance' : 'execution'}
      choices={[
        { value: 'execution', label: t('budgetWatching.execution') },
        { value: 'variance', label: t('budgetWatching.variances') },
      ]}
      onChange={(next) => setView(next === 'variance' ? next : undefined)}
    />
  );
}
