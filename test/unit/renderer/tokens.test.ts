import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../../renderer/ui/tokens.css', import.meta.url), 'utf8');

/** The colour of a token in one of the two looks. */
function colour(name: string, look: 'light' | 'dark'): string {
  const value = new RegExp(`--${name}: ([^;]+);`).exec(css)?.[1] ?? '';
  const [light, dark] = [...value.matchAll(/#[0-9a-f]{6}/g)].map((match) => match[0]);
  const found = look === 'light' ? light : (dark ?? light);
  if (!found) throw new Error(`no colour --${name}`);
  return found;
}

/** Relative luminance (WCAG 2.2). */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const TEXT: readonly (readonly [text: string, ground: string])[] = [
  ...['paper', 'sheet', 'sheet-2', 'line-2'].flatMap((ground) =>
    ['ink', 'ink-2'].map((text) => [text, ground] as const),
  ),
  ...['paper', 'sheet', 'sheet-2', 'raised'].map((ground) => ['ink-3', ground] as const),
  ...['sheet', 'sheet-2'].map((ground) => ['danger', ground] as const),
  ['accent-ink', 'accent-soft'],
  ['accent-on', 'accent'],
  ['ok', 'ok-soft'],
  ['warn', 'warn-soft'],
  ['danger', 'danger-soft'],
  ['own-ink', 'own-soft'],
  ['bar-ink', 'bar'],
  ['bar-ink-2', 'bar'],
];
/** What is not text but must be seen: edges of fields, focus, dots. */
const SHAPES: readonly (readonly [shape: string, ground: string])[] = [
  ['field-line', 'sheet'],
  ['focus', 'sheet'],
  ['focus', 'paper'],
  ['bar-focus', 'bar'],
  ...['missing', 'open', 'submitted', 'locked'].map((standing) => [`standing-${standing}`, 'sheet'] as const),
];

describe.each(['light', 'dark'] as const)('in the %s look', (look) => {
  it.each(TEXT)('text of %s is read on %s (4.5 : 1)', (text, ground) => {
    expect(contrast(colour(text, look), colour(ground, look))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(SHAPES)('%s is seen on %s (3 : 1)', (shape, ground) => {
    expect(contrast(colour(shape, look), colour(ground, look))).toBeGreaterThanOrEqual(3);
  });
});

describe('colours', () => {
  it('come from the tokens only', () => {
    for (const file of [
      'ui/base.css',
      'ui/widgets.css',
      'app/app.css',
      'app/shell.css',
      'ledger/board.css',
      'gallery/gallery.css',
    ]) {
      const text = readFileSync(new URL(`../../../renderer/${file}`, import.meta.url), 'utf8');
      expect(text, file).not.toMatch(/#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(|light-dark\(/i);
    }
  });
});
