import { useQuery } from '@tanstack/react-query';
import { client } from '../../app/client.ts';
import { fetchFile } from '../../app/files.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { isDrawn, PaperFace } from './face.tsx';
import { InvoiceFields } from './invoice-fields.tsx';
import type { DocumentOut, PaperOut } from './words.ts';

/** A paper looked at: a picture or a PDF as it is, anything else as the fields of its invoice; the original can always be taken away. */
export function Looking(props: {
  readonly unit: string;
  readonly document: DocumentOut;
  readonly paper: PaperOut;
  readonly onTake: (paper: PaperOut) => Promise<unknown>;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { paper, document } = props;
  const { invoice, untied } = document;
  return (
    <Drawer
      open
      width={760}
      title={paper.kind === 'paper' ? t('papers.onPaper') : paper.name}
      onClose={props.onClose}
      footer={
        paper.kind === 'paper' ? undefined : (
          <button type="button" className="button" onClick={() => void props.onTake(paper)}>
            {t('papers.downloadOriginal')}
          </button>
        )
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className="paper-looking" tabIndex={0} aria-label={t('papers.title')}>
        {untied.length > 0 ? (
          <div className="notice warn">
            <span>
              {untied.map(({ code, message }) => (
                <div key={code}>{message}</div>
              ))}
            </span>
          </div>
        ) : null}
        {invoice ? <InvoiceFields invoice={invoice} /> : null}
        {isDrawn(paper.kind) ? <Picture unit={props.unit} paper={paper} /> : null}
        {!invoice && !isDrawn(paper.kind) ? <p className="hint">{t('papers.noFields')}</p> : null}
        {paper.sha256 === null ? null : (
          <p className="hint paper-digest">
            SHA-256 <span className="code">{paper.sha256}</span>
          </p>
        )}
      </section>
    </Drawer>
  );
}

/** The bytes of a paper, read once while it is looked at. */
export const usePaperBytes = (unit: string, paper: PaperOut) =>
  useQuery({
    queryKey: ['paper-bytes', unit, paper.id, paper.sha256],
    queryFn: async () => {
      const { file, name } = await client.ledger.paperFile({ unit, paper: paper.id });
      return fetchFile(file, name);
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

function Picture({ unit, paper }: { unit: string; paper: PaperOut }) {
  return <PaperFace read={usePaperBytes(unit, paper)} kind={paper.kind} name={paper.name} />;
}
