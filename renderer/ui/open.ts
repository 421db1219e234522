import type { Desktop } from './desktop.ts';

/** A file that may be read: one that was picked, dropped, or brought by the desktop. */
export interface Readable {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** `.xlsx,.csv` as the desktop's dialog wants it; kinds that are no extensions (`text/*`) are left out. */
export const extensionsOf = (accept: string | undefined): string[] =>
  (accept ?? '').split(',').flatMap((each) => /^\s*\.(\w+)\s*$/.exec(each)?.[1] ?? []);

/** Lets the person pick files in the desktop's own dialog; none when they change their mind. */
export async function openByDesktop(
  host: Desktop,
  asked: { accept: string | undefined; multiple: boolean; maxBytes: number },
): Promise<Readable[]> {
  const { accept, multiple, maxBytes } = asked;
  const said = await host.open({ extensions: extensionsOf(accept), multiple, maxBytes });
  return (Array.isArray(said) ? said : []).flatMap((each: unknown) => readableOf(each) ?? []);
}

function readableOf(said: unknown): Readable | undefined {
  if (typeof said !== 'object' || said === null) return undefined;
  const { name, size, bytes } = said as Partial<Record<'name' | 'size' | 'bytes', unknown>>;
  if (typeof name !== 'string' || typeof size !== 'number') return undefined;
  const arrayBuffer = async (): Promise<ArrayBuffer> => {
    if (bytes instanceof Uint8Array) return new Uint8Array(bytes).buffer;
    throw new Error('its bytes were not brought');
  };
  return { name, size, arrayBuffer };
}
