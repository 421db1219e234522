import { describe, expect, it } from 'vitest';
import { deskKeys } from '../../../renderer/ledger/desk/key-list.ts';
import { COMMANDS, KEYS } from '../../../renderer/ledger/desk/keys.ts';
import { translator } from '../../../shared/i18n/translate.ts';

/** 快捷键表 (F1): what the hands know, in both sets. */
describe.each(['zh-CN', 'en'] as const)('the list of the desk’s keys in %s', (locale) => {
  const t = translator(locale);
  const linesOf = (own: 'yonyou' | 'kingdee') => deskKeys(t, own).groups.flatMap(({ lines }) => lines);

  it('names every command once, with its key in each set', () => {
    const lines = linesOf('yonyou');
    for (const command of COMMANDS) {
      const [line, ...more] = lines.filter(({ does }) => does === t(`desk.does.${command}`));
      expect([line?.keys.map(([first]) => first), more]).toEqual([
        [KEYS.yonyou[command], KEYS.kingdee[command]].map((key) => key.replaceAll('+', ' ')),
        [],
      ]);
    }
  });

  it('says of a shorthand what it means in each set, and marks one’s own', () => {
    const above = linesOf('kingdee').find(({ does }) => does === t('desk.repeats.summary'));
    expect(above?.keys).toEqual([['//'], ['..']]);
    expect([deskKeys(t, 'yonyou').chosen, deskKeys(t, 'kingdee').chosen]).toEqual([0, 1]);
  });

  it('says each thing once', () => {
    const said = deskKeys(t, 'yonyou').groups.flatMap(({ title, lines }) =>
      lines.map(({ does }) => `${title} ${does}`),
    );
    expect(new Set(said).size).toBe(said.length);
  });
});
