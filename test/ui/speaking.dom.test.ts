import { beforeEach, describe, expect, it, vi } from 'vitest'
import { rememberedLocale } from '../../src/ui/words/locale.ts'
import { useTimes } from '../../src/ui/words/use-times.ts'
import { addRefusals } from '../../src/ui/words/add-refusals.ts'
import { addMessages, createWords, setLocale, useWords } from '../../src/ui/words/words.ts'
import { NOW, shanghai } from '../support/make-ids.ts'

beforeEach(() => {
  localStorage.clear()
  createWords('zh-CN')
})

describe('the words of a page', () => {
  it('Chinese stands at once, before anything has loaded', () => {
    expect(useWords().t('work.adopted')).toBe('已采用')
  })

  it('a language chosen once is there at the next start', async () => {
    expect(await setLocale('en')).toBe(true)
    expect(useWords().t('work.adopted')).toBe('Adopted')
    expect(document.documentElement.lang).toBe('en')
    expect(rememberedLocale()).toBe('en')
  })

  it('a page that starts in English speaks Chinese until English has loaded, and never shows a key', async () => {
    createWords('en')
    const { t, locale } = useWords()
    expect(t('work.adopted')).toBe('已采用')
    await vi.waitFor(() => expect(locale.value).toBe('en'))
    expect(t('work.adopted')).toBe('Adopted')
  })

  it('a room adds its words under its own name, in the language that is spoken', async () => {
    await setLocale('en')
    await addMessages('room', {
      'zh-CN': () => ({ door: '门' }),
      en: () => Promise.resolve({ default: { door: 'Door' } }),
    })
    const { t } = useWords()
    expect(t('room.door')).toBe('Door')
    await setLocale('zh-CN')
    expect(t('room.door')).toBe('门')
  })

  it('words that cannot be had leave the language as it was', async () => {
    await addMessages('far', {
      'zh-CN': () => ({ sea: '海' }),
      en: () => Promise.reject(new Error('offline')),
    })
    expect(await setLocale('en')).toBe(false)
    expect(useWords().locale.value).toBe('zh-CN')
    expect(rememberedLocale()).toBe('zh-CN')
    await addMessages('far', { 'zh-CN': () => ({}), en: () => ({}) })
  })

  it('a code of a newer server is told in general words', () => {
    addRefusals()
    const { refusalText } = useWords()
    expect(refusalText('item.changed')).toContain('有了变化')
    expect(refusalText('item.from_the_future')).toBe('没有办成，请稍后再试。')
  })

  it('English counts one thing as one', async () => {
    await setLocale('en')
    const { t } = useWords()
    expect(t('count.photos', 1)).toBe('1 photo')
    expect(t('count.photos', 3)).toBe('3 photos')
  })
})

describe('times in words', () => {
  it('are read by the clock of Shanghai, wherever the device is', () => {
    const { formatMoment, formatBrief, formatClock } = useTimes()
    expect(formatMoment(shanghai('2026-11-20T10:05'), NOW)).toBe('今天 10:05')
    expect(formatMoment(shanghai('2026-11-19T23:59'), NOW)).toBe('昨天 23:59')
    expect(formatMoment(shanghai('2026-11-06T17:40'), NOW)).toBe('11月6日 17:40')
    expect(formatMoment(shanghai('2025-11-06T17:40'), NOW)).toBe('2025年11月6日 17:40')
    expect(formatBrief(shanghai('2026-11-20T00:01'), NOW)).toBe('00:01')
    expect(formatBrief(shanghai('2026-11-19T00:01'), NOW)).toBe('昨天')
    expect(formatBrief(shanghai('2026-11-06T17:40'), NOW)).toBe('11月6日')
    expect(formatClock(shanghai('2026-11-20T10:21:05'))).toBe('10:21:05')
  })

  it('name the month in English', async () => {
    await setLocale('en')
    const { formatMoment } = useTimes()
    expect(formatMoment(shanghai('2026-11-06T17:40'), NOW)).toBe('6 Nov 17:40')
    expect(formatMoment(shanghai('2025-03-01T08:00'), NOW)).toBe('1 Mar 2025 08:00')
  })
})
