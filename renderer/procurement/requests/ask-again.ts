import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import type { DraftLine } from './draft.ts';
import { count } from './words.ts';

/** Lines that one question names. */
const NAMED = 8;

/** Asks whether lines that ask for far more than is suggested or used are to be handed in; true where none does. */
export function useAskAgain(): (far: readonly DraftLine[], times: number) => Promise<boolean> {
  const { t } = usePreferences();
  const dialogs = useDialogs();
  return async (far, times) => {
    if (far.length === 0) return true;
    const lines = far
      .slice(0, NAMED)
      .map(({ name, packs, pack, suggestion }) =>
        t('purchaseRequests.farLine', { name, packs: count(packs), pack, suggested: count(suggestion.packs) }),
      );
    return dialogs.confirm({
      title: t('purchaseRequests.farTitle', { count: far.length, times }),
      body: [...lines, ...(far.length > NAMED ? ['…'] : [])].join('\n'),
      action: t('purchaseRequests.farHand'),
    });
  };
}
