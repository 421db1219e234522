import { Drawer as AntdDrawer } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
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
      <ByKeyboard />
      {props.children}
    </AntdDrawer>
  );
}

/** What only scrolls is reached by the keyboard as well: a body without anything to focus takes the focus itself. */
function ByKeyboard() {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const body = mark.current?.parentElement;
    if (!body) return;
    const look = () => {
      const scrolls = body.scrollHeight > body.clientHeight && !body.querySelector(FOCUSABLE);
      if (scrolls) body.tabIndex = 0;
      else body.removeAttribute('tabindex');
    };
    const observer = new MutationObserver(look);
    observer.observe(body, { childList: true, subtree: true });
    look();
    return () => observer.disconnect();
  }, []);
  return <span ref={mark} hidden />;
}

const FOCUSABLE = 'a[href], button:not(:disabled), input:not(:disabled), select, textarea, summary, [tabindex="0"]';
