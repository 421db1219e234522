import type { Page } from 'playwright-core';
import { groupChart } from '../../shared/domain/ledger/charts/group.ts';
import { FUND_SOURCES } from '../../shared/domain/ledger/fund.ts';
import type { Locale } from '../../shared/i18n/locale.ts';
import { zhCN } from '../../shared/i18n/zh-CN/index.ts';

/** What is written in Latin letters in Chinese too. */
const LATIN = new Set(
  'Tongcai English Excel CSV TSV TXT JSON PDF OFD XML JPG PNG XLSX SHA UTF DRG Ctrl Alt Enter Space Delete Esc Electron Han'
    .toLowerCase()
    .split(' '),
);

/** What the service told a page: the books' own words, which are Chinese whatever the console speaks. */
export function heard(page: Page): { readonly texts: ReadonlySet<string>; forget(): void } {
  const texts = new Set<string>();
  const keep = (value: unknown): void => {
    if (typeof value === 'string') texts.add(value);
    else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) keep(each);
  };
  page.on('response', (response) => {
    // What is answered to a page that was left is nobody's.
    if (response.url().includes('/rpc/')) response.json().then(keep, () => undefined);
  });
  return { texts, forget: () => texts.clear() };
}

/** Accounts of the official chart and sources of money have Chinese names only, and the console knows them by itself. */
const CHART = [
  ...groupChart().accounts.map(({ code, name }) => `${code} ${name}`),
  ...FUND_SOURCES.map(({ name }) => name),
];
const CATALOGUE: ReadonlySet<string> = new Set(Object.values(zhCN));

/**
 * Words in sight, or said of fields and pictures, that are neither in the language of the page nor in its data. Data for
 * which the catalogue has a word of its own is no excuse.
 */
export async function foreignWords(page: Page, locale: Locale, data: ReadonlySet<string>): Promise<string[]> {
  const said = await page.evaluate((language) => {
    const texts: string[] = [];
    const isOwn = (element: Element): boolean => {
      const marked = element.closest('[lang]');
      return !marked || marked === document.documentElement || marked.getAttribute('lang') === language;
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent?.checkVisibility() && !parent.closest('script, style') && isOwn(parent))
        texts.push(node.textContent ?? '');
    }
    // The name of a drawing within a button that has a name of its own is heard by nobody.
    for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
      for (const element of document.querySelectorAll(`[${name}]`))
        if (isOwn(element) && !element.closest('[aria-hidden=true], button[aria-label] *'))
          texts.push(element.getAttribute(name) ?? '');
    return texts;
  }, locale);
  const books = [...data, ...CHART].filter((text) => locale !== 'en' || !CATALOGUE.has(text)).join('\n');
  const foreign = (word: string): boolean => !LATIN.has(word.toLowerCase()) && !books.includes(word);
  const words = locale === 'en' ? /\p{Script=Han}+/gu : /[a-z]{3,}/gi;
  return [...new Set(said)].filter((text) => (text.match(words) ?? []).some(foreign)).map((text) => text.trim());
}

/** What can be pressed or is a heading and stands, wholly or partly, where nobody can scroll to; figures cut short. */
export const lostAtTheEdge = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const lost: string[] = [];
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth > clientWidth) lost.push(`the page is ${scrollWidth - clientWidth} px wider than the window`);
    for (const element of document.querySelectorAll('button, a, input, select, textarea, h1, h2')) {
      if (!element.checkVisibility() || element.closest('.visually-hidden, .ag-root, [aria-hidden=true]')) continue;
      const { right, left, width } = element.getBoundingClientRect();
      if (width <= 1) continue;
      for (let up = element.parentElement; up; up = up.parentElement) {
        const { overflowX } = getComputedStyle(up);
        if (overflowX === 'auto' || overflowX === 'scroll') break;
        const edge = up.getBoundingClientRect();
        const beyond = Math.max(right - edge.right, edge.left - left);
        if ((overflowX === 'hidden' || overflowX === 'clip' || up === document.body) && beyond > 1) {
          const name = element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';
          lost.push(`${element.tagName.toLowerCase()} ${name.slice(0, 40)} is cut by ${Math.round(beyond)} px`);
          break;
        }
      }
    }
    for (const element of document.querySelectorAll('main *')) {
      const { textOverflow } = getComputedStyle(element);
      if (textOverflow !== 'ellipsis' || element.closest('.ag-root') || !element.checkVisibility()) continue;
      const text = element.textContent?.trim() ?? '';
      if (element.scrollWidth > element.clientWidth + 1 && /\d\.\d\d/.test(text))
        lost.push(`the figure ${text} is cut`);
    }
    return lost;
  });

const MOST_STOPS = 80;

/** Places in the tab order that look the same with the focus and without it. */
export async function unmarkedFocus(page: Page): Promise<string[]> {
  const found = new Set<string>();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const left = await page.evaluate(() => {
      const desk = globalThis as unknown as { before?: { element: Element; look: string }; seen?: Set<Element> };
      desk.seen ??= new Set();
      const lookOf = (element: Element): string => {
        // A field with several choices in it is marked as a whole, further up.
        const field = element.closest('label') ?? element.closest('.ant-select');
        const around = [element, field, element.parentElement, element.parentElement?.parentElement];
        return around
          .map((each) => {
            if (!each) return '';
            const { outlineStyle, outlineColor, outlineWidth, boxShadow, borderColor, backgroundColor } =
              getComputedStyle(each);
            return [outlineStyle, outlineColor, outlineWidth, boxShadow, borderColor, backgroundColor].join();
          })
          .join('|');
      };
      const { before } = desk;
      const at = document.activeElement;
      const unmarked =
        before && before.element !== at && lookOf(before.element) === before.look ? before.element : undefined;
      const again = !at || at === document.body || desk.seen.has(at);
      if (at && !again) {
        desk.seen.add(at);
        desk.before = { element: at, look: lookOf(at) };
      } else delete desk.before;
      const name = unmarked && (unmarked.getAttribute('aria-label') ?? unmarked.textContent?.trim() ?? '').slice(0, 40);
      return {
        unmarked: unmarked && `${unmarked.tagName.toLowerCase()}.${unmarked.className} ${name}`,
        again: again && desk.seen.size > 0 && at !== document.body,
      };
    });
    if (left.unmarked) found.add(left.unmarked);
    if (left.again) break;
  }
  return [...found];
}
