import { inEights } from './pack-notices.ts';

/** A SHA-256 in groups of eight for the eye; copied, it is one word. */
export const Digest = ({ value }: { value: string }) => (
  <span className="digest">
    {inEights(value).map((eight, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a digest's groups never change their places.
      <span key={at}>{eight}</span>
    ))}
  </span>
);
