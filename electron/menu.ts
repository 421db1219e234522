import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';
import type { Translate } from '../shared/i18n/translate.ts';

/** What the menus can do that no role of Electron's does. */
export interface MenuActions {
  print(): void;
  savePdf(): void;
  back(): void;
  forward(): void;
  about(): void;
}

const LINE = { type: 'separator' } as const;

/** The window's menu: what the desktop itself can do (print, copy, zoom); everything of the console is on its pages. */
export function menuTemplate(t: Translate, mac: boolean, actions: MenuActions): MenuItemConstructorOptions[] {
  const about = { label: t('desktop.about'), click: () => actions.about() };
  return [
    ...(mac ? [macMenu(t, about)] : []),
    {
      label: t('desktop.file'),
      submenu: [
        { label: t('desktop.print'), accelerator: 'CmdOrCtrl+P', click: () => actions.print() },
        { label: t('desktop.pdf'), accelerator: 'CmdOrCtrl+Shift+P', click: () => actions.savePdf() },
        LINE,
        mac ? { role: 'close', label: t('desktop.close') } : { role: 'quit', label: t('desktop.quit') },
      ],
    },
    {
      label: t('desktop.edit'),
      submenu: [
        { role: 'undo', label: t('desktop.undo') },
        { role: 'redo', label: t('desktop.redo') },
        LINE,
        { role: 'cut', label: t('desktop.cut') },
        { role: 'copy', label: t('desktop.copy') },
        { role: 'paste', label: t('desktop.paste') },
        { role: 'selectAll', label: t('desktop.selectAll') },
      ],
    },
    {
      label: t('desktop.view'),
      submenu: [
        { label: t('desktop.back'), accelerator: mac ? 'Cmd+[' : 'Alt+Left', click: () => actions.back() },
        { label: t('desktop.forward'), accelerator: mac ? 'Cmd+]' : 'Alt+Right', click: () => actions.forward() },
        { role: 'reload', label: t('desktop.reload') },
        LINE,
        { role: 'resetZoom', label: t('desktop.actualSize') },
        { role: 'zoomIn', label: t('desktop.zoomIn') },
        { role: 'zoomOut', label: t('desktop.zoomOut') },
        { role: 'togglefullscreen', label: t('desktop.fullScreen') },
      ],
    },
    { label: t('desktop.window'), submenu: [{ role: 'minimize', label: t('desktop.minimise') }] },
    ...(mac ? [] : [{ label: t('desktop.help'), submenu: [about] }]),
  ];
}

/** What a Mac expects under the program's own name. */
const macMenu = (t: Translate, about: MenuItemConstructorOptions): MenuItemConstructorOptions => ({
  label: t('app.name'),
  submenu: [
    about,
    LINE,
    { role: 'hide', label: t('desktop.hide') },
    { role: 'hideOthers', label: t('desktop.hideOthers') },
    { role: 'unhide', label: t('desktop.showAll') },
    LINE,
    { role: 'quit', label: t('desktop.quit') },
  ],
});

/** What the other mouse button offers on text and in fields; nothing where there is nothing to do. */
export function contextTemplate(
  t: Translate,
  { isEditable, selectionText, editFlags }: Pick<ContextMenuParams, 'isEditable' | 'selectionText' | 'editFlags'>,
): MenuItemConstructorOptions[] {
  const copy = { role: 'copy' as const, label: t('desktop.copy'), enabled: editFlags.canCopy };
  if (!isEditable) return selectionText.trim() === '' ? [] : [copy];
  return [
    { role: 'cut', label: t('desktop.cut'), enabled: editFlags.canCut },
    copy,
    { role: 'paste', label: t('desktop.paste'), enabled: editFlags.canPaste },
    { role: 'selectAll', label: t('desktop.selectAll'), enabled: editFlags.canSelectAll },
  ];
}
