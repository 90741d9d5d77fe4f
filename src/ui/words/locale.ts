/** Languages of the screens; Chinese is first everywhere and is what stands while another one is still on its way. */
export const LOCALES = ['zh-CN', 'en'] as const
export type Locale = (typeof LOCALES)[number]

const STORAGE_KEY = 'caifeng.locale'

/** The language chosen on this device. Storage may be closed to the page: then Chinese. */
export function rememberedLocale(): Locale {
  try {
    const stored = localStorage.getItem(STORAGE_KEY)
    return LOCALES.find((locale) => locale === stored) ?? 'zh-CN'
  } catch {
    return 'zh-CN'
  }
}

export function rememberLocale(locale: Locale) {
  try {
    localStorage.setItem(STORAGE_KEY, locale)
  } catch {
    // The choice then holds until the page is closed.
  }
}
