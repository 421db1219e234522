import { useQuery } from '@tanstack/react-query';
import { useAttempt } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { downloadFile, fetchFile } from '../../app/files.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { isDrawn, PaperFace } from '../../ledger/papers/face.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import type { Application } from './draft.ts';

type Paper = Application['papers'][number];

/** A paper looked at: a picture or a PDF as it is; the original can always be taken away. */
export function PaperLooking(props: { readonly id: number; readonly paper: Paper; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const { id, paper, onClose } = props;
  const { attempt } = useAttempt();
  const take = () =>
    attempt(async () => {
      const { file, name } = await client.approval.applicationPaper({ id, paper: paper.id });
      await downloadFile(file, name);
    }, t('applications.paperTake'));
  return (
    <Drawer
      open
      width={760}
      title={paper.name}
      onClose={onClose}
      footer={
        <button type="button" className="button" onClick={() => void take()}>
          {t('applications.paperTake')}
        </button>
      }
    >
      <section className="paper-looking" aria-label={paper.name}>
        {isDrawn(paper.kind) ? <Face id={id} paper={paper} /> : <p className="hint">{t('applications.paperNoFace')}</p>}
        <p className="hint paper-digest">
          SHA-256 <span className="code">{paper.sha256}</span>
        </p>
      </section>
    </Drawer>
  );
}

function Face({ id, paper }: { readonly id: number; readonly paper: Paper }) {
  const read = useQuery({
    queryKey: ['application-paper', id, paper.id, paper.sha256],
    queryFn: async () => {
      const { file, name } = await client.approval.applicationPaper({ id, paper: paper.id });
      return fetchFile(file, name);
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  return <PaperFace read={read} kind={paper.kind} name={paper.name} />;
}
