import tokens from './tokens.css?raw';

export type Look = 'light' | 'dark';

/**
 * The colours of tokens.css as plain values, for what cannot follow CSS variables: antd's derived shades, ECharts.
 * Read from the file itself, so that there is one palette.
 */
export function paletteOf(look: Look, css: string = tokens): Readonly<Record<string, string>> {
  const palette: Record<string, string> = {};
  for (const [, name = '', value = ''] of css.matchAll(/--([\w-]+):\s*([^;]+);/g)) {
    const [light, dark] = [...value.matchAll(/#[0-9a-f]{6}\b/gi)].map((match) => match[0]);
    const colour = look === 'light' ? light : (dark ?? light);
    if (colour) palette[name] = colour;
  }
  return palette;
}
