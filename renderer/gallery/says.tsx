import { useState } from 'react';
import { useTaste } from '../ui/context.tsx';
import { useDialogs } from '../ui/dialogs.tsx';
import { Drawer } from '../ui/drawer.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Empty, Failed, Loading } from '../ui/states.tsx';

/** What the console says: notices, questions, the drawer, and the three states of a place without figures. */
export function Says() {
  const { t } = useTaste();
  const notify = useNotify();
  const { confirm, reason } = useDialogs();
  const [open, setOpen] = useState(false);
  const question = { title: t('gallery.lock'), body: t('gallery.lockBody'), action: t('gallery.lockAction') };
  const warn = (): void =>
    notify.warn({
      title: t('gallery.warn'),
      body: t('gallery.warnBody'),
      action: { label: t('gallery.open'), onClick: () => setOpen(true) },
    });
  return (
    <>
      <div className="gallery-row">
        <button type="button" className="button" onClick={warn}>
          {t('gallery.warn')}
        </button>
        <button type="button" className="button" onClick={() => void confirm(question)}>
          {t('gallery.ask')}
        </button>
        <button type="button" className="button" onClick={() => void reason({ ...question, danger: true })}>
          {t('gallery.askReason')}
        </button>
        <button type="button" className="button" onClick={() => setOpen(true)}>
          {t('gallery.drawer')}
        </button>
      </div>
      <Drawer open={open} title={t('gallery.drawer')} onClose={() => setOpen(false)}>
        <p>{t('gallery.drawerBody')}</p>
      </Drawer>
      <Loading lines={2} />
      <Empty
        title={t('gallery.empty')}
        action={
          <button type="button" className="button primary">
            {t('gallery.import')}
          </button>
        }
      >
        <p>{t('gallery.emptyBody')}</p>
      </Empty>
      <Failed sentence={t('error.BUSY')} onRetry={() => {}} />
    </>
  );
}
