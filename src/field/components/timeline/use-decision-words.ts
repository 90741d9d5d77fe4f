import { assertNever } from '../../../domain/assert-never.ts'
import type { Adoption } from '../../../domain/periodical.ts'
import { useWords } from '../../../ui/words/words.ts'
import type { OfficeDecision } from './office-news.ts'

/** What the office decided, as short parts: 《望澜政务信息》第 31 期，单篇; 原因：要素不全, the editor's words. */
export function useDecisionWords() {
  const { t } = useWords()

  function decisionDetails(event: OfficeDecision): string[] {
    switch (event.type) {
      case 'adopted': {
        return [useWordsOf(event.adoption)]
      }
      case 'returned':
      case 'not_used':
        return withWords([t('field.timeline.reason', { reason: t(`reason.${event.reason}`) })], event.words)
      case 'reserved':
        return withWords([], event.words)
      case 'merged':
        return []
      default:
        return assertNever(event)
    }
  }

  /** 《望澜政务信息》第 31 期，单篇; an outlet without issues has none. */
  function useWordsOf({ periodicalName, issue, form }: Adoption): string {
    const named = { periodical: periodicalName, form: t(`form.${form}`) }
    return issue === null ? t('event.use', named) : t('event.adoption', { ...named, issue })
  }

  function withWords(parts: string[], words: string): string[] {
    return words.trim() === '' ? parts : [...parts, words]
  }

  return { decisionDetails }
}
