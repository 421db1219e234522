import type { ReactNode } from 'react';
import { useTaste } from '../ui/context.tsx';
import { useNotify } from '../ui/notify.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Fields } from './fields.tsx';
import { Files } from './files.tsx';
import { Grids } from './grids.tsx';
import { Pictures } from './pictures.tsx';
import { Says } from './says.tsx';
import './gallery.css';

/** Every shared widget, for the eye and for the tests. */
export function Gallery() {
  const { t } = useTaste();
  const notify = useNotify();
  const said = (): void => notify.done({ title: t('gallery.done'), body: t('gallery.doneBody') });
  return (
    <>
      <PageHead
        title={t('gallery.title')}
        subtitle={t('gallery.about')}
        actions={[
          { label: t('gallery.more'), onClick: said, disabled: t('gallery.empty') },
          { label: t('gallery.save'), onClick: said, shortcut: 'F9', primary: true },
        ]}
      >
        <span className="chip ok">{t('state.locked')}</span>
        <span className="chip accent">{t('state.submitted')}</span>
        <span className="chip warn">{t('state.open')}</span>
        <span className="chip danger">{t('state.missing')}</span>
      </PageHead>
      <div className="gallery">
        <Part title={t('gallery.fields')}>
          <Fields />
        </Part>
        <Part title={t('gallery.say')}>
          <Says />
        </Part>
        <Part title={t('gallery.grids')} wide>
          <Grids />
        </Part>
        <Part title={t('gallery.charts')}>
          <Pictures />
        </Part>
        <Part title={t('gallery.files')}>
          <Files />
        </Part>
      </div>
    </>
  );
}

function Part({ title, wide, children }: { title: string; wide?: boolean; children: ReactNode }) {
  return (
    <section className={wide ? 'gallery-part wide' : 'gallery-part'} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
