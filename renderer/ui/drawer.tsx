import { Drawer as AntdDrawer } from 'antd';
import type { ReactNode } from 'react';
import { useTaste } from './context.tsx';

/** What something is made of, beside the page it belongs to. Escape closes it, and the focus goes back to where it was. */
export function Drawer(props: {
  readonly open: boolean;
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** In pixels; never wider than the window. */
  readonly width?: number;
  readonly footer?: ReactNode;
}) {
  const { t } = useTaste();
  return (
    <AntdDrawer
      open={props.open}
      onClose={props.onClose}
      title={props.title}
      size={props.width ?? 420}
      footer={props.footer ?? null}
      closable={{ 'aria-label': t('close'), placement: 'end' }}
      styles={{ wrapper: { maxWidth: '100vw' } }}
      destroyOnHidden
    >
      {props.children}
    </AntdDrawer>
  );
}
