import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../renderer/ledger/printing/settings.ts';
import { VOUCHER_PAPERS } from '../../../shared/domain/ledger/printing/paper.ts';

describe('how this machine prints vouchers', () => {
  const first = readSettings(null);

  it('is A5 lying, with the rows that such paper has, until somebody says otherwise', () => {
    expect(first).toEqual({
      paper: 'a5',
      rows: VOUCHER_PAPERS.find(({ key }) => key === 'a5')!.rows,
      x: 0,
      y: 0,
      cover: false,
    });
  });

  it('comes back as it was kept', () => {
    const kept = { paper: '240x140', rows: 7, x: -2.5, y: 30, cover: true };
    expect(readSettings(JSON.stringify(kept))).toEqual(kept);
  });

  it.each(['', 'no json', 'null', '[]', '7', '{"paper":"napkin"}'])(
    'is as at first when what was kept is %j',
    (text) => {
      expect(readSettings(text)).toEqual(first);
    },
  );

  it('gives way only where a number cannot be', () => {
    expect(readSettings('{"paper":"240x120","rows":99,"x":31,"y":"1","cover":"yes"}')).toEqual({
      paper: '240x120',
      rows: 8,
      x: 0,
      y: 0,
      cover: false,
    });
    expect(readSettings('{"rows":7.9,"x":-30}')).toMatchObject({ rows: 7, x: -30 });
  });
});
