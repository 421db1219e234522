import type { MenuItemConstructorOptions } from 'electron';

/** The window's menu: what the desktop itself can do (copy, zoom, print); everything of the console is on its pages. */
export function menuTemplate(chinese: boolean, mac: boolean): MenuItemConstructorOptions[] {
  const say = (zh: string, en: string): string => (chinese ? zh : en);
  return [
    ...(mac ? [{ role: 'appMenu' as const }] : []),
    {
      label: say('编辑', 'Edit'),
      submenu: [
        { role: 'undo', label: say('撤销', 'Undo') },
        { role: 'redo', label: say('重做', 'Redo') },
        { type: 'separator' },
        { role: 'cut', label: say('剪切', 'Cut') },
        { role: 'copy', label: say('复制', 'Copy') },
        { role: 'paste', label: say('粘贴', 'Paste') },
        { role: 'selectAll', label: say('全选', 'Select all') },
      ],
    },
    {
      label: say('视图', 'View'),
      submenu: [
        { role: 'reload', label: say('重新载入', 'Reload') },
        { type: 'separator' },
        { role: 'resetZoom', label: say('实际大小', 'Actual size') },
        { role: 'zoomIn', label: say('放大', 'Zoom in') },
        { role: 'zoomOut', label: say('缩小', 'Zoom out') },
        { role: 'togglefullscreen', label: say('全屏', 'Full screen') },
      ],
    },
    {
      label: say('窗口', 'Window'),
      submenu: [
        { role: 'minimize', label: say('最小化', 'Minimise') },
        mac ? { role: 'close', label: say('关闭', 'Close') } : { role: 'quit', label: say('退出', 'Quit') },
      ],
    },
  ];
}
