import { App, ConfigProvider, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useMemo } from 'react';
import { useTaste } from './context.tsx';
import { type Look, paletteOf } from './palette.ts';

/** antd's tokens from our palette: calm, dense, one accent; text sizes and row heights as in tokens.css. */
export function antdTheme(look: Look) {
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
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
    },
    components: {
      Button: { defaultBorderColor: of('line'), primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Select: { optionSelectedColor: of('accent-ink'), optionSelectedBg: of('accent-soft') },
    },
  };
}

/** Feeds antd with our palette, type, density and language. Everything of antd stands inside it. */
export function AntdTheme({ children }: { children: ReactNode }) {
  const { locale, dark } = useTaste();
  const chosen = useMemo(() => antdTheme(dark ? 'dark' : 'light'), [dark]);
  return (
    <ConfigProvider
      locale={locale === 'en' ? enUS : zhCN}
      theme={chosen}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <App component={false} message={{ maxCount: 3 }} notification={{ placement: 'bottomRight', maxCount: 4 }}>
        {children}
      </App>
    </ConfigProvider>
  );
}
