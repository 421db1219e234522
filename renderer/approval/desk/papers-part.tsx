import { client } from '../../app/client.ts';
import { useFormWords } from '../apply/form-words.ts';
import { PaperFaces, type PaperShown } from '../paper-faces.tsx';
import type { Application } from './document.ts';

/** 附件 of an application, each called what the form asks it for. */
export function PapersPart(props: {
  readonly document: Application;
  readonly shown: PaperShown;
  readonly onShow: (shown: PaperShown) => void;
}) {
  const words = useFormWords();
  const { document, shown, onShow } = props;
  return (
    <PaperFaces
      papers={document.papers.map((paper) => ({ ...paper, label: words.paper(document.category, paper.key) }))}
      of={['application-paper', document.id]}
      fileOf={(paper) => client.approval.applicationPaper({ id: document.id, paper })}
      {...{ shown, onShow }}
    />
  );
}
