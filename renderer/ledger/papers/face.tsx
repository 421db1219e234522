import { useEffect, useState } from 'react';
import { sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Loading } from '../../ui/states.tsx';
import { PdfPages } from './pdf-pages.tsx';
import { type PaperOut, pictureType } from './words.ts';
import './papers.css';

/** Whether a kind of paper has a face that can be drawn; the others are shown as their fields. */
export const isDrawn = (kind: PaperOut['kind']): boolean => kind === 'pdf' || pictureType(kind) !== undefined;

/** A picture or a PDF as it is, once its bytes are there. */
export function PaperFace(props: {
  readonly read: { readonly data: Blob | undefined; readonly isError: boolean; readonly error: unknown };
  readonly kind: PaperOut['kind'];
  readonly name: string;
}) {
  const { t } = usePreferences();
  const { kind, name } = props;
  const { data, isError, error } = props.read;
  const type = pictureType(kind);
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!data || type === undefined) return undefined;
    // Under the type that its content has, and no other: it cannot become a page.
    const made = URL.createObjectURL(new Blob([data], { type }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [data, type]);
  if (isError)
    return (
      <p className="notice danger" role="alert">
        {sentenceOf(error, t)}
      </p>
    );
  if (data && kind === 'pdf') return <PdfPages bytes={data} name={name} />;
  return address === undefined ? <Loading lines={6} /> : <img className="paper-picture" src={address} alt={name} />;
}
