import { afterEach, describe, expect, it, vi } from 'vitest';
import { tellLanguage } from '../../../renderer/app/host.ts';
import { desktop } from '../../../renderer/ui/desktop.ts';
import { extensionsOf, openByDesktop } from '../../../renderer/ui/open.ts';
import { printPage } from '../../../renderer/ui/print.ts';
import { saveAs } from '../../../renderer/ui/save.ts';

/** A desktop that remembers what it was asked, and answers opening as told. */
function host(opened: unknown = []) {
  const asked: unknown[][] = [];
  const answer =
    (name: string, value: unknown) =>
    async (...said: unknown[]) => {
      asked.push([name, ...said]);
      return value;
    };
  const made = {
    about: answer('about', {}),
    open: answer('open', opened),
    save: answer('save', true),
    print: answer('print', true),
  };
  return { asked, made };
}

afterEach(() => vi.unstubAllGlobals());

describe('where there is a desktop around the page', () => {
  it('files are saved, pages printed and the language told by it', async () => {
    const { asked, made } = host();
    vi.stubGlobal('tongcaiHost', made);
    expect(desktop()).toBe(made);
    saveAs(new Blob(['余额']), '余额表.csv');
    await expect.poll(() => asked).toEqual([['save', '余额表.csv', new TextEncoder().encode('余额')]]);
    await printPage();
    tellLanguage('en');
    expect(asked.slice(1)).toEqual([['print'], ['about', 'en']]);
  });

  it('files are opened by it; one that is too large comes without its bytes', async () => {
    const { asked, made } = host([
      { name: 'a.csv', size: 2, bytes: new Uint8Array([1, 2]) },
      { name: 'large.csv', size: 900 },
      { name: 7 },
      'nonsense',
    ]);
    const files = await openByDesktop(made, { accept: '.csv, .xlsx,text/*', multiple: true, maxBytes: 100 });
    expect(asked).toEqual([['open', { extensions: ['csv', 'xlsx'], multiple: true, maxBytes: 100 }]]);
    expect(files.map(({ name, size }) => [name, size])).toEqual([
      ['a.csv', 2],
      ['large.csv', 900],
    ]);
    expect([...new Uint8Array(await files[0]!.arrayBuffer())]).toEqual([1, 2]);
    await expect(files[1]!.arrayBuffer()).rejects.toThrow();
    expect(await openByDesktop(host('nonsense').made, { accept: undefined, multiple: false, maxBytes: 1 })).toEqual([]);
    expect(extensionsOf(undefined)).toEqual([]);
  });
});

describe('in a browser', () => {
  it('the page prints itself, and nobody is told the language', async () => {
    const print = vi.fn();
    vi.stubGlobal('window', { print });
    await printPage();
    expect(print).toHaveBeenCalledOnce();
    expect(() => tellLanguage('en')).not.toThrow();
  });
});
