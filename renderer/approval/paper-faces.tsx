import { useQuery } from '@tanstack/react-query';
import { useAttempt } from '../app/acting.ts';
import { downloadFile, fetchFile } from '../app/files.ts';
import { usePreferences } from '../app/preferences.tsx';
import { isDrawn, PaperFace } from '../ledger/papers/face.tsx';
import { kindMark, type PaperOut, sizeName } from '../ledger/papers/words.ts';
import { Drawer } from '../ui/drawer.tsx';
import { ChevronLeft, ChevronRight } from '../ui/icons.tsx';
import './paper-faces.css';

/** Which paper is looked at, by its place from 0, and whether large. */
export interface PaperShown {
  readonly at: number;
  readonly large: boolean;
}

/** A paper that is looked at; `label` says what it is for. */
export interface FacedPaper {
  readonly id: number;
  readonly label: string;
  readonly name: string;
  readonly kind: PaperOut['kind'];
  readonly bytes: number;
  readonly sha256: string;
}

interface Props {
  readonly papers: readonly FacedPaper[];
  /** Under what they are remembered once read: the kind of document, and its id. */
  readonly of: readonly [kind: string, id: number];
  /** The kept file of one of them. */
  readonly fileOf: (paper: number) => Promise<{ readonly file: string; readonly name: string }>;
  readonly shown: PaperShown;
  readonly onShow: (shown: PaperShown) => void;
}

/** 附件: each paper looked at in its place, one after another; large beside the page where one wants to read it. */
export function PaperFaces(props: Props) {
  const { t } = usePreferences();
  const { papers, shown, onShow } = props;
  const paper = papers[shown.at];
  return (
    <section className="approvals-part approvals-papers" aria-label={t('approvals.papers')}>
      <h3>
        {t('approvals.papers')}
        <span className="chip">{t('approvals.papers.count', { count: papers.length })}</span>
      </h3>
      {paper === undefined ? (
        <p className="hint">{t('approvals.papers.none')}</p>
      ) : (
        <>
          <Turning {...props} paper={paper} />
          <Face {...props} paper={paper} />
          {shown.large ? (
            <Drawer open width={1000} title={paper.name} onClose={() => onShow({ ...shown, large: false })}>
              <Turning {...props} paper={paper} />
              <Face {...props} paper={paper} large />
            </Drawer>
          ) : null}
        </>
      )}
    </section>
  );
}

/** What the paper is, the one before and after it, and the way to its original. */
function Turning({ papers, paper, fileOf, shown, onShow }: Props & { readonly paper: FacedPaper }) {
  const { t } = usePreferences();
  const { busy, attempt } = useAttempt();
  const turn = (by: 1 | -1): void => onShow({ ...shown, at: shown.at + by });
  const last = papers.length - 1;
  const take = () =>
    attempt(async () => {
      const { file, name } = await fileOf(paper.id);
      await downloadFile(file, name);
    }, t('papers.download'));
  return (
    <div className="approvals-turning">
      <button
        type="button"
        className="button icon"
        aria-label={t('approvals.papers.previous')}
        title={`${t('approvals.papers.previous')} ←`}
        aria-disabled={shown.at === 0}
        onClick={() => shown.at > 0 && turn(-1)}
      >
        <ChevronLeft />
      </button>
      <span className="approvals-at">
        {shown.at + 1} / {last + 1}
      </span>
      <button
        type="button"
        className="button icon"
        aria-label={t('approvals.papers.next')}
        title={`${t('approvals.papers.next')} →`}
        aria-disabled={shown.at === last}
        onClick={() => shown.at < last && turn(1)}
      >
        <ChevronRight />
      </button>
      <span className="approvals-paper-name">
        <b>{paper.label}</b>
        <small title={paper.name}>
          {kindMark(paper.kind)} {paper.name} {sizeName(paper.bytes)}
        </small>
      </span>
      {shown.large || !isDrawn(paper.kind) ? null : (
        <button type="button" className="button" onClick={() => onShow({ ...shown, large: true })}>
          {t('approvals.papers.large')} <kbd>V</kbd>
        </button>
      )}
      <button
        type="button"
        className="button"
        aria-label={t('papers.downloadOne', { name: paper.name })}
        aria-disabled={busy}
        onClick={() => busy || void take()}
      >
        {t('papers.download')}
      </button>
    </div>
  );
}

function Face({ of, paper, fileOf, large }: Props & { readonly paper: FacedPaper; readonly large?: boolean }) {
  const { t } = usePreferences();
  const read = useQuery({
    queryKey: [...of, paper.id, paper.sha256],
    queryFn: async () => {
      const { file, name } = await fileOf(paper.id);
      return fetchFile(file, name);
    },
    // Read once: what changes elsewhere changes no byte of it, and whoever reads it stays where they are.
    enabled: ({ state }) => isDrawn(paper.kind) && state.data === undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section className={large ? undefined : 'approvals-face'} tabIndex={0} aria-label={paper.name}>
      {isDrawn(paper.kind) ? (
        <PaperFace key={paper.id} read={read} kind={paper.kind} name={paper.name} />
      ) : (
        <p className="hint">{t('approvals.papers.faceless')}</p>
      )}
    </section>
  );
}
