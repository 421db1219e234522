import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { client } from '../../app/client.ts';
import { sentenceOf } from '../../app/failure.ts';
import { fetchFile } from '../../app/files.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Loading } from '../../ui/states.tsx';
import { InvoiceFields } from './invoice-fields.tsx';
import { PdfPages } from './pdf-pages.tsx';
import { type DocumentOut, type PaperOut, pictureType } from './words.ts';

/** Whether a paper has a face that can be drawn; the others are shown as their fields. */
const isDrawn = ({ kind }: PaperOut): boolean => kind === 'pdf' || pictureType(kind) !== undefined;

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
        {isDrawn(paper) ? <Picture unit={props.unit} paper={paper} /> : null}
        {!invoice && !isDrawn(paper) ? <p className="hint">{t('papers.noFields')}</p> : null}
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
  const { t } = usePreferences();
  const read = usePaperBytes(unit, paper);
  const type = pictureType(paper.kind);
  const { data } = read;
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!data || type === undefined) return undefined;
    // Under the type that its content has, and no other: it cannot become a page.
    const made = URL.createObjectURL(new Blob([data], { type }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [data, type]);
  if (read.isError)
    return (
      <p className="notice danger" role="alert">
        {sentenceOf(read.error, t)}
      </p>
    );
  if (data && paper.kind === 'pdf') return <PdfPages bytes={data} name={paper.name} />;
  return address === undefined ? (
    <Loading lines={6} />
  ) : (
    <img className="paper-picture" src={address} alt={paper.name} />
  );
}
