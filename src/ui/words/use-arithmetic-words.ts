import chinese from './arithmetic.zh-CN.json'
import { addMessages, useWords } from './words.ts'

/** The reasons within an arithmetic, by their codes; they come with the screens that print one. */
export function useArithmeticWords() {
  void addMessages('arithmetic', { 'zh-CN': () => chinese, en: () => import('./arithmetic.en.json') })
  const { t } = useWords()

  /** What follows a value, brackets included: `（不高于 120）`, ` (not above 120)`. */
  function sayReason({ code, values }: { code: string; values: Record<string, string | number> }): string {
    return t('arithmetic.because', { reason: t(`arithmetic.${code}`, values) })
  }

  /** A value that nothing was calculated from: `固定 5 分`. */
  function sayValue(code: 'fixed' | 'entered', points: string): string {
    return t(`arithmetic.${code}`, { points })
  }

  return { sayReason, sayValue }
}
