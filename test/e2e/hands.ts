import type { Locator, Page } from 'playwright-core';
import { translator } from '../../shared/i18n/translate.ts';

const zh = translator('zh-CN');

export interface GivenFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** How somebody works at a page: what a journey asks for, by mouse or by keyboard. */
export interface Hand {
  /** Presses a button, a link or a field of a grid; by keyboard with its own key, where it has one. */
  press(control: Locator, key?: string): Promise<void>;
  write(field: Locator, text: string): Promise<void>;
  /** Chooses in a field that is searched by typing. */
  choose(field: Locator, typed: string, option: string): Promise<void>;
  /** To a page of the navigation, by its title. */
  go(title: string): Promise<void>;
  /** Puts a file where the page takes one. */
  give(file: GivenFile): Promise<void>;
}

const upload = (page: Page) => page.locator('.upload').last();
const option = (page: Page, text: string) => page.locator('.ant-select-item-option', { hasText: text });

/** Clicks, and files dropped from the desktop. */
export function byMouse(page: Page): Hand {
  return {
    press: (control) => control.click(),
    async write(field, text) {
      await field.fill(text);
      await field.press('Tab');
    },
    async choose(field, typed, text) {
      await field.click();
      await field.fill(typed);
      await option(page, text).click();
    },
    go: (title) => page.locator('.nav').getByRole('link', { name: title, exact: true }).click(),
    async give({ name, bytes }) {
      const given = [name, bytes.toString('base64')] as const;
      const transfer = await page.evaluateHandle(([called, base64]) => {
        const made = new DataTransfer();
        made.items.add(new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], called));
        return made;
      }, given);
      await upload(page).dispatchEvent('drop', { dataTransfer: transfer });
    },
  };
}

const MOST_STEPS = 150;

/**
 * The next key on the way to an element: Tab, backwards to what stands before, and arrows within what has one place in the
 * tab order. None when there.
 */
function nextKey(target: Element): string | undefined {
  const at = document.activeElement;
  if (!at || at === target) return at ? undefined : 'Tab';
  const isBefore = (at.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
  const tab = isBefore && at !== document.body && !at.contains(target) ? 'Shift+Tab' : 'Tab';
  const one = target.closest('[role=radiogroup], [role=grid], [role=treegrid], .rec-matrix table, .paper table');
  if (!one?.contains(at)) return tab;
  const placeOf = (element: Element): DOMRect => (element.closest('label') ?? element).getBoundingClientRect();
  const [from, to] = [placeOf(at), placeOf(target)];
  if (to.top >= from.bottom - 2) return 'ArrowDown';
  if (to.bottom <= from.top + 2) return 'ArrowUp';
  if (to.left >= from.right - 2) return 'ArrowRight';
  return to.right <= from.left + 2 ? 'ArrowLeft' : tab;
}

/** Keys alone. Nothing is focused or pressed from outside the page; a file dialog that a key opened is answered. */
export function byKeyboard(page: Page): Hand {
  const { keyboard } = page;
  async function reach(target: Locator): Promise<void> {
    await target.waitFor();
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const key = await target.evaluate(nextKey);
      if (key === undefined) return;
      await keyboard.press(key);
    }
    throw new Error(`not reached by keyboard: ${target}`);
  }
  const hand: Hand = {
    async press(control, key) {
      await control.waitFor();
      if (key !== undefined) return keyboard.press(key);
      await reach(control);
      const isChoice = await control.evaluate((element) => element.matches('[type=radio]'));
      await keyboard.press(isChoice ? 'Space' : 'Enter');
    },
    async write(field, text) {
      await reach(field);
      await keyboard.press('Control+a');
      await keyboard.insertText(text);
    },
    async choose(field, typed, text) {
      await reach(field);
      await keyboard.type(typed);
      await option(page, text).waitFor();
      await keyboard.press('Enter');
    },
    async go(title) {
      await keyboard.press('Control+k');
      await keyboard.insertText(title);
      await page.locator('[role=option][aria-selected=true]', { hasText: title }).waitFor();
      await keyboard.press('Enter');
    },
    async give({ name, bytes }) {
      const asked = page.waitForEvent('filechooser');
      await hand.press(upload(page).getByRole('button', { name: zh('upload.choose') }));
      await (await asked).setFiles({ name, mimeType: 'application/octet-stream', buffer: bytes });
    },
  };
  return hand;
}
