import { App, ConfigProvider, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useMemo, useSyncExternalStore } from 'react';
import { useTaste } from './context.tsx';
import { type Look, paletteOf } from './palette.ts';

/**
 * antd's tokens from our palette: calm, dense, one accent; text sizes and row heights as in tokens.css.
 * @param still nothing moves, for who has asked their system for less motion.
 */
export function antdTheme(look: Look, still = false) {
  const palette = paletteOf(look);
  const of = (name: string): string => palette[name] ?? '';
  return {
    algorithm: look === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily: 'var(--font)',
      fontSize: 13,
      controlHeight: 30,
      borderRadius: 4,
      colorPrimary: of('accent'),
      colorLink: of('accent-ink'),
      colorInfo: of('accent'),
      colorSuccess: of('ok'),
      colorWarning: of('warn'),
      colorError: of('danger'),
      colorTextBase: of('ink'),
      colorBgBase: of('sheet'),
      colorText: of('ink'),
      colorTextSecondary: of('ink-2'),
      colorTextTertiary: of('ink-3'),
      colorTextDescription: of('ink-2'),
      colorTextPlaceholder: of('ink-3'),
      colorTextLightSolid: of('accent-on'),
      colorBgContainer: of('sheet'),
      colorBgElevated: of(look === 'dark' ? 'raised' : 'sheet'),
      colorBgLayout: of('paper'),
      colorBorder: of('field-line'),
      colorBorderSecondary: of('line'),
      colorSplit: of('line-2'),
      colorPrimaryBg: of('accent-soft'),
      controlItemBgActive: of('accent-soft'),
      motionDurationFast: still ? '0s' : '0.1s',
      motionDurationMid: still ? '0s' : '0.12s',
      motionDurationSlow: still ? '0s' : '0.16s',
      motion: !still,
    },
    components: {
      Button: { defaultBorderColor: of('line'), primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Select: { optionSelectedColor: of('accent-ink'), optionSelectedBg: of('accent-soft') },
    },
  };
}

const LESS_MOTION = '(prefers-reduced-motion: reduce)';

/** Whether a media query holds, now and as it changes. */
function useMatches(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}

/** Feeds antd with our palette, type, density and language. Everything of antd stands inside it. */
export function AntdTheme({ children }: { children: ReactNode }) {
  const { locale, dark } = useTaste();
  const still = useMatches(LESS_MOTION);
  const chosen = useMemo(() => antdTheme(dark ? 'dark' : 'light', still), [dark, still]);
  return (
    <ConfigProvider
      locale={locale === 'en' ? enUS : zhCN}
      theme={chosen}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <App
        component={false}
        message={{ maxCount: 3 }}
        notification={{ placement: 'bottomRight', top: 52, maxCount: 4 }}
      >
        {children}
      </App>
    </ConfigProvider>
  );
}
