import { assertNever } from '../../../domain/assert-never.ts'
import type { Adoption } from '../../../domain/periodical.ts'
import { useTimes } from '../../../ui/words/use-times.ts'
import { useWords } from '../../../ui/words/words.ts'
import type { OfficeDecision } from './office-news.ts'

/** What the office decided, as short parts: 《望澜政务信息》第 31 期，单篇; 原因：要素不全, the editor's words. */
export function useDecisionWords() {
  const { t } = useWords()
  const { formatDay } = useTimes()

  function decisionDetails(event: OfficeDecision, now: number): string[] {
    switch (event.type) {
      case 'adopted':
        return [nameUse(event.adoption), ...shareOf(event.adoption.share?.percent)]
      case 'returned':
      case 'not_used':
        return withWords([t('field.timeline.reason', { reason: t(`reason.${event.reason}`) })], event.words)
      case 'reserved':
        return event.reason === undefined
          ? withWords(event.words.trim() === '' ? [t('event.kept')] : [], event.words)
          : withWords([t('field.timeline.reason', { reason: t(`reason.${event.reason}`) })], event.words)
      case 'merged': {
        const into = event.title === undefined ? [] : [t('event.into', { title: event.title })]
        return [...into, ...shareOf(event.percent)]
      }
      case 'not_used_above':
        return withWords([t(`level.${event.level}`)], event.words)
      case 'commented':
        return [event.words, event.by]
      case 'instructed': {
        const { leader, givenAt, words } = event
        return [t('event.instructedBy', { leader, day: formatDay(givenAt, now) }), words]
      }
      default:
        return assertNever(event)
    }
  }

  /** 《望澜政务信息》第 31 期，单篇; an outlet without issues has none, and another's has its level before it. */
  function nameUse({ periodicalName, issue, form, level = 'county' }: Adoption): string {
    const named = { periodical: periodicalName, form: t(`form.${form}`) }
    const use = issue === null ? t('event.use', named) : t('event.adoption', { ...named, issue })
    return level === 'county' ? use : `${t(`level.${level}`)} ${use}`
  }

  function shareOf(percent: number | undefined): string[] {
    return percent === undefined ? [] : [t('event.share', { percent: String(percent) })]
  }

  function withWords(parts: string[], words: string): string[] {
    return words.trim() === '' ? parts : [...parts, words]
  }

  return { decisionDetails, nameUse }
}
