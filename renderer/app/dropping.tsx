import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { PAPER_LIMITS } from '../../shared/domain/ledger/papers/kinds.ts';
import { useNotify } from '../ui/notify.tsx';
import { periodName } from '../ui/time.ts';
import { MAX_UPLOAD_BYTES } from './files.ts';
import { handOver, kindOfFile, takerOfPapers, takerOfTables } from './handed.ts';
import { useIdentity } from './identity.ts';
import { isLocked } from './lock.ts';
import { usePreferences } from './preferences.tsx';
import { useScope } from './scope.ts';
import { holdsFiles } from './staying.ts';
import './dropping.css';

/** A field that waits for a file of its own takes it before the window does. */
const isOverField = (event: DragEvent): boolean =>
  event.target instanceof Element && event.target.closest('.upload') !== null;

/** What would happen to what is held over the window: nothing is held, one file, or too many. */
type Held = 'nothing' | 'one' | 'several';

/** A file dropped on any page: an audit pack is verified, any other table is its page's own or goes into the import. The veil says so before. */
export function DropVeil() {
  const { t, locale } = usePreferences();
  const { may } = useIdentity();
  const { chosen, period } = useScope();
  const [held, setHeld] = useState<Held>('nothing');
  const take = useTaking();
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!holdsFiles(event) || isLocked()) return;
      const several = (event.dataTransfer?.items.length ?? 0) > 1;
      setHeld(isOverField(event) ? 'nothing' : several ? 'several' : 'one');
    };
    const leave = (event: DragEvent): void => {
      // Only leaving the window itself leads to nothing.
      if (event.relatedTarget === null) setHeld('nothing');
    };
    const drop = (event: DragEvent): void => {
      setHeld('nothing');
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0 && !isOverField(event) && !isLocked()) take.current(files);
    };
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, [take]);
  if (held === 'nothing') return null;
  const where = [chosen?.name, period && periodName(period, locale)].filter(Boolean).join(' · ');
  return (
    <div className="drop-veil" role="status">
      <div>
        {takerOfPapers() ? (
          <strong>{t('papers.drop')}</strong>
        ) : held === 'several' ? (
          <strong>{t('drop.several')}</strong>
        ) : (
          <>
            <strong>{t('drop.title')}</strong>
            <span>{t('drop.pack')}</span>
            {takerOfTables() ? (
              <span>{takerOfTables()?.words}</span>
            ) : may('ledger.import') ? (
              <span>{where ? t('drop.tableInto', { where }) : t('drop.table')}</span>
            ) : null}
          </>
        )}
      </div>
    </div>
  );
}

/** Looks at what was dropped, and hands it to its page or says why not. */
function useTaking() {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const navigate = useNavigate();
  const notify = useNotify();
  const taking = async (files: readonly File[]): Promise<void> => {
    const [file] = files;
    if (!file) return;
    const { name, size } = file;
    const papers = takerOfPapers();
    const large = papers && files.find((each) => each.size > PAPER_LIMITS.bytes);
    if (large)
      return notify.warn({
        title: t('upload.tooLarge', { name: large.name, limit: Math.floor(PAPER_LIMITS.bytes / 1024 / 1024) }),
      });
    if (papers)
      try {
        const read = files.map(async (each) => ({ name: each.name, bytes: new Uint8Array(await each.arrayBuffer()) }));
        return papers(await Promise.all(read));
      } catch {
        return notify.warn({ title: t('upload.unreadable', { name }) });
      }
    if (files.length > 1) return notify.warn({ title: t('drop.several') });
    if (size > MAX_UPLOAD_BYTES)
      return notify.warn({ title: t('upload.tooLarge', { name, limit: Math.floor(MAX_UPLOAD_BYTES / 1024 / 1024) }) });
    try {
      const found = await kindOfFile(file);
      // On the page where packs are verified, a workbook is taken for one: that it is none is said there.
      const kind = found === 'table' && location.pathname === '/packs' && /\.xlsx$/i.test(name) ? 'pack' : found;
      // A folder has no bytes either.
      if (size === 0) return notify.warn({ title: t('upload.empty', { name }) });
      if (kind === undefined) return notify.warn({ title: t('drop.unknown', { name }) });
      const own = kind === 'table' ? takerOfTables() : undefined;
      if (own) return own.take({ name, bytes: new Uint8Array(await file.arrayBuffer()) });
      if (kind === 'table' && !may('ledger.import')) return notify.warn({ title: t('drop.mayNot', { name }) });
      handOver({ kind, file: { name, bytes: new Uint8Array(await file.arrayBuffer()) } });
      await navigate(kind === 'pack' ? { to: '/packs' } : { to: '/import', search: { tab: undefined } as object });
    } catch {
      notify.warn({ title: t('upload.unreadable', { name }) });
    }
  };
  const latest = useRef(taking);
  latest.current = taking;
  return latest;
}
